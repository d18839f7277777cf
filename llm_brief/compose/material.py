"""What prose is made of: the records that stand, where they come from, and where they disagree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Self

from llm_brief.records.briefing import Briefing, Conflict, Source
from llm_brief.records.phrasing import Casing, casing_of
from llm_brief.records.record import AnyRecord, Event
from llm_brief.text.dates.edtf import EDTF

__all__ = ["Material"]


@dataclass(frozen=True, kw_only=True)
class Material:
    """The finished records of a briefing, in reading order."""

    records: tuple[AnyRecord, ...]
    sources: tuple[Source, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @classmethod
    def of(cls, briefing: Briefing) -> Self:
        """The material that a finished briefing was composed of."""
        records: tuple[AnyRecord, ...] = (*briefing.events, *briefing.demands, *briefing.positions)
        return cls(records=records, sources=briefing.documents, conflicts=briefing.conflicts)

    @cached_property
    def by_id(self) -> Mapping[str, AnyRecord]:
        """The records by their ids."""
        return {record.id: record for record in self.records}

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """The sources by the ids of their documents."""
        return {source.doc_id: source for source in self.sources}

    @cached_property
    def casing(self) -> Casing:
        """How the cited sentences write words inside a sentence."""
        return casing_of(place.exact for record in self.records for place in record.evidence)

    def published(self, doc_ids: Iterable[str]) -> date | None:
        """The latest day on which one of these documents says it was published."""
        days = [source.published_at for i in doc_ids if (source := self.source_by_id.get(i)) and source.published_at]
        return max(days, default=None)

    def day_of(self, record: AnyRecord) -> date | None:
        """The day by which the record came about, else that of its latest report; None if unknown.

        What is still to come counts from the day of the report.
        """
        reported = self.published(record.doc_ids)
        dated = _latest(record.date.value) if isinstance(record, Event) and record.date is not None else None
        return min(filter(None, (dated, reported)), default=None)


def _latest(edtf: str) -> date | None:
    try:
        return EDTF.parse(edtf).latest
    except ValueError:
        return None
