"""Whether two records, of different sources or versions, speak of the same matter: stated gates, then shared words.

A gate that is shut ends it: another kind, other parties, another category, another place, another day. What passes
all gates is scored by the share of content words that the shorter wording has in common with the longer one.
"""

from collections.abc import Iterable

from llm_brief.compare.facts import Fact, content_words
from llm_brief.records.base import Leaf
from llm_brief.records.record import Event
from llm_brief.records.values import OPEN_DATE
from llm_brief.records.vocabulary import EventStatus, EventType
from llm_brief.text.dates.edtf import EDTF, compatible

__all__ = ["MATCH", "likeness", "same_name", "shared_words"]

MATCH = 0.5
"""From this share of common words on two records that pass all gates are one matter. Chosen so that half of what the
shorter one says is said by the other too; stories with the same parties usually share less than a third."""

_FEWEST = 2
"""Content words in common, at least: a name alone is no matter."""
_MOVABLE = frozenset({EventStatus.PLANNED, EventStatus.POSTPONED, EventStatus.CANCELLED})
"""A thing to come may be given another day and stays the same thing."""


def likeness(one: Fact, other: Fact) -> float:
    """From 0 (a gate is shut) to 1 (the same words); symmetric."""
    shared = _shared_parties(one, other)
    if one.record.kind != other.record.kind or not shared:
        return 0.0
    if isinstance(one.record, Event) and isinstance(other.record, Event):
        if not _one_event(one.record, other.record):
            return 0.0
        shared |= _place_words(one.record) | _place_words(other.record)
    return shared_words((words - shared for words in one.words), (words - shared for words in other.words))


def _shared_parties(one: Fact, other: Fact) -> frozenset[str]:
    """The words of the names that both have: they open the gate, and say nothing more after that."""
    names = (name for a in one.parties for b in other.parties if same_name(a, b) for name in (a, b))
    return frozenset(word for name in names for word in (content_words(name) or {name}))


def _place_words(record: Event) -> frozenset[str]:
    return content_words(record.place.value) if record.place is not None else frozenset()


def shared_words(ones: Iterable[frozenset[str]], others: Iterable[frozenset[str]]) -> float:
    """The best share of common words over all pairs of wordings."""
    known = tuple(others)
    return max((_share(one, other) for one in ones for other in known), default=0.0)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    common = len(one & other)
    shorter = min(len(one), len(other))
    return common / shorter if common >= min(_FEWEST, shorter) and shorter else 0.0


def same_name(one: str, other: str) -> bool:
    """Whether two bare names may stand for one party: all words of the shorter one are in the longer one."""
    short, long = sorted((content_words(one), content_words(other)), key=len)
    return one == other or (bool(short) and short <= long)


def _one_event(one: Event, other: Event) -> bool:
    return _one_type(one, other) and _one_place(one, other) and _one_time(one, other)


def _one_type(one: Event, other: Event) -> bool:
    types = {record.type.value for record in (one, other) if record.type is not None} - {EventType.OTHER}
    return len(types) < 2


def _one_place(one: Event, other: Event) -> bool:
    return one.place is None or other.place is None or same_name(one.place.value, other.place.value)


def _one_time(one: Event, other: Event) -> bool:
    if _is_movable(one) or _is_movable(other):
        return True
    first, second = _day(one.date), _day(other.date)
    return first is None or second is None or compatible(first, second)


def _is_movable(record: Event) -> bool:
    return record.status is not None and record.status.value in _MOVABLE


def _day(leaf: Leaf[str] | None) -> EDTF | None:
    return EDTF.parse(leaf.value) if leaf is not None and leaf.value != OPEN_DATE else None
