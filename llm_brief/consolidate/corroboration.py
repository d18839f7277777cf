"""How many sources tell what is printed: not all that tell of the thing tell the same of it.

A report that leaves out whom it befell, names another who did it, or has it from another than the party whose own
account is printed belongs to the event; it does not bear out the sentence that is printed. Another day or number is
told beside it, and the report counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from llm_brief.consolidate.conflicts.reports import Group
from llm_brief.consolidate.holders import are_other_holders
from llm_brief.consolidate.parties import Named, are_other_sorts, unmatched
from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.slots import OBJECT
from llm_brief.consolidate.told import Difference
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition
from llm_brief.text.fold import fold_words

__all__ = ["telling_sources"]


def telling_sources(group: Group, differing: Iterable[Difference], origins: Mapping[str, str]) -> int:
    """The number of origins with a report that tells what the merged record prints; the printed one's at least.

    ``differing`` are the values of the group that contradict each other.
    """
    if len(group.members) < 2 or group.record.independent_sources < 2:
        return group.record.independent_sources
    printed = _printed(group)
    opposed = tuple(item for item in differing if item.kind == "role")
    telling = [member for member in group.members if _tells_it(member, printed, opposed)]
    docs = {doc_id for member in (printed, *telling) for doc_id in member.record.doc_ids}
    return len({origins.get(doc_id, doc_id) for doc_id in docs})


def _printed(group: Group) -> Profile:
    """The member whose words the record prints."""
    places = _words_at(group.record)
    return next((m for m in group.members if places and _words_at(m.record)[:1] == places[:1]), group.members[0])


def _words_at(record: AnyRecord) -> list[tuple[str, int, int]]:
    match record:
        case Event():
            leaf = record.title
        case Demand():
            leaf = record.content
        case StakeholderPosition():
            leaf = record.statement
    return [(place.doc_id, place.start, place.end) for place in leaf.evidence] if leaf is not None else []


_CONCERNING = frozenset({OBJECT, "with", "against", "on"})
"""Where a clause names whom it concerns; behind "of" or "for" it may name a river."""


def _tells_it(member: Profile, printed: Profile, differing: Sequence[Difference]) -> bool:
    if any(_contradict(item, member, printed) for item in differing):
        return False
    if isinstance(printed.record, Event) and _has_it_from_another(member, printed):
        return False
    return not _missing(printed, member) and not _of_other_people(printed.receivers, member.receivers)


def _contradict(difference: Difference, member: Profile, printed: Profile) -> bool:
    """Whether both give a value and none is the same."""
    given = [
        {fold_words(told.value) for told in difference.told if told.record_id == profile.id}
        for profile in (member, printed)
    ]
    return bool(given[0]) and bool(given[1]) and given[0].isdisjoint(given[1])


def _has_it_from_another(member: Profile, printed: Profile) -> bool:
    """Whether the printed account is a party's own, and the member has it from somebody else."""
    is_own = bool(
        {actor.key for actor in printed.sources} & {actor.key for actor in (*printed.agents, *printed.others)}
    )
    return is_own and are_other_holders(printed.sources, member.sources)


def _of_other_people(ones: Sequence[Named], others: Sequence[Named]) -> bool:
    """Whether all whom both only describe are of different sorts."""
    described = [[party.mention for party in parties if not party.name] for parties in (ones, others)]
    is_all = len(described[0]) == len(ones) and len(described[1]) == len(others)
    return is_all and bool(ones) and bool(others) and all(are_other_sorts(a, b) for a, b in product(*described))


def _missing(printed: Profile, member: Profile) -> list[Named]:
    """Those whom the printed words name as concerned, and the member's sentences do not."""
    beside = [named for slot, names in printed.slots.items() if slot[1] in _CONCERNING for named in names]
    concerned = unmatched([*printed.receivers, *beside], (*member.doers, *member.receivers))
    words = set(fold_words(member.around).replace("'s", "").split())
    text = {word.strip(".,;:!?()\"'") for word in words}
    return [party for party in concerned if party.name[-1] not in text]
