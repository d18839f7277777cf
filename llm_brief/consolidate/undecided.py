"""A model's word on pairs that the rules leave open: few pairs a call, few calls a run, and nothing else is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, create_model

from llm_brief.consolidate.profile import Profile
from llm_brief.errors import LLMError, LLMRefused
from llm_brief.llm.base import LLM, Prompt
from llm_brief.prompts import PromptLibrary
from llm_brief.records.usage import Usage
from llm_brief.records.wording import statement_of

__all__ = ["MOST_CALLS", "PAIRS_A_CALL", "ModelDecider", "SameContext"]

PAIRS_A_CALL = 8
MOST_CALLS = 6
"""Calls of a run at most; the pairs that come first are those that the rules find likest."""
_LONGEST = 300
"""Characters of a statement shown."""
_TOKENS = 96


class Same(BaseModel):
    """The numbers of the pairs that are the same."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    numbers: list[int]


@dataclass(frozen=True, slots=True)
class _Shown:
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class SameContext:
    """What the prompt is made of."""

    pairs: Sequence[_Shown]


class ModelDecider:
    """Asks ``llm``; a call that fails leaves its pairs apart, as the rules do. Counts what it costs."""

    def __init__(self, llm: LLM, prompts: PromptLibrary) -> None:
        self._llm = llm
        self._prompts = prompts
        self._calls = 0
        self._usage = Usage()

    @property
    def usage(self) -> Usage:
        """What all answers cost."""
        return self._usage

    def decide(self, pairs: Sequence[tuple[Profile, Profile]]) -> Sequence[bool]:
        """Whether each pair tells of one thing; pairs past the last call are left apart."""
        answers = [False] * len(pairs)
        for first in range(0, len(pairs), PAIRS_A_CALL):
            if self._calls == MOST_CALLS:
                break
            shown = [_Shown(_statement(one), _statement(other)) for one, other in pairs[first : first + PAIRS_A_CALL]]
            for number in self._ask(shown):
                answers[first + number - 1] = True
        return answers

    def _ask(self, shown: Sequence[_Shown]) -> frozenset[int]:
        self._calls += 1
        user = self._prompts.render("same", SameContext(shown))
        prompt = Prompt(name="same", system=self._prompts.render("editor", _Nothing()), user=user, max_tokens=_TOKENS)
        try:
            filled = self._llm.fill(prompt, _schema(len(shown)))
        except LLMRefused:
            raise
        except LLMError:
            return frozenset()
        self._usage = self._usage + filled.usage
        return frozenset(number for number in filled.value.numbers if 1 <= number <= len(shown))


@dataclass(frozen=True, slots=True)
class _Nothing:
    """For templates without variables."""


def _statement(profile: Profile) -> str:
    return statement_of(profile.record)[:_LONGEST]


def _schema(count: int) -> type[Same]:
    """``Same`` with numbers that exist: a model then cannot point nowhere."""
    number = Annotated[int, Field(ge=1, le=count)]
    return create_model("Same", __base__=Same, numbers=(Annotated[list[number], Field(max_length=count)], ...))
