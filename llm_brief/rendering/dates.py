"""EDTF for readers: "25–26 August (year not stated)"."""

from collections.abc import Sequence

from llm_brief.records.base import Leaf
from llm_brief.records.phrasing import quoted
from llm_brief.records.values import OPEN_DATE
from llm_brief.text.dates.edtf import EDTF, Moment, Precision

__all__ = ["due", "opening", "readable_date", "span_of", "when"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_NOTHING = "date not stated in full"
_HEDGES = {"~": "about ", "?": "possibly ", "%": "possibly about "}


def when(leaf: Leaf[str]) -> str:
    """A record's date for readers; the source's own words where they give no date that stands by itself."""
    said = readable_date(leaf.value)
    return quoted(leaf.raw) if leaf.raw and (leaf.value == OPEN_DATE or said == _NOTHING) else said


def readable_date(value: str) -> str:
    """A date as people write it; what is not known is said, never filled in. What is no EDTF stays."""
    try:
        date = EDTF.parse(value)
    except ValueError:
        return value
    if date.start is None or date.end is None:
        return f"since {_one(date.start)}" if date.start else f"until {_one(date.end or Moment())}"
    return _range(date.start, date.end) if date.is_interval else _one(date.start)


def due(leaf: Leaf[str]) -> str:
    """A deadline as a sentence ends with it: "by 3 September"; an open beginning says "until" itself."""
    said = when(leaf)
    return said if said.startswith("until ") else f"by {said}"


def opening(value: str) -> str | None:
    """The date as a sentence begins with it: "On 3 June", "In spring 2031", "From 1998 to 2012", "Since 2021".

    None where no preposition fits or a reader would learn nothing: what is approximate or open inside stands better in
    brackets behind the sentence.
    """
    try:
        date = EDTF.parse(value)
    except ValueError:
        return None
    said = readable_date(value)
    if date.qualifiers or said == _NOTHING:
        return None
    if date.start is None or date.end is None:
        return said[0].upper() + said[1:]
    if date.is_interval:
        return f"From {said}" if " to " in said else f"On {said}"
    if said.startswith(("a ", "the ")) and (date.start.day or date.start.month):
        return None
    return f"On {said}" if date.precision is Precision.DAY else f"In {said}"


def span_of(values: Sequence[str]) -> str | None:
    """The time from the first of these dates to the last, "from 1998 to 2 June 2031"; None for what is open in them."""
    dates = sorted({EDTF.parse(value) for value in values if "X" not in value}, key=lambda date: date.sort_key)
    if len(dates) < 2:
        return None
    start, end = dates[0].start, dates[-1].end
    return f"from {_one(start)} to {_one(end)}" if start and end else None


def _range(start: Moment, end: Moment) -> str:
    if start.qualifier or end.qualifier or start.year != end.year or not (start.month and end.month):
        return f"{_one(start)} to {_one(end)}"
    if start.month == end.month and _named(end.month) and _is_stated(start.day) and _is_stated(end.day):
        return f"{_number(start.day)}–{_one(end)}"
    return f"{_in_year(start)} to {_one(end)}"


def _one(moment: Moment) -> str:
    known, year = _in_year(moment), _year(moment.year)
    if not known and not year:
        return _NOTHING
    joint = " in " if year.startswith("the ") or not _named(moment.month) else " "
    words = [joint.join(filter(None, (known, year))), _unsaid(moment.year)]
    return _HEDGES.get(moment.qualifier, "") + " ".join(filter(None, words))


def _in_year(moment: Moment) -> str:
    """What is known inside the year: "3 September", "a day in September", "spring", or nothing."""
    month = _named(moment.month)
    if _is_stated(moment.day):
        return f"{_number(moment.day)} {month}" if month else f"the {_ordinal(_number(moment.day))} of a month"
    if month:
        return f"a day in {month}" if moment.day else month
    if not moment.month or not _year(moment.year):
        return ""
    return "a day" if moment.day else "a month"


def _year(year: str) -> str:
    """The year, decade or century; nothing when no digit of it is stated."""
    stated = year.strip("X")
    if year.startswith("X"):
        return f"’{stated}" if stated else ""
    if len(stated) == 2:
        return f"the {_ordinal(int(stated) + 1)} century"
    return f"the {stated}0s" if len(stated) == 3 else year


def _unsaid(year: str) -> str:
    unit = {"X": "millennium", "XX": "century", "XXX": "decade", "XXXX": "year"}.get(year.rstrip("0123456789"))
    return f"({unit} not stated)" if unit else ""


def _named(month: str | None) -> str:
    if not month or not month.isdecimal():
        return ""
    return _SEASONS.get(month) or _MONTHS[int(month) - 1]


def _is_stated(part: str | None) -> bool:
    return bool(part and part.isdecimal())


def _number(part: str | None) -> int:
    return int(part or 0)


def _ordinal(number: int) -> str:
    last = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"
