"""What every format shows, worked out once: numbered sources, citations, readable values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from llm_brief.records.base import Evidence
from llm_brief.records.briefing import Briefing, Withheld
from llm_brief.records.record import AnyRecord

__all__ = ["Citation", "View"]


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A place in a source as the reader sees it: source number, and where the words begin."""

    source: int
    start: int
    end: int
    exact: str


@dataclass(frozen=True)
class View:
    """A briefing with its sources numbered in reading order."""

    briefing: Briefing

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Document id to the number it has in the list of sources."""
        return {source.doc_id: number for number, source in enumerate(self.briefing.documents, 1)}

    @cached_property
    def records(self) -> Mapping[str, AnyRecord]:
        """Every printed record by its id."""
        briefing = self.briefing
        records: tuple[AnyRecord, ...] = (*briefing.events, *briefing.demands, *briefing.positions)
        return {record.id: record for record in records}

    def citations(self, evidence: Iterable[Evidence]) -> tuple[Citation, ...]:
        """The places, each once, in the order of sources and text."""
        return tuple(sorted({Citation(self.numbers[e.doc_id], e.start, e.end, e.exact) for e in evidence}))

    def of_records(self, ids: Iterable[str]) -> tuple[Citation, ...]:
        """The sentences that these records rest on."""
        return self.citations(place for i in ids if i in self.records for place in self.records[i].evidence)

    @cached_property
    def marks(self) -> Mapping[Citation, str]:
        """The footnote label of each cited place: number of the source, and of the place among those cited of it."""
        briefing = self.briefing
        cited = [place for record in self.records.values() for place in record.evidence]
        variants = [variant for conflict in briefing.conflicts for variant in conflict.variants]
        cited += [place for variant in variants for place in variant.evidence]
        labels: dict[Citation, str] = {}
        for citation in self.citations(cited):
            known = sum(other.source == citation.source for other in labels)
            labels[citation] = f"{citation.source}.{known + 1}"
        return labels

    @cached_property
    def withheld_records(self) -> Sequence[Withheld]:
        """Records that could not stand."""
        return [entry for entry in self.briefing.withheld if not entry.pointer]

    @cached_property
    def withheld_leaves(self) -> Sequence[Withheld]:
        """Single values that were taken out of records that stand."""
        return [entry for entry in self.briefing.withheld if entry.pointer]

    def dated_first(self) -> Sequence[AnyRecord]:
        """Events in the order of the timeline, then the undated ones in reading order."""
        dated = [self.records[entry.record_id] for entry in self.briefing.timeline]
        known = {record.id for record in dated}
        return [*dated, *(event for event in self.briefing.events if event.id not in known)]
