"""The rule about lives: where the claim says that something cost one, the source says that somebody died."""

import re
from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.grammar.mood import is_negated
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.numerals import CARDINALS
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.lexicon import means_the_same

__all__ = ["survived"]

_WHOSE = rf"(?:his|her|their|its|my|our|your|the|many|several|\d+|{'|'.join(CARDINALS)})"
_TAKEN = re.compile(
    r"\b(?:cost|costs|lose|loses|lost|losing|claim|claims|claimed|claiming|take|takes|took|taken|taking)\s+"
    rf"(?:[\w'’-]+\s+){{0,5}}?{_WHOSE}\s+li(?:fe|ves)\b",
    re.IGNORECASE,
)
"""As in "cost the driver his life", "claimed two lives"; by words, since parsers take "cost" for a noun."""
_DYING = tuple(map(stem_of, ("died", "death", "fatal", "deadly", "lethal", "suicide", "murder", "funeral", "body")))


def survived(comparison: Comparison) -> Iterator[Said]:
    """As in "the crash cost him his life" of somebody whose life "was no longer in danger"."""
    theirs, text = comparison.source.parse, comparison.reading.claim.text
    if theirs is None or not ("life" in text or "lives" in text) or _TAKEN.search(text) is None:
        return
    sentences = [comparison.source.document.sentences[at] for at in comparison.reading.best]
    if not sentences or any(_TAKEN.search(sentence.text) for sentence in sentences):
        return
    if not any(_tells_of_death(theirs, token) for one in sentences for token in theirs.sentence_tokens(one.index)):
        place = comparison.source.document.span(sentences[0].start, sentences[0].end)
        yield Said(Label.NOT_CHECKED, "no sentence of the source that tells of it says that anybody died", (place,))


def _tells_of_death(parse: Parse, token: Token) -> bool:
    stem = stem_of(token.lemma.lower())
    is_denied = token.pos == "VERB" and is_negated(parse, token.index)  # "nobody was killed"
    return not is_denied and any(means_the_same(stem, dying) for dying in _DYING)
