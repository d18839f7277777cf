"""A finished briefing against its sources, without model, network or parser: every byte, every span, every value."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ValidationError

from llm_brief.records.base import Evidence, Leaf, Quantity
from llm_brief.records.briefing import Briefing
from llm_brief.records.grounded import AUTHOR
from llm_brief.records.kinds import FIELDS
from llm_brief.records.record import AnyRecord, Variant, leaves_of
from llm_brief.records.values import date_at, quantity_value
from llm_brief.records.vocabulary import Kind, Sort
from llm_brief.sealing import briefing_hash, briefing_json
from llm_brief.text.dates.edtf import EDTF, contains
from llm_brief.text.descriptions import descriptions_of
from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words
from llm_brief.verify.anchors import ANTECEDENTS, PRONOUN

__all__ = ["Mismatch", "reverify"]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Something that is not as it was when the briefing was made. ``place`` is a JSON Pointer or a source's name."""

    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


def reverify(text: str, documents: Iterable[Document]) -> Iterator[Mismatch]:
    """All mismatches between the JSON of a briefing and its documents; none for an untouched pair."""
    try:
        briefing = Briefing.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = "/" + "/".join(str(part) for part in first["loc"])
        yield Mismatch(place, f"this is not a briefing: {first['msg']}")
        return
    if briefing_json(briefing) != text:
        yield Mismatch("/", "the file is not as it was written: bytes were added, removed or reordered")
    if briefing.briefing_id != briefing_hash(briefing):
        yield Mismatch("/briefing_id", "the content does not have this id: something was edited")
    known: dict[str, Document] = {document.id: document for document in documents}
    yield from _sources(briefing, known)
    for place, found in _evidence_of(briefing, ""):
        yield from _span(place, found, known)
    records: tuple[AnyRecord, ...] = (*briefing.events, *briefing.demands, *briefing.positions)
    for record in records:
        yield from _values(record, known)
        for item in record.variants:
            yield from _variants(f"/{record.kind}s/{record.id}{item.field}", item.field, item.variants, known)
    for conflict in briefing.conflicts:
        yield from _variants(f"/conflicts/{conflict.id}", conflict.field, conflict.variants, known)


def _sources(briefing: Briefing, known: Mapping[str, Document]) -> Iterator[Mismatch]:
    for source in briefing.documents:
        document = known.get(source.doc_id)
        if document is None or document.sha256 != source.sha256:
            yield Mismatch(source.paths[0], "no document with this text is there: it was edited, moved or removed")


def _evidence_of(node: object, place: str) -> Iterator[tuple[str, Evidence]]:
    """Every piece of evidence below ``node``, whatever holds it, with its JSON Pointer."""
    if isinstance(node, Evidence):
        yield place, node
    elif isinstance(node, BaseModel):
        for name in type(node).model_fields:
            yield from _evidence_of(getattr(node, name), f"{place}/{name}")
    elif isinstance(node, tuple):
        for index, item in enumerate(node):
            yield from _evidence_of(item, f"{place}/{index}")


def _span(place: str, found: Evidence, known: Mapping[str, Document]) -> Iterator[Mismatch]:
    document = known.get(found.doc_id)
    if document is None:
        return  # the missing source is reported once, not once a span
    text = document.text
    if not 0 <= found.start < found.end <= len(text) or text[found.start : found.end] != found.exact:
        yield Mismatch(place, f"the source does not read {found.exact!r} at {found.start}")
    elif not text[: found.start].endswith(found.prefix) or not text.startswith(found.suffix, found.end):
        yield Mismatch(place, "the words around it are not those of the source")


def _values(record: AnyRecord, known: Mapping[str, Document]) -> Iterator[Mismatch]:
    sorts = {field.name: field.sort for field in FIELDS[Kind(record.kind)]}
    for pointer, leaf in leaves_of(record):
        place = f"/{record.kind}s/{record.id}{pointer}"
        reason = _wrong(sorts[pointer.split("/")[1]], leaf, known)
        if reason:
            yield Mismatch(place, reason)


def _variants(place: str, field: str, variants: Iterable[Variant], known: Mapping[str, Document]) -> Iterator[Mismatch]:
    """Variants whose value is not in their words; whether something is so is a reading of whole sentences."""
    for variant in variants:
        if field in _OF_DATES:
            dates = [date_at(known[e.doc_id], e.start, e.end)[0] for e in variant.evidence if e.doc_id in known]
            follows = not dates or any(_one_time(variant.value, date) for date in dates)
        else:
            follows = (
                field in _READ
                or variant.value == _AUTHOR
                or any(fold_words(variant.value) in fold_words(e.exact) for e in variant.evidence)
            )
        if not follows:
            yield Mismatch(place, f"the value {variant.value!r} does not follow from its evidence")


_AUTHOR = "the author"
_OF_DATES = frozenset({"/date", "/deadline"})
_READ = frozenset({"/status"})


def _one_time(value: str, date: str) -> bool:
    """Whether one of the two dates is a part of the other: of two reports of one day the finer is shown for both."""
    one, other = EDTF.parse(value), EDTF.parse(date)
    return contains(one, other) or contains(other, one)


def _wrong(  # noqa: PLR0911 - one return a rule
    sort: Sort, leaf: "Leaf[object]", known: Mapping[str, Document]
) -> str | None:
    if not leaf.evidence:
        return "it has no evidence"
    words = [place.exact for place in leaf.evidence]
    value = leaf.value
    if leaf.rule == AUTHOR:
        return None if value == _AUTHOR else f"its value {value!r} is not the author"
    if sort is Sort.MENTION and leaf.rule in ANTECEDENTS and not _stands_for(leaf, known):
        return f"nothing in the source ties {words[0]!r} to {value!r}"
    if sort in (Sort.MENTION, Sort.VERBATIM) and fold_words(str(value)) not in [fold_words(w) for w in words]:
        return f"its value {value!r} is not what its evidence says"
    if sort is Sort.DATE and value not in list(_dates(leaf, known)):
        return f"its value {value!r} does not follow from its evidence"
    if sort is Sort.QUANTITY and isinstance(value, Quantity) and value not in [quantity_value(w) for w in words]:
        return "its number does not follow from its evidence"
    return None


def _stands_for(leaf: "Leaf[object]", known: Mapping[str, Document]) -> bool:
    """Whether the form in the cited sentence is still another form of the value.

    Whom a pronoun means needs a parse; who is who across documents is told by the entities.
    """
    mention = leaf.evidence[0]
    document = known.get(mention.doc_id)
    if document is None or leaf.rule == PRONOUN or len({place.doc_id for place in leaf.evidence}) > 1:
        return True
    return descriptions_of(document.text).rule(mention.exact, str(leaf.value)) is not None


def _dates(leaf: "Leaf[object]", known: Mapping[str, Document]) -> Iterator[str]:
    for place in leaf.evidence:
        if place.doc_id in known:
            yield date_at(known[place.doc_id], place.start, place.end)[0]
