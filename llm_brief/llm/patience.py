"""When to ask an endpoint again, and how long to wait before."""

import random
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import tenacity

__all__ = ["Fault", "Patience", "is_worth_a_retry", "persist", "wait_asked"]

R = TypeVar("R")

_LATER = frozenset({408, 409, 425, 429})
_PAST_HOPE = re.compile(r"insufficient_quota|exceeded your current quota|billing", re.IGNORECASE)


class Fault(StrEnum):
    """Failures that may pass by themselves."""

    LATER = "the endpoint says: later"
    TIMEOUT = "the endpoint is silent"
    BROKEN = "the connection is refused or breaks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How often each kind of fault is forgiven, and the longest single wait in seconds."""

    later: int = 5
    timeout: int = 1
    broken: int = 2
    longest_wait: float = 60.0
    sleep: Callable[[float], None] = time.sleep

    def forgives(self, fault: Fault, failures: int) -> bool:
        """Whether to try again after ``failures`` attempts failed, the last one with ``fault``."""
        allowed = {Fault.LATER: self.later, Fault.TIMEOUT: self.timeout, Fault.BROKEN: self.broken}
        return failures <= allowed[fault]

    def wait(self, failures: int, asked: float | None) -> float:
        """Seconds until the next attempt: as asked for, else doubling; never the same for all threads."""
        if asked is not None:
            return min(asked, self.longest_wait) + random.uniform(0, 0.25)  # noqa: S311 - spreads load, no secret
        return random.uniform(0.25, min(2.0 ** (failures - 1), self.longest_wait))  # noqa: S311 - as above


def is_worth_a_retry(status: int, text: str) -> bool:
    """Whether an HTTP error may pass: overload and rate limits do, an exhausted account does not."""
    return (status in _LATER or status >= 500) and not _PAST_HOPE.search(text)


def wait_asked(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """The seconds a ``Retry-After`` header asks for, as a number or a date; None without a usable one."""
    milliseconds = headers.get("retry-after-ms", "")
    if milliseconds.isdecimal():
        return int(milliseconds) / 1000
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d+(\.\d+)?", value):
        return float(value)
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return None
    if then.tzinfo is None:  # RFC 9110 dates are GMT, however they are written
        then = then.replace(tzinfo=UTC)
    return max(0.0, (then - (now or datetime.now(UTC))).total_seconds())


def persist(
    request: Callable[[], R],
    patience: Patience,
    *,
    fault: Callable[[BaseException], Fault | None],
    asked: Callable[[BaseException], float | None],
) -> R:
    """What ``request`` returns, repeated as ``patience`` allows while ``fault`` sees one in what it raises.

    The last exception comes out as it is. ``asked`` reads from one how long the endpoint wants to be spared.
    """
    import tenacity

    def stop(state: "tenacity.RetryCallState") -> bool:
        seen = fault(_raised(state))
        return seen is None or not patience.forgives(seen, state.attempt_number)

    retrying = tenacity.Retrying(
        retry=tenacity.retry_if_exception(lambda error: fault(error) is not None),
        stop=stop,
        wait=lambda state: patience.wait(state.attempt_number, asked(_raised(state))),
        sleep=patience.sleep,
        reraise=True,
    )
    return retrying(request)


def _raised(state: "tenacity.RetryCallState") -> BaseException:
    error = state.outcome and state.outcome.exception()
    assert isinstance(error, BaseException)  # only failed attempts are looked at
    return error
