"""Quantities in words and as values: found, read, compared."""
