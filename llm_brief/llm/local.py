"""The embedded model: no key, no server, no network."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import BaseModel, ValidationError

from llm_brief.errors import LLMError, LLMInvalid, LLMUnavailable, ReplyCutOff
from llm_brief.llm.base import Filled, Prompt, T, Usage, charged, problems
from llm_brief.llm.engine import Chunk, Engine, LlamaEngine, check_engine, default_threads
from llm_brief.llm.weights import identity

__all__ = ["LocalLLM"]

_SEED = 1


@dataclass(slots=True)
class _Answer:
    """What has come of an answer so far."""

    text: list[str] = field(default_factory=list)
    finish: str | None = None
    prompt_tokens: int = 0
    completion_tokens: int = 0
    error: Mapping[str, object] | None = None

    def take(self, chunk: Chunk) -> None:
        match chunk:
            case {"error": dict(error)}:
                self.error = error
            case {"prompt_progress": {"processed": int(tokens)}}:
                self.prompt_tokens = tokens
            case {"choices": [{"delta": dict(delta), "finish_reason": reason}]}:
                self.finish = reason or self.finish
                if isinstance(text := delta.get("content"), str):
                    self.text.append(text)
                    self.completion_tokens += 1
        if isinstance(usage := chunk.get("usage"), dict):
            self.prompt_tokens = usage["prompt_tokens"]
            self.completion_tokens = usage["completion_tokens"]


@dataclass(slots=True)
class _Conversation:
    """One ``fill``: what was said, what it cost, and when it has to end."""

    prompt: Prompt
    deadline: float
    messages: list[dict[str, str]]
    usage: Usage = field(default_factory=lambda: Usage(calls=1, cost_usd=0.0))

    def request(self) -> dict[str, object]:
        return {
            "messages": self.messages,
            "max_tokens": self.prompt.max_tokens,
            "temperature": 0.0,
            "seed": _SEED,
            "cache_prompt": True,
            "return_progress": True,
            "stream_options": {"include_usage": True},
        }

    def charge(self, answer: _Answer) -> None:
        self.usage += Usage(attempts=1, prompt_tokens=answer.prompt_tokens, completion_tokens=answer.completion_tokens)

    def correct(self, text: str, error: ValidationError) -> None:
        wrong = f"That answer was refused: {problems(error)}. Answer again, with that mended."
        self.messages += [{"role": "assistant", "content": text}, {"role": "user", "content": wrong}]


class LocalLLM:
    """A GGUF model run by llama.cpp in this process, held to the schema while it writes.

    The weights are loaded at the first call. Calls from several threads take turns; one may last
    ``time_limit`` seconds, its wait not counted. Decoding is greedy; still, an answer may be worded otherwise
    when more or less of its prompt was read before, because reused work is rounded differently. The prompt
    must say what is wanted: unlike a hosted model, this one obeys the schema without being shown it.
    """

    def __init__(
        self,
        weights: Path,
        *,
        threads: int | None = None,
        context: int = 8192,
        time_limit: float = 900.0,
        load: Callable[[], Engine] | None = None,
    ) -> None:
        if load is None:
            check_engine()
        self._weights = weights
        self._load = load or (lambda: LlamaEngine(weights, threads=threads or default_threads(), context=context))
        self._time_limit = time_limit
        self._turn = threading.Lock()
        self._stopping = threading.Event()
        self._engine: Engine | None = None

    @cached_property
    def model(self) -> str:
        """``local:`` and the name of the weights."""
        return identity(self._weights)

    def fill(self, prompt: Prompt, schema: type[T]) -> Filled[T]:
        """The schema filled; a second try, told what was wrong, when the first answer does not validate."""
        with self._turn:
            conversation = _Conversation(prompt, time.monotonic() + self._time_limit, prompt.messages())
            try:
                value = self._converse(conversation, schema)
            except LLMError as error:
                charged(error, conversation.usage)
                raise
        return Filled(value, self.model, conversation.usage)

    def close(self) -> None:
        """Stop the call under way and free the memory. A later call loads the weights again."""
        self._stopping.set()
        with self._turn:
            self._stopping.clear()
            if self._engine is not None:
                self._engine.close()
                self._engine = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"LocalLLM({str(self._weights)!r})"

    def _converse(self, conversation: _Conversation, schema: type[T]) -> T:
        text = self._ask(conversation, schema)
        try:
            return schema.model_validate_json(text)
        except ValidationError as error:
            conversation.correct(text, error)
        text = self._ask(conversation, schema)
        try:
            return schema.model_validate_json(text)
        except ValidationError as error:
            name = conversation.prompt.name
            raise LLMInvalid(
                f"{self.model} twice answered {name!r} with what is no {schema.__name__}: {problems(error)}"
            ) from error

    def _ask(self, conversation: _Conversation, schema: type[BaseModel]) -> str:
        answer = _Answer()

        def on_chunk(chunk: Chunk) -> bool:
            answer.take(chunk)
            return self._stopping.is_set() or time.monotonic() > conversation.deadline

        try:
            self._loaded().chat(conversation.request(), schema.model_json_schema(), on_chunk)
        finally:
            conversation.charge(answer)
        return self._finished(answer, conversation.prompt)

    def _finished(self, answer: _Answer, prompt: Prompt) -> str:
        if answer.error is not None:
            raise self._failure(answer.error, prompt)
        if answer.finish == "length":
            raise ReplyCutOff(
                f"{self.model} wrote {answer.completion_tokens:,} tokens to {prompt.name!r}, all it may, "
                "and had not finished"
            )
        if answer.finish is None:
            reason = "was closed" if self._stopping.is_set() else f"took more than {self._time_limit:g} s"
            raise LLMUnavailable(f"{self.model} {reason} before its answer to {prompt.name!r} was complete")
        return "".join(answer.text)

    def _failure(self, error: Mapping[str, object], prompt: Prompt) -> ReplyCutOff | LLMInvalid:
        problem = f"{self.model} could not answer {prompt.name!r}: {error.get('message')}"
        if error.get("type") == "exceed_context_size_error":
            return ReplyCutOff(problem)
        return LLMInvalid(problem)

    def _loaded(self) -> Engine:
        if self._engine is None:
            self._engine = self._load()
        return self._engine
