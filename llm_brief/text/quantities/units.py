"""What a number counts: the unit or noun after it in one canonical form, and the kind of quantity that makes it.

Nouns are given in the plural ("one soldier" counts soldiers), units of measure by their short form. Nothing here
parses a sentence: the noun is the first plural within a few words, so that modifiers are passed over.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from llm_brief.text.numerals import CARDINALS

__all__ = ["Kind", "Unit", "same_unit", "unit_after"]


class Kind(StrEnum):
    """What sort of quantity it is."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    PERCENT = "percent"
    MONEY = "money"
    DURATION = "duration"
    AGE = "age"
    MEASURE = "measure"


class Unit(NamedTuple):
    """A unit and where its words end; the name is None where no noun follows."""

    name: str | None
    kind: Kind
    end: int


_FIXED = {
    Kind.PERCENT: {"percentage points": "percentage[- ]points?", "%": "%|percent|per cent|pct"},
    Kind.AGE: {"years": "years?[- ]olds?|years? of age"},
    Kind.DURATION: {
        f"{unit}s": f"{unit}s?" for unit in ("second", "minute", "hour", "day", "week", "month", "year", "decade")
    }
    | {"centuries": "century|centuries"},
    Kind.MONEY: {
        "US$": "(?:us|u\\.s\\.|american) dollars?",
        "C$": "canadian dollars?",
        "A$": "australian dollars?",
        "$": "dollars?",
        "€": "euros?",
        "£": "pounds? sterling",
    }
    | {unit: f"{unit}|{unit.removesuffix('s')}" for unit in ("rupees", "rubles", "pesos", "yuan", "yen", "afghanis")},
    Kind.MEASURE: {
        "km²": "square (?:kms?|kilomet(?:er|re)s?)",
        "m²": "square met(?:er|re)s?",
        "square miles": "square miles?",
        "square feet": "square (?:feet|foot)",
        "km": "kms?|kilomet(?:er|re)s?",
        "m": "(?<=[0-9])m|met(?:er|re)s?",
        "cm": "cms?|centimet(?:er|re)s?",
        "mm": "mms?|millimet(?:er|re)s?",
        "feet": "feet|foot|ft",
        "inches": "inch|inches",
        "miles": "miles?",
        "yards": "yards?|yds?",
        "kg": "kgs?|kilos?|kilograms?|kilogrammes?",
        "g": "grams?|grammes?",
        "mg": "mgs?|milligrams?|milligrammes?",
        "litres": "lit(?:er|re)s?",
        "millilitres": "mls?|millilit(?:er|re)s?",
        "gallons": "gallons?",
        "tons": "tons?",
        "tonnes": "tonnes?",
        "pounds": "pounds?|lbs?",
        "acres": "acres?",
        "hectares": "hectares?|ha",
        "degrees": "degrees?",
    },
}
_GROUPS = [(name, kind, forms) for kind, units in _FIXED.items() for name, forms in units.items()]
_FIXED_UNIT = re.compile(
    r"[\s-]?(?:" + "|".join(f"({forms})" for *_, forms in _GROUPS).replace(" ", r"\s+") + r")(?!\w)"
)
_BY_NOUN = {name: (name, kind) for name, kind, _ in _GROUPS if kind in (Kind.MONEY, Kind.DURATION)} | {
    "dollars": ("$", Kind.MONEY),
    "euros": ("€", Kind.MONEY),
}
_LEAD = re.compile(r"(?:\s+(?:of|more|other))*(?:\s+(?:the|its|their|his|her|our|these|those|all|such))*(?=\s)")
_WORD = re.compile(r"(?:\s\([^()]{1,30}\))?([^\S\n]+|[^\S\n]*\n[^\S\n]*|-)([^\W\d_]+(?:['’][^\W\d_]+)*)")
_MOST_WORDS = 5

