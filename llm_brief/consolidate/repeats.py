"""The same words read twice, by overlapping windows or by a model that repeats itself, are one record."""

from collections.abc import Iterable
from dataclasses import dataclass

from llm_brief.records.record import AnyRecord, count_leaves

__all__ = ["Folded", "fold_repeats"]


@dataclass(frozen=True, slots=True)
class Folded:
    """Distinct records in their first order, and how many repeats were folded into them."""

    records: tuple[AnyRecord, ...]
    repeats: int


def fold_repeats(records: Iterable[AnyRecord]) -> Folded:
    """One record for each id; of two with the same id the one with more supported leaves stays."""
    kept: dict[str, AnyRecord] = {}
    total = 0
    for record in records:
        total += 1
        held = kept.get(record.id)
        if held is None or count_leaves(record) > count_leaves(held):
            kept[record.id] = record
    return Folded(tuple(kept.values()), total - len(kept))
