"""Times of day and weekdays of a text, as told or as they follow from what is told."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from llm_brief.text.dates.find import FoundDate
from llm_brief.text.document import Span
from llm_brief.text.grammar.shares import predicate_above
from llm_brief.text.numerals import CARDINALS
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.when import WEEKDAY, day_number

__all__ = [
    "DAY",
    "HALF_A_DAY",
    "Time",
    "is_reckoned",
    "kept_times",
    "reckoned_day",
    "times_in",
    "times_told",
    "weekdays_in",
]

_NUMBER = "|".join(word for word, number in CARDINALS.items() if 0 < number <= 12)
_TIME = re.compile(
    rf"\b(?:(?P<hour>\d{{1,2}}|{_NUMBER})(?:[:.](?P<minute>[0-5]\d))?\s?(?:(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?:o['’]clock\s+)?(?:in\s+the\s+(?P<part>morning|afternoon|evening)|at\s+(?P<night>night)))"
    r"|(?P<full>[01]?\d|2[0-3]):(?P<past>[0-5]\d)(?!\d|\s?[ap]\.?m)|(?P<name>noon|midday|midnight))",
    re.IGNORECASE,
)
DAY = 24 * 60
HALF_A_DAY = 12 * 60
_NAMES = {"noon": HALF_A_DAY, "midday": HALF_A_DAY, "midnight": 0}
_LATE = 6  # the hour from which on "at night" is in the evening


class Time(NamedTuple):
    """A time of day in minutes, and where it stands; ``is_sure``: whether it says which half of the day it is in."""

    minutes: int
    start: int
    end: int
    is_sure: bool = True


def kept_times(comparison: Comparison) -> Sequence[range]:
    """Where in the claim times of day stand that the document gives, in whatever words."""
    told = {time.minutes for time in times_told(comparison.source)}
    times = times_in(comparison.reading.claim.text) if told else ()
    return [range(time.start, time.end) for time in times if time.minutes in told]


@lru_cache(maxsize=64)
def times_told(source: Source) -> Sequence[Time]:
    """The times of day of a document, in order."""
    return tuple(times_in(source.document.text))


def times_in(text: str) -> Iterator[Time]:
    """The times of day in a text, in order."""
    for found in _TIME.finditer(text):
        minutes = _minutes(found)
        if minutes is not None:
            is_sure = found["full"] is None or not 0 < minutes < HALF_A_DAY + 60
            yield Time(minutes, found.start(), found.end(), is_sure)


def _minutes(found: re.Match[str]) -> int | None:
    if found["name"]:
        return _NAMES[found["name"].lower()]
    if found["full"]:
        return int(found["full"]) * 60 + int(found["past"])
    hour = CARDINALS.get(found["hour"].lower()) or int(found["hour"])
    if not 1 <= hour <= 12:
        return None
    late = (found["half"] or "").lower() == "p" or (found["part"] or "").lower() in ("afternoon", "evening")
    late = late or (found["night"] is not None and _LATE <= hour < 12)
    return (hour % 12 + 12 * late) * 60 + int(found["minute"] or 0)


_AFTER = re.compile(
    rf"\b(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b[^.;]{{0,12}}?,?\s"
    rf"(?P<count>an?|the|\d|{_NUMBER})\s+days?\s+(?P<way>after|before)\b",
    re.IGNORECASE,
)
_WEEK = 7


def is_reckoned(date: FoundDate, comparison: Comparison) -> bool:
    """Whether the weekday follows from one that the source gives for another act."""
    home = comparison.home
    reckoned = reckoned_day(date, home, comparison) if home is not None else None
    return reckoned is not None and reckoned[0] in {day_number(day) for day in WEEKDAY.findall(date.text)}


def weekdays_in(text: str) -> set[int]:
    """The weekdays that a text names, by number."""
    return {day_number(day) for day in WEEKDAY.findall(text)}


def reckoned_day(date: FoundDate, home: Span, comparison: Comparison) -> tuple[int, Span] | None:
    """The weekday that the sentence gives to the act of the claim by its distance from another, and the words."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    found = _AFTER.search(home.exact)
    token = mine.token_at(date.start) if mine is not None else None
    if found is None or mine is None or theirs is None or token is None:
        return None
    act = predicate_above(mine, token.index)
    behind = {t.lemma.lower() for t in theirs.tokens_in(home.start + found.end(), home.end)}
    if act is None or mine.tokens[act].lemma.lower() not in behind:
        return None
    count = 1 if found["count"].lower() in ("a", "an", "the") else _count(found["count"].lower())
    days = -count if found["way"].lower() == "after" else count
    place = comparison.source.document.span(home.start + found.start(), home.start + found.end())
    return (day_number(found["day"]) + days) % _WEEK, place


def _count(word: str) -> int:
    return CARDINALS[word] if word in CARDINALS else int(word)
