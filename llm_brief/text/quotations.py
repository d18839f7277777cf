"""Quotations in running text, found by their marks alone.

Whether a quotation is speech, a title or a pair of scare quotes is not decided here; ``Quotation.words``
is there for who wants to.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

__all__ = [
    "Quotation",
    "QuotationKind",
    "enclosing",
    "in_quotation",
    "quotation_at",
    "quotations",
    "touching",
]


class QuotationKind(StrEnum):
    """The sort of marks around a quotation; straight and curly ones are the same sort."""

    DOUBLE = "double"
    SINGLE = "single"
    GUILLEMET = "guillemet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between quotation marks, within one paragraph.

    ``start:end`` lies inside the marks, ``outer_start:outer_end`` includes them. ``depth`` counts the
    quotations around this one. ``closed`` is false when the closing mark is missing: in all but the last
    paragraph of a long quotation, and after a slip of the pen, where the paragraph's end or the next opening
    mark ends it. ``continued`` is true when the quotation goes on from the paragraph before.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    kind: QuotationKind
    depth: int
    closed: bool
    words: int
    continued: bool = False


def quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of ``text`` in order of their opening marks, an outer one before those inside it."""
    return tuple(_nested(_Scanner(text).scan()))


def _nested(found: Sequence[Quotation]) -> Iterator[Quotation]:
    """The same with the depth that they have among each other: a mark that never closed holds nothing."""
    around: list[int] = []
    for quotation in found:
        while around and around[-1] <= quotation.outer_start:
            around.pop()
        depth = min(quotation.depth, len(around))
        yield quotation if depth == quotation.depth else replace(quotation, depth=depth)
        around.append(quotation.outer_end)


def quotation_at(found: Sequence[Quotation], start: int, end: int) -> Quotation | None:
    """The innermost of ``found`` that holds all of ``start:end`` between its marks, or None."""
    holding = (q for q in found if q.start <= start and end <= q.end)
    return max(holding, key=lambda q: q.depth, default=None)


def touching(outer: Sequence[Quotation], start: int, end: int) -> Iterator[Quotation]:
    """Those of ``outer``, in order and none inside another, that share a character with ``start:end``."""
    first = bisect_right(outer, start, key=lambda q: q.outer_end)
    while first < len(outer) and outer[first].outer_start < end:
        yield outer[first]
        first += 1


def enclosing(outer: Sequence[Quotation], start: int, end: int) -> Quotation | None:
    """The one of ``outer``, in order and none inside another, that holds ``start:end`` between its marks."""
    return next((q for q in touching(outer, start, end) if q.start <= start and end <= q.end), None)


def in_quotation(found: Sequence[Quotation], start: int, end: int) -> bool:
    """Whether all of ``start:end`` lies between the marks of one of ``found``."""
    return quotation_at(found, start, end) is not None


@dataclass(frozen=True, slots=True)
class _Style:
    """A way to open a quotation. ``sure`` closes it anywhere, ``likely`` where it does not look opening."""

    kind: QuotationKind
    sure: frozenset[str]
    likely: frozenset[str]
    sided: bool = True


def _style(kind: QuotationKind, sure: str, likely: str, *, sided: bool = True) -> _Style:
    return _Style(kind, frozenset(sure.split()), frozenset(likely.split()), sided)


# Typists open with a curly mark and close with a straight one, or with a second opening one.
_STYLES = {
    '"': _style(QuotationKind.DOUBLE, "", "\" ” ''", sided=False),
    "''": _style(QuotationKind.DOUBLE, "", "''", sided=False),
    "``": _style(QuotationKind.DOUBLE, "''", '"'),
    "“": _style(QuotationKind.DOUBLE, "”", '" “'),
    "”": _style(QuotationKind.DOUBLE, "”", '"', sided=False),  # as in Swedish, or where a program turned the mark
    "‟": _style(QuotationKind.DOUBLE, "”", '"'),
    "„": _style(QuotationKind.DOUBLE, "“ ”", '"'),
    "«": _style(QuotationKind.GUILLEMET, "»", ""),
    "»": _style(QuotationKind.GUILLEMET, "«", "", sided=False),
    "'": _style(QuotationKind.SINGLE, "", "'", sided=False),
    "‘": _style(QuotationKind.SINGLE, "", "’"),
    "‛": _style(QuotationKind.SINGLE, "", "’"),
    "‚": _style(QuotationKind.SINGLE, "", "‘ ’"),
}
_MARK = re.compile("''(?!')|``|[\"“”‟„«»'‘’‛‚\n]")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LEAD = re.compile(r"[\s>]+")
_BLANK_LINE = re.compile(r"\n[ \t>]*\n")
_DIRECTIONS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BEFORE_OPENING = frozenset(" \t\n\xa0\u202f([{<-–—―/|*_>\"“”‟„«»'‘’`" + _DIRECTIONS)
_AFTER_OPENING = re.compile(r"[^\s.,;:!?)\]}]|\.\.|(?<=[«»])\s")
_ELISION = re.compile(r"(?:\d\ds?|e[mn]|tis|twas|twere|till?|cause|cos|cuz|bout|round|n|neath)\b", re.IGNORECASE)
_SPACE_AND_WORD = re.compile(r"\s\w")
_POSSESSIVE_LIMIT = re.compile("['’‘\"“”\n]")
_SENTENCE_END = re.compile(r"[.!?]\s")
_STOP_BEFORE = re.compile(r"[.!?…][ \t]+\Z")
_SAYING = re.compile(
    r"(?:(?:he|she|they|it|I|we|the(?: [a-z]+){1,3}|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}) )?"
    r"(?:says?|said|adds?|added|asks?|asked|told|writes?|wrote|explained|noted|continued|recalled|argued|warned)\b"
    r"(?! that\b)"
)
"""Who says it, right behind the mark."""
_DEEPEST = 6  # more open marks than this are not prose, and would make the work quadratic


@dataclass(slots=True)
class _Open:
    """A quotation whose opening mark was read and whose closing mark was not."""

    mark: str
    at: int
    depth: int
    continued: bool

    @property
    def start(self) -> int:
        return self.at + len(self.mark)

    @property
    def style(self) -> _Style:
        return _STYLES[self.mark]

    @property
    def is_single(self) -> bool:
        return self.style.kind is QuotationKind.SINGLE


class _Scanner:
    """One pass over the marks of a text with a stack of open quotations."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stack: list[_Open] = []
        self._found: list[Quotation] = []
        self._continuing: str | None = None  # the mark that must open the next paragraph, after an open one
        self._open_until = -1  # the place of a closing mark seen ahead: line breaks before it end nothing

    def scan(self) -> tuple[Quotation, ...]:
        for mark in _MARK.finditer(self._text):
            if mark[0] == "\n":
                self._end_line(mark.start())
            else:
                self._read_mark(mark[0], mark.start())
        self._end_line(len(self._text))
        return tuple(sorted(self._found, key=lambda q: (q.outer_start, -q.outer_end)))

    def _read_mark(self, mark: str, at: int) -> None:
        depth = self._closed_by(mark, at)
        if depth is not None:
            del self._stack[depth + 1 :]  # single marks left open inside were apostrophes
            self._close(self._stack.pop(), at, at + len(mark))
        elif self._opens(mark, at):
            self._push(mark, at)

    def _push(self, mark: str, at: int) -> None:
        if self._stack and self._stack[-1].mark == mark and self._stack[-1].is_single and self._begins(at):
            self._stack.pop()  # never closed: where it ends, nobody can tell
        if len(self._stack) < _DEEPEST:
            self._stack.append(_Open(mark, at, len(self._stack), self._continuing == mark and self._leads(at)))
            self._continuing = None

    def _closed_by(self, mark: str, at: int) -> int | None:
        """The place on the stack of the quotation that the mark closes."""
        for depth in range(len(self._stack) - 1, -1, -1):
            if self._closes(self._stack[depth], mark, at):
                return depth
            if not self._stack[depth].is_single:
                return None
        return None

    def _closes(self, quotation: _Open, mark: str, at: int) -> bool:
        if mark in quotation.style.sure:
            return True
        if mark not in quotation.style.likely:
            return False
        if quotation.is_single:
            return at > quotation.start and self._looks_closing(at) and not self._is_possessive(quotation, at)
        return at == quotation.start or not self._looks_opening(mark, at) or self._is_set_off(quotation, mark, at)

    def _is_set_off(self, quotation: _Open, mark: str, at: int) -> bool:
        """Whether a straight mark closes before who says it, its blank on the wrong side: "It shut, "said the mayor."""
        is_straight = mark == quotation.mark == '"' and self._text[at - 2 : at] in {", ", "? ", "! "}
        return is_straight and at - 2 > quotation.start and _SAYING.match(self._text, at + 1) is not None

    def _begins(self, at: int) -> bool:
        """Whether a sentence begins with the mark at ``at``, behind another in its line."""
        return bool(_STOP_BEFORE.search(self._text, max(0, at - 4), at)) and self._text[at + 1 : at + 2].isupper()

    def _looks_closing(self, at: int) -> bool:
        return not self._text[at - 1].isspace() and not self._text[at + 1 : at + 2].isalnum()

    def _is_possessive(self, quotation: _Open, at: int) -> bool:
        """Whether ``at`` is the apostrophe of ‘the farmers’ demands’: a better close lies behind."""
        if self._text[at - 1] != "s" or not _SPACE_AND_WORD.match(self._text, at + 1):
            return False
        if _SENTENCE_END.search(self._text, quotation.start, at):
            return True  # words of several sentences close behind a stop
        for later in _POSSESSIVE_LIMIT.finditer(self._text, at + 1):
            if later[0] not in quotation.style.likely or _SENTENCE_END.search(self._text, at, later.start()):
                return False
            if self._looks_closing(later.start()) and not _SPACE_AND_WORD.match(self._text, later.end()):
                return True
        return False

    def _opens(self, mark: str, at: int) -> bool:
        style = _STYLES.get(mark)
        if style is None:
            return False
        if style.kind is QuotationKind.SINGLE:
            return self._looks_opening(mark, at) and not _ELISION.match(self._text, at + 1)
        return style.sided or self._looks_opening(mark, at) or (mark == '"' and self._is_squeezed_in(at))

    def _looks_opening(self, mark: str, at: int) -> bool:
        before = self._text[at - 1] if at else " "
        return before in _BEFORE_OPENING and _AFTER_OPENING.match(self._text, at + len(mark)) is not None

    def _is_squeezed_in(self, at: int) -> bool:
        """Whether a straight mark between two letters opens: said"yes", but not 6"x4"."""
        return self._text[at + 1 : at + 2].isalnum() and not self._text[at - 1].isdigit()

    def _leads(self, at: int) -> bool:
        """Whether only white space and ``>`` stand between the line's beginning and ``at``."""
        return not self._text[self._text.rfind("\n", 0, at) + 1 : at].strip(" \t>")

    def _end_line(self, at: int) -> None:
        if self._stack and at >= self._open_until and not self._goes_on(at):
            self._end_paragraph(at)

    def _goes_on(self, at: int) -> bool:
        """Whether the break at ``at`` is a mere line break: the next mark closes the open quotation."""
        quotation = self._stack[0]
        for mark in _MARK.finditer(self._text, at):
            if self._closes(quotation, mark[0], mark.start()):
                self._open_until = mark.start()
                return True
            if _BLANK_LINE.match(self._text, mark.start()):
                return False
            if mark[0] == quotation.mark and self._looks_opening(mark[0], mark.start()):
                return False
        return False

    def _end_paragraph(self, at: int) -> None:
        """Empties the stack: what is open ends here, or before the next opening mark of its own sort."""
        stack, end = self._stack, self._before_spaces(at)
        self._stack = []
        lead = _LEAD.match(self._text, at)
        if lead and self._text.startswith(stack[0].mark, lead.end()):
            self._continuing = stack[0].mark
            self._close(stack[0], end, end)
            return
        for quotation in reversed([q for q in stack if not q.is_single]):
            end = min(end, self._before_spaces(self._cut(quotation, end)))
            self._close(quotation, end, end)
            end = quotation.at

    def _cut(self, quotation: _Open, end: int) -> int:
        """Where a quotation ends whose closing mark was forgotten; what seemed to lie inside it moves out."""
        index = len(self._found)
        while index and self._found[index - 1].outer_start > quotation.at:
            index -= 1
        cuts = [q.outer_start for q in self._found[index:] if q.kind is quotation.style.kind]
        if not cuts:
            return end
        first = min(cuts)
        cut = min(q.outer_start for q in self._found[index:] if q.outer_start <= first < q.outer_end)
        self._found[index:] = [
            replace(q, depth=q.depth - 1) if q.outer_start >= cut else q for q in self._found[index:]
        ]
        return cut

    def _before_spaces(self, at: int) -> int:
        while at and self._text[at - 1].isspace():
            at -= 1
        return at

    def _close(self, quotation: _Open, end: int, outer_end: int) -> None:
        start = quotation.start
        if self._text[start:end].strip():
            self._found.append(
                Quotation(
                    start=start,
                    end=end,
                    outer_start=quotation.at,
                    outer_end=outer_end,
                    kind=quotation.style.kind,
                    depth=quotation.depth,
                    closed=outer_end > end,
                    words=sum(1 for _ in _WORD.finditer(self._text, start, end)),
                    continued=quotation.continued,
                )
            )
