"""Who and what the records speak of, under each name that the sources use."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping

from llm_brief.records.base import Evidence, Leaf
from llm_brief.records.briefing import Entity
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition
from llm_brief.text.fold import fold_words

__all__ = ["entities"]

_ARTICLE = re.compile(r"^(?:the|a|an)\s+")


def entities(records: Iterable[AnyRecord]) -> tuple[Entity, ...]:
    """One entity for each name, whatever its article, case and typography; names that merely look alike stay apart."""
    mentions: dict[str, list[tuple[Leaf[str], str]]] = {}
    for record in records:
        for leaf in actors_of(record):
            mentions.setdefault(_key(leaf.value), []).append((leaf, record.id))
    return tuple(_entity(key, mentions[key]) for key in sorted(mentions))


def actors_of(record: AnyRecord) -> Iterator[Leaf[str]]:
    """The mentions that act or are acted upon in a record."""
    match record:
        case Event():
            yield from (*record.actors, *record.recipients)
            yield from _given(record.attribution)
        case Demand():
            yield from _given(record.demander, record.responder)
            yield from record.addressees
        case StakeholderPosition():
            yield from _given(record.stakeholder, record.speaker)


def _given(*leaves: Leaf[str] | None) -> Iterator[Leaf[str]]:
    yield from (leaf for leaf in leaves if leaf is not None)


def _key(name: str) -> str:
    return _ARTICLE.sub("", fold_words(name))


def _entity(key: str, mentions: list[tuple[Leaf[str], str]]) -> Entity:
    names = sorted({leaf.value for leaf, _ in mentions}, key=lambda name: (-len(name), name))
    places: Mapping[tuple[str, int], Evidence] = {
        (place.doc_id, place.start): place for leaf, _ in mentions for place in leaf.evidence
    }
    return Entity(
        id="n-" + hashlib.sha256(key.encode()).hexdigest()[:12],
        name=names[0],
        aliases=tuple(names),
        evidence=tuple(places[mark] for mark in sorted(places)),
        record_ids=tuple(sorted({record_id for _, record_id in mentions})),
    )
