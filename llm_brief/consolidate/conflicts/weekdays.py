"""Days of the week that differ where a report has no date of its own: Monday here, Thursday there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from llm_brief.consolidate.conflicts.reports import Group, Reports, told_by
from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.told import Difference, Told
from llm_brief.consolidate.weekdays import DAY_NAMES, is_told_loosely, weekday_in, weekday_of
from llm_brief.records.base import evidence_of
from llm_brief.records.record import Event, Relation
from llm_brief.records.values import OPEN_DATE
from llm_brief.records.vocabulary import EventStatus

__all__ = ["weekday_differences"]

_OVERTAKEN = ({EventStatus.PLANNED, EventStatus.OCCURRED}, {EventStatus.POSTPONED, EventStatus.OCCURRED})
"""A plan and what is told as past: two plans contradict each other, and without a status nothing is known."""
_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Day:
    """The day that one report gives; ``open`` where no calendar tells which of its name it is."""

    profile: Profile
    weekday: int
    open: bool
    told: Told


def weekday_differences(group: Group, _reports: Reports) -> Iterator[Difference]:
    """Days of which both cannot hold, at least one of them known by its name alone; all in the words of the reports."""
    days = [day for profile in group.members if (day := _day(profile)) is not None]
    differing = [(a, b) for a, b in combinations(days, 2) if (a.open or b.open) and a.weekday != b.weekday]
    if differing and not _is_told_by_dates(group, days):
        relation, note = _relation([pair for pair in differing if not _may_be_one_night(*pair)])
        yield Difference("date", relation, "/weekday", tuple(day.told for day in days), note)


def _is_told_by_dates(group: Group, days: Sequence[_Day]) -> bool:
    """Whether all open days bear the name of the printed date: what differs are dates, which are compared as such."""
    leaf = group.record.date if isinstance(group.record, Event) else None
    printed = weekday_of(leaf) if leaf is not None and leaf.value != OPEN_DATE else None
    return printed is not None and all(day.weekday == printed for day in days if day.open)


def _day(profile: Profile) -> _Day | None:
    record = profile.record
    if not isinstance(record, Event):
        return None
    leaf = record.date
    if leaf is not None:
        weekday = weekday_of(leaf)
        is_open = leaf.value == OPEN_DATE
        if weekday is None:
            return None
        value = DAY_NAMES[weekday] if is_open else leaf.evidence[0].exact
        return _Day(profile, weekday, is_open, told_by(profile, value, leaf.evidence))
    return _in_title(profile, record)


def _in_title(profile: Profile, event: Event) -> _Day | None:
    """The day that the clause itself names, where no date was read off it."""
    weekday = weekday_in(event.title.value) if event.title else None
    if weekday is None or event.title is None:
        return None
    for place in event.title.evidence:
        at = place.exact.find(DAY_NAMES[weekday])
        if at >= 0 and place.doc_id == profile.doc_id:
            start = place.start + at
            span = profile.document.span(start, start + len(DAY_NAMES[weekday]))
            return _Day(
                profile, weekday, True, told_by(profile, DAY_NAMES[weekday], evidence_of(profile.document, [span]))
            )
    return None


def _may_be_one_night(one: _Day, other: _Day) -> bool:
    """Whether one follows the other, and a night is spoken of: it may be told of either."""
    is_next = (one.weekday - other.weekday) % _WEEK in (1, _WEEK - 1)
    return is_next and any(is_told_loosely(day.profile.around) for day in (one, other))


def _relation(apart: Sequence[tuple[_Day, _Day]]) -> tuple[Relation, str]:
    if not apart:
        return "less_precise", "what happened in a night may be told of either day"
    if all({_status(one.profile), _status(other.profile)} in _OVERTAKEN for one, other in apart):
        return "supersedes", "one day was planned, and the event is reported of the other"
    return "contradicts", "these days cannot all be right"


def _status(profile: Profile) -> EventStatus | None:
    record = profile.record
    return record.status.value if isinstance(record, Event) and record.status is not None else None
