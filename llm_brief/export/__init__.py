"""A briefing for other programs: JSON lines, tables, W3C Web Annotations, STIX 2.1."""
