"""Where the words of a date fall on the calendar, seen from the day of the document.

A year that nobody stated is filled in only where it can hardly be mistaken. With a tense it is the nearest
one on that side. Without, a day is past if it lies at most four months back and to come if at most two ahead;
a month, of which news speak more loosely, two back and one ahead. The other candidate is then at least eight
months away. All others keep their year open.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from llm_brief.text.dates.edtf import EDTF, Moment

__all__ = [
    "CalendarDate",
    "CalendarRange",
    "Setting",
    "Side",
    "Tense",
    "Unit",
    "nearest_weekday",
    "span_to",
    "unit_at",
]

Tense = Literal["past", "future"]
Side = Literal["last", "this", "next"]
Unit = Literal["hour", "day", "week", "month", "year", "decade"]

_NEAR_PAST = {True: timedelta(days=122), False: timedelta(days=61)}  # by whether a day is named
_COMMON_YEAR = 2001
_HALF_A_YEAR = 6
_NEAR_FUTURE = {True: timedelta(days=61), False: timedelta(days=31)}


@dataclass(frozen=True, slots=True)
class Setting:
    """From when the words are read: the document's own day, and whether they speak of past or future."""

    reference: date | None = None
    tense: Tense | None = None


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """The parts of a date that the words name; weekday 0 is Monday."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def kind(self) -> tuple[bool, bool, bool]:
        """What both ends of a range have in common: a month, a day, nothing but a weekday."""
        return self.month is not None, self.day is not None, self.day is None and self.weekday is not None

    def is_followed_by(self, other: "CalendarDate") -> bool:
        """Whether a date of the same kind begins where this one ends."""
        if self.kind == (False, False, True):
            return self.weekday is not None and (self.weekday + 1) % 7 == other.weekday
        year = self.year or other.year or _COMMON_YEAR
        first, last = _existing(replace(self, year=year)), _existing(replace(other, year=other.year or year))
        return first is not None and last is not None and first[1] + timedelta(1) == last[0]

    def resolved(self, setting: Setting) -> EDTF | None:
        """Its value; None for a weekday without the document's day. ``ValueError`` if no calendar has it."""
        reference = setting.reference
        if self.day is None and self.weekday is not None:
            return nearest_weekday(reference, self.weekday, setting.tense) if reference else None
        found = self
        if reference and self.year is None and not (self.month is self.day is None):
            found = self._nearest(reference, setting.tense) or self
        value = EDTF.at(Moment.of(found.year, found.month, found.day))
        return value.qualified("?") if found.is_contradicted else value

    @property
    def is_contradicted(self) -> bool:
        """Whether a complete date falls on another weekday than the one named with it."""
        if self.year is None or self.month is None or self.day is None or self.weekday is None:
            return False
        return date(self.year, self.month, self.day).weekday() != self.weekday

    def _nearest(self, reference: date, tense: Tense | None) -> "CalendarDate | None":
        """With the one year (and month) that it can have; None where several are as likely."""
        dated = [(found, days) for found in self._candidates(reference) if (days := _existing(found))]
        past = [found for found, (first, _) in dated if first <= reference][-1:]
        future = [found for found, (_, last) in dated if last >= reference][:1]
        back, ahead = _NEAR_PAST[self.day is not None], _NEAR_FUTURE[self.day is not None]
        near = [found for found, (first, last) in dated if reference - last <= back and first - reference <= ahead]
        if self.month is None:
            near = [found for found in near if not found.is_contradicted]  # "Friday the 5th"
        likely = past if tense == "past" else future if tense == "future" else near
        if not likely and self.weekday is not None:
            likely = [found for found in past + future if not found.is_contradicted]
        return likely[0] if len(likely) == 1 and not likely[0].is_contradicted else None

    def _candidates(self, reference: date) -> Iterator["CalendarDate"]:
        if self.month is not None:
            yield from (replace(self, year=reference.year + step) for step in (-1, 0, 1))
        else:
            for step in (-1, 0, 1):
                years, month = divmod(reference.month - 1 + step, 12)
                yield replace(self, year=reference.year + years, month=month + 1)


