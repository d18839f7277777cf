"""The gold records of the stories as records that stand: what a briefing would be written from."""

from collections.abc import Iterator

from llm_brief.compose.material import Material
from llm_brief.evals.gold import GoldField, GoldRecord, Story
from llm_brief.evals.gold_records import RECORD_TYPES, SUPPORTED
from llm_brief.records.base import Evidence, Quantity, evidence_of
from llm_brief.records.briefing import Source
from llm_brief.records.kinds import FIELDS, Field
from llm_brief.records.record import AnyRecord
from llm_brief.records.values import quantity_value
from llm_brief.records.vocabulary import Sort
from llm_brief.text.document import Document

__all__ = ["material_of"]


def material_of(story: Story) -> Material:
    """Every gold record of the story, with its leaves supported; ids are those of the gold."""
    sources = tuple(_source(document) for document in story.documents.values())
    records = tuple(_record(record, story.documents[record.file]) for record in story.records)
    return Material(records=records, sources=sources)


def _source(document: Document) -> Source:
    return Source(
        doc_id=document.id,
        sha256=document.sha256,
        name=document.name,
        paths=(document.path or document.name,),
        media_type=document.media_type,
        title=document.title,
        publication=document.publication,
        published_at=document.published_at,
        characters=len(document.text),
        sentences=len(document.sentences),
        independence_group=document.id,
    )


def _record(gold: GoldRecord, document: Document) -> AnyRecord:
    places = [(document.text.index(text), len(text)) for text in gold.sentences]
    evidence = evidence_of(document, [document.span(start, start + length) for start, length in places])
    values = {field.name: _leaves(gold, field, document, evidence) for field in FIELDS[gold.kind]}
    shared = {"id": gold.id, "doc_ids": (document.id,), "evidence": evidence, "proposed_by": "gold"}
    return RECORD_TYPES[gold.kind].model_validate(
        {**shared, **{name: value for name, value in values.items() if value}}
    )


def _leaves(gold: GoldRecord, field: Field, document: Document, evidence: tuple[Evidence, ...]) -> object:
    leaves = [leaf for value in gold.values(field.name) for leaf in _leaf(value, field, document, evidence)]
    return tuple(leaves) if field.many else next(iter(leaves), None)


def _leaf(
    gold: GoldField, field: Field, document: Document, evidence: tuple[Evidence, ...]
) -> Iterator[dict[str, object]]:
    placed = gold.start is not None and gold.end is not None
    own = evidence_of(document, [document.span(gold.start or 0, gold.end or 0)]) if placed else evidence
    value = _value(gold, field)
    if value is not None:
        yield {"value": value, "raw": gold.quote, "evidence": own, "verdict": SUPPORTED}


def _value(gold: GoldField, field: Field) -> str | bool | Quantity | None:
    """As the verifier would print it: copied words for mentions and statements, the reading for the rest."""
    if field.sort is Sort.QUANTITY:
        return quantity_value(gold.words)
    return gold.words if field.sort in (Sort.MENTION, Sort.VERBATIM) else gold.value
