"""What the formats with rows have in common: the records in order, and each leaf of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from llm_brief.records.base import Leaf, Quantity
from llm_brief.records.briefing import Briefing
from llm_brief.records.record import AnyRecord, leaves_of

__all__ = ["LeafRow", "leaf_rows", "records_of", "shown"]


@dataclass(frozen=True, slots=True)
class LeafRow:
    """One value with the record that holds it, and where in the record it stands (JSON Pointer)."""

    record: AnyRecord
    pointer: str
    leaf: Leaf[object]


def records_of(briefing: Briefing) -> tuple[AnyRecord, ...]:
    """Events, demands, positions, each in the order of the briefing."""
    return (*briefing.events, *briefing.demands, *briefing.positions)


def leaf_rows(briefing: Briefing) -> Iterator[LeafRow]:
    """Every leaf of every printed record."""
    for record in records_of(briefing):
        for pointer, leaf in leaves_of(record):
            yield LeafRow(record, pointer, leaf)


def shown(value: object) -> str:
    """A leaf's value as text: a quantity with its hedge and unit, a truth value as true or false."""
    if isinstance(value, Quantity):
        return _quantity(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quantity(quantity: Quantity) -> str:
    low, high = (None if bound is None else f"{bound:.15g}" for bound in (quantity.low, quantity.high))
    figure = low if low == high else f"{low or '..'}/{high or '..'}"
    hedge = "" if quantity.qualifier == "exact" else f"{quantity.qualifier.replace('_', ' ')} "
    return f"{hedge}{figure or ''} {quantity.unit or ''}".strip()
