"""What a record says in one field: every value it has ever been given by its sources, each with its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from llm_brief.records.base import Evidence, Leaf, Quantity
from llm_brief.records.briefing import Conflict, Variant
from llm_brief.records.record import AnyRecord
from llm_brief.records.values import quantity_value

__all__ = ["Said", "said"]


@dataclass(frozen=True, slots=True)
class Said:
    """One value: as it is printed, as it is compared (a quantity keeps its numbers), and the words it rests on."""

    shown: str
    value: str | Quantity
    evidence: tuple[Evidence, ...]

    @property
    def documents(self) -> frozenset[str]:
        """The documents that say so."""
        return frozenset(place.doc_id for place in self.evidence)


def said(record: AnyRecord, name: str, conflicts: Sequence[Conflict] = ()) -> tuple[Said, ...]:
    """The values of field ``name``: printed ones first, then those that lost against them, each once."""
    found: dict[str, Said] = {}
    for item in (*_printed(record, name), *_variants(record, name, conflicts)):
        held = found.get(item.shown)
        evidence = dict.fromkeys((*(held.evidence if held else ()), *item.evidence))
        found[item.shown] = Said(item.shown, held.value if held else item.value, tuple(evidence))
    return tuple(found.values())


def _printed(record: AnyRecord, name: str) -> Iterator[Said]:
    held = getattr(record, name)
    for leaf in held if isinstance(held, tuple) else (held,):
        if isinstance(leaf, Leaf):
            yield _of_leaf(leaf)


def _of_leaf(leaf: "Leaf[str] | Leaf[Quantity]") -> Said:
    value = leaf.value
    if isinstance(value, Quantity):
        return Said(leaf.raw or leaf.evidence[0].exact, value, leaf.evidence)
    return Said(str(value), str(value), leaf.evidence)


_WHOLE = frozenset({"date", "deadline", "place", "quantities", "status"})
"""Fields of which a conflict holds whole values; of a wording it may hold no more than the number that differs."""


def _variants(record: AnyRecord, name: str, conflicts: Sequence[Conflict]) -> Iterator[Said]:
    for field in record.variants:
        if _field_of(field.field) == name:
            yield from (_of_variant(variant, name) for variant in field.variants)
    for conflict in conflicts:
        if name in _WHOLE and record.id in conflict.record_ids and _field_of(conflict.field) == name:
            yield from (_of_variant(variant, name) for variant in conflict.variants)


def _field_of(pointer: str) -> str:
    """``/quantities/0`` points at a value of ``quantities``."""
    return pointer.strip("/").partition("/")[0]


def _of_variant(variant: Variant, name: str) -> Said:
    if name != "quantities":
        return Said(variant.value, variant.value, variant.evidence)
    numbers = (quantity_value(place.exact) for place in variant.evidence)
    number = next((found for found in numbers if found is not None), quantity_value(variant.value))
    return Said(variant.value, number or variant.value, variant.evidence)
