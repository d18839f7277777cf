"""What an endpoint's refusal means for the user: which error it is, and how to mend it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from llm_brief.errors import LLMError, LLMRefused, LLMUnavailable, ReplyCutOff, SettingsError
from llm_brief.llm.patience import is_worth_a_retry

__all__ = ["Endpoint", "status_error", "unreachable"]

_TOO_LONG = re.compile(
    r"context.{0,10}(length|window|size)|context_length_exceeded|maximum context|too many tokens",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(script|style).*?</\1>|<[^>]*>", re.IGNORECASE | re.DOTALL)
_ADDRESS = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_SENDABLE = re.compile(r"[!-~]+")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked. The key is neither printed nor left standing in a text that is."""

    base_url: str
    model: str
    key: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if not _ADDRESS.match(self.base_url):
            raise SettingsError(f"the base URL {self.base_url!r} is no http:// or https:// address")
        if self.key is not None and not _SENDABLE.fullmatch(self.key):
            raise SettingsError("OPENAI_API_KEY holds spaces or characters that no key has; copy it again")

    @property
    def url(self) -> str:
        """The address to show: without user, password and query, which may hold secrets."""
        parts = urlsplit(self.base_url)
        return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))

    def clean(self, text: str) -> str:
        """``text`` fit for a one-line message: no key, no markup, not too long."""
        if self.key:
            text = text.replace(self.key, "[key]")
        text = text.replace(self.base_url, self.url)
        text = " ".join(_TAG.sub(" ", text).split())
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def status_error(endpoint: Endpoint, status: int, text: str, offered: Callable[[], Sequence[str]] = tuple) -> LLMError:
    """The error that an HTTP answer of 400 and above amounts to. ``offered`` lists the endpoint's models."""
    said = f"{status}: {endpoint.clean(text)}"
    if is_worth_a_retry(status, text):
        return LLMUnavailable(f"{endpoint.url} is overloaded or out of order ({said}); try again later")
    if status not in (401, 403, 404, 429) and _TOO_LONG.search(text):
        return ReplyCutOff(f"the prompt is too long for {endpoint.model!r} at {endpoint.url} ({said})")
    if status == 404:
        return LLMRefused(_not_found(endpoint, said, offered()))
    return LLMRefused(f"{endpoint.url} {_refusal(endpoint, status)} ({said})")


def unreachable(endpoint: Endpoint, reason: str) -> LLMUnavailable:
    """The error for a connection that could not be made or kept."""
    if "CERTIFICATE_VERIFY_FAILED" in reason:
        mend = "install ca-certificates, or set SSL_CERT_FILE"
        return LLMUnavailable(f"{endpoint.url} is not trusted ({reason}); {mend}")
    return LLMUnavailable(f"nobody answers at {endpoint.url} ({reason}); is the address right, and the server running?")


def _refusal(endpoint: Endpoint, status: int) -> str:
    match status:
        case 401 if endpoint.key:
            return "does not accept the key: OPENAI_API_KEY is wrong, or belongs to another service"
        case 401:
            return "wants a key: set OPENAI_API_KEY"
        case 403:
            return f"does not let this key use {endpoint.model!r}"
        case 429:
            return "says that the account's quota is used up: check plan and billing"
    return f"refused the request to {endpoint.model!r}"


def _not_found(endpoint: Endpoint, said: str, offered: Sequence[str]) -> str:
    if offered and endpoint.model not in offered:
        names = ", ".join(sorted(offered)[:20]) + (", ..." if len(offered) > 20 else "")
        return f"no model {endpoint.model!r} at {endpoint.url}; it offers: {names}"
    if offered:
        return f"{endpoint.url} has {endpoint.model!r}, but not for chat completions ({said})"
    return (
        f"no model {endpoint.model!r} at {endpoint.url}, or nothing there that speaks OpenAI's protocol "
        f"({said}); a base URL usually ends in /v1"
    )
