"""Dates with honest gaps: the part of EDTF (ISO 8601-2) that the product writes.

::

    2025  2025-09  2025-09-03       a year, a month, a day
    199X  19XX                      a decade, a century
    XXXX-09-03  2025-XX  XX89       digits nobody stated
    2025-21 .. 2025-24              spring, summer, autumn, winter (no hemisphere implied)
    2025-09-03/2025-09-04           from the first to the last
    2021/..  ../2025-03             open: "since 2021", "until March 2025"
    2019~  2019?  2019%             approximate, uncertain, both

A value stands for its *readings*: the stretches of days it may mean. `compatible` and `contains` compare
readings, so a year that nobody stated never makes two reports disagree.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Self

from llm_brief.text.dates.days import (
    ANY_YEAR,
    FIRST_DAY,
    LAST_DAY,
    SEASONS,
    Stretch,
    Years,
    stretches_in,
    years_like,
)

__all__ = ["EDTF", "Moment", "Precision", "compatible", "contains"]

_MOMENT = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<qualifier>[~?%]?)")


class Precision(StrEnum):
    """The finest thing a value states."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


_SLACK = {Precision.DAY: 0, Precision.MONTH: 1, Precision.SEASON: 3, Precision.DECADE: 120, Precision.CENTURY: 1200}
_SLACK_OF_YEARS = 12  # months


