"""Who says what: cues, sources and contents in a parsed text."""
