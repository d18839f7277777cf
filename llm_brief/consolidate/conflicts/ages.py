"""How old somebody is, where reports of one thing differ: "Lee Park, 52," and "the 53-year-old Park"."""

import re
from collections.abc import Iterator
from itertools import combinations

from llm_brief.consolidate.conflicts.reports import Group, Reports, told_by
from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.told import Difference, Told
from llm_brief.records.base import evidence_of

__all__ = ["age_differences"]

_NAME = r"(?P<name>[A-Z][\w'’.\-]*(?: [A-Z][\w'’.\-]*)*)"
_SET_OFF = re.compile(rf"{_NAME}(?:, (?:aged )?| \()(?P<age>\d{{1,3}})(?=[,.;)])")
_IN_FRONT = re.compile(rf"\b(?P<age>\d{{1,3}})[- ]years?[- ]old (?:[a-z\-]+ ){{0,3}}{_NAME}")
_OLDEST = 120
_BIRTHDAY_AFTER = 30
"""Days between two reports from which on somebody may be a year older in the later one."""


def age_differences(group: Group, reports: Reports) -> Iterator[Difference]:
    """Ages of one person that cannot both be right."""
    ages: dict[str, list[tuple[int, Told]]] = {}
    for profile in group.members:
        for key, age, told in _ages(profile, reports):
            ages.setdefault(key, []).append((age, told))
    for key in sorted(ages):
        pairs = combinations(ages[key], 2)
        differing = next(((a, b) for a, b in pairs if _differ(a, b)), None)
        if differing is not None:
            note = f"{differing[0][0]} and {differing[1][0]} years of age cannot both be right"
            yield Difference("number", "contradicts", "/quantities", tuple(told for _, told in ages[key]), note)


def _ages(profile: Profile, reports: Reports) -> Iterator[tuple[str, int, Told]]:
    document = profile.document
    for place in profile.record.evidence:
        for pattern in (_SET_OFF, _IN_FRONT):
            for found in pattern.finditer(place.exact) if place.doc_id == document.id else ():
                actor = reports.cast.actor(document.id, found["name"])
                age = int(found["age"])
                if actor is not None and actor.type in {"person", "unknown"} and age <= _OLDEST:
                    start = place.start + found.start("age")
                    span = document.span(start, start + len(found["age"]))
                    yield actor.key, age, told_by(profile, found["age"], evidence_of(document, [span]))


def _differ(one: tuple[int, Told], other: tuple[int, Told]) -> bool:
    """Whether they are of two documents, and no birthday can lie between them."""
    (age, told), (another, beside) = one, other
    if told.doc_id == beside.doc_id or age == another:
        return False
    days = abs((told.published - beside.published).days) if told.published and beside.published else 0
    return abs(age - another) > 1 + days // 365 if days > _BIRTHDAY_AFTER else True
