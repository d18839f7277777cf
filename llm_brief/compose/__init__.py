"""The prose of a briefing: chosen by stated rules, written by a model or from templates, checked either way."""
