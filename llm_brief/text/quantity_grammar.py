"""Whole quantities: a number or a range of two with its hedge before and its unit behind.

Left out are numbers that name ("Flight 370", "No. 5"), tell the time or the score, and the pronoun "one".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from llm_brief.text.lowercase import lower_in_place
from llm_brief.text.quantity_numbers import Form, Number, next_number, number_at
from llm_brief.text.quantity_units import Kind, Unit, unit_after

__all__ = ["FoundQuantity", "Qualifier", "Quantity", "quantities_in"]


class Qualifier(StrEnum):
    """How firmly a number is stated."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated: its bounds (None is open), how firmly, of what, and what sort of quantity that is.

    Bounds are included, except under ``more_than`` and ``less_than``. A vague one has the least it means as ``low``.
    """

    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier = Qualifier.EXACT
    unit: str | None = None
    kind: Kind = Kind.CARDINAL


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity in a text with its hedge and its unit, from ``start`` to ``end``.

    ``whole``: how many there are of which this is a part, nine for the first of "seven of nine counts".
    """

    start: int
    end: int
    text: str
    value: Quantity
    whole: Quantity | None = None


_ADVERBS = r"(?:(?:well|far|just|slightly|a little|much|only) )?"
_HEDGES = {
    Qualifier.AT_LEAST: "at (?:the very )?least|(?:no|not) (?:fewer|less) than|a minimum of|as (?:few|little|low) as",
    Qualifier.AT_MOST: "up to|at (?:the )?most|(?:no|not) more than|a maximum of"
    "|as (?:many|much|high|long|far|large|big|tall|deep|old) as"
    "|(?:not|never|n['’]t|unlikely|cannot) (?:[a-z]+ ){0,3}exceed(?:ed|ing)?",
    Qualifier.MORE_THAN: "more than|over|above|upwards? of|in excess of|greater than|exceed(?:s|ed|ing)?",
    Qualifier.LESS_THAN: "less than|fewer than|under|below",
    Qualifier.ABOUT: "about|around|approximately|approx[.]?|roughly|some|nearly|almost|close to|(?:an )?estimated|circa"
    "|in the region of|something like",
    Qualifier.BETWEEN: "between|from",
}
_HEDGE = re.compile(
    rf"(?<![\w-]){_ADVERBS}(?:".replace(" ", r"\s+")
    + "|".join(f"(?P<{name}>{words})" for name, words in _HEDGES.items()).replace(" ", r"\s+")
    + r")\s+(?:a\s+total\s+of\s+)?\Z"
)
_BEHIND = re.compile(
    r"(?P<at_least>\+(?!\d)|\s+or\s+more\b|\s+plus\b)|(?P<at_most>\s+or\s+(?:fewer|less)\b)"
    r"|(?P<about>-odd\b|\s+or\s+so\b)"
)
_LINK = re.compile(r"(?P<percent>\s?(?:%|percent|per\scent))?(?P<link>\s?[-–—]\s?|\s+(?:to|or|and)\s+)")
_PERCENT = re.compile(r"[\s-]?(?:%|percent\b|per\scent\b)")
_REACH = 40  # how far before a number the words are read that bear on it

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
_OF_WHOLE = re.compile(
    r"\s+of\s+(?:all\s+)?(?:(?:the|its|their|his|her|our|my|these|those)\s+)?"
    r"(?:(?:[\w.-]+\s+){0,3}?[\w.-]+(?:['’]s|s['’])\s+)?"
)
_NO_RANK = frozenset({"times", "ladies", "hands", "things", "ones", "places", "steps"})
_YEARS = range(1500, 2101)
_OLDEST = 120
_LONGEST = 12  # digits in a row; more of them without a comma are a key of some kind


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    lowered: str

    def before(self, pattern: re.Pattern[str], start: int, *, as_written: bool = False) -> re.Match[str] | None:
        """What a pattern anchored at its end finds directly before a place."""
        return pattern.search(self.text if as_written else self.lowered, max(start - _REACH, 0), start)


