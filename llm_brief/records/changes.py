"""What is different about a fact since an earlier briefing."""

from datetime import date
from enum import StrEnum

from llm_brief.records.base import Evidence, Model
from llm_brief.records.vocabulary import Kind

__all__ = ["Change", "ChangeKind"]


class ChangeKind(StrEnum):
    """What became of a fact. ``REPEATED`` is no news: a further document says what was known."""

    NEW = "new"
    UPDATED = "updated"
    WITHDRAWN = "withdrawn"
    CONFIRMED = "confirmed"
    REPEATED = "repeated"


class Change(Model):
    """A fact that is new, updated, withdrawn, confirmed or only repeated since the previous briefing.

    ``statement`` is the fact in one sentence, in its newest state (withdrawn: in its last one). An update names the
    leaf (``pointer``) and holds both values with the words and sources of each; an ``old`` of None is a detail that was
    open before. ``doc_ids`` are the documents that brought the change, ``known_since`` the day on which the fact was
    first reported.
    """

    kind: ChangeKind
    record_id: str
    record_kind: Kind
    statement: str
    pointer: str = ""
    old: str | None = None
    new: str | None = None
    old_evidence: tuple[Evidence, ...] = ()
    new_evidence: tuple[Evidence, ...] = ()
    doc_ids: tuple[str, ...] = ()
    known_since: date | None = None
    note: str = ""
