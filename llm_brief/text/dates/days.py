"""Stretches of days that a date with gaps may mean; what `llm_brief.text.dates.edtf` compares."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, date
from typing import NamedTuple

__all__ = ["ANY_YEAR", "FIRST_DAY", "LAST_DAY", "SEASONS", "Stretch", "Years", "stretches_in", "years_like"]

FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()

SEASONS = {  # spring to winter: first and last month in either hemisphere; past 12 is the next year
    21: ((3, 6), (9, 12)),
    22: ((1, 3), (6, 9), (12, 15)),
    23: ((3, 6), (9, 12)),
    24: ((1, 3), (6, 9), (12, 15)),
}


class Stretch(NamedTuple):
    """Days in a row, the first and the last included, as ordinals."""

    first: int
    last: int

    def holds(self, other: "Stretch") -> bool:
        """Whether the other lies inside."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: "Stretch") -> bool:
        """Whether they share a day."""
        return self.first <= other.last and other.first <= self.last

    def widened(self, *, months: int) -> "Stretch":
        """To so many months more on either side, or with none to a day more, as far as the calendar goes."""
        if not months:
            return Stretch(max(self.first - 1, FIRST_DAY), min(self.last + 1, LAST_DAY))
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        return Stretch(_first_of(first.year, first.month - months), _first_of(last.year, last.month + months + 1) - 1)


class Years(NamedTuple):
    """The years among which to look for one that was not stated; both ends included."""

    low: int
    high: int

    def wider(self, by: int) -> "Years":
        """With so many years more on either side, as far as the calendar goes."""
        return Years(max(self.low - by, 1), min(self.high + by, MAXYEAR))


ANY_YEAR = Years(1, MAXYEAR)


def years_like(pattern: str, window: Years) -> Iterator[int]:
    """The years that four digits with ``X`` for the unknown may mean, rising.

    Those of "199X" are all given; those of "XXXX" or "XX89" only as far as ``window`` goes.
    """
    if pattern.isdecimal():
        return iter((int(pattern),))
    if pattern == "XXXX":
        return iter(range(window.low, window.high + 1))
    low, high = window
    if not pattern.startswith("X"):
        low, high = (int(pattern.replace("X", digit)) for digit in "09")
    matches = re.compile(pattern.replace("X", ".")).fullmatch
    return (year for year in range(max(low, 1), high + 1) if matches(f"{year:04}"))


def stretches_in(year: int, month: int | None, day: int | None) -> Iterator[Stretch]:
    """What a month (or a season, 21 to 24) and a day may mean within a year, rising; None is unknown."""
    if month in SEASONS:
        yield from (_months(year, *span) for span in SEASONS[month])
    elif day is None:
        yield _months(year, month or 1, month or 12)
    else:
        for each in (month,) if month else range(1, 13):
            if day <= monthrange(year, each)[1]:
                yield Stretch(*[date(year, each, day).toordinal()] * 2)


def _months(year: int, first: int, last: int) -> Stretch:
    return Stretch(_first_of(year, first), _first_of(year, last + 1) - 1)


def _first_of(year: int, month: int) -> int:
    """The first day of a month, 13 being January of the next year, kept to one day around the calendar."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if year < 1:
        return FIRST_DAY
    return date(year, month, 1).toordinal() if year <= MAXYEAR else LAST_DAY + 1
