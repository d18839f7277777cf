"""The one seam to a language model: a prompt and a schema go in, a filled schema comes out."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Generic, Literal, Protocol, TypeVar, runtime_checkable

from pydantic import BaseModel, ValidationError

from llm_brief.errors import LLMError, ReplyCutOff
from llm_brief.records.usage import Usage

__all__ = [
    "LLM",
    "Filled",
    "Prompt",
    "Reply",
    "T",
    "Usage",
    "charged",
    "close",
    "cost_of",
    "problems",
    "reply_key",
]

T = TypeVar("T", bound=BaseModel)
E = TypeVar("E", bound=LLMError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A rendered prompt: ``system`` is constant for a run, ``user`` has the document first and the task last.

    That order lets hosted endpoints and llama.cpp reuse the work done on the shared prefix.
    """

    name: str
    system: str
    user: str
    max_tokens: int = 4096

    def messages(self) -> list[dict[str, str]]:
        """The prompt as a chat begins with it; a new list each time, for the chat to go on in."""
        return [{"role": "system", "content": self.system}, {"role": "user", "content": self.user}]


@dataclass(frozen=True, slots=True)
class Filled(Generic[T]):
    """A schema filled by a model. ``origin`` says whether a model was asked just now."""

    value: T
    model: str
    usage: Usage = field(default_factory=Usage)
    origin: Literal["model", "cache", "replay"] = "model"


class Reply(BaseModel, frozen=True, extra="forbid"):
    """A stored answer: what the cache keeps and what a recording file holds.

    ``made_by`` names the model that wrote it; replies written by hand say ``hand``. ``cut_off`` holds the message of an
    answer that reached the token limit: it is an outcome like any other, and asking again would only pay for it twice.
    """

    key: str
    prompt_name: str
    made_by: str
    value: dict[str, object]
    usage: Usage = Usage()
    cut_off: str | None = None

    @classmethod
    def of_cut_off(cls, error: ReplyCutOff, model: str, prompt: Prompt, schema: type[BaseModel]) -> "Reply":
        """The outcome of a call whose answer did not fit, ready to be stored."""
        return cls(
            key=reply_key(model, prompt, schema),
            prompt_name=prompt.name,
            made_by=model,
            value={},
            usage=cost_of(error),
            cut_off=str(error),
        )

    @classmethod
    def of(cls, filled: Filled[T], prompt: Prompt, schema: type[T]) -> "Reply":
        """What ``filled`` answered to ``prompt``, ready to be stored."""
        return cls(
            key=reply_key(filled.model, prompt, schema),
            prompt_name=prompt.name,
            made_by=filled.model,
            value=filled.value.model_dump(mode="json", by_alias=True),
            usage=filled.usage,
        )

    def read(self, schema: type[T]) -> T:
        """The stored value as ``schema``; ``pydantic.ValidationError`` when it does not fit.

        ``ReplyCutOff`` when the answer was cut off.
        """
        if self.cut_off is not None:
            raise charged(ReplyCutOff(self.cut_off), self.usage)
        return schema.model_validate_json(json.dumps(self.value))


@runtime_checkable
class LLM(Protocol):
    """Anything that can fill a schema from a prompt; implementations may be called from several threads."""

    @property
    def model(self) -> str:
        """The model's identity, as it enters cache keys and the briefing's provenance."""

    def fill(self, prompt: Prompt, schema: type[T]) -> Filled[T]:
        """Answer ``prompt`` in the shape of ``schema``, or raise an ``LLMError``."""


def reply_key(model: str, prompt: Prompt, schema: type[BaseModel]) -> str:
    """The identity of an answer: the tagged SHA-256 over model, rendered prompt and JSON Schema."""
    canonical = json.dumps(
        [model, prompt.system, prompt.user, prompt.max_tokens, schema.model_json_schema()],
        sort_keys=True,
        ensure_ascii=True,
        separators=(",", ":"),
    )
    return "s256:" + hashlib.sha256(canonical.encode()).hexdigest()


def charged(error: E, usage: Usage) -> E:
    """``error``, carrying what the failed call cost: failed attempts are paid for as well."""
    error.__dict__["usage"] = usage
    return error


def cost_of(error: LLMError) -> Usage:
    """What the call that ended in ``error`` cost; nothing when no model was reached."""
    usage = error.__dict__.get("usage")
    return usage if isinstance(usage, Usage) else Usage()


def problems(error: ValidationError) -> str:
    """What a validator found, field by field, in one line."""
    found = error.errors(include_url=False, include_context=False)
    return "; ".join(f"{'.'.join(map(str, each['loc'])) or 'answer'}: {each['msg']}" for each in found)


def close(llm: LLM) -> None:
    """Release what ``llm`` holds: connections, weights, files. Many hold nothing; then nothing happens."""
    if isinstance(llm, _Closeable):
        llm.close()


@runtime_checkable
class _Closeable(Protocol):
    def close(self) -> None: ...
