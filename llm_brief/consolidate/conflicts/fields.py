"""Differences between the fields of records that tell of one thing: dates, places, statuses, wordings, sources."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from llm_brief.consolidate.conflicts.days import days_stated, days_told
from llm_brief.consolidate.conflicts.reports import Group, Reports, told_leaf
from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.states import state_called, state_of_seat
from llm_brief.consolidate.terms import terms_of
from llm_brief.consolidate.told import Difference, Told
from llm_brief.consolidate.units import numbers_in
from llm_brief.records.base import Leaf
from llm_brief.records.record import AnyRecord, Demand, Event, Relation, StakeholderPosition
from llm_brief.records.values import OPEN_DATE
from llm_brief.records.vocabulary import DemandStatus, EventStatus
from llm_brief.records.wording import is_marked
from llm_brief.text.dates.edtf import EDTF, compatible, contains
from llm_brief.text.fold import fold_words
from llm_brief.text.quantities.find import Agreement, Quantity, agrees

__all__ = [
    "date_differences",
    "dates_apart",
    "dates_told",
    "place_differences",
    "status_differences",
    "wording_differences",
]

_AHEAD = frozenset({EventStatus.PLANNED, EventStatus.POSTPONED})
_REAL = frozenset({EventStatus.OCCURRED, EventStatus.ONGOING})
_NOT = frozenset({EventStatus.DENIED, EventStatus.CANCELLED})


def date_differences(group: Group, _reports: Reports) -> Iterator[Difference]:
    """Dates of which both cannot hold, and dates that are vaguer than others; an open date says nothing."""
    yield from dates_apart("/date", dates_told(group))
    yield from dates_apart("/deadline", _leaves(group, "deadline"))
    yield from (item for item in dates_apart("/statement", list(days_stated(group))) if item.relation == "contradicts")


def dates_told(group: Group) -> list[tuple[Profile, Told]]:
    """The dates that the reports of an event give it, with the days that they name of it elsewhere."""
    told = _leaves(group, "date")
    return [*told, *_unlike(days_told(group), told)]


def _leaves(group: Group, name: str) -> list[tuple[Profile, Told]]:
    return [
        (profile, told_leaf(profile, leaf))
        for profile in group.members
        if isinstance(leaf := getattr(profile.record, name, None), Leaf) and leaf.value != OPEN_DATE
    ]


def _unlike(days: Iterable[tuple[Profile, Told]], told: Sequence[tuple[Profile, Told]]) -> list[tuple[Profile, Told]]:
    """Days of an event that its stated dates do not allow for; others add nothing."""
    stated = [item.value for _, item in told]
    return [day for day in days if not any(_agree(day[1].value, value) for value in stated)]


def dates_apart(field: str, told: Sequence[tuple[Profile, Told]]) -> Iterator[Difference]:
    """Dates of one thing of which both cannot hold, and dates that are vaguer than others."""
    values = sorted({item.value for _, item in told})
    if len(values) < 2:
        return
    meant = {value: _meant(value, values) for value in values}
    fine = sorted({value for value in meant.values() if value is not None})
    apart = [(a, b) for a, b in itertools.combinations(fine, 2) if not _agree(a, b)]
    if apart:
        relation, note = _revised(told, *apart[0])
        clear = [(item, meant[item.value]) for _, item in told]
        items = tuple(replace(item, value=value) for item, value in clear if value is not None)
        yield Difference("date", relation, field, items, note)
    if any(_vaguer(a, b) or _vaguer(b, a) for a, b in itertools.combinations(values, 2)):
        note = "some reports are less precise than others"
        yield Difference("date", "less_precise", field, tuple(item for _, item in told), note)


def _meant(value: str, values: Sequence[str]) -> str | None:
    """The finest of the reported dates that a vaguer one allows for; None where it allows for two that disagree."""
    finer = [other for other in values if _vaguer(value, other)]
    finest = [other for other in finer if not any(_vaguer(other, third) for third in finer)]
    if all(_agree(a, b) for a, b in itertools.combinations(finest, 2)):
        return finest[0] if finest else value
    return None


@lru_cache(maxsize=4096)
def _agree(one: str, other: str) -> bool:
    return compatible(EDTF.parse(one), EDTF.parse(other)) or _part_of(one, other) or _part_of(other, one)


def _part_of(day: str, span: str) -> bool:
    """A day of an event that lasts several: "on Tuesday" of what began on Monday."""
    return contains(EDTF.parse(span), EDTF.parse(day))


@lru_cache(maxsize=4096)
def _vaguer(one: str, other: str) -> bool:
    return one != other and contains(EDTF.parse(one), EDTF.parse(other))


def _revised(told: Sequence[tuple[Profile, Told]], one: str, other: str) -> tuple[Relation, str]:
    """A plan and what came of it: the later report overtakes the earlier. Two plans or two deeds contradict."""
    ahead = {item.value for profile, item in told if _status(profile) in _AHEAD or _is_foretold(profile, item)}
    done = {item.value for profile, item in told if _status(profile) == EventStatus.OCCURRED} - ahead
    if len({one, other} & ahead) == len({one, other} & done) == 1 and _is_in_order(told, ahead, done):
        return "supersedes", "one date was planned, and the event is reported of the other"
    return "contradicts", "these dates cannot all be right"


def _is_foretold(profile: Profile, item: Told) -> bool:
    """Whether the sentence that gives the day tells of something to come; it may be another than the record's own."""
    at = item.evidence[0].start
    if any(place.doc_id == item.doc_id and place.start <= at < place.end for place in profile.record.evidence):
        return False
    sentence = profile.document.sentence_at(at)
    return sentence is not None and is_marked(sentence.text, EventStatus.PLANNED)


