"""Who and what the records speak of: one entity for each actor and place, with every form that the sources write."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from llm_brief.consolidate.cast import Actor, Cast
from llm_brief.consolidate.naming import ROLES, EntityType, plain
from llm_brief.consolidate.states import state_called
from llm_brief.records.base import Evidence, Leaf
from llm_brief.records.briefing import Entity
from llm_brief.records.grounded import AUTHOR
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition
from llm_brief.text.fold import fold_words

__all__ = ["actors_of", "entities"]

_LONGEST_ALIAS = 12
"""Words of the longest name; evidence longer than that is a sentence that speaks of somebody."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """Words that name somebody in a record."""

    key: str
    type: EntityType
    place: Evidence
    record_id: str


def entities(records: Iterable[AnyRecord], cast: Cast | None = None) -> tuple[Entity, ...]:
    """One entity for each actor and each place of the records, by name.

    Without a ``cast`` only the names themselves tell who is who. A state and its capital are one actor and two places.
    Authors of articles are none: no words name them.
    """
    mentions: dict[tuple[bool, str], list[_Mention]] = {}
    known = cast or Cast.of(())
    for record in records:
        for mention in _mentions(record, known):
            mentions.setdefault((mention.type == "place", mention.key), []).append(mention)
    return tuple(sorted(map(_entity, mentions.values()), key=lambda entity: (fold_words(entity.name), entity.id)))


def _mentions(record: AnyRecord, cast: Cast) -> Iterator[_Mention]:
    for leaf in actors_of(record):
        for place in leaf.evidence if leaf.rule != AUTHOR else ():
            actor = cast.actor(place.doc_id, place.exact)
            if actor is None or len(place.exact.split()) > _LONGEST_ALIAS or _is_crowd(actor, place.exact):
                continue
            own = f" in {place.doc_id} at {place.start}" if not actor.certain and _INDEFINITE.match(place.exact) else ""
            yield _Mention(actor.key + own, actor.type, place, record.id)
    if isinstance(record, Event) and record.place:
        for place in record.place.evidence:
            yield _Mention(fold_words(place.exact).removeprefix("the "), "place", place, record.id)


_INDEFINITE = re.compile(r"(?:an?|one|another|some|two|three|several|\d+)\s", re.IGNORECASE)
"""What begins so names somebody new each time."""


def _is_crowd(actor: Actor, words: str) -> bool:
    """Whether these are people without a name or an office: "migrants", "at least six people"."""
    is_nation = words.rsplit(maxsplit=1)[-1][:1].isupper() and actor.key.endswith(("ans", "ese"))
    if actor.certain or actor.type != "group" or is_nation:
        return False
    return " " not in actor.key and actor.key.removesuffix("s") not in ROLES


def actors_of(record: AnyRecord) -> Iterator[Leaf[str]]:
    """The mentions that act or are acted upon in a record."""
    match record:
        case Event():
            yield from (*record.actors, *record.recipients)
            yield from _given(record.attribution)
        case Demand():
            yield from _given(record.demander, record.responder, record.attribution)
            yield from record.addressees
        case StakeholderPosition():
            yield from _given(record.stakeholder, record.speaker)


def _given(*leaves: Leaf[str] | None) -> Iterator[Leaf[str]]:
    yield from (leaf for leaf in leaves if leaf is not None)


def _entity(mentions: Sequence[_Mention]) -> Entity:
    key, kind = mentions[0].key, _type(mentions)
    places = {(m.place.doc_id, m.place.start, m.place.end): m.place for m in mentions}
    aliases = sorted({" ".join(m.place.exact.split()) for m in mentions}, key=lambda name: (-len(name), name))
    return Entity(
        id="n-" + hashlib.sha256(f"{kind == 'place'} {key}".encode()).hexdigest()[:12],
        name=_name(key, aliases),
        type=kind,
        aliases=tuple(aliases),
        evidence=tuple(places[mark] for mark in sorted(places)),
        record_ids=tuple(sorted({m.record_id for m in mentions})),
    )


def _type(mentions: Sequence[_Mention]) -> EntityType:
    """What the mentions say that it is; those that say nothing do not count."""
    kinds = sorted({mention.type for mention in mentions} - {"unknown"})
    return kinds[0] if kinds else "unknown"


def _name(key: str, aliases: Sequence[str]) -> str:
    """The words of an alias that make the key, as they are written; it may have a title before and more behind."""
    size = len(key.split())
    for alias in aliases:
        words = alias.split()
        for start in range(len(words) - size + 1):
            chosen = words[start : start + size]
            if plain(" ".join(chosen).removesuffix("’s").removesuffix("'s")) == key:
                return " ".join(chosen).removesuffix("’s").removesuffix("'s")
    return key.title() if state_called(key) else aliases[0]
