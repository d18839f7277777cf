"""What the words around a number say of it: that it names something, is an age, is denied, or is where a change ended.

Numbers that name ("Flight 370", "No. 5"), tell the time or number a list are no quantities, nor is the pronoun "one".
"""

import re
from dataclasses import dataclass
from typing import Self

from llm_brief.text.lowercase import lower_in_place
from llm_brief.text.quantities.numbers import Form, Number
from llm_brief.text.quantities.units import Kind, Unit

__all__ = [
    "Text",
    "is_age",
    "is_bare",
    "is_change",
    "is_denied",
    "is_determined",
    "is_level",
    "is_name",
    "is_preposition",
]

_REACH = 40  # characters before a number in which the words are read that bear on it
_NOT = re.compile(r"(?:\b(?:not|never)|n['’]t)\s+(?:only\s+)?\Z")
_TURNED = (  # verbs of which a plain number says by how much, and one behind "to" how far
    r"(?:r(?:i|o)s(?:e[ns]?|ing)|f(?:a|e)ll(?:s|en|ing)?|gr[eo]w(?:s|n|ing)?|shr[aiu]nk(?:s|ing)?|sl(?:id|ides?|iding)"
    r"|s[aiu]nk(?:s|ing)?|(?:increas|decreas|declin|plung|surg|eas|edg|narrow|widen|climb|jump|gain|tumbl|soar|weaken"
    r"|strengthen|slump|advanc|swell|contract|expand|rall|dropp|slipp|dipp|retreat)(?:e|es|ed|ing|s|y|ies|ied|ying)?"
    r"|drops?|slips?|dips?|up|down)"
)
_CHANGED = re.compile(rf"\b(?:{_TURNED}|went|goes|going|cut|cuts|cutting|raise[ds]?|raising|moved|changed)\b")
_BY_HOW_MUCH = re.compile(rf"\b{_TURNED}\s+(?:by\s+)?(?:a\s+)?(?:(?:another|further|about|some|nearly|almost)\s+)?\Z")
_MOST_TIMES = 3  # how far the ends of a range lie apart at most, where it may be "by 2 to 30"
_PREPOSITION = re.compile(  # "hand over five men", "a dispute over two islands", "complained about 12 dismissals"
    r"\b(?:(?:hand|turn|sign|knock|presid|argu|quarrel|disput|clash|wrangl|mull)(?:s|e|es|ed|ing)?"
    r"|fight|fought|disputes?|disagreements?|rows?|conflicts?|controvers(?:y|ies)|control|concerns?|anger|questions?"
    r"|doubts?|talks|sovereignty|jurisdiction|victor(?:y|ies)|advantage|lead|authority|power|debates?|battles?|wars?"
    r"|rights)\s+over\s+\Z"
    r"|\b(?:complain(?:s|ed|ing)?|talk(?:s|ed|ing)?|spoke|speak(?:s|ing)?|worr(?:y|ies|ied|ying)|lied|speculat(?:ed|ion)"
    r"|concern(?:s|ed)?|questions?|information|details|complaints?|stor(?:y|ies)|books?|films?|allegations?|rumou?rs?"
    r"|doubts?|warnings?|debates?|discussions?|statements?|nothing|something|anything|more)\s+about\s+\Z"
)
_LASTED = re.compile(r"\b(?:for|lasted|lasting|took|taking|after|well|just|than|spent)\s+over\s+\Z")
_LABEL = re.compile(
    r"\b(?:nos?|(?<!a )number|room|suite|flight|article|section|chapter|pages?|highway|route|interstate|resolution|rule"
    r"|phase|part|boeing|airbus|channel|category|group|gate|vol|volume|grade|proposition|prop|bowl|windows|division|brigade|zone"
    r"|district|sector|block|figure|table|appendix|apollo|formula|paragraph|point|fortune|type|area|pier|bus|line|model|act|title|law)"
    r"\.?\s+\Z"
)
_CAPITAL = re.compile(r"(?<=[\w,;:’'\")]\s)[A-Z][a-z]+\s\Z")
_PROPER = re.compile(r"[\w,] [A-Z][a-z]+ [A-Z]\Z")  # "on Zero Hedge", "the Second Amendment"
_AT = re.compile(r"\bat\s+\Z")
_AGED = re.compile(r"\b(?:aged?|ages)\s+\Z")
_NAMED = re.compile(r"[A-Z][\w’'-]+,\s\Z")
_ITEM = re.compile(r"(?:\A|\n)[ \t]*\(?\Z")
_TELLS_TIME = re.compile(r"\s?(?:[ap]\.m\b|[ap]m\b|o['’]clock|gmt\b|utc\b)")
_DETERMINED = re.compile(r"(?:\b(?:the|an?|its|his|her|their|our|my|this|that|for)|['’]s)\s+\Z")
_AFTER_PRONOUN = re.compile(r"\s+(?:of|day)\b")
_PRONOUN = re.compile(r"\b(?:no|any|every|each|this|that|the|which|only|some|another|or)\s+\Z")
_YEARS = range(1500, 2101)
_OLDEST = 120  # years
_LONGEST = 12  # digits in a row; more of them without a comma are a key of some kind


