"""The sentence that opens a section: what is in it, counted."""

from collections import Counter
from collections.abc import Iterator, Sequence

from llm_brief.compose.material import Material
from llm_brief.compose.phrases import is_phrase
from llm_brief.records.briefing import Lead
from llm_brief.records.phrasing import closed
from llm_brief.records.record import Demand, Event, StakeholderPosition
from llm_brief.records.vocabulary import Basis, DemandStatus, EventStatus
from llm_brief.rendering.dates import span_of

__all__ = ["leads"]

_FEWEST = 3
"""A section shorter than this needs nobody to introduce it."""
_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_STATES = {
    EventStatus.OCCURRED: "happened",
    EventStatus.ONGOING: "under way",
    EventStatus.PLANNED: "planned",
    EventStatus.POSTPONED: "postponed",
    EventStatus.CANCELLED: "cancelled",
    EventStatus.DENIED: "denied",
    EventStatus.ALLEGED: "alleged",
}
_SAID = "told on somebody’s word only"
_OUTCOMES = {
    DemandStatus.REJECTED: "rejected",
    DemandStatus.MET: "met",
    DemandStatus.PARTLY_MET: "met in part",
    DemandStatus.WITHDRAWN: "withdrawn",
}
_ENDS = (*_OUTCOMES.values(), "answered")


def leads(material: Material) -> tuple[Lead, ...]:
    """At most one sentence for each section that is long enough to need one."""
    records = material.records
    return (
        *_of_events([record for record in records if isinstance(record, Event)]),
        *_of_demands([record for record in records if isinstance(record, Demand)]),
        *_of_positions([record for record in records if isinstance(record, StakeholderPosition)]),
        *_of_conflicts(material),
    )


def _of_events(events: Sequence[Event]) -> Iterator[Lead]:
    if len(events) < _FEWEST:
        return
    told = _states(Counter(map(_state, events)))
    dated = [event.date.value for event in events if event.date]
    days = span_of(dated)
    known = sum("X" not in value for value in dated)
    which = "" if known == len(events) else f"{_number(known).lower()} of them "
    span = f", {which}dated {days}" if days else ""
    text = closed(f"{_number(len(events))} events are on record{span}{told}")
    yield Lead(section="events", text=text, record_ids=tuple(event.id for event in events))


def _state(event: Event) -> str | None:
    """How far the sources themselves vouch for it: what they put in somebody's mouth is that one's word only."""
    if event.status is None:
        return None
    tellers = {place.doc_id for place in event.attribution.evidence} if event.attribution else set()
    is_told = event.status.value in (EventStatus.OCCURRED, EventStatus.ONGOING) and tellers >= set(event.doc_ids)
    return _SAID if is_told and tellers else _STATES[event.status.value]


def _states(states: Counter[str | None]) -> str:
    """How many happened, are planned ..., up to all of them; where all did the same, just that."""
    known = [word for word in (*_STATES.values(), _SAID) if states[word]]
    if not known:
        return ""
    if len(known) == 1 and not states[None]:
        return f"; by the sources’ account all are {known[0]}".replace("are happened", "happened")
    told = [f"{_number(states[word])} {word}" for word in known]
    if left := states[None]:
        told.append(f"of {_number(left)} it is not told whether {'it' if left == 1 else 'they'} happened")
    return f": by the sources’ account {_listed(told)}"


def _of_demands(demands: Sequence[Demand]) -> Iterator[Lead]:
    if len(demands) < _FEWEST:
        return
    outcomes = Counter(_outcome(demand) for demand in demands)
    told = [f"{_number(outcomes[word])} {_was(outcomes[word])} {word}" for word in _ENDS if outcomes[word]]
    left = outcomes[None]
    open_ones = outcomes[_UNREAD]
    if left:
        told.append(f"to {_number(left)} no answer was found")
    if open_ones:
        told.append(f"of {_number(open_ones)} it could not be told what came")
    of = _number(len(demands))
    some = f"Of {of} demands, {_listed(told)}"
    if open_ones == len(demands):
        some = f"What came of the {of.lower()} demands could not be told"
    text = closed(some if left < len(demands) else f"No answer was found to any of the {of.lower()} demands")
    yield Lead(section="demands", text=text, record_ids=tuple(demand.id for demand in demands))


def _outcome(demand: Demand) -> str | None:
    known = _OUTCOMES.get(demand.status.value) if demand.status else None
    if demand.status is None and demand.response is None:
        return _UNREAD
    return known or ("answered" if demand.response else None)


_UNREAD = "unread"
"""What came of the demand is told in words that no rule reads."""


def _of_positions(positions: Sequence[StakeholderPosition]) -> Iterator[Lead]:
    if len(positions) < _FEWEST:
        return
    opinions = sum(map(_is_opinion, positions))
    spoken = sum(map(_is_speech, positions))
    partly = sum(_quotes(p) for p in positions if not _is_speech(p) and not _is_opinion(p))
    parts = [
        f"{_number(spoken)} in direct speech" if spoken else "",
        f"{_number(partly)} with words in quotation marks" if partly else "",
        _opinions(opinions),
    ]
    text = closed(f"{_number(len(positions))} positions are on record, {_listed(filter(None, parts))}".rstrip(", "))
    yield Lead(section="positions", text=text, record_ids=tuple(position.id for position in positions))


def _is_opinion(position: StakeholderPosition) -> bool:
    return position.basis is not None and position.basis.value is Basis.AUTHOR_OPINION


def _is_speech(position: StakeholderPosition) -> bool:
    """Whether its words are printed as a quotation, and are what the holder said, not a phrase of it."""
    return position.quoted is not None and position.quoted.value and not is_phrase(position)


def _quotes(position: StakeholderPosition) -> bool:
    """Whether a part of what is said stands in quotation marks."""
    is_quoted = position.quoted is not None and position.quoted.value
    return is_quoted or (position.statement is not None and any(mark in position.statement.value for mark in '“”"'))


def _opinions(count: int) -> str:
    if not count:
        return ""
    return "one the opinion of an article’s author" if count == 1 else f"{_number(count)} opinions of articles’ authors"


def _of_conflicts(material: Material) -> Iterator[Lead]:
    open_ones = [conflict for conflict in material.conflicts if conflict.relation == "contradicts"]
    ids = tuple(dict.fromkeys(i for conflict in open_ones for i in conflict.record_ids))
    if len(open_ones) < _FEWEST or not ids:
        return
    kinds = Counter(str(conflict.kind) for conflict in open_ones)
    told = _listed(f"{kind} ({count})" for kind, count in sorted(kinds.items()))
    text = closed(f"The sources contradict each other on {_number(len(open_ones))} points: {told}")
    yield Lead(section="conflicts", text=text, record_ids=ids)


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _listed(parts: Iterator[str] | Sequence[str]) -> str:
    items = list(parts)
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]])) if items else ""
