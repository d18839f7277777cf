"""Which words of a phrase name an actor, and whether they do."""

from collections.abc import Iterator

from llm_brief.text.document import Document, Span
from llm_brief.text.parse import Parse, Phrase

__all__ = ["actors_in", "is_actor", "name_span"]

_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "CARDINAL", "QUANTITY"})
"""Of the entity labels only these are trusted to say that a name is none: beside quotation marks persons are labelled
as works of art."""
_PEOPLE = frozenset(
    """
    official officials government governments ministry ministries minister president council councils army
    forces troops police workers worker union unions company companies party parties group groups leader leaders
    delegate delegates delegation delegations organiser organisers organizer organizers spokesman spokeswoman
    spokesperson envoy ambassador protester protesters demonstrators militants fighters rebels front commission
    committee parliament court courts residents families refugees exiles opposition movement federation
    association institute embassy bank operator board management dockers strikers employers employer mediators
    mediator negotiators rebels insurgents gunmen soldiers guards authorities agency agencies administration
    cabinet lawmakers senators activists journalists diplomats diplomat observers monitors scientists doctors
    teachers students farmers fishermen owners coalition alliance bloc regime junta militia gang executive
    chairman chairwoman director secretary participants sides
    """.split()
)
_LOOSE = frozenset({"relcl", "acl", "punct"})
_INSIDE = frozenset(
    {"compound", "amod", "poss", "case", "nummod", "det", "nmod", "quantmod", "advmod", "predet", "flat"}
)


def actors_in(parse: Parse, phrase: Phrase, document: Document) -> Iterator[Span]:
    """The names in a phrase, one for each coordinated head, where they name someone who can act."""
    pending = [phrase.head]
    while pending:
        head = pending.pop(0)
        if is_actor(parse, head):
            yield name_span(parse, head, document)
        pending.extend(parse.dependents(head, "conj"))


def is_actor(parse: Parse, head: int) -> bool:
    """Whether a noun names a person, a group, a state or an organisation; pronouns do not."""
    token = parse.tokens[head]
    if any(parse.tokens[owner].tag == "PRP$" for owner in parse.dependents(head, "poss")):
        return False  # "her government": whose, stands in another sentence
    if token.pos == "PROPN":
        return token.ent_type not in _MEASURES
    if token.pos != "NOUN":
        return False
    return bool({token.text.lower(), token.lemma} & _PEOPLE) or token.ent_type in _ACTORS


def name_span(parse: Parse, head: int, document: Document) -> Span:
    """The head with what belongs to its name: modifiers before it, "of ..." after a proper name."""
    first = head
    for child in parse.children(head):
        if child < head and parse.tokens[child].dep in _INSIDE:
            first = min(first, parse.edges(child)[0])
    last = max([head, *(parse.edges(child)[1] for child in _after(parse, head))])
    start, end = parse.tokens[first].start, parse.tokens[last].end
    return document.span(start, end)


def _after(parse: Parse, head: int) -> Iterator[int]:
    """The "of" and "for" phrases that name: "Front of Afghanistan", "Women for Peace", "leader of the union"."""
    for child in parse.dependents(head, "prep"):
        objects = parse.dependents(child, "pobj")
        plain = bool(objects) and parse.edges(objects[0])[1] - child <= 5
        is_simple = not any(parse.tokens[i].dep in _LOOSE for i in range(child, parse.edges(child)[1] + 1))
        if child == head + 1 and parse.tokens[child].lemma in {"of", "for"} and plain and is_simple:
            yield child
