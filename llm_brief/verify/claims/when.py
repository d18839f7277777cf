"""Whether a date of a claim follows from one of the document."""

import re
from datetime import date
from functools import lru_cache

from llm_brief.text.dates import edtf
from llm_brief.text.dates.edtf import EDTF, contains

__all__ = ["WEEKDAY", "compatible", "day_number", "follows", "holds", "is_other_weekday", "read_value"]

WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_YEAR = 4
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


read_value = lru_cache(maxsize=16384)(EDTF.parse)
"""The value that an EDTF notation stands for."""
compatible = lru_cache(maxsize=16384)(edtf.compatible)
"""Whether one date could be the other; the dates of a document come up again with every claim."""

holds = lru_cache(maxsize=16384)(contains)
"""Whether the first date is the second or vaguer."""


def day_number(name: str) -> int:
    """The place of a day in the week, 0 for Monday."""
    return _DAYS.index(name.lower())


@lru_cache(maxsize=16384)
def follows(value: EDTF, told: EDTF) -> bool:
    """Whether a date is the one told or vaguer.

    "By May" is true of all that was done in March, and yet not what "by March" says: an end is the one told.
    """
    if not contains(value, told):
        return False
    ended = str(value).startswith("..") or (value.is_interval and told.is_interval)
    return not ended or (contains(told, value) and _ends(value) == _ends(told)) or _is_rounded(value, told)


def _is_rounded(value: EDTF, told: EDTF) -> bool:
    """Whether two ends are the same but for the day: "between January and May" for "between January 3 and May 12"."""
    ends, others = str(value).split("/"), str(told).split("/")
    whole = len(ends) == 2 == len(others) and all(len(end) > _YEAR for end in ends)
    return whole and all(other.startswith(end) for end, other in zip(ends, others, strict=True))


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
    return bool(named) and all(day_number(day) != real for day in named)
