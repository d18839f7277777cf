"""What ``brief daily`` does: settings, lock, memory, feeds, the day's work, and what becomes of its result."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from llm_brief import __version__
from llm_brief.cli.delivery import files_of
from llm_brief.cli.output import print_result
from llm_brief.cli.progress import Progress
from llm_brief.cli.session import Session
from llm_brief.config import KeepSettings
from llm_brief.daily.delivery import Parcel, deliver
from llm_brief.daily.feeds import fetch_feeds
from llm_brief.daily.fetch import Fetcher, Limits
from llm_brief.daily.files import sweep, write_file
from llm_brief.daily.inbox import Inbox
from llm_brief.daily.lock import hold
from llm_brief.daily.logs import log_to_stderr
from llm_brief.daily.report import FeedReport, InboxReport, RunReport, changes_by_kind
from llm_brief.daily.run import MEMORY_FILE, Plan, publish, run_day
from llm_brief.daily.steps import Steps
from llm_brief.daily.tracing import export_spans
from llm_brief.daily.window import Window, parse_since
from llm_brief.errors import UsageError
from llm_brief.ingest.files import Unread
from llm_brief.pipeline import run
from llm_brief.records.briefing import Briefing
from llm_brief.records.usage import Usage
from llm_brief.store.memory import Kept, Memory, prune
from llm_brief.store.outcomes import SQLiteOutcomes
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

__all__ = ["Asked", "brief_today"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command line asks for, besides the settings of every run."""

    inbox: Path
    folder: Path
    since: str | None = None
    until: date | None = None
    timezone: str | None = None
    fetch: bool = True
    as_json: bool = False
    log: str | None = None


@dataclass(slots=True)
class _Work:
    """What a run did so far."""

    session: Session
    plan: Plan
    steps: Steps = field(default_factory=Steps)
    usage: Usage = field(default_factory=Usage)
    read_anew: int = 0

    def make(self, read: Sequence[Document | Unread]) -> Briefing:
        """The briefing of what was read; every document, answer and parse is kept as soon as it is there."""
        total = sum(isinstance(item, Document) for item in read)
        visible = sys.stderr.isatty() and not self.session.quiet
        path = self.plan.folder / MEMORY_FILE
        with (
            Progress.start(total, visible=visible) as progress,
            self.session.model(progress) as llm,
            self.session.judge(llm, progress) as judge,
            self.session.parses() as keep,
            SQLiteOutcomes(path, today=self.plan.as_of) as outcomes,
        ):
            options = replace(self.session.options(llm, judge, progress), as_of=self.plan.as_of, keep_parses=keep)
            try:
                return run(read, llm, replace(options, outcomes=outcomes))
            finally:
                self.usage, self.read_anew = progress.asked, outcomes.read_anew


def brief_today(session: Session, asked: Asked) -> int:
    """Brief, compare, remember, write and send; the exit code says whether everything could be done."""
    now = _clock(asked.timezone or session.settings.daily.timezone)
    started = now()
    plan = _plan(session, asked, started.date(), now)
    session = replace(session, store=plan.folder / MEMORY_FILE)
    with log_to_stderr(asked.log), export_spans(), hold(plan.folder, started):
        sweep(plan.folder)
        with Memory(plan.folder / MEMORY_FILE) as memory:
            report = _worked(_Work(session, plan), asked, memory, started)
        write_file(plan.folder / "report.json", _text(report).encode())
    if asked.as_json:
        print_result(_text(report))
    if not session.quiet:
        for line in _lines(report):
            print(f"brief: {line}", file=sys.stderr)  # noqa: T201
    return report.exit_code


def _clock(timezone: str | None) -> Callable[[], datetime]:
    try:
        zone = ZoneInfo(timezone) if timezone else None
    except (KeyError, OSError, ValueError) as error:  # KeyError: zoneinfo's own is one
        raise UsageError(f"there is no time zone {timezone!r}; write one such as Europe/Zurich") from error
    return lambda: datetime.now(UTC).astimezone(zone)


def _plan(session: Session, asked: Asked, today: date, now: Callable[[], datetime]) -> Plan:
    settings = session.settings
    as_of = settings.as_of or today
    since = asked.since or settings.daily.since
    window = Window(parse_since(since, as_of) if since else None, asked.until)
    if asked.inbox.resolve().is_relative_to(asked.folder.resolve()):
        raise UsageError(f"the inbox {asked.inbox} lies in the output folder; choose another folder with -o")
    parser = find_parser()
    manner = {
        "model": (session.choice.kind, session.choice.name),
        "base_url": settings.base_url,
        "verifier": settings.verifier_model,
        "parser": parser.name if parser is not None else None,
        "since": window.since,
        "until": window.until,
    }
    return Plan(inbox=asked.inbox, folder=asked.folder, as_of=as_of, window=window, manner=manner, now=now)


