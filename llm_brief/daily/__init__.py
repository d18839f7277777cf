"""Every day: an inbox, what is new in it, and a memory of what was reported before."""
