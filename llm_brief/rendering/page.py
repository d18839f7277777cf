"""What the HTML page needs beyond `View`: names of places in the page, facets to filter by, marked source texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from llm_brief.records.base import Evidence, Leaf
from llm_brief.records.briefing import Coverage, Entity, Source, Withheld
from llm_brief.records.record import AnyRecord, leaves_of
from llm_brief.rendering.escape import visible
from llm_brief.rendering.highlight import Anchor, Marking, highlighted
from llm_brief.rendering.view import Citation, View
from llm_brief.text.document import Document

__all__ = ["Facets", "Missed", "Page", "Pane", "Value"]

AnyLeaf = Leaf[object]


@dataclass(frozen=True, slots=True)
class Facets:
    """What a statement can be filtered by; each a list of words for an attribute of the page."""

    kinds: str
    actors: str
    sources: str
    verdicts: str


@dataclass(frozen=True, slots=True)
class Value:
    """One checked value of a record: the name of its row in the page, its field, and the leaf."""

    row: str
    pointer: str
    leaf: AnyLeaf


@dataclass(frozen=True, slots=True)
class Missed:
    """A stretch of a source that is in no record, or was not read; ``anchor`` names it in the page."""

    anchor: str
    read: bool


@dataclass(frozen=True, slots=True)
class Pane:
    """One source as the reader sees it: its text in full, or the cited passages alone."""

    number: int
    source: Source
    passages: tuple[Markup, ...]
    whole: bool
    missed: tuple[Missed, ...]


@dataclass(frozen=True)
class Page:
    """The page of one briefing. Names of places in it are ours: nothing of a source enters them."""

    view: View
    documents: Mapping[str, Document]

    # --- names ---------------------------------------------------------------------------------------------------

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Record id to the name of its place in the page."""
        return {record_id: f"r{number}" for number, record_id in enumerate(self.view.records, 1)}

    def place(self, citation: Citation) -> str:
        """The name of a cited place: "p1-7"."""
        return "p" + self.view.marks[citation].replace(".", "-")

    def values(self, record: AnyRecord, name: str) -> Sequence[Value]:
        """The checked values of a record, in the order of its fields; ``name`` is the record's own in the page."""
        return [Value(f"{name}{pointer.replace('/', '-')}", pointer, leaf) for pointer, leaf in leaves_of(record)]

    def rows(self, record: AnyRecord) -> Mapping[str, Value]:
        """The same by JSON Pointer."""
        return {value.pointer: value for value in self.values(record, self.names[record.id])}

    def reasons(self, leaf: AnyLeaf) -> Markup:
        """The rule that made the value and what each check says of it, one a line."""
        lines = [f"rule: {leaf.rule}"] if leaf.rule else []
        lines += [f"{check.check}: {check.reason}" for check in leaf.verdict.checks]
        return Markup("\n").join(map(visible, lines))

    def spans(self, evidence: Iterable[Evidence]) -> str:
        """Places for the script: "1:38-44 2:100-120", source number and range."""
        numbers = self.view.numbers
        places = sorted({(numbers[e.doc_id], e.start, e.end) for e in evidence if e.doc_id in numbers})
        return " ".join(f"{number}:{start}-{end}" for number, start, end in places)

    # --- facets --------------------------------------------------------------------------------------------------

    def facets(self, ids: Iterable[str]) -> Facets:
        """Of a statement that rests on these records."""
        records = [self.view.records[record_id] for record_id in ids if record_id in self.view.records]
        numbers = {self.view.numbers[doc_id] for r in records for doc_id in r.doc_ids if doc_id in self.view.numbers}
        return Facets(
            " ".join(sorted({record.kind for record in records})),
            " ".join(sorted({name for record in records for name in self._actor_names.get(record.id, ())})),
            " ".join(f"s{number}" for number in sorted(numbers)),
            " ".join(sorted({"supported", *(label for r in records for label in self._left_out.get(r.id, ()))})),
        )

    def facets_of_withheld(self, entry: Withheld) -> Facets:
        """Of what could not stand: its kind, its source, and why."""
        number = self.view.numbers.get(entry.doc_id)
        actors = self._actor_names.get(entry.record_id, ())
        return Facets(entry.kind.value, " ".join(actors), f"s{number}" if number else "", entry.label.value)

    @cached_property
    def actors(self) -> Sequence[tuple[str, Entity]]:
        """Whom the records speak of, by name, for the filter."""
        known = [entity for entity in self.view.briefing.entities if set(entity.record_ids) & set(self.view.records)]
        ordered = sorted(known, key=lambda entity: (entity.name.removeprefix("the ").casefold(), entity.id))
        return [(f"a{number}", entity) for number, entity in enumerate(ordered, 1)]

    @cached_property
    def verdicts(self) -> Sequence[str]:
        """The verdicts that occur, the good one first."""
        found = {entry.label.value for entry in self.view.briefing.withheld}
        return [*(["supported"] if self.view.records else []), *sorted(found)]

    @cached_property
    def _actor_names(self) -> Mapping[str, Sequence[str]]:
        names: dict[str, list[str]] = {}
        for name, entity in self.actors:
            for record_id in entity.record_ids:
                names.setdefault(record_id, []).append(name)
        return names

    @cached_property
    def _left_out(self) -> Mapping[str, set[str]]:
        labels: dict[str, set[str]] = {}
        for entry in self.view.withheld_leaves:
            labels.setdefault(entry.record_id, set()).add(entry.label.value)
        return labels

    # --- sources -------------------------------------------------------------------------------------------------

    @cached_property
    def panes(self) -> Sequence[Pane]:
        """Every source with what is marked in it."""
        return [self._pane(number, source) for number, source in enumerate(self.view.briefing.documents, 1)]

    def _pane(self, number: int, source: Source) -> Pane:
        document = self.documents.get(source.doc_id)
        coverage = self.view.briefing.coverage.get(source.doc_id) or Coverage(read=(), unread=(), uncovered=())
        places = self._places.get(source.doc_id, ())
        if document is None:
            return Pane(number, source, tuple(self._passages(places)), whole=False, missed=())
        missed = sorted([(r, True) for r in coverage.uncovered] + [(r, False) for r in coverage.unread])
        gaps = [(Anchor(span[0], f"m{number}-{n}", ""), read) for n, (span, read) in enumerate(missed, 1)]
        anchors = [*self._anchors(places), *(anchor for anchor, _ in gaps)]
        marking = Marking(
            kinds={
                "c": [(place.start, place.end) for place in places],
                "h": [(place.start, place.end) for place in self._held.get(source.doc_id, ())],
                "u": coverage.uncovered,
                "x": coverage.unread,
            },
            anchors=anchors,
            links=list(self._links(places)),
            cuts=[edge for place in self._of_values.get(source.doc_id, ()) for edge in (place.start, place.end)],
        )
        shown = tuple(Missed(anchor.name, read) for anchor, read in gaps)
        return Pane(number, source, (highlighted(document.text, marking),), whole=True, missed=shown)

    def _passages(self, places: Sequence[Evidence]) -> Iterator[Markup]:
        """Each cited place with its surroundings, for a source whose text is not at hand."""
        for place in places:
            base = place.start - len(place.prefix)
            marking = Marking(
                kinds={"c": [(place.start, place.end)]},
                anchors=list(self._anchors([place])),
                links=list(self._links([place])),
                cuts=[e for p in self._of_values.get(place.doc_id, ()) for e in (p.start, p.end)],
            )
            yield highlighted(place.prefix + place.exact + place.suffix, marking, base)

    def _anchors(self, places: Iterable[Evidence]) -> Iterator[Anchor]:
        for citation in self.view.citations(places):
            yield Anchor(citation.start, self.place(citation), self.view.marks[citation])

    def _links(self, places: Sequence[Evidence]) -> Iterator[tuple[int, int, str]]:
        """Stretches that do not overlap, each leading to the first statement that rests on its beginning."""
        start, end, target = 0, 0, ""
        for place in places:
            if target and place.start < end:
                end = max(end, place.end)
                continue
            if target:
                yield start, end, target
            start, end, target = place.start, place.end, self._resting[place]
        if target:
            yield start, end, target

    @cached_property
    def _resting(self) -> Mapping[Evidence, str]:
        """Each cited place to the first statement that rests on it."""
        first: dict[Evidence, str] = {}
        for name, place in self._rests():
            if place.doc_id in self.view.numbers:
                first.setdefault(self.view.home(place), name)
        return first

    def _rests(self) -> Iterator[tuple[str, Evidence]]:
        """Name of a statement and each place that it rests on, records before all else."""
        view = self.view
        for record in view.records.values():
            yield from ((self.names[record.id], place) for place in record.evidence)
        for number, conflict in enumerate(view.briefing.conflicts, 1):
            yield from ((f"d{number}", place) for variant in conflict.variants for place in variant.evidence)
        for record in view.records.values():
            for variant in (variant for one in record.variants for variant in one.variants):
                yield from ((self.names[record.id], place) for place in variant.evidence)
        for form in view.briefing.short_forms:
            yield from (("short-forms", place) for place in form.evidence)
        for change in view.changes("updated"):
            yield from ((self.names.get(change.record_id, "changes"), place) for place in change.new_evidence)

    @cached_property
    def _places(self) -> Mapping[str, Sequence[Evidence]]:
        """By document the places that statements cite, in the order of the text."""
        by_document: dict[str, list[Evidence]] = {}
        for place in self._resting:
            by_document.setdefault(place.doc_id, []).append(place)
        return {doc_id: sorted(found, key=lambda p: (p.start, p.end)) for doc_id, found in by_document.items()}

    @cached_property
    def _of_values(self) -> Mapping[str, Sequence[Evidence]]:
        values: dict[str, list[Evidence]] = {}
        for record in self.view.records.values():
            for _, leaf in leaves_of(record):
                for place in leaf.evidence:
                    values.setdefault(place.doc_id, []).append(place)
        return values

    @cached_property
    def _held(self) -> Mapping[str, Sequence[Evidence]]:
        """By document the words of what is withheld; not a sentence on which something else stands."""
        held: dict[str, list[Evidence]] = {}
        for entry in self.view.briefing.withheld:
            for place in entry.evidence:
                if not entry.pointer or place not in self._resting:
                    held.setdefault(place.doc_id, []).append(place)
        return held
