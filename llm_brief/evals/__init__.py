"""Scores of the product on labelled data."""