def _is_in_order(told: Sequence[tuple[Profile, Told]], ahead: set[str], done: set[str]) -> bool:
    """Nothing says that the plan was reported after the deed."""
    plans = [item.published for _, item in told if item.value in ahead and item.published]
    deeds = [item.published for _, item in told if item.value in done and item.published]
    return not plans or not deeds or min(plans) <= max(deeds)


def _status(profile: Profile) -> object:
    record = profile.record
    return record.status.value if isinstance(record, Event | Demand) and record.status else None


def place_differences(group: Group, reports: Reports) -> Iterator[Difference]:
    """Places that are not each other's part, as far as names tell: "Kabul" is in Afghanistan."""
    told = [
        told_leaf(profile, profile.record.place)
        for profile in group.members
        if isinstance(profile.record, Event) and profile.record.place
    ]
    pairs = [(a, b) for a, b in itertools.combinations(told, 2) if _place(a.value) != _place(b.value)]
    if not pairs:
        return
    apart = [(a, b) for a, b in pairs if not _may_be_part(a, b, reports)]
    if apart:
        one, other = apart[0]
        note = f"{one.value} and {other.value} are not said to be one place"
        yield Difference("place", "contradicts", "/place", tuple(told), note)
    else:
        yield Difference("place", "less_precise", "/place", tuple(told), "one names the place more closely")


def _place(name: str) -> str:
    return fold_words(name).removeprefix("the ")


def _may_be_part(one: Told, other: Told, reports: Reports) -> bool:
    """A common noun ("the hall") may be anywhere; a city may lie in the state; some text names both together."""
    first, second = _place(one.value), _place(other.value)
    if first in second or second in first or not (one.value[-1:] and _is_named(one) and _is_named(other)):
        return True
    if {state_of_seat(first), state_of_seat(second)} & {state_called(first), state_called(second)} - {None}:
        return True
    if (state_called(first) is None) != (state_called(second) is None):
        return True
    texts = (fold_words(reports.documents[doc_id].text) for doc_id in sorted({one.doc_id, other.doc_id}))
    return any(
        f"{a} in {b}" in text or f"{a}, {b}" in text for text in texts for a, b in ((first, second), (second, first))
    )


def _is_named(told: Told) -> bool:
    words = told.value.removeprefix("the ").removeprefix("The ").split()
    return bool(words) and words[-1][:1].isupper()


def status_differences(group: Group, _reports: Reports) -> Iterator[Difference]:
    """What became of a plan or a demand, and whether it happened at all."""
    told = [
        (profile, told_leaf(profile, profile.record.status))
        for profile in group.members
        if isinstance(profile.record, Event | Demand) and profile.record.status
    ]
    values = {item.value for _, item in told}
    if len(values) < 2 or _are_of_one_sentence(group):
        return
    items = tuple(item for _, item in told)
    if isinstance(group.record, Demand):
        relation: Relation = "contradicts" if _answers_differ(values) else "supersedes"
        yield Difference("status", relation, "/status", items, "what became of it is told differently")
        return
    yield from _event_status(values, items)


def _are_of_one_sentence(group: Group) -> bool:
    """Whether all of them rest on the same words, which tell of one stage: their clauses only tell it twice."""
    return len({tuple((place.doc_id, place.start) for place in p.record.evidence) for p in group.members}) == 1


def _answers_differ(values: set[str]) -> bool:
    return DemandStatus.MET in values and bool(values & {DemandStatus.REJECTED, DemandStatus.WITHDRAWN})


