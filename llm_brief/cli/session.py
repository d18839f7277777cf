"""One run from the command line: settings, model with its wrappers, progress, and where results go."""

import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Self

from llm_brief.cli.delivery import addresses_of, deliver
from llm_brief.cli.progress import Progress
from llm_brief.compose.gaps import of_other_languages
from llm_brief.config import Settings, load_settings
from llm_brief.ingest.files import Unread, read_all
from llm_brief.llm.base import LLM, close
from llm_brief.models import Choice, cache_dir, choose, is_small, open_model
from llm_brief.pipeline import Options, run
from llm_brief.records.briefing import Briefing
from llm_brief.rendering.custom import refuse_broken
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import Parser

__all__ = ["Session", "brief_paths"]


@dataclass(frozen=True, slots=True)
class Session:
    """What a command needs to work: settings, the chosen model, and how to speak to the user.

    ``store`` is where answers and parses are kept; None: where they are kept for all runs of this machine.
    """

    settings: Settings
    choice: Choice
    quiet: bool
    store: Path | None = None

    @classmethod
    def open(cls, flags: Mapping[str, object], *, config: Path | None, verbose: bool, quiet: bool) -> Self:
        """The session that flags, environment and settings file lead to."""
        _set_up_logging(verbose=verbose)
        settings = load_settings(flags, os.environ, config)
        return cls(settings, choose(settings), quiet)

    @property
    def as_of(self) -> date:
        """The day the briefing speaks of: as set, else today by the local clock."""
        return self.settings.as_of or datetime.now(UTC).astimezone().date()

    @contextmanager
    def model(self, progress: Progress) -> Iterator[LLM | None]:
        """The model, with cache, recording, budget and counting around it."""
        with ExitStack() as stack:
            yield self._wrapped(stack, progress)

    @contextmanager
    def judge(self, llm: LLM | None, progress: Progress) -> Iterator[LLM | None]:
        """The model that judges what the rules leave open: the named one, else the same, unless it is too small."""
        if self.settings.verifier_model is None:
            yield None if llm is None or is_small(llm) else llm
            return
        named = self.settings.model_copy(update={"model": self.settings.verifier_model, "replay": None})
        with replace(self, settings=named, choice=choose(named)).model(progress) as judge:
            yield judge

    @contextmanager
    def parses(self) -> Iterator[Callable[[Parser], Parser]]:
        """What keeps the parses of this run, unless nothing is to be kept."""
        if not self.settings.cache:
            yield lambda parser: parser
            return
        from llm_brief.store.parses import KeptParser, SQLiteParses

        with SQLiteParses(self._store_path) as store:
            yield lambda parser: KeptParser(parser, store)

    @property
    def _store_path(self) -> Path:
        return self.store or cache_dir(self.settings) / "store.sqlite3"

    def options(self, llm: LLM | None, judge: LLM | None, progress: Progress) -> Options:
        """How the run is done with this model. A small one answers one question at a time, document by document."""
        small = llm is not None and is_small(llm)
        return Options(
            as_of=self.as_of,
            jobs=1 if small and self.choice.kind == "local" else self.settings.jobs,
            strategy="proposals" if small else "passes",
            judge=judge,
            on_done=progress.on_document,
        )

    def _wrapped(self, stack: ExitStack, progress: Progress) -> LLM | None:
        llm = open_model(self.choice, self.settings, progress.on_weights)
        if llm is None:
            return None
        stack.callback(close, llm)
        for wrap in (self._limit, self._cache, self._record):
            llm = wrap(llm, stack)
        from llm_brief.llm.metered import Metered

        return Metered(llm, progress.on_call)

    def _limit(self, llm: LLM, _stack: ExitStack) -> LLM:
        if self.settings.max_cost is None and self.settings.max_tokens is None:
            return llm
        from llm_brief.llm.limits import Budget, Limited
        from llm_brief.llm.prices import price_of

        budget = Budget(max_tokens=self.settings.max_tokens, max_cost=self.settings.max_cost)
        return Limited(llm, budget, price=price_of(llm.model))

    def _cache(self, llm: LLM, stack: ExitStack) -> LLM:
        if not self.settings.cache or self.choice.kind == "replay":
            return llm
        from llm_brief.llm.cache import Cached
        from llm_brief.store.replies import SQLiteReplies

        store = SQLiteReplies(self._store_path)
        stack.callback(store.close)
        return Cached(llm, store)

    def _record(self, llm: LLM, _stack: ExitStack) -> LLM:
        if self.settings.record is None:
            return llm
        from llm_brief.llm.replay import Recording

        return Recording(llm, self.settings.record)


def brief_paths(session: Session, paths: Sequence[str], *, output: Path | None, as_json: bool) -> int:
    """Read, brief, write; the exit code says whether everything could be read."""
    template = session.settings.template
    if template is not None:
        refuse_broken(template)
    read = tuple(read_all(paths))
    documents = [item for item in read if isinstance(item, Document)]
    with (
        Progress.start(len(documents), visible=sys.stderr.isatty() and not session.quiet) as progress,
        session.model(progress) as llm,
        session.judge(llm, progress) as judge,
        session.parses() as keep,
    ):
        options = replace(session.options(llm, judge, progress), keep_parses=keep)
        briefing = run(read, llm, options)
    addresses = addresses_of(documents, paths)
    deliver(briefing, documents, output=output, as_json=as_json, template=template, addresses=addresses)
    _report(session, briefing, [item for item in read if isinstance(item, Unread)], output)
    _warn_of_languages(session, briefing, documents)
    return 0 if briefing.complete else 3


def _report(session: Session, briefing: Briefing, unread: Sequence[Unread], output: Path | None) -> None:
    if session.quiet:
        return
    for item in unread:
        print(f"brief: not read: {item.reason}", file=sys.stderr)  # noqa: T201
    tallies = briefing.ledger
    books = f"{len(briefing.events)} events, {len(briefing.demands)} demands, {len(briefing.positions)} positions"
    held = tallies.events.withheld + tallies.demands.withheld + tallies.positions.withheld
    where = f" in {output}" if output else ""
    print(f"brief: {books}; {held} records withheld{where}", file=sys.stderr)  # noqa: T201
    if not briefing.complete:
        print("brief: incomplete: something could not be read; the briefing lists it", file=sys.stderr)  # noqa: T201


def _warn_of_languages(session: Session, briefing: Briefing, documents: Sequence[Document]) -> None:
    """Where rules alone proposed what is read, say which sources they could not read."""
    if session.quiet or briefing.provenance.strategy == "passes":
        return
    for gap in of_other_languages(briefing.documents, documents):
        print(f"brief: {gap.text}", file=sys.stderr)  # noqa: T201


def _set_up_logging(*, verbose: bool) -> None:
    logging.basicConfig(stream=sys.stderr, level=logging.INFO if verbose else logging.CRITICAL, format="%(message)s")
