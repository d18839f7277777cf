"""How telling words are, and how alike texts and documents are by the words they share."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from llm_brief.consolidate.likeness_words import surprise
from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.propernames import words_of_names
from llm_brief.consolidate.terms import terms_of
from llm_brief.text.document import Document

__all__ = ["Weights"]

_ENOUGH_SHARED = 1.5
"""Weight of shared words from which on it does not matter how much more the longer text says."""
_DULL = 0.4
"""What a word of a party's name counts: parties are compared as parties."""
_RARE = 8.0
_FEW = 60
"""So many sentences tell as much of how common words are as the news at large does."""

_MANY_NAMES = 5
_NAMES_SHARED = 0.15
"""Of the names in the article that has fewer: reports of one story share most, others but a capital."""


class _Telling(dict[str, float]):
    """Words to their weights, each worked out when it is first asked for."""

    def __init__(self, counts: Mapping[str, int], total: int) -> None:
        super().__init__()
        self._counts, self._total = counts, total

    def __missing__(self, term: str) -> float:
        here = math.log((1 + self._total) / (1 + self._counts.get(term, 0))) / math.log(1 + self._total)
        at_large = min(1.0, surprise(term) / _RARE)
        weight = self[term] = (self._total * here + _FEW * at_large) / (self._total + _FEW)
        return weight


@dataclass(frozen=True, eq=False)
class Weights:
    """How telling a word is: rare words tell more. Remembers what it has worked out."""

    _known: _Telling = field(repr=False)
    _named: Mapping[str, frozenset[str]] = field(repr=False)
    _sums: dict[tuple[frozenset[str], frozenset[str]], float] = field(default_factory=dict, repr=False)
    _documents: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _pairs: dict[tuple[str, str], float] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, documents: Iterable[Document]) -> "Weights":
        """The weights of words by the sentences of these documents that have them."""
        given = tuple(documents)
        sentences = [frozenset(terms_of(sentence.text)) for document in given for sentence in document.sentences]
        named = {str(document.id): words_of_names(document) for document in given}
        counts = Counter(term for terms in sentences for term in terms)
        return cls(_Telling(counts, max(len(sentences), 2)), named)

    def of_term(self, term: str) -> float:
        """From 0 (everywhere) to 1 (nowhere else): in the news at large, and the more sentences there are, in these."""
        return self._known[term]

    def own_words(self, one: Profile, other: Profile) -> float:
        """How alike the records' own words are, from 0 to 1."""
        return self._alike((one.terms, one.names), (other.terms, other.names))

    def sentences(self, one: Profile, other: Profile) -> float:
        """How alike the sentences are that the records rest on, from 0 to 1."""
        return self._alike((one.context, one.names), (other.context, other.names))

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How alike two sets of words are, from 0 to 1."""
        return self._alike((one, frozenset()), (other, frozenset()))

    def documents(self, one: Profile, other: Profile) -> float:
        """How alike the documents of two records are."""
        key = (min(one.doc_id, other.doc_id), max(one.doc_id, other.doc_id))
        if key not in self._pairs:
            first, second = (self._terms_of(profile) for profile in (one, other))
            none: frozenset[str] = frozenset()
            whole = math.sqrt(self._sum(first, none) * self._sum(second, none))
            self._pairs[key] = self._of_all(first & second, none) / whole if whole else 0.0
        return self._pairs[key]

    def are_strangers(self, one: Profile, other: Profile) -> bool:
        """Whether their documents name many and hardly anyone or any place in common: they tell of other things."""
        first, second = self._named[one.doc_id], self._named[other.doc_id]
        fewer = min(len(first), len(second))
        if fewer < _MANY_NAMES:
            return False
        return first.isdisjoint(second) or len(first & second) < _NAMES_SHARED * fewer

    def _alike(self, one: tuple[frozenset[str], frozenset[str]], other: tuple[frozenset[str], frozenset[str]]) -> float:
        """Half by what they share of both, half of the shorter.

        Of the shorter alone counts in full only when several telling words are shared. Of each the second set are words
        that count little. Numbers that both have count; others are what reports of one thing differ in.
        """
        both = one[0] & other[0]
        if not both:
            return 0.0
        dull = one[1] | other[1]
        shared = self._of_all(both, dull)
        numbers = self._of_all(frozenset([term for term in both if term[:1].isdigit()]), dull)
        first, second = self._sum(*one) + numbers, self._sum(*other) + numbers
        least = max(shared, min(first, second))
        of_shorter = shared / least * min(1.0, shared / _ENOUGH_SHARED)
        return 0.5 * shared / math.sqrt(max(first, shared) * max(second, shared)) + 0.5 * of_shorter

    def _sum(self, terms: frozenset[str], dull: frozenset[str]) -> float:
        """The weight of all words but numbers."""
        key = (terms, dull)
        if key not in self._sums:
            self._sums[key] = self._of_all(frozenset(term for term in terms if not term[:1].isdigit()), dull)
        return self._sums[key]

    def _of_all(self, terms: frozenset[str], dull: frozenset[str]) -> float:
        known = self._known
        if dull.isdisjoint(terms):
            return math.fsum([known[term] for term in terms])
        return math.fsum([known[term] * _DULL if term in dull else known[term] for term in terms])

    def _terms_of(self, profile: Profile) -> frozenset[str]:
        if profile.doc_id not in self._documents:
            self._documents[profile.doc_id] = frozenset(terms_of(profile.document.text))
        return self._documents[profile.doc_id]
