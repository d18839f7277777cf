"""Whether two numbers are told of one thing: the words above what they count are the same, or mean the same."""

import re
from collections.abc import Iterator, Sequence

from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.quantities.find import FoundQuantity
from llm_brief.text.stems import stem_of
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.sides import excludes
from llm_brief.verify.claims.words import STOP_WORDS, Word, is_number, near

__all__ = ["is_among", "is_of_one_thing", "is_one_of_them", "stands_in_its_place"]

_FAR = 4  # words that say something, above a number
_LIGHT = frozenset("be have do say tell report put give make take get about around".split())


def is_of_one_thing(claimed: FoundQuantity, told: FoundQuantity, comparison: Comparison) -> bool:
    """Whether a word that governs the number in the claim governs that of the source, or one that means the same."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return True
    if _are_against(claimed, told, comparison):
        return False
    ours, others = set(_above(mine, claimed)), set(_above(theirs, told))
    if not ours or not others:
        return True
    return any(near(one, other) or means_the_same(one, other) for one in ours for other in others)


def _are_against(claimed: FoundQuantity, told: FoundQuantity, comparison: Comparison) -> bool:
    """Whether the one counts those who do a thing, and the other those who do not, or who do the reverse."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    one = _clause_around(claimed.start, comparison.reading.known.clauses)
    other = _clause_around(told.start, comparison.source.known.clauses)
    if mine is None or theirs is None or one is None or other is None:
        return False
    return one.negated != other.negated or excludes(one, mine, other, theirs)


def _clause_around(start: int, clauses: Sequence[Clause]) -> Clause | None:
    """The shortest clause with that place."""
    around = [clause for clause in clauses if clause.start <= start < clause.end]
    return min(around, key=lambda clause: clause.end - clause.start, default=None)


def _above(parse: Parse, quantity: FoundQuantity) -> Iterator[str]:
    """The stems of the words that govern a number, up to the verb; what only measures says nothing."""
    first = parse.token_at(quantity.start)
    tokens = parse.tokens_in(quantity.start, quantity.end) if first is not None else ()
    if not tokens:
        return
    heads = [token for token in tokens if token.head not in {other.index for other in tokens}]
    top = heads[-1] if heads else tokens[-1]
    path = (top.index, *parse.ancestors(top.index))
    found = 0
    for at in path[1:]:
        token = parse.tokens[at]
        stem = stem_of(token.lemma.lower())
        if token.pos not in {"NOUN", "PROPN", "VERB", "ADJ", "ADV"} or token.lemma.lower() in _LIGHT:
            continue
        if stem in STOP_WORDS or is_number(stem):
            continue
        yield stem
        found += 1
        if token.pos == "VERB" or found == _FAR:
            return


def stands_in_its_place(claimed: FoundQuantity, told: FoundQuantity, comparison: Comparison) -> bool:
    """Whether the claim otherwise repeats the sentence, and has the one number where that has the other."""
    if claimed.value.kind is not told.value.kind and None in (claimed.value.unit, told.value.unit):
        return False
    gaps = (gap for twin in comparison.twins for gap in twin.gaps)
    return any(_holds(gap.claimed, claimed) and _holds(gap.told, told) for gap in gaps)


def _holds(words: tuple[Word, ...], quantity: FoundQuantity) -> bool:
    return any(quantity.start <= word.start < quantity.end for word in words)


def is_one_of_them(quantity: FoundQuantity) -> bool:
    """Whether the number only picks one out of a number: "one of the three"."""
    return quantity.whole is not None and quantity.value.low == 1


def is_among(quantity: FoundQuantity, text: str) -> bool:
    """Whether ``text`` only says that somebody is one of as many: "among the 17 pilots", "one of 17"."""
    return _AMONG.search(text, max(0, quantity.start - _BEFORE), quantity.start) is not None


_AMONG = re.compile(
    r"\b(?:among|amongst|one\s+of)\s+(?:(?:the|its|their|his|her|some|about|around)\s+)*\Z", re.IGNORECASE
)
_BEFORE = 24
"""Characters before a number in which that stands."""
