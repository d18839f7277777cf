"""Whole date expressions: a bare date, or a range between two, with all that may stand around it.

"since early on Monday, September 1", "from 3 to 5 May", "the evening of July 4", "about 2019", "until March".
What stands around changes the value only where it must: "since" opens an interval, "about" qualifies, and
"early 2024" stays 2024, because a boundary that nobody drew would be false precision.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from llm_brief.text.dates.calendar import CalendarDate, CalendarRange, Setting
from llm_brief.text.dates.edtf import EDTF, Moment, Precision
from llm_brief.text.dates.meanings import Meaning
from llm_brief.text.dates.rules import BARE_DATE, bare_date_at
from llm_brief.text.dates.words import DateWords

__all__ = ["EXPRESSION", "Expression", "expression_at"]

_PART = r"T?(?:Q[-pf]?|[er]p?|gf)|T?[ojL][dw]?[67890hq]f"
_DAY_PART = r"T?Q?m(?:[fp]|,)?|T?Q5f|T?[oj]6,"
_CLOCK = r"~?[pF]?k(?:[-t&u]k)?,?m?"
_BEFORE = (
    rf"(?P<time>{_DAY_PART}|{_CLOCK})|(?P<part>{_PART})|(?P<about>~)|(?P<perhaps>\?)"
    r"|T?[89]f?(?=[MY])|[pf]|T(?!T)"
)
_OPENING = r"(?P<opening>[SuBAbFE]|g(?!f))"
_AFTER = re.compile(r"(?:,?(?:pT?)?m|,?p?k)*")
_LINKS = frozenset("-tu&/")
_DIVISIBLE = ("week", "month", "season", "year", "decade", "century")
_KINDS = {
    (False, False, False): "year",
    (True, False, False): "month",
    (True, True, False): "day",
    (False, True, False): "day",
    (False, False, True): "weekday",
}
_MOST_WORDS_BEFORE = 5
_HALF_A_YEAR = timedelta(days=183)

EXPRESSION = re.compile(
    r"(?![xpft&,/()|-])"
    + re.sub(r"\?P<\w+>", "?:", f"{_OPENING}?(?:{_BEFORE}){{0,{_MOST_WORDS_BEFORE}}}(?:{BARE_DATE})")
)
"""Matches in tags wherever an expression may begin, other than with a word that would not belong to it."""
_BEFORE_BARE = re.compile(_BEFORE)
_OPENS = re.compile(_OPENING)
_OPENING_NAMES = {"S": "since", "g": "since", "u": "until", "b": "by", "B": "before", "A": "after"}


@dataclass(frozen=True, slots=True)
class Expression:
    """A date from the first word that matters to one past the last.

    ``value`` is None when the words leave it open; ``is_part``: they name some of it only ("early 2024").
    """

    start: int
    end: int
    rule: str
    value: EDTF | None
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class _Point:
    """One date with what stands directly around it."""

    start: int
    end: int
    rule: str
    meaning: Meaning
    qualifier: str
    is_part: bool


def expression_at(text: DateWords, index: int, setting: Setting) -> Expression | None:
    """The expression that begins at a word, or None; its own start may be later ("on" is not part of it)."""
    opens = _OPENS.match(text.tags, index)
    opening = opens[0] if opens else ""
    if opening in ("E", "F") and (point := _point_at(text, index, setting)):
        opening = ""  # "from 3 to 5 May" is a date as it stands
    else:
        point = _point_at(text, index + len(opening), setting)
    if point is None:
        return None
    found = _range_from(text, point, opening, setting)
    if found and opening in ("E", "F"):
        return replace(found, start=index)
    if opening == "E":
        return None
    return _opened(text, index, opening, found or _alone(point, setting))


def _point_at(text: DateWords, index: int, setting: Setting) -> _Point | None:
    seen: dict[str, str] = {}
    start = index
    for _ in range(_MOST_WORDS_BEFORE + 1):
        if bare := bare_date_at(text, index, setting.reference):
            after = _AFTER.match(text.tags, bare.end)
            is_part = "part" in seen and bare.rule.endswith(_DIVISIBLE)
            return _Point(
                start=start if seen else index,
                end=after.end() if after else bare.end,
                rule=f"part-of-{bare.rule}" if is_part else bare.rule,
                meaning=bare.meaning,
                qualifier="~" if "about" in seen else "?" if "perhaps" in seen else "",
                is_part=is_part or bare.rule.startswith("part-of"),
            )
        before = _BEFORE_BARE.match(text.tags, index)
        if before is None:
            return None
        start = start if seen else index
        seen |= {name: words for name, words in before.groupdict().items() if words}
        index = before.end()
    return None


def _alone(point: _Point, setting: Setting) -> Expression:
    rule, meaning = point.rule, point.meaning
    if isinstance(meaning, CalendarDate) and meaning.is_contradicted:
        rule = "contradicted-weekday"
    elif rule == "weekday":
        rule = "weekday-after-reference" if setting.tense == "future" else "weekday-before-reference"
    return Expression(point.start, point.end, rule, _resolved(meaning, setting, point.qualifier), point.is_part)


def _range_from(text: DateWords, first: _Point, opening: str, setting: Setting) -> Expression | None:
    """The range that goes on from its first date; None where it does not go on."""
    link = text.tag(first.end)
    if link not in _LINKS or (link == "/" and first.rule != "numeric-date"):
        return None
    last = _point_at(text, first.end + 1, setting)
    if last is None:
        return None
    one, other, qualifier = first.meaning, last.meaning, first.qualifier or last.qualifier
    if isinstance(one, CalendarDate) and isinstance(other, CalendarDate) and one.kind == other.kind:
        if link == "&" and opening != "E" and not one.is_followed_by(other):
            return None  # "on May 3 and May 9": two dates
        rule, value = f"{_KINDS[one.kind]}-range", _resolved(CalendarRange(one, other), setting, qualifier)
    elif opening or link == "u":
        rule, value = "range", _stretch(first, last, setting)
    else:
        return None
    return Expression(first.start, last.end, rule, value, first.is_part or last.is_part)


def _stretch(first: _Point, last: _Point, setting: Setting) -> EDTF | None:
    """Between dates of different kinds: "from last Monday to September 15"; the last is the next after the first."""
    start = _resolved(first.meaning, setting, first.qualifier)
    if start is None or start.latest is None:
        return None
    follows = isinstance(last.meaning, CalendarDate) and last.meaning.year is None
    end = _resolved(last.meaning, Setting(start.latest, "future") if follows else setting, last.qualifier)
    if end is None or (follows and end.earliest and end.earliest - start.latest > _HALF_A_YEAR):
        return None
    try:
        return EDTF(start.start, end.end)
    except ValueError:
        return None


def _opened(text: DateWords, index: int, opening: str, found: Expression) -> Expression:
    """With what "since", "until", "before" ... in front, or "onward" behind, make of a date."""
    if text.tag(found.end) == "O" or (opening == "F" and _goes_on(text, found.end)):
        opening, found = "S", replace(found, end=found.end + 1)
    if opening not in _OPENING_NAMES or _belongs_to_noun(text, found):
        return found
    rule = f"{_OPENING_NAMES[opening]}-{found.rule}"
    return replace(found, start=index, rule=rule, value=found.value and _open_interval(opening, found))


def _open_interval(opening: str, found: Expression) -> EDTF:
    assert found.value
    start, end = found.value.start, found.value.end
    assert start  # what stands alone, and a range between two dates, has both of its ends
    assert end
    if opening in "Sg":
        return EDTF(start, None)
    if opening == "A":
        return EDTF(end if found.is_part else _beside(end, 1), None)
    return EDTF(None, _beside(start, -1) if opening == "B" and not found.is_part else start if opening == "B" else end)


def _goes_on(text: DateWords, index: int) -> bool:
    """Whether "from Monday on" ends here, and not "from Monday on the square"."""
    return text.form(index) == "on" and text.tag(index + 1) in ",x" and not text.form(index + 1).isalnum()


def _belongs_to_noun(text: DateWords, found: Expression) -> bool:
    """Whether the date only describes a noun: "after Monday's attack", "by the 2016 vote"."""
    if text.written(found.end - 1).endswith(("'s", "’s")):
        return True
    return text.tag(found.start - 1) == "T" and text.form(found.end).isalpha() and text.tag(found.end) == "x"


def _beside(moment: Moment, step: int) -> Moment:
    """The moment just after or before one, as fine as it; itself where that cannot be told."""
    if not moment.has_year:
        year_apart = replace(moment, year="2001") if moment.year == "XXXX" and moment.month != "XX" else None
        beside = year_apart and _beside(year_apart, step)
        # Whether February has a 29th is not known without the year.
        return replace(beside, year="XXXX") if beside and {moment.month, beside.month} != {"02", "03"} else moment
    value = EDTF.at(replace(moment, qualifier=""))
    edge = value.latest if step > 0 else value.earliest
    if edge is None or edge in (date.min, date.max) or moment.precision is Precision.SEASON:
        return moment
    day = edge + timedelta(step)
    parts = day.year, day.month if moment.month else None, day.day if moment.day else None
    return replace(Moment.of(*parts), qualifier=moment.qualifier)


def _resolved(meaning: Meaning, setting: Setting, qualifier: str) -> EDTF | None:
    try:
        value = meaning if isinstance(meaning, EDTF | None) else meaning.resolved(setting)
    except (ValueError, OverflowError):
        return None
    return value.qualified(qualifier) if value and qualifier else value
