"""Whether words were cut off before something that turns them."""

import re

__all__ = ["condition_after"]

_CONDITION = re.compile(
    r"\W{0,3}\s*"
    r"(?P<words>(?:provided|unless|on condition|as long as|so long as|if|except|but only|only if)\b[^.;\n]{0,80})",
    re.IGNORECASE,
)


def condition_after(text: str, end: int) -> str | None:
    """The condition or exception that follows the words which end at ``end`` in the same sentence, or None."""
    found = _CONDITION.match(text, end)
    if found is None or re.search(r"[.;!?\n]", text[end : found.start("words")]):
        return None
    return " ".join(found["words"].split())
