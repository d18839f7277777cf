"""Numbers in a text, in digits or words: "6,000", "1.5 million", "$3bn", "one hundred and five", "dozens".

Only the numbers. What hedges them and what they count is the business of `llm_brief.text.quantities.find`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from llm_brief.text.numerals import CARDINALS, ORDINALS

__all__ = ["Form", "Number", "next_number", "number_at"]

_BIG = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
}
_GLUED = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12, "trn": 10**12}
_SYMBOLS = "(?:kms?|kgs?|cm|mm|mg|ml|ft|lbs?|ha)"  # units written on to their number
_FEW = {"a couple of": 2, "a couple": 2, "a few": 3, "several": 3, "a handful of": 3}
_MANY = {"dozens": 24, "scores": 40, "tens": 20} | {f"{word}s": 2 * number for word, number in _BIG.items()}
_PARTS = {word: number for word, number in ORDINALS.items() if number > 2} | {"quarter": 4, "half": 2}
_CURRENCIES = {
    "us$": "US$",
    "a$": "A$",
    "c$": "C$",
    "hk$": "HK$",
    "nz$": "NZ$",
    "usd": "US$",
    "eur": "€",
    "gbp": "£",
}


class Form(StrEnum):
    """How a number is used: to count, to place in a row, as a part of a whole, or as no more than a hint."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands; of a vague one the least it means. ``scale`` is what a "million" made of it."""

    start: int
    end: int
    value: Decimal
    form: Form = Form.CARDINAL
    scale: int = 1
    currency: str | None = None


def _any(words: dict[str, int] | dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)).replace("\\ ", r"\s+")


_SMALL_WORDS = rf"(?:{_any(CARDINALS)})"
_BIG_WORDS = rf"(?:{_any(_BIG)})"
_WORDS = (
    rf"(?:an?\s+{_BIG_WORDS}(?:\s+and\s+{_SMALL_WORDS})?|{_SMALL_WORDS})"
    rf"(?:[\s-]+{_BIG_WORDS}(?:\s+and\s+{_SMALL_WORDS})?|[\s-]+{_SMALL_WORDS}){{0,8}}"
)
_NUMBER = rf"""
    (?P<currency>(?:us|a|c|hk|nz)?\$|€|£|¥|₹|(?:usd|eur|gbp)\b)? \ ?
    (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)? | \d+(?:\.\d+)?)
    (?: (?P<nth>st|nd|rd|th)\b | \s?(?P<glued>{_any(_GLUED)})\b | [\s-]?(?P<big>{_BIG_WORDS})s?\b )?
    (?!(?!{_SYMBOLS}\b)\w|[.:/'’]\d)
  | (?P<half>(?:(?:a|one)\s+)?half\s+an?\s+{_BIG_WORDS})\b
  | (?P<parts>(?:{_SMALL_WORDS}|an?)[\s-](?:halves|{_any(_PARTS)})s?)\b (?:(?<=s)|(?=\s+of\b))
  | (?P<whole>half)(?=\s+(?:of|the|its|their|his|her|all|those|these)\b)
  | (?P<many>(?:(?:several|a\s+few)\s+)?(?:(?:{_any(_MANY)})\s+of\s+)?(?:{_any(_MANY)}))\b
  | (?P<few>{_any(_FEW)}) (?:\s+(?P<few_big>{_BIG_WORDS})s?)?\b
  | (?P<and_half>{_SMALL_WORDS}\s+and\s+a\s+half)(?:\s+(?P<half_big>{_BIG_WORDS}))?\b
  | (?P<ordinal>{_any(ORDINALS)})\b
  | (?P<words>{_WORDS})\b
"""
_HERE = re.compile(_NUMBER, re.VERBOSE)
_FIRST_WORDS = {word for word in (*CARDINALS, *ORDINALS, *_MANY, "half", "several") if "-" not in word}
_AFTER_A = f"{_BIG_WORDS}|few|couple|handful|{_any(_PARTS)}"
_START = re.compile(rf"[\d$€£¥₹]|\b(?:{'|'.join(sorted(_FIRST_WORDS))}|an?\s+(?:{_AFTER_A})|(?:us|usd|eur|gbp)\b)")
_ATTACHED = re.compile(r"(?:[\w.,:/#-]|\d['’])\Z")
_TOKEN = re.compile(rf"{_SMALL_WORDS}\b|{_BIG_WORDS}|an?\b")
_PLURAL = re.compile(r"\s(?:people|men|women|[a-z]+s)\b")


