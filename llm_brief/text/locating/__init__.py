"""Quoted words and their place in a document."""
