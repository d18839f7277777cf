"""The records of a briefing. A field that holds nothing was not stated, or its value was withheld."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from llm_brief.records.base import Evidence, Leaf, Model, Quantity
from llm_brief.records.vocabulary import Basis, DemandStatus, EventStatus, EventType, Force, Stance

__all__ = ["AnyRecord", "Demand", "Event", "Record", "StakeholderPosition", "count_leaves", "leaves_of"]

Leaves = tuple[Leaf[str], ...]


class Record(Model):
    """What all kinds share.

    ``id`` is a hash of kind, document and the places of the defining words, so the same fact keeps it from day to
    day. ``evidence`` are the sentences it rests on. ``member_ids`` names the records that were merged into this one.
    """

    id: str
    doc_ids: tuple[str, ...]
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    independent_sources: int = 1
    member_ids: tuple[str, ...] = ()
    proposed_by: str


class Event(Record):
    """Something that happened, happens, is planned, denied or alleged (PLOVER categories)."""

    kind: Literal["event"] = "event"
    title: Leaf[str] | None = None
    type: Leaf[EventType] | None = None
    status: Leaf[EventStatus] | None = None
    actors: Leaves = ()
    recipients: Leaves = ()
    place: Leaf[str] | None = None
    date: Leaf[str] | None = None
    quantities: tuple[Leaf[Quantity], ...] = ()
    attribution: Leaf[str] | None = None


class Demand(Record):
    """What one party asks of another (PLOVER REQUEST), and what was answered."""

    kind: Literal["demand"] = "demand"
    demander: Leaf[str] | None = None
    addressees: Leaves = ()
    content: Leaf[str] | None = None
    summary: Leaf[str] | None = None
    force: Leaf[Force] | None = None
    condition: Leaf[str] | None = None
    deadline: Leaf[str] | None = None
    status: Leaf[DemandStatus] | None = None
    response: Leaf[str] | None = None
    responder: Leaf[str] | None = None


class StakeholderPosition(Record):
    """What a stakeholder says or is said to think about a matter."""

    kind: Literal["position"] = "position"
    stakeholder: Leaf[str] | None = None
    target: Leaf[str] | None = None
    stance: Leaf[Stance] | None = None
    statement: Leaf[str] | None = None
    quoted: Leaf[bool] | None = None
    basis: Leaf[Basis] | None = None
    speaker: Leaf[str] | None = None


AnyRecord = Annotated[Event | Demand | StakeholderPosition, Field(discriminator="kind")]


AnyLeaf = Leaf[Any]


def leaves_of(record: Record) -> Iterator[tuple[str, AnyLeaf]]:
    """Each leaf of a record with its JSON Pointer, in field order."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Leaf):
            yield f"/{name}", value
        elif isinstance(value, tuple):
            yield from ((f"/{name}/{i}", item) for i, item in enumerate(value) if isinstance(item, Leaf))


def count_leaves(record: Record) -> int:
    """How much a record says: its supported values, whatever their length."""
    return sum(1 for _ in leaves_of(record))
