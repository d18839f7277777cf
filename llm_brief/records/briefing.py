"""The briefing: what ``briefing.json`` holds."""

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from llm_brief.records.base import Evidence, Label, Model
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition
from llm_brief.records.usage import Usage
from llm_brief.records.vocabulary import Kind

__all__ = [
    "SCHEMA_VERSION",
    "Briefing",
    "Change",
    "Conflict",
    "Coverage",
    "Entity",
    "Failure",
    "Gap",
    "KeyPoint",
    "Ledger",
    "Provenance",
    "Range",
    "Source",
    "Tally",
    "TimelineEntry",
    "Usage",
    "Variant",
    "Withheld",
]

SCHEMA_VERSION: Final = 1
"""Raised when a reader of the JSON would have to change. 1: first version."""

Range = tuple[int, int]
"""Start and end in code points, half-open."""


class Source(Model):
    """One document. Two files with the same text are one source with two paths."""

    doc_id: str
    sha256: str
    name: str
    paths: tuple[str, ...]
    media_type: str
    title: str | None = None
    author: str | None = None
    publication: str | None = None
    url: str | None = None
    language: str | None = None
    published_at: date | None = None
    characters: int
    sentences: int
    independence_group: str


class Entity(Model):
    """An actor or place under its fullest name, with every form in which the sources write it."""

    id: str
    name: str
    type: Literal["person", "organization", "government", "place", "group", "unknown"] = "unknown"
    aliases: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    record_ids: tuple[str, ...]


class Variant(Model):
    """One of the values that the sources give."""

    value: str
    doc_ids: tuple[str, ...]
    independent_sources: int
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]


class Conflict(Model):
    """Sources that do not agree, side by side."""

    id: str
    kind: Literal["date", "number", "name", "role", "quote", "place", "attribution", "polarity", "existence", "status"]
    relation: Literal["contradicts", "less_precise", "supersedes", "different_scope", "spelling_variant"]
    about: str
    record_ids: tuple[str, ...]
    field: str
    variants: Annotated[tuple[Variant, ...], Field(min_length=2)]
    resolution: Literal["unresolved", "later_report", "primary_source", "majority_independent"] = "unresolved"
    note: str = ""


class KeyPoint(Model):
    """One sentence of the bottom line, and the records it is made of."""

    text: str
    record_ids: Annotated[tuple[str, ...], Field(min_length=1)]


class TimelineEntry(Model):
    """A dated record, in the order of what its date can be."""

    date: str
    record_id: str


class Gap(Model):
    """Something the sources leave open."""

    text: str
    record_ids: tuple[str, ...] = ()


class Change(Model):
    """A fact that is new, updated, withdrawn or confirmed since the previous briefing."""

    kind: Literal["new", "updated", "withdrawn", "confirmed"]
    record_id: str
    pointer: str = ""
    old: str | None = None
    new: str | None = None


class Withheld(Model):
    """What was extracted and not printed as fact: a whole record (``pointer`` empty) or one of its leaves.

    A whole record comes with its leaves and their verdicts, and ``leaves`` counts them.
    """

    record_id: str
    kind: Kind
    pointer: str
    value: str
    label: Label
    reason: str
    doc_id: str
    evidence: tuple[Evidence, ...] = ()
    leaves: int = 0
    record: AnyRecord | None = None


class Failure(Model):
    """Something that could not be done, and the text that stayed unread because of it."""

    source: str
    stage: str
    reason: str
    unread: tuple[Range, ...] = ()


class Coverage(Model):
    """What of a document was read, what was not, and which sentences that tell of an act are in no record."""

    read: tuple[Range, ...]
    unread: tuple[Range, ...]
    uncovered: tuple[Range, ...]


class Tally(Model):
    """The books of one kind: ``extracted == printed + merged + withheld``, always."""

    extracted: int = 0
    printed: int = 0
    merged: int = 0
    withheld: int = 0


class Ledger(Model):
    """The books of a run, whole records by kind, and single leaves."""

    events: Tally = Tally()
    demands: Tally = Tally()
    positions: Tally = Tally()
    leaves: Tally = Tally()


class Provenance(Model):
    """How the briefing was made. Prompt hashes are SHA-256 of the template files."""

    program: str
    version: str
    model: str
    verifier_model: str | None = None
    strategy: str
    parser: str | None = None
    prompts: dict[str, str]


class Briefing(Model):
    """A finished briefing. ``briefing_id`` is the hash of everything else in it."""

    schema_version: Literal[1] = SCHEMA_VERSION
    briefing_id: str
    as_of: date
    previous_briefing_id: str | None = None
    documents: tuple[Source, ...]
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    demands: tuple[Demand, ...] = ()
    positions: tuple[StakeholderPosition, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    gaps: tuple[Gap, ...] = ()
    changes: tuple[Change, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    failures: tuple[Failure, ...] = ()
    coverage: dict[str, Coverage]
    ledger: Ledger
    usage: Usage
    provenance: Provenance

    @property
    def complete(self) -> bool:
        """Whether every document was read to the end."""
        return not self.failures and not any(c.unread for c in self.coverage.values())
