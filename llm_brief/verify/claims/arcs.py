"""How the words of a parse hang together: what governs a word, small words seen through; the words of a phrase."""

from itertools import pairwise
from typing import NamedTuple

from llm_brief.text.grammar.parse import Parse, Phrase, Token
from llm_brief.verify.claims.words import STOP_WORDS

__all__ = ["Arc", "arcs_of", "text_of_phrase"]

_LABELS = {"nsubj": "S", "nsubjpass": "O", "dobj": "O", "csubj": "S"} | dict.fromkeys(
    ("poss", "amod", "compound", "nmod", "nummod", "advmod"), "M"
)
_SUBJECTS = frozenset({"nsubj", "csubj"})
_DEPTH = 4


class Arc(NamedTuple):
    """A word and the word that governs it, prepositions and coordination seen through; ``label`` says how."""

    head: int
    child: int
    label: str


def arcs_of(parse: Parse, token: Token, depth: int = _DEPTH) -> tuple[Arc, ...]:
    """What governs ``token``: its head; through a preposition, what that hangs on; through "and", also that.

    Words that say nothing by themselves have none.
    """
    if token.head == token.index or token.text.lower() in STOP_WORDS:
        return ()
    head = parse.tokens[token.head]
    if token.dep == "pobj" and head.head != head.index:
        return (Arc(head.head, token.index, "S" if head.dep == "agent" else head.text.lower()),)
    if head.lemma == "be" and token.dep in _SUBJECTS:
        said_of = parse.dependents(head.index, "attr", "acomp")
        return (Arc(said_of[0] if said_of else head.index, token.index, "S"),)
    if token.dep == "conj" and depth:
        shared = (Arc(arc.head, token.index, arc.label) for arc in arcs_of(parse, head, depth - 1))
        return (Arc(head.index, token.index, "conj"), *shared)
    return (Arc(head.index, token.index, _LABELS.get(token.dep, token.dep)),)


def text_of_phrase(parse: Parse, phrase: Phrase) -> str:
    """The tokens of a phrase, with one blank where the text has any."""
    tokens = parse.tokens_in(phrase.start, phrase.end)
    glued = [f"{' ' if token.start > before.end else ''}{token.text}" for before, token in pairwise(tokens)]
    return "".join((tokens[0].text, *glued)) if tokens else ""
