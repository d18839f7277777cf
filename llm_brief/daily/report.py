"""What a run did, as data: for a person who asks in the morning, and for a program that watches."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

from llm_brief.records.base import Model
from llm_brief.records.briefing import Briefing
from llm_brief.records.changes import ChangeKind
from llm_brief.records.usage import Usage

__all__ = ["Delivery", "FeedReport", "InboxReport", "RunReport", "changes_by_kind"]


class InboxReport(Model):
    """The inbox, in paths against the last run. ``older`` are those outside the window, which were not briefed."""

    documents: int = 0
    unread: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    older: int = 0


class FeedReport(Model):
    """What came of one feed: articles saved, or why there are none."""

    url: str
    state: Literal["fetched", "unchanged", "failed", "refused"]
    saved: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class Delivery(Model):
    """One way in which the briefing was to go out, and what came of it."""

    channel: Literal["eml", "smtp", "webhook"]
    state: Literal["done", "before", "failed", "not needed"]
    reason: str = ""


class RunReport(Model):
    """One run of `brief daily`.

    ``made`` says whether a briefing was made or the standing one was found to be current. ``changes`` are those since
    the previous briefing; ``changes_since_last_run`` counts none for a standing one. ``usage`` is what this run asked
    of models, not what kept answers once cost. ``unprinted`` are known facts that this briefing no longer prints
    although their sources stand unchanged.
    """

    format: Literal["llm-brief run 1"] = "llm-brief run 1"
    version: str
    started_at: datetime
    finished_at: datetime
    as_of: date
    timezone: str
    made: bool
    complete: bool
    exit_code: int
    briefing_id: str
    previous_briefing_id: str | None
    inbox: InboxReport
    feeds: tuple[FeedReport, ...] = ()
    documents_read_anew: int = 0
    changes: Mapping[ChangeKind, int]
    changes_since_last_run: int
    unprinted: tuple[str, ...] = ()
    usage: Usage
    deliveries: tuple[Delivery, ...] = ()
    forgotten: int = 0
    files: tuple[str, ...] = ()
    seconds: Mapping[str, float]


def changes_by_kind(briefing: Briefing) -> Mapping[ChangeKind, int]:
    """How many changes of each kind a briefing states; kinds without one are left out."""
    counts = Counter(change.kind for change in briefing.changes)
    return {kind: counts[kind] for kind in ChangeKind if counts[kind]}
