"""The bottom line and the gaps, chosen by stated rules from records that stand."""

from collections.abc import Iterator, Sequence

from llm_brief.records.briefing import Gap, KeyPoint, Source
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition
from llm_brief.records.vocabulary import DemandStatus, EventStatus, EventType
from llm_brief.records.wording import statement_of

__all__ = ["gaps", "key_points"]

MOST_POINTS = 5

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


def key_points(records: Sequence[AnyRecord]) -> tuple[KeyPoint, ...]:
    """At most five: the weightiest events, demands and positions, one a sentence of a source.

    Rank: independent sources, then consequence, then how much of the record is supported, then order of reading.
    """
    ranked = sorted(enumerate(records), key=lambda pair: (*_rank(pair[1]), pair[0]))
    points: list[KeyPoint] = []
    used: set[tuple[str, int]] = set()
    for _, record in ranked:
        places = {(place.doc_id, place.start) for place in record.evidence}
        if not places & used and len(points) < MOST_POINTS:
            used |= places
            points.append(KeyPoint(text=statement_of(record), record_ids=(record.id,)))
    return tuple(points)


def _rank(record: AnyRecord) -> tuple[int, int, int]:
    return (-record.independent_sources, -_consequence(record), -len(record.model_dump_json(exclude_none=True)))


def _consequence(record: AnyRecord) -> int:
    match record:
        case Event():
            return _WEIGHT.get(record.type.value, 1) if record.type else 0
        case Demand():
            return 3
        case StakeholderPosition():
            return 1 if record.stance else 0


def gaps(records: Sequence[AnyRecord], sources: Sequence[Source]) -> tuple[Gap, ...]:
    """What the sources leave open: undated documents, dates that cannot be placed, demands without an answer."""
    return (*_undated(sources), *_open_dates(records), *_unanswered(records))


def _undated(sources: Sequence[Source]) -> Iterator[Gap]:
    undated = [str(number) for number, source in enumerate(sources, 1) if source.published_at is None]
    if undated:
        which = "No source states" if len(undated) == len(sources) else f"Source {', '.join(undated)} does not state"
        yield Gap(text=f"{which} when it was published, so words such as “last month” stay open.")


def _open_dates(records: Sequence[AnyRecord]) -> Iterator[Gap]:
    for record in records:
        if isinstance(record, Event) and record.date and record.status and "X" in record.date.value:
            if record.status.value is EventStatus.PLANNED:
                yield Gap(text=f"The year of “{record.date.raw}” is not stated.", record_ids=(record.id,))


def _unanswered(records: Sequence[AnyRecord]) -> Iterator[Gap]:
    for record in records:
        if isinstance(record, Demand) and record.response is None and record.content and record.demander:
            if record.status is None or record.status.value in (DemandStatus.MADE, DemandStatus.REITERATED):
                text = f"No source quotes an answer to {record.demander.value}: “{record.content.value}”."
                yield Gap(text=text, record_ids=(record.id,))
