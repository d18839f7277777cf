"""Who did what to whom in two reports: what of it makes them two things, or one thing told two ways.

Different people who were killed, arrested or named are different acts; so are two pacts with two states. The same act
told the other way round is no confirmation, whoever is right.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from llm_brief.consolidate.parties import (
    Named,
    are_other_crowds,
    are_other_parties,
    are_rival_doers,
    doers_among,
    doers_in,
)
from llm_brief.consolidate.predicates import are_other_acts
from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.slots import OBJECT, SUBJECT, is_told_of_both
from llm_brief.records.record import Event
from llm_brief.text.fold import fold_words

__all__ = ["are_reversed", "told_of_others", "were_done_by_others"]

_TOGETHER = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Sorts of acts of two that are mostly told of either."""
_HARM = frozenset({"ASSAULT", "COERCE"})
_PAIR = 2


def told_of_others(one: Profile, other: Profile) -> Iterator[str]:
    """What the two tell of other people, as reasons; nothing where all whom both name may be the same."""
    for a, b in product(one.parts or (one,), other.parts or (other,)):
        if isinstance(a.record, Event):
            yield from _of_events(a, b)
        elif are_rival_doers(doers_in(a.own), doers_in(b.own)):
            yield "each tells of another who did it"
        yield from _in_one_place(a, b)
        if are_reversed(a, b):
            yield "the one tells it of the one party, the other of the other"


def _of_events(one: Profile, other: Profile) -> Iterator[str]:
    if _are_mutual(one) and _are_mutual(other):
        yield from _of_pairs(one, other)
        return
    if are_other_parties(one.receivers, other.receivers) or _are_other_crowds(one.receivers, other.receivers):
        yield _differing("done to", one.receivers, other.receivers)
    if _are_rivals(one, other) and not were_done_by_others(one, other):
        yield _differing("done by", one.doers, other.doers)


def were_done_by_others(one: Profile, other: Profile) -> bool:
    """Whether both tell of violence to the same named one, which is one act, and each of another who did it."""
    if not {one.type, other.type} <= _HARM or not _are_rivals(one, other):
        return False
    return _name_one(one.receivers, other.receivers)


def _are_rivals(one: Profile, other: Profile) -> bool:
    """Whether the doers cannot be the same: gunmen here and the police there, or others altogether by name."""
    return are_rival_doers(doers_among(one.doers), doers_among(other.doers)) or _are_others_altogether(one, other)


def _are_other_crowds(ones: Sequence[Named], others: Sequence[Named]) -> bool:
    """Whether so many of these and so many of those are told of: "two soldiers" are not "five farmers"."""
    if not ones or not others or any(party.name for party in (*ones, *others)):
        return False
    return all(are_other_crowds(one.mention, other.mention) for one, other in product(ones, others))


def _are_others_altogether(one: Profile, other: Profile) -> bool:
    """Whether all doers are named, and none is in the other's sentence: a host may be told of beside the guests."""
    first, second = _taking_part(one), _taking_part(other)
    if not are_other_parties(first, second) or not all(party.name for party in (*first, *second)):
        return False
    return not any(
        set(party.name) & set(fold_words(telling.around).split())
        for telling, parties in ((one, second), (other, first))
        for party in parties
    )


def _taking_part(profile: Profile) -> tuple[Named, ...]:
    """Those who do it; of what is done together all."""
    return (*profile.doers, *profile.receivers) if _are_mutual(profile) else profile.doers


def _are_mutual(profile: Profile) -> bool:
    return profile.type in _TOGETHER


def _of_pairs(one: Profile, other: Profile) -> Iterator[str]:
    """Of what is done together, who the two are; of more than two nobody names all."""
    first, second = _taking_part(one), _taking_part(other)
    if _are_others_altogether(one, other):
        yield _differing("done by", first, second)
    elif len(first) == len(second) == _PAIR and all(party.name for party in (*first, *second)):
        left = [party for party in first if are_other_parties([party], second)]
        right = [party for party in second if are_other_parties([party], first)]
        if left and right:
            yield _differing("done with", left, right)


def _name_one(ones: Iterable[Named], others: Sequence[Named]) -> bool:
    """Whether some name of the one list is also in the other."""
    named = [party for party in others if party.name]
    return any(not are_other_parties([party], [each]) for party in ones if party.name for each in named)


def _in_one_place(one: Profile, other: Profile) -> Iterator[str]:
    """Another name in the same place of the clause."""
    for slot in sorted(one.slots.keys() & other.slots.keys()):
        if slot[1] == SUBJECT and isinstance(one.record, Event):
            continue  # who did it has been compared
        ones: Sequence[Named] = one.slots[slot]
        others: Sequence[Named] = other.slots[slot]
        if is_told_of_both(slot):
            ones, others = _told_here_only(ones, other), _told_here_only(others, one)
        if are_other_parties(ones, others):
            yield _differing(" ".join(word for word in slot if word != OBJECT), ones, others)


def _told_here_only(parties: Sequence[Named], other: Profile) -> Sequence[Named]:
    """Those who have no place in the other clause: "A met B" is told of B as well."""
    told = [party for parties in other.slots.values() for party in parties]
    return [party for party in parties if are_other_parties([party], told)]


def are_reversed(one: Profile, other: Profile) -> bool:
    """Whether the same act is told of A against B here and of B against A there."""
    if are_other_acts(one.told, other.told, strictly=True) or one.type in _TOGETHER or other.type in _TOGETHER:
        return False
    if isinstance(one.record, Event) and isinstance(other.record, Event):
        told = ((one.doers, other.receivers), (one.receivers, other.doers))
        if all(_are_one(ones, others) for ones, others in told):
            return not (_are_one(one.doers, other.doers) and _are_one(one.receivers, other.receivers))
        return False
    return any(_changed_places(one, other, verb) for verb, place in one.slots if place == OBJECT)


def _changed_places(one: Profile, other: Profile, verb: str) -> bool:
    doing, done = (verb, SUBJECT), (verb, OBJECT)
    if is_told_of_both(doing) or not all(slot in p.slots for p in (one, other) for slot in (doing, done)):
        return False
    return _are_one(one.slots[doing], other.slots[done]) and _are_one(one.slots[done], other.slots[doing])


def _are_one(ones: Sequence[Named], others: Sequence[Named]) -> bool:
    """Whether one of these is for certain one of those."""
    return any(a.actor.certain and a.actor.key == b.actor.key for a, b in product(ones, others))


def _differing(how: str, ones: Sequence[Named], others: Sequence[Named]) -> str:
    first, second = (next((p.mention for p in parties if p.name), parties[0].mention) for parties in (ones, others))
    return f"{how} {first}, and {how} {second}"
