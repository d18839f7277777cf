"""On whose word an act rests where nobody but the author tells of it, who writes in the first person: on the author's.

A column tells what a report tells, and what its author thinks of it, in the same words; neither is the source's plain
account of a fact.
"""

from dataclasses import replace

from llm_brief.records.grounded import AUTHOR, Claimed, Grounded
from llm_brief.records.kinds import FIELDS
from llm_brief.records.vocabulary import EventStatus, Kind
from llm_brief.text.first_person import writes_of_himself

__all__ = ["with_author"]

_FIELDS = {
    kind: next(field for field in FIELDS[kind] if field.name == "attribution") for kind in (Kind.EVENT, Kind.DEMAND)
}
_TOLD_BY_OTHERS = frozenset({EventStatus.DENIED, EventStatus.ALLEGED})


def with_author(draft: Grounded) -> Grounded:
    """``draft``, with the author as its attribution, where it names nobody and the author writes in the first person.

    Whoever proposed the draft: what a column holds against somebody must not come out as what happened.
    """
    status = draft.first("status")
    if draft.kind not in _FIELDS or draft.of("attribution") or not draft.sentences:
        return draft
    if (status is not None and status.value in _TOLD_BY_OTHERS) or not writes_of_himself(draft.document):
        return draft
    whole = tuple(draft.document.span(sentence.start, sentence.end) for sentence in draft.sentences)
    claim = Claimed(_FIELDS[draft.kind], 0, "the author", "the author", AUTHOR, whole)
    return replace(draft, claims=(*draft.claims, claim))