def next_number(text: str, start: int) -> Number | None:
    """The first number at or after a place in a lower-case text that is not part of a name, a date or a time."""
    while begin := _START.search(text, start):
        start = begin.start()
        attached = _ATTACHED.search(text, max(start - 2, 0), start)
        found = None if attached else number_at(text, start)
        if found:
            return found
        start += 1
    return None


def number_at(text: str, start: int) -> Number | None:
    """The number that begins at a place in a lower-case text, as long as it can be."""
    match = _HERE.match(text, start)
    if match is None:
        return None
    if match["digits"]:
        return _in_digits(match)
    if match["words"]:
        return _in_words(match)
    reading = next(read(match) for group, read in _READERS.items() if match[group])
    return Number(start, match.end(), *reading)


def _in_digits(match: re.Match[str]) -> Number:
    value, end = Decimal(match["digits"].replace(",", "")), match.end()
    if match["nth"]:
        return Number(match.start("digits"), end, value, Form.ORDINAL)
    glued = match["glued"] or ""
    if glued in ("m", "b") and not match["currency"] and not _PLURAL.match(match.string, end):
        glued, end = "", match.end("digits")  # "a 40m tower"
    scale = _BIG.get(match["big"] or "") or _GLUED.get(glued) or 1
    currency = match["currency"] and _CURRENCIES.get(match["currency"], match["currency"])
    return Number(match.start(), end, _whole(value * scale), scale=scale, currency=currency or None)


def _in_words(match: re.Match[str]) -> Number:
    """As many of the words as make one number: of "one two-man team" only the first."""
    total, group, scale, room = 0, 0, 1, 10**18
    end = match.start()
    for token in _TOKEN.finditer(match.string, match.start(), match.end()):
        word = token[0]
        small, big = CARDINALS.get(word, 1 if word in ("a", "an") else 0), _BIG.get(word, 0)
        if big > 100 and big < room:
            total, group, scale, room = total + max(group, 1) * big, 0, big, big
        elif 0 < big <= 100:
            group, scale = max(group, 1) * big, big
        elif big or (end > match.start() and not _continues(group, small)):
            break
        else:
            group, scale = group + small, 1
        end = token.end()
    return Number(match.start(), end, Decimal(total + group), scale=scale)


def _continues(group: int, small: int) -> bool:
    """Whether a small number can follow: "twenty" then "five", "hundred" then "nineteen", not "one" then "two"."""
    return group % 100 == 0 or (group % 10 == 0 and group % 100 >= 20 and small < 10)


def _whole(value: Decimal) -> Decimal:
    """Without the zeros that 1.5 times a million leaves behind its point."""
    return value.to_integral_value() if value == value.to_integral_value() else value


def _half_of(match: re.Match[str]) -> tuple[Decimal, Form, int]:
    scale = _BIG[match["half"].split()[-1]]
    return Decimal(scale) / 2, Form.CARDINAL, scale


def _and_half(match: re.Match[str]) -> tuple[Decimal, Form, int]:
    scale = _BIG.get(match["half_big"] or "", 1)
    value = (CARDINALS[match["and_half"].split()[0]] + Decimal("0.5")) * scale
    return _whole(value), Form.CARDINAL, scale


def _fraction(match: re.Match[str]) -> tuple[Decimal, Form]:
    many, part = re.split(r"[\s-]", match["parts"], maxsplit=1)
    whole = 2 if part == "halves" else _PARTS[part.removesuffix("s")]
    return Decimal(CARDINALS.get(many, 1)) / whole, Form.FRACTION


def _many(match: re.Match[str]) -> tuple[Decimal, Form]:
    first, *more = [word for word in match["many"].split() if word in _MANY]
    value = _MANY[first]
    for word in more:
        value *= _MANY[word] // 2
    return Decimal(value), Form.VAGUE


def _few(match: re.Match[str]) -> tuple[Decimal, Form]:
    return Decimal(_FEW[" ".join(match["few"].split())] * _BIG.get(match["few_big"] or "", 1)), Form.VAGUE


_READERS: dict[str, Callable[[re.Match[str]], tuple[Decimal, Form] | tuple[Decimal, Form, int]]] = {
    "half": _half_of,
    "and_half": _and_half,
    "parts": _fraction,
    "whole": lambda _: (Decimal("0.5"), Form.FRACTION),
    "many": _many,
    "few": _few,
    "ordinal": lambda match: (Decimal(ORDINALS[match["ordinal"]]), Form.ORDINAL),
}
