"""A claim as the checks see it, and the sentences of the document that could bear it out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.dates import find_dates
from llm_brief.text.document import Document, Span
from llm_brief.text.edtf import EDTF, contains
from llm_brief.text.syntax import Parser
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import Word, is_number, read_words

__all__ = ["Reading", "read_claim"]

_WINDOW = 3


@dataclass(frozen=True, eq=False)
class Reading:
    """One claim read against one source."""

    claim: Document
    known: Analysis
    source: Source

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the claim, without dates that the document gives in other words."""
        words = read_words(self.claim.text)
        return tuple(word for word in words if not any(word.start in date for date in self.dated))

    @cached_property
    def undated(self) -> str:
        """The claim's text without those dates."""
        text = self.claim.text
        for date in reversed(self.dated):
            text = text[: date.start] + text[date.stop :]
        return text

    @cached_property
    def content(self) -> tuple[Word, ...]:
        """The words that say something by themselves."""
        return tuple(word for word in self.words if word.is_content)

    @cached_property
    def dated(self) -> Sequence[range]:
        """Dates of the claim that the document gives in other words ("Tuesday"): their figures are no news."""
        published = self.source.document.published_at
        if published is None:
            return ()
        told = [EDTF.parse(date.value.value) for date in self.source.dates if date.value]
        text = self.source.document.text
        found = [date for date in find_dates(self.claim.text, published) if date.text not in text]
        return [
            range(date.start, date.end)
            for date in found
            if date.value and any(contains(EDTF.parse(date.value.value), other) for other in told)
        ]

    @cached_property
    def weights(self) -> Sequence[float]:
        """The weight of each content word."""
        return [self.source.weight(word.stem) for word in self.content]

    @cached_property
    def found(self) -> Sequence[str | None]:
        """For each content word the stem of the document that it matches, or None."""
        return [self.source.nearest(word.stem) for word in self.content]

    @cached_property
    def novel(self) -> tuple[Word, ...]:
        """Content words that the document does not have in any form."""
        return tuple(word for word, found in zip(self.content, self.found, strict=True) if found is None)

    @cached_property
    def best(self) -> tuple[int, ...]:
        """Positions of up to three sentences that together hold the most of the claim, the best first."""
        chosen: list[int] = []
        covered: set[int] = set()
        for _ in range(_WINDOW):
            gains = self._gains(covered)
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

    @cached_property
    def _held(self) -> dict[int, float]:
        """How much of the claim each sentence holds, by weight."""
        return self._gains(set())

    def held_by(self, *sentences: int) -> float:
        """The share of the claim's weight that the sentences hold together."""
        total = sum(self.weights)
        if not total:
            return 0.0
        held = (
            weight
            for stem, weight in zip(self.found, self.weights, strict=True)
            if stem and not self.source.found_in[stem].isdisjoint(sentences)
        )
        return sum(held) / total

    @cached_property
    def evidence(self) -> tuple[int, ...]:
        """The sentences that matter, in the order of the text: each of the best that adds something of weight."""
        kept: list[int] = []
        for at in self.best:
            if not kept or self.held_by(*kept, at) - self.held_by(*kept) > 0.12:
                kept.append(at)
        return tuple(sorted(kept))

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The evidence as places in the document."""
        sentences = self.source.document.sentences
        return tuple(self.source.document.span(sentences[at].start, sentences[at].end) for at in self.evidence)

    @cached_property
    def marked(self) -> tuple[Word, ...]:
        """Names and numbers: capitalised words inside a sentence, and figures."""
        starts = {sentence.start for sentence in self.claim.sentences}
        return tuple(
            word for word in self.content if is_number(word.stem) or (word.capital and word.start not in starts)
        )


def read_claim(claim: str, source: Source, parser: Parser | None) -> Reading:
    """``claim`` read against ``source``; parsed when there is a ``parser`` and the document is parsed as well."""
    document = Document(text=claim, name="claim")
    return Reading(document, analyse(document, parser if source.parse is not None else None), source)
