"""Fetching, politely and within limits: who we are is said, robots.txt is kept to, sizes and times are bounded."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin

from llm_brief import __version__
from llm_brief.daily.addresses import Resolve, Target, resolve, target_of
from llm_brief.errors import FetchError

if TYPE_CHECKING:
    from httpx2 import BaseTransport, Response

__all__ = ["AGENT", "Fetched", "Fetcher", "Limits"]

AGENT = f"llm-brief/{__version__}"
_ROBOT = "llm-brief"
"""The name under which robots.txt speaks to us."""
_REDIRECTS = 5
_REDIRECTING = frozenset({301, 302, 303, 307, 308})
_LONGEST_PAUSE = 30.0
"""Seconds; a robots.txt that asks for more would hold up every other feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bytes of one answer after decompression, seconds it may take in all, seconds between two requests to a host."""

    bytes: int = 5_000_000
    seconds: float = 30.0
    pause: float = 1.0
    private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. ``url`` is where it came from in the end; header names are in lower case."""

    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes


@dataclass
class Fetcher:
    """Fetches addresses, one at a time. ``transport``, ``look_up``, ``clock`` and ``sleep`` are seams for tests."""

    limits: Limits
    transport: "BaseTransport | None" = None
    look_up: Resolve = resolve
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _rules: dict[str, "_Rules"] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from httpx2 import Client

        # No proxies from the environment: a proxy would look names up by itself, past the check of addresses.
        self._client = Client(
            transport=self.transport, timeout=self.limits.seconds, trust_env=False, headers={"User-Agent": AGENT}
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """The answer from ``url``, redirects followed and each of them checked; ``FetchError`` says what is wrong."""
        for _ in range(_REDIRECTS + 1):
            target = target_of(url, private=self.limits.private, resolve=self.look_up)
            rules = self._rules_of(target)
            if not rules.allow(url):
                raise FetchError(f"{url}: robots.txt of {target.host} asks programs to stay away")
            self._wait(target.origin, rules.pause)
            answer = self._once(target, headers or {})
            if answer.status not in _REDIRECTING:
                return answer
            url = urljoin(url, answer.headers.get("location", ""))
        raise FetchError(f"{url}: more than {_REDIRECTS} redirects")

    def _rules_of(self, target: Target) -> "_Rules":
        """The rules of a host (RFC 9309): none where there is no robots.txt, "stay away" where it cannot be had."""
        if target.origin not in self._rules:
            self._rules[target.origin] = self._fetched_rules(target)
        return self._rules[target.origin]

    def _fetched_rules(self, target: Target) -> "_Rules":
        url = f"{target.origin}/robots.txt"
        for _ in range(_REDIRECTS + 1):
            found = self._once(target_of(url, private=self.limits.private, resolve=self.look_up), {})
            if found.status not in _REDIRECTING:
                break
            url = urljoin(url, found.headers.get("location", ""))
        if found.status >= 500:
            raise FetchError(f"{url}: answers {found.status}, so nothing of this host is fetched today")
        return _Rules.parse(found.content if found.status == 200 else b"", self.limits.pause)

    def _wait(self, origin: str, pause: float) -> None:
        due = self._last.get(origin, float("-inf")) + pause
        if due > self.clock():
            self.sleep(due - self.clock())
        self._last[origin] = self.clock()

    def _once(self, target: Target, headers: Mapping[str, str]) -> Fetched:
        """One request, to the address that was checked."""
        from httpx2 import URL, HTTPError, InvalidURL

        name = target.origin.partition("://")[2]
        try:
            pinned = URL(target.url).copy_with(host=target.ip, fragment=None)
            request = self._client.build_request("GET", pinned, headers={**headers, "Host": name})
            request.extensions = {**request.extensions, "sni_hostname": target.host}
            answer = self._client.send(request, stream=True)
            try:
                return self._read(target, answer)
            finally:
                answer.close()
        except (HTTPError, InvalidURL) as error:
            raise FetchError(
                f"{target.url}: {type(error).__name__.removesuffix('Error').lower()} error: {error}"
            ) from error

    def _read(self, target: Target, answer: "Response") -> Fetched:
        end, parts, size = self.clock() + self.limits.seconds, [], 0
        for part in answer.iter_bytes():
            size += len(part)
            if size > self.limits.bytes:
                raise FetchError(f"{target.url}: larger than {self.limits.bytes:,} bytes")
            if self.clock() > end:
                raise FetchError(f"{target.url}: took longer than {self.limits.seconds:g} s")
            parts.append(part)
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Fetched(target.url, answer.status_code, headers, b"".join(parts))


class _Rules:
    """What one robots.txt says to us."""

    def __init__(self, text: str, pause: float) -> None:
        from protego import Protego

        self._parsed = Protego.parse(text)
        asked = self._parsed.crawl_delay(_ROBOT) or 0.0
        self.pause = max(pause, min(float(asked), _LONGEST_PAUSE))

    @classmethod
    def parse(cls, content: bytes, pause: float) -> Self:
        """The rules in the bytes of a robots.txt; at least ``pause`` seconds between two requests."""
        return cls(content[:500_000].decode("utf-8", "replace").removeprefix("\ufeff"), pause)

    def allow(self, url: str) -> bool:
        """Whether we may fetch ``url``."""
        return bool(self._parsed.can_fetch(url, _ROBOT))
