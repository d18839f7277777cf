"""A long document cut into overlapping windows at paragraph borders."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from llm_brief.text.document import Document
from llm_brief.text.sentences import Sentence

__all__ = ["Window", "windows"]

_Unit = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences of a document, and the stretch of it from the first to the last."""

    start: int
    end: int
    sentences: tuple[Sentence, ...] = field(repr=False)


def windows(document: Document, *, max_chars: int = 12_000, overlap: int = 1) -> tuple[Window, ...]:
    """All sentences in order, in windows of at most ``max_chars`` characters sharing ``overlap`` paragraphs.

    A paragraph that is too long is cut between sentences; a sentence that is too long has a window alone.
    Fewer paragraphs are repeated where they would fill over half a window or leave no room for a new one.
    """
    if max_chars < 1 or overlap < 0:
        raise ValueError(f"no windows of {max_chars} characters with {overlap} paragraphs in common")
    units = list(_units(document.sentences, max_chars))
    cut: list[Window] = []
    first = fresh = 0
    while fresh < len(units):
        end = fresh + 1
        while end < len(units) and _length(units[first : end + 1]) <= max_chars:
            end += 1
        sentences = tuple(sentence for unit in units[first:end] for sentence in unit)
        cut.append(Window(sentences[0].start, sentences[-1].end, sentences))
        first, fresh = _next_start(units, end, max_chars, overlap), end
    return tuple(cut)


def _units(sentences: Sequence[Sentence], max_chars: int) -> Iterator[_Unit]:
    """Paragraphs, and the parts of those that are too long."""
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        unit: list[Sentence] = []
        for sentence in group:
            if unit and sentence.end - unit[0].start > max_chars:
                yield tuple(unit)
                unit = []
            unit.append(sentence)
        yield tuple(unit)


def _next_start(units: Sequence[_Unit], end: int, max_chars: int, overlap: int) -> int:
    """The first unit of the next window, whose first new unit is ``end``."""
    start = max(0, end - overlap)
    while start < end < len(units):
        if _length(units[start:end]) * 2 <= max_chars and _length(units[start : end + 1]) <= max_chars:
            break
        start += 1
    return start


def _length(units: Sequence[_Unit]) -> int:
    return units[-1][-1].end - units[0][0].start
