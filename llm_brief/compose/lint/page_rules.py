"""Rules about the whole page: what it must have, and that everything on it can be traced."""

import re
from collections.abc import Iterator

from llm_brief.compose.lint.flags import Flag
from llm_brief.compose.lint.page import Page, Part, Statement
from llm_brief.compose.shortforms import WELL_KNOWN
from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words
from llm_brief.text.locating.locate import locate
from llm_brief.text.quotations import quotations

__all__ = [
    "acronyms",
    "bottom_line",
    "broken_citations",
    "figures",
    "gaps",
    "one_sided",
    "placeholders",
    "provenance",
    "sources",
    "uncited",
    "unsourced_quotations",
]

_CITED = (Part.BOTTOM_LINE, Part.DEVELOPMENTS, Part.DEMANDS, Part.POSITIONS, Part.DISAGREEMENTS)
_MOST_SENTENCES = 10
_FRAME = re.compile(
    r"^(?:no record |nothing |where reports of |order:|these (?:were|are) |single values |none\b|incomplete\b|"
    r"\d+ (?:sources?|events?|demands?|positions?|records?)\b|\w+ (?:events|positions) are on record\b|"
    r"of \w+ demands\b|the sources contradict each other on \w+ points\b)|:$",
    re.IGNORECASE,
)
"""Sentences about the page itself: they rest on no source."""
_SOURCE_NUMBER = re.compile(r"\bsources?\s+\d+(?:(?:,\s*|\s+and\s+)\d+)*", re.IGNORECASE)
_NOTE_SOURCE = re.compile(r"^Source\s+(\d+)\b", re.IGNORECASE)
_ACRONYM = re.compile(r"(?<![\w.&/-])[A-Z][A-Z&]{1,5}s?(?![\w-])")
_TYPES = frozenset(
    """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE
    COERCE ASSAULT OTHER EDTF""".split()
)
_PLACEHOLDER = re.compile(
    r"\b(?:TODO|TBD|TBC|FIXME|XXX|lorem ipsum)\b|\[(?:insert|name|date|source|citation)[^\]]*\]|\?\?\?", re.IGNORECASE
)


def bottom_line(page: Page) -> Iterator[Flag]:
    """A briefing begins with its bottom line, and keeps it short."""
    if Part.BOTTOM_LINE not in page.headings:
        yield Flag(
            1, "no-bottom-line", "there is no bottom line", "begin with three to five sentences that a reader must have"
        )
        return
    line = page.headings[Part.BOTTOM_LINE]
    points = list(page.of(Part.BOTTOM_LINE))
    if not points:
        yield Flag(
            line, "no-bottom-line", "the bottom line is empty", "say what the reader must know, or that nothing stands"
        )
    later = [n for part, n in page.headings.items() if part in _CITED[1:] and n < line]
    if later:
        yield Flag(line, "bottom-line-late", "other sections stand before the bottom line", "put the bottom line first")
    count = sum(len(Document(text=point.own).sentences) for point in points)
    if len(points) > 7 or count > _MOST_SENTENCES:
        message = f"the bottom line has {max(len(points), count)} statements"
        yield Flag(line, "bottom-line-long", message, "keep three to five and leave the rest to the sections")


def uncited(page: Page) -> Iterator[Flag]:
    """Every statement of the sections that report leads to its source."""
    for statement in page.of(*_CITED):
        if not statement.marks and not _is_frame(statement, page) and re.search(r"[^\W\d_]{2}", statement.text):
            yield Flag(
                statement.line,
                "uncited",
                f"nothing is cited for {_short(statement.text)!r}",
                "cite the words it rests on, or take it out",
            )
    for statement in page.of(Part.GAPS):
        if not statement.marks and not _SOURCE_NUMBER.search(statement.text) and re.search(r"[“\"]", statement.text):
            yield Flag(
                statement.line,
                "uncited",
                f"nothing is cited for {_short(statement.text)!r}",
                "cite the words it rests on",
            )


def _is_frame(statement: Statement, page: Page) -> bool:
    """About the page, or the head of a list whose items are cited."""
    below = [item for item in page.heads.get(statement.line, ()) if item.line not in page.heads]
    cited = [item for item in below if item.marks or _FRAME.search(item.text)]
    return bool(_FRAME.search(statement.text)) or (bool(below) and cited == below)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def broken_citations(page: Page) -> Iterator[Flag]:
    """Every footnote that is pointed at is there, and holds words of a source."""
    for statement in page.statements:
        for mark in statement.marks:
            if mark not in page.notes:
                yield Flag(
                    statement.line, "broken-citation", f"there is no footnote {mark!r}", "add it, or correct its number"
                )
    for mark, note in page.notes.items():
        if not re.search(r"[“\"«‘'].+[”\"»’']", note):
            line = page.note_lines[mark]
            yield Flag(line, "empty-citation", f"footnote {mark!r} quotes no words", "quote the words of the source")


def sources(page: Page) -> Iterator[Flag]:
    """The sources are listed and described: what each is, and from when."""
    if Part.SOURCES not in page.headings:
        yield Flag(
            page.lines or 1,
            "no-sources",
            "there is no list of sources",
            "list each source with what it is and its date",
        )
        return
    rows = [statement for statement in page.of(Part.SOURCES) if statement.is_row]
    if not rows:
        line = page.headings[Part.SOURCES]
        yield Flag(line, "no-sources", "the list of sources is empty", "list each source with what it is and its date")
    listed = {found[1] for row in rows if (found := re.match(r"\W*(\d+)\b", row.text))}
    for row in rows:
        if not re.search(
            r"\d{4}-\d\d|\b(?:1[0-9]|20)\d\d\b|not stated|not found|undated|no date|unknown", row.text, re.IGNORECASE
        ):
            yield Flag(
                row.line,
                "source-undated",
                f"{_short(row.text)!r} has no date",
                "give its date, or say that none was found",
            )
        if len([cell for cell in row.text.split("|") if cell.strip()]) < 3:
            yield Flag(
                row.line,
                "source-undescribed",
                f"{_short(row.text)!r} is not described",
                "say what it is, from whom, and from when",
            )
    for mark, note in page.notes.items():
        named = _NOTE_SOURCE.match(note)
        if named and rows and named[1] not in listed:
            yield Flag(
                page.note_lines[mark],
                "source-unlisted",
                f"source {named[1]} is cited and not listed",
                "list it among the sources",
            )


