"""The records of a briefing. A field that holds nothing was not stated, or its value was withheld."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from llm_brief.records.base import Evidence, Leaf, Model, Quantity
from llm_brief.records.vocabulary import Basis, DemandStatus, EventStatus, EventType, Force, Stance

__all__ = [
    "AnyLeaf",
    "AnyRecord",
    "Demand",
    "Event",
    "FieldVariants",
    "Joined",
    "Record",
    "Relation",
    "StakeholderPosition",
    "Variant",
    "count_leaves",
    "leaves_of",
]

Leaves = tuple[Leaf[str], ...]

Relation = Literal["contradicts", "less_precise", "supersedes", "different_scope", "spelling_variant"]
"""How two values of one thing stand to each other: both cannot hold; one is vaguer; the later report overtakes the
earlier; they measure different things; the same in other letters or words."""


class Variant(Model):
    """One of the values that the sources give, and all the words it rests on."""

    value: str
    doc_ids: tuple[str, ...]
    independent_sources: int
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]


class FieldVariants(Model):
    """A field of a merged record in which the members differ, all values side by side.

    ``field`` is the JSON Pointer of the field ("/date", "/status", "/actors"). The first variant is the one that the
    record prints, unless ``relation`` is ``supersedes``: then they stand in the order of the reports, the last of them
    the latest, and a status history reads from left to right.
    """

    field: str
    relation: Relation
    variants: Annotated[tuple[Variant, ...], Field(min_length=2)]


class Joined(Model):
    """Why a record was merged into another: the strength of the match, from 0 to 1, and its reasons in words."""

    record_id: str
    score: float
    reasons: tuple[str, ...]


class Record(Model):
    """What all kinds share.

    ``id`` is a hash of kind, document and the places of the defining words, so the same fact keeps it from day to
    day. ``evidence`` are the sentences it rests on.

    A merged record keeps the id of its earliest member. ``member_ids`` names all records that were merged into it, its
    own id first (nothing was merged: none), and ``joined`` says why each of the others belongs to it. A field holds
    one member's value with every member's evidence for it; ``variants`` has the fields in which members differ.
    ``independent_sources`` counts wire copies, reprints and excerpts of one text once, and only those that tell whom it
    befell, who did it and on whose word as the record prints it; ``doc_ids`` has all that tell of it.
    """

    id: str
    doc_ids: tuple[str, ...]
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    independent_sources: int = 1
    member_ids: tuple[str, ...] = ()
    joined: tuple[Joined, ...] = ()
    variants: tuple[FieldVariants, ...] = ()
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
    attribution: Leaf[str] | None = None


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
