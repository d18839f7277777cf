"""The professional rules of a briefing (ICD 203, ICD 206), checked on the page that a reader gets."""
