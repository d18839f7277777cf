"""Records and what they are made of: drafts from a model, grounded claims, leaves with verdicts, the briefing."""
