"""Whose the thing is that a figure measures: "the city's budget of 6 million", "a firm whose turnover is 6 million"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from llm_brief.text.grammar.parse import Parse, Phrase, Token
from llm_brief.text.quantities.find import FoundQuantity
from llm_brief.verify.claims.source import Source

__all__ = ["Owned", "owned_in", "owned_told"]

_INNER = frozenset({"compound", "nmod", "nummod", "amod", "quantmod"})
_SAID = frozenset({"attr", "dobj", "npadvmod"})
_NAMING = frozenset({"NOUN", "PROPN"})


class Owned(NamedTuple):
    """A figure, the noun that it measures, as a token, and whose that is."""

    figure: FoundQuantity
    noun: int
    owner: Phrase


@lru_cache(maxsize=16)
def owned_told(source: Source) -> Sequence[Owned]:
    """The figures of a source that measure something of somebody or something."""
    return tuple(owned_in(source.parse, source.quantities)) if source.parse is not None else ()


def owned_in(parse: Parse, figures: Sequence[FoundQuantity]) -> Iterator[Owned]:
    """Those of the figures that measure something of somebody or something, a pronoun's left out."""
    for figure in figures:
        noun = _measured(parse, figure)
        owner = _owner(parse, noun, figure) if noun is not None else None
        if noun is not None and owner is not None and parse.tokens[owner].pos in _NAMING:
            yield Owned(figure, noun, parse.noun_phrase(owner))


def _measured(parse: Parse, figure: FoundQuantity) -> int | None:
    """The noun of which a figure says how much it is."""
    tokens = parse.tokens_in(figure.start, figure.end)
    inside = {token.index for token in tokens}
    top = next((token for token in reversed(tokens) if token.head not in inside), None)
    if top is None:
        return None
    while top.dep in _INNER:
        top = parse.tokens[top.head]
        if top.pos in _NAMING and parse.dependents(top.index, "poss"):
            return top.index
    above = parse.tokens[top.head]
    if top.dep == "pobj":
        beyond = parse.tokens[above.head]
        if above.lemma == "of" and beyond.pos in _NAMING:
            return beyond.index
        return _subject(parse, beyond) if above.lemma in {"at", "to", "by"} else None
    return _subject(parse, above) if top.dep in _SAID else None


def _subject(parse: Parse, above: Token) -> int | None:
    if above.pos == "ADJ":  # "is worth 6 million"
        above = parse.tokens[above.head]
    subjects = parse.dependents(above.index, "nsubj", "nsubjpass") if above.pos in {"VERB", "AUX"} else ()
    return next((at for at in subjects if parse.tokens[at].pos in _NAMING), None)


def _owner(parse: Parse, noun: int, figure: FoundQuantity) -> int | None:
    for at in parse.dependents(noun, "poss"):
        if parse.tokens[at].tag != "WP$":
            return at
        clause = next((up for up in parse.ancestors(at) if parse.tokens[up].dep == "relcl"), None)
        return parse.tokens[clause].head if clause is not None else None
    for of in parse.dependents(noun, "prep"):
        below = parse.dependents(of, "pobj") if parse.tokens[of].lemma == "of" else ()
        if below and not figure.start <= parse.tokens[below[0]].start < figure.end:
            return below[0]
    above = parse.tokens[parse.tokens[noun].head]
    has = parse.tokens[noun].dep == "dobj" and above.lemma == "have"
    return next(iter(parse.dependents(above.index, "nsubj")), None) if has else None
