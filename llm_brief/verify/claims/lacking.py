"""Whether a source has no word at all for a word of a claim: what a reason may say that it lacks."""

from functools import lru_cache

from llm_brief.text.stems import stem_of
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.lexicon import has_meaning_in
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import Word

__all__ = ["is_lacking"]

_SMALL = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ", "PUNCT", "X"})
_SHORTEST = 3


def is_lacking(word: Word, comparison: Comparison) -> bool:
    """Whether the word says something, and the source has neither a form of it nor a word that means the same."""
    token = comparison.reading.known.parse.token_at(word.start) if comparison.reading.known.parse else None
    if token is None:
        return len(word.text) >= _SHORTEST and not has_meaning_in(word.stem, comparison.source.places.keys())
    if token.pos in _SMALL or (len(word.text) < _SHORTEST and not word.capital):
        return False
    lemma = stem_of(token.lemma.lower())
    known = comparison.source.places.keys()
    return not (has_meaning_in(word.stem, known) or has_meaning_in(lemma, known) or lemma in _lemmas(comparison.source))


@lru_cache(maxsize=16)
def _lemmas(source: Source) -> frozenset[str]:
    """The stems of the base forms of the document: "sing" where it has "sung"."""
    return frozenset(stem_of(token.lemma.lower()) for token in source.parse.tokens) if source.parse else frozenset()
