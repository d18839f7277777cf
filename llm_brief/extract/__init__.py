"""Documents into grounded drafts: the model points and copies, code looks the words up."""
