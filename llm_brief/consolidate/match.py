"""Which records of one kind tell of one thing: candidates by shared words, and sets of matching records.

No two records of one document are matched unless they say nearly the same, and of another document a record takes only
its best match: two events of one sentence are told apart by what each shares with the events of the other source.
"""

import heapq
import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from llm_brief.consolidate.likelihood import Likeness, likeness_of, veto
from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.unions import Unions
from llm_brief.consolidate.weights import Weights

__all__ = ["Match", "Matcher", "Matches", "groups_of"]

SURE = 0.54
"""From this score on two records are taken for reports of one thing."""
UNSURE = 0.4
"""From this score on a model may be asked."""
_NEAR_BEST = 0.87
"""A match counts when it is about as good as the best that either side has in the other's document."""
_POSTINGS = 30
"""Words that more records than this have propose no candidates."""
_ENOUGH = 0.3
"""Weight of what two records have to share to be compared at all."""
_CANDIDATES = 16
"""Candidates that are scored for each record: the best by shared words."""
_LOOKED_AT = 8
"""Members of a set that are looked at before it is joined to another."""
_ON_THE_WHOLE = 0.3


@dataclass(frozen=True, slots=True)
class Match:
    """Two records that tell of one thing, or may."""

    one: str
    other: str
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Matches:
    """What was found: ``sure`` pairs, and pairs that only a reader could decide, both best first."""

    sure: tuple[Match, ...]
    unsure: tuple[Match, ...]


