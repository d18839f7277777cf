"""Requests to an OpenAI-compatible endpoint: repeated while that may help, their failures turned into ours.

The only module that imports openai, at the first request.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm_brief.errors import LLMError, LLMInvalid, LLMRefused, LLMUnavailable, ReplyCutOff
from llm_brief.llm.base import Usage
from llm_brief.llm.complaints import Endpoint, status_error, unreachable
from llm_brief.llm.dialect import bare_json
from llm_brief.llm.patience import Fault, Patience, is_worth_a_retry, persist, wait_asked
from llm_brief.llm.prices import Price

if TYPE_CHECKING:
    import openai
    from openai.types import CompletionUsage
    from openai.types.chat import ChatCompletion

__all__ = ["OPENAI_URL", "Spent", "Transport", "Unfit", "shown"]

OPENAI_URL = "https://api.openai.com/v1"

_CONNECT = 10.0  # seconds; an endpoint that is there takes a connection at once
_NO_KEY = "none"  # local servers want no key, but the client does


@dataclass(slots=True)
class Spent:
    """What the requests for one answer have cost so far, failed attempts included."""

    attempts: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0

    def count(self, usage: "CompletionUsage | None") -> None:
        """Add what an endpoint says of one answer; some say nothing."""
        if usage is not None:
            self.prompt_tokens += usage.prompt_tokens or 0
            self.completion_tokens += usage.completion_tokens or 0

    def usage(self, price: Price | None) -> Usage:
        """All of it as one call, in US dollars where the price is known."""
        return Usage(
            calls=1,
            attempts=self.attempts,
            prompt_tokens=self.prompt_tokens,
            completion_tokens=self.completion_tokens,
            cost_usd=price.cost(self.prompt_tokens, self.completion_tokens) if price else None,
        )


class Unfit(Exception):
    """The dialect does not suit the endpoint: its ``complaint`` says so, or (None) its answers look so."""

    def __init__(self, error: LLMError, complaint: str | None) -> None:
        super().__init__(str(error))
        self.error = error
        self.complaint = complaint


class Transport:
    """One endpoint and the connections to it; threads may share it. ``timeout`` in seconds, of each request.

    What goes wrong comes out as an ``LLMError``, or as ``Unfit`` where another dialect may do better.
    """

    def __init__(self, endpoint: Endpoint, timeout: float, patience: Patience) -> None:
        self._endpoint = endpoint
        self._timeout = timeout
        self._patience = patience
        self._lock = threading.Lock()
        self._client: openai.OpenAI | None = None

    def complete(self, spent: Spent, **request: object) -> "ChatCompletion":
        """One answer to a chat request; what instructor calls in place of the client's own method."""
        from openai.types.chat import ChatCompletion

        def post() -> object:
            spent.attempts += 1
            return self._connected().chat.completions.create(**request)  # type: ignore[call-overload]

        answer = self._persist(post, self._offered)
        if not isinstance(answer, ChatCompletion):
            raise LLMRefused(
                f"{self._endpoint.url} answered with a page, not with JSON; a base URL usually ends in /v1 "
                f"({self._endpoint.clean(str(answer))})"
            )
        spent.count(answer.usage)
        return _usable(answer, self._endpoint)

    def models(self) -> tuple[str, ...]:
        """The models that the endpoint says it has, sorted."""
        page = self._persist(self._connected().models.list, tuple)
        return tuple(sorted(model.id for model in getattr(page, "data", None) or ()))

    def close(self) -> None:
        """Close the connections. A later request opens new ones."""
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None

    def _persist(self, request: Callable[[], object], offered: Callable[[], tuple[str, ...]]) -> object:
        import openai

        try:
            return persist(request, self._patience, fault=_fault, asked=_asked)
        except openai.APIStatusError as error:
            raise self._status(error, offered) from shown(error, self._endpoint)
        except (openai.OpenAIError, ValueError) as error:
            raise self._explained(error) from shown(error, self._endpoint)

    def _explained(self, error: Exception) -> LLMError:
        import openai

        said = self._endpoint.clean(str(error))
        match error:
            case openai.APITimeoutError():
                return LLMUnavailable(f"{self._endpoint.url} did not answer within {self._timeout:g} s")
            case openai.APIConnectionError():
                return unreachable(self._endpoint, self._endpoint.clean(str(error.__cause__ or error)))
            case openai.LengthFinishReasonError():
                return ReplyCutOff(f"{self._endpoint.model} did not finish its answer: {said}")
            case openai.APIResponseValidationError() | ValueError():
                return LLMInvalid(f"{self._endpoint.url} answered with broken JSON: {said}")
            case _:
                return LLMRefused(f"{self._endpoint.url} cannot be asked: {said}")

    def _status(self, error: "openai.APIStatusError", offered: Callable[[], tuple[str, ...]]) -> LLMError | Unfit:
        explained = status_error(self._endpoint, error.status_code, _text(error), offered)
        if type(explained) is LLMRefused and error.status_code not in (401, 403, 429):
            return Unfit(explained, _text(error))
        return explained

    def _offered(self) -> tuple[str, ...]:
        """The models to suggest in an error message; none when that fails too."""
        try:
            return self.models()
        except (LLMError, Unfit):
            return ()

    def _connected(self) -> "openai.OpenAI":
        import openai

        with self._lock:
            if self._client is None:
                self._client = openai.OpenAI(
                    base_url=self._endpoint.base_url,
                    api_key=self._endpoint.key or _NO_KEY,
                    timeout=openai.Timeout(self._timeout, connect=min(_CONNECT, self._timeout)),
                    max_retries=0,
                )
            return self._client


def shown(cause: BaseException | None, endpoint: Endpoint) -> BaseException | None:
    """The cause to chain: none of our own, and none that quotes the key, which a traceback would print."""
    if isinstance(cause, (LLMError, Unfit)):
        return cause.__cause__
    return None if endpoint.key and endpoint.key in str(cause) else cause


def _usable(answer: "ChatCompletion", endpoint: Endpoint) -> "ChatCompletion":
    """``answer`` with bare JSON in it, where the model wrapped it in a fence or in thoughts."""
    if not answer.choices:
        detail = endpoint.clean(str((answer.model_extra or {}).get("error", "")))
        raise LLMInvalid(f"{endpoint.url} answered without an answer from {endpoint.model!r} {detail}".rstrip())
    choice = answer.choices[0]
    if choice.message.refusal or choice.finish_reason == "content_filter":
        reason = endpoint.clean(choice.message.refusal or "stopped by the content filter")
        raise LLMRefused(f"{endpoint.model} will not answer: {reason}")
    if choice.message.content:
        choice.message.content = bare_json(choice.message.content)
    return answer


def _text(error: "openai.APIStatusError") -> str:
    """All that an HTTP error says: the client's message leaves out the code that some endpoints put apart."""
    return f"{error.message} {error.code or ''}".strip()


def _fault(error: BaseException) -> Fault | None:
    import openai

    match error:
        case openai.APITimeoutError():
            return Fault.TIMEOUT
        case openai.APIConnectionError() | ValueError():
            return Fault.BROKEN
        case openai.APIStatusError() if is_worth_a_retry(error.status_code, _text(error)):
            return Fault.LATER
    return None


def _asked(error: BaseException) -> float | None:
    import openai

    return wait_asked(error.response.headers) if isinstance(error, openai.APIStatusError) else None
