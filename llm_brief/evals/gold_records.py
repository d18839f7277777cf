"""Gold records as the records of a perfect extraction: every value with the words that the gold gives for it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from llm_brief.evals.gold import GoldField, GoldRecord
from llm_brief.records.base import Evidence, Label, Verdict, evidence_of
from llm_brief.records.grounded import AUTHOR
from llm_brief.records.kinds import FIELDS, Field
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition
from llm_brief.records.values import OPEN_DATE, quantity_value
from llm_brief.records.vocabulary import Kind, Sort
from llm_brief.text.dates.edtf import EDTF
from llm_brief.text.document import Document

__all__ = ["RECORD_TYPES", "SUPPORTED", "record_of"]

RECORD_TYPES: Mapping[Kind, type[Event | Demand | StakeholderPosition]] = MappingProxyType(
    {Kind.EVENT: Event, Kind.DEMAND: Demand, Kind.POSITION: StakeholderPosition}
)
SUPPORTED = Verdict(label=Label.SUPPORTED, score=1.0)
"""The verdict of what somebody has read for us."""


def record_of(gold: GoldRecord, document: Document) -> AnyRecord:
    """The record of ``gold`` under the gold's own id; numbers are read from the gold's words."""
    cited = tuple(_sentences(gold, document))
    values = {field.name: _values(gold, field, document, cited) for field in FIELDS[gold.kind]}
    shared = {"id": gold.id, "doc_ids": (document.id,), "evidence": cited, "proposed_by": "gold"}
    return RECORD_TYPES[gold.kind].model_validate({**shared, **values})


def _sentences(gold: GoldRecord, document: Document) -> Iterator[Evidence]:
    for text in gold.sentences:
        start = document.text.index(text)
        yield from evidence_of(document, [document.span(start, start + len(text))])


def _values(gold: GoldRecord, field: Field, document: Document, cited: tuple[Evidence, ...]) -> object:
    leaves = [leaf for value in gold.values(field.name) if (leaf := _leaf(value, field, document, cited))]
    return tuple(leaves) if field.many else next(iter(leaves), None)


def _leaf(value: GoldField, field: Field, document: Document, cited: tuple[Evidence, ...]) -> object:
    held = _held(value, field)
    if held is None:
        return None
    places = cited
    if value.start is not None and value.end is not None:
        places = evidence_of(document, [document.span(value.start, value.end)])
    rule = AUTHOR if value.value == "the author" and value.quote is None else None
    return {"value": held, "raw": value.words, "rule": rule, "evidence": places, "verdict": SUPPORTED}


def _held(value: GoldField, field: Field) -> object:
    if field.sort is Sort.QUANTITY:
        return quantity_value(value.words)
    if field.sort is Sort.DATE:
        return value.value if _is_edtf(str(value.value)) else OPEN_DATE
    return value.words if field.sort in (Sort.MENTION, Sort.VERBATIM) else value.value


def _is_edtf(value: str) -> bool:
    try:
        EDTF.parse(value)
    except ValueError:
        return False
    return True
