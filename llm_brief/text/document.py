"""A document as read, and places in it.

Every offset in the product counts Unicode code points of ``Document.text``, half-open, and
``document.text[span.start:span.end] == span.exact`` always holds.
"""

import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from llm_brief.text.lazy import lazy
from llm_brief.text.quotations import Quotation, quotations
from llm_brief.text.sentences import Sentence, split_sentences

__all__ = ["DocId", "Document", "Match", "Span"]

DocId = NewType("DocId", str)


class Match(StrEnum):
    """How words were found in the text: to the letter, after folding typography, or around an ellipsis."""

    EXACT = "exact"
    FOLDED = "folded"
    ELIDED = "elided"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A non-empty stretch of a document's text, and how it was found."""

    start: int
    end: int
    exact: str
    match: Match = Match.EXACT

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.exact) != self.end - self.start:
            raise ValueError(f"impossible span {self.start}:{self.end} of {self.exact!r}")


@dataclass(frozen=True, kw_only=True)
class Document:
    """The canonical text of one source and what is known about it.

    The text is decoded and newline-normalised once, when it is read, and never changed afterwards.
    ``published_at`` is set only when the source itself states it: relative dates hang on it.
    """

    text: str
    name: str = "document"
    path: str | None = None
    title: str | None = None
    author: str | None = None
    publication: str | None = None
    url: str | None = None
    language: str | None = None
    published_at: date | None = None
    media_type: str = "text/plain"

    @lazy
    def id(self) -> DocId:
        """The first 16 hex digits of the SHA-256 of the text: the same words, the same id, on every machine."""
        return DocId(self.sha256[:16])

    @lazy
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8 (lone surrogates kept), hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @lazy
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order; what lies between two of them is white space only."""
        return split_sentences(self.text)

    @lazy
    def quotations(self) -> tuple[Quotation, ...]:
        """All quotations in order of their opening marks, an outer one before those inside it."""
        return quotations(self.text)

    def span(self, start: int, end: int, match: Match = Match.EXACT) -> Span:
        """The span from ``start`` to ``end``; ``ValueError`` when it does not lie inside the text."""
        return Span(start, end, self.text[start:end], match)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at ``offset``, or None between two sentences."""
        return next(iter(self.sentences_in(offset, offset + 1)), None)

    def sentences_in(self, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that share at least one character with ``start:end``."""
        if start >= end:
            return ()
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        return self.sentences[first:last]

    @lazy
    def _starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.sentences)

    @lazy
    def _ends(self) -> tuple[int, ...]:
        return tuple(sentence.end for sentence in self.sentences)