def gaps(page: Page) -> Iterator[Flag]:
    """What is not known is said."""
    if Part.GAPS not in page.headings or not any(True for _ in page.of(Part.GAPS)):
        line = page.headings.get(Part.GAPS, page.lines or 1)
        yield Flag(line, "no-gaps", "it does not say what is not known", "add a section on what the sources leave open")


def one_sided(page: Page) -> Iterator[Flag]:
    """A disagreement has at least two sides on the page."""
    for statement in page.of(Part.DISAGREEMENTS):
        sides = page.heads.get(statement.line, ())
        if len(sides) == 1:
            message = f"only one side of {_short(statement.text)!r} is given"
            yield Flag(
                statement.line, "one-sided", message, "give every value that the sources have, each with its citation"
            )


def provenance(page: Page) -> Iterator[Flag]:
    """How the page was made is said, and by which model or program."""
    if Part.METHOD not in page.headings:
        yield Flag(
            page.lines or 1,
            "no-provenance",
            "it does not say how it was made",
            "say which program and model made it, and from what",
        )
        return
    told = " ".join(statement.text for statement in page.of(Part.METHOD))
    if not re.search(r"\bmodel\b|\banalyst\b|\bauthor\b|\bwritten by\b|\brules\b", told, re.IGNORECASE):
        line = page.headings[Part.METHOD]
        yield Flag(
            line, "no-provenance", "it does not say who or what wrote it", "name the model, or that none was used"
        )


def acronyms(page: Page) -> Iterator[Flag]:
    """An acronym is explained once, unless everybody knows it."""
    told: set[str] = set()
    for statement in page.of(*_CITED, Part.CHANGES, Part.GAPS):
        for found in _ACRONYM.finditer(statement.own):
            short = found[0].rstrip("s")
            if short in told | WELL_KNOWN | _TYPES or _PLACEHOLDER.search(found[0]) or _is_explained(short, page.words):
                continue
            told.add(short)
            yield Flag(statement.line, "acronym", f"{short!r} is not explained", "write it out where it first stands")


def _is_explained(short: str, words: str) -> bool:
    """The page has the long form, before it in brackets or as words with its initials, or says that nobody gives it."""
    if re.search(rf"No (?:explanation of|source says what) [^.]*“{re.escape(short)}”", words):
        return True
    if re.search(rf"\w\s*\({re.escape(short)}\)|{re.escape(short)}\s*\([A-Z]?\w+", words):
        return True
    letters = [letter for letter in short if letter.isalpha()]
    pattern = r"\W+(?:(?:of|for|the|and|on|in|to|de|la)\W+)*".join(rf"\b{letter}[\w’'-]*" for letter in letters)
    return any(len(found[0].split()) >= len(letters) for found in re.finditer(pattern, words))


def unsourced_quotations(page: Page) -> Iterator[Flag]:
    """Words in quotation marks stand in one of the footnotes of their statement."""
    for statement in page.of(*_CITED, Part.GAPS):
        noted = "\n\n".join(page.notes[mark] for mark in statement.marks if mark in page.notes)
        for quotation in quotations(statement.text) if noted else ():
            words = statement.text[quotation.start : quotation.end].strip(" ,.;:!?…")
            if (
                quotation.depth == 0
                and quotation.words > 1
                and locate(Document(text=_one_paragraph(noted)), words) is None
            ):
                message = f"no footnote of it reads {_short(words)!r}"
                yield Flag(statement.line, "quotation", message, "quote to the letter, or take the quotation marks off")


def _one_paragraph(noted: str) -> str:
    """The footnotes' words in a row: a quotation may run from one cited sentence into the next."""
    return " ".join(re.sub(r"[“”\"]", " ", re.sub(r"^Source \d+:", " ", noted, flags=re.MULTILINE)).split())


def figures(page: Page) -> Iterator[Flag]:
    """Every figure of the bottom line stands in one of its footnotes."""
    from llm_brief.text.dates.find import find_dates

    for statement in page.of(Part.BOTTOM_LINE):
        noted = " ".join(page.notes[mark] for mark in statement.marks if mark in page.notes)
        taken = [range(found.start, found.end) for found in find_dates(statement.own)]
        for found in re.finditer(r"\d[\d.,]*\d|\d", statement.own) if noted else ():
            free = not any(found.start() in place for place in taken)
            aside = re.match(r"\s+(?:independent )?sources?\b", statement.own[found.end() :]) or re.search(
                r"source\s+$", statement.own[: found.start()], re.IGNORECASE
            )
            if free and not aside and found[0] not in fold_words(noted) and found[0] not in noted:
                message = f"no footnote of it has the figure {found[0]!r}"
                yield Flag(statement.line, "figure", message, "give the figure of the source")


def placeholders(page: Page) -> Iterator[Flag]:
    """Nothing is left to be filled in."""
    for statement in page.statements:
        found = _PLACEHOLDER.search(statement.own)
        if found and statement.part is not Part.WITHHELD:
            yield Flag(statement.line, "placeholder", f"{found[0]!r} was left in", "fill it in, or take it out")
