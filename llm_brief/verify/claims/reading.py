"""A claim as the checks see it, and the sentences of the document that could bear it out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.dates.edtf import EDTF
from llm_brief.text.dates.find import FoundDate, find_dates
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.syntax import Parser
from llm_brief.text.lazy import lazy
from llm_brief.text.stems import stem_of
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.when import follows, is_other_weekday, read_value
from llm_brief.verify.claims.words import Word, is_number, read_words

__all__ = ["Reading", "read_claim"]

_WINDOW = 3
_INITIALS = 3
_NAME = re.compile(r"[A-Z][\w'’-]*(?:\s+(?:of|for|the|and|in)\b)*(?:\s+[A-Z][\w'’-]*(?:\s+(?:of|for|the|and|in)\b)*)+")


@dataclass(frozen=True, eq=False)
class Reading:
    """One claim read against one source."""

    claim: Document
    known: Analysis
    source: Source

    @lazy
    def words(self) -> tuple[Word, ...]:
        """The words of the claim, without dates that the document gives in other words."""
        words = read_words(self.claim.text)
        if not self.dated:
            return words
        return tuple(word for word in words if not any(word.start in date for date in self.dated))

    @lazy
    def undated(self) -> str:
        """The claim's text without those dates."""
        text = self.claim.text
        for date in reversed(self.dated):
            text = text[: date.start] + text[date.stop :]
        return text

    @lazy
    def content(self) -> tuple[Word, ...]:
        """The words that say something by themselves."""
        return tuple(word for word in self.words if word.is_content)

    @lazy
    def dates(self) -> tuple[FoundDate, ...]:
        """The dates of the claim, relative ones read from the day of the document."""
        return find_dates(self.claim.text, self.source.document.published_at)

    @lazy
    def dated(self) -> Sequence[range]:
        """Dates of the claim that the document gives in other words ("Tuesday"): their figures are no news."""
        if self.source.document.published_at is None:
            return ()
        told = [value for _, value in self.source.dated]
        text = self.source.document.text
        found = [date for date in self.dates if date.text not in text]
        return [
            range(date.start, date.end)
            for date in found
            if date.value and _is_told(date.text, read_value(date.value.value), told)
        ]

    @lazy
    def weights(self) -> Sequence[float]:
        """The weight of each content word."""
        return [self.source.weight(word.stem) for word in self.content]

    @lazy
    def found(self) -> Sequence[str | None]:
        """For each content word the stem of the document that it matches, or None."""
        short = self._abbreviated
        return [self.source.nearest(word.stem) or self._base(word) or short.get(word.start) for word in self.content]

    @lazy
    def partners(self) -> Mapping[int, str]:
        """Where a content word starts that the document has, to the stem that it matches there."""
        return {word.start: stem for word, stem in zip(self.content, self.found, strict=True) if stem is not None}

    def _base(self, word: Word) -> str | None:
        """The document's stem for the base form of the word: "took" for "taken"."""
        token = self.known.parse.token_at(word.start) if self.known.parse else None
        return self.source.nearest(stem_of(token.lemma.lower())) if token is not None and not word.capital else None

    @lazy
    def _abbreviated(self) -> dict[int, str]:
        """Where a word of a name begins of which the document has the initials, to the stem of these."""
        found: dict[int, str] = {}
        for run in _NAME.finditer(self.claim.text):
            words = [word for word in self.words if run.start() <= word.start < run.end() and word.capital]
            initials = "".join(word.text[0] for word in words)
            if len(initials) >= _INITIALS and stem_of(initials) in self.source.places:
                found |= {word.start: stem_of(initials) for word in words}
        return found

    @lazy
    def novel(self) -> tuple[Word, ...]:
        """Content words that the document does not have in any form."""
        return tuple(word for word, found in zip(self.content, self.found, strict=True) if found is None)

    @lazy
    def best(self) -> tuple[int, ...]:
        """Positions of up to three sentences that together hold the most of the claim, the best first."""
        chosen: list[int] = []
        covered: set[int] = set()
        for _ in range(_WINDOW):
            gains = self._gains(covered) if covered else self._held
            if not gains:
                break
            best = max(gains, key=lambda at: (gains[at], self._held.get(at, 0.0), -at))
            chosen.append(best)
            covered |= {n for n, stem in enumerate(self.found) if stem and best in self.source.found_in[stem]}
        return tuple(chosen)

    def _gains(self, covered: set[int]) -> dict[int, float]:
        gains: dict[int, float] = {}
        for number, (stem, weight) in enumerate(zip(self.found, self.weights, strict=True)):
            if stem is None or number in covered:
                continue
            for at in self.source.found_in[stem]:
                gains[at] = gains.get(at, 0.0) + weight
        return gains

    @lazy
    def _held(self) -> dict[int, float]:
        """How much of the claim each sentence holds, by weight."""
        return self._gains(set())

    def held_by(self, *sentences: int) -> float:
        """The share of the claim's weight that the sentences hold together."""
        if not self._total:
            return 0.0
        held = [weight for weight, places in self._weighed if not places.isdisjoint(sentences)]
        return sum(held) / self._total

    @lazy
    def _total(self) -> float:
        return sum(self.weights)

    @lazy
    def _weighed(self) -> Sequence[tuple[float, frozenset[int]]]:
        """The weight of each word that the document has, and the sentences that have it."""
        found_in = self.source.found_in
        return [(weight, found_in[stem]) for stem, weight in zip(self.found, self.weights, strict=True) if stem]

    @lazy
    def evidence(self) -> tuple[int, ...]:
        """The sentences that matter, in the order of the text: each of the best that adds something of weight."""
        kept: list[int] = []
        for at in self.best:
            if not kept or self.held_by(*kept, at) - self.held_by(*kept) > 0.12:
                kept.append(at)
        return tuple(sorted(kept))

    @lazy
    def spans(self) -> tuple[Span, ...]:
        """The evidence as places in the document."""
        sentences = self.source.document.sentences
        return tuple(self.source.document.span(sentences[at].start, sentences[at].end) for at in self.evidence)

    @lazy
    def marked(self) -> tuple[Word, ...]:
        """Names and numbers: capitalised words inside a sentence, and figures."""
        starts = {sentence.start for sentence in self.claim.sentences}
        return tuple(
            word for word in self.content if is_number(word.stem) or (word.capital and word.start not in starts)
        )


def _is_told(text: str, value: EDTF, told: Sequence[EDTF]) -> bool:
    return not is_other_weekday(text, value) and any(follows(value, other) for other in told)


def read_claim(claim: Document, source: Source, parser: Parser | None) -> Reading:
    """``claim`` read against ``source``; parsed when there is a ``parser`` and the document is parsed as well."""
    return Reading(claim, analyse(claim, parser if source.parse is not None else None), source)
