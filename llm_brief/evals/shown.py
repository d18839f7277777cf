"""The differences that a reader of a briefing is shown: its conflicts, and the variants of merged records."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from llm_brief.consolidate.across import consolidate
from llm_brief.records.briefing import Conflict
from llm_brief.records.record import AnyRecord, Variant
from llm_brief.text.document import Document

__all__ = ["Shown", "question_of", "shown_by", "shown_by_consolidation"]

_FAMILY = dict.fromkeys(("existence", "polarity", "attribution", "status"), "whether it is so")
"""Kinds that are one question to a reader; which of them a difference is called depends on who tells it."""
_KIND_OF_FIELD = {
    "/date": "date",
    "/deadline": "date",
    "/place": "place",
    "/quantities": "number",
    "/status": "status",
}
_WORDED = frozenset({"/content", "/statement", "/response", "/condition"})


@dataclass(frozen=True, slots=True)
class Shown:
    """A difference as a reader finds it: among the conflicts, or as variants of a merged record."""

    kinds: frozenset[str]
    relation: str
    is_conflict: bool
    variants: tuple[Variant, ...]

    def text(self) -> str:
        """Its values, side by side."""
        return " / ".join(variant.value for variant in self.variants)


def shown_by(records: Sequence[AnyRecord], conflicts: Sequence[Conflict]) -> tuple[Shown, ...]:
    """Every difference that a briefing shows: conflicts first, then variants."""
    return (
        *(
            Shown(frozenset({question_of(c.kind)}), c.relation, is_conflict=True, variants=c.variants)
            for c in conflicts
        ),
        *(
            Shown(frozenset(_kinds_of(v.field)), v.relation, is_conflict=False, variants=v.variants)
            for record in records
            for v in record.variants
        ),
    )


def shown_by_consolidation(records: Sequence[AnyRecord], documents: Iterable[Document]) -> tuple[Shown, ...]:
    """Every difference that consolidating these records shows."""
    found = consolidate(records, documents)
    return shown_by(found.records, found.conflicts)


def question_of(kind: str) -> str:
    """What a kind of difference is about, in a reader's eyes; for most that is the kind itself."""
    return _FAMILY.get(kind, kind)


def _kinds_of(field: str) -> Iterator[str]:
    if field in _WORDED:
        yield from ("quote", "number")
    else:
        yield question_of(_KIND_OF_FIELD.get(field, "name"))