@dataclass(frozen=True, slots=True)
class CalendarRange:
    """From one date of the calendar to another of the same kind."""

    first: CalendarDate
    last: CalendarDate

    def resolved(self, setting: Setting) -> EDTF | None:
        """Its value; a year named once holds for both ends. ``ValueError`` if it ends before it begins."""
        if None in (self.first.year, self.last.year) and self._wraps and not self._turns_a_year:
            raise ValueError(f"a range that ends before it begins: {self}")
        start = self._first.resolved(setting)
        if start is None or start.start is None:
            return None
        if self.last.kind == (False, False, True):
            assert start.latest
            end = self.last.resolved(Setting(start.latest, "future"))
        else:
            year = self.last.year or _stated(start.start.year)
            end = replace(self.last, year=year and year + (self.last.year is None and self._wraps)).resolved(Setting())
        return end and EDTF(start.start, end.end)

    @property
    def _first(self) -> CalendarDate:
        if self.first.year is None and self.last.year is not None:
            return replace(self.first, year=self.last.year - self._wraps)
        return self.first

    @property
    def _turns_a_year(self) -> bool:
        """Whether at most half a year lies between them, across New Year."""
        return (self.last.month or 0) + 12 - (self.first.month or 0) <= _HALF_A_YEAR

    @property
    def _wraps(self) -> bool:
        """Whether the last comes before the first within a year."""
        first, last = self.first, self.last
        return (
            first.month is not None
            and last.month is not None
            and (first.month, first.day or 0) > (last.month, last.day or 0)
        )


def _stated(year: str) -> int | None:
    return int(year) if year.isdecimal() else None


def _existing(found: CalendarDate) -> tuple[date, date] | None:
    """The first and the last day of a date with a year; None if there is no such day."""
    year, month, day = _COMMON_YEAR if found.year is None else found.year, found.month, found.day
    try:
        first = date(year, month or 1, day or 1)
        return first, date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None


def nearest_weekday(reference: date, weekday: int, tense: Tense | None) -> EDTF:
    """The weekday on or next to a day: before it, as news has it, unless the tense is future."""
    step = (weekday - reference.weekday()) % 7
    return EDTF.at(Moment.on(reference + timedelta(step - (7 if step and tense != "future" else 0))))


def unit_at(reference: date, unit: Unit, offset: int) -> EDTF:
    """The calendar week (from Monday), month, year ... so many away from the one of a day."""
    if unit == "day":
        return EDTF.at(Moment.on(reference + timedelta(offset)))
    if unit == "week":
        monday = reference + timedelta(7 * offset - reference.weekday())
        return EDTF(Moment.on(monday), Moment.on(monday + timedelta(6)))
    if unit == "month":
        return EDTF.at(_month_at(reference, offset))
    if unit == "decade":
        return EDTF.at(Moment(f"{reference.year // 10 + offset:03}X"))
    return EDTF.at(Moment.of(reference.year + offset))


def span_to(reference: date, unit: Unit, count: int) -> EDTF:
    """So many units up to a day, or from that day on where ``count`` is negative."""
    far = {
        "hour": lambda: Moment.on(reference - timedelta(-(-count // 24))),
        "day": lambda: Moment.on(reference - timedelta(count)),
        "week": lambda: Moment.on(reference - timedelta(7 * count)),
        "month": lambda: _month_at(reference, -count),
        "year": lambda: Moment.of(reference.year - count),
        "decade": lambda: Moment.of(reference.year - 10 * count),
    }[unit]()
    return EDTF(far, Moment.on(reference)) if count > 0 else EDTF(Moment.on(reference), far)


def _month_at(reference: date, offset: int) -> Moment:
    years, month = divmod(reference.month - 1 + offset, 12)
    return Moment.of(reference.year + years, month + 1)
