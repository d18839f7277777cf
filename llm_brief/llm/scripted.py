"""A model that says what it was told to say: the fake that ships with the seam."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from pydantic import BaseModel

from llm_brief.errors import LLMError
from llm_brief.llm.base import Filled, Prompt, T, Usage

__all__ = ["Answer", "ScriptedLLM"]

Answer: TypeAlias = BaseModel | Mapping[str, object] | LLMError
Script: TypeAlias = Callable[[Prompt, type[BaseModel]], Answer]


class ScriptedLLM:
    """Gives the answers of a script and remembers the prompts it was asked.

    The script is a sequence, answered in order, or a function of prompt and schema, which suits callers with
    several threads. An answer is an object of the schema, the mapping it is made from, or an error to raise.
    """

    def __init__(
        self, script: Iterable[Answer] | Script, *, model: str = "scripted", usage: Usage | None = None
    ) -> None:
        self._next = script if callable(script) else _in_order(script)
        self._model = model
        self._usage = Usage(calls=1, attempts=1) if usage is None else usage
        self._lock = threading.Lock()
        self._prompts: list[Prompt] = []

    @property
    def model(self) -> str:
        """The name given to it."""
        return self._model

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """Every prompt asked so far, in the order of asking."""
        with self._lock:
            return tuple(self._prompts)

    def fill(self, prompt: Prompt, schema: type[T]) -> Filled[T]:
        """The next answer of the script; ``AssertionError`` when it has no more."""
        with self._lock:
            self._prompts.append(prompt)
            answer = self._next(prompt, schema)
        if isinstance(answer, LLMError):
            raise answer
        value = answer if isinstance(answer, schema) else schema.model_validate(_plain(answer))
        return Filled(value, self._model, self._usage)


def _in_order(answers: Iterable[Answer]) -> Script:
    queue = deque(answers)

    def script(prompt: Prompt, schema: type[BaseModel]) -> Answer:
        if not queue:
            raise AssertionError(f"the script has no answer left for {prompt.name!r} as {schema.__name__}")
        return queue.popleft()

    return script


def _plain(answer: BaseModel | Mapping[str, object]) -> object:
    return answer.model_dump(by_alias=True) if isinstance(answer, BaseModel) else answer
