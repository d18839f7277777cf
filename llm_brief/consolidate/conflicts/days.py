"""Days of an event that its own sentence does not give: "The second day, September 30, will feature ..."."""

import re
from collections.abc import Iterator
from datetime import timedelta

from llm_brief.consolidate.conflicts.reports import Group, told_by
from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.terms import concept_of
from llm_brief.consolidate.told import Told
from llm_brief.records.base import evidence_of
from llm_brief.records.record import Event, StakeholderPosition
from llm_brief.records.values import dates_of
from llm_brief.text.dates.edtf import EDTF, Moment, Precision

__all__ = ["days_stated", "days_told"]

_DAY = re.compile(r"\b(first|opening|second|third|last|final|closing) day\b[^.;:“”\"]*$", re.IGNORECASE)
_REACH = 40
"""Characters before a date in which its day of the event may be named."""
_BEFORE = {"first": 0, "opening": 0, "second": 1, "third": 2}
_MEETINGS = frozenset({concept_of("meeting"), concept_of("hearing"), concept_of("visit"), concept_of("strike")})


def days_told(group: Group) -> Iterator[tuple[Profile, Told]]:
    """Days that the members' documents give for the first, second or last day of the one meeting they tell of.

    Only the first meeting of a document is looked for: of two, the words would leave open which is meant.
    """
    for profile in group.members:
        if isinstance(profile.record, Event) and profile.leads and _MEETINGS & profile.terms:
            yield from ((profile, told) for told in _days(profile))


def days_stated(group: Group) -> Iterator[tuple[Profile, Told]]:
    """The one day that each of several reports of one statement gives in it; of two the words leave open which."""
    for profile in group.members:
        held = profile.record.statement if isinstance(profile.record, StakeholderPosition) else None
        places = [place for place in held.evidence if place.doc_id == profile.doc_id] if held is not None else []
        found = [
            date
            for date in dates_of(profile.document)
            if any(place.start <= date.start and date.end <= place.end for place in places)
        ]
        if len(found) == 1 and found[0].value is not None and found[0].value.precision is Precision.DAY:
            evidence = evidence_of(profile.document, [profile.document.span(found[0].start, found[0].end)])
            yield profile, told_by(profile, found[0].value.value, evidence)


def _days(profile: Profile) -> Iterator[Told]:
    document = profile.document
    for found in dates_of(document):
        low = max(0, found.start - _REACH)
        which = _DAY.search(document.text, low, found.end)
        if which is None or found.value is None or found.value.precision is not Precision.DAY:
            continue
        evidence = evidence_of(document, [document.span(which.start(), found.end)])
        value = _span(which[1].lower(), found.value.value)
        if value is not None:
            yield told_by(profile, value, evidence)


def _span(which: str, day: str) -> str | None:
    """From the first day of the event to the one that is named, as far as its number tells."""
    before = _BEFORE.get(which, 0)
    year = day[:4]
    known = EDTF.parse(day if year.isdigit() else f"2001{day[4:]}").earliest
    if before == 0 or known is None:
        return day
    first = Moment.on(known - timedelta(days=before))
    return f"{year}-{first.month}-{first.day}/{day}" if first.year == str(known.year) else None
