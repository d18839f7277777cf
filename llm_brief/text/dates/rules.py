"""The table of dates: what one looks like in tags, and which function says what it means.

Each row has a short stable name, a pattern over the tags of `llm_brief.text.dates.words`, and its meaning. A
row finds a bare date; prepositions, "since", "early", times of day and ranges between two dates are the
business of `llm_brief.text.dates.grammar`.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from llm_brief.text.dates import meanings as means
from llm_brief.text.dates.meanings import Build, Caught, Meaning, relative
from llm_brief.text.dates.words import DateWords

__all__ = ["BARE_DATE", "Bare", "bare_date_at"]

_SIDE_NAMES = {-1: "last", 0: "this", 1: "next"}


class Bare(NamedTuple):
    """A date without what may surround it: one past its last word, its rule, its meaning."""

    end: int
    rule: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class _Row:
    rule: str
    pattern: re.Pattern[str]
    build: Build


_WEEKDAY = r"(?:(?P<weekday>W)(?:[-&t]W)?m?,?T?)?"
_YEAR = r"(?:,?f?(?P<year>[Yz])|f?(?P<side>[LNH])9)"
_DAYS = r"(?P<days>[doj](?:,T?[doj]){0,5},?[-t&u|]T?[doj])"
_COUNT = r"(?P<count>[dnw])"
_UNIT = r"(?P<unit>[567890])"

_TABLE: tuple[tuple[str, str, Build], ...] = (
    ("numeric-date", rf"{_WEEKDAY}(?P<date>I)", means.numeric_date),
    ("month-day", rf"{_WEEKDAY}(?P<month>M)T?(?P<day>[doj]){_YEAR}?", means.calendar_date),
    ("month-day", rf"{_WEEKDAY}T?(?P<day>[do](?=f?M)|j(?=f))f?(?P<month>M){_YEAR}?", means.calendar_date),
    ("month-day", r"(?P<day>d)-(?P<month>M)-(?P<year>[Yz])", means.calendar_date),
    ("day-range-in-month", rf"{_WEEKDAY}(?P<from>[EF])?(?P<month>M){_DAYS}{_YEAR}?", means.days_in_month),
    ("day-range-in-month", rf"{_WEEKDAY}(?P<from>[EF])?T?{_DAYS}f?(?P<month>M){_YEAR}?", means.days_in_month),
    ("day-of-month", r"(?:(?P<weekday>W),?)?T(?P<day>o)(?![67890hqC-])", means.calendar_date),
    ("month", rf"(?P<month>M){_YEAR}?", means.calendar_date),
    ("{side}-month", r"(?P<side>[LNHP])(?P<turn>[Pc])?(?P<month>M)(?![doj])", relative(means.month_beside)),
    ("year", r"(?P<year>Y)", means.calendar_date),
    ("year-range", r"(?P<year>Y)-(?P<last>[dn])", means.year_range),
    ("year-range", r"(?P<year>Y)/(?P<last>[Ydn])", means.year_range),
    ("decade", r"(?P<decade>D)", means.decade),
    ("century", r"(?P<nth>[oj])-?C", means.century),
    ("{side}-century", r"(?P<side>[LNH])C", relative(means.this_century)),
    ("quarter-or-half", rf"(?P<part>Z){_YEAR}", means.part_of_year),
    ("quarter-or-half", r"(?P<year>Y)-?(?P<part>Z)", means.part_of_year),
    ("quarter-or-half", rf"T?(?P<nth>[ojL])-?(?P<part>[qh]){_YEAR}", means.part_of_year),
    ("season", rf"(?P<season>s){_YEAR}(?:-[dn])?", means.season),
    ("{side}-season", r"(?P<side>[LNH])[Pc]?(?P<season>s)", relative(means.this_season)),
    ("holiday", rf"(?P<holiday>X){_YEAR}?", means.holiday),
    ("movable-holiday", rf"\*{_YEAR}?", means.unknown),
    ("weekday", r"(?P<weekday>W)", means.weekday),
    ("{side}-weekday", r"(?P<side>[LNHP])(?P<turn>[LPc])?(?P<weekday>W)", relative(means.weekday_beside)),
    ("weekday-of-week", r"(?P<weekday>W),?f?T?(?P<side>[LNH])7", relative(means.weekday_of_week)),
    ("weekday-of-week", r"(?P<side>[LNH])7p?(?P<weekday>W)", relative(means.weekday_of_week)),
    ("nth-weekday", rf"T?(?P<nth>[ojL])(?P<weekday>W)[fp](?P<month>M){_YEAR}?", means.nth_weekday),
    ("weekend", r"(?P<side>[LNHP])?(?P<turn>[Pc])?K", relative(means.weekend)),
    ("day-away", r"(?P<away>R)", relative(means.days_away)),
    ("part-of-day", r"(?P<side>[LH])m", relative(means.part_of_day)),
    ("{side}-{unit}", r"(?P<side>[LNH])(?P<unit>[7890])(?!f)", relative(means.unit_beside)),
    ("part-of-this-{unit}", r"T?[Qg]fT(?P<unit>[7890])", relative(means.unit_beside)),
    ("span-before", rf"T?(?P<side>[PL]){_COUNT}{_UNIT}(?!f)", relative(means.span)),
    ("span-before", rf"(?:T?(?P<side>P)|HP|T(?=L[7890](?!f))L){_UNIT}", relative(means.span)),
    ("span-after", rf"T?(?P<side>[Nc]){_COUNT}{_UNIT}", relative(means.span)),
    ("span-after", r"T?(?P<side>c)(?P<unit>[7890])", relative(means.span)),
    ("vague-span", r"T?[PLNc]a?vf?[567890]|i[567890]", means.unknown),
    ("ago", rf"(?P<bound><)?(?P<count>[dnwa]){_UNIT}G", relative(means.ago)),
    ("ago", rf"(?P<count>[dnwa]){_UNIT}(?P<ahead>>)", relative(means.ago)),
    ("vague-ago", r"(?:a?vf?)?[567890C]G", means.unknown),
    ("unanchored", r"(?:a|a?vf?|[dnw])[567890][reBA]|[567890][re]", means.unknown),
    ("unanchored", r"T?[V%]V?[7890C6mK]|TV[WMs]|TN[67890m]|T6[BA]", means.unknown),
    ("week-of", r"T?7fT?(?:W,?T?)?(?:M[doj]|[do]f?M)(?:,?Y)?", means.unknown),
    ("recurring", r"y[oj]?W", means.unknown),
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
    caught = Caught(match, text)
    names = {"side": _SIDE_NAMES[caught.side], "unit": caught.unit if caught.tag("unit") else ""}
    try:
        meaning = row.build(caught, reference)
    except (ValueError, OverflowError):
        meaning = None
    return Bare(end, row.rule.format(**names), meaning)
