"""What a rule has to say."""

from dataclasses import dataclass

__all__ = ["Flag"]


@dataclass(frozen=True, slots=True, order=True)
class Flag:
    """A breach of a rule: where, which, what is wrong, and how to mend it. ``line`` counts from 1."""

    line: int
    rule: str
    message: str
    mend: str