def _event_status(values: set[str], items: tuple[Told, ...]) -> Iterator[Difference]:
    if values & _NOT and values & _REAL:
        real = [item for item in items if item.value in _REAL]
        denied = [item for item in items if item.value in _NOT]
        yield Difference("existence", "contradicts", "/status", items, _both(real, denied))
    elif values & _NOT and values & _AHEAD:
        yield Difference(
            "existence", "supersedes", "/status", items, "it was planned, and reported not to have happened"
        )
    elif values & _AHEAD and values & _REAL:
        yield Difference("existence", "supersedes", "/status", items, "it was planned, and later reported as a fact")
    elif EventStatus.ALLEGED in values:
        note = "some report it as a fact, others as somebody's word"
        yield Difference("attribution", "less_precise", "/status", items, note)
    else:
        yield Difference("status", "supersedes", "/status", items, "reported at different stages")


def _both(real: Sequence[Told], denied: Sequence[Told]) -> str:
    return f"{len(real)} report that it happened, {len(denied)} that it did not"


_WORDED = {"content": "quote", "statement": "quote", "response": "quote", "condition": "quote"}
_NAMED = ("attribution", "speaker", "responder", "stakeholder", "demander")


def wording_differences(group: Group, reports: Reports) -> Iterator[Difference]:
    """The same words quoted differently, and the same thing told by different people."""
    for name in (*_WORDED, *_NAMED):
        told = [
            told_leaf(profile, leaf)
            for profile in group.members
            if isinstance(leaf := getattr(profile.record, name, None), Leaf)
        ]
        told = _without_cuts(told, reports) if name in _WORDED else told
        if len({_bare(item.value) for item in told}) < 2:
            continue
        if name in _WORDED:
            relation, note = _worded(told, group)
            yield Difference("quote", relation, f"/{name}", tuple(told), note)
        else:
            yield from _people(name, told, reports)


def _without_cuts(told: Sequence[Told], reports: Reports) -> list[Told]:
    """The wordings without those that are cut out of the same sentence of the same document as a longer one."""
    longest: dict[object, Told] = {}
    for item in told:
        document = reports.documents[item.doc_id]
        sentence = document.sentence_at(item.evidence[0].start)
        mark = (item.doc_id, sentence.index if sentence else item.evidence[0].start)
        held = longest.get(mark)
        if held is None or len(item.value) > len(held.value):
            longest[mark] = item
    return list(longest.values())


_WRITTEN: tuple[Relation, str] = ("spelling_variant", "the same, in other words")
_TOLD: tuple[Relation, str] = ("different_scope", "told in words of which few are the same")
_COUNTED: tuple[Relation, str] = ("contradicts", "the same, with other numbers")
_HALF = 0.5


def _worded(told: Sequence[Told], group: Group) -> tuple[Relation, str]:
    """How two wordings stand to each other; what is quoted of one holder may be two translations of one sentence."""
    if not _of_one_count(told):
        return _COUNTED
    is_speech = all(_is_speech(profile.record) for profile in group.members)
    return _WRITTEN if is_speech or _in_like_words(told) else _TOLD


def _is_speech(record: AnyRecord) -> bool:
    return isinstance(record, StakeholderPosition) and record.quoted is not None and record.quoted.value


def _in_like_words(told: Iterable[Told]) -> bool:
    """Whether of any two wordings the one has half of the other's content words: a quotation, translated twice."""
    worded = [frozenset(terms_of(value)) for value in dict.fromkeys(item.value for item in told)]
    return all(len(a & b) >= _HALF * min(len(a), len(b)) for a, b in itertools.combinations(worded, 2))


def _of_one_count(told: Iterable[Told]) -> bool:
    """Whether no two of them give numbers of one thing that contradict each other; one may leave some of them out."""
    by_unit: dict[str, list[list[Quantity]]] = defaultdict(list)
    for item in told:
        own: dict[str, list[Quantity]] = defaultdict(list)
        for number in (found.value for found in numbers_in(item.value)):
            if number.unit:
                own[number.unit].append(number)
        for unit, numbers in own.items():
            by_unit[unit].append(numbers)
    pairs = (pair for lists in by_unit.values() for pair in itertools.combinations(lists, 2))
    return not any(_has_outlier(one, other) and _has_outlier(other, one) for one, other in pairs)


def _has_outlier(numbers: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    return any(all(agrees(number, other) is Agreement.CONTRADICTS for other in others) for number in numbers)


def _people(name: str, told: Sequence[Told], reports: Reports) -> Iterator[Difference]:
    actors = [reports.cast.actor(item.doc_id, item.value) for item in told]
    keys = {actor.key if actor else item.value for actor, item in zip(actors, told, strict=True)}
    if len(keys) > 1:
        yield Difference("attribution", "different_scope", f"/{name}", tuple(told), "told by or of different people")


def _bare(value: str) -> str:
    return fold_words(value).strip(" .,;:!?'")
