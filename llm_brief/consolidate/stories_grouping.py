"""Average-link grouping of vectors over a sparse graph of neighbours, in time nearly linear in its edges."""

import heapq
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from llm_brief.consolidate.stories_bags import Vector, dot

__all__ = ["Group", "Rule", "between", "group", "halves", "neighbours"]

_TERMS = 24
"""A document looks for its like through so many of its weightiest words."""
_POSTINGS = 64
"""Documents that share a word are compared in pieces of so many: a word of thousands of documents costs no more."""
_NEIGHBOURS = 40
"""A document keeps so many of the documents that share most with it."""


@dataclass(slots=True)
class Group:
    """Some vectors: their places in the list given, their sum, and the sum of the likenesses inside."""

    members: tuple[int, ...]
    total: dict[str, float]
    inner: float = 0.0

    @property
    def pairs(self) -> int:
        """How many pairs are inside."""
        return len(self.members) * (len(self.members) - 1) // 2

    @property
    def cohesion(self) -> float:
        """The mean likeness inside; 0 of one."""
        return self.inner / self.pairs if self.pairs else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When two groups become one: mean likeness of at least ``floor``, and not far below what they have inside.

    ``share`` is the least part of the smaller cohesion that must stand between them; a cohesion is reckoned as if
    ``prior_pairs`` pairs of likeness ``prior`` were inside, so that small groups do not decide by themselves.
    """

    floor: float
    share: float = 0.0
    prior: float = 0.0
    prior_pairs: float = 1.0

    def joins(self, mean: float, one: Group, other: Group) -> bool:
        """Whether groups with this mean likeness between them become one."""
        return mean >= self.floor and mean >= self.share * min(self._cohesion(one), self._cohesion(other))

    def _cohesion(self, group: Group) -> float:
        return (group.inner + self.prior_pairs * self.prior) / (group.pairs + self.prior_pairs)


def group(
    items: Sequence[Vector], near: Iterable[tuple[int, int]], rule: Rule, *, fewest: int = 1
) -> tuple[Group, ...]:
    """Join the likest groups first, as long as the rule allows and more than ``fewest`` are left."""
    grouping = _Grouping(items, near, rule)
    grouping.run(fewest)
    return tuple(sorted(grouping.alive.values(), key=lambda found: found.members))


def halves(items: Sequence[Vector]) -> tuple[Group, Group] | None:
    """The two groups that average linking leaves last; None of fewer than two items."""
    if len(items) < 2:
        return None
    one, other = group(items, combinations(range(len(items)), 2), Rule(floor=-1.0), fewest=2)
    return one, other


def between(one: Group, other: Group) -> float:
    """The mean likeness of the members of one group to those of another."""
    return dot(one.total, other.total) / (len(one.members) * len(other.members))


def neighbours(items: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing: for each item those that share most of its weightiest terms."""
    shared: list[dict[int, float]] = [{} for _ in items]
    for places in _postings(items):
        for start in range(0, len(places), _POSTINGS):
            for (one, left), (other, right) in combinations(places[start : start + _POSTINGS], 2):
                shared[one][other] = shared[one].get(other, 0.0) + left * right
    near = [list(row.items()) for row in shared]
    for one, row in enumerate(shared):
        for other, weight in row.items():
            near[other].append((one, weight))
    kept = {
        (min(one, other), max(one, other))
        for one, row in enumerate(near)
        for other, _ in heapq.nsmallest(_NEIGHBOURS, row, key=lambda found: (-found[1], found[0]))
    }
    return iter(sorted(kept))


def _postings(items: Sequence[Vector]) -> Collection[list[tuple[int, float]]]:
    postings: dict[str, list[tuple[int, float]]] = {}
    for place, item in enumerate(items):
        for term, weight in heapq.nsmallest(_TERMS, item.items(), key=lambda found: (-found[1], found[0])):
            postings.setdefault(term, []).append((place, weight))
    return postings.values()


@dataclass(slots=True)
class _Grouping:
    """Groups while they grow. A joined group gets a new number, so that what was noted of its parts lapses."""

    items: Sequence[Vector]
    near: Iterable[tuple[int, int]]
    rule: Rule
    alive: dict[int, Group] = field(default_factory=dict)
    links: dict[int, dict[int, float]] = field(default_factory=dict)
    waiting: list[tuple[float, int, int]] = field(default_factory=list)
    fresh: int = 0

    def __post_init__(self) -> None:
        self.alive = {place: Group((place,), dict(item)) for place, item in enumerate(self.items)}
        self.fresh = len(self.items)
        self.links = {place: {} for place in self.alive}
        for one, other in self.near:
            self._link(one, other, dot(self.items[one], self.items[other]))
        heapq.heapify(self.waiting)

    def run(self, fewest: int) -> None:
        while self.waiting and len(self.alive) > fewest:
            likeness, one, other = heapq.heappop(self.waiting)
            if one in self.alive and other in self.alive:
                left, right = self.alive[one], self.alive[other]
                if self.rule.joins(-likeness, left, right):
                    self._join(one, other)

    def _link(self, one: int, other: int, likeness: float) -> None:
        self.links[one][other] = self.links[other][one] = likeness
        mean = likeness / (len(self.alive[one].members) * len(self.alive[other].members))
        if mean >= self.rule.floor:
            heapq.heappush(self.waiting, (-mean, min(one, other), max(one, other)))

    def _join(self, one: int, other: int) -> None:
        left, right = self.alive.pop(one), self.alive.pop(other)
        of_left, of_right = self.links.pop(one), self.links.pop(other)
        joined = _joined(left, right, of_left[other])
        number = self.fresh
        self.fresh += 1
        self.alive[number], self.links[number] = joined, {}
        for place in sorted((of_left.keys() | of_right.keys()) - {one, other}):
            self.links[place].pop(one, None)
            self.links[place].pop(other, None)
            theirs = self.alive[place].total
            first = of_left[place] if place in of_left else dot(left.total, theirs)
            second = of_right[place] if place in of_right else dot(right.total, theirs)
            self._link(number, place, first + second)


def _joined(left: Group, right: Group, likeness: float) -> Group:
    big, small = (left, right) if len(left.total) >= len(right.total) else (right, left)
    for term, weight in small.total.items():
        big.total[term] = big.total.get(term, 0.0) + weight
    return Group(tuple(sorted((*left.members, *right.members))), big.total, left.inner + right.inner + likeness)
