"""Which records come first: corroboration, then consequence and place, then recency. The same for every run."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from llm_brief.compose.material import Material
from llm_brief.records.briefing import Conflict
from llm_brief.records.phrasing import closed, quoted
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition, count_leaves
from llm_brief.records.vocabulary import Basis, DemandStatus, EventStatus, EventType, Force
from llm_brief.text.fold import fold_words

__all__ = ["MOST_A_KIND", "MOST_POINTS", "RANKING", "distinct", "ranked", "reason_for"]

MOST_POINTS = 5
"""Sentences of a bottom line: three to five are read, more are skimmed."""
MOST_A_KIND = 3
"""Of them, of one kind, as long as other kinds have something to say."""
RANKING = (
    "Ranked by the number of independent sources, then by consequence (force, coercion, threats and demands before "
    "talks, talks before statements) together with how early the source tells it, then by recency, then by place in "
    "the source, then by how much of the record is borne out. What cannot be understood alone is left to its section."
)
_CONSEQUENCE: Mapping[EventType, int] = MappingProxyType(
    {
        EventType.ASSAULT: 5,
        EventType.COERCE: 4,
        EventType.THREATEN: 4,
        EventType.SANCTION: 4,
        EventType.MOBILIZE: 4,
        EventType.AGREE: 3,
        EventType.CONCEDE: 3,
        EventType.RETREAT: 3,
        EventType.PROTEST: 3,
        EventType.CONSULT: 2,
        EventType.REJECT: 3,
        EventType.OTHER: 1,
        EventType.COOPERATE: 3,
    }
)
"""By PLOVER category, for ranking only; a category that is not named weighs 2, no category 1."""
_PRESSING = frozenset({Force.DEMAND, Force.ORDER, Force.ULTIMATUM})
_CONSIDERED = 200
"""Records looked at for a bottom line, from the best on: comparing each with each of many thousands would take long."""
_ALIKE = 0.6
"""Share of common words from which two statements say the same to a reader."""


def ranked(material: Material) -> tuple[AnyRecord, ...]:
    """All records, the weightiest first."""
    order = sorted(enumerate(material.records), key=lambda pair: (*_rank(pair[1], material), pair[0]))
    return tuple(record for _, record in order)


def _rank(record: AnyRecord, material: Material) -> tuple[int, int, int, int, int]:
    day = material.day_of(record) if material.published(record.doc_ids) else None
    place = _place(record)
    return (
        -record.independent_sources,
        -consequence(record) - _early(place),
        -(day.toordinal() if day else 0),
        place,
        -count_leaves(record),
    )


def _place(record: AnyRecord) -> int:
    """How many characters of a source stand before its first report of this."""
    return min(place.start for place in record.evidence)


def _early(place: int) -> int:
    """What the place weighs beside the consequence: news tells first what matters most."""
    return next((weight for end, weight in _OPENING if place < end), 0)


_OPENING = ((300, 4), (800, 2), (1600, 1))
"""Characters from the beginning, and what a report there weighs: about the lead, what stands under it, and the rest of
a screen. A lead so outweighs some classes of consequence, and never another source."""
_WHERE = {4: "told first in its source", 2: "told near the top", 1: "told on the first screen"}


def consequence(record: AnyRecord) -> int:
    """How much hangs on it, from 0 to 6, by what of it is supported."""
    match record:
        case Event():
            weight = _CONSEQUENCE.get(record.type.value, 2) if record.type else 1
            told = bool(record.recipients or record.date or record.place or record.quantities) - (record.title is None)
            unsure = record.status is not None and record.status.value in (EventStatus.DENIED, EventStatus.ALLEGED)
            return weight + told - unsure
        case Demand():
            pressing = record.force is not None and record.force.value in _PRESSING
            answered = record.status is not None and record.status.value is not DemandStatus.MADE
            return 3 + bool(record.addressees) + pressing + (answered or record.deadline is not None)
        case StakeholderPosition():
            opinion = record.basis is not None and record.basis.value is Basis.AUTHOR_OPINION
            return 0 if opinion else 1


def reason_for(record: AnyRecord, material: Material) -> str:
    """Why the record ranks where it does, in words."""
    count = record.independent_sources
    parts = ["one source" if count == 1 else f"{count} independent sources", _kind_of(record)]
    day = material.day_of(record)
    words = record.date.raw if isinstance(record, Event) and record.date else None
    parts.append(f"as of {day.isoformat()}" if day else f"dated {quoted(words)} only" if words else "undated")
    parts += [word for word in [_WHERE.get(_early(_place(record)))] if word]
    return closed("; ".join(parts))


def _kind_of(record: AnyRecord) -> str:
    if isinstance(record, Event):
        return f"event of type {record.type.value.value}" if record.type else "event"
    if isinstance(record, Demand):
        return record.force.value.value if record.force else "demand"
    return "position"


def distinct(records: Sequence[AnyRecord], material: Material, most: int = MOST_POINTS) -> tuple[AnyRecord, ...]:
    """The first of ``records`` that tell different things: no sentence of a source twice, no kind alone.

    Of reports that contradict each other on one matter the first is told, with what the others say instead.
    """
    kept: list[tuple[int, AnyRecord]] = []
    spare: list[tuple[int, AnyRecord]] = []
    for place in enumerate(_unlike(records[:_CONSIDERED], _rivals(material.conflicts))):
        of_kind = sum(other.kind == place[1].kind for _, other in kept)
        (kept if of_kind < MOST_A_KIND else spare).append(place)
        if len(kept) == most:
            break
    chosen = [*kept, *spare[: most - len(kept)]]
    return tuple(record for _, record in sorted(chosen, key=lambda place: place[0]))


def _matter(record: AnyRecord) -> str:
    """What the record is about, in its own words: our sentences around them are alike anyway."""
    match record:
        case Event():
            return record.title.value if record.title else record.evidence[0].exact
        case Demand():
            return record.content.value if record.content else record.evidence[0].exact
        case StakeholderPosition():
            return record.statement.value if record.statement else record.evidence[0].exact


def _rivals(conflicts: Sequence[Conflict]) -> Mapping[str, frozenset[str]]:
    """Record id to the ids of those that tell of the same matter otherwise."""
    found: dict[str, frozenset[str]] = {}
    for conflict in conflicts:
        if conflict.is_open and conflict.field not in _OF_A_NAME:
            ids = frozenset(conflict.record_ids)
            found |= {record_id: found.get(record_id, frozenset()) | ids for record_id in ids}
    return found


_OF_A_NAME = frozenset({"/name", "/role"})
"""Fields of disagreements on what somebody is called, in reports of whatever matter."""


def _unlike(records: Sequence[AnyRecord], rivals: Mapping[str, frozenset[str]]) -> Iterator[AnyRecord]:
    used: set[str] = set()
    matters: set[str] = set()
    told: list[frozenset[str]] = []
    for record in records:
        places = {place.exact for place in record.evidence}
        words = frozenset(fold_words(_matter(record)).split())
        if record.id in matters or places & used:
            continue
        if any(len(words & other) >= _ALIKE * len(words | other) for other in told):
            continue
        used |= places
        matters |= rivals.get(record.id, frozenset())
        told.append(words)
        yield record
