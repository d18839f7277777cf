"""Whether words say something by themselves: a finite verb with its subject, and nothing that hangs in the air."""

from llm_brief.text.document import Span
from llm_brief.text.grammar.parse import Parse, Token

__all__ = ["is_clause"]

_MARKS = frozenset("after before when because ever since until while although though as where whereas".split())
_LINKS = frozenset({"but", "and", "yet", "while", "although", "though", "whereas", "or", "nor"})
"""A statement that begins so is cut out of a longer one, of which somebody else may say a part."""
_FEWEST_WORDS = 4
"""A shorter reported content is a fragment."""
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_clause(parse: Parse, statement: Span) -> bool:
    """It says something: a finite verb with its subject, and more than a few words; nothing that hangs in the air.

    "Are loyalists" is no clause, cut out of "the councils, critics say, are loyalists".
    """
    tokens = parse.tokens_in(statement.start, statement.end)
    if len(tokens) < _FEWEST_WORDS or tokens[0].dep == "cc" or tokens[0].text.lower() in _LINKS:
        return False
    if tokens[0].pos == "NUM" and tokens[1].dep == "cc":
        return False  # "claimed two and Dorn also scored"
    if tokens[0].tag in {"WRB", "WP", "WDT"}:
        return False  # "discussed how he had lost it"
    subjects = {token.head for token in tokens if token.dep in {"nsubj", "nsubjpass", "expl", "csubj"}}
    inside = {token.index for token in tokens}
    tops = [t for t in tokens if (t.head not in inside or t.head == t.index) and t.pos in {"VERB", "AUX"}]
    opened = parse.tokens[tokens[0].head]
    if tokens[0].text.lower() in _MARKS and not (opened.dep == "advcl" and opened.head in inside):
        return False
    if not tops or _is_subjunctive(parse, tops[0]):
        return False
    return _is_tensed(parse, tops[0]) and (tops[0].index in subjects or _is_inverted(parse, tops[0]))


def _is_inverted(parse: Parse, verb: Token) -> bool:
    """As in "now was the time for talks": the subject, read as an attribute, stands behind the verb."""
    before = [index for index in parse.dependents(verb.index, "advmod", "prep") if index < verb.index]
    return verb.lemma == "be" and bool(before) and any(a > verb.index for a in parse.dependents(verb.index, "attr"))


def _is_subjunctive(parse: Parse, verb: Token) -> bool:
    """As in "its demand that it return the ship": asked for, not said to be so."""
    subjects = (parse.tokens[subject] for subject in parse.dependents(verb.index, "nsubj"))
    is_bare = verb.tag in {"VB", "VBP"} and verb.lemma != "be" and not parse.dependents(verb.index, "aux")
    return is_bare and any(subject.text.lower() in {"it", "he", "she"} for subject in subjects)


def _is_tensed(parse: Parse, verb: Token) -> bool:
    helpers = (parse.tokens[helper] for helper in parse.dependents(verb.index, "aux", "auxpass"))
    return any(token.tag in _TENSED for token in (verb, *helpers)) or _is_present(parse, verb)


def _is_present(parse: Parse, verb: Token) -> bool:
    """As in "the boats used by them do nothing": a form that the tagger takes for an infinitive."""
    if verb.tag != "VB" or verb.lemma == "be" or parse.dependents(verb.index, "aux"):
        return False
    subjects = [parse.tokens[subject] for subject in parse.dependents(verb.index, "nsubj") if subject < verb.index]
    return any(subject.tag in {"NNS", "NNPS"} for subject in subjects)
