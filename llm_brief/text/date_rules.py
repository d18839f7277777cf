"""The table of dates: what one looks like in tags, and what it means.

Each row has a short stable name, a pattern over the tags of `llm_brief.text.date_words`, and a function from
the words it caught to a meaning. A row finds a bare date; prepositions, "since", "early", times of day and
ranges between two dates are the business of `llm_brief.text.date_grammar`.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from llm_brief.text.date_calendar import CalendarDate, CalendarRange, Unit, span_to, unit_at, weekday_beside
from llm_brief.text.date_words import DateWords, full_year
from llm_brief.text.edtf import EDTF, Moment

__all__ = ["BARE_DATE", "Bare", "Meaning", "bare_date_at"]

Meaning = EDTF | CalendarDate | CalendarRange | None
"""A value; calendar parts whose year may still be open; or None, for words that lean on an unknown day."""

_SIDES = {"L": -1, "P": -1, "H": 0, "N": 1, "c": 1}
_SIDE_NAMES = {-1: "last", 0: "this", 1: "next"}
_UNITS: dict[str, Unit] = {"5": "hour", "6": "day", "7": "week", "8": "month", "9": "year", "0": "decade"}


class Bare(NamedTuple):
    """A date without what may surround it: one past its last word, its rule, its meaning."""

    end: int
    rule: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class _Caught:
    """The words that a pattern caught, by the names of its groups."""

    match: re.Match[str]
    words: DateWords

    def tag(self, name: str) -> str:
        return (self.match[name] or "") if name in self.match.re.groupindex else ""

    def number(self, name: str) -> int | None:
        return self.words.values.get(self.match.start(name)) if self.tag(name) else None

    def numbers(self, name: str) -> list[int]:
        values = self.words.values
        return [values[index] for index in range(*self.match.span(name)) if index in values]

    def form(self, name: str) -> str:
        return self.words.form(self.match.start(name))

    @property
    def side(self) -> int:
        """-1 for "last", 0 for "this", 1 for "next"; "this past" is -1."""
        return _SIDES.get(self.tag("turn") or self.tag("side"), 0)

    @property
    def unit(self) -> Unit:
        return _UNITS[self.tag("unit")]

    @property
    def count(self) -> int:
        return self.number("count") or 1

    def year(self, reference: date | None) -> int | None:
        """The year as stated, or as seen from the reference: "2025", "'89", "last year"."""
        if self.tag("side"):
            return reference.year + self.side if reference else None
        year = self.number("year")
        return year if year is None else full_year(year)


_Build = Callable[[_Caught, date | None], Meaning]
_Relative = Callable[[_Caught, date], Meaning]


def _relative(build: _Relative) -> _Build:
    return lambda caught, reference: None if reference is None else build(caught, reference)


def _unknown(_: _Caught, __: date | None) -> None:
    """Words that stand for a time, but not for one that can be told from them."""


# ---- dates of the calendar


def _numeric_date(caught: _Caught, _: date | None) -> Meaning:
    written = caught.number("date")
    if written is None:
        return None
    return CalendarDate(
        written // 10000, written // 100 % 100, written % 100 or None, caught.number("weekday")
    )


def _calendar_date(caught: _Caught, reference: date | None) -> Meaning:
    year = caught.year(reference)
    if caught.tag("side") and year is None:
        return None
    return CalendarDate(year, caught.number("month"), caught.number("day"), caught.number("weekday"))


def _holiday(caught: _Caught, reference: date | None) -> Meaning:
    year = caught.year(reference)
    month, day = divmod(caught.number("holiday") or 0, 100)
    return None if caught.tag("side") and year is None else CalendarDate(year, month, day)


def _days_in_month(caught: _Caught, reference: date | None) -> Meaning:
    days, links = caught.numbers("days"), caught.tag("days")
    if "|" in links:
        return None
    if "&" in links and not caught.tag("from") and days != list(range(days[0], days[0] + len(days))):
        return None  # "May 3 and 9" is neither day and not the time between them
    year, month = caught.year(reference), caught.number("month")
    first = CalendarDate(year, month, days[0], caught.number("weekday"))
    return CalendarRange(first, CalendarDate(year, month, days[-1]))


def _year_range(caught: _Caught, _: date | None) -> Meaning:
    first, last = caught.number("year") or 0, caught.number("last") or 0
    last += first // 100 * 100 if last < 100 else 0
    return CalendarRange(CalendarDate(first), CalendarDate(last)) if first < last else None


def _decade(caught: _Caught, reference: date | None) -> Meaning:
    first = caught.number("decade") or 0
    if first < 100:
        if reference is None or first < 30:
            return None  # "the '20s" may be of either century
        first += 1900
    return EDTF.at(Moment(f"{first // 100:02}XX" if first % 100 == 0 else f"{first // 10:03}X"))


def _century(caught: _Caught, _: date | None) -> Meaning:
    return EDTF.at(Moment(f"{(caught.number('nth') or 0) - 1:02}XX"))


def _this_century(caught: _Caught, reference: date) -> Meaning:
    return EDTF.at(Moment(f"{reference.year // 100 + caught.side:02}XX"))


def _part_of_year(caught: _Caught, reference: date | None) -> Meaning:
    year = caught.year(reference)
    half = caught.tag("part") == "h" or caught.form("part").startswith("h")
    length = 6 if half else 3
    nth = caught.number("nth") or caught.number("part") or (12 // length if caught.tag("nth") else 0)
    if year is None or not 1 <= nth <= 12 // length:
        return None
    return EDTF(Moment.of(year, length * (nth - 1) + 1), Moment.of(year, length * nth))


def _season(caught: _Caught, reference: date | None) -> Meaning:
    year = caught.year(reference)
    return None if year is None else EDTF.at(Moment.of(year, caught.number("season")))


def _this_season(caught: _Caught, reference: date) -> Meaning:
    """Only "this": a past or coming one may belong to two years, and where is not known."""
    if caught.side or caught.form("season") == "winter":
        return None
    return EDTF.at(Moment.of(reference.year, caught.number("season")))


# ---- seen from the document's own day


def _weekday(caught: _Caught, _: date | None) -> Meaning:
    return CalendarDate(weekday=caught.number("weekday"))


def _weekday_beside(caught: _Caught, reference: date) -> Meaning:
    weekday = caught.number("weekday") or 0
    if caught.side == 0:
        return _in_week(reference, 0, weekday)
    return weekday_beside(
        reference + timedelta(caught.side), weekday, "past" if caught.side < 0 else "future"
    )


def _nth_weekday(caught: _Caught, reference: date | None) -> Meaning:
    """ "The first Monday in September", where the year is given; else no more than the month."""
    year, month, weekday = caught.year(reference), caught.number("month") or 0, caught.number("weekday")
    if year is None:
        return CalendarDate(month=month)
    days = [day for day in range(1, monthrange(year, month)[1] + 1) if date(year, month, day).weekday() == weekday]
    nth = caught.number("nth") or len(days)
    return CalendarDate(year, month, days[nth - 1]) if nth <= len(days) else None


def _weekday_of_week(caught: _Caught, reference: date) -> Meaning:
    return _in_week(reference, caught.side, caught.number("weekday") or 0)


def _in_week(reference: date, weeks: int, weekday: int) -> EDTF:
    return EDTF.at(Moment.on(reference + timedelta(7 * weeks + weekday - reference.weekday())))


def _weekend(caught: _Caught, reference: date) -> Meaning:
    """The one of the week, for "last" and "next" of the week beside it, else the one that is on or was last."""
    if caught.tag("side") == "H" and caught.side == 0 and reference.weekday() < 2:
        return None  # said on a Monday, "this weekend" is as likely the one before
    over = not caught.tag("side") and reference.weekday() < 5
    saturday = reference + timedelta(7 * (caught.side - over) + 5 - reference.weekday())
    return EDTF(Moment.on(saturday), Moment.on(saturday + timedelta(1)))


def _days_away(caught: _Caught, reference: date) -> Meaning:
    return unit_at(reference, "day", caught.number("away") or 0)


def _part_of_day(caught: _Caught, reference: date) -> Meaning:
    return unit_at(reference, "day", caught.side)


def _month_beside(caught: _Caught, reference: date) -> Meaning:
    month = caught.number("month") or 0
    beyond = caught.side * (month - reference.month) <= 0
    return CalendarDate(reference.year + caught.side * beyond, month)


def _unit_beside(caught: _Caught, reference: date) -> Meaning:
    return unit_at(reference, caught.unit, caught.side)


def _span(caught: _Caught, reference: date) -> Meaning:
    if not caught.tag("count") and caught.form("unit").endswith("s"):
        return None  # "the past years"
    return span_to(reference, caught.unit, -caught.count if caught.side > 0 else caught.count)


def _ago(caught: _Caught, reference: date) -> Meaning:
    unit, count = caught.unit, -caught.count
    if unit == "hour" or caught.tag("bound"):
        return None
    if unit == "decade":
        return unit_at(reference, "year", 10 * count).qualified("~")
    found = unit_at(reference, unit, -count if caught.tag("ahead") else count)
    is_round = caught.count >= 10 and caught.count % 5 == 0 and unit != "day"
    return found.qualified("~") if is_round else found


@dataclass(frozen=True, slots=True)
class _Row:
    rule: str
    pattern: re.Pattern[str]
    build: _Build


_WEEKDAY = r"(?:(?P<weekday>W)(?:[-&t]W)?,?T?)?"
_YEAR = r"(?:,?f?(?P<year>[Yz])|f?(?P<side>[LNH])9)"
_DAYS = r"(?P<days>[doj](?:,T?[doj]){0,5},?[-t&u|]T?[doj])"
_COUNT = r"(?P<count>[dnw])"
_UNIT = r"(?P<unit>[567890])"

_TABLE: tuple[tuple[str, str, _Build], ...] = (
    ("numeric-date", rf"{_WEEKDAY}(?P<date>I)", _numeric_date),
    ("month-day", rf"{_WEEKDAY}(?P<month>M)T?(?P<day>[doj]){_YEAR}?", _calendar_date),
    ("month-day", rf"{_WEEKDAY}T?(?P<day>[do](?=f?M)|j(?=f))f?(?P<month>M){_YEAR}?", _calendar_date),
    ("month-day", r"(?P<day>d)-(?P<month>M)-(?P<year>[Yz])", _calendar_date),
    ("day-range-in-month", rf"{_WEEKDAY}(?P<from>[EF])?(?P<month>M){_DAYS}{_YEAR}?", _days_in_month),
    ("day-range-in-month", rf"{_WEEKDAY}(?P<from>[EF])?T?{_DAYS}f?(?P<month>M){_YEAR}?", _days_in_month),
    ("day-of-month", r"T(?P<day>o)(?![67890hqC-])", _calendar_date),
    ("month", rf"(?P<month>M){_YEAR}?", _calendar_date),
    ("{side}-month", r"(?P<side>[LNHP])(?P<turn>[Pc])?(?P<month>M)(?![doj])", _relative(_month_beside)),
    ("year", r"(?P<year>Y)", _calendar_date),
    ("year-range", r"(?P<year>Y)-(?P<last>[dn])", _year_range),
    ("year-range", r"(?P<year>Y)/(?P<last>[Ydn])", _year_range),
    ("decade", r"(?P<decade>D)", _decade),
    ("century", r"(?P<nth>[oj])-?C", _century),
    ("{side}-century", r"(?P<side>[LNH])C", _relative(_this_century)),
    ("quarter-or-half", rf"(?P<part>Z){_YEAR}", _part_of_year),
    ("quarter-or-half", r"(?P<year>Y)-?(?P<part>Z)", _part_of_year),
    ("quarter-or-half", rf"T?(?P<nth>[ojL])-?(?P<part>[qh]){_YEAR}", _part_of_year),
    ("season", rf"(?P<season>s){_YEAR}(?:-[dn])?", _season),
    ("{side}-season", r"(?P<side>[LNH])[Pc]?(?P<season>s)", _relative(_this_season)),
    ("holiday", rf"(?P<holiday>X){_YEAR}?", _holiday),
    ("movable-holiday", rf"\*{_YEAR}?", _unknown),
    ("weekday", r"(?P<weekday>W)", _weekday),
    ("{side}-weekday", r"(?P<side>[LNHP])(?P<turn>[LPc])?(?P<weekday>W)", _relative(_weekday_beside)),
    ("weekday-of-week", r"(?P<weekday>W),?f?T?(?P<side>[LNH])7", _relative(_weekday_of_week)),
    ("weekday-of-week", r"(?P<side>[LNH])7p?(?P<weekday>W)", _relative(_weekday_of_week)),
    ("nth-weekday", rf"T?(?P<nth>[ojL])(?P<weekday>W)[fp](?P<month>M){_YEAR}?", _nth_weekday),
    ("weekend", r"(?P<side>[LNHP])?(?P<turn>[Pc])?K", _relative(_weekend)),
    ("day-away", r"(?P<away>R)", _relative(_days_away)),
    ("part-of-day", r"(?P<side>[LH])m", _relative(_part_of_day)),
    ("{side}-{unit}", r"(?P<side>[LNH])(?P<unit>[7890])(?!f)", _relative(_unit_beside)),
    ("part-of-this-{unit}", r"T?[Qg]fT(?P<unit>[7890])", _relative(_unit_beside)),
    ("span-before", rf"T?(?P<side>[PL]){_COUNT}{_UNIT}(?!f)", _relative(_span)),
    ("span-before", rf"(?:T?(?P<side>P)|HP|T(?=L[7890](?!f))L){_UNIT}", _relative(_span)),
    ("span-after", rf"T?(?P<side>[Nc]){_COUNT}{_UNIT}", _relative(_span)),
    ("span-after", r"T?(?P<side>c)(?P<unit>[7890])", _relative(_span)),
    ("vague-span", r"T?[PLNc]a?vf?[567890]|i[567890]", _unknown),
    ("ago", rf"(?P<bound><)?(?P<count>[dnwa]){_UNIT}G", _relative(_ago)),
    ("ago", rf"(?P<count>[dnwa]){_UNIT}(?P<ahead>>)", _relative(_ago)),
    ("vague-ago", r"(?:a?vf?)?[567890C]G", _unknown),
    ("unanchored", r"(?:a|a?vf?|[dnw])[567890][reBA]|[567890][re]", _unknown),
    ("unanchored", r"T?[V%]V?[7890C6mK]|TV[WMs]|TN[67890m]|T6[BA]", _unknown),
    ("week-of", r"T?7fT?(?:W,?T?)?(?:M[doj]|[do]f?M)(?:,?Y)?", _unknown),
    ("recurring", r"y[oj]?W", _unknown),
)
_ROWS = tuple(_Row(rule, re.compile(pattern), build) for rule, pattern, build in _TABLE)

BARE_DATE = "|".join(re.sub(r"\?P<\w+>", "?:", pattern) for _, pattern, _ in _TABLE)
"""A pattern over tags, without groups, that matches where some row does."""


def bare_date_at(text: DateWords, index: int, reference: date | None) -> Bare | None:
    """The longest bare date that begins at a word; of equally long ones the first in the table.

    A day that no calendar has ("June 31") is a date without a meaning.
    """
    matches = [(match.end(), row, match) for row in _ROWS if (match := row.pattern.match(text.tags, index))]
    if not matches:
        return None
    end, row, match = max(matches, key=lambda found: found[0])
    caught = _Caught(match, text)
    names = {"side": _SIDE_NAMES[caught.side], "unit": _UNITS.get(caught.tag("unit"), "")}
    try:
        meaning = row.build(caught, reference)
    except (ValueError, OverflowError):
        meaning = None
    return Bare(end, row.rule.format(**names), meaning)
