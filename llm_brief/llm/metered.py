"""Counting: what was asked of a model, what it cost, and a callback for a progress bar."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from llm_brief.errors import LLMError
from llm_brief.llm.base import LLM, Filled, Prompt, T, Usage, cost_of
from llm_brief.llm.wrapper import Wrapper

__all__ = ["Call", "Metered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One finished ``fill``. ``error`` is set when it failed; its ``usage`` is then what the failure cost."""

    prompt: str
    model: str
    origin: Literal["model", "cache", "replay"]
    usage: Usage
    seconds: float
    error: LLMError | None = None


class Metered(Wrapper):
    """Counts the calls of the wrapped model and tells ``on_call`` of each, in the thread that made it."""

    def __init__(
        self,
        inner: LLM,
        on_call: Callable[[Call], None] | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(inner)
        self._on_call = on_call
        self._clock = clock
        self._lock = threading.Lock()
        self._usage = Usage()
        self._saved = Usage()
        self._failed = 0

    @property
    def usage(self) -> Usage:
        """What was asked of a model just now, failures included."""
        return self._usage

    @property
    def saved(self) -> Usage:
        """What the answers taken from a cache or a recording cost when they were made."""
        return self._saved

    @property
    def failed(self) -> int:
        """How many calls ended in an error."""
        return self._failed

    def fill(self, prompt: Prompt, schema: type[T]) -> Filled[T]:
        """The wrapped model's answer, unchanged."""
        started = self._clock()
        try:
            filled = self._inner.fill(prompt, schema)
        except LLMError as error:
            self._count(self._call(prompt, started, cost_of(error), error=error))
            raise
        self._count(self._call(prompt, started, filled.usage, origin=filled.origin))
        return filled

    def _call(
        self,
        prompt: Prompt,
        started: float,
        usage: Usage,
        *,
        origin: Literal["model", "cache", "replay"] = "model",
        error: LLMError | None = None,
    ) -> Call:
        return Call(
            prompt=prompt.name,
            model=self.model,
            origin=origin,
            usage=usage,
            seconds=self._clock() - started,
            error=error,
        )

    def _count(self, call: Call) -> None:
        with self._lock:
            if call.origin == "model":
                self._usage += call.usage
            else:
                self._saved += call.usage
            self._failed += call.error is not None
        if self._on_call is not None:
            self._on_call(call)
