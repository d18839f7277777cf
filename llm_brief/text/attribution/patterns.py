"""Attributions that layout makes: “...” — Name, Name: “...”, and headlines such as "Minister: No talks"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from llm_brief.text.document import Document
from llm_brief.text.quotations import Quotation, enclosing
from llm_brief.text.wordlists import word_set

__all__ = ["Layout", "layouts"]

_Range = tuple[int, int]

_WORD = r"[\w.’'-]*"
_CAPITALISED = rf"[^\W\d_a-zß-öø-ÿ]{_WORD}"
_NAME = rf"{_CAPITALISED}(?:,?[ \t]+(?:(?:of|the|de|al|bin|van|von|for|and)[ \t]+)*{_CAPITALISED}){{0,7}}"
_SIGNED = rf"{_CAPITALISED}(?:[ \t]+[\w.’'-]+){{0,5}}"  # before the line's end: any words, "de la" and all
_BEHIND = re.compile(
    rf"\s{{0,3}}(?P<cue>[―–—]|--?)[ \t\xa0]*(?P<source>{_SIGNED})[ \t\xa0]*(?=[\n,(]|\.\s*(?:\n|\Z)|\Z)"
)
_BEFORE = re.compile(rf"(?P<source>{_NAME})[ \t]*(?P<cue>:)\s*")
_HEADLINE = re.compile(rf"(?P<source>{_NAME})(?P<cue>:)\s+(?P<content>\S.*)\Z", re.DOTALL)
_LABEL = re.compile(r"^[^\W\d_a-zß-öø-ÿ]{2}[^\na-z:]{0,38}:[ \t]", re.MULTILINE)
_MOST_WORDS = 5
_NO_SPEAKERS = word_set(
    """
    update correction note editor's editor’s photo photos video watch read analysis opinion breaking live
    source sources date subject to from cc re tags related topics by contact about summary key background
    fact facts reality myth rumor rumour hoax claim claims verdict rating ruling
    """
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Who says what, as the layout shows it."""

    source: _Range
    cue: _Range
    content: _Range


def layouts(document: Document, found: Sequence[Quotation]) -> Iterator[Layout]:
    """Every attribution that layout alone makes, in order of the contents."""
    outer = [quotation for quotation in found if quotation.depth == 0]
    beside = [layout for quotation in outer if (layout := _beside(document.text, quotation))]
    cues = {layout.cue for layout in beside}
    yield from (layout for layout in _headlines(document, outer) if layout.cue not in cues)
    yield from beside


def _beside(text: str, quotation: Quotation) -> Layout | None:
    content = quotation.outer_start, quotation.outer_end
    behind = _BEHIND.match(text, quotation.outer_end)
    if behind and quotation.closed and _is_name(behind["source"]):
        return Layout(behind.span("source"), behind.span("cue"), content)
    line = text.rfind("\n", 0, quotation.outer_start) + 1
    before = _BEFORE.fullmatch(text, line, quotation.outer_start)
    if before and _is_name(before["source"]):
        return Layout(before.span("source"), before.span("cue"), content)
    return None


def _headlines(document: Document, outer: Sequence[Quotation]) -> Iterator[Layout]:
    for sentence in document.sentences:
        if not sentence.heading and sentence.index > 1:
            continue
        headline = _HEADLINE.match(document.text, sentence.start, sentence.end)
        if headline is None or (not sentence.heading and _is_place(headline["source"], document.text)):
            continue
        if _is_name(headline["source"]) and not enclosing(outer, *headline.span("cue")):
            yield Layout(headline.span("source"), headline.span("cue"), headline.span("content"))


def _is_place(words: str, text: str) -> bool:
    """Whether words before the colon of a first sentence are its dateline: all capitals, and no other line has such."""
    return words.isupper() and len(_LABEL.findall(text)) == 1


def _is_name(words: str) -> bool:
    """Whether the words can name a speaker: few, capitalised, and none of the labels that documents carry."""
    parts = words.split()
    return len(parts) <= _MOST_WORDS and not any(part.lower().rstrip(":") in _NO_SPEAKERS for part in parts)
