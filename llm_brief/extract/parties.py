"""Whether two mentions of those who ask and answer are one party: certain, excluded, or open."""

from collections.abc import Sequence

from llm_brief.text.descriptions import descriptions_of
from llm_brief.text.document import Document, Span
from llm_brief.text.fold import fold_words
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.names import names_of
from llm_brief.text.wordlists import word_set

__all__ = ["are_one"]

_STATE = word_set("""
    government authority leadership regime administration official ministry cabinet side junta ruler state country
    republic leader minister president premier capital
    """)
"""With a country's name these speak for the country."""
_STEM = 5
"""Letters that a country and its adjective share: "Orlan-d", "Orlan-dish"."""


def are_one(document: Document, parse: Parse, one: Span, other: Span) -> bool | None:
    """Whether both mean the same party; None where the text leaves it open.

    "Orland", "the Orlandish authorities" and "Orland's government" are one; "Orland" and "Tessaly" are two. A person
    may speak for any party: nothing excludes it.
    """
    known = descriptions_of(document.text)
    if fold_words(one.exact) == fold_words(other.exact) or known.rule(one.exact, other.exact) is not None:
        return True
    first, second = _names(parse, one), _names(parse, other)
    if not first or not second or any(_is_person(document, names) for names in (first, second)):
        return None
    is_shared = any(_stem(a) == _stem(b) for a in first for b in second)
    if is_shared:
        return True if _is_state(parse, one) and _is_state(parse, other) else None
    return False


def _names(parse: Parse, place: Span) -> tuple[Token, ...]:
    tokens = parse.tokens_in(place.start, place.end)
    return tuple(t for t in tokens if t.text[:1].isupper() and (t.pos == "PROPN" or t.ent_type in {"NORP", "GPE"}))


def _is_person(document: Document, names: Sequence[Token]) -> bool:
    """Labelled a person, with more than one name or by a surname known from the text: labels of places are poor."""
    called = [token for token in names if token.ent_type == "PERSON"]
    surnames = names_of(document.text).surnames
    return len(called) > 1 or any(fold_words(token.text) in surnames for token in called)


def _stem(token: Token) -> str:
    return fold_words(token.text)[:_STEM]


def _is_state(parse: Parse, place: Span) -> bool:
    """A country by its name, or by whom it is ruled; a "Tessaly miners' union" is something else."""
    tokens = parse.tokens_in(place.start, place.end)
    nouns = [token for token in tokens if token.pos in {"NOUN", "PROPN"} and token.tag != "POS"]
    return bool(nouns) and (nouns[-1].pos == "PROPN" or nouns[-1].lemma.lower() in _STATE)