_PLURALS = frozenset(
    ("people", "men", "women", "children", "troops", "police", "personnel", "staff", "cattle", "clergy", "feet")
)
_NO_PLURALS = frozenset(
    {"was", "has", "his", "this", "its", "does", "says", "goes", "across", "plus", "minus", "perhaps", "always"}
    | {"towards", "afterwards", "sometimes", "besides", "various", "alias"}
)
_ATTRIBUTIVE = frozenset(("police", "women", "children", "people", "staff", "news"))  # "12 police officers"
_STOP = frozenset(
    {"and", "or", "but", "were", "are", "was", "is", "be", "been", "had", "has", "have", "did", "does", "do"}
    | {"in", "on", "at", "of", "to", "from", "by", "with", "as", "for", "than", "about", "after", "before", "since"}
    | {"who", "that", "which", "when", "while", "where", "if", "not", "so", "because", "also", "then", "another"}
    | {"will", "would", "could", "may", "might", "can", "should", "must", "said", "told", "says"}
    | {"he", "she", "it", "they", "we", "you", "i", "the", "a", "an", "this", "per", "into", "over", "under"}
    | {"through", "against", "between", "during", "across", "among", "out", "up", "down", "off"}
)
_ADJECTIVES = frozenset(
    {"senior", "other", "more", "new", "young", "old", "local", "former", "single", "final", "full", "whole", "big"}
    | {"major", "key", "main", "top", "small", "large", "foreign", "armed", "civilian", "male", "female", "unnamed"}
    | {"largest", "biggest", "highest", "oldest", "longest", "latest", "deadliest", "worst", "best", "most"}
    | {"straight", "consecutive", "successive", "annual", "public", "private", "official", "political", "military"}
    | {"presidential", "national", "international", "federal", "general", "global", "regional", "financial"}
)
_NO_NOUNS = frozenset({"strong", "odd", "plus", "fold", "way", "sided", "legged", "something", "day", "thing"})
_IRREGULAR = {"person": "people", "persons": "people", "child": "children", "foot": "feet", "percent": "%"}


_OF_THOSE = re.compile(r"\s+of\s+(?:them|these|those|us|you|which|whom)\b")


def unit_after(text: str, lowered: str, end: int, *, single: bool = False) -> Unit:
    """The unit of the number that ends at ``end``; ``single`` lets a noun in the singular count ("one soldier").

    ``lowered`` is the text in lower case, each character at its own place.
    """
    if _OF_THOSE.match(lowered, end):
        return Unit(None, Kind.CARDINAL, end)
    lead = _LEAD.match(lowered, end)
    start = lead.end() if lead else end
    if match := _FIXED_UNIT.match(lowered, end) or _FIXED_UNIT.match(lowered, start):
        name, kind, _ = _GROUPS[(match.lastindex or 1) - 1]
        return Unit(name, kind, match.end())
    return _noun_after(text, lowered, start, single=single) or Unit(None, Kind.CARDINAL, end)


def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two units count the same thing; one that is not named may be any, and "$" any dollar."""
    if one is None or other is None or one.lower() == other.lower():
        return True
    return "$" in (one, other) and one.endswith("$") and other.endswith("$")


def _noun_after(text: str, lowered: str, start: int, *, single: bool) -> Unit | None:
    """The first plural noun, else a name that the number stands directly before ("30 Taliban")."""
    name: Unit | None = None
    for step in range(_MOST_WORDS):
        match = _WORD.match(lowered, start)
        if match is None or match[2] in _STOP or match[2] in CARDINALS:
            return name
        word, start = match[2], match.end()
        written = text[match.start(2) : start]
        if _is_plural(word):
            follows = _WORD.match(lowered, start) if word in _ATTRIBUTIVE else None
            if follows is None or follows[2] in _STOP or not _is_plural(follows[2]):
                return _counted(_plural(word), start)
        elif (match[1] == "-" and step == 0) or (single and word not in _ADJECTIVES and not written.istitle()):
            return None if word in _NO_NOUNS or word.endswith("ed") else _counted(_plural(word), start)
        elif written.istitle() and not single:
            name = Unit(written, Kind.CARDINAL, start)
    return None


def _counted(noun: str, end: int) -> Unit:
    """A noun that modifiers stand before may be a unit all the same: "20,000 Colombian pesos", "two long days"."""
    name, kind = _BY_NOUN.get(noun, (noun, Kind.CARDINAL))
    return Unit(name, kind, end)


def _is_plural(word: str) -> bool:
    if word in _PLURALS or word in _IRREGULAR:
        return True
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and word not in _NO_PLURALS
    )


def _plural(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if _is_plural(word):
        return word
    if word.endswith("man"):
        return f"{word[:-3]}men"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"
