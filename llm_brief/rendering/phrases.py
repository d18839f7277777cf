"""Closed values in the words of a reader: "they cannot all be right" for ``contradicts``."""

from collections.abc import Mapping
from types import MappingProxyType

from llm_brief.records.base import Label
from llm_brief.records.briefing import Withheld
from llm_brief.records.record import AnyRecord, Event
from llm_brief.records.vocabulary import Basis, Stance

__all__ = [
    "BASES",
    "KINDS",
    "LABELS",
    "OTHER_DAYS",
    "OTHER_WORDS",
    "OVERTAKEN",
    "RELATIONS",
    "RESOLUTIONS",
    "SIDES",
    "beside_status",
    "counted",
    "field_name",
    "untold",
]

RELATIONS: Mapping[str, str] = MappingProxyType(
    {
        "contradicts": "they cannot all be right",
        "less_precise": "one is less precise than the other, so both may be right",
        "supersedes": "one tells of a later stage than the other",
        "different_scope": "they may not measure the same thing",
        "spelling_variant": "the same thing, written differently",
    }
)
OTHER_WORDS = "in words of which few are the same, so they may not say the same"
"""``different_scope`` of wordings."""
OTHER_DAYS = "told of different days"
"""``different_scope`` of stages."""
OVERTAKEN = "the later report overtakes the earlier one"
"""``supersedes`` where the days of the reports give their order."""
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "date": "the date",
        "number": "the number",
        "name": "the name",
        "role": "the office",
        "quote": "the wording of a quotation",
        "place": "the place",
        "attribution": "who said it",
        "polarity": "whether it is so",
        "existence": "whether it happened",
        "status": "how far it has come",
    }
)
RESOLUTIONS: Mapping[str, str] = MappingProxyType(
    {
        "unresolved": "not decided here",
        "later_report": "the later report stands first",
        "primary_source": "the source closest to the matter stands first",
        "majority_independent": "what most independent sources say stands first",
    }
)
LABELS: Mapping[str, str] = MappingProxyType(
    {
        Label.SUPPORTED: "supported",
        Label.CONTRADICTED: "contradicted",
        Label.MISATTRIBUTED: "somebody else’s words",
        Label.PARTIAL: "borne out in part",
        Label.NOT_FOUND: "not found",
        Label.NOT_CHECKED: "could not be checked",
    }
)
SIDES: Mapping[Stance | None, str] = MappingProxyType(
    {
        Stance.AGAINST: "Against",
        Stance.FAVOR: "In favour",
        Stance.MIXED: "Mixed",
        Stance.NEUTRAL: "Neutral",
        None: "Side not determined",
    }
)
"""The headings of the positions, in the order in which they are printed."""
BASES: Mapping[str, str] = MappingProxyType(
    {
        Basis.STATED: "",
        Basis.REPORTED_BY_OTHER: "as reported by another",
        Basis.AUTHOR_OPINION: "opinion of the article’s author",
    }
)
_UNTOLD: Mapping[str, str] = MappingProxyType(
    {
        "quoted": "whether these are the speaker’s own words",
        "basis": "whether the holder said so or somebody else reports it",
        "stance": "whether this is for or against",
        "type": "what sort of act this is",
        "status": "whether this happened, is planned or is only said",
        "force": "how firmly this is asked",
    }
)
"""What a value of a closed field would tell a reader."""
_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "the words stand in quotation marks in part": "they stand in quotation marks in part",
        "no cue word in the cited sentences decides it": "no word of the cited sentences decides it",
    }
)


def untold(entry: Withheld) -> str:
    """What could not be told for want of a sign in the words, and why; nothing for a value that was refused."""
    matter = _UNTOLD.get(field_name(entry.pointer)) if entry.pointer else None
    if matter is None or entry.label is not Label.NOT_CHECKED:
        return ""
    return f"{matter} could not be told: {_REASONS.get(entry.reason, entry.reason)}"


def counted(count: int, noun: str) -> str:
    """A number with its noun: "1 event", "3 events"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def field_name(pointer: str) -> str:
    """A JSON Pointer into a record as a reader would name the field: "/actors/1" is "actors"."""
    return pointer.strip("/").split("/")[0].replace("_", " ")


def beside_status(record: AnyRecord, said: str) -> str:
    """What is said of a record where its status is printed beside: "Alleged:" need not stand twice."""
    mark = f"{record.status.value.value.capitalize()}: " if isinstance(record, Event) and record.status else ""
    return said.removeprefix(mark) if mark else said
