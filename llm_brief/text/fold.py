"""Typographic folding: two texts that read the same fold to the same string, and every place leads back.

Folded away are the kind of quotation mark, dash and space, letter case, line wraps, invisible characters,
ligatures, full-width forms, and whether an accent is written in one character or two. Kept are every letter
and the value of every number: "10²" does not become "102", nor "5½" "51/2".
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

__all__ = ["Folded", "fold", "fold_words", "visible", "visible_places"]


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A folded text and, for each of its characters, the stretch of the original it stands for."""

    text: str
    starts: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)

    def origin(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the original that reads ``text[start:end]``; None when an edge cuts a character."""
        if start and self.starts[start] < self.ends[start - 1]:
            return None
        if end < len(self.text) and self.starts[end] < self.ends[end - 1]:
            return None
        return self.starts[start], self.ends[end - 1]

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """The part of ``text`` that stands for nothing outside ``start:end`` of the original."""
        return bisect_left(self.starts, start), bisect_right(self.ends, end)


@lru_cache(maxsize=64)
def fold(text: str) -> Folded:
    """The folded text with the way back; in linear time, and remembered for the texts last asked for."""
    return _fold(text)


@lru_cache(maxsize=8192)
def fold_words(text: str) -> str:
    """Only the folded string, without space at its ends: for asking whether two wordings are the same."""
    return (_TYPED.sub(_as_folded, text.lower()) if text.isascii() else _fold(text).text).strip()


def visible(text: str) -> str:
    """``text`` without the characters that show nothing: soft hyphens, joiners, marks of direction."""
    return _UNSEEN.sub("", text)


def visible_places(text: str) -> tuple[int, ...]:
    """The places in ``text`` of the characters that ``visible`` keeps."""
    return tuple(place for place, character in enumerate(text) if not _UNSEEN.match(character))


_DASHES = "-‐‑‒–—―−⁃﹘﹣－⸺⸻"
_SINGLE_QUOTES = "'‘’‚‛′‵`´ʼ＇‹›"
_DOUBLE_QUOTES = '"“”„‟″‶«»〝〞〟＂'
_INVISIBLE = (
    r"\xad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\U000e0000-\U000e0fff"
)
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_D, _Q = re.escape(_DASHES), re.escape(_SINGLE_QUOTES + _DOUBLE_QUOTES)
_SPECIAL = re.compile(
    rf"""(?P<dash>[\s{_INVISIBLE}]*[{_D}][\s{_INVISIBLE}{_D}]*)
       | (?P<blank>[\s{_INVISIBLE}]{{2,}} | [^\S\ ] | [{_INVISIBLE}])
       | (?P<quote>[{_Q}]+)
       | (?P<wide>[!-~]?[^\x00-\x7f\s{_INVISIBLE}{_D}{_Q}]+)""",
    re.VERBOSE,
)
_TYPED = re.compile(r"\s*-[\s-]*|\s{2,}|[^\S ]|['\"`]+")
"""What is special in a text of plain ASCII: the rest of ``_SPECIAL`` is not in there."""
# What these decompose to would lose the value of a number ("10²" and "102") or of a mark.
_KEPT_FORMS = ("<super>", "<sub>", "<fraction>", "<circle>", "<square>")
_SETTING = re.compile(rf"[\s{_INVISIBLE}{_D}{_Q}]")
_WIDE_DIGIT = re.compile(r"[^\D0-9]")


@dataclass(slots=True)
class _Folding:
    """The folded text while it grows."""

    pieces: list[str] = field(default_factory=list)
    starts: "array[int]" = field(default_factory=lambda: array("l"))
    ends: "array[int]" = field(default_factory=lambda: array("l"))

    def copy(self, text: str, start: int) -> None:
        """Append text that stands for the original character by character."""
        self.pieces.append(text)
        self.starts.extend(range(start, start + len(text)))
        self.ends.extend(range(start + 1, start + 1 + len(text)))

    def put(self, text: str, start: int, end: int) -> None:
        """Append text that stands for ``start:end`` as a whole."""
        self.pieces.append(text)
        self.starts.extend([start] * len(text))
        self.ends.extend([end] * len(text))

    def special(self, kind: str | None, text: str, start: int, before: str) -> None:
        if kind == "wide":
            self._wide(text, start)
        elif kind == "quote":
            self.put(_quote_mark(text, before), start, start + len(text))
        elif kind == "dash":
            dashes = [start + place for place, mark in enumerate(text) if mark in _DASHES]
            self.put("-", dashes[0], dashes[-1] + 1)
        elif any(map(str.isspace, text)):
            self.put(" ", start, start + len(text))

    def _wide(self, text: str, start: int) -> None:
        folded = _fold_characters(text)
        if len(folded) == len(text) and unicodedata.is_normalized("NFKC", text):
            self.copy(folded, start)
            return
        for begin, end in _clusters(text):
            self.put(_fold_characters(text[begin:end]), start + begin, start + end)


def _fold(text: str) -> Folded:
    folding = _Folding()
    done = 0
    for special in _SPECIAL.finditer(text):
        start, end = special.span()
        folding.copy(text[done:start].lower(), done)
        folding.special(special.lastgroup, special[0], start, text[start - 1 : start])
        done = end
    folding.copy(text[done:].lower(), done)
    return Folded("".join(folding.pieces), folding.starts, folding.ends)


def _as_folded(special: re.Match[str]) -> str:
    text = special[0]
    if "-" in text:
        return "-"
    return " " if text.isspace() else _quote_mark(text, special.string[special.start() - 1 : special.start()])


def _quote_mark(marks: str, before: str) -> str:
    """One plain mark for a run of any; after a digit inches stay apart from feet."""
    inches = marks[0] in _DOUBLE_QUOTES or len(marks) > 1
    return '"' if inches and before.isdigit() else "'"


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Each character together with the marks that belong to it."""
    start = 0
    for place in range(1, len(text)):
        if not _joins(text[place]):
            yield start, place
            start = place
    yield start, len(text)


def _joins(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"


def _fold_characters(text: str) -> str:
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFC", "".join(map(_plain_form, text)))
    return _WIDE_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text.casefold())


def _plain_form(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    is_sign = not character.isdecimal() and any(map(str.isdecimal, plain))  # "⑴" is no "(1)"
    if is_sign or unicodedata.decomposition(character).startswith(_KEPT_FORMS) or _SETTING.search(plain):
        return character
    return plain
