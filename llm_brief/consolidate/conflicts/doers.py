"""Who did it, where one report says gunmen and the other the police, or tells of A and B the other way round."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from llm_brief.consolidate.conflicts.reports import Group, Reports, told_by, told_leaf
from llm_brief.consolidate.contradicting import are_reversed, were_done_by_others
from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.told import Difference, Told
from llm_brief.consolidate.weekdays import weekday_in
from llm_brief.records.record import Event
from llm_brief.text.dates.edtf import compatible

__all__ = ["doer_differences", "reversed_accounts"]

_SAID = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT", "SUPPORT", "AID", "CONCEDE", "RETREAT"})
"""Acts that two can well do to each other on one day."""
_CROWD = 40
_NEAR = 0.3


def doer_differences(group: Group, _reports: Reports) -> Iterator[Difference]:
    """Doers of one deed of whom not all can have done it, each with the report that names them."""
    pairs = [(a, b) for a, b in combinations(group.members, 2) if were_done_by_others(a, b)]
    rivals = {profile.id: profile for pair in pairs for profile in pair}
    told = tuple(
        told_leaf(profile, leaf)
        for profile in group.members
        if profile.id in rivals and isinstance(profile.record, Event)
        for leaf in profile.record.actors
    )
    if told:
        yield Difference("role", "contradicts", "/actors", told, "they tell of others who did it")


def reversed_accounts(reports: Reports) -> Iterator[Difference]:
    """One act of two documents, told of A against B here and of B against A there."""
    having: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in (profile for group in reports.groups for profile in group.members):
        keys = sorted(profile.keys)
        if isinstance(profile.record, Event) and profile.type not in _SAID and len(keys) > 1:
            having[tuple(keys)].append(profile)
    for profiles in having.values():
        for one, other in combinations(profiles[:_CROWD], 2):
            if one.doc_id != other.doc_id and are_reversed(one, other) and _are_of_one_time(one, other, reports):
                note = "the one tells it of the one party against the other, the other the other way round"
                yield Difference("role", "contradicts", "/actors", (_told(one), _told(other)), note)


def _are_of_one_time(one: Profile, other: Profile, reports: Reports) -> bool:
    """Whether nothing of day and place stands against it, and the documents tell of one story or the sentences do."""
    if one.when is not None and other.when is not None and not compatible(one.when, other.when):
        return False
    days = weekday_in(one.own), weekday_in(other.own)
    if None not in days and days[0] != days[1]:
        return False
    if one.places and other.places and one.places.isdisjoint(other.places):
        return False
    return reports.weights.alike(one.context, other.context) >= _NEAR and not _tells_both(one, other, reports)


def _tells_both(one: Profile, other: Profile, reports: Reports) -> bool:
    """Whether one of the documents tells of both: then each struck the other."""
    docs = {one.doc_id, other.doc_id}
    beside = [p for group in reports.groups for p in group.members if p.doc_id in docs and p.keys == one.keys]
    return any(are_reversed(a, b) for a, b in combinations(beside, 2) if a.doc_id == b.doc_id)


def _told(profile: Profile) -> Told:
    """Its own sentence: a title may be in words of ours, and the places of the names are all that differs."""
    place = profile.record.evidence[0]
    return told_by(profile, place.exact.rstrip(" ."), (place,))
