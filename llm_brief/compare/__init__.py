"""Two briefings side by side: which facts are the same, and what is different about them."""
