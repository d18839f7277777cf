"""Is each claimed value in the source's words? Checks yield findings; one pure function makes the label."""
