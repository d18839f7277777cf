"""The two drawings of a briefing, worked out as percentages of the width: when things happen, and who tells what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from llm_brief.records.record import Event
from llm_brief.rendering.dates import when
from llm_brief.rendering.view import View
from llm_brief.text.dates.days import FIRST_DAY, LAST_DAY, Years
from llm_brief.text.dates.edtf import EDTF

__all__ = ["Bar", "Cell", "Matrix", "Row", "Strip", "Tick", "matrix", "timeline"]

MOST_LANES = 14
MOST_ROWS = 24
_WIDTH = 2.6
"""A dot's share of the width, in percent; on a telephone about nine pixels."""
_LEAP_YEAR = Years(2000, 2000)
"""Where dates without a year are laid out: it has every day."""
_SAME = "spelling_variant"
"""Other letters or words for the same value: no difference to draw."""
_RECENT = 400
"""Days that a strip shows; what lies further back stands together at its beginning."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One event: from where to where, in which lane from below, and what it looks like."""

    record_id: str
    start: float
    end: float
    lane: int
    status: str
    when: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One axis with its events."""

    title: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    lanes: int


@dataclass(frozen=True, slots=True)
class _Placed:
    event: Event
    first: date
    last: date


def timeline(view: View) -> tuple[Strip, ...]:
    """A strip for dates with a year and one for those without; none where nothing can be placed."""
    placed = [(EDTF.parse(event.date.value), event) for event in view.dated if isinstance(event, Event) and event.date]
    with_year = [_Placed(event, *_days(value)) for value, event in placed if value.has_year]
    without = [found for value, event in placed if not value.has_year and (found := _yearless(value, event))]
    strips = (_strip("", with_year, years=True), _strip("Year not stated", without, years=False))
    return tuple(strip for strip in strips if strip is not None)


def _days(value: EDTF) -> tuple[date, date]:
    """First and last day; an open end is where the other one is."""
    first, last = value.earliest, value.latest
    known = first or last or date.min
    return first or known, last or known


def _yearless(value: EDTF, event: Event) -> _Placed | None:
    """Where the date lies in any year; None when not even the month is stated."""
    if not all(moment.month and moment.month.isdecimal() for moment in value.moments):
        return None
    reading = next(iter(value.readings(_LEAP_YEAR)), None)
    if reading is None:
        return None
    return _Placed(event, date.fromordinal(reading.first), date.fromordinal(reading.last))


def _strip(title: str, placed: Sequence[_Placed], *, years: bool) -> Strip | None:
    if not placed:
        return None
    latest = max(item.last for item in placed)
    floor = min(item.first for item in placed)
    recent = [item.first for item in placed if (latest - item.first).days <= _RECENT]
    earlier = years and (latest - floor).days > 2 * _RECENT and len(recent) > 1
    axis = _Axis(min(recent) if earlier else floor, latest, 6.0 if earlier else 0.0)
    bars = list(_laned(placed, axis))
    ticks = ([Tick(2.0, "earlier")] if earlier else []) + list(axis.ticks(years=years))
    return Strip(title, tuple(bars), tuple(ticks), 1 + max(bar.lane for bar in bars))


def _laned(placed: Sequence[_Placed], axis: "_Axis") -> Iterator[Bar]:
    """Each event in the lowest lane that is free where it begins; past the top one they overlap."""
    ends: list[float] = []
    for item in sorted(placed, key=lambda item: (item.first, item.last, item.event.id)):
        start, end = axis.at(item.first), axis.at(item.last)
        lane = next((number for number, taken in enumerate(ends) if taken <= start), min(len(ends), MOST_LANES - 1))
        ends[lane:] = [end + _WIDTH, *ends[lane + 1 :]]
        status = item.event.status.value.value if item.event.status else "unknown"
        words = when(item.event.date) if item.event.date else ""
        yield Bar(item.event.id, round(start, 2), round(end, 2), lane, status, words)


class _Axis:
    """Days laid out between 3 and 97 percent of the width, past what is kept free at the left."""

    def __init__(self, first: date, last: date, kept: float) -> None:
        slack = 3 if last - first < timedelta(days=3) else 0
        self._first = max(first.toordinal() - slack, FIRST_DAY)
        self._last = min(last.toordinal() + slack, LAST_DAY)
        self._low, self._high = 3.0 + kept, 97.0

    def at(self, day: date) -> float:
        if day.toordinal() < self._first:
            return 2.0
        share = (day.toordinal() - self._first) / (self._last - self._first)
        return self._low + min(share, 1.0) * (self._high - self._low)

    def ticks(self, *, years: bool) -> Iterator[Tick]:
        first, last = date.fromordinal(self._first), date.fromordinal(self._last)
        length = self._last - self._first
        if length <= 45:
            step = max(1, -(-length // 5))
            chosen = [date.fromordinal(number) for number in range(self._first, self._last + 1, step)]
            shown = "%-d %b"
        elif length <= 2 * _RECENT:
            count = (last.year - first.year) * 12 + last.month
            firsts = [date(first.year + month // 12, month % 12 + 1, 1) for month in range(first.month, count)]
            chosen, shown = firsts[:: max(1, -(-len(firsts) // 6))], "%b %Y" if years else "%b"
        else:
            span = range(first.year + 1, last.year + 1)
            chosen, shown = [date(year, 1, 1) for year in span[:: max(1, -(-len(span) // 6))]], "%Y"
        for day in chosen:
            yield Tick(round(self.at(day), 2), _shown(day, shown))


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def _shown(day: date, pattern: str) -> str:
    """The day in English whatever the locale."""
    parts = {"%-d": str(day.day), "%b": _MONTHS[day.month - 1], "%Y": str(day.year)}
    return " ".join(parts[part] for part in pattern.split())


@dataclass(frozen=True, slots=True)
class Cell:
    """One source telling of one thing: ``differs`` when it gives another value, ``again`` when its text has an origin
    that stands in the row already, else ``tells``.
    """

    at: float
    kind: str
    source: int


@dataclass(frozen=True, slots=True)
class Row:
    """One record and the sources that tell of it."""

    record_id: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The records that most sources tell of, by source; ``left_out`` counts the others."""

    columns: tuple[Tick, ...]
    rows: tuple[Row, ...]
    left_out: int


