"""A model at any OpenAI-compatible endpoint: the only module that imports instructor, at the first call.

What instructor does here: it words the request for each mode, validates the answer, and asks again with the
validator's complaint. What it must not do: get ``context``, which would run documents as templates; retry the
transport, which goes by the endpoint's own rules; print, so its logger is quiet.
"""

import logging
from dataclasses import dataclass, field
from functools import partial
from types import TracebackType
from typing import Generic, Literal, Self

from pydantic import ValidationError

from llm_brief.errors import LLMError, LLMInvalid, ReplyCutOff
from llm_brief.llm.base import Filled, Prompt, T, charged, problems
from llm_brief.llm.complaints import Endpoint
from llm_brief.llm.dialect import Dialect, Mode
from llm_brief.llm.patience import Patience
from llm_brief.llm.prices import Price, price_of
from llm_brief.llm.transport import OPENAI_URL, Spent, Transport, Unfit, shown

__all__ = ["OpenAILLM"]

# What a validator finds when the endpoint never held the model to the schema.
_SCHEMA_IGNORED = frozenset({"json_invalid", "missing", "extra_forbidden", "model_type", "dict_type"})


@dataclass(slots=True)
class _Question(Generic[T]):
    """What one ``fill`` is after, and what it has cost so far."""

    prompt: Prompt
    schema: type[T]
    spent: Spent = field(default_factory=Spent)


class OpenAILLM:
    """A model at an OpenAI-compatible endpoint; without ``base_url``, at OpenAI.

    With ``mode="auto"`` it asks for JSON Schema output and steps down to tools, JSON mode and plain text when
    the endpoint refuses or ignores that; what worked is remembered. ``attempts`` counts the answers that are
    tried against the schema; ``patience`` rules what is repeated below that. ``timeout`` in seconds, of each request.
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
        self._transport = Transport(self._endpoint, timeout, patience or Patience())
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
            charged(error, question.spent.usage(self._price))
            raise
        return Filled(value, self.model, question.spent.usage(self._price))

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
            except Unfit as unfit:
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
            create=partial(self._transport.complete, question.spent), mode=instructor.Mode[dialect.mode.name]
        )
        try:
            parsed = create(
                response_model=question.schema,
                messages=question.prompt.messages(),
                max_retries=attempts - 1,
                strict=False,
                model=self.model,
                **dialect.arguments(question.prompt.max_tokens, self._temperature),  # type: ignore[arg-type]
            )
        except IncompleteOutputException as error:
            name, limit = question.prompt.name, question.prompt.max_tokens
            raise ReplyCutOff(f"{self.model} used up its {limit:,} tokens on {name!r} unfinished") from error
        except InstructorRetryException as error:
            raise self._reason(error.__cause__, question) from shown(error.__cause__, self._endpoint)
        return _plain(parsed, question.schema)

    def _reason(self, cause: BaseException | None, question: _Question[T]) -> LLMError | Unfit:
        if isinstance(cause, (LLMError, Unfit)):
            return cause
        invalid = LLMInvalid(
            f"{self.model} answered {question.prompt.name!r} with what is no {question.schema.__name__}: "
            f"{self._endpoint.clean(problems(cause) if isinstance(cause, ValidationError) else str(cause))}"
        )
        return Unfit(invalid, None) if _ignored_the_schema(cause) else invalid


def _following(dialect: Dialect, unfit: Unfit, *, proved: bool) -> Dialect | None:
    if unfit.complaint is not None:
        return dialect.adapted(unfit.complaint)
    return None if proved else dialect.weaker()


def _ignored_the_schema(cause: BaseException | None) -> bool:
    from instructor.core.exceptions import ResponseParsingError

    if isinstance(cause, ValidationError):
        return any(error["type"] in _SCHEMA_IGNORED for error in cause.errors(include_url=False))
    return isinstance(cause, ResponseParsingError)


def _plain(parsed: T, schema: type[T]) -> T:
    """``parsed`` as a ``schema`` proper: instructor's is of a subclass, and drags the raw response along."""
    fields = {name: getattr(parsed, name) for name in schema.model_fields}
    return schema.model_construct(parsed.model_fields_set, **fields)
