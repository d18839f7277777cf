"""The progress bar of a run: documents, calls, tokens, cost, time left. Silent when nobody watches."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from llm_brief.llm.metered import Call
from llm_brief.records.usage import Usage
from llm_brief.text.document import Document

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

__all__ = ["Progress"]


class _Line(Protocol):
    def update(self, done: int, usage: Usage) -> None: ...

    def weights(self, done: int, total: int) -> None: ...


class Progress:
    """Counts what happens in worker threads and shows it."""

    def __init__(self, line: _Line | None = None) -> None:
        self._line = line
        self._lock = threading.Lock()
        self._done = 0
        self.usage = Usage()
        self.asked = Usage()
        """Of ``usage``, what was asked of a model just now: kept answers have been paid for before."""

    @classmethod
    @contextmanager
    def start(cls, documents: int, *, visible: bool) -> "Iterator[Progress]":
        """A progress display over so many documents; nothing is drawn unless ``visible``."""
        if not visible:
            yield cls()
            return
        with _bar() as bar:
            yield cls(_RichLine(bar, documents))

    def on_document(self, _document: Document) -> None:
        """A document is finished."""
        with self._lock:
            self._done += 1
            self._draw()

    def on_call(self, call: Call) -> None:
        """An answer came, from a model or from storage."""
        with self._lock:
            self.usage += call.usage
            if call.origin == "model":
                self.asked += call.usage
            self._draw()

    def on_weights(self, done: int, total: int) -> None:
        """Bytes of the embedded model's weights put in place so far."""
        if self._line is not None:
            self._line.weights(done, total)

    def _draw(self) -> None:
        if self._line is not None:
            self._line.update(self._done, self.usage)


class _RichLine:
    def __init__(self, bar: "Bar", documents: int) -> None:
        self._bar = bar
        self._task = bar.add_task("reading", total=documents, detail="")
        self._weights: TaskID | None = None

    def update(self, done: int, usage: Usage) -> None:
        self._bar.update(self._task, completed=done, detail=describe(usage))

    def weights(self, done: int, total: int) -> None:
        if self._weights is None:
            self._weights = self._bar.add_task("preparing the embedded model", total=total, detail="")
        self._bar.update(self._weights, completed=done, total=total, visible=done < total)


def describe(usage: Usage) -> str:
    """Calls, tokens and cost in a few words."""
    tokens = usage.prompt_tokens + usage.completion_tokens
    cost = "" if usage.cost_usd is None else f", ${usage.cost_usd:.3f}"
    return f"{usage.calls} calls, {tokens:,} tokens{cost}"


def _bar() -> "Bar":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[detail]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    return Bar(*columns, console=Console(stderr=True), transient=True)
