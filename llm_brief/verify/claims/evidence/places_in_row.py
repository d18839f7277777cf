"""Whether a source gives a place in a row in other words: "the second" for "the second train", "stage four"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.numerals import CARDINALS, ORDINALS
from llm_brief.text.quantities.find import FoundQuantity
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import read_words

__all__ = ["is_ranked"]

_WORDS = {number: word for word, number in CARDINALS.items()}


def is_ranked(ordinal: FoundQuantity, source: Source, evidence: Sequence[int]) -> bool:
    """Whether the document has the ordinal without a noun near the evidence, or its noun with the number behind it.

    ``evidence``: positions of the sentences that bear on the claim.
    """
    number = int(ordinal.value.low or 0)
    near = {at + step for at in evidence for step in range(-_NEAR, _NEAR + 1)}
    indexes = {source.document.sentences[at].index for at in near if 0 <= at < len(source.sentences)}
    if source.parse is not None and any(rank == number and at in indexes for rank, at in _without_noun(source.parse)):
        return True
    noun = read_words(ordinal.text)[-1].text
    figure = f"{number}|{_WORDS[number]}" if number in _WORDS else str(number)
    return _pattern(noun, figure).search(source.document.text) is not None


_NEAR = 2


@lru_cache(maxsize=256)
def _pattern(noun: str, figure: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(noun)}s?\s+(?:{figure})\b", re.IGNORECASE)


@once_per_parse
def _without_noun(parse: Parse) -> frozenset[tuple[int, int]]:
    """The places in a row that stand for a thing by themselves, and in which sentence: "The first lasted an hour"."""
    return frozenset(
        (ORDINALS[token.text.lower()], token.sentence)
        for token in parse.tokens
        if token.dep in _ARGUMENTS and token.text.lower() in ORDINALS and _is_determined(parse, token)
    )


_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "conj", "ROOT", "oprd", "dep"})


def _is_determined(parse: Parse, token: Token) -> bool:
    before = parse.tokens[token.index - 1] if token.index else None
    return before is not None and before.tag in {"DT", "PRP$"}
