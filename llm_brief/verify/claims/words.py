"""Words as the checks compare them: folded, without their endings, numbers in figures."""

import re
from collections.abc import Iterator
from functools import lru_cache
from os.path import commonprefix
from typing import NamedTuple

from llm_brief.text.fold import fold_words
from llm_brief.text.numerals import TENS
from llm_brief.text.stems import stem_of

__all__ = ["PRONOUNS", "STOP_WORDS", "TITLES", "Word", "is_number", "near", "read_words"]


class Word(NamedTuple):
    """One word of a text: as folded, its stem, where it stands, and whether it begins with a capital.

    ``is_content``: whether it says something by itself.
    """

    text: str
    stem: str
    start: int
    end: int
    capital: bool
    is_content: bool


PRONOUNS = frozenset("he she it they him her them his hers its their theirs who whom whose which".split())
"""Words that stand for somebody named elsewhere."""

STOP_WORDS = PRONOUNS | frozenset(
    """a an the of to in on at by for with from as and or but nor so yet if than then that this these those we us our
    you your i me my is are was were be been being am has have had having do does did doing will would shall should
    can could may might must not no 's what where when while there here into onto over under about after before
    between during through against out up down off again also just only very too more most some any each other such
    own same both few all s t don now ' - % $ € £""".split()
)
"""Words that carry no claim of their own."""

TITLES = frozenset("mr mrs ms miss dr sir dame lord lady".split())
"""Titles that stand before a family name and say nothing more."""

_LETTERS = frozenset({"US", "WHO"})
"""Names of two bodies that, written small, are small words."""
_TENS = "|".join(TENS)
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_WORD = re.compile(
    rf"(?i:\bper cent\b|\b(?:{_TENS})\s?[-‐]\s?(?:{_UNITS})\b)|"
    r"\d{1,3}(?:,\s?\d{3})+(?!\d)|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[’'](?!s\b)[^\W\d_]+)*|[%$€£]|['’]s\b"
)
_AS_WORDS = {"%": "percent", "per cent": "percent"}
_PREFIX = 4


@lru_cache(maxsize=16384)
def read_words(text: str) -> tuple[Word, ...]:
    """The words of ``text`` in order; marks between them are left out."""
    return tuple(_words(text))


def _words(text: str) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        folded, stem, capital, is_content = _read(found[0])
        yield Word(folded, stem, found.start(), found.end(), capital, is_content)


@lru_cache(maxsize=65536)
def _read(word: str) -> tuple[str, str, bool, bool]:
    """A word as folded, its stem, whether it begins with a capital, and whether it says something by itself."""
    folded = fold_words(word) or word
    folded = _AS_WORDS.get(folded, folded.replace(" ", ""))
    is_content = folded not in STOP_WORDS or word in _LETTERS
    return folded, stem_of(folded), word[0].isupper(), is_content


def is_number(stem: str) -> bool:
    """Whether a stem is a number."""
    return stem[:1].isdigit()


def near(one: str, other: str) -> bool:
    """Whether two stems look like forms of one word: they differ in endings that words of one family have."""
    shared = len(commonprefix((one, other)))  # noqa: RUF071 - letter by letter is what is wanted
    if shared < _PREFIX or is_number(one) or is_number(other):
        return False
    return one[shared:] in _FAMILY and other[shared:] in _FAMILY


_FAMILY = frozenset(
    """ n an ian ish es i ic ical ist ism at iv at t al ag anc enc ant ent ur th d dom hood ship ful less ty is iz if
    ut ov s""".split()
) | {""}
