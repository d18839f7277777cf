"""What the parse of a text says: clauses, their parts and mood, the people in it, what turns words."""
