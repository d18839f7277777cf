"""Which documents report the same event.

Two steps. First, documents are grouped by the words they share (`stories_bags`), names above all; groups join as
long as they are nearly as like each other as they are inside. Then each group is looked at by itself, with the words
that all its documents have left out: where what remains falls into two halves that share next to nothing, the group
told of two events of one kind (two arrests, two earthquakes) and is cut.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from llm_brief.consolidate.stories_bags import Bag, Vector, bag_of, contrasts, vectors
from llm_brief.consolidate.stories_grouping import Group, Rule, between, group, halves, neighbours
from llm_brief.text.document import Document

__all__ = ["stories"]

_RULE = Rule(floor=0.15, share=0.6, prior=0.3, prior_pairs=3.0)
_CUT = 0.19
"""A group is cut where likeness between its halves is so small a part of that inside them, seen both ways."""
_SMALLEST = 3
"""Documents in the smaller half, for one odd report makes no second event."""
_LARGEST = 150
"""Documents of a group that is still looked at by itself, which costs time in proportion to their square."""


def stories(documents: Sequence[Document]) -> tuple[tuple[str, ...], ...]:
    """The ids of the documents of each story, in order; every id is in exactly one.

    The answer does not depend on the order of ``documents``, and its cost grows nearly as their number.
    """
    by_id = {document.id: document for document in documents}
    ids = sorted(by_id)
    collection = _Collection.of([bag_of(by_id[doc_id]) for doc_id in ids])
    return tuple(sorted(tuple(ids[place] for place in story) for story in collection.stories()))


@dataclass(frozen=True, slots=True)
class _Collection:
    """The documents of one run as bags, and as vectors weighted against each other."""

    bags: Sequence[Bag]
    vectors: Sequence[Vector]

    @classmethod
    def of(cls, bags: Sequence[Bag]) -> "_Collection":
        return cls(bags, vectors(bags))

    def stories(self) -> Iterator[tuple[int, ...]]:
        for found in group(self.vectors, neighbours(self.vectors), _RULE):
            yield from self._cut(found.members)

    def _cut(self, members: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        parts = self._halves(members) if 2 * _SMALLEST <= len(members) <= _LARGEST else ()
        if not parts:
            yield members
        for part in parts:
            yield from self._cut(part)

    def _halves(self, members: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
        """The two events that a group tells of; empty where it tells of one."""
        found = halves(contrasts([self.bags[place] for place in members]))
        if found is None or min(len(half.members) for half in found) < _SMALLEST:
            return ()
        parts = tuple(tuple(members[place] for place in half.members) for half in found)
        seen_from_outside = tuple(self._group(part) for part in parts)
        if _openness(*found) * _openness(*seen_from_outside) > _CUT:
            return ()
        return parts

    def _group(self, members: tuple[int, ...]) -> Group:
        total: dict[str, float] = {}
        squares = 0.0
        for place in members:
            for term, weight in self.vectors[place].items():
                total[term] = total.get(term, 0.0) + weight
                squares += weight * weight
        inner = (sum(weight * weight for weight in total.values()) - squares) / 2
        return Group(members, total, inner)


def _openness(one: Group, other: Group) -> float:
    """Likeness between two groups as a part of the smaller likeness inside them."""
    inside = min(one.cohesion, other.cohesion)
    return between(one, other) / inside if inside > 0 else float("inf")
