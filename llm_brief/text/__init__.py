"""Documents, places in them, and pure functions over their words. Imports no other part of the product."""
