"""How long it was from one moment of the document to another: what it does not say may follow from its times and days.

Nothing here says of which acts it would be: a length that lies between two moments is one that may be right.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from llm_brief.text.quantities.find import Agreement, FoundQuantity, Kind, Quantity, agrees
from llm_brief.text.stems import stem_of
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.when import WEEKDAY, day_number

__all__ = ["may_lie_between", "reckoned_years"]

_CLOCK = re.compile(
    r"(?<![\d.,:£$€-])(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)"
    r"(?![\d%]|[.:,-]\d|\s?(?:percent|per cent|m\b|bn\b))"
)
_HALF_A_DAY = 12 * 60
_WEEK = 7
_YEAR, _DAY = 4, 10  # characters of a year and of a full date
_BESIDE = 1  # sentences


def may_lie_between(quantity: FoundQuantity, comparison: Comparison) -> bool:
    """Whether a length of time is that between two moments that the evidence, or a sentence beside it, names."""
    if quantity.value.kind not in (Kind.DURATION, Kind.AGE):
        return False
    sentences = comparison.source.document.sentences
    near = {at + step for at in comparison.reading.evidence for step in range(-_BESIDE, _BESIDE + 1)}
    places = [(sentences[at].start, sentences[at].end) for at in near if 0 <= at < len(sentences)]
    lengths = _lengths(comparison.source, tuple(sorted(places)))
    return any(agrees(quantity.value, length) in (Agreement.SAME, Agreement.LESS_PRECISE) for length in lengths)


@lru_cache(maxsize=64)
def _lengths(source: Source, places: Sequence[tuple[int, int]]) -> Sequence[Quantity]:
    """The lengths of time between any two moments in those stretches of the document."""
    stretches = [source.document.text[start:end] for start, end in places]
    clock = {int(f["hour"]) * 60 + int(f["minute"]) for text in stretches for f in _CLOCK.finditer(text)}
    weekdays = {day_number(day) for text in stretches for day in WEEKDAY.findall(text)}
    told = [str(value) for d, value in source.dated if any(start <= d.start < end for start, end in places)]
    if source.document.published_at is not None:
        told.append(str(source.document.published_at)[:_DAY])
    return (*_minutes(clock), *_days(weekdays), *_dated(told))


def _minutes(clock: set[int]) -> Iterator[Quantity]:
    for one, other in combinations(sorted(clock), 2):
        yield from (
            _length(minutes, "minutes")
            for minutes in {other - one, (other - one) % _HALF_A_DAY, (one - other) % _HALF_A_DAY}
        )


def _days(weekdays: set[int]) -> Iterator[Quantity]:
    for one, other in combinations(sorted(weekdays), 2):
        yield from (_length(days, "days") for days in (other - one, one - other + _WEEK))


def _dated(told: Sequence[str]) -> Iterator[Quantity]:
    years = {int(value[:_YEAR]) for value in told if value[:_YEAR].isdecimal()}
    for one, other in combinations(sorted(years), 2):
        yield from (_length(years, "years") for years in (other - one, other - one - 1))
        yield _length(other - one, "years", Kind.AGE)
    days = sorted({date.fromisoformat(value) for value in told if _is_full(value)})
    for first, last in combinations(days, 2):
        yield _length((last - first).days, "days")
        yield _length(12 * (last.year - first.year) + last.month - first.month, "months")


def _is_full(value: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None


def _length(count: int, unit: str, kind: Kind = Kind.DURATION) -> Quantity:
    return Quantity(Decimal(count), Decimal(count), unit=unit, kind=kind)


def reckoned_years(comparison: Comparison) -> Iterator[int]:
    """The years so many years before or after one that the evidence or the sentence before it names."""
    source, near = comparison.source, set()
    for at in comparison.reading.evidence:
        near |= {at - 1, at}
    sentences = [source.document.sentences[at] for at in sorted(near) if at >= 0]
    told = [(date.start, str(value)[:_YEAR]) for date, value in source.dated]
    years = [int(year) for start, year in told if year.isdecimal() and any(s.start <= start < s.end for s in sentences)]
    for found in (found for sentence in sentences for found in _APART.finditer(sentence.text)):
        count = "1" if found["count"].lower() in {"a", "one"} else stem_of(found["count"].lower())
        step = int(count) if count.isdecimal() else 0
        yield from (year + (step if found["way"].lower() in {"later", "after"} else -step) for year in years)


_APART = re.compile(r"\b(?P<count>\w+)\s+years?\s+(?P<way>later|after|earlier|before)\b", re.IGNORECASE)
