"""What was threatened, and what came of it."""

from collections import defaultdict
from collections.abc import Iterator

from llm_brief.consolidate.conflicts.reports import Reports, told_by
from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.told import Difference
from llm_brief.records.record import Event
from llm_brief.records.vocabulary import EventStatus

__all__ = ["threats_and_deeds"]

_COVERED = 0.6
_LEAST = 0.5
_POSTINGS = 60
_DONE = (EventStatus.OCCURRED, EventStatus.ONGOING)


def threats_and_deeds(reports: Reports) -> Iterator[Difference]:
    """A threat in one report, and in another the same party doing it."""
    events = [profile for group in reports.groups for profile in group.members if isinstance(profile.record, Event)]
    having: dict[str, list[Profile]] = defaultdict(list)
    for profile in events:
        if profile.type != "THREATEN" and _status(profile) in _DONE:
            for term in sorted(profile.terms):
                having[term].append(profile)
    for threat in events:
        if threat.type == "THREATEN":
            found = {deed.id: deed for term in sorted(threat.terms) for deed in having.get(term, ())[:_POSTINGS]}
            yield from (_carried_out(threat, deed) for deed in found.values() if _same(threat, deed, reports))


def _status(profile: Profile) -> EventStatus | None:
    record = profile.record
    return record.status.value if isinstance(record, Event) and record.status else None


def _same(threat: Profile, deed: Profile, reports: Reports) -> bool:
    """Whether the deed is what was threatened: in its words, by the same side, in a report that is not earlier."""
    if threat.doc_id == deed.doc_id or not {a.side for a in threat.agents} & {a.side for a in deed.agents}:
        return False
    if threat.published and deed.published and deed.published < threat.published:
        return False
    words = deed.terms - deed.names
    weight = sum(reports.weights.of_term(term) for term in sorted(words & threat.terms))
    total = sum(reports.weights.of_term(term) for term in sorted(words))
    return weight >= _LEAST and weight >= _COVERED * total


def _carried_out(threat: Profile, deed: Profile) -> Difference:
    told = tuple(told_by(profile, _said(profile), profile.record.evidence) for profile in (threat, deed))
    return Difference("existence", "supersedes", "/status", told, "threatened in the one report, done in the other")


def _said(profile: Profile) -> str:
    record = profile.record
    return record.title.value if isinstance(record, Event) and record.title else record.evidence[0].exact
