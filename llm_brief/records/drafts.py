"""What a model writes: sentence numbers, copied words and enum values. Never offsets.

The docstrings and descriptions here are sent to the model with the JSON Schema: they are prompt text.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from llm_brief.records.vocabulary import (
    Basis,
    DemandStatus,
    EventStatus,
    EventType,
    Force,
    Stance,
)

__all__ = ["DemandDraft", "DemandDrafts", "Draft", "EventDraft", "EventDrafts", "PositionDraft", "PositionDrafts"]

Numbers = Annotated[
    list[int], Field(min_length=1, max_length=4, description="numbers of the sentences that say so, e.g. [3]")
]
MaybeCopied = Annotated[str | None, Field(description="words copied from those sentences, or null if not stated")]


class Draft(BaseModel):
    """A record as the model proposes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sentences: Numbers


class EventDraft(Draft):
    """Something that happened, is happening, or is planned."""

    title: Annotated[str, Field(description="one short line in your own words")]
    type: EventType
    status: EventStatus
    actors: Annotated[list[str], Field(max_length=6, description="who does it, copied")]
    recipients: Annotated[list[str], Field(max_length=6, description="to whom or with whom, copied")] = []
    place: MaybeCopied = None
    date: Annotated[str | None, Field(description="the date words, copied, e.g. 'June 3'; null if not stated")] = None
    quantities: Annotated[list[str], Field(max_length=4, description="numbers with their noun, copied")] = []
    attribution: Annotated[
        str | None, Field(description="who says so, copied, if the article reports it from someone; else null")
    ] = None


class DemandDraft(Draft):
    """Something one party asks, demands or orders another party to do."""

    demander: Annotated[str, Field(description="who demands, copied")]
    addressees: Annotated[list[str], Field(max_length=6, description="of whom, copied")] = []
    content: Annotated[str, Field(description="what is demanded, copied word for word")]
    summary: Annotated[str, Field(description="one short line in your own words")]
    force: Force
    condition: MaybeCopied = None
    deadline: MaybeCopied = None
    status: DemandStatus
    response: Annotated[str | None, Field(description="the answer given, copied word for word, or null")] = None
    responder: Annotated[str | None, Field(description="who answered, copied, or null")] = None


class PositionDraft(Draft):
    """What a stakeholder thinks or says about a matter."""

    stakeholder: Annotated[str, Field(description="whose position, copied")]
    target: Annotated[str, Field(description="about what, one short line in your own words")]
    stance: Stance
    statement: Annotated[str, Field(description="the words that state it, copied word for word")]
    quoted: Annotated[bool, Field(description="true if the statement stands in quotation marks in the text")]
    basis: Basis
    speaker: Annotated[
        str | None, Field(description="who says it, copied, if another speaks for the stakeholder; else null")
    ] = None


class EventDrafts(BaseModel):
    """All events of the text."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    items: Annotated[list[EventDraft], Field(max_length=40)]


class DemandDrafts(BaseModel):
    """All demands of the text."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    items: Annotated[list[DemandDraft], Field(max_length=40)]


class PositionDrafts(BaseModel):
    """All positions of the text."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    items: Annotated[list[PositionDraft], Field(max_length=40)]
