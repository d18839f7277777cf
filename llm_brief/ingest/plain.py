"""Plain text and Markdown: the text is kept whole, front matter and head say what is known about it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice

from llm_brief.ingest.day_lines import day_line
from llm_brief.text.dates.datelines import dateline_of
from llm_brief.text.dates.find import parse_date
from llm_brief.text.document import Document

__all__ = ["read_text"]

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<block>(?:[^\n]*\n){1,40}?)---[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"[A-Za-z_][\w-]*")
_KNOWN = frozenset(("title", "author", "publication", "source", "url", "language", "lang", "date", "published"))
_BLOCK_SCALAR = re.compile(r"[>|][+-]?\d?")
_DATE_LINE = re.compile(r"(?:published|publication date|posted|date)\b[ \t]*:?(?: on\b)?", re.IGNORECASE)
_CLOCK_TIME = re.compile(r"(?:T|,?[ \t]+(?:at[ \t]+)?)\d{1,2}[:.]\d{2}\b.*\Z", re.DOTALL)
_MAIL_WEEKDAY = re.compile(r"\A(Mon|Tue|Wed|Thu|Fri|Sat|Sun),")
_TITLE = re.compile(r"#[ \t]+(?P<title>.+)")
_CLOSING_HASHES = re.compile(r"(?:\A|[ \t])#+\Z")
_FIRST_LINES = 4
"""A dateline opens one of so many lines that are not empty."""
_HEAD_LINES = 6
"""A title or a date line counts as the document's own only this near its beginning."""
_LONGEST = 500
"""No title, author or date is longer; a longer line is text."""


def read_text(text: str, *, name: str, media_type: str) -> Document:
    """The document in ``text``: front matter becomes its description, all the rest its canonical text."""
    entries, body = _split_front_matter(text)
    head = [line.strip() for line in body.split("\n", _HEAD_LINES)[:_HEAD_LINES] if len(line) <= _LONGEST]
    return Document(
        text=body,
        name=name,
        media_type=media_type,
        title=_first(entries, "title") or _markdown_title(head),
        author=_first(entries, "author"),
        publication=_first(entries, "publication", "source"),
        url=_first(entries, "url"),
        language=_first(entries, "language", "lang"),
        published_at=_full_date(_first(entries, "date", "published") or "") or _day_in(head, body),
    )


def _split_front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """The entries and the text below them; none, and every word, where the lines are no description."""
    found = _FRONT_MATTER.match(text)
    entries = _entries(found["block"]) if found else {}
    if not found or not entries.keys() & _KNOWN:
        return {}, text
    return entries, text[found.end() :].lstrip("\n")


def _entries(block: str) -> dict[str, str]:
    """``key: value`` lines; lists, nested values and comments are passed over, other lines mean prose."""
    entries: dict[str, str] = {}
    for line in block.split("\n"):
        if line[:1] in ("", " ", "\t", "-", "#"):
            continue
        key, colon, value = line.partition(":")
        if not colon or not _KEY.fullmatch(key.strip()):
            return {}
        entries[key.strip().lower()] = _unquoted(value.strip())
    return entries


def _unquoted(value: str) -> str:
    if _BLOCK_SCALAR.fullmatch(value):
        return ""  # the value stands in the indented lines below
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _first(entries: Mapping[str, str], *keys: str) -> str | None:
    values = (entries.get(key, "").strip() for key in keys)
    return next((value for value in values if 0 < len(value) <= _LONGEST), None)


def _markdown_title(head: Sequence[str]) -> str | None:
    found = next(filter(None, map(_TITLE.fullmatch, head)), None)
    return _CLOSING_HASHES.sub("", found["title"]).strip() or None if found else None


def _day_in(head: Sequence[str], body: str) -> date | None:
    """What the head says of the day of publication: a line that says so, a dateline, a line that is a day."""
    return _dated_line(head) or _dateline(body) or _day_line(body)


def _dated_line(head: Sequence[str]) -> date | None:
    """The day in a line such as "**Published:** 3 September 2025"."""
    for line in head:
        plain = line.replace("*", "").replace("_", "").strip()
        found = _DATE_LINE.match(plain)
        if found and (day := _full_date(plain[found.end() :])):
            return day
    return None


def _dateline(body: str) -> date | None:
    """The day in a dateline that states the year, below a headline or not: "PORT HALM, April 22, 2031 (Agency) –"."""
    starts = list(islice(re.finditer(r"^[ \t]*(?=\S)", body, re.MULTILINE), _FIRST_LINES))
    datelines = (dateline_of(body[start.end() : start.end() + _LONGEST]) for start in starts)
    return next((found.day for found in datelines if found and found.day), None)


def _day_line(body: str) -> date | None:
    """The one line near the top that is a day and nothing else."""
    day = day_line(body)
    return _full_date(day) if day is not None else None


def _full_date(phrase: str) -> date | None:
    """A calendar day, or None: a publication date that is vague is not known."""
    parsed = parse_date(_MAIL_WEEKDAY.sub(r"\1", _CLOCK_TIME.sub("", phrase).strip()))
    try:
        return date.fromisoformat(parsed.value) if parsed else None
    except ValueError:
        return None
