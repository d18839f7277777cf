"""What every format shows, worked out once: numbered sources, citations, sections in their order."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from llm_brief.records.base import Evidence
from llm_brief.records.briefing import Briefing, Change, Conflict, KeyPoint, Lead, Source, Withheld
from llm_brief.records.record import AnyRecord, Demand, Event, FieldVariants, StakeholderPosition, Variant
from llm_brief.records.values import OPEN_DATE
from llm_brief.records.vocabulary import EventStatus
from llm_brief.rendering.answers import outcome_places
from llm_brief.rendering.dates import readable_date
from llm_brief.rendering.phrases import KINDS, OTHER_DAYS, OTHER_WORDS, OVERTAKEN, RELATIONS, SIDES, counted, field_name

__all__ = ["Citation", "LeftOut", "Side", "View"]


_WORDED = frozenset({"/content", "/statement", "/response", "/condition"})


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A place in a source as the reader sees it: source number, and where the words stand in its text."""

    source: int
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Side:
    """The positions of one side, those of one stakeholder together."""

    name: str
    positions: tuple[StakeholderPosition, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A value taken out for the same reason in one record or several: how often, and of which sources."""

    entry: Withheld
    times: int
    sources: tuple[int, ...]


@dataclass(frozen=True)
class View:
    """A briefing with its sources numbered in reading order.

    ``sentence_starts`` holds, by document id, where each sentence begins; without it citations name the source alone.
    """

    briefing: Briefing
    sentence_starts: Mapping[str, Sequence[int]] = field(default_factory=dict)

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

    # --- citations -----------------------------------------------------------------------------------------------

    def citations(self, evidence: Iterable[Evidence]) -> tuple[Citation, ...]:
        """The sentences that hold these words, each once, in the order of sources and text.

        Words of documents that this briefing does not list are passed over.
        """
        return tuple(sorted({self._citation(self.home(place)) for place in evidence if place.doc_id in self.numbers}))

    def of_records(self, ids: Iterable[str]) -> tuple[Citation, ...]:
        """The sentences that these records rest on."""
        return self.citations(place for i in ids if i in self.records for place in self.records[i].evidence)

    def of_point(self, point: KeyPoint) -> tuple[Citation, ...]:
        """The sentences that a statement of the bottom line rests on, with those of a rival value that it tells."""
        rivals = [
            place
            for conflict in self.briefing.conflicts
            if conflict.relation == "contradicts" and set(conflict.record_ids) & set(point.record_ids)
            for variant in conflict.variants
            if readable_date(variant.value) in point.text
            for place in variant.evidence
        ]
        return tuple(sorted({*self.of_records(point.record_ids), *self.citations(rivals)}))

    def answered(self, demand: Demand) -> tuple[Citation, ...]:
        """The sentences that an answer rests on, where fewer sources tell it than tell the demand; else nothing."""
        places = outcome_places(demand)
        if not {place.doc_id for place in places} < set(demand.doc_ids):
            return ()
        return self.citations(demand.response.evidence if demand.response else places)

    def home(self, place: Evidence) -> Evidence:
        """The sentence of a record that holds ``place``; ``place`` itself where no record rests on that sentence."""
        around = [s for s in self._sentences[place.doc_id] if s.start <= place.start and place.end <= s.end]
        return min(around, key=lambda sentence: sentence.end - sentence.start, default=place)

    def sentence_number(self, citation: Citation) -> int | None:
        """Which sentence of its source it is, counted from 1; None when the documents were not given."""
        starts = self.sentence_starts.get(self.briefing.documents[citation.source - 1].doc_id)
        return None if starts is None else max(1, bisect_right(starts, citation.start))

    @cached_property
    def marks(self) -> Mapping[Citation, str]:
        """The footnote label of each cited place: number of the source, and of the place among those cited of it."""
        counts: Counter[int] = Counter()
        labels: dict[Citation, str] = {}
        for citation in self.citations(self._cited()):
            counts[citation.source] += 1
            labels[citation] = f"{citation.source}.{counts[citation.source]}"
        return labels

    def _cited(self) -> Iterable[Evidence]:
        yield from (place for record in self.records.values() for place in record.evidence)
        differing = [conflict.variants for conflict in self.briefing.conflicts]
        differing += [one.variants for record in self.records.values() for one in record.variants]
        yield from (place for variants in differing for variant in variants for place in variant.evidence)
        yield from (place for change in self.changes("updated") for place in change.new_evidence)
        yield from (place for form in self.briefing.short_forms for place in form.evidence)

    def _citation(self, place: Evidence) -> Citation:
        return Citation(self.numbers[place.doc_id], place.start, place.end, place.exact)

    @cached_property
    def _sentences(self) -> Mapping[str, Sequence[Evidence]]:
        places: defaultdict[str, list[Evidence]] = defaultdict(list)
        for record in self.records.values():
            for place in record.evidence:
                places[place.doc_id].append(place)
        return places

    # --- sections ------------------------------------------------------------------------------------------------

    @cached_property
    def dated(self) -> Sequence[AnyRecord]:
        """The events that can be placed in time, in that order."""
        entries = [entry.record_id for entry in self.briefing.timeline if entry.date != OPEN_DATE]
        return [self.records[record_id] for record_id in dict.fromkeys(entries) if record_id in self.records]

    def stage(self, event: Event) -> str:
        """Its status; where reports give several, all of them, since its words are those of one report alone."""
        if event.status is None:
            return ""
        for one in event.variants:
            if one.field == "/status":
                return (" → " if one.relation == "supersedes" else " / ").join(v.value for v in one.variants)
        rivals = [c.variants for c in self.briefing.conflicts if c.field == "/status" and c.record_ids == (event.id,)]
        told = [variant.value for variants in rivals[:1] for variant in variants]
        if len(told) > 1 and set(told) <= set(EventStatus):
            return f"{' / '.join(told)} (disputed)"
        return event.status.value.value

    def relation(self, of: FieldVariants | Conflict) -> str:
        """How the values stand to each other; that one overtakes another only where days order their reports."""
        if of.relation == "different_scope" and of.field in _WORDED:
            return OTHER_WORDS
        if of.relation == "different_scope" and of.field == "/status":
            return OTHER_DAYS
        return OVERTAKEN if of.relation == "supersedes" and self._are_in_order(of.variants) else RELATIONS[of.relation]

    def _are_in_order(self, variants: Iterable[Variant]) -> bool:
        """Whether every report has a day and no two values have the same latest one."""
        days = {source.doc_id: source.published_at for source in self.briefing.documents}
        latest = [[days.get(doc_id) for doc_id in variant.doc_ids] for variant in variants]
        dated = [max(day for day in told if day is not None) for told in latest if told and None not in told]
        return len(dated) == len(latest) == len(set(dated))

    @cached_property
    def contested(self) -> frozenset[str]:
        """Ids of the records whose date other sources dispute."""
        return frozenset(entry.record_id for entry in self.briefing.timeline if entry.contested)

    def lead(self, section: str) -> Lead | None:
        """The sentence that opens a section, if there is one."""
        return next((lead for lead in self.briefing.leads if lead.section == section), None)

    @cached_property
    def undated(self) -> Sequence[AnyRecord]:
        """The events that could not be placed on a day of the calendar, in reading order."""
        known = {record.id for record in self.dated}
        return [event for event in self.briefing.events if event.id not in known]

    @property
    def nothing_stands(self) -> str:
        """What is said in place of a bottom line where there is no record to say anything of."""
        if self._nothing_read:
            return "No source is in English, as far as the words tell; without a model nothing could be read."
        if self.withheld_records:
            return "No record of these documents passed every check."
        return "Nothing could be extracted from these documents that passes the checks."

    @property
    def _nothing_read(self) -> bool:
        """Whether every document was left unread, and no call failed: the rules read English only."""
        coverages = self.briefing.coverage.values()
        has_left = any(coverage.unread for coverage in coverages) and not any(coverage.read for coverage in coverages)
        return has_left and not self.briefing.failures

    @cached_property
    def sides(self) -> Sequence[Side]:
        """The positions by stance; inside a side those of one stakeholder stand together, the first told first."""
        return [Side(name, found) for stance, name in SIDES.items() if (found := self._on_side(stance))]

    def _on_side(self, stance: str | None) -> tuple[StakeholderPosition, ...]:
        positions = self.briefing.positions
        on_side = [p for p in positions if (p.stance.value if p.stance else None) == stance]
        first: dict[str, int] = {}
        for number, position in enumerate(on_side):
            first.setdefault(self._holder(position), number)
        return tuple(sorted(on_side, key=lambda position: first[self._holder(position)]))

    def _holder(self, position: StakeholderPosition) -> str:
        name = position.stakeholder.value if position.stakeholder else ""
        return self.canonical.get(name, name)

    @cached_property
    def canonical(self) -> Mapping[str, str]:
        """Each name that the sources use to the fullest name of whom it means."""
        return {alias: entity.name for entity in self.briefing.entities for alias in entity.aliases}

    def changes(self, *kinds: str) -> Sequence[Change]:
        """The changes of these kinds, in the order of the briefing."""
        return [change for change in self.briefing.changes if change.kind in kinds]

    @cached_property
    def news(self) -> bool:
        """Whether something is new, updated or withdrawn since the last briefing: then the changes lead."""
        return bool(self.changes("new", "updated", "withdrawn"))

    @cached_property
    def withheld_records(self) -> Sequence[Withheld]:
        """Records that could not stand."""
        return [entry for entry in self.briefing.withheld if not entry.pointer]

    @cached_property
    def withheld_leaves(self) -> Sequence[Withheld]:
        """Single values that were taken out of records that stand."""
        return [entry for entry in self.briefing.withheld if entry.pointer]

    @property
    def left_out(self) -> Sequence[LeftOut]:
        """The same, those alike told once."""
        alike: defaultdict[tuple[str, ...], list[Withheld]] = defaultdict(list)
        for entry in self.withheld_leaves:
            alike[entry.kind, field_name(entry.pointer), entry.label, entry.value, entry.reason].append(entry)
        return [LeftOut(found[0], len(found), self._sources_of(found)) for found in alike.values()]

    def _sources_of(self, entries: Iterable[Withheld]) -> tuple[int, ...]:
        return tuple(sorted({self.numbers[entry.doc_id] for entry in entries if entry.doc_id in self.numbers}))

    # --- sources -------------------------------------------------------------------------------------------------

    @cached_property
    def _groups(self) -> Mapping[str, Sequence[int]]:
        groups: defaultdict[str, list[int]] = defaultdict(list)
        for number, source in enumerate(self.briefing.documents, 1):
            groups[source.independence_group].append(number)
        return groups

    @property
    def origins(self) -> str:
        """How many sources there are and from how many origins they come: "4 reports, 3 origins"."""
        return _origins(len(self.briefing.documents), len(self._groups))

    def same_origin(self, source: Source) -> Sequence[int]:
        """The numbers of the other sources that go back to the same text."""
        own = self.numbers[source.doc_id]
        return [number for number in self._groups[source.independence_group] if number != own]

    def left_over(self, source: Source) -> str:
        """How many of its sentences are in no record; nothing for a source of which nothing was read."""
        coverage = self.briefing.coverage.get(source.doc_id)
        if coverage is None or not coverage.read:
            return ""
        count = source.sentences - len(self._held_sentences(source))
        return f"{count:,} in no record{', some of them not read' if coverage.unread else ''}"

    def _held_sentences(self, source: Source) -> set[int]:
        """The sentences on which records rest: by number, or by their beginning where the text is not at hand.

        The evidence of a record is whole sentences, so both count the same.
        """
        starts = self.sentence_starts.get(source.doc_id)
        places = self._sentences.get(source.doc_id, ())
        return {place.start if starts is None else bisect_right(starts, place.start) for place in places}

    def support(self, record: AnyRecord) -> str:
        """How many tell of it, as "3 reports, 1 origin"; nothing for what one source tells."""
        reports = len(record.doc_ids)
        groups = {source.independence_group for source in self.briefing.documents if source.doc_id in record.doc_ids}
        return _origins(reports, len(groups)) if reports > 1 else ""

    def matter(self, conflict: Conflict) -> str:
        """What the sources differ on, in words."""
        return "who did it" if conflict.field == "/actors" else KINDS[conflict.kind]


def _origins(reports: int, origins: int) -> str:
    return f"{counted(reports, 'report')}, {counted(origins, 'origin')}"