class Matcher:
    """Finds the pairs that tell of one thing, and remembers what it compared: a look again costs what is new."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._index: dict[str, dict[str, dict[str, None]]] = {}
        self._compared: dict[tuple[Profile, Profile], Likeness] = {}

    def match(self, profiles: Mapping[str, Profile], changed: Collection[str] | None = None) -> Matches:
        """The pairs among ``profiles`` that tell of one thing; their order does not matter.

        With ``changed``, only pairs that hold one of these ids, which have changed since the last look at all.
        """
        pairs = self._all_pairs(profiles) if changed is None else self._pairs_of(changed, profiles)
        likely = ((one, other, self._likeness(one, other)) for one, other in pairs)
        found = [Match(one.id, other.id, likeness) for one, other, likeness in likely if likeness.score >= UNSURE]
        kept = sorted(_best_of_each(found, profiles), key=lambda pair: (-pair.likeness.strength, pair.one, pair.other))
        return Matches(
            tuple(pair for pair in kept if pair.likeness.score >= SURE),
            tuple(pair for pair in kept if pair.likeness.score < SURE),
        )

    def _likeness(self, one: Profile, other: Profile) -> Likeness:
        known = self._compared.get((one, other))
        if known is None:
            known = likeness_of(one, other, self._weights)
            self._compared[one, other] = known if known.score >= UNSURE else _UNLIKE
        return known

    def _all_pairs(self, profiles: Mapping[str, Profile]) -> Iterator[tuple[Profile, Profile]]:
        """Pairs of a kind that share telling words or parties, each once."""
        self._index = {}
        for profile in sorted(profiles.values(), key=_place):
            marks = tuple(_marks(profile, self._weights))
            for other in self._nearest(profile, marks, profiles):
                yield other, profile
            self._add(profile, marks)

    def _pairs_of(self, changed: Iterable[str], profiles: Mapping[str, Profile]) -> Iterator[tuple[Profile, Profile]]:
        """The same of records that took others in, by what all have been found to hold."""
        for profile in sorted((profiles[name] for name in changed), key=_place):
            marks = tuple(_marks(profile, self._weights))
            self._add(profile, marks)
            for other in self._nearest(profile, marks, profiles):
                first, second = sorted((profile, other), key=_place)
                if first is other or other.id not in changed:
                    yield first, second

    def _add(self, profile: Profile, marks: Iterable[tuple[str, float]]) -> None:
        index = self._index.setdefault(profile.record.kind, defaultdict(dict))
        for mark, _ in marks:
            holders = index[mark]
            if len(holders) <= _POSTINGS:
                holders[profile.id] = None

    def _nearest(
        self, profile: Profile, marks: Iterable[tuple[str, float]], profiles: Mapping[str, Profile]
    ) -> list[Profile]:
        """Those that share most with it, if they share enough."""
        index = self._index.get(profile.record.kind, {})
        shared: dict[str, float] = defaultdict(float)
        for mark, weight in marks:
            holders = index.get(mark, {})
            for name in holders if len(holders) <= _POSTINGS else ():
                shared[name] += weight
        shared.pop(profile.id, None)
        enough = ((weight, profiles[name]) for name, weight in shared.items() if weight >= _ENOUGH and name in profiles)
        kin = [(-weight, _place(other)) for weight, other in enough if not self._weights.are_strangers(profile, other)]
        return [profiles[name] for _, (_, name) in heapq.nsmallest(_CANDIDATES, kin)]


_UNLIKE = Likeness(0.0, ())


def _place(profile: Profile) -> tuple[str, str]:
    return profile.doc_id, profile.id


def _marks(profile: Profile, weights: Weights) -> Iterator[tuple[str, float]]:
    for term in sorted(profile.terms | profile.context):
        yield term, weights.of_term(term) * (1.0 if term in profile.terms else 0.5)
    for key in sorted(profile.keys):
        yield f"who {key} {profile.type}", 1.0


def _best_of_each(found: Sequence[Match], known: Mapping[str, Profile]) -> list[Match]:
    """The pairs that are about as good as the best that either side has in a document of the other."""
    best: dict[tuple[str, str], float] = defaultdict(float)
    for pair in found:
        for record, other in ((pair.one, pair.other), (pair.other, pair.one)):
            for doc_id in known[other].docs:
                best[record, doc_id] = max(best[record, doc_id], pair.likeness.score)
    return [pair for pair in found if pair.likeness.score >= _NEAR_BEST * _top(pair, known, best)]


def _top(pair: Match, known: Mapping[str, Profile], best: Mapping[tuple[str, str], float]) -> float:
    mine = [best[pair.one, doc_id] for doc_id in known[pair.other].docs]
    return max(*mine, *(best[pair.other, doc_id] for doc_id in known[pair.one].docs))


def groups_of(profiles: Iterable[Profile], matches: Iterable[Match], weights: Weights) -> Mapping[str, tuple[str, ...]]:
    """Sets of records joined by matches, best matches first.

    A set never holds two of one document unmatched, and its members are alike on the whole: a chain of likenesses from
    one event to the next does not join them all.
    """
    known = {profile.id: profile for profile in profiles}
    listed = tuple(matches)
    scores = {frozenset((pair.one, pair.other)): pair.likeness.score for pair in listed}
    groups = Unions(known)
    members: dict[str, tuple[str, ...]] = {name: (name,) for name in known}
    for pair in listed:
        one, other = groups.top(pair.one), groups.top(pair.other)
        if one != other and _may_join(members[one][:_LOOKED_AT], members[other][:_LOOKED_AT], known, scores, weights):
            groups.join(one, other)
            members[groups.top(one)] = (*members[one], *members[other])
    return groups.sets()


def _may_join(
    one: Sequence[str],
    other: Sequence[str],
    known: Mapping[str, Profile],
    scores: Mapping[frozenset[str], float],
    weights: Weights,
) -> bool:
    """Whether no pair across the two sets forbids it, and they are alike on the whole."""
    total = 0.0
    for a, b in itertools.product(one, other):
        score = scores.get(frozenset((a, b)))
        if score is None:
            if known[a].docs & known[b].docs or veto(known[a], known[b], weights):
                return False
            score = likeness_of(known[a], known[b], weights).score
        total += score
    return total >= _ON_THE_WHOLE * len(one) * len(other)
