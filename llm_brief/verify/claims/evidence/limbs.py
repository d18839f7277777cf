"""The limbs of a sentence: the parts that commas, semicolons and joining words make of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import Word

__all__ = ["JOINING", "Limb", "coarse_limbs", "fine_limbs", "limbs_told"]

JOINING = frozenset({"and", "but", "while", "whereas", "against"})
"""Words that open a limb."""
_RELATIVE = frozenset({"which", "who", "whose", "whom", "where"})
_MARKS = ",;:()–—"


@dataclass(frozen=True, slots=True)
class Limb:
    """Some words of a sentence in a row, and whether a semicolon or a joining word opens them."""

    words: tuple[Word, ...]
    joined: bool

    def holds(self, stem: str) -> bool:
        """Whether one of the words has this stem."""
        return any(word.stem == stem for word in self.words)


def fine_limbs(words: tuple[Word, ...], text: str, offset: int = 0) -> tuple[Limb, ...]:
    """The limbs of ``words`` of ``text``, whose places count from ``offset``, cut at every mark and joining word."""
    limbs: list[list[Word]] = [[]]
    joined = [False]
    for at, word in enumerate(words):
        between = text[words[at - 1].end - offset : word.start - offset] if at else ""
        joins = word.text in JOINING or ";" in between
        marked = any(mark in between for mark in _MARKS) and word.text not in _RELATIVE
        if at and (joins or marked):
            limbs.append([])
            joined.append(joins)
        limbs[-1].append(word)
    return tuple(Limb(tuple(limb), joins) for limb, joins in zip(limbs, joined, strict=True))


@lru_cache(maxsize=1024)
def limbs_told(source: Source, at: int) -> tuple[Limb, ...]:
    """The fine limbs of a sentence of a document, by its position."""
    sentence = source.document.sentences[at]
    return fine_limbs(source.sentences[at], sentence.text, sentence.start)


def coarse_limbs(limbs: Sequence[Limb]) -> tuple[Limb, ...]:
    """The same limbs, where a comma alone parts nothing: "310 in Serrat, up from 250"."""
    found: list[Limb] = []
    for limb in limbs:
        if found and not limb.joined:
            found[-1] = Limb((*found[-1].words, *limb.words), found[-1].joined)
        else:
            found.append(limb)
    return tuple(found)
