"""Which earlier fact each fact of a new briefing is, although a model may have worded it differently since.

From certain to likely: the same id; a common member; the same words of the same document; much the same words of a
newer version of it; and, for facts that are still without a counterpart, the same matter in another source.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from llm_brief.compare.facts import Fact, PastFact, Place
from llm_brief.compare.likeness import MATCH, likeness, same_name, shared_words
from llm_brief.compare.lineage import Lineage
from llm_brief.records.record import Event

__all__ = ["Pairs", "pair"]


@dataclass(frozen=True, slots=True)
class Pairs:
    """``earlier``: new id to the earlier fact that it continues. ``absorbed``: ids of earlier facts that became part of
    another one. ``parts``: new ids that were part of an earlier fact which another one continues. ``echoes``: new ids
    that tell in another source what an earlier fact told which another one continues.
    """

    earlier: Mapping[str, PastFact]
    absorbed: frozenset[str]
    parts: Mapping[str, PastFact]
    echoes: Mapping[str, PastFact]


Score = Callable[[Fact, PastFact], float]


def pair(now: Sequence[Fact], past: Sequence[PastFact], versions: Lineage) -> Pairs:
    """The pairing; every fact of either side is in one pair at most, and the order of neither matters."""
    matcher = _Matcher(now, past)
    matcher.match(_by_id(now, past))
    matcher.match(_by_member(now, past))
    matcher.match(_scored(matcher.open_now(), _by_document(matcher.open_past()), _same_words))
    revised = _by_successor(matcher.open_past(), versions)
    matcher.match(_scored(matcher.open_now(), revised, _same_sentence))
    matcher.match(_scored_blocks(matcher.open_now(), _by_block(matcher.open_past())))
    absorbed, parts = _remainders(matcher, now, past)
    left = [fact for fact in matcher.open_now() if fact.id not in parts]
    return Pairs(matcher.earlier, absorbed, parts, _echoes(left, past))


class _Matcher:
    """Takes proposed pairs, best first, as long as both sides are free."""

    def __init__(self, now: Sequence[Fact], past: Sequence[PastFact]) -> None:
        self._now = now
        self._past = past
        self._taken: set[str] = set()
        self.earlier: dict[str, PastFact] = {}

    def open_now(self) -> list[Fact]:
        return [fact for fact in self._now if fact.id not in self.earlier]

    def open_past(self) -> list[PastFact]:
        return [past for past in self._past if past.fact.id not in self._taken]

    def match(self, proposed: Iterable[tuple[float, Fact, PastFact]]) -> None:
        ordered = sorted(proposed, key=lambda item: (-item[0], item[1].id, item[2].fact.id))
        for _, fact, past in ordered:
            if fact.id not in self.earlier and past.fact.id not in self._taken:
                self.earlier[fact.id] = past
                self._taken.add(past.fact.id)


def _by_id(now: Sequence[Fact], past: Sequence[PastFact]) -> Iterator[tuple[float, Fact, PastFact]]:
    known = {item.fact.id: item for item in past}
    yield from ((1.0, fact, known[fact.id]) for fact in now if fact.id in known)


def _by_member(now: Sequence[Fact], past: Sequence[PastFact]) -> Iterator[tuple[float, Fact, PastFact]]:
    holders: defaultdict[str, list[PastFact]] = defaultdict(list)
    for item in past:
        for name in item.fact.names:
            holders[name].append(item)
    for fact in now:
        for name in fact.names:
            yield from ((float(len(fact.names & item.fact.names)), fact, item) for item in holders.get(name, ()))


def _by_document(past: Iterable[PastFact]) -> Mapping[str, list[PastFact]]:
    index: defaultdict[str, list[PastFact]] = defaultdict(list)
    for item in past:
        for doc_id in dict.fromkeys(place[0] for place in item.fact.places):
            index[f"{item.fact.record.kind}:{doc_id}"].append(item)
    return index


def _by_successor(past: Iterable[PastFact], versions: Lineage) -> Mapping[str, list[PastFact]]:
    index: defaultdict[str, list[PastFact]] = defaultdict(list)
    for item in past:
        for doc_id in dict.fromkeys(place[0] for place in item.fact.places):
            if doc_id in versions.successors:
                index[f"{item.fact.record.kind}:{versions.successors[doc_id]}"].append(item)
    return index


def _scored(
    now: Iterable[Fact], index: Mapping[str, list[PastFact]], score: Score
) -> Iterator[tuple[float, Fact, PastFact]]:
    for fact in now:
        for doc_id in dict.fromkeys(place[0] for place in fact.places):
            for item in index.get(f"{fact.record.kind}:{doc_id}", ()):
                found = score(fact, item)
                if found > 0:
                    yield found, fact, item


def _same_words(fact: Fact, item: PastFact) -> float:
    """Another reading of the same sentence: how many of the defining words stand in the same places."""
    other = item.fact
    if not _overlaps(fact.places, other.places) or not _overlaps(fact.core_places, other.core_places):
        return 0.0
    if isinstance(fact.record, Event) and isinstance(other.record, Event) and _types_differ(fact.record, other.record):
        return 0.0
    return 1.0 + len(fact.core_places & other.core_places)


def _types_differ(one: Event, other: Event) -> bool:
    return one.type is not None and other.type is not None and one.type.value is not other.type.value


def _overlaps(ones: Iterable[Place], others: Iterable[Place]) -> bool:
    known = tuple(others)
    return any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for a in ones for b in known)


def _same_sentence(fact: Fact, item: PastFact) -> float:
    """The same fact in a newer version: the same or nearly the same sentence, of the same party."""
    other = item.fact
    if not any(same_name(a, b) for a in fact.parties for b in other.parties):
        return 0.0
    if isinstance(fact.record, Event) and isinstance(other.record, Event) and _types_differ(fact.record, other.record):
        return 0.0
    share = shared_words(fact.words, other.words)
    return share + bool(set(fact.sentences) & set(other.sentences)) if share >= MATCH else 0.0


def _by_block(past: Iterable[PastFact]) -> Mapping[str, list[PastFact]]:
    index: defaultdict[str, list[PastFact]] = defaultdict(list)
    for item in past:
        for block in sorted(item.fact.blocks):
            index[block].append(item)
    return index


def _scored_blocks(now: Iterable[Fact], index: Mapping[str, list[PastFact]]) -> Iterator[tuple[float, Fact, PastFact]]:
    for fact in now:
        near = {item.fact.id: item for block in sorted(fact.blocks) for item in index.get(block, ())}
        for item in near.values():
            found = likeness(fact, item.fact)
            if found >= MATCH:
                yield found, fact, item


def _remainders(
    matcher: _Matcher, now: Sequence[Fact], past: Sequence[PastFact]
) -> tuple[frozenset[str], Mapping[str, PastFact]]:
    """Facts without a pair of their own that are members of a paired one: grown together, or fallen apart."""
    members_now = {name for fact in now for name in fact.names}
    absorbed = frozenset(item.fact.id for item in matcher.open_past() if item.fact.names & members_now)
    holders = {name: item for item in past for name in item.fact.names}
    parts = {fact.id: holders[name] for fact in matcher.open_now() for name in sorted(fact.names) if name in holders}
    return absorbed, parts


_ECHO = 0.65
"""Of a fact that another one continues already, less likeness does not make a repetition: the two were read, and
compared by those who merge, as different matters."""


def _echoes(now: Iterable[Fact], past: Iterable[PastFact]) -> Mapping[str, PastFact]:
    best: dict[str, tuple[float, PastFact]] = {}
    for score, fact, item in sorted(
        _scored_blocks(now, _by_block(past)), key=lambda found: (-found[0], found[1].id, found[2].fact.id)
    ):
        if score >= _ECHO:
            best.setdefault(fact.id, (score, item))
    return {fact_id: item for fact_id, (_, item) in best.items()}
