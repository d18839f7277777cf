"""Documents as vectors of words, so weighted that what tells one event from another of its kind counts most.

Names weigh more than other words, the lead more than what follows, and a rare word more than a common one. How rare
a word is follows from the documents at hand and, where these are few, from how common it is in news at large: in a
folder of five reports on one place the name of the place is no sign of a story.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from llm_brief.consolidate.likeness_words import expected_share
from llm_brief.consolidate.terms import STOP_WORDS, stem_of
from llm_brief.text.document import Document

__all__ = ["Bag", "Vector", "bag_of", "contrasts", "dot", "vectors"]

Bag = Mapping[str, float]
"""How often a document has each stem, weighted by where and how it is written."""
Vector = Mapping[str, float]
"""A bag with weights for terms, of length 1; empty for a document that shares no word with any other."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]{2,}")
_ADDRESS = re.compile(r"\s*(?:https?\s*:|www\s*\.)")
_NAME = 3.0
_LEAD = 2.0
_PRIOR = 50.0
"""As many imagined reports of news at large stand beside the documents at hand."""


def bag_of(document: Document) -> Bag:
    """The stems of a document. A capitalised word is a name unless the document has it in lower case too."""
    plain = set(re.findall(r"\b[^\W\d_]+\b", document.text)) - STOP_WORDS
    counts: dict[str, float] = {}
    for sentence in document.sentences:
        if _ADDRESS.match(sentence.text):
            continue
        weight = _LEAD if sentence.index == document.sentences[0].index else 1.0
        for match in _WORD.finditer(sentence.text):
            word = match[0].lower()
            if word not in STOP_WORDS:
                name = match[0] != word and word not in plain
                stem = stem_of(word)
                counts[stem] = counts.get(stem, 0.0) + (_NAME * weight if name else weight)
    return counts


def vectors(bags: Sequence[Bag]) -> tuple[Vector, ...]:
    """The bags weighted by how rare each word is; words of one document only are left out."""
    shared = _document_counts(bags)
    rarity = {term: _rarity(term, count, len(bags)) for term, count in shared.items() if count > 1}
    return tuple(_unit(bag, rarity) for bag in bags)


def contrasts(bags: Sequence[Bag]) -> tuple[Vector, ...]:
    """The same for documents of one topic, where a word weighs the less the more of them have it."""
    shared = _document_counts(bags)
    rarity = {
        term: _rarity(term, count, len(bags)) * (1 - count / len(bags)) ** 2
        for term, count in shared.items()
        if count > 1
    }
    return tuple(_unit(bag, rarity) for bag in bags)


def dot(one: Vector, other: Vector) -> float:
    """The inner product."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def _document_counts(bags: Iterable[Bag]) -> Counter[str]:
    return Counter(term for bag in bags for term in bag)


def _rarity(term: str, count: int, documents: int) -> float:
    share = (count + _PRIOR * expected_share(term)) / (documents + _PRIOR)
    return -math.log(share) if share < 1 else 0.0


def _unit(bag: Bag, rarity: Mapping[str, float]) -> Vector:
    weights = {
        term: (1 + math.log(max(count, 1.0))) * rarity[term] for term, count in bag.items() if rarity.get(term, 0.0) > 0
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()}
