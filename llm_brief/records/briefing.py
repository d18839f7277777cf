"""The briefing: what ``briefing.json`` holds."""

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from llm_brief.records.base import Evidence, Label, Model
from llm_brief.records.changes import Change
from llm_brief.records.record import AnyRecord, Demand, Event, Relation, StakeholderPosition, Variant
from llm_brief.records.usage import Usage
from llm_brief.records.vocabulary import Kind

__all__ = [
    "SCHEMA_VERSION",
    "BlockedSentence",
    "Briefing",
    "Change",
    "Conflict",
    "Coverage",
    "Entity",
    "Failure",
    "Gap",
    "KeyPoint",
    "Lead",
    "Ledger",
    "Prose",
    "Provenance",
    "Range",
    "ShortForm",
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
    """The id of the first document of those that go back to one text; its own id where it stands alone."""


class Entity(Model):
    """An actor or place under its fullest name, with every form in which the sources write it."""

    id: str
    name: str
    type: Literal["person", "organization", "government", "place", "group", "unknown"] = "unknown"
    aliases: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    record_ids: tuple[str, ...]


class Conflict(Model):
    """What a reader must know as a disagreement of the sources, or of one source with itself, side by side.

    ``field`` is the JSON Pointer of the field in which the records differ ("/date"), or "/name" and "/role" for what a
    name or an office is, "/weekday" for days that only their names tell apart. ``about`` names the matter, ``note``
    says in words what differs and why it counts as ``relation``. ``resolution`` names the rule by which the first
    variant ranks first; nothing is erased by it.
    """

    id: str
    kind: Literal["date", "number", "name", "role", "quote", "place", "attribution", "polarity", "existence", "status"]
    relation: Relation
    about: str
    record_ids: tuple[str, ...]
    field: str
    variants: Annotated[tuple[Variant, ...], Field(min_length=2)]
    resolution: Literal["unresolved", "later_report", "primary_source", "majority_independent"] = "unresolved"
    note: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the values cannot all be right and no rule puts one of them first."""
        return self.relation == "contradicts" and self.resolution == "unresolved"


class KeyPoint(Model):
    """One statement of the bottom line, and the records it is made of.

    ``written_by``: "template" (our own wording of a record), "model" (a model's sentence that passed every check) or
    "source" (the source's own words, where neither could stand). ``why`` says what ranks it here.
    """

    text: str
    record_ids: Annotated[tuple[str, ...], Field(min_length=1)]
    written_by: Literal["template", "model", "source"] = "template"
    why: str = ""


class Lead(Model):
    """The sentence that opens a section, counted from the records it names."""

    section: Literal["events", "demands", "positions", "conflicts"]
    text: str
    record_ids: Annotated[tuple[str, ...], Field(min_length=1)]


class TimelineEntry(Model):
    """A dated record, in the order of what its date can be; ``contested`` where sources give dates that disagree."""

    date: str
    record_id: str
    contested: bool = False


class ShortForm(Model):
    """Letters that the briefing uses, what they stand for, and the words of the source that say so."""

    short: str
    long: str
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]


class Gap(Model):
    """Something the sources leave open: the records, or else the documents, that leave it so."""

    text: str
    record_ids: tuple[str, ...] = ()
    doc_ids: tuple[str, ...] = ()


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


class BlockedSentence(Model):
    """A sentence that was written for the briefing and did not pass: it is printed nowhere, and a record stands for it.

    ``check`` names the check that it failed. The text is what a model wrote and may be false.
    """

    text: str
    record_ids: tuple[str, ...]
    check: str
    reason: str


class Prose(Model):
    """The books of the prose: ``written == printed + len(blocked)``, every sentence checked against its records."""

    written: int = 0
    printed: int = 0
    blocked: tuple[BlockedSentence, ...] = ()


class Ledger(Model):
    """The books of a run: whole records by kind, single leaves, and the sentences of the prose."""

    events: Tally = Tally()
    demands: Tally = Tally()
    positions: Tally = Tally()
    leaves: Tally = Tally()
    prose: Prose = Prose()


class Provenance(Model):
    """How the briefing was made. Prompt hashes are SHA-256 of the template files."""

    program: str
    version: str
    model: str
    verifier_model: str | None = None
    strategy: str
    parser: str | None = None
    prompts: dict[str, str]
    ranking: str = ""
    """By what the bottom line is ranked, in one sentence."""


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
    leads: tuple[Lead, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    gaps: tuple[Gap, ...] = ()
    short_forms: tuple[ShortForm, ...] = ()
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
