"""Dates of one event that reports tell in different words, and under nearly the same title in quotation marks."""

import re
from collections.abc import Iterator, Sequence

from llm_brief.consolidate.conflicts.fields import dates_apart, dates_told
from llm_brief.consolidate.conflicts.names import titles_alike
from llm_brief.consolidate.conflicts.reports import Group, Reports
from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.told import Difference, Told
from llm_brief.records.record import Event

__all__ = ["titled_date_differences"]

_OF_A_SERIES = re.compile(
    r"\b(?:second|third|fourth|fifth|\d+(?:nd|rd|th)|next|previous|last|latest|another|annual|yearly|monthly|weekly|new)"
    r" (?:\w+ )?(?:round|edition|session|meeting|conference|forum|summit|talks|festival|dialogue|time|year)\b",
    re.IGNORECASE,
)
"""What is held again and again has many days under one title."""

_POINTS_BACK = re.compile(
    r"(?:The|This) (?:[\w-]+ ){0,2}(?:meeting|conference|gathering|event|summit|forum|dialogue"
    r"|seminar|congress|festival)\b"
)
"""How a sentence begins that tells more of an event told before."""
_FAR = 4
"""Sentences that such a one may stand behind it."""


def titled_date_differences(reports: Reports) -> Iterator[Difference]:
    """Days that documents give events of one sort and one host, each beside a title of which two words are the same."""
    for cluster in titles_alike(reports):
        groups = [group for group in reports.groups if isinstance(group.record, Event) and _bears(group, cluster)]
        for first in groups[:1]:
            same = [first, *(group for group in groups[1:] if _are_alike(first, group))]
            told = [item for group in same for item in dates_told(group)]
            if len(same) > 1 and _are_of_one_year([item for _, item in told]):
                yield from (item for item in dates_apart("/date", told) if item.relation == "contradicts")


def _bears(group: Group, titles: Sequence[Told]) -> bool:
    """Whether one of its reports stands by the sentence of a title, and is none of a series."""
    return bool(dates_told(group)) and any(
        member.doc_id == title.doc_id and _is_beside(member, title) for member in group.members for title in titles
    )


def _is_beside(profile: Profile, title: Told) -> bool:
    home = profile.document.sentence_at(title.evidence[0].start)
    own = [profile.document.sentence_at(place.start) for place in profile.record.evidence]
    if home is None or _OF_A_SERIES.search(f"{home.text} {profile.around}"):
        return False
    reach = _FAR if _POINTS_BACK.match(home.text) else 1
    return any(one is not None and -1 <= home.index - one.index <= reach for one in own)


def _are_alike(one: Group, other: Group) -> bool:
    """Whether both are of one sort and name somebody in common, and no document tells both."""
    if set(one.record.doc_ids) & set(other.record.doc_ids):
        return False
    pairs = [(a, b) for a in one.members for b in other.members]
    return any(a.type == b.type and a.keys & b.keys for a, b in pairs)


def _are_of_one_year(told: Sequence[Told]) -> bool:
    return len({item.value[:4] for item in told if item.value[:4].isdecimal()}) < 2