def matrix(view: View) -> Matrix | None:
    """Sources by statement; None where there is one source only."""
    if len(view.numbers) < 2 or not view.records:
        return None
    order = sorted(view.records.values(), key=lambda record: (-len(record.doc_ids), -record.independent_sources))
    shown = order[:MOST_ROWS]
    numbers = sorted({view.numbers[doc_id] for record in shown for doc_id in record.doc_ids if doc_id in view.numbers})
    at = {number: round((index + 0.5) / len(numbers) * 100, 2) for index, number in enumerate(numbers)}
    every = max(1, -(-len(numbers) // 12))
    columns = tuple(Tick(at[number], str(number)) for number in numbers[::every])
    differing = _differing(view)
    rows = tuple(Row(record.id, tuple(_cells(view, record.id, at, differing))) for record in shown)
    return Matrix(columns, rows, len(order) - len(shown))


def _cells(view: View, record_id: str, at: dict[int, float], differing: set[tuple[str, str]]) -> Iterator[Cell]:
    told: set[str] = set()
    for doc_id in sorted(view.records[record_id].doc_ids, key=lambda doc_id: view.numbers.get(doc_id, 0)):
        if doc_id not in view.numbers:
            continue
        source = view.briefing.documents[view.numbers[doc_id] - 1]
        again = source.independence_group in told
        told.add(source.independence_group)
        kind = "differs" if (record_id, doc_id) in differing else "again" if again else "tells"
        yield Cell(at[view.numbers[doc_id]], kind, view.numbers[doc_id])


def _differing(view: View) -> set[tuple[str, str]]:
    """Record and document wherever the document gives another value than the one that stands first."""
    of_conflicts = {
        (record_id, doc_id)
        for conflict in view.briefing.conflicts
        if conflict.relation != _SAME
        for variant in conflict.variants[1:]
        for record_id in conflict.record_ids
        for doc_id in variant.doc_ids
    }
    return of_conflicts | {
        (record.id, doc_id)
        for record in view.records.values()
        for field in record.variants
        if field.relation != _SAME
        for variant in field.variants[1:]
        for doc_id in variant.doc_ids
    }
