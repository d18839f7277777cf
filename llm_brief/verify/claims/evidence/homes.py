"""Where dates, quantities and words of a claim stand in the document."""

import re

from llm_brief.text.dates.find import FoundDate
from llm_brief.text.document import Span
from llm_brief.text.quantities.find import FoundQuantity
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.words import read_words

__all__ = ["place_of", "stands_broken", "stands_verbatim"]


def place_of(comparison: Comparison, found: FoundDate | FoundQuantity) -> Span:
    """Where a date or a quantity of the document stands."""
    return comparison.source.document.span(found.start, found.end)


def stands_broken(number: str, comparison: Comparison) -> bool:
    """Whether the document has the figures of a number with a blank behind its mark: "1. 7 million", "36, 000"."""
    found = _MARKED.search(number)
    if found is None:
        return False
    broken = re.sub(r"[.,]", lambda mark: rf"\s?[{mark[0]}]\s", re.escape(found[0]).replace("\\", ""))
    return re.search(rf"(?<![\d.,]){broken}(?!\d)", comparison.source.document.text) is not None


_MARKED = re.compile(r"\d+(?:[.,]\d+)+")


def stands_verbatim(text: str, comparison: Comparison) -> bool:
    """Whether a sentence of the document has these words in this order."""
    phrase = f" {' '.join(word.text for word in read_words(text))} "
    return any(phrase in sentence for sentence in comparison.source.phrases)
