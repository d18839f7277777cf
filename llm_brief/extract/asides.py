"""Clauses that tell of no event by themselves: quoted, told in passing, misread, or about what stands elsewhere."""

from collections.abc import Sequence

from llm_brief.text.document import Document
from llm_brief.text.grammar.arguments import is_joined
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.quotations import Quotation, in_quotation

__all__ = ["is_aside"]

_TENSED = frozenset({"VBZ", "VBD"})


def is_aside(document: Document, parse: Parse, clause: Clause, quoted: Sequence[Quotation]) -> bool:
    """Whether the clause is left out: nothing that it says could be printed as an event of its own."""
    verb = parse.tokens[clause.predicate]
    sentence = document.sentence_at(verb.start)
    if sentence is None or sentence.heading or in_quotation(quoted, verb.start, verb.end):
        return True
    return _is_in_passing(parse, clause, verb) or _is_misread(parse, verb) or _is_open(parse, clause)


def _is_in_passing(parse: Parse, clause: Clause, verb: Token) -> bool:
    """As in "states suing the agency", "people opposed to it"."""
    if (verb.dep in {"acl", "amod"} and verb.tag == "VBG") or _is_reason(parse, verb):
        return True
    if clause.passive and any(parse.tokens[other].pos == "ADJ" for other in parse.dependents(verb.index, "conj")):
        return True  # "has been divided and weak": a state
    return clause.subject is None and not (clause.passive and parse.dependents(verb.index, "auxpass"))


def _is_reason(parse: Parse, verb: Token) -> bool:
    """As in "held Oru in contempt for refusing to come": which of the two refused, the parser does not say."""
    preposition = parse.tokens[verb.head]
    is_reason = verb.dep == "pcomp" and preposition.lemma == "for"
    return is_reason and bool(parse.dependents(preposition.head, "dobj")) and parse.tokens[preposition.head].tag == "VB"


def _is_misread(parse: Parse, verb: Token) -> bool:
    """A verb joined to another by nothing, or a participle that was taken for the verb: "the sum promised has ..."."""
    own = parse.dependents(verb.index, "nsubj", "nsubjpass")
    if verb.dep == "conj" and not is_joined(parse, verb.index):
        return not own or _gives_what_stands_before(parse, verb)
    below = (child for complement in parse.dependents(verb.index, "xcomp") for child in parse.children(complement))
    return any(parse.tokens[child].tag in _TENSED for child in below)


def _gives_what_stands_before(parse: Parse, verb: Token) -> bool:
    """As in "the challenge Oru sent Dorn": what was sent is the noun before the one who sent it."""
    first = parse.edges(verb.index)[0]
    return first > 0 and parse.tokens[first - 1].pos in {"NOUN", "PROPN"}


def _is_open(parse: Parse, clause: Clause) -> bool:
    """Who acts or what is acted upon is "it" or "this", and nothing is certain of whom or what that means."""
    surface = next(iter(clause.objects), None) if clause.passive else clause.subject
    others = [phrase for phrase in (clause.subject, *clause.objects) if phrase is not None and phrase != surface]
    if any(parse.tokens[phrase.head].pos == "PRON" for phrase in others):
        return True
    return surface is not None and parse.tokens[surface.head].pos == "PRON" and clause.stands_for is None
