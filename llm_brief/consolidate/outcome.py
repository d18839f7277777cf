"""What came of each document, as the stages before consolidation hand it over."""

from dataclasses import dataclass, field

from llm_brief.records.briefing import Failure, Range, Withheld
from llm_brief.records.record import AnyRecord
from llm_brief.records.usage import Usage
from llm_brief.records.vocabulary import Kind
from llm_brief.text.document import Document

__all__ = ["Outcome"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One document, read: the records that stand, what is withheld, what was lost, what it cost.

    ``extracted`` counts drafts by kind, ``leaves`` the values they claimed.
    """

    document: Document
    records: tuple[AnyRecord, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    extracted: tuple[tuple[Kind, int], ...] = ()
    leaves: int = 0
    failures: tuple[Failure, ...] = ()
    uncovered: tuple[Range, ...] = ()
    usage: Usage = field(default_factory=Usage)
