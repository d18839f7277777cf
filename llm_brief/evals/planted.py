"""Planted pairs: two short fictional reports, their records, and the one difference between them, or none."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from llm_brief.evals.gold_records import RECORD_TYPES, SUPPORTED
from llm_brief.records.base import Evidence, evidence_of
from llm_brief.records.kinds import FIELDS, Field
from llm_brief.records.record import AnyRecord
from llm_brief.records.values import date_at, quantity_value
from llm_brief.records.vocabulary import Kind, Sort
from llm_brief.text.document import Document

__all__ = ["Pair", "Side", "read_pairs"]

_MODEL = ConfigDict(frozen=True, extra="forbid")
_OWN_WORDS = frozenset(
    {"kind", "title", "type", "status", "target", "stance", "basis", "quoted", "stakeholder", "actors"}
)

Words = str | bool | list[str]
"""A value in the words of its text; what is closed or a gloss, in our own."""
_Word = str | bool


class Side(BaseModel):
    """One report: its text, its day if it has one, and what a perfect reader takes from it, in the text's words."""

    model_config = _MODEL

    text: str
    published: date | None = None
    records: tuple[dict[str, Words], ...]

    def document(self, name: str) -> Document:
        """The report as a document."""
        return Document(text=self.text, name=name, published_at=self.published)

    def read(self, document: Document) -> tuple[AnyRecord, ...]:
        """The records, with every value where its words stand."""
        return tuple(_record(f"{document.name}-{n}", fields, document) for n, fields in enumerate(self.records))


class Pair(BaseModel):
    """Two reports. ``kind`` and ``relation`` say how they differ; None where a reader should be told of nothing."""

    model_config = _MODEL

    id: str
    kind: str | None
    relation: str | None
    one: Side
    other: Side
    why: str = ""


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """The pairs of a JSONL file."""
    return tuple(Pair.model_validate_json(line) for line in path.read_text("utf-8").splitlines() if line)


def _record(name: str, fields: Mapping[str, Words], document: Document) -> AnyRecord:
    kind = Kind(str(fields["kind"]))
    spans = (document.span(sentence.start, sentence.end) for sentence in document.sentences)
    whole = evidence_of(document, spans)
    cited = tuple(place for place in whole if _holds(place, fields)) or whole[:1]
    values = {
        field.name: _value(field, fields[field.name], document, cited) for field in FIELDS[kind] if field.name in fields
    }
    shared = {"id": name, "doc_ids": (document.id,), "evidence": cited, "proposed_by": "planted"}
    return RECORD_TYPES[kind].model_validate({**shared, **values})


def _holds(place: Evidence, fields: Mapping[str, Words]) -> bool:
    """Whether a sentence is one that the record rests on: it has words of it."""
    copied = [words for name, words in fields.items() if name not in _OWN_WORDS]
    listed = (word for words in copied for word in (words if isinstance(words, list) else [words]))
    return any(isinstance(word, str) and word in place.exact for word in listed)


def _value(field: Field, words: Words, document: Document, cited: tuple[Evidence, ...]) -> object:
    if isinstance(words, list):
        return tuple(_leaf(field, word, document, cited) for word in words)
    return _leaf(field, words, document, cited)


def _leaf(field: Field, words: _Word, document: Document, cited: tuple[Evidence, ...]) -> dict[str, object]:
    places, value = tuple(_places(field, words, document)) or cited, _held(field, words, document)
    return {"value": value, "raw": str(words), "evidence": places, "verdict": SUPPORTED}


def _places(field: Field, words: _Word, document: Document) -> Iterator[Evidence]:
    if field.sort in (Sort.GLOSS, Sort.CLOSED):
        return
    start = document.text.index(str(words))
    yield from evidence_of(document, [document.span(start, start + len(str(words)))])


def _held(field: Field, words: _Word, document: Document) -> object:
    if field.sort is Sort.DATE:
        start = document.text.index(str(words))
        return date_at(document, start, start + len(str(words)))[0]
    return quantity_value(str(words)) if field.sort is Sort.QUANTITY else words