@dataclass(frozen=True, slots=True)
class Moment:
    """One date, or one end of an interval. Digits nobody stated are ``X``; what is not spoken of is None.

    Raises ``ValueError`` for a day that no calendar has.
    """

    year: str = "XXXX"
    month: str | None = None
    day: str | None = None
    qualifier: str = ""

    def __post_init__(self) -> None:
        if not (_MOMENT.fullmatch(str(self)) and self._exists()):
            raise ValueError(f"no such date in EDTF: {str(self)!r}")

    @classmethod
    def of(cls, year: int | None, month: int | None = None, day: int | None = None) -> Self:
        """From numbers; a year not given is unknown, and so is the month of a day without one."""
        unspoken = "XX" if day is not None else None
        return cls(
            "XXXX" if year is None else f"{year:04}",
            unspoken if month is None else f"{month:02}",
            None if day is None else f"{day:02}",
        )

    @classmethod
    def on(cls, day: date) -> Self:
        """The day itself."""
        return cls.of(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> Self:
        """From its notation; ``ValueError`` for anything else."""
        match = _MOMENT.fullmatch(text)
        if match is None:
            raise ValueError(f"no such date in EDTF: {text!r}")
        return cls(**match.groupdict())

    def __str__(self) -> str:
        return "-".join(part for part in (self.year, self.month, self.day) if part is not None) + self.qualifier

    @property
    def precision(self) -> Precision:
        """The finest unit whose digits are all stated."""
        month = _number(self.month)
        if _number(self.day):
            return Precision.DAY
        if month:
            return Precision.SEASON if month in SEASONS else Precision.MONTH
        unstated = self.year.lstrip("0123456789")
        return {"": Precision.YEAR, "X": Precision.DECADE, "XX": Precision.CENTURY}.get(unstated, Precision.UNKNOWN)

    @property
    def has_year(self) -> bool:
        """Whether the millennium at least is stated, so that the date has a place on a timeline."""
        return not self.year.startswith("X")

    def readings(self, window: Years) -> Iterator[Stretch]:
        """The days it may mean, rising; an approximate date is widened by one of its own unit."""
        slack = _SLACK.get(self.precision, _SLACK_OF_YEARS) if self.qualifier in ("~", "%") else None
        month, day = _number(self.month), _number(self.day)
        for year in years_like(self.year, window):
            for stretch in stretches_in(year, month, day):
                yield stretch if slack is None else stretch.widened(months=slack)

    def _exists(self) -> bool:
        month, day = _number(self.month), _number(self.day)
        if self.year == "0000" or month == 0 or day == 0:
            return False
        if month and month > 12 and (month not in SEASONS or self.day):
            return False
        return next(self.readings(Years(1900, 2099)), None) is not None


@dataclass(frozen=True, slots=True)
class EDTF:
    """A date or an interval. An interval's end that is None is open; a plain date has both ends equal.

    ``EDTF.parse(str(value)) == value``. Raises ``ValueError`` for an interval that ends before it begins.
    """

    start: Moment | None
    end: Moment | None

    def __post_init__(self) -> None:
        if self.start is self.end is None:
            raise ValueError("an EDTF interval needs at least one end")
        if self.is_interval and not list(_readings(*self._nominal, _window(self))):
            raise ValueError(f"an interval that ends before it begins: {self}")

    @classmethod
    def at(cls, moment: Moment) -> Self:
        """A plain date."""
        return cls(moment, moment)

    @classmethod
    def parse(cls, text: str) -> Self:
        """From its notation; ``ValueError`` for anything outside this subset."""
        start, slash, end = text.partition("/")
        if not slash:
            return cls.at(Moment.parse(text))
        value = cls(*(None if part == ".." else Moment.parse(part) for part in (start, end)))
        if not value.is_interval:
            raise ValueError(f"an interval between a date and itself: {text!r}")
        return value

    def __str__(self) -> str:
        return f"{self.start or '..'}/{self.end or '..'}" if self.is_interval else str(self.start)

    @property
    def is_interval(self) -> bool:
        """Whether it has two different ends, or an open one."""
        return self.start != self.end

    @property
    def precision(self) -> Precision:
        """What the date states; every interval is of precision ``interval``."""
        return Precision.INTERVAL if self.is_interval or self.start is None else self.start.precision

    @property
    def has_year(self) -> bool:
        """Whether every end it has states its year, however roughly."""
        return all(moment.has_year for moment in self.moments)

    @property
    def qualifiers(self) -> frozenset[str]:
        """``~`` and ``?``, as far as either end carries them."""
        ends = {moment.qualifier for moment in self.moments}
        return frozenset("~?" if "%" in ends else ends - {""})

    @property
    def earliest(self) -> date | None:
        """The first day it may mean; None when its beginning is open or without a year."""
        return _bound(self.start, first=True)

    @property
    def latest(self) -> date | None:
        """The last day it may mean; None when its end is open or without a year."""
        return _bound(self.end, first=False)

    @property
    def sort_key(self) -> tuple[bool, int, int, str]:
        """Where it goes on a timeline: what has a year first, by its first day, the vaguer before the finer.

        "Until" values stand at the day they end. Values without a year follow in calendar order.
        """
        readings = list(_readings(*self._nominal, _window(self)))
        first, last = readings[0].first, readings[-1 if self.has_year else 0].last
        return not self.has_year, last if self.start is None else first, first - last, str(self)

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The ends that are not open; of a plain date, the date twice."""
        return tuple(moment for moment in (self.start, self.end) if moment)

    def qualified(self, qualifier: str) -> "EDTF":
        """The same with ``~`` or ``?`` on each end that has no qualifier yet."""
        ends = (m and replace(m, qualifier=m.qualifier or qualifier) for m in (self.start, self.end))
        return EDTF(*ends)

    def readings(self, window: Years) -> Iterator[Stretch]:
        """The days it may mean, rising; years not stated are sought in ``window``."""
        return _readings(self.start, self.end, window)

    @property
    def _nominal(self) -> tuple[Moment | None, Moment | None]:
        return self.start and replace(self.start, qualifier=""), self.end and replace(self.end, qualifier="")


@lru_cache(maxsize=4096)
def compatible(one: EDTF, other: EDTF) -> bool:
    """Whether one could describe the time that the other describes.

    They share a reading. Two closed, unqualified intervals that merely overlap ("25-26 August" and
    "26-27 August") do not: each states both of its ends. Symmetric; true of a value and itself.
    """
    plain = _are_plainly_one(one, other)
    return _share_a_reading(one, other) if plain is None else plain


def _share_a_reading(one: EDTF, other: EDTF) -> bool:
    window = _window(one, other).wider(1)
    closed = all(v.is_interval and v.start and v.end and not v.qualifiers for v in (one, other))
    others = list(other.readings(window))
    return any((a.holds(b) or b.holds(a)) if closed else a.meets(b) for a in one.readings(window) for b in others)


@lru_cache(maxsize=4096)
def contains(vague: EDTF, fine: EDTF) -> bool:
    """Whether ``vague`` is true of whatever ``fine`` is true of: the same or less precise.

    Uncertainty (``?``) may be kept or added, never dropped. True of a value and itself; implies `compatible`.
    """
    plain = _plainly_holds(vague, fine)
    return _holds_all_readings(vague, fine) if plain is None else plain


def _holds_all_readings(vague: EDTF, fine: EDTF) -> bool:
    if "?" in fine.qualifiers - vague.qualifiers:
        return False
    window = _window(vague, fine)
    wide = list(vague.readings(window.wider(1)))
    return all(any(a.holds(b) for a in wide) for b in fine.readings(window))


def _plain_pair(one: EDTF, other: EDTF) -> tuple[Moment, Moment] | None:
    """Both as moments, where neither is an interval or has a gap but for the year: their digits then tell all."""
    first, second = one.start, other.start
    if first is None or second is None or first is not one.end or second is not other.end:
        return None
    return (first, second) if _is_plain(first) and _is_plain(second) else None


def _is_plain(moment: Moment) -> bool:
    month, day = moment.month, moment.day
    is_leap = month == "02" and day == "29"  # not every year has one
    is_whole = (month is None or (month.isdecimal() and month <= "12")) and (day is None or day.isdecimal())
    return is_whole and not is_leap and not moment.qualifier and (moment.year.isdecimal() or moment.year == "XXXX")


def _plainly_holds(vague: EDTF, fine: EDTF) -> bool | None:
    """`contains` by the digits; None where they do not tell."""
    pair = _plain_pair(vague, fine)
    if pair is None:
        return None
    one, other = pair
    return one.year in ("XXXX", other.year) and one.month in (None, other.month) and one.day in (None, other.day)


def _are_plainly_one(one: EDTF, other: EDTF) -> bool | None:
    """`compatible` by the digits; None where they do not tell."""
    pair = _plain_pair(one, other)
    if pair is None:
        return None
    first, second = pair
    if first.year != second.year and "XXXX" not in (first.year, second.year):
        return False
    ends = ((first.month, second.month), (first.day, second.day))
    return all(here == there or here is None or there is None for here, there in ends)


def _readings(start: Moment | None, end: Moment | None, window: Years) -> Iterator[Stretch]:
    if not start:
        return (Stretch(FIRST_DAY, last.last) for last in _stretches(end, window))
    if start == end:
        return start.readings(window)
    if not end:
        return (Stretch(first.first, LAST_DAY) for first in _stretches(start, window))
    lasts = _stretches(end, window.wider(2))  # "about" reaches a year further at either end
    spans = [
        Stretch(first.first, last.last)
        for first in _stretches(start, window)
        if (last := next((last for last in lasts if last.last >= first.first), None))
    ]
    return iter(spans[-1:] if end.has_year else spans)  # of the starts before a stated end, the nearest


def _window(*values: EDTF) -> Years:
    """The years in which to compare values: those they state and some around them."""
    moments = [moment for value in values for moment in value.moments]
    bounds = [bound for m in moments for first in (True, False) if (bound := _bound(m, first=first))]
    years = [bound.year for bound in bounds] or [2000]
    # Eight years hold a leap day even around 1900, a millennium holds a year like X989.
    partly = any(not moment.has_year and moment.year != "XXXX" for moment in moments)
    return Years(min(years), max(years)).wider(1000 if partly else 8)


@lru_cache(maxsize=4096)
def _stretches(moment: Moment | None, window: Years) -> Sequence[Stretch]:
    """The readings of one end: a single one when its year is stated, however roughly."""
    readings = tuple(moment.readings(window)) if moment else ()
    if moment and moment.has_year:
        return (Stretch(readings[0].first, readings[-1].last),)
    return readings


@lru_cache(maxsize=4096)
def _bound(moment: Moment | None, *, first: bool) -> date | None:
    if not moment or not moment.has_year:
        return None
    stretch = _stretches(moment, ANY_YEAR)[0]
    return date.fromordinal(stretch.first if first else stretch.last)


def _number(part: str | None) -> int | None:
    return int(part) if part and part.isdecimal() else None
