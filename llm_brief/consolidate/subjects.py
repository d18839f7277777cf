"""How many a statement says it is about: "one Dutch and one Spanish diver" are two, "a Spanish diver" is one.

Read from the words before the first verb alone, where each of them is counted; of "police" or "the divers" nobody can
say how many they are.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from llm_brief.consolidate.verb_forms import lemma_of_past
from llm_brief.text.fold import fold_words
from llm_brief.text.numerals import CARDINALS
from llm_brief.text.wordlists import word_set

__all__ = ["Counted", "are_other_counts", "counted_subject"]

_HELPING = word_set("""
    is are was were has have had will would shall should can could may might must do does did be been being
    """)
_SHORT_PASTS = word_set("died lied tied")
_OPENING = word_set("that which who whom whose where when while after before because if although though as")
_LONGEST = 12
"""Words of a subject; a longer stretch without a verb is none."""
_WORD = re.compile(r"\d+(?:,\d{3})+|\w+(?:['-]\w+)*|[,;:(]")
_PARTS = re.compile(r"\s+(?:, )?and\s+|\s+,\s+")
_ARTICLES = frozenset({"a", "an"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The number of those whom a statement is about. ``listed``: they are counted one by one; ``article``: "a man"."""

    number: int
    listed: bool
    article: bool


@lru_cache(maxsize=16384)
def counted_subject(statement: str) -> Counted | None:
    """How many its subject is; None where that is not said of every part of it."""
    words = _WORD.findall(fold_words(statement))
    subject = list(takewhile(lambda word: not _begins_verb(word), words))
    if not subject or len(subject) == len(words) or len(subject) > _LONGEST or _OPENING & set(subject):
        return None
    openings = [part.split()[0] for part in _PARTS.split(" ".join(subject)) if part.split()]
    numbers = [_number(word) for word in openings]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers) or not known:
        return None
    return Counted(sum(known), listed=len(known) > 1, article=bool(_ARTICLES & set(openings)))


def are_other_counts(one: str, other: str, *, of_lists: bool = False) -> bool:
    """Whether the two are about so many and so many others, and not about one number that is told differently.

    "Two divers" and "three divers" may be one report gone wrong; "a diver" and "one Dutch and one Spanish diver" are
    not. ``of_lists``: only where one of them counts its subjects one by one.
    """
    first, second = counted_subject(one), counted_subject(other)
    if first is None or second is None or first.number == second.number:
        return False
    is_list = first.listed or second.listed
    return is_list or (not of_lists and (first.article or second.article))


def _begins_verb(word: str) -> bool:
    return word in _HELPING | _SHORT_PASTS or lemma_of_past(word) is not None


def _number(word: str) -> int | None:
    if word in _ARTICLES:
        return 1
    figures = word.replace(",", "")
    return int(figures) if figures.isdecimal() else CARDINALS.get(word)
