"""Dated events in the order of what their dates can be."""

from collections.abc import Collection, Iterable

from llm_brief.records.briefing import TimelineEntry
from llm_brief.records.record import Event
from llm_brief.records.vocabulary import EventStatus
from llm_brief.text.dates.edtf import EDTF

__all__ = ["timeline"]


def timeline(events: Iterable[Event], contested: Collection[str] = ()) -> tuple[TimelineEntry, ...]:
    """An entry for each event with a supported date, ordered by EDTF; open dates stand where they can be placed.

    What is planned for a day without a year stands behind all that happened on such days: of the two it is the later.
    ``contested`` are the ids of events to which sources give dates that contradict each other.
    """
    entries = [
        (_place(event, event.date.value), TimelineEntry(date=event.date.value, record_id=event.id, contested=disputed))
        for event in events
        if event.date
        for disputed in (event.id in contested,)
    ]
    return tuple(entry for _, entry in sorted(entries, key=lambda pair: (pair[0], pair[1].record_id)))


def _place(event: Event, value: str) -> tuple[bool, bool, tuple[bool, int, int, str]]:
    date = EDTF.parse(value)
    is_ahead = event.status is not None and event.status.value is EventStatus.PLANNED
    return not date.has_year, is_ahead and not date.has_year, date.sort_key
