"""A claim as a statement that can be true or false of the document."""

from collections.abc import Mapping

from llm_brief.records.grounded import Claimed, Grounded
from llm_brief.records.vocabulary import Kind
from llm_brief.records.wording import quoted

__all__ = ["statement_about"]

_TYPES: Mapping[str, str] = {
    "AGREE": "an agreement, a promise or a future meeting agreed on",
    "CONSULT": "a meeting, a visit or talks",
    "SUPPORT": "praise or political support",
    "CONCEDE": "giving way",
    "COOPERATE": "cooperation in deeds",
    "AID": "help given",
    "RETREAT": "a withdrawal, a release or a stop of fighting",
    "REQUEST": "a request or a demand",
    "ACCUSE": "blame or criticism",
    "REJECT": "a refusal",
    "THREATEN": "a threat or a warning",
    "PROTEST": "a protest or a strike",
    "SANCTION": "a punishment or ties cut",
    "MOBILIZE": "forces brought up",
    "COERCE": "a seizure, an arrest or a restriction",
    "ASSAULT": "an attack",
    "OTHER": "an event of another sort",
}
_STATUSES: Mapping[str, str] = {
    "occurred": "It has happened",
    "ongoing": "It is going on",
    "planned": "It is planned and has not happened yet",
    "postponed": "It was put off",
    "cancelled": "It was called off",
    "denied": "Someone denies that it happened",
    "alleged": "It is only alleged or reported by someone",
}


def statement_about(claim: Claimed, grounded: Grounded) -> str:
    """One sentence that is true exactly when the claim is."""
    match grounded.kind:
        case Kind.EVENT:
            return _of_event(claim, grounded)
        case Kind.DEMAND:
            return _of_demand(claim, grounded)
        case Kind.POSITION:
            return _of_position(claim, grounded)


def _of_event(claim: Claimed, grounded: Grounded) -> str:
    title = grounded.first("title")
    act = quoted(str(title.value)) if title else "what these sentences tell"
    value = str(claim.value)
    return {
        "title": value,
        "type": f"These sentences tell of {_TYPES.get(value, value)}: {act}.",
        "status": f"{_STATUSES.get(value, value)}: {act}.",
        "actors": f"{value} is one of those who do this: {act}.",
        "recipients": f"This is done to, with or for {value}: {act}.",
        "attribution": f"It is {value} who reports this: {act}.",
        "place": f"{value} is where this is: {act}.",
        "date": f"The date {quoted(claim.raw)} is when this is: {act}.",
    }[claim.field.name]


def _of_demand(claim: Claimed, grounded: Grounded) -> str:
    content = grounded.first("content")
    what = quoted(str(content.value)) if content else "what these sentences tell"
    value = str(claim.value)
    return {
        "demander": f"It is {value} who asks for this: {what}.",
        "addressees": f"It is {value} who is asked for this: {what}.",
        "summary": f"Someone asks for this: {value}.",
        "force": f"This was put as a {value}: {what}.",
        "status": f"The demand {what} is, in these sentences, {value.replace('_', ' ')}.",
        "responder": f"It is {value} who answers the demand {what}.",
        "attribution": f"It is {value} who reports that this is asked for: {what}.",
        "deadline": f"It is wanted {quoted(claim.raw)}: {what}.",
    }[claim.field.name]


def _of_position(claim: Claimed, grounded: Grounded) -> str:
    statement = grounded.first("statement")
    words = quoted(str(statement.value)) if statement else "what these sentences tell"
    value = str(claim.value)
    return {
        "stakeholder": f"The words {words} state the position of {value}.",
        "target": f"The words {words} are about this: {value}.",
        "stance": f"The words {words} are {value} towards what they speak of.",
        "basis": f"The position in {words} is {_basis(value)}.",
        "speaker": f"It is {value} who says {words}.",
        "quoted": f"The words {words} stand in quotation marks.",
    }[claim.field.name]


def _basis(value: str) -> str:
    return {
        "stated": "stated by the one who holds it",
        "reported_by_other": "reported by someone else",
        "author_opinion": "the opinion of the article's author",
    }.get(value, value)