def quantities_in(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[FoundQuantity]:
    """All quantities of a text in order, but for those inside the stretches already ``taken`` by dates."""
    source = _Text(text, lower_in_place(text))
    position, free = 0, iter([*taken, (len(text), len(text))])
    stretch = next(free)
    while number := next_number(source.lowered, position):
        while stretch[1] <= number.start and stretch[1] < len(text):
            stretch = next(free)
        if stretch[0] < number.end and number.start < stretch[1]:
            position = stretch[1]
            continue
        found, position = _quantity_at(source, number)
        if found:
            yield found


def _quantity_at(source: _Text, number: Number) -> tuple[FoundQuantity | None, int]:
    """The quantity that a number begins, if it is one, and where to go on reading."""
    if _is_name(source, number):
        return None, number.end
    if number.form is Form.ORDINAL:
        rank = _ordinal(source, number)
        return rank, rank.end if rank else number.end
    if source.before(_NOT, number.start):
        return None, number.end
    hedge = source.before(_HEDGE, number.start)
    last = _range_end(source, number, hedge)
    if last and last.value <= number.value:
        return None, last.end  # a score
    end = last.end if last else number.end
    behind = None if last else _BEHIND.match(source.lowered, end)
    unit = _unit(source, number, behind.end() if behind else end)
    whole = None if behind or unit.name is not None else _whole(source, number, end)
    if whole:
        unit = Unit(whole.unit, whole.kind if number.form is not Form.FRACTION else Kind.FRACTION, end)
    if not (hedge or behind or last or whole) and _is_bare(source, number, unit):
        return None, number.end
    if hedge and _is_preposition(source, number, unit, hedge[0].strip()):
        hedge = None
    value = _quantity(number, last, unit, hedge, behind)
    start = hedge.start() if hedge and value.qualifier is not Qualifier.EXACT else number.start
    return FoundQuantity(start, unit.end, source.text[start : unit.end], value, whole), unit.end


def _whole(source: _Text, number: Number, end: int) -> Quantity | None:
    """How many there are, where the number is said to be a part of them: "four of its eleven shelters"."""
    of = _OF_WHOLE.match(source.lowered, end)
    whole = number_at(source.lowered, of.end()) if of else None
    if whole is None or whole.form is not Form.CARDINAL or whole.currency or whole.value <= number.value:
        return None
    unit = unit_after(source.text, source.lowered, whole.end)
    counted = unit.name is not None and unit.kind is Kind.CARDINAL
    return Quantity(whole.value, whole.value, Qualifier.EXACT, unit.name, unit.kind) if counted else None


def _is_preposition(source: _Text, number: Number, unit: Unit, hedge: str) -> bool:
    """Whether a word belongs to what stands before it and says nothing of the number: "over two days of talks"."""
    if hedge == "over" and unit.kind is Kind.DURATION and not source.before(_LASTED, number.start):
        return True
    return source.before(_PREPOSITION, number.start) is not None


def _range_end(source: _Text, number: Number, hedge: re.Match[str] | None) -> Number | None:
    """The second number of a range: "3-4", "three or four", "between 30 and 40"; not of "rose from 30 to 40"."""
    link = _LINK.match(source.lowered, number.end)
    if link is None or number.form is not Form.CARDINAL:
        return None
    word, opening = link["link"].strip(), hedge["between"] if hedge else None
    if word == "and" and opening != "between":
        return None
    if hedge and opening == "from" and source.before(_CHANGED, hedge.start()):
        return None
    last = number_at(source.lowered, link.end())
    if last is None or last.form is not Form.CARDINAL or (word in ("to", "or") and last.value <= number.value):
        return None
    if link["percent"] and not _PERCENT.match(source.lowered, last.end):
        return None  # "27 percent to 146 million"
    level = word == "to" and opening is None and _is_level(source, number, last, own=bool(link["percent"]))
    return None if level else last


def _is_level(source: _Text, number: Number, last: Number, *, own: bool) -> bool:
    """Whether the second number is what something came to by the first: "rose $3 million to $20 million".

    ``own``: the first has a unit of its own, as the ends of a range rarely do.
    """
    if not source.before(_BY_HOW_MUCH, number.start):
        return False
    least = number.value * (last.scale if number.value * last.scale < last.value else 1)
    return own or number.scale > 1 or number.currency is not None or last.value > _MOST_TIMES * least


def _unit(source: _Text, number: Number, end: int) -> Unit:
    if number.currency:
        return Unit(number.currency, Kind.MONEY, end)
    unit = unit_after(source.text, source.lowered, end, single=number.value == 1)
    if number.form is Form.FRACTION:
        return unit._replace(kind=Kind.FRACTION)
    if unit.name is None and number.value <= _OLDEST and _is_age(source, number):
        return Unit("years", Kind.AGE, end)
    return unit


def _is_age(source: _Text, number: Number) -> bool:
    """Whether it is said to be an age, or stands between commas after a name: "Smith, 45, said"."""
    if source.before(_AGED, number.start):
        return True
    return source.lowered[number.end : number.end + 1] in (",", ".") and bool(
        source.before(_NAMED, number.start, as_written=True)
    )


def _is_name(source: _Text, number: Number) -> bool:
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


def _is_bare(source: _Text, number: Number, unit: Unit) -> bool:
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


def _quantity(
    number: Number, last: Number | None, unit: Unit, hedge: re.Match[str] | None, behind: re.Match[str] | None
) -> Quantity:
    value = number.value
    if number.form is Form.VAGUE:
        return Quantity(value, None, Qualifier.VAGUE, unit.name, unit.kind)
    if last:
        scale = last.scale if number.scale == 1 and value * last.scale < last.value else 1  # "2-3 million"
        return Quantity(value * scale, last.value, Qualifier.BETWEEN, unit.name, unit.kind)
    name = (hedge and hedge.lastgroup) or (behind and behind.lastgroup) or Qualifier.EXACT
    qualifier = Qualifier.EXACT if name == Qualifier.BETWEEN else Qualifier(name)
    low = None if qualifier in (Qualifier.AT_MOST, Qualifier.LESS_THAN) else value
    high = None if qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN) else value
    return Quantity(low, high, qualifier, unit.name, unit.kind)


def _ordinal(source: _Text, number: Number) -> FoundQuantity | None:
    """A place in a row, where a noun says of what ("the third round"); "first" alone says nothing."""
    unit = unit_after(source.text, source.lowered, number.end, single=True)
    in_digits = source.lowered[number.start].isdecimal()
    if unit.name in _NO_RANK or unit.kind is Kind.MEASURE:
        return None
    if not in_digits and (unit.name is None or not source.before(_DETERMINED, number.start)):
        return None
    value = Quantity(number.value, number.value, Qualifier.EXACT, unit.name, Kind.ORDINAL)
    return FoundQuantity(number.start, unit.end, source.text[number.start : unit.end], value)
