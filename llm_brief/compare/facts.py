"""A record as a fact that can be found again: in another reading, another version or another source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

from llm_brief.records.base import Leaf
from llm_brief.records.briefing import Briefing, Source
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition
from llm_brief.text.fold import fold_words
from llm_brief.text.names import bare_name

__all__ = ["Fact", "Past", "PastFact", "Place", "content_words", "records_of"]

Place = tuple[str, int, int]
"""Document id, start and end."""

_SMALL = frozenset(
    """a an and are as at be been but by for from had has have he her him his in into is it its more most no not of on
    or our out over said says she so some such than that the their them then there these they this those to under until
    up was we were what when where which while who whom whose will with would also about after before between during
    since through against he's it's did does do may might could should shall must can new one two
    january february march april june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday""".split()
)


@dataclass(frozen=True, eq=False)
class Fact:
    """A record and the views of it by which it is recognised."""

    record: AnyRecord

    @property
    def id(self) -> str:
        """The record's id."""
        return self.record.id

    @cached_property
    def names(self) -> frozenset[str]:
        """The ids of the record and of all that were merged into it."""
        return frozenset((self.record.id, *self.record.member_ids))

    @cached_property
    def places(self) -> frozenset[Place]:
        """Where its sentences stand."""
        return frozenset((place.doc_id, place.start, place.end) for place in self.record.evidence)

    @cached_property
    def core_places(self) -> frozenset[Place]:
        """Where the words stand that make it this fact and no other of the sentence."""
        return frozenset((p.doc_id, p.start, p.end) for leaf in _core(self.record) for p in leaf.evidence)

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The bare names of those who act, are acted upon, demand or hold a view; each once."""
        return tuple(dict.fromkeys(bare_name(leaf.value) for leaf in _parties(self.record)))

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences as folded text; each once."""
        return tuple(dict.fromkeys(fold_words(place.exact) for place in self.record.evidence))

    @cached_property
    def words(self) -> tuple[frozenset[str], ...]:
        """The content words of what it says: of the demand, of the statement, or of each sentence of an event."""
        match self.record:
            case Demand(content=Leaf() as content):
                return tuple(content_words(text) for text in _wordings(self.record, "/content", content.value))
            case StakeholderPosition(statement=Leaf() as statement):
                return tuple(content_words(text) for text in _wordings(self.record, "/statement", statement.value))
            case _:
                return tuple(map(content_words, self.sentences))

    @cached_property
    def blocks(self) -> frozenset[str]:
        """Keys that two reports of one matter are bound to share: the kind and a word of a party's name."""
        words = {word for party in self.parties for word in content_words(party)}
        return frozenset(f"{self.record.kind}:{word}" for word in words)


def content_words(text: str) -> frozenset[str]:
    """The folded words of ``text`` that carry meaning: no small words, no numbers, no days and months."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold_words(text)).split()
    return frozenset(word for word in words if len(word) > 2 and word not in _SMALL and not word[0].isdigit())


def _wordings(record: AnyRecord, pointer: str, value: str) -> Iterator[str]:
    yield value
    for field_ in record.variants:
        if field_.field == pointer:
            yield from (variant.value for variant in field_.variants if variant.value != value)


def _parties(record: AnyRecord) -> tuple[Leaf[str], ...]:
    match record:
        case Event():
            return (*record.actors, *record.recipients)
        case Demand():
            return _given(record.demander)
        case StakeholderPosition():
            return _given(record.stakeholder)


def _core(record: AnyRecord) -> tuple[Leaf[str], ...]:
    match record:
        case Event():
            return (*record.actors, *record.recipients)
        case Demand():
            return _given(record.content)
        case StakeholderPosition():
            return _given(record.statement)


def _given(*leaves: Leaf[str] | None) -> tuple[Leaf[str], ...]:
    return tuple(leaf for leaf in leaves if leaf is not None)


@dataclass(frozen=True, slots=True)
class PastFact:
    """A fact that was reported before. ``since`` is the day of its first report, ``standing`` says whether the
    previous briefing still holds it.
    """

    fact: Fact
    since: date
    standing: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """All that was reported before: facts, and the sources of their words by document id.

    ``texts`` are documents in full, where they are known: what stood in the older version of one is no news, although
    it was not reported.
    """

    facts: tuple[PastFact, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, briefing: Briefing, since: Mapping[str, date] = MappingProxyType({})) -> "Past":
        """The past that one briefing knows of; ``since`` has the first days that are known otherwise."""
        facts = tuple(PastFact(Fact(r), since.get(r.id, briefing.as_of)) for r in records_of(briefing))
        return cls(facts=facts, sources={source.doc_id: source for source in briefing.documents})


def records_of(briefing: Briefing) -> tuple[AnyRecord, ...]:
    """All records of a briefing in its order."""
    return (*briefing.events, *briefing.demands, *briefing.positions)
