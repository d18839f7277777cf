"""One value as one record tells it, and what is found when several are laid side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from llm_brief.records.base import Evidence
from llm_brief.records.record import Relation, Variant

__all__ = ["ConflictKind", "Difference", "Told", "variants_of"]

ConflictKind = Literal[
    "date", "number", "name", "role", "quote", "place", "attribution", "polarity", "existence", "status"
]


@dataclass(frozen=True, slots=True)
class Told:
    """A value in the words of a source. ``value`` is what is compared and printed, ``record_id`` who tells it."""

    value: str
    evidence: tuple[Evidence, ...]
    record_id: str
    doc_id: str
    published: date | None = None

    @property
    def order(self) -> tuple[bool, str, str, int, str]:
        """Reports in the order of their days, undated ones last, then by place."""
        first = min((place.start for place in self.evidence), default=0)
        return self.published is None, str(self.published), self.doc_id, first, self.value


@dataclass(frozen=True, slots=True)
class Difference:
    """Values of one thing that are not the same: of what kind, how they stand to each other, and why that is said.

    ``field`` is a JSON Pointer or an aspect (see ``Conflict``).
    """

    kind: ConflictKind
    relation: Relation
    field: str
    told: tuple[Told, ...]
    note: str
    about: str = ""

    @property
    def record_ids(self) -> tuple[str, ...]:
        """The records that tell the values, each once."""
        return tuple(dict.fromkeys(item.record_id for item in self.told))


def variants_of(told: Iterable[Told], origins: Mapping[str, str]) -> tuple[Variant, ...]:
    """One variant for each value, in the order of their first reports; copies of one text count once."""
    by_value: dict[str, list[Told]] = {}
    for item in sorted(told, key=lambda item: item.order):
        by_value.setdefault(item.value, []).append(item)
    return tuple(_variant(value, items, origins) for value, items in by_value.items())


def _variant(value: str, told: Sequence[Told], origins: Mapping[str, str]) -> Variant:
    docs = tuple(dict.fromkeys(item.doc_id for item in told))
    places = dict.fromkeys(place for item in told for place in item.evidence)
    return Variant(
        value=value,
        doc_ids=docs,
        independent_sources=len({origins.get(doc_id, doc_id) for doc_id in docs}),
        evidence=tuple(places),
    )