def _worked(work: _Work, asked: Asked, memory: Memory, started: datetime) -> RunReport:
    plan, steps, daily = work.plan, work.steps, work.session.settings.daily
    feeds = _fetched(work, memory) if asked.fetch and daily.feeds else ()
    day = run_day(plan, memory, work.make, steps)
    with steps.step("render"):
        texts = files_of(day.briefing, day.inbox.documents)
    files = publish(plan, memory, day, texts, steps)
    password = work.session.settings.smtp_password
    parcel = Parcel(
        briefing=day.briefing,
        markdown=texts["briefing.md"],
        json=day.text,
        password=password.get_secret_value() if password else None,
    )
    with steps.step("deliver"):
        deliveries = deliver(daily, parcel, plan.folder, memory, started)
    forgotten = prune(memory, _kept(daily.keep, plan.as_of)) if day.made else 0
    failed = any(feed.problems for feed in feeds) or any(sent.state == "failed" for sent in deliveries)
    return RunReport(
        version=__version__,
        started_at=started,
        finished_at=plan.now(),
        as_of=plan.as_of,
        timezone=asked.timezone or daily.timezone or str(started.tzinfo),
        made=day.made,
        complete=day.briefing.complete,
        exit_code=0 if day.briefing.complete and not failed else 3,
        briefing_id=day.briefing.briefing_id,
        previous_briefing_id=day.briefing.previous_briefing_id,
        inbox=_inbox_report(day.inbox),
        feeds=feeds,
        documents_read_anew=work.read_anew,
        changes=changes_by_kind(day.briefing),
        changes_since_last_run=len(day.briefing.changes) if day.made else 0,
        unprinted=day.unprinted,
        usage=work.usage,
        deliveries=deliveries,
        forgotten=forgotten,
        files=files,
        seconds=dict(steps.seconds),
    )


def _fetched(work: _Work, memory: Memory) -> tuple[FeedReport, ...]:
    daily = work.session.settings.daily
    limits = Limits(
        bytes=daily.fetch_bytes, seconds=daily.fetch_seconds, pause=daily.pause_seconds, private=daily.private_addresses
    )
    with work.steps.step("fetch", feeds=len(daily.feeds)), Fetcher(limits) as fetcher:
        return fetch_feeds(daily, work.plan.inbox, memory, fetcher, work.plan.now().isoformat(timespec="seconds"))


def _inbox_report(inbox: Inbox) -> InboxReport:
    return InboxReport(
        documents=len(inbox.documents),
        unread=tuple(item.reason for item in inbox.unread),
        new=inbox.new,
        changed=inbox.changed,
        gone=inbox.gone,
        older=len(inbox.older),
    )


def _kept(keep: KeepSettings, today: date) -> Kept:
    def first(days: int | None) -> date | None:
        return None if days is None else today - timedelta(days=days)

    return Kept(readings=first(keep.readings), facts=first(keep.facts), briefings=first(keep.briefings))


def _text(report: RunReport) -> str:
    return report.model_dump_json(indent=2) + "\n"


def _lines(report: RunReport) -> Iterator[str]:
    """What a person wants to know when the run is over."""
    inbox = report.inbox
    yield from (f"not read: {reason}" for reason in inbox.unread)
    for feed in report.feeds:
        yield f"feed {feed.url}: {feed.state}, {len(feed.saved)} articles saved"
        yield from (f"not fetched: {problem}" for problem in feed.problems)
    yield from (f"not sent: {item.reason}" for item in report.deliveries if item.state == "failed")
    calls = f"{report.usage.calls} model calls"
    if not report.made:
        yield f"nothing new since the last run: 0 changes, {calls}"
    elif report.previous_briefing_id is None:
        yield f"first briefing, of {inbox.documents} documents; {calls}"
    else:
        told = ", ".join(f"{count} {kind}" for kind, count in report.changes.items()) or "0 changes"
        yield f"{told}; {inbox.documents} documents, {report.documents_read_anew} of them read now; {calls}"
    if not report.complete:
        yield "incomplete: something could not be read; the briefing lists it"
