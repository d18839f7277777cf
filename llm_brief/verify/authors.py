"""On whose word an act rests where nobody but the author tells of it, who speaks or judges himself: on the author's.

A column tells what a report tells, and what its author thinks of it, in the same words; neither is the source's plain
account of a fact.
"""

from dataclasses import replace

from llm_brief.records.grounded import AUTHOR, Claimed, Grounded
from llm_brief.records.judgements import is_opinion_piece
from llm_brief.records.kinds import FIELDS
from llm_brief.records.vocabulary import EventStatus, Kind
from llm_brief.text.analysis import Analysis
from llm_brief.text.document import Document
from llm_brief.text.first_person import writes_of_himself

__all__ = ["is_authors_account", "with_author"]

_FIELDS = {
    kind: next(field for field in FIELDS[kind] if field.name == "attribution") for kind in (Kind.EVENT, Kind.DEMAND)
}
_TOLD_BY_OTHERS = frozenset({EventStatus.DENIED, EventStatus.ALLEGED})


def is_authors_account(document: Document, known: Analysis) -> bool:
    """Whether the article is its author's account: he speaks of himself in it, or judges in several sentences."""
    return writes_of_himself(document) or is_opinion_piece(document, known)


def with_author(draft: Grounded, known: Analysis) -> Grounded:
    """``draft``, with the author as its attribution, where it names nobody and the article is its author's account.

    Whoever proposed the draft: what a column holds against somebody must not come out as what happened.
    """
    status = draft.first("status")
    if draft.kind not in _FIELDS or draft.of("attribution") or not draft.sentences:
        return draft
    is_told = status is not None and status.value in _TOLD_BY_OTHERS
    if is_told or not is_authors_account(draft.document, known):
        return draft
    whole = tuple(draft.document.span(sentence.start, sentence.end) for sentence in draft.sentences)
    claim = Claimed(_FIELDS[draft.kind], 0, "the author", "the author", AUTHOR, whole)
    return replace(draft, claims=(*draft.claims, claim))
