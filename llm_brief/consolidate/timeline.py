"""Dated events in the order of what their dates can be."""

from collections.abc import Collection, Iterable

from llm_brief.records.briefing import TimelineEntry
from llm_brief.records.record import Event
from llm_brief.text.edtf import EDTF

__all__ = ["timeline"]


def timeline(events: Iterable[Event], contested: Collection[str] = ()) -> tuple[TimelineEntry, ...]:
    """An entry for each event with a supported date, ordered by EDTF; open dates stand where they can be placed.

    ``contested`` are the ids of events to which sources give dates that contradict each other.
    """
    entries = [
        TimelineEntry(date=event.date.value, record_id=event.id, contested=event.id in contested)
        for event in events
        if event.date
    ]
    return tuple(sorted(entries, key=lambda entry: (EDTF.parse(entry.date).sort_key, entry.record_id)))
