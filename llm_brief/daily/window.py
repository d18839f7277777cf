"""Which days a briefing is about."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from llm_brief.errors import UsageError

__all__ = ["Window", "parse_since"]

_AGO = re.compile(r"(?P<count>\d{1,4})(?P<unit>[dw])")
_DAYS = {"d": 1, "w": 7}


@dataclass(frozen=True, slots=True)
class Window:
    """From ``since`` to ``until``, both included; None is open."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies in the window."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def parse_since(text: str, as_of: date) -> date:
    """The first day of a window: a date, or so many days or weeks before ``as_of`` ("7d", "2w")."""
    found = _AGO.fullmatch(text.strip())
    if found:
        return as_of - timedelta(days=int(found["count"]) * _DAYS[found["unit"]])
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(f"--since {text!r}: write a day as 2025-09-03, or a number of days as 7d") from error
