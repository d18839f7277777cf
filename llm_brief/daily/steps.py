"""The steps of a run: each is timed, logged, and a span where OpenTelemetry is installed."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from llm_brief.daily.tracing import span

__all__ = ["Steps"]

_LOG = logging.getLogger("llm_brief.daily")


@dataclass(slots=True)
class Steps:
    """What a run has done so far, in order; ``seconds`` of each step that is over."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str, **attributes: str | int) -> Iterator[None]:
        """The work of one step."""
        started = time.monotonic()
        with span(f"brief.daily.{name}", **attributes):
            yield
        self.seconds[name] = round(time.monotonic() - started, 3)
        _LOG.info("%s: %.2f s", name, self.seconds[name], extra={"step": name, **attributes})
