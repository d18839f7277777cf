"""Which document is the newer version of which: the same address, or the same file with much the same words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from llm_brief.compare.facts import Fact, content_words
from llm_brief.compare.likeness import shared_words
from llm_brief.records.briefing import Source

__all__ = ["Lineage", "lineage"]

_SAME_TEXT = 0.5


@dataclass(frozen=True, slots=True)
class Lineage:
    """``successors``: old document to the newer version that took its place. ``predecessors``: the way back."""

    successors: Mapping[str, str]
    predecessors: Mapping[str, str]


def lineage(
    old: Mapping[str, Source], new: Mapping[str, Source], before: Iterable[Fact], now: Iterable[Fact]
) -> Lineage:
    """The versions among the documents of two days.

    A file that was overwritten with another article is no version of it: without a common address or title, the facts
    of both have to share words.
    """
    gone = [source for doc_id, source in old.items() if doc_id not in new]
    come = [source for doc_id, source in new.items() if doc_id not in old]
    told = _sentences((*before, *now))
    successors: dict[str, str] = {}
    for source in sorted(come, key=lambda item: item.doc_id):
        found = next(
            (other for other in gone if other.doc_id not in successors and _is_version(other, source, told)), None
        )
        if found is not None:
            successors[found.doc_id] = source.doc_id
    return Lineage(successors, {newer: older for older, newer in successors.items()})


def _is_version(older: Source, newer: Source, told: Mapping[str, list[frozenset[str]]]) -> bool:
    if older.url is not None and older.url == newer.url:
        return True
    if not set(older.paths) & set(newer.paths):
        return False
    if older.title is not None and older.title == newer.title:
        return True
    return shared_words(told[older.doc_id], told[newer.doc_id]) >= _SAME_TEXT


def _sentences(facts: Iterable[Fact]) -> Mapping[str, list[frozenset[str]]]:
    told: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for fact in facts:
        for place in fact.record.evidence:
            told[place.doc_id].append(content_words(place.exact))
    return told
