"""Which statements stand at the top, as a model chooses them.

It can only choose: what is printed was checked before.
"""

from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, create_model

from llm_brief.compose.material import Material
from llm_brief.compose.ranking import MOST_POINTS
from llm_brief.errors import LLMError, LLMRefused
from llm_brief.llm.base import LLM
from llm_brief.prompts import PromptLibrary, SelectContext
from llm_brief.records.record import AnyRecord
from llm_brief.records.usage import Usage
from llm_brief.records.wording import statement_of

__all__ = ["Selection", "select"]

_CANDIDATES = 24
"""Statements shown: the best by the stated ranking; more would cost a small model minutes and help it little."""
_LONGEST = 220
"""Characters of a statement shown."""
_TOKENS = 64


class Chosen(BaseModel):
    """The numbers of the chosen statements, the weightiest first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    numbers: list[int]


class Selection(BaseModel):
    """Record ids in the order of choice (empty: the ranking decides), and what the choice cost."""

    model_config = ConfigDict(frozen=True)

    record_ids: tuple[str, ...] = ()
    usage: Usage = Usage()


def select(order: Sequence[AnyRecord], material: Material, llm: LLM, prompts: PromptLibrary) -> Selection:
    """Ask ``llm`` for the weightiest records, of those that rank best; a call that fails leaves it to the ranking."""
    candidates = order[:_CANDIDATES]
    if len(candidates) <= MOST_POINTS:
        return Selection()
    shown = tuple(statement_of(record, material.casing)[:_LONGEST] for record in candidates)
    prompt = prompts.select(SelectContext(shown, MOST_POINTS), max_tokens=_TOKENS)
    try:
        filled = llm.fill(prompt, _schema(len(candidates)))
    except LLMRefused:
        raise
    except LLMError:
        return Selection()
    numbers = dict.fromkeys(number for number in filled.value.numbers if 1 <= number <= len(candidates))
    return Selection(record_ids=tuple(candidates[n - 1].id for n in numbers), usage=filled.usage)


def _schema(count: int) -> type[Chosen]:
    """``Chosen`` with numbers that exist: a small model then cannot point nowhere."""
    number = Annotated[int, Field(ge=1, le=count)]
    numbers = Annotated[list[number], Field(min_length=1, max_length=MOST_POINTS)]
    return create_model("Chosen", __base__=Chosen, numbers=(numbers, ...))
