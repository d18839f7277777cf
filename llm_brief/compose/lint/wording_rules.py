"""Rules about single sentences: likelihood, confidence, opinion, attribution."""

import re
from collections.abc import Iterator

from llm_brief.compose.lint.flags import Flag
from llm_brief.compose.lint.likelihood import (
    CONFIDENCE,
    CONFIDENCE_LEVEL,
    LIKELIHOOD,
    OTHER_LIKELIHOOD,
    TERMS,
    step_of,
)
from llm_brief.compose.lint.page import Page, Part, Statement
from llm_brief.text.document import Document

__all__ = [
    "confidence_levels",
    "likelihood_beside_confidence",
    "likelihood_ranges",
    "likelihood_rows",
    "likelihood_words",
    "opinions",
    "unmarked_authors",
    "vague_sources",
]

_REPORTED = re.compile(
    r"(?<![\w-])(?:according to|sa(?:id|ys?|ying)|told|reports?|reported|stated|states|argued|argues"
    r"|claim(?:s|ed)|warn(?:s|ed)|announced|insist(?:s|ed)|believes?|thinks?|expects?|threatened|called|calls|added|replied|denied|denies|opinion|words?"
    r"|demanded|asked|appealed|ordered|urged|accused)(?![\w-])",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"(\d{1,3})\s*(?:[-–—]|to)\s*(\d{1,3})\s*(?:%|per ?cent)|(\d{1,3})\s*(?:%|per ?cent)", re.IGNORECASE
)
_FIRST_ROW = tuple(term for term, step in TERMS.items() if step.row == 1 and term != "almost certainly")
_LEVELS = frozenset({"low", "moderate", "high"})
_LEADS_IN = re.compile(
    r"^(?:.*\b(?:with|have|has|of|in|at|our|a|the|and|is|is a|express|expressing)\s+)", re.IGNORECASE
)
_OPINION = re.compile(
    r"""(?<![\w-])(?:
        clearly | obviously | of\ course | needless\ to\ say | unfortunately | fortunately | regrettably | sadly
      | thankfully | shockingly | predictably | hopefully | outrageous(?:ly)? | disgraceful | reckless(?:ly)?
      | deplorable | absurd(?:ly)? | appalling | shameful | heroic | courageous(?:ly)? | ridiculous
      | cynical(?:ly)? | rightly | wrongly | it\ is\ time
      | (?:we|i)\ (?:think|believe|feel|hope|fear|suspect|welcome|condemn|recommend|suggest)
      | in\ (?:our|my)\ (?:view|opinion) | in\ fact,? | undeniabl[ey] | as\ everyone\ knows | to\ be\ expected
      | (?:should|ought\ to|must|needs?\ to)\ (?:now\ |therefore\ |immediately\ )?
        (?:act|respond|condemn|support|reject|accept|prepare|intervene|reconsider
          |be\ (?:condemned|supported|stopped|welcomed))
    )(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
_SPOKEN = re.compile(
    r"(?<![\w-])(?:according to|sa(?:id|ys)|told|argue[sd]|claim(?:s|ed)|warn(?:s|ed)|insist(?:s|ed)|believes|thinks"
    r"|add(?:s|ed)|repl(?:ies|ied)|opinion|used the words)(?![\w-])",
    re.IGNORECASE,
)
"""In such a sentence an evaluating word is most likely the speaker's."""
_FIRST_PERSON = re.compile(r"(?:we|i|in (?:our|my))\b", re.IGNORECASE)
_AUTHOR = re.compile(
    r"\bauthors?(?:['’]s)?\b(?:\s+of\s+(?:the|an?)\s+\w+)?,?\s+"
    r"(?:sa(?:ys|id)|argues?|thinks?|believes?|writes?|holds?|calls?|wants?|gives?|claims?|view|finds?)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"""(?<![\w-])(?:
        it\ is\ (?:widely\ |generally\ )?(?:believed|understood|thought|said|rumou?red|assumed|known|feared)
      | (?:some|many|most|several|various)[ ]
        (?:say|believe|argue|think|fear|agree|people|observers|experts|analysts|critics)
      | (?:sources|observers|experts|analysts|critics|insiders|commentators)[ ]
        (?:say|said|believe|agree|claim|claimed|suggest|think|fear)
      | rumou?r\ has\ it | word\ has\ it | there\ are\ (?:rumou?rs|claims)\ that
    )(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
_JUDGED = (Part.BOTTOM_LINE, Part.DEVELOPMENTS, Part.DEMANDS, Part.POSITIONS, Part.CHANGES, Part.GAPS, Part.OTHER)


def _sentences(page: Page) -> Iterator[tuple[Statement, str]]:
    """The briefing's own sentences: no table rows, nothing in quotation marks."""
    for statement in page.of(*_JUDGED, Part.DISAGREEMENTS):
        if not statement.is_row:
            yield from ((statement, sentence.text) for sentence in Document(text=statement.own).sentences)


def _unreported(page: Page) -> Iterator[tuple[Statement, str]]:
    """Those of them that give nobody's words."""
    return ((statement, text) for statement, text in _sentences(page) if not _REPORTED.search(text))


def likelihood_words(page: Page) -> Iterator[Flag]:
    """Likelihood is said in the words of the table, and in no others."""
    for statement, text in _unreported(page):
        for found in OTHER_LIKELIHOOD.finditer(text):
            message = f"{found[0]!r} is no word of the ICD 203 table"
            yield Flag(statement.line, "likelihood-word", message, f"say one of: {', '.join(_FIRST_ROW)}")


def likelihood_rows(page: Page) -> Iterator[Flag]:
    """The two rows of the table are not mixed in one briefing."""
    rows: dict[int, str] = {}
    for statement, text in _unreported(page):
        for found in LIKELIHOOD.finditer(text):
            if found[0].lower() == "remote" and not re.match(r"\s+(?:chance|possib|likel|prob)", text[found.end() :]):
                continue
            row = step_of(found[0]).row
            other = rows.get(3 - row)
            rows.setdefault(row, found[0])
            if other is not None:
                message = f"{found[0]!r} and {other!r} are of different rows of the ICD 203 table"
                yield Flag(statement.line, "likelihood-mixed", message, "use the words of one row throughout")


def likelihood_ranges(page: Page) -> Iterator[Flag]:
    """A percentage beside a likelihood word lies in that word's range."""
    for statement, text in _unreported(page):
        for found in LIKELIHOOD.finditer(text):
            percent = _PERCENT.search(text, found.end())
            step = step_of(found[0])
            if percent is None or percent.start() - found.end() > 12:
                continue
            low, high = (int(percent[1]), int(percent[2])) if percent[1] else (int(percent[3]), int(percent[3]))
            if not (step.low <= low <= high <= step.high):
                message = f"{found[0]!r} is {step.low}-{step.high} percent, not {percent[0]}"
                yield Flag(
                    statement.line, "likelihood-range", message, "choose the word of the range, or leave the figure out"
                )


def likelihood_beside_confidence(page: Page) -> Iterator[Flag]:
    """Likelihood and confidence do not stand in one sentence: readers take one for the other."""
    for statement, text in _unreported(page):
        word = LIKELIHOOD.search(text) or OTHER_LIKELIHOOD.search(text)
        if word and CONFIDENCE.search(text):
            message = f"likelihood ({word[0]!r}) and confidence in one sentence"
            yield Flag(
                statement.line,
                "likelihood-confidence",
                message,
                "say in a second sentence how confident you are, and why",
            )


def confidence_levels(page: Page) -> Iterator[Flag]:
    """Confidence is low, moderate or high."""
    for statement, text in _unreported(page):
        for found in CONFIDENCE_LEVEL.finditer(text):
            level = _LEADS_IN.sub("", f"{found['level']} ").strip().lower() or found["level"].lower()
            words = level.split()
            if words and (words[-1] in _LEVELS and len(words) == 1):
                continue
            if words and words[-1] in _GRADES:
                message = f"{found[0].strip()!r} is no level of confidence"
                yield Flag(statement.line, "confidence-level", message, "say low, moderate or high confidence")


_GRADES = _LEVELS | frozenset(
    "medium full complete total great little some strong weak fair good absolute utmost limited".split()
)


def opinions(page: Page) -> Iterator[Flag]:
    """The briefing has no opinion of its own that is not marked as a judgement."""
    for statement, text in _sentences(page):
        for found in _OPINION.finditer(text):
            if _SPOKEN.search(text) and not _FIRST_PERSON.match(found[0]):
                continue
            message = f"{found[0]!r} is opinion in the briefing's own voice"
            yield Flag(statement.line, "opinion", message, "take it out, or say whose opinion it is")


def unmarked_authors(page: Page) -> Iterator[Flag]:
    """What the author of an article thinks is called opinion."""
    for statement in page.of(*_JUDGED):
        if _AUTHOR.search(statement.own) and not re.search(r"\bopinion\b", statement.text, re.IGNORECASE):
            yield Flag(
                statement.line,
                "author-opinion",
                "an author's view is not marked as opinion",
                "say that it is the author's opinion",
            )


def vague_sources(page: Page) -> Iterator[Flag]:
    """Nothing rests on "sources say" or "it is believed"."""
    for statement, text in _sentences(page):
        found = _VAGUE.search(text)
        if found and not statement.marks:
            message = f"{found[0]!r} names no source"
            yield Flag(statement.line, "vague-source", message, "name who says so and cite it")
