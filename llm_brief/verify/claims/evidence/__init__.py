"""What of the document speaks to a claim: the same act, the same speaker, and what frames them."""
