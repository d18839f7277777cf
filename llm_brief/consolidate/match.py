"""Which records of one kind tell of one thing: candidates by shared words, and sets of matching records.

No two records of one document are matched unless they say nearly the same, and of another document a record takes only
its best match: two events of one sentence are told apart by what each shares with the events of the other source.
"""

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from llm_brief.consolidate.likelihood import Likeness, likeness_of, veto
from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.unions import Unions
from llm_brief.consolidate.weights import Weights

__all__ = ["Match", "Matches", "groups_of", "match"]

SURE = 0.52
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


def match(profiles: Sequence[Profile], weights: Weights, changed: Collection[str] | None = None) -> Matches:
    """The pairs among ``profiles`` that tell of one thing; their order does not matter.

    With ``changed``, only pairs that hold one of these ids: what was compared before need not be again.
    """
    ordered = sorted(profiles, key=lambda profile: (profile.doc_id, profile.id))
    found = [
        Match(one.id, other.id, likeness)
        for one, other in _candidates(ordered, weights)
        if (changed is None or one.id in changed or other.id in changed)
        and (likeness := likeness_of(one, other, weights)).score >= UNSURE
    ]
    kept = _best_of_each(found, {profile.id: profile for profile in ordered})
    kept.sort(key=lambda pair: (-pair.likeness.score, pair.one, pair.other))
    return Matches(
        tuple(pair for pair in kept if pair.likeness.score >= SURE),
        tuple(pair for pair in kept if pair.likeness.score < SURE),
    )


def _candidates(profiles: Sequence[Profile], weights: Weights) -> Iterator[tuple[Profile, Profile]]:
    """Pairs of a kind that share telling words or parties, each once."""
    having: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, profile in enumerate(profiles):
        shared: dict[int, float] = defaultdict(float)
        for mark, weight in _marks(profile, weights):
            holders = having[profile.record.kind, mark]
            if len(holders) <= _POSTINGS:
                for other in holders:
                    shared[other] += weight
                holders.append(at)
        enough = [other for other, weight in shared.items() if weight >= _ENOUGH]
        for other in sorted(enough, key=lambda other: (-shared[other], other))[:_CANDIDATES]:
            yield profiles[other], profile


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
            if known[a].docs & known[b].docs or veto(known[a], known[b]):
                return False
            score = likeness_of(known[a], known[b], weights).score
        total += score
    return total >= _ON_THE_WHOLE * len(one) * len(other)
