"""The checks of written sentences: each yields the reasons for which a sentence cannot stand."""
