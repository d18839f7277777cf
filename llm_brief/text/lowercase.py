"""Lower case that keeps every character at its place."""

__all__ = ["lower_in_place"]


def lower_in_place(text: str) -> str:
    """The text in lower case; the few characters whose lower case is longer than they are stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
