"""What a sentence of the briefing may rest on: the records it cites, their values and sentences. Nothing else."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from llm_brief.compose.material import Material
from llm_brief.records.base import Evidence
from llm_brief.records.briefing import Conflict
from llm_brief.records.phrasing import no_casing
from llm_brief.records.record import AnyRecord, leaves_of
from llm_brief.records.values import dates_of
from llm_brief.records.wording import statement_of
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.dates.edtf import EDTF
from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words
from llm_brief.text.grammar.syntax import Parser
from llm_brief.text.names import Names, names_of
from llm_brief.verify.claims.words import Word, read_words

__all__ = ["Ground"]

_DATED = ("/date", "/deadline")
_NEAR = 3
"""Characters between two pieces of evidence of one document that are still one running text."""


@dataclass(frozen=True)
class Ground:
    """The cited records and all words of the sources that they rest on."""

    records: tuple[AnyRecord, ...]
    material: Material
    parser: Parser | None = None

    @cached_property
    def document(self) -> Document:
        """The cited sentences as one text, in the order of the sources; words cited beside them stand at the end."""
        day = self.material.published({doc for record in self.records for doc in record.doc_ids})
        single = len({doc for record in self.records for doc in record.doc_ids}) == 1
        text = "\n\n".join(self._paragraphs())
        return Document(text=text, name="cited", published_at=day if single else None)

    def _paragraphs(self) -> Iterator[str]:
        places = sorted({(e.doc_id, e.start, e.end, e.exact) for record in self.records for e in record.evidence})
        paragraph, at = "", ("", 0)
        for doc_id, start, end, exact in places:
            if paragraph and at[0] == doc_id and 0 <= start - at[1] <= _NEAR:
                paragraph = f"{paragraph} {exact}"
            elif start >= at[1] or at[0] != doc_id:
                if paragraph:
                    yield paragraph
                paragraph = exact
            at = (doc_id, max(end, at[1] if at[0] == doc_id else 0))
        if paragraph:
            yield paragraph
        whole = " ".join(exact for *_, exact in places)
        yield from dict.fromkeys(place.exact for place in self._leaf_places() if place.exact not in whole)

    def _leaf_places(self) -> Iterator[Evidence]:
        for record in self.records:
            for _, leaf in leaves_of(record):
                yield from leaf.evidence
            for differing in record.variants:
                yield from (place for variant in differing.variants for place in variant.evidence)
        for conflict in self._disputes:
            yield from (place for variant in conflict.variants for place in variant.evidence)

    @cached_property
    def _disputes(self) -> tuple[Conflict, ...]:
        """What the sources contradict each other on in the cited records: it has to be told with all its values."""
        cited = {record.id for record in self.records}
        return tuple(c for c in self.material.conflicts if c.is_open and cited & set(c.record_ids))

    @cached_property
    def known(self) -> Analysis:
        """The grammar of the cited sentences."""
        return analyse(self.document, self.parser)

    @cached_property
    def names(self) -> Names:
        """Which of the names in the cited sentences stand for the same."""
        return names_of(self.document.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the cited sentences, then those of the values and of the sources' own names."""
        return (*read_words(self.document.text), *self.labels)

    @cached_property
    def labels(self) -> tuple[Word, ...]:
        """Words of verified values, and of the publications that the records come from."""
        values = [str(leaf.value) for record in self.records for _, leaf in leaves_of(record)]
        return tuple(word for text in (*values, *self.publications) for word in read_words(text))

    @cached_property
    def publications(self) -> tuple[str, ...]:
        """The publications of the cited documents, as the documents name themselves."""
        sources = (self.material.source_by_id.get(doc) for record in self.records for doc in record.doc_ids)
        return tuple(dict.fromkeys(s.publication for s in sources if s is not None and s.publication))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all these words."""
        return frozenset(word.stem for word in self.words)

    @cached_property
    def folded(self) -> str:
        """The cited sentences and the values, folded, one blank between words and at both ends."""
        return f" {fold_words(self.document.text)} {' '.join(word.text for word in self.labels)} "

    @cached_property
    def dates(self) -> tuple[EDTF, ...]:
        """Every date that the cited sentences or values give, read from the day of its own document."""
        return tuple(dict.fromkeys(self._dates()))

    def _dates(self) -> Iterator[EDTF]:
        for record in self.records:
            for pointer, leaf in leaves_of(record):
                if pointer in _DATED and isinstance(leaf.value, str):
                    yield from _read(leaf.value)
            for place in record.evidence:
                yield from _dates_in(place.exact, self._day(place.doc_id))
            for differing in record.variants:
                if differing.field in _DATED:
                    yield from (value for variant in differing.variants for value in _read(variant.value))
        for conflict in self._disputes:
            if conflict.kind == "date":
                yield from (value for variant in conflict.variants for value in _read(variant.value))

    def _day(self, doc_id: str) -> date | None:
        source = self.material.source_by_id.get(doc_id)
        return source.published_at if source else None

    @cached_property
    def statements(self) -> Sequence[str]:
        """The cited records in our own words."""
        return [statement_of(record, no_casing) for record in self.records]


def _read(edtf: str) -> Iterator[EDTF]:
    """The value, or nothing: a deadline may be a stretch of time ("72 hours")."""
    with suppress(ValueError):
        yield EDTF.parse(edtf)


def _dates_in(text: str, reference: date | None) -> Iterator[EDTF]:
    for found in dates_of(Document(text=text, published_at=reference)):
        if found.value is not None:
            yield EDTF.parse(found.value.value)