@dataclass(frozen=True, slots=True)
class Text:
    """A text, and the same in lower case, place for place."""

    text: str
    lowered: str

    @classmethod
    def of(cls, text: str) -> Self:
        """The text in both cases."""
        return cls(text, lower_in_place(text))

    def before(self, pattern: re.Pattern[str], start: int, *, as_written: bool = False) -> re.Match[str] | None:
        """What a pattern anchored at its end finds directly before a place."""
        return pattern.search(self.text if as_written else self.lowered, max(start - _REACH, 0), start)


def is_name(source: Text, number: Number) -> bool:
    """Whether it is part of a name, a time or the numbering of a list."""
    if _TELLS_TIME.match(source.lowered, number.end) or source.before(_LABEL, number.start):
        return True
    if _PROPER.search(source.text, max(number.start - 2, 0), number.end + 2):
        return True
    word = source.lowered[number.start : number.end]
    if word.isdecimal() and len(word) == 4 and (word[0] == "0" or source.before(_AT, number.start)):
        return True
    if word.isdecimal() and len(word) > _LONGEST:
        return True
    marks = source.text[number.end : number.end + 2]
    return marks in (". ", ") ") and source.before(_ITEM, number.start) is not None


def is_bare(source: Text, number: Number, unit: Unit) -> bool:
    """Whether without a hedge it may be no count: the pronoun "one", a year, the number of a thing."""
    word = source.lowered[number.start : number.end]
    if word == "one":
        after = _AFTER_PRONOUN.match(source.lowered, number.end)
        return unit.name is None or bool(after or source.before(_PRONOUN, number.start))
    if unit.name is not None or number.form is not Form.CARDINAL:
        return False
    if word.isdecimal() and len(word) == 4 and int(word) in _YEARS:
        return True
    return word.isdecimal() and source.before(_CAPITAL, number.start, as_written=True) is not None


def is_age(source: Text, number: Number) -> bool:
    """Whether it is said to be an age, or stands between commas after a name: "Smith, 45, said"."""
    if number.value > _OLDEST:
        return False
    if source.before(_AGED, number.start):
        return True
    return source.lowered[number.end : number.end + 1] in (",", ".") and bool(
        source.before(_NAMED, number.start, as_written=True)
    )


def is_level(source: Text, number: Number, last: Number, *, own: bool) -> bool:
    """Whether the second number is what something came to by the first: "rose $3 million to $20 million".

    ``own``: the first has a unit of its own, as the ends of a range rarely do.
    """
    if not source.before(_BY_HOW_MUCH, number.start):
        return False
    least = number.value * (last.scale if number.value * last.scale < last.value else 1)
    return own or number.scale > 1 or number.currency is not None or last.value > _MOST_TIMES * least


def is_preposition(source: Text, number: Number, unit: Unit, hedge: str) -> bool:
    """Whether a word belongs to what stands before it and says nothing of the number: "over two days of talks"."""
    if hedge == "over" and unit.kind is Kind.DURATION and not source.before(_LASTED, number.start):
        return True
    return source.before(_PREPOSITION, number.start) is not None


def is_denied(source: Text, start: int) -> bool:
    """Whether "not" or "never" stands before the place: "not two but three"."""
    return source.before(_NOT, start) is not None


def is_change(source: Text, start: int) -> bool:
    """Whether a verb of change stands before the place, as in "rose from 30 to 40"."""
    return source.before(_CHANGED, start) is not None


def is_determined(source: Text, start: int) -> bool:
    """Whether an article or a possessive stands before the place: "the third round"."""
    return source.before(_DETERMINED, start) is not None
