"""Whether a source has no word at all for a word of a claim: what a reason may say that it lacks."""

from functools import lru_cache

from llm_brief.text.grammar.parse import Token
from llm_brief.text.quantities.find import Agreement, agrees
from llm_brief.text.stems import stem_of
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.derived import may_follow
from llm_brief.verify.claims.lexicon import has_meaning_in
from llm_brief.verify.claims.operators import DENIALS
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import Word, is_number

__all__ = ["is_elsewhere", "is_lacking", "roots_of"]

_SMALL = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ", "PUNCT", "X"})
_LIGHT = frozenset("be have do go come make take give get put let keep use become begin accord".split())
"""Verbs that say too little by themselves for a source to lack them."""
_SHORTEST = 3


def is_lacking(word: Word, comparison: Comparison) -> bool:
    """Whether the word says something, and the source has no form of it, no word made of it, and none that means it."""
    if is_number(word.stem):
        return not (_is_given(word, comparison) or _is_no_figure(word, comparison))
    token = comparison.reading.known.parse.token_at(word.start) if comparison.reading.known.parse else None
    known = comparison.source.places.keys()
    if word.text in DENIALS:
        return False  # of which ``undenied`` tells
    if token is None:
        return len(word.text) >= _SHORTEST and not has_meaning_in(word.stem, known)
    if _says_little(word, token) or _is_of_grammar(token, comparison) or _is_given(word, comparison):
        return False
    lemma = stem_of(token.lemma.lower())
    if has_meaning_in(word.stem, known) or has_meaning_in(lemma, known) or lemma in _lemmas(comparison.source):
        return False
    return word.capital or roots_of(word.text).isdisjoint(_roots(comparison.source))


def _says_little(word: Word, token: Token) -> bool:
    is_short = len(word.text) < _SHORTEST and not word.capital
    return is_short or token.pos in _SMALL or token.lemma.lower() in _LIGHT


def _is_of_grammar(token: Token, comparison: Comparison) -> bool:
    """Whether it says nothing by itself: a small adverb ("so far", "no longer"), or the noun of a set phrase.

    Such a noun stands bare behind a preposition, below a verb that says little: "came to light", "get under way".
    """
    parse = comparison.reading.known.parse
    if token.pos == "ADV":
        return not token.text.lower().endswith("ly")
    before = parse.tokens[token.index - 1] if parse is not None and token.index else token
    if token.pos == "ADJ":
        return before.text.lower() == "as"  # "as early as"
    if parse is None or token.dep != "pobj" or before.index != token.head or parse.children(token.index):
        return False
    return token.lemma == "way" or parse.tokens[parse.tokens[token.head].head].lemma in _LIGHT


def is_elsewhere(comparison: Comparison, *, least: float) -> bool:
    """Whether at least that part of what the claim says, names apart, is in no word of the source."""
    plain = [word for word in comparison.reading.content if not word.capital]
    strange = [word for word in comparison.reading.novel if is_lacking(word, comparison)]
    return len(strange) >= least * len(plain)


def _is_given(word: Word, comparison: Comparison) -> bool:
    """Whether it is part of a number that the source gives in other words or more closely, or lets reckon."""
    around = [quantity for quantity in comparison.quantities if quantity.start <= word.start < quantity.end]
    if any(may_follow(one, comparison) for one in around):
        return True
    told = comparison.source.quantities
    return any(agrees(one.value, other.value) in _GIVEN for one in around for other in told)


def _is_no_figure(word: Word, comparison: Comparison) -> bool:
    """Whether a number in letters counts nothing: "one of the investigators", "for one"."""
    return word.text.isalpha() and not any(one.start <= word.start < one.end for one in comparison.quantities)


_GIVEN = (Agreement.SAME, Agreement.LESS_PRECISE)


@lru_cache(maxsize=16)
def _lemmas(source: Source) -> frozenset[str]:
    """The stems of the base forms of the document: "sing" where it has "sung"."""
    return frozenset(stem_of(token.lemma.lower()) for token in source.parse.tokens) if source.parse else frozenset()


@lru_cache(maxsize=16)
def _roots(source: Source) -> frozenset[str]:
    return frozenset(root for text in {word.text for word in source.flat} for root in roots_of(text))


_BEFORE = ("over", "under", "counter", "inter", "mis", "dis", "non", "pre", "un", "im", "in", "ir", "il", "re", "co")
_BEHIND = tuple(
    """ations ation ments ment ships ship ness ities ity ances ance ences ence ingly edly ings ing ists ist isms ism
    ables able ibles ible ally fully less ions ion ives ive ized ised izing ising ize ise ers er ors or als al ly ed es
    s y e""".split()
)
_ROOT = 3


@lru_cache(maxsize=16384)
def roots_of(word: str) -> frozenset[str]:
    """What is left of a word without what English makes new words with: "overpaying" and "payment" share "pay"."""
    bare = [
        word,
        *(word.removeprefix(part) for part in _BEFORE if word.startswith(part) and len(word) >= len(part) + _ROOT),
    ]
    return frozenset(_without_endings(one) for one in bare)


def _without_endings(word: str) -> str:
    while (shorter := _without_ending(word)) != word:
        word = shorter
    return word


def _without_ending(word: str) -> str:
    for ending in _BEHIND:
        if word.endswith(ending) and len(word) - len(ending) >= _ROOT:
            word = word.removesuffix(ending)
            return word[:-1] if len(word) > _ROOT and word[-1] == word[-2] else word
    return word
