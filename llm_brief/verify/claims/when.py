"""Whether a date of a claim follows from one of the document."""

import re
from datetime import date
from functools import lru_cache

from llm_brief.text import edtf
from llm_brief.text.edtf import EDTF, contains

__all__ = ["WEEKDAY", "compatible", "follows", "is_other_weekday", "read_value"]

WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_YEAR = 4
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


read_value = lru_cache(maxsize=16384)(EDTF.parse)
"""The value that an EDTF notation stands for."""
compatible = lru_cache(maxsize=16384)(edtf.compatible)
"""Whether one date could be the other; the dates of a document come up again with every claim."""


@lru_cache(maxsize=16384)
def follows(value: EDTF, told: EDTF) -> bool:
    """Whether a date is the one told or vaguer.

    "By May" is true of all that was done in March, and yet not what "by March" says: an end is the one told.
    """
    if not contains(value, told):
        return False
    ended = str(value).startswith("..") or (value.is_interval and told.is_interval)
    return not ended or (contains(told, value) and _ends(value) == _ends(told))


def _ends(value: EDTF) -> list[str]:
    """The month and day of both ends of an interval: that the years are open does not make two days one."""
    return [end[_YEAR:] for end in str(value).split("/")]


def is_other_weekday(text: str, value: EDTF) -> bool:
    """Whether a full date is given a weekday that it does not have."""
    named = WEEKDAY.findall(text)
    try:
        real = date.fromisoformat(str(value)).weekday()
    except ValueError:
        return False
    return bool(named) and all(_DAYS.index(day.lower()) != real for day in named)
