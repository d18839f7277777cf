"""The table of kinds: each field of a record, how it is filled, and what the record cannot do without."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from llm_brief.records.vocabulary import (
    Basis,
    DemandStatus,
    EventStatus,
    EventType,
    Force,
    Kind,
    Sort,
    Stance,
)

__all__ = ["FIELDS", "Field", "Role"]


class Role(StrEnum):
    """The part that a mention plays in the record's act."""

    AGENT = "agent"
    PATIENT = "patient"
    SPEAKER = "speaker"
    RESPONDER = "responder"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. Of the fields with the same ``core`` at least one has to be supported, or the record is withheld.

    ``tied``: the words have to belong to the record's own act, not to another one of the sentence.
    """

    name: str
    sort: Sort
    many: bool = False
    core: str | None = None
    role: Role | None = None
    tied: bool = False
    vocabulary: type[StrEnum] | None = None


FIELDS: Mapping[Kind, tuple[Field, ...]] = MappingProxyType(
    {
        Kind.EVENT: (
            Field("title", Sort.GLOSS),
            Field("type", Sort.CLOSED, vocabulary=EventType),
            Field("status", Sort.CLOSED, vocabulary=EventStatus),
            Field("actors", Sort.MENTION, many=True, core="party", role=Role.AGENT),
            Field("recipients", Sort.MENTION, many=True, core="party", role=Role.PATIENT),
            Field("place", Sort.MENTION, core="party", tied=True),
            Field("date", Sort.DATE, core="party", tied=True),
            Field("quantities", Sort.QUANTITY, many=True, core="party"),
            Field("attribution", Sort.MENTION, role=Role.SPEAKER),
        ),
        Kind.DEMAND: (
            Field("demander", Sort.MENTION, core="demander", role=Role.AGENT),
            Field("addressees", Sort.MENTION, many=True, role=Role.PATIENT),
            Field("content", Sort.VERBATIM, core="content"),
            Field("summary", Sort.GLOSS),
            Field("force", Sort.CLOSED, vocabulary=Force),
            Field("condition", Sort.VERBATIM),
            Field("deadline", Sort.DATE, tied=True),
            Field("status", Sort.CLOSED, vocabulary=DemandStatus),
            Field("response", Sort.VERBATIM),
            Field("responder", Sort.MENTION, role=Role.RESPONDER),
            Field("attribution", Sort.MENTION, role=Role.SPEAKER),
        ),
        Kind.POSITION: (
            Field("stakeholder", Sort.MENTION, core="stakeholder", role=Role.AGENT),
            Field("target", Sort.GLOSS),
            Field("stance", Sort.CLOSED, vocabulary=Stance),
            Field("statement", Sort.VERBATIM, core="statement"),
            Field("quoted", Sort.CLOSED),
            Field("basis", Sort.CLOSED, vocabulary=Basis),
            Field("speaker", Sort.MENTION, role=Role.SPEAKER),
        ),
    }
)
