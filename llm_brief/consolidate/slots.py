"""Names by their place in a clause: whom a pact is signed "with", whom somebody praises, who attacks whom.

Read from the words alone, for a field may be missing where the words are not. Two clauses that have another name in the
same place tell of two things; two that change the places of their names tell one matter the other way round.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from llm_brief.consolidate.terms import concept_of
from llm_brief.consolidate.verb_forms import lemma_of_past
from llm_brief.text.fold import fold_words
from llm_brief.text.wordlists import word_set

__all__ = ["OBJECT", "SUBJECT", "Slot", "is_told_of_both", "names_by_slot"]

Slot = tuple[str, str]
"""The word that a name hangs on, as a concept, and the preposition between them, or `SUBJECT` or `OBJECT`."""

SUBJECT = "subject"
OBJECT = "object"

_PREPOSITIONS = word_set("with against from to of over for by on")
_ELSEWHERE = word_set(
    "in at near after before during since until between among around inside outside as and or but that who which"
)
"""Behind them stands where, when or who else: no place that is compared."""
_DATES = word_set("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december
    """)
_MUTUAL = word_set("""
    meet talk agree sign cooperate negotiate discuss trade clash fight marry join speak confer debate exchange share
    match border resemble draw tie unite merge wed date accompany host visit see
    """)
"""What two do together is the same told of either."""
_WORD = re.compile(r"[\w’'.\-]+|[,;:()“”\"—–]")
_CAPITALS = re.compile(r"[A-Z]")
_FAR = 4
"""Words between a name and what it hangs on, at most: "praised the young goalkeeper Ana Reis"."""


def is_told_of_both(slot: Slot) -> bool:
    """Whether the act is told of either party alike: who met whom is not who beat whom."""
    return slot[0] in _mutual()


@lru_cache(maxsize=1)
def _mutual() -> frozenset[str]:
    return frozenset(concept_of(word) for word in _MUTUAL)


@lru_cache(maxsize=16384)
def names_by_slot(clause: str) -> Mapping[Slot, tuple[str, ...]]:
    """The names of a clause by the place in which they stand; names that are only where or when are left out."""
    words = [word.strip(".'’") or word for word in _WORD.findall(clause)]
    found: dict[Slot, list[str]] = defaultdict(list)
    for start, end in _runs(words):
        slot = _slot(words, start, end)
        if slot is not None:
            found[slot].append(" ".join(words[start:end]))
    return MappingProxyType({slot: tuple(names) for slot, names in found.items()})


def _runs(words: list[str]) -> list[tuple[int, int]]:
    """From where to where words in capitals stand side by side, none of them a date's."""
    runs: list[tuple[int, int]] = []
    for at, word in enumerate(words):
        if not _CAPITALS.match(word) or fold_words(word) in _DATES:
            continue
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _slot(words: list[str], start: int, end: int) -> Slot | None:
    """What the name hangs on: its own verb where it opens the clause, else the verb or the preposition before it."""
    if start == 0:
        verb = _past(words[end]) if end < len(words) else None
        return (verb, SUBJECT) if verb else None
    for at in range(start - 1, max(-1, start - 1 - _FAR), -1):
        word = fold_words(words[at])
        if word in _ELSEWHERE or not word[:1].isalnum():
            return None
        if word in _PREPOSITIONS:
            return (concept_of(fold_words(words[at - 1])), word) if at and words[at - 1][:1].islower() else None
        verb = _past(words[at])
        if verb:
            return verb, OBJECT
    return None


def _past(word: str) -> str | None:
    lemma = lemma_of_past(fold_words(word)) if word[:1].islower() else None
    return concept_of(lemma) if lemma else None
