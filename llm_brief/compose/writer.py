"""The bottom line as a model words it: sentences with the numbers of the records that they rest on.

What it writes is a proposal. It sees verified records only, and every sentence is checked against them afterwards.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from llm_brief.compose.material import Material
from llm_brief.compose.ranking import MOST_POINTS
from llm_brief.compose.templates import disagreements
from llm_brief.errors import LLMError, LLMRefused
from llm_brief.llm.base import LLM, cost_of
from llm_brief.prompts import Fact, PromptLibrary, WriteContext
from llm_brief.records.record import AnyRecord, leaves_of
from llm_brief.records.usage import Usage
from llm_brief.records.wording import statement_of

__all__ = ["Draft", "Drafts", "write"]

SHOWN = 24
"""Records shown: the best by the stated ranking."""
_LONGEST = 600
"""Characters of cited sentences shown with a record."""
_TOKENS = 1200


class Draft(BaseModel):
    """One sentence of the bottom line, and the numbers of the records that say it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Annotated[str, Field(description="one sentence in your own words")]
    records: Annotated[list[int], Field(max_length=8, description="numbers of the records that say so, e.g. [3, 7]")]


class Drafts(BaseModel):
    """Three to five sentences, the weightiest first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sentences: Annotated[list[Draft], Field(max_length=8)]


class Proposal(BaseModel):
    """Sentences with the ids of the records they cite, and what they cost. An unknown number becomes "no record N"."""

    model_config = ConfigDict(frozen=True)

    sentences: tuple[tuple[str, tuple[str, ...]], ...] = ()
    usage: Usage = Usage()


def write(ranked: Sequence[AnyRecord], material: Material, llm: LLM, prompts: PromptLibrary) -> Proposal:
    """Ask ``llm`` for the bottom line of these records, the weightiest first; a call that fails proposes nothing."""
    shown = ranked[:SHOWN]
    if not shown:
        return Proposal()
    facts = tuple(_fact(number, record, material) for number, record in enumerate(shown, 1))
    prompt = prompts.write(WriteContext(facts, MOST_POINTS), max_tokens=_TOKENS)
    try:
        filled = llm.fill(prompt, Drafts)
    except LLMRefused:
        raise
    except LLMError as error:
        return Proposal(usage=cost_of(error))
    ids = {number: record.id for number, record in enumerate(shown, 1)}
    drafts = filled.value.sentences
    sentences = tuple((d.text, tuple(ids.get(n, f"record {n}") for n in dict.fromkeys(d.records))) for d in drafts)
    return Proposal(sentences=sentences, usage=filled.usage)


def _fact(number: int, record: AnyRecord, material: Material) -> Fact:
    words = " ".join(dict.fromkeys(place.exact for place in record.evidence))
    return Fact(
        number=number,
        kind=record.kind,
        statement=statement_of(record, material.casing),
        details=tuple(_details(record)),
        words=words[:_LONGEST],
        disputed=tuple(disagreements(record, material)),
    )


def _details(record: AnyRecord) -> Iterator[str]:
    for pointer, leaf in leaves_of(record):
        field = pointer.strip("/").split("/")[0]
        if field not in ("title", "content", "statement"):
            yield f"{field}: {leaf.raw or leaf.value}" if field == "quantities" else f"{field}: {leaf.value}"
