"""What the words of a date mean: one function for each way of naming a time.

Each takes the words that a row of `llm_brief.text.dates.rules` caught and the day of the document, if known.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from llm_brief.text.dates.calendar import (
    CalendarDate,
    CalendarRange,
    Tense,
    Unit,
    nearest_weekday,
    span_to,
    unit_at,
)
from llm_brief.text.dates.edtf import EDTF, Moment
from llm_brief.text.dates.words import DateWords, full_year

__all__ = [
    "Build",
    "Caught",
    "Meaning",
    "ago",
    "calendar_date",
    "century",
    "days_away",
    "days_in_month",
    "decade",
    "holiday",
    "month_beside",
    "nth_weekday",
    "numeric_date",
    "part_of_day",
    "part_of_year",
    "relative",
    "season",
    "span",
    "this_century",
    "this_season",
    "unit_beside",
    "unknown",
    "weekday",
    "weekday_beside",
    "weekday_of_week",
    "weekend",
    "year_range",
]

Meaning = EDTF | CalendarDate | CalendarRange | None
"""A value; parts of the calendar whose year may be open; or None, for words that lean on an unknown day."""

_SIDES = {"L": -1, "P": -1, "H": 0, "N": 1, "c": 1}
_UNITS: dict[str, Unit] = {"5": "hour", "6": "day", "7": "week", "8": "month", "9": "year", "0": "decade"}


@dataclass(frozen=True, slots=True)
class Caught:
    """The words that a pattern caught, by the names of its groups."""

    match: re.Match[str]
    words: DateWords

    def tag(self, name: str) -> str:
        """The tag or tags caught under a name; empty for none."""
        return (self.match[name] or "") if name in self.match.re.groupindex else ""

    def number(self, name: str) -> int | None:
        """The number of the word caught, if it has one."""
        return self.words.values.get(self.match.start(name)) if self.tag(name) else None

    def numbers(self, name: str) -> list[int]:
        """The numbers of all words caught."""
        values = self.words.values
        return [values[index] for index in range(*self.match.span(name)) if index in values]

    def form(self, name: str) -> str:
        """The word caught, in lower case."""
        return self.words.form(self.match.start(name))

    @property
    def side(self) -> int:
        """-1 for "last", 0 for "this", 1 for "next"; "this past" is -1."""
        return _SIDES.get(self.tag("turn") or self.tag("side"), 0)

    @property
    def unit(self) -> Unit:
        """The unit of time."""
        return _UNITS[self.tag("unit")]

    @property
    def count(self) -> int:
        """How many units; "a" is one."""
        return self.number("count") or 1

    def year(self, reference: date | None) -> int | None:
        """The year as stated, or as seen from the reference: "2025", "'89", "last year"."""
        if self.tag("side"):
            return reference.year + self.side if reference else None
        year = self.number("year")
        return year if year is None else full_year(year)


Build = Callable[[Caught, date | None], Meaning]
_FromReference = Callable[[Caught, date], Meaning]


def relative(build: _FromReference) -> Build:
    """The same, without a meaning as long as the day of the document is not known."""
    return lambda caught, reference: None if reference is None else build(caught, reference)


def unknown(_: Caught, __: date | None) -> None:
    """Words that stand for a time, but not for one that can be told from them."""


def numeric_date(caught: Caught, _: date | None) -> Meaning:
    """A date in digits: "2025-09-03", "13/9/2025"."""
    written = caught.number("date")
    if written is None:
        return None
    return CalendarDate(written // 10000, written // 100 % 100, written % 100 or None, caught.number("weekday"))


def calendar_date(caught: Caught, reference: date | None) -> Meaning:
    """Any of weekday, day, month and year: "Tuesday, September 2", "May 2025", "June last year"."""
    year = caught.year(reference)
    if caught.tag("side") and year is None:
        return None
    return CalendarDate(year, caught.number("month"), caught.number("day"), caught.number("weekday"))


def holiday(caught: Caught, reference: date | None) -> Meaning:
    """A holiday that has the same day every year."""
    year = caught.year(reference)
    month, day = divmod(caught.number("holiday") or 0, 100)
    return None if caught.tag("side") and year is None else CalendarDate(year, month, day)


def days_in_month(caught: Caught, reference: date | None) -> Meaning:
    """Days of one month in a row: "September 3-4", "the 1st, 2nd and 3rd of May"."""
    days, links = caught.numbers("days"), caught.tag("days")
    if "|" in links:
        return None
    if "&" in links and not caught.tag("from") and days != list(range(days[0], days[0] + len(days))):
        return None  # "May 3 and 9" is neither day and not the time between them
    year, month = caught.year(reference), caught.number("month")
    first = CalendarDate(year, month, days[0], caught.number("weekday"))
    return CalendarRange(first, CalendarDate(year, month, days[-1]))


def year_range(caught: Caught, _: date | None) -> Meaning:
    """Two years of which the second is short: "2021-22"."""
    first, last = caught.number("year") or 0, caught.number("last") or 0
    last += first // 100 * 100 if last < 100 else 0
    return CalendarRange(CalendarDate(first), CalendarDate(last)) if first < last else None


def decade(caught: Caught, reference: date | None) -> Meaning:
    """A decade, or with two zeros a century: "1990s", "1800s"."""
    first = caught.number("decade") or 0
    if first < 100:
        if reference is None or first < 30:
            return None  # "the '20s" may be of either century
        first += 1900
    return EDTF.at(Moment(f"{first // 100:02}XX" if first % 100 == 0 else f"{first // 10:03}X"))


def century(caught: Caught, _: date | None) -> Meaning:
    """A numbered century: "the 19th century"."""
    return EDTF.at(Moment(f"{(caught.number('nth') or 0) - 1:02}XX"))


def this_century(caught: Caught, reference: date) -> Meaning:
    """The century at hand, the last or the next."""
    return EDTF.at(Moment(f"{reference.year // 100 + caught.side:02}XX"))


def part_of_year(caught: Caught, reference: date | None) -> Meaning:
    """A quarter or half of a year, as the months from its first to its last."""
    year = caught.year(reference)
    half = caught.tag("part") == "h" or caught.form("part").startswith("h")
    length = 6 if half else 3
    nth = caught.number("nth") or caught.number("part") or (12 // length if caught.tag("nth") else 0)
    if year is None or not 1 <= nth <= 12 // length:
        return None
    return EDTF(Moment.of(year, length * (nth - 1) + 1), Moment.of(year, length * nth))


def season(caught: Caught, reference: date | None) -> Meaning:
    """A season of a year."""
    year = caught.year(reference)
    return None if year is None else EDTF.at(Moment.of(year, caught.number("season")))


def this_season(caught: Caught, reference: date) -> Meaning:
    """Only "this": a past or coming one may belong to two years, and where is not known."""
    if caught.side or caught.form("season") == "winter":
        return None
    return EDTF.at(Moment.of(reference.year, caught.number("season")))


def weekday(caught: Caught, _: date | None) -> Meaning:
    """A weekday alone; which one it is depends on the tense."""
    return CalendarDate(weekday=caught.number("weekday"))


def weekday_beside(caught: Caught, reference: date) -> Meaning:
    """A weekday of this week, or the last one before and the next one after the day of the document."""
    weekday = caught.number("weekday") or 0
    if caught.side == 0:
        return _in_week(reference, 0, weekday)
    tense: Tense = "past" if caught.side < 0 else "future"
    return nearest_weekday(reference + timedelta(caught.side), weekday, tense)


def nth_weekday(caught: Caught, reference: date | None) -> Meaning:
    """As in "the first Monday in September 2025"; without the year, no more than the month."""
    year, month, weekday = caught.year(reference), caught.number("month") or 0, caught.number("weekday")
    if year is None:
        return CalendarDate(month=month)
    days = [day for day in range(1, monthrange(year, month)[1] + 1) if date(year, month, day).weekday() == weekday]
    nth = caught.number("nth") or len(days)
    return CalendarDate(year, month, days[nth - 1]) if nth <= len(days) else None


def weekday_of_week(caught: Caught, reference: date) -> Meaning:
    """A weekday of last week, this week or next week."""
    return _in_week(reference, caught.side, caught.number("weekday") or 0)


def _in_week(reference: date, weeks: int, weekday: int) -> EDTF:
    return EDTF.at(Moment.on(reference + timedelta(7 * weeks + weekday - reference.weekday())))


def weekend(caught: Caught, reference: date) -> Meaning:
    """The weekend of a week; without "this" or "last" the one that is on or was the last."""
    if caught.tag("side") == "H" and caught.side == 0 and reference.weekday() < 2:
        return None  # said on a Monday, "this weekend" is as likely the one before
    over = not caught.tag("side") and reference.weekday() < 5
    saturday = reference + timedelta(7 * (caught.side - over) + 5 - reference.weekday())
    return EDTF(Moment.on(saturday), Moment.on(saturday + timedelta(1)))


def days_away(caught: Caught, reference: date) -> Meaning:
    """Yesterday, today, tomorrow."""
    return unit_at(reference, "day", caught.number("away") or 0)


def part_of_day(caught: Caught, reference: date) -> Meaning:
    """Last night, this morning."""
    return unit_at(reference, "day", caught.side)


def month_beside(caught: Caught, reference: date) -> Meaning:
    """A month of this year, or the last one before and the next one after the month of the document."""
    month = caught.number("month") or 0
    beyond = caught.side * (month - reference.month) <= 0
    return CalendarDate(reference.year + caught.side * beyond, month)


def unit_beside(caught: Caught, reference: date) -> Meaning:
    """Last week, this month, next year ..."""
    return unit_at(reference, caught.unit, caught.side)


def span(caught: Caught, reference: date) -> Meaning:
    """So many days, weeks ... that end or begin with the day of the document."""
    if not caught.tag("count") and caught.form("unit").endswith("s"):
        return None  # "the past years"
    return span_to(reference, caught.unit, -caught.count if caught.side > 0 else caught.count)


def ago(caught: Caught, reference: date) -> Meaning:
    """A time so many units back: the day, or the calendar week, month or year it falls in."""
    unit, count = caught.unit, -caught.count
    if unit == "hour" or caught.tag("bound"):
        return None
    if unit == "decade":
        return unit_at(reference, "year", 10 * count).qualified("~")
    found = unit_at(reference, unit, -count if caught.tag("ahead") else count)
    is_round = caught.count >= 10 and caught.count % 5 == 0 and unit != "day"
    return found.qualified("~") if is_round else found
