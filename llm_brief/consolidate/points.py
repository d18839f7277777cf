"""The bottom line and the gaps, chosen by stated rules from records that stand."""

import re
from collections.abc import Iterator, Sequence

from llm_brief.records.briefing import Gap, KeyPoint, Source
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition, count_leaves
from llm_brief.records.values import OPEN_DATE
from llm_brief.records.vocabulary import DemandStatus, EventStatus, EventType
from llm_brief.records.wording import quoted, statement_of

__all__ = ["MOST_POINTS", "gaps", "key_points", "ranked"]

MOST_POINTS = 5
_YEARLESS = re.compile(r"XXXX-\d\d")

_WEIGHT = {
    EventType.ASSAULT: 4,
    EventType.COERCE: 3,
    EventType.THREATEN: 3,
    EventType.SANCTION: 3,
    EventType.MOBILIZE: 3,
    EventType.AGREE: 2,
    EventType.CONSULT: 2,
    EventType.REJECT: 2,
    EventType.RETREAT: 2,
}
"""Consequence by PLOVER category, for ranking only; what is not named weighs 1."""


def key_points(records: Sequence[AnyRecord], chosen: Sequence[str] = ()) -> tuple[KeyPoint, ...]:
    """At most five, one a sentence of a source: the chosen records first, then by rank until five are told."""
    by_id = {record.id: record for record in records}
    order = (*(by_id[record_id] for record_id in chosen if record_id in by_id), *ranked(records))
    points: list[KeyPoint] = []
    used: set[str] = set()
    for record in order:
        places = {place.exact for place in record.evidence}
        if not places & used and len(points) < MOST_POINTS:
            used |= places
            points.append(KeyPoint(text=statement_of(record), record_ids=(record.id,)))
    return tuple(points)


def ranked(records: Sequence[AnyRecord]) -> tuple[AnyRecord, ...]:
    """By independent sources, then consequence, then how much of the record is supported, then order of reading."""
    return tuple(record for _, record in sorted(enumerate(records), key=lambda pair: (*_rank(pair[1]), pair[0])))


def _rank(record: AnyRecord) -> tuple[int, int, int]:
    return (-record.independent_sources, -_consequence(record), -count_leaves(record))


def _consequence(record: AnyRecord) -> int:
    match record:
        case Event():
            weight = _WEIGHT.get(record.type.value, 1) if record.type else 0
            return weight + bool(record.date)
        case Demand():
            return 3 + bool(record.addressees)
        case StakeholderPosition():
            return 1 if record.stance else 0


def gaps(records: Sequence[AnyRecord], sources: Sequence[Source]) -> tuple[Gap, ...]:
    """What the sources leave open: undated documents, dates that cannot be placed, demands without an answer."""
    return (*_undated(sources), *_open_dates(records), *_unanswered(records))


def _undated(sources: Sequence[Source]) -> Iterator[Gap]:
    undated = [str(number) for number, source in enumerate(sources, 1) if source.published_at is None]
    if undated:
        yield Gap(text=f"{_which(undated, len(sources))} published, so words such as “last month” stay open.")


def _which(undated: Sequence[str], total: int) -> str:
    if len(undated) == total:
        return "No source states when it was"
    if len(undated) == 1:
        return f"Source {undated[0]} does not state when it was"
    return f"Sources {', '.join(undated)} do not state when they were"


def _open_dates(records: Sequence[AnyRecord]) -> Iterator[Gap]:
    for record in records:
        if not (isinstance(record, Event) and record.date and record.status):
            continue
        if record.status.value is not EventStatus.PLANNED:
            continue
        words = quoted(record.date.raw or "")
        if record.date.value == OPEN_DATE:
            yield Gap(text=f"When {words} is cannot be told from the source alone.", record_ids=(record.id,))
        elif _YEARLESS.match(record.date.value):
            yield Gap(text=f"The year of {words} is not stated.", record_ids=(record.id,))


def _unanswered(records: Sequence[AnyRecord]) -> Iterator[Gap]:
    for record in records:
        if not (isinstance(record, Demand) and record.content and record.demander) or record.response is not None:
            continue
        if record.status is None or record.status.value in (DemandStatus.MADE, DemandStatus.REITERATED):
            text = f"No answer is reported to {record.demander.value}: {quoted(record.content.value)}."
            yield Gap(text=text, record_ids=(record.id,))
