"""Any OpenAI-compatible endpoint: the only module that imports openai and instructor, at the first call.

What instructor does here: it words the request for each mode, validates the answer, and asks again with the
validator's complaint. What it must not do: get ``context``, which would run documents as templates; retry the
transport, which goes by the endpoint's own rules; print, so its logger is quiet.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Literal, Self

from pydantic import BaseModel, ValidationError

from llm_brief.errors import LLMError, LLMInvalid, LLMRefused, LLMUnavailable, ReplyCutOff
from llm_brief.llm.base import Filled, Prompt, T, Usage, charged, problems
from llm_brief.llm.complaints import Endpoint, status_error, unreachable
from llm_brief.llm.dialect import Dialect, Mode, bare_json
from llm_brief.llm.patience import Fault, Patience, is_worth_a_retry, persist, wait_asked
from llm_brief.llm.prices import Price, price_of

if TYPE_CHECKING:
    import openai
    from openai.types import CompletionUsage
    from openai.types.chat import ChatCompletion

__all__ = ["OPENAI_URL", "OpenAILLM", "Probe", "list_models", "probe"]

OPENAI_URL = "https://api.openai.com/v1"

_CONNECT = 10.0  # seconds; an endpoint that is there takes a connection at once
_NO_KEY = "none"  # local servers want no key, but the client does

# What a validator finds when the endpoint never held the model to the schema.
_SCHEMA_IGNORED = frozenset({"json_invalid", "missing", "extra_forbidden", "model_type", "dict_type"})


@dataclass(slots=True)
class _Question(Generic[T]):
    """What one ``fill`` is after, and what it has cost so far, failed attempts included."""

    prompt: Prompt
    schema: type[T]
    attempts: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0

    def messages(self) -> list[dict[str, str]]:
        return [
            {"role": "system", "content": self.prompt.system},
            {"role": "user", "content": self.prompt.user},
        ]

    def count(self, usage: "CompletionUsage | None") -> None:
        if usage is not None:
            self.prompt_tokens += usage.prompt_tokens or 0
            self.completion_tokens += usage.completion_tokens or 0

    def usage(self, price: Price | None) -> Usage:
        return Usage(
            calls=1,
            attempts=self.attempts,
            prompt_tokens=self.prompt_tokens,
            completion_tokens=self.completion_tokens,
            cost_usd=price.cost(self.prompt_tokens, self.completion_tokens) if price else None,
        )


class _Unfit(Exception):
    """The dialect does not suit the endpoint: its ``complaint`` says so, or (None) its answers look so."""

    def __init__(self, error: LLMError, complaint: str | None) -> None:
        super().__init__(str(error))
        self.error = error
        self.complaint = complaint


class OpenAILLM:
    """A model at an OpenAI-compatible endpoint; without ``base_url``, at OpenAI.

    With ``mode="auto"`` it asks for JSON Schema output and steps down to tools, JSON mode and plain text when
    the endpoint refuses or ignores that; what worked is remembered. ``attempts`` counts the answers that are
    tried against the schema; ``patience`` rules what is repeated below that.
    """

    def __init__(  # noqa: PLR0913 - one keyword for each thing that a user may set
        self,
        model: str,
        *,
        base_url: str | None = None,
        api_key: str | None = None,
        timeout: float = 120.0,
        mode: Mode | Literal["auto"] = "auto",
        attempts: int = 2,
        temperature: float = 0.0,
        price: Price | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._endpoint = Endpoint(base_url or OPENAI_URL, model, api_key)
        self._transport = _Transport(self._endpoint, timeout, patience or Patience())
        self._attempts = attempts
        self._temperature = temperature
        self._price = price or price_of(model)
        # The dialect to use and whether it has proved itself: read and replaced as one, so without a lock.
        self._spoken = (Dialect(), False) if mode == "auto" else (Dialect(Mode(mode), bound=True), True)

    @property
    def model(self) -> str:
        """The model's name, as the endpoint knows it."""
        return self._endpoint.model

    @property
    def mode(self) -> Mode:
        """How the model is asked at present."""
        return self._spoken[0].mode

    def fill(self, prompt: Prompt, schema: type[T]) -> Filled[T]:
        """The schema filled, or an ``LLMError`` that says why not and carries what the attempts cost."""
        question = _Question(prompt, schema)
        try:
            value = self._fill(question)
        except LLMError as error:
            charged(error, question.usage(self._price))
            raise
        return Filled(value, self.model, question.usage(self._price))

    def close(self) -> None:
        """Close the connections. A later call opens new ones."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"OpenAILLM({self.model!r}, base_url={self._endpoint.url!r})"

    def _fill(self, question: _Question[T]) -> T:
        first, proved = self._spoken
        dialect, attempts = first, self._attempts
        while True:
            try:
                value = self._ask(question, dialect, attempts)
            except _Unfit as unfit:
                following = _following(dialect, unfit, proved=proved)
                if following is None:
                    if unfit.complaint is None:
                        self._spoken = (first, True)  # nothing else did better: do not try it all again
                    raise unfit.error from unfit.__cause__
                dialect, attempts = following, attempts if unfit.complaint else 1
            else:
                self._spoken = (dialect, True)
                return value

    def _ask(self, question: _Question[T], dialect: Dialect, attempts: int) -> T:
        """The first of ``attempts`` answers in ``dialect`` that validates."""
        import instructor
        from instructor.core.exceptions import IncompleteOutputException, InstructorRetryException

        logging.getLogger("instructor").setLevel(logging.CRITICAL)
        create = instructor.patch(
            create=partial(self._transport.complete, question), mode=instructor.Mode[dialect.mode.name]
        )
        try:
            parsed = create(
                response_model=question.schema,
                messages=question.messages(),
                max_retries=attempts - 1,
                strict=False,
                model=self.model,
                **dialect.arguments(question.prompt.max_tokens, self._temperature),  # type: ignore[arg-type]
            )
        except IncompleteOutputException as error:
            name, limit = question.prompt.name, question.prompt.max_tokens
            raise ReplyCutOff(f"{self.model} used up its {limit:,} tokens on {name!r} unfinished") from error
        except InstructorRetryException as error:
            raise self._reason(error.__cause__, question) from _shown(error.__cause__, self._endpoint)
        return _plain(parsed, question.schema)

    def _reason(self, cause: BaseException | None, question: _Question[T]) -> LLMError | _Unfit:
        if isinstance(cause, (LLMError, _Unfit)):
            return cause
        invalid = LLMInvalid(
            f"{self.model} answered {question.prompt.name!r} with what is no {question.schema.__name__}: "
            f"{self._endpoint.clean(problems(cause) if isinstance(cause, ValidationError) else str(cause))}"
        )
        return _Unfit(invalid, None) if _ignored_the_schema(cause) else invalid


class _Transport:
    """Requests to one endpoint: repeated while that may help, their failures turned into ours."""

    def __init__(self, endpoint: Endpoint, timeout: float, patience: Patience) -> None:
        self._endpoint = endpoint
        self._timeout = timeout
        self._patience = patience
        self._lock = threading.Lock()
        self._client: openai.OpenAI | None = None

    def complete(self, question: _Question[T], **request: object) -> "ChatCompletion":
        """One answer to a chat request; what instructor calls in place of the client's own method."""
        from openai.types.chat import ChatCompletion

        def post() -> object:
            question.attempts += 1
            return self._connected().chat.completions.create(**request)  # type: ignore[call-overload]

        answer = self._persist(post, self._offered)
        if not isinstance(answer, ChatCompletion):
            raise LLMRefused(
                f"{self._endpoint.url} answered with a page, not with JSON; a base URL usually ends in /v1 "
                f"({self._endpoint.clean(str(answer))})"
            )
        question.count(answer.usage)
        return _usable(answer, self._endpoint)

    def models(self) -> tuple[str, ...]:
        """The models that the endpoint says it has."""
        page = self._persist(self._connected().models.list, tuple)
        return tuple(sorted(model.id for model in getattr(page, "data", None) or ()))

    def close(self) -> None:
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None

    def _persist(self, request: Callable[[], object], offered: Callable[[], tuple[str, ...]]) -> object:
        import openai

        try:
            return persist(request, self._patience, fault=_fault, asked=_asked)
        except openai.APIStatusError as error:
            raise self._status(error, offered) from _shown(error, self._endpoint)
        except (openai.OpenAIError, ValueError) as error:
            raise self._explained(error) from _shown(error, self._endpoint)

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

    def _status(self, error: "openai.APIStatusError", offered: Callable[[], tuple[str, ...]]) -> LLMError | _Unfit:
        explained = status_error(self._endpoint, error.status_code, _text(error), offered)
        if type(explained) is LLMRefused and error.status_code not in (401, 403, 429):
            return _Unfit(explained, _text(error))
        return explained

    def _offered(self) -> tuple[str, ...]:
        """The models to suggest in an error message; none when that fails too."""
        try:
            return self.models()
        except (LLMError, _Unfit):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What a trial call showed. ``reachable``: it was answered; ``mode``: how it had to be asked for."""

    reachable: bool
    models: tuple[str, ...] = ()
    mode: Mode | None = None
    error: str = ""

    @property
    def json_schema(self) -> bool:
        """Whether the endpoint gives JSON Schema output."""
        return self.mode is Mode.JSON_SCHEMA


class _Ping(BaseModel):
    """A sign of life."""

    ok: bool


def probe(*, base_url: str | None, api_key: str | None, model: str, timeout: float = 20.0) -> Probe:
    """Ask ``model`` (empty: the first one offered) for a tiny object, without patience; raises nothing."""
    models: tuple[str, ...] = ()
    with suppress(LLMError):
        models = list_models(base_url=base_url, api_key=api_key, timeout=timeout)
    name = model or next(iter(models), "")
    prompt = Prompt(name="probe", system="You fill forms.", user="Set ok to true.", max_tokens=512)
    impatient = Patience(later=0, timeout=0, broken=0)
    with OpenAILLM(name, base_url=base_url, api_key=api_key, timeout=timeout, attempts=1, patience=impatient) as llm:
        try:
            llm.fill(prompt, _Ping)
        except (LLMInvalid, ReplyCutOff) as error:
            return Probe(reachable=True, models=models, error=str(error))
        except LLMError as error:
            return Probe(reachable=False, models=models, error=str(error))
        schema = llm.mode is Mode.JSON_SCHEMA
        return Probe(
            reachable=True,
            models=models,
            mode=llm.mode,
            error="" if schema else f"it had to be asked in mode {llm.mode}",
        )


def list_models(*, base_url: str | None, api_key: str | None, timeout: float = 20.0) -> tuple[str, ...]:
    """The models that an endpoint says it has, sorted; ``LLMError`` when it does not say."""
    transport = _Transport(
        Endpoint(base_url or OPENAI_URL, "", api_key), timeout, Patience(later=1, timeout=0, broken=1)
    )
    try:
        return transport.models()
    except _Unfit as unfit:
        raise unfit.error from unfit.__cause__
    finally:
        transport.close()


def _following(dialect: Dialect, unfit: _Unfit, *, proved: bool) -> Dialect | None:
    if unfit.complaint is not None:
        return dialect.adapted(unfit.complaint)
    return None if proved else dialect.weaker()


def _ignored_the_schema(cause: BaseException | None) -> bool:
    from instructor.core.exceptions import ResponseParsingError

    if isinstance(cause, ValidationError):
        return any(error["type"] in _SCHEMA_IGNORED for error in cause.errors(include_url=False))
    return isinstance(cause, ResponseParsingError)


def _shown(cause: BaseException | None, endpoint: Endpoint) -> BaseException | None:
    """The cause to chain: none of our own, and none that quotes the key, which a traceback would print."""
    if isinstance(cause, (LLMError, _Unfit)):
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


def _plain(parsed: T, schema: type[T]) -> T:
    """``parsed`` as a ``schema`` proper: instructor's is of a subclass, and drags the raw response along."""
    fields = {name: getattr(parsed, name) for name in schema.model_fields}
    return schema.model_construct(parsed.model_fields_set, **fields)


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
