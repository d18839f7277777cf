"""The words of a text as far as dates are made of them: one tag, a single character, for each word.

A grammar of dates is then a table of regular expressions over the tags (`llm_brief.text.dates.grammar`).

=====  ============================  =====  ===========================
``M``  month                         ``W``  weekday
``d``  1 to 31 in digits             ``n``  any other number in digits
``o``  1st to 99th in digits         ``j``  ordinal in words
``w``  number in words               ``v``  vague number (few, several)
``Y``  four digits, perhaps a year   ``z``  '89
``D``  decade (1990s)                ``I``  date in digits (2025-09-03)
``Z``  Q3, H1                        ``k``  time of day in digits
``5``  hour                          ``6``  day
``7``  week                          ``8``  month
``9``  year                          ``0``  decade
``K``  weekend                       ``G``  ago
``q``  quarter                       ``h``  half
``s``  season                        ``C``  century
``R``  yesterday, today, tomorrow    ``m``  part of a day (evening)
``X``  holiday on a fixed day        ``*``  holiday named by its weekday
``L``  last                          ``P``  past
``N``  next                          ``c``  coming
``H``  this                          ``%``  that
``V``  previous, following, same     ``<``  less than, more than
``Q``  early, mid, end               ``g``  beginning, start
``e``  earlier                       ``r``  later
``>``  from now                      ``i``  recent
``S``  since                         ``u``  until
``B``  before                        ``A``  after
``b``  by                            ``O``  onward
``F``  from                          ``t``  to
``E``  between                       ``&``  and
``|``  or                            ``y``  every
``T``  the                           ``a``  a
``p``  on, in, at ...                ``f``  of
``~``  about                         ``?``  perhaps
``x``  anything else
=====  ============================  =====  ===========================

The marks ``, / ( )`` stand for themselves, ``-`` for every dash.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from llm_brief.text.dates.lexicon import LEXICON, SHORT, WEEKDAYS
from llm_brief.text.lowercase import lower_in_place
from llm_brief.text.numerals import TENS

__all__ = ["DateWords", "full_year", "read_date_words"]

_FEASTS = f"(?:black|good|easter|super|bloody|palm|ash|fat|cyber|holy) (?:{'|'.join(WEEKDAYS)})"
_PHRASES = "|".join(sorted((word for word in LEXICON if " " in word), key=len, reverse=True))
_PHRASES = f"{_PHRASES}|{_FEASTS}".replace(" ", r"\s+").replace("'", "['’]")
# Matched against lower case: alternatives that begin with a letter then cost next to nothing at another.
_WORD = re.compile(
    rf"""
      (?P<phrase>(?:{_PHRASES})\b)
    | (?P<short>(?:{"|".join(SHORT)})\. | ca?\.(?=\s?\d))
    | (?P<word>(?:{"|".join(TENS)})-[^\W\d_]+ | [^\W\d_]\w* (?:['’](?!s\b)[^\W\d_]+)*) (?:['’]s\b)?
    | (?P<iso>(?<![\w.]) \d{{4}}-(?:0[1-9]|1[0-2]) (?:-\d\d (?:t[\d:.]*\dz? (?:[+-]\d\d:?\d\d)?)?)? (?!\w|-\d))
    | (?P<numeric>(?<![\w/.-])
        (?:(?:\d{{4}}|\d\d?)/\d\d?/(?:\d{{4}}|\d\d) | \d\d?(?P<sep>[.-])\d\d?(?P=sep)\d{{4}}
          | \d\d?/\d{{4}}) (?!\w|[/.-]\d))
    | (?P<clock>
        (?:\d\d?(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[ap]m\b) | \d\d?:\d\d(?::\d\d)?(?!\d)
          | \d{{4}}\ (?=gmt|utc|hours) | \d\d?\ o['’]clock)
        (?:\s?(?:gmt|utc|[ecmp][sd]?t|ces?t|bst|local\ time|hours)\b)?)
    | (?P<digits>['’]?\d+ (?:,\d{{3}}(?!\d))* (?:\.\d+)? (?:['’]?[^\W\d_]+)?)
    | (?P<break>\n[^\S\n]*\n)
    | (?P<mark>--|\S)
    """,
    re.VERBOSE,
)
_MARKS = dict.fromkeys(("-", "--", "‐", "‑", "‒", "–", "—", "−"), "-") | {mark: mark for mark in ",/()"}
_OTHER: tuple[str, int | None] = ("x", None)
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th)")
_DECADE = re.compile(r"['’]?(?P<decade>(?<=['’])\d0|\d{3}0)['’]?s")

_NAMES_TOO = frozenset({"april", "may", "march", "june", "august"})  # names or words: months in company only
_MODAL = frozenset({"may", "march"})
_DOUBTFUL = _NAMES_TOO | SHORT
_INTRODUCING = frozenset({"in", "during", "since", "until", "till", "last", "next", "this", "early", "late", "mid"})
_LINKING = frozenset({"between", "before", "after", "by", "through", "from", "to", "of"})
_OWNERS = frozenset({"its", "his", "her", "their", "our", "my", "your"})
_NOT_NOUNS = frozenset({"against", "is", "was", "were", "has", "had", "who", "which", "will", "would", "said"})


@dataclass(frozen=True, slots=True)
class _Tagged:
    text: str
    lowered: str
    spans: Sequence[tuple[int, int]]
    tags: Sequence[str]

    def tag(self, index: int) -> str:
        """The tag of a word; ``x`` for none, where the text is over."""
        return self.tags[index] if 0 <= index < len(self.tags) else "x"

    def form(self, index: int) -> str:
        """A word in lower case without possessive ending or the full stop of a short form; empty for none."""
        if not 0 <= index < len(self.spans):
            return ""
        form = self.lowered[slice(*self.spans[index])].replace("’", "'").removesuffix("'s")
        return form.removesuffix(".") if len(form) > 1 else form

    def written(self, index: int) -> str:
        """A word as it stands in the text; empty for none."""
        return self.text[slice(*self.spans[index])] if 0 <= index < len(self.spans) else ""


@dataclass(frozen=True, slots=True)
class DateWords(_Tagged):
    """A text as date words: where each stands, its tag, and its number if it has one."""

    tags: str
    values: Mapping[int, int]


def read_date_words(text: str) -> DateWords:
    """All words and marks of a text in order, tagged; in time proportional to its length."""
    lowered = lower_in_place(text)
    spans: list[tuple[int, int]] = []
    tags: list[str] = []
    values: dict[int, int] = {}
    doubtful: list[int] = []
    for index, match in enumerate(_WORD.finditer(lowered)):
        kind = match.lastgroup
        tag, value = LEXICON.get(match[kind], _OTHER) if kind == "word" else _reading(kind, match[0])
        spans.append(match.span())
        tags.append(tag)
        if value is not None:
            values[index] = value
            if tag in "MWn":
                doubtful.append(index)
    words = _Tagged(text, lowered, spans, tags)
    for index in doubtful:
        tags[index] = _settled(words, index)
    return DateWords(text, lowered, spans, "".join(tags), values)


def _reading(kind: str | None, form: str) -> tuple[str, int | None]:
    if kind == "mark":
        return _MARKS.get(form, "x"), None
    return _read_other(kind, form.replace("’", "'"))


def _read_other(kind: str | None, form: str) -> tuple[str, int | None]:
    match kind:
        case "phrase":
            return LEXICON.get(" ".join(form.split()), ("*", None))
        case "short":
            return LEXICON.get(form.removesuffix("."), ("~", None))
        case "digits":
            return _digits(form)
        case "iso" | "numeric":
            return "I", _iso(form) if kind == "iso" else _numeric(form)
        case _:
            return ("k" if kind == "clock" else "x"), None


def _digits(form: str) -> tuple[str, int | None]:
    if form.isdecimal() and len(form) <= 6:
        number = int(form)
        if len(form) == 4 and 1000 <= number < 3000:
            return "Y", number
        return "d" if len(form) <= 2 and 1 <= number <= 31 else "n", number
    if match := _ORDINAL.fullmatch(form):
        return "o", int(match[1])
    if match := _DECADE.fullmatch(form):
        return "D", int(match["decade"].removeprefix("'"))
    if len(form) == 3 and form[0] == "'" and form[1:].isdecimal():
        return "z", int(form[1:])
    return "x", None


def _iso(form: str) -> int | None:
    year, month, day = (int(part or 0) for part in (form[:4], form[5:7], form[8:10]))
    if not day and (month == (year + 1) % 100 or not 1 <= month <= 12):
        return None  # "2009-10" may be October or a season
    return year * 10000 + month * 100 + day


def _numeric(form: str) -> int | None:
    """A date in digits as YYYYMMDD; None when day and month could be exchanged, or it is none."""
    first, second, *third = (int(part) for part in re.split(r"[/.-]", form))
    if not third:
        return second * 10000 + first * 100 if 1 <= first <= 12 else None
    year = third[0]
    if first > 31:
        first, second, year = second, year, first  # year first means month next, everywhere
    elif first > 12 or first == second:
        first, second = second, first
    elif second <= 12:
        return None
    return full_year(year) * 10000 + first * 100 + second


def full_year(year: int) -> int:
    """The year that two digits stand for, as POSIX has it: '69 is 1969, '68 is 2068."""
    return year if year > 99 else year + (1900 if year >= 69 else 2000)


def _settled(words: _Tagged, index: int) -> str:
    """The tag of a month, weekday or number once its neighbours are known."""
    tag = words.tags[index]
    if tag == "n":
        return "z" if _is_short_year(words, index) else "n"
    return tag if words.form(index) not in _DOUBTFUL or _is_meant(words, index) else "x"


def _is_meant(words: _Tagged, index: int) -> bool:
    """Whether a short form, or a month that is also a word or a name, stands for the date."""
    written = words.written(index)
    if len(words.tags) == 1:
        return written[0].isupper() or words.form(index) not in _MODAL
    if words.tag(index) == "W":
        return written[0].isupper() and _short_weekday(words, index)
    if written[0].islower() and words.form(index) in _MODAL:
        return _beside_day(words, index) and _beside_year(words, index)
    if _beside_day(words, index) or words.tag(index + 1) in "Yz" or _beside_relative_year(words, index):
        return True
    return written[0].isupper() and (
        _introduced(words, index)
        or (words.form(index) in _NAMES_TOO and not written.isupper() and _attributive(words, index))
    )


def _is_short_year(words: _Tagged, index: int) -> bool:
    """Whether two digits are the year of a dateline: "12 APR 89"."""
    if len(words.form(index)) != 2 or words.tag(index - 1) != "M" or words.tag(index - 2) not in "do":
        return False
    return words.form(index - 1) in SHORT or words.written(index - 1).isupper()


def _short_weekday(words: _Tagged, index: int) -> bool:
    if len(words.form(index)) > 3 or "M" in {words.tag(index + step) for step in (1, 2, 3)}:
        return True
    return words.written(index).endswith(".") and words.form(index - 1) == "on"


def _beside_day(words: _Tagged, index: int) -> bool:
    before, after = words.tag(index - 1), words.tag(index + 1)
    if before in "do" or after in "doj":
        return True
    return (before in "f-" and words.tag(index - 2) in "doj") or (after == "T" and words.tag(index + 2) in "doj")


def _beside_year(words: _Tagged, index: int) -> bool:
    return any(words.tag(index + step) in "Yz" for step in (1, 2, 3))


def _beside_relative_year(words: _Tagged, index: int) -> bool:
    step = 2 if words.tag(index + 1) == "f" else 1
    return words.tag(index + step) in "LNH" and words.tag(index + step + 1) == "9"


def _introduced(words: _Tagged, index: int) -> bool:
    """Whether what stands before makes it a month: "in May", "mid-May", "end of May", "April to May"."""
    before, further = words.tag(index - 1), words.tag(index - 2)
    form, shouted = words.form(index - 1), words.written(index).isupper()
    if (
        (before == "-" and further == "Q")
        or (before in "-,t&/" and further == "M")
        or (words.tag(index + 1) in "-,t&/" and words.tag(index + 2) == "M")
        or (before == "f" and further in "Qgqh06789")
    ):
        return True
    if form in _INTRODUCING:
        return not (shouted and form == "this")
    return form in _LINKING and not shouted and not words.written(index + 1)[:1].isupper()


def _attributive(words: _Tagged, index: int) -> bool:
    """Whether a noun follows and somebody or something it belongs to stands before: "the May meeting"."""
    owned = words.tag(index - 1) in "Ta" or words.form(index - 1) in _OWNERS or "'s" in words.written(index - 1)
    noun = words.written(index + 1)
    return owned and noun.islower() and words.tag(index + 1) == "x" and noun not in _NOT_NOUNS
