"""A briefing as text: one function from Briefing to str for each format."""
