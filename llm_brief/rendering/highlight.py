"""The text of a source cut into pieces at every border of what is marked in it, each piece escaped.

The pieces put together read as the source does, to the character: what is added is markup around them.
"""

import html
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from markupsafe import Markup

from llm_brief.rendering.escape import is_hidden

__all__ = ["Anchor", "Marking", "highlighted"]


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A cited place: where it begins, the name it is found by, and the label beside it."""

    start: int
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Marking:
    """What is marked in one text, all as half-open ranges of its characters.

    ``kinds`` maps a one-letter class to its ranges, ``links`` holds stretches that lead to a statement, ``cuts``
    further borders at which a piece has to end so that it can be lit alone.
    """

    kinds: Mapping[str, Sequence[tuple[int, int]]]
    anchors: Sequence[Anchor] = ()
    links: Sequence[tuple[int, int, str]] = ()
    cuts: Iterable[int] = ()


@dataclass(frozen=True, slots=True)
class _Cut:
    """The words between two borders, and the character before them."""

    start: int
    end: int
    before: str
    words: str


def highlighted(text: str, marking: Marking, base: int = 0) -> Markup:
    """``text`` as HTML; ``base`` is the offset of its first character in the whole source. Links must not overlap."""
    return Markup("".join(_pieces(text, marking, base)))  # noqa: S704 - every piece is escaped below


def _pieces(text: str, marking: Marking, base: int) -> Iterator[str]:
    borders = _borders(marking, base, base + len(text))
    classes = {kind: _Cover(ranges) for kind, ranges in marking.kinds.items()}
    opening = {start: target for start, _, target in marking.links}
    closing = {end for _, end, _ in marking.links}
    anchors: dict[int, list[Anchor]] = {}
    for anchor in sorted(marking.anchors):
        anchors.setdefault(anchor.start, []).append(anchor)
    for start, end in pairwise(borders):
        if start in closing:
            yield "</a>"
        if start in opening:
            yield f'<a class="back" href="#{html.escape(opening[start])}">'
        kinds = " ".join(kind for kind, cover in classes.items() if cover.holds(start))
        before = text[start - base - 1] if start > base else " "
        yield _piece(_Cut(start, end, before, text[start - base : end - base]), kinds, anchors.get(start, ()))
    if borders[-1] in closing:
        yield "</a>"


def _borders(marking: Marking, low: int, high: int) -> Sequence[int]:
    found = {low, high, *marking.cuts, *(anchor.start for anchor in marking.anchors)}
    found.update(edge for ranges in marking.kinds.values() for pair in ranges for edge in pair)
    found.update(edge for start, end, _ in marking.links for edge in (start, end))
    return sorted(edge for edge in found if low <= edge <= high)


def _piece(piece: "_Cut", kinds: str, anchors: Sequence[Anchor]) -> str:
    shown = _escaped(piece.words, piece.before)
    if not kinds:
        return shown
    further = "".join(f'<span id="{html.escape(anchor.name)}"></span>' for anchor in anchors[1:])
    named = "".join(f' id="{html.escape(a.name)}" data-n="{html.escape(a.label)}"' for a in anchors[:1])
    return f'{further}<mark class="{kinds}" data-o="{piece.start}" data-e="{piece.end}"{named}>{shown}</mark>'


class _Cover:
    """Ranges joined where they touch, to ask whether a character lies in one."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, offset: int) -> bool:
        found = bisect_right(self._starts, offset) - 1
        return found >= 0 and offset < self._ends[found]


def _escaped(words: str, before: str) -> str:
    if words.isascii() and words.isprintable():
        return html.escape(words)
    return "".join(_character(first, second) for first, second in pairwise(before + words))


@lru_cache(maxsize=4096)
def _character(before: str, character: str) -> str:
    """The character, kept as it is; what is not seen, or turns the line round, is named and shut in by itself."""
    if character in "\n\t\u00ad" or not is_hidden(before, character):
        return html.escape(character)
    # No HTML can hold a NUL or half a surrogate pair; a carriage return would become a line feed.
    written = {"\0": "\ufffd", "\r": "&#13;"}.get(character, character)
    if unicodedata.category(character) == "Cs":
        written = "\ufffd"
    return f'<span class="ctl" data-c="U+{ord(character):04X}">{written}</span>'
