"""The log of a run on stderr: lines for people, or one JSON object a line for programs."""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

__all__ = ["JsonLines", "log_to_stderr"]

_LOGGER = "llm_brief.daily"
_STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """A record as one line of JSON: time, level, message, and whatever the call added."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; what JSON has no form for is written as text."""
        added = {name: value for name, value in record.__dict__.items() if name not in _STANDARD}
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            **added,
        }
        return json.dumps(line, ensure_ascii=False, default=str)


@contextmanager
def log_to_stderr(form: str | None) -> Iterator[None]:
    """Log this run's steps in ``form`` ("text" or "json"); None logs nothing."""
    if form is None:
        yield
        return
    logger, handler = logging.getLogger(_LOGGER), logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
    level, propagates = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagates
