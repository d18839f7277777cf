"""A briefing as a reader sees it: sections, statements, footnotes, with the lines they stand on.

Markdown of any origin is read, not only our own; only headings, list items, paragraphs, table rows and footnotes count.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from llm_brief.text.quotations import quotations

__all__ = ["Page", "Part", "Statement", "read_markdown"]


class Part(StrEnum):
    """What a section is for."""

    BOTTOM_LINE = "bottom line"
    DEVELOPMENTS = "developments"
    DEMANDS = "demands"
    POSITIONS = "positions"
    DISAGREEMENTS = "disagreements"
    CHANGES = "changes"
    GAPS = "gaps"
    SOURCES = "sources"
    METHOD = "method"
    WITHHELD = "withheld"
    OTHER = "other"


_PARTS: Sequence[tuple[Part, re.Pattern[str]]] = tuple(
    (part, re.compile(words, re.IGNORECASE))
    for part, words in (
        (Part.BOTTOM_LINE, r"bottom line|bluf|key (?:points|judge?ments)|summary"),
        (Part.DISAGREEMENTS, r"disagree|conflict|differ|contradict"),
        (Part.CHANGES, r"chang|new since|since (?:the )?last"),
        (Part.GAPS, r"gap|not known|unknown|open question|intelligence need"),
        (Part.WITHHELD, r"withheld|could not be (?:done|verified|read)|unverified|not verified"),
        (Part.METHOD, r"how this was made|method|provenance|about this briefing"),
        (Part.SOURCES, r"source"),
        (Part.DEMANDS, r"demand"),
        (Part.POSITIONS, r"position|stakeholder|who says|reaction"),
        (Part.DEVELOPMENTS, r"event|development|timeline|what happened"),
    )
)
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_ITEM = re.compile(r"^(\s*)(?:[-*+]|\d+[.)])\s+(.*)$")
_NOTE = re.compile(r"^\[\^([^\]\s]+)\]:\s*(.*)$")
_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~$&:@/=])")
_EMPHASIS = re.compile(r"(?<!\\)(?:\*\*|__|\*|`)")


@dataclass(frozen=True, slots=True)
class Statement:
    """One list item, paragraph, or table row; ``marks`` are its footnotes. ``line`` counts from 1."""

    text: str
    line: int
    part: Part
    marks: tuple[str, ...] = ()
    is_row: bool = False
    indent: int = 0

    @property
    def own(self) -> str:
        """The text with blanks for everything in quotation marks."""
        characters = list(self.text)
        for quotation in quotations(self.text):
            if quotation.depth == 0:
                width = quotation.outer_end - quotation.outer_start
                characters[quotation.outer_start : quotation.outer_end] = " " * width
        return "".join(characters)


@dataclass(frozen=True)
class Page:
    """All that the rules look at."""

    statements: tuple[Statement, ...]
    headings: Mapping[Part, int]
    notes: Mapping[str, str]
    note_lines: Mapping[str, int]
    lines: int

    def of(self, *parts: Part) -> Iterator[Statement]:
        """The statements of these sections."""
        return (statement for statement in self.statements if statement.part in parts)

    @cached_property
    def heads(self) -> Mapping[int, tuple[Statement, ...]]:
        """Line of each item that has items of its own, which follow it further in, to those items."""
        found: dict[int, tuple[Statement, ...]] = {}
        for at, statement in enumerate(self.statements):
            below: list[Statement] = []
            for other in self.statements[at + 1 :]:
                if other.part is not statement.part or other.indent <= statement.indent or other.is_row:
                    break
                below.append(other)
            if below and not statement.is_row:
                found[statement.line] = tuple(below)
        return found

    @cached_property
    def words(self) -> str:
        """Everything on the page, footnotes too."""
        return "\n".join([*(statement.text for statement in self.statements), *self.notes.values()])


def read_markdown(text: str) -> Page:
    """The page of a Markdown text."""
    return _Reader(text.splitlines()).page()


def part_of(heading: str) -> Part:
    """Which section a heading opens."""
    return next((part for part, words in _PARTS if words.search(heading)), Part.OTHER)


class _Reader:
    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._statements: list[Statement] = []
        self._headings: dict[Part, int] = {}
        self._notes: dict[str, str] = {}
        self._note_lines: dict[str, int] = {}
        self._part = Part.OTHER
        self._pending: list[str] = []
        self._since = 0
        self._indent = 0

    def page(self) -> Page:
        for number, line in enumerate(self._lines, 1):
            self._line(number, line)
        self._close()
        return Page(tuple(self._statements), self._headings, self._notes, self._note_lines, len(self._lines))

    def _line(self, number: int, line: str) -> None:
        heading, note, item = _HEADING.match(line), _NOTE.match(line), _ITEM.match(line)
        if heading:
            self._close()
            if len(heading[1]) <= 2:
                self._part = part_of(_plain(heading[2])) if len(heading[1]) == 2 else Part.OTHER
                self._headings.setdefault(self._part, number)
        elif note:
            self._close()
            self._notes[note[1]] = _plain(note[2])
            self._note_lines[note[1]] = number
        elif not line.strip():
            self._close()
        elif line.lstrip().startswith("|"):
            self._close()
            self._row(number, line)
        else:
            if item:
                self._close()
            if not self._pending:
                self._since, self._indent = number, len(item[1]) if item else 0
            self._pending.append(item[2] if item else line.strip().removeprefix(">").strip())

    def _row(self, number: int, line: str) -> None:
        cells = re.split(r"(?<!\\)\|", line.strip())
        following = self._lines[number] if number < len(self._lines) else ""
        is_head = re.fullmatch(r"[|:\-\s]+", following.strip() or "x") is not None
        if not is_head and not re.fullmatch(r"[|:\-\s]+", line.strip()):
            self._add(number, " | ".join(cell.strip() for cell in cells if cell.strip()), is_row=True)

    def _close(self) -> None:
        if self._pending:
            self._add(self._since, " ".join(self._pending), is_row=False)
        self._pending = []

    def _add(self, line: int, text: str, *, is_row: bool) -> None:
        marks = tuple(_MARK.findall(text))
        plain = _plain(_MARK.sub("", text))
        if plain:
            indent = 0 if is_row else self._indent
            self._statements.append(Statement(plain, line, self._part, marks, is_row, indent))


def _plain(text: str) -> str:
    """Without emphasis and escapes."""
    return " ".join(_ESCAPE.sub(r"\1", _EMPHASIS.sub("", text)).split())
