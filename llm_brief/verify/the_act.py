"""Which clause of the cited sentences a record is about."""

from llm_brief.records.acts import (
    act_of,
    force_of,
)
from llm_brief.records.listing import listed_objects
from llm_brief.records.vocabulary import EventStatus, EventType, Kind
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.verify.case import Case

__all__ = ["is_the_act", "is_typed"]


def is_the_act(clause: Clause, case: Case, parse: Parse) -> bool:
    """Whether this is the clause that the record is about, as far as its type or its content tells."""
    if case.grounded.kind is Kind.DEMAND:
        return force_of(clause) is not None and _asks_for_content(clause, case, parse)
    if clause.negated and not _tells_of_none(case):
        return False
    category = case.grounded.first("type")
    return category is None or not is_typed(case) or act_of(clause, parse) == category.value


def is_typed(case: Case) -> bool:
    """Whether the record says what kind of act it is about; "other" says nothing. Demands are told by their content."""
    category = case.grounded.first("type")
    return case.grounded.kind is not Kind.EVENT or (category is not None and category.value != EventType.OTHER)


def _tells_of_none(case: Case) -> bool:
    """The record itself says that it did not take place."""
    status = case.grounded.first("status")
    return status is not None and status.value in {EventStatus.DENIED, EventStatus.CANCELLED, EventStatus.POSTPONED}


def _asks_for_content(clause: Clause, case: Case, parse: Parse) -> bool:
    """The wanted thing stands in what the verb of asking governs, or in the list that its object begins."""
    content = case.grounded.first("content")
    if content is None or not content.spans:
        return False
    place = content.spans[0]
    if clause.start < place.end and place.start < clause.end:
        return True
    listed = listed_objects(case.document, parse, clause)
    return any(item.start <= place.start and place.end <= item.end for item in listed)
