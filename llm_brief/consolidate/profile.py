"""A record as it is compared with others: who, what, when, where, and in which words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from llm_brief.consolidate.cast import Actor, Cast
from llm_brief.consolidate.opposites import acts_among
from llm_brief.consolidate.parties import Named, parties_told
from llm_brief.consolidate.predicates import acts_told
from llm_brief.consolidate.propernames import quoted_titles
from llm_brief.consolidate.slots import Slot, names_by_slot
from llm_brief.consolidate.terms import concept_of, terms_of
from llm_brief.consolidate.units import counts_people, numbers_in
from llm_brief.consolidate.weekdays import weekday_in, weekday_of
from llm_brief.records.base import Leaf
from llm_brief.records.grounded import AUTHOR
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition
from llm_brief.records.values import OPEN_DATE
from llm_brief.records.vocabulary import Stance
from llm_brief.text.dates.edtf import EDTF
from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words
from llm_brief.text.numerals import ORDINALS
from llm_brief.text.quantities.find import Kind as Quantified

__all__ = ["DENYING", "Profile", "own_words", "profile_of", "told_by_record"]


@dataclass(frozen=True, eq=False)
class Profile:
    """One record and what is known of it. ``own`` are its own words, ``around`` the sentences that it rests on.

    ``doers`` and ``receivers`` are the parties of an act as they are told, ``sources`` those who told of it to the
    report, ``slots`` the names in its own clause by their places. Of a merged record ``parts`` are the profiles of the
    single records that it was made of.
    """

    record: AnyRecord
    document: Document
    agents: tuple[Actor, ...]
    others: tuple[Actor, ...]
    own: str
    around: str
    when: EDTF | None = None
    places: frozenset[str] = field(default_factory=frozenset)
    doers: tuple[Named, ...] = ()
    receivers: tuple[Named, ...] = ()
    sources: tuple[Actor, ...] = ()
    slots: Mapping[Slot, tuple[Named, ...]] = field(default_factory=dict)
    parts: tuple["Profile", ...] = ()

    @cached_property
    def id(self) -> str:
        """The record's id."""
        return self.record.id

    @cached_property
    def doc_id(self) -> str:
        """The document it comes from."""
        return self.record.doc_ids[0]

    @cached_property
    def docs(self) -> frozenset[str]:
        """All documents that report it."""
        return frozenset(self.record.doc_ids)

    @property
    def published(self) -> date | None:
        """The day of its document."""
        return self.document.published_at

    @cached_property
    def terms(self) -> frozenset[str]:
        """Its own content words."""
        return frozenset(terms_of(self.own))

    @cached_property
    def acts(self) -> frozenset[str]:
        """Those of its own words that name an act which another undoes."""
        return acts_among(self.terms)

    @cached_property
    def told(self) -> frozenset[str]:
        """The acts that its own clause tells, by their verbs; empty where its words do not make that clear."""
        title = self.record.title if isinstance(self.record, Event) else None
        own = told_by_record(self.record)
        return own | acts_told(title.value, ended=True) if title is not None and " where " in title.value else own

    @cached_property
    def context(self) -> frozenset[str]:
        """The content words of its sentences."""
        return frozenset(term for place in self.record.evidence for term in terms_of(place.exact))

    @cached_property
    def labels(self) -> frozenset[str]:
        """The words of the titles in quotation marks that may be its name.

        They stand in its sentences or beside them; of a meeting that opens the document, in any sentence on a meeting
        ("This gathering, called “...”").
        """
        text = self.document.text
        places = [(place.start, place.end) for place in self.record.evidence if place.doc_id == self.doc_id]
        indexes = [s.index for start, end in places for s in self.document.sentences_in(start, end)]
        found: set[str] = set()
        for low, high in quoted_titles(text) if indexes else ():
            sentence = self.document.sentence_at(low)
            if sentence is None:
                continue
            beside = min(indexes) - 1 <= sentence.index <= max(indexes) + 2
            if beside or (self.leads and self.terms >= _MEETING and set(terms_of(sentence.text)) >= _MEETING):
                found |= set(terms_of(text[low:high]))
        return frozenset(found)

    @cached_property
    def leads(self) -> bool:
        """Whether it stands in the first sentences of its document, which tell what the document is about."""
        sentences = self.document.sentences[:_LEAD]
        return bool(sentences) and any(
            place.doc_id == self.doc_id and place.start < sentences[-1].end for place in self.record.evidence
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of its parties' names and of its place, which are compared as such already."""
        certain = (actor for actor in (*self.agents, *self.others) if actor.certain and actor.type != "group")
        named = (*(actor.key for actor in certain), *self.places)
        return frozenset(term for name in named for term in terms_of(name))

    @cached_property
    def is_authors(self) -> bool:
        """Whether it is an opinion of the article's own author."""
        held = self.record.stakeholder if isinstance(self.record, StakeholderPosition) else None
        return held is not None and held.rule == AUTHOR

    @cached_property
    def stance(self) -> Stance | None:
        """Where a position stands."""
        held = self.record.stance if isinstance(self.record, StakeholderPosition) else None
        return held.value if held is not None else None

    @cached_property
    def denies(self) -> bool:
        """Whether a statement says that something is not so."""
        held = isinstance(self.record, StakeholderPosition) and self.record.statement
        return bool(held and DENYING & set(_words(held.value)))

    @cached_property
    def negates(self) -> bool:
        """Whether a statement as a whole is negated: by "not" or "never", not by a "nothing" that it may speak of."""
        held = isinstance(self.record, StakeholderPosition) and self.record.statement
        return bool(held and _NEGATING & set(_words(_CONTRAST.sub("", held.value))))

    @cached_property
    def refutes(self) -> bool:
        """Whether it `denies` something in more than a contrast: "a cable and not a candle" says that it is a cable."""
        held = isinstance(self.record, StakeholderPosition) and self.record.statement
        return bool(held and DENYING & set(_words(_CONTRAST.sub("", held.value))))

    @cached_property
    def weekday(self) -> int | None:
        """The day of the week on which an event is told to be, by its date or else by its own clause."""
        if not isinstance(self.record, Event):
            return None
        day = weekday_of(self.record.date) if self.record.date else None
        return weekday_in(_told(self.record)) if day is None else day

    @cached_property
    def statements(self) -> tuple[str, ...]:
        """What an event's title or a statement says, of every record that it was made of."""
        return tuple(told for part in self.parts or (self,) if (told := _told(part.record)))

    @cached_property
    def keys(self) -> frozenset[str]:
        """Who takes part, on whichever side."""
        return frozenset(actor.key for actor in (*self.agents, *self.others) if actor.certain)

    @cached_property
    def sides(self) -> frozenset[str]:
        """The states and bodies for whom they act."""
        return frozenset(actor.side for actor in (*self.agents, *self.others))

    @cached_property
    def ordinals(self) -> frozenset[str]:
        """Its "third" and "second", which tell one round of talks from another."""
        words = fold_words(self.own).replace("-", " ").split()
        return frozenset(
            word
            for word, following in zip(words, [*words[1:], ""], strict=True)
            if word in ORDINALS and following in _SERIES
        )

    @cached_property
    def obliges(self) -> bool:
        """Whether a statement is about what has to be."""
        held = isinstance(self.record, StakeholderPosition) and self.record.statement
        return bool(held and _OBLIGING & set(fold_words(held.value).split()))

    @cached_property
    def counted(self) -> frozenset[str]:
        """What the numbers in its own words count; people under one name."""
        units = (found.value.unit for found in numbers_in(self.own))
        return frozenset(_counted(unit) for unit in units if unit)

    @cached_property
    def amounts(self) -> Mapping[str, tuple[float, float]]:
        """The least and the greatest number that its own words give of each thing they count."""
        found: dict[str, list[float]] = {}
        for value in (number.value for number in numbers_in(self.own)):
            if value.unit and value.kind is not Quantified.DURATION:
                stated = [float(bound) for bound in (value.low, value.high) if bound is not None]
                found.setdefault(_counted(value.unit), []).extend(stated)
        return {unit: (min(stated), max(stated)) for unit, stated in found.items() if stated}

    @cached_property
    def type(self) -> str | None:
        """The category of an event."""
        return self.record.type.value if isinstance(self.record, Event) and self.record.type else None


DENYING = frozenset("no not never nobody none nothing denied denies deny denying denial false untrue".split())
"""Words that say that something is not so."""
_NEGATING = frozenset("not never cannot denied denies deny denying".split())
_CONTRAST = re.compile(r"(?:,(?: and| but)?| and) not (?!only\b|just\b|merely\b|yet\b)[^,;.]*")
_WORD = re.compile(r"\w+(?:['-]\w+)*")
_LEAD = 3
_MEETING = frozenset(terms_of("meeting"))
_OBLIGING = frozenset("must should shall ought need needs needed".split())
_SERIES = frozenset("round session meeting summit phase stage stages time term series test edition".split())


def _words(statement: str) -> list[str]:
    """Its words without marks: the "not" of “not at all” is one."""
    return _WORD.findall(fold_words(statement).replace("n't", " not"))


def _counted(unit: str) -> str:
    return "people" if counts_people(unit) else concept_of(fold_words(unit))


def profile_of(record: AnyRecord, document: Document, cast: Cast) -> Profile:
    """The profile of a record of ``document``."""
    first, second = _parties(record)
    return Profile(
        record=record,
        document=document,
        agents=_actors(first, document, cast),
        others=_actors(second, document, cast),
        own=own_words(record),
        around=" ".join(place.exact for place in record.evidence),
        when=_date(record),
        places=frozenset(_places(record)),
        doers=tuple(parties_told(first if isinstance(record, Event) else (), document.id, cast)),
        receivers=tuple(parties_told(second if isinstance(record, Event) else (), document.id, cast)),
        sources=_actors([record.attribution] if isinstance(record, Event) else [], document, cast),
        slots=_slots(record, document, cast),
    )


def _told(record: AnyRecord) -> str:
    leaf = record.title if isinstance(record, Event) else getattr(record, "statement", None)
    return leaf.value if leaf is not None else ""


def _parties(record: AnyRecord) -> tuple[tuple[Leaf[str] | None, ...], tuple[Leaf[str] | None, ...]]:
    match record:
        case Event():
            return record.actors, record.recipients
        case Demand():
            return (record.demander,), record.addressees
        case StakeholderPosition():
            return (record.stakeholder, record.speaker), ()


def _actors(leaves: Iterable[Leaf[str] | None], document: Document, cast: Cast) -> tuple[Actor, ...]:
    found = (cast.actor(document.id, leaf.value) for leaf in leaves if leaf is not None)
    return tuple({actor.key: actor for actor in found if actor is not None}.values())


def _slots(record: AnyRecord, document: Document, cast: Cast) -> Mapping[Slot, tuple[Named, ...]]:
    found: dict[Slot, tuple[Named, ...]] = {}
    for slot, names in names_by_slot(_told(record)).items():
        actors = ((cast.actor(document.id, name), name) for name in names)
        found[slot] = tuple(Named(actor, name) for actor, name in actors if actor is not None)
    return found


def own_words(record: AnyRecord) -> str:
    """The words that are the record's own: its title or what is asked or said; else those of its sentence."""
    match record:
        case Event():
            said = [record.title.value if record.title else record.evidence[0].exact]
            said += [leaf.raw or "" for leaf in record.quantities]
            return " ".join([*said, record.place.value if record.place else ""])
        case Demand():
            return _joined(record.content, record.summary, record.condition) or record.evidence[0].exact
        case StakeholderPosition():
            return _joined(record.statement, record.target) or record.evidence[0].exact


def told_by_record(record: AnyRecord) -> frozenset[str]:
    """The acts that the record's own clause tells (`acts_told`): an event's title or sentence, or what is stated."""
    if isinstance(record, StakeholderPosition):
        return acts_told(record.statement.value, whole=True) if record.statement else frozenset()
    if isinstance(record, Event):
        return acts_told(record.title.value) if record.title else acts_told(record.evidence[0].exact, whole=True)
    return frozenset()


def _joined(*leaves: Leaf[str] | None) -> str:
    return " ".join(leaf.value for leaf in leaves if leaf is not None)


def _date(record: AnyRecord) -> EDTF | None:
    leaf = record.date if isinstance(record, Event) else record.deadline if isinstance(record, Demand) else None
    if leaf is None or leaf.value == OPEN_DATE:
        return None
    return _parsed(leaf.value)


@lru_cache(maxsize=4096)
def _parsed(value: str) -> EDTF:
    return EDTF.parse(value)


def _places(record: AnyRecord) -> Iterator[str]:
    if isinstance(record, Event) and record.place:
        yield fold_words(record.place.value).removeprefix("the ")
