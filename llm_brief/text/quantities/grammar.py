"""Whole quantities: a number or a range of two with its hedge before and its unit behind.

Left out are numbers that count nothing (``text.quantity_context``) and scores.
"""

import re
from collections.abc import Iterator, Sequence

from llm_brief.text.quantities.context import (
    Text,
    is_age,
    is_bare,
    is_change,
    is_denied,
    is_determined,
    is_level,
    is_name,
    is_preposition,
)
from llm_brief.text.quantities.numbers import Form, Number, next_number, number_at
from llm_brief.text.quantities.units import Kind, Unit, unit_after
from llm_brief.text.quantities.values import FoundQuantity, Qualifier, Quantity

__all__ = ["quantities_in"]

_ADVERBS = r"(?:(?:well|far|just|slightly|a little|much|only) )?"
_MOVING = ("went", "goes", "gone", "going", "crept")
_NO_MOVE = "".join(rf"(?<!\b{verb}\x20)" for verb in _MOVING)  # "went up to 24": there it is
_HEDGES = {
    Qualifier.AT_LEAST: "at (?:the very )?least|(?:no|not) (?:fewer|less) than|a minimum of|as (?:few|little|low) as",
    Qualifier.AT_MOST: rf"{_NO_MOVE}up to|at (?:the )?most|(?:no|not) more than|a maximum of"
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
_OR_MORE = re.compile(r"(?P<at_least>\s+or\s+more\b)|(?P<at_most>\s+or\s+(?:fewer|less)\b)")
_LINK = re.compile(r"(?P<percent>\s?(?:%|percent|per\scent))?(?P<link>\s?[-–—]\s?|\s+(?:to|or|and)\s+)")
_PERCENT = re.compile(r"[\s-]?(?:%|percent\b|per\scent\b)")
_OF_WHOLE = re.compile(
    r"\s+of\s+(?:all\s+)?(?:(?:the|its|their|his|her|our|my|these|those)\s+)?"
    r"(?:(?:[\w.-]+\s+){0,3}?[\w.-]+(?:['’]s|s['’])\s+)?"
)
_NO_RANK = frozenset({"times", "ladies", "hands", "things", "ones", "places", "steps"})


def quantities_in(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[FoundQuantity]:
    """All quantities of a text in order, but for those inside the stretches already ``taken`` by dates."""
    source = Text.of(text)
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


def _quantity_at(source: Text, number: Number) -> tuple[FoundQuantity | None, int]:
    """The quantity that a number begins, if it is one, and where to go on reading."""
    if is_name(source, number):
        return None, number.end
    if number.form is Form.ORDINAL:
        rank = _ordinal(source, number)
        return rank, rank.end if rank else number.end
    if is_denied(source, number.start):
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
    if not (hedge or behind or last or whole) and is_bare(source, number, unit):
        return None, number.end
    if hedge and is_preposition(source, number, unit, hedge[0].strip()):
        hedge = None
    is_open = not (hedge or behind or last or whole) and unit.name is not None
    trailing = _OR_MORE.match(source.lowered, unit.end) if is_open else None
    value = _quantity(number, last, unit, hedge, behind or trailing)
    start = hedge.start() if hedge and value.qualifier is not Qualifier.EXACT else number.start
    end = trailing.end() if trailing else unit.end
    return FoundQuantity(start, end, source.text[start:end], value, whole), end


def _whole(source: Text, number: Number, end: int) -> Quantity | None:
    """How many there are, where the number is said to be a part of them: "four of its eleven shelters"."""
    of = _OF_WHOLE.match(source.lowered, end)
    whole = number_at(source.lowered, of.end()) if of else None
    if whole is None or whole.form is not Form.CARDINAL or whole.currency or whole.value <= number.value:
        return None
    unit = unit_after(source.text, source.lowered, whole.end)
    counted = unit.name is not None and unit.kind is Kind.CARDINAL
    return Quantity(whole.value, whole.value, Qualifier.EXACT, unit.name, unit.kind) if counted else None


def _range_end(source: Text, number: Number, hedge: re.Match[str] | None) -> Number | None:
    """The second number of a range: "3-4", "three or four", "between 30 and 40"; not of "rose from 30 to 40"."""
    link = _LINK.match(source.lowered, number.end)
    if link is None or number.form is not Form.CARDINAL:
        return None
    word, opening = link["link"].strip(), hedge["between"] if hedge else None
    if word == "and" and opening != "between":
        return None
    if hedge and opening == "from" and is_change(source, hedge.start()):
        return None
    last = number_at(source.lowered, link.end())
    if last is None or last.form is not Form.CARDINAL or (word in ("to", "or") and last.value <= number.value):
        return None
    if link["percent"] and not _PERCENT.match(source.lowered, last.end):
        return None  # "27 percent to 146 million"
    level = word == "to" and opening is None and is_level(source, number, last, own=bool(link["percent"]))
    return None if level else last


def _unit(source: Text, number: Number, end: int) -> Unit:
    if number.currency:
        return Unit(number.currency, Kind.MONEY, end)
    unit = unit_after(source.text, source.lowered, end, single=number.value == 1)
    if number.form is Form.FRACTION:
        return unit._replace(kind=Kind.FRACTION)
    if unit.name is None and is_age(source, number):
        return Unit("years", Kind.AGE, end)
    return unit


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


def _ordinal(source: Text, number: Number) -> FoundQuantity | None:
    """A place in a row, where a noun says of what ("the third round"); "first" alone says nothing."""
    unit = unit_after(source.text, source.lowered, number.end, single=True)
    in_digits = source.lowered[number.start].isdecimal()
    if unit.name in _NO_RANK or unit.kind is Kind.MEASURE:
        return None
    if not in_digits and (unit.name is None or not is_determined(source, number.start)):
        return None
    value = Quantity(number.value, number.value, Qualifier.EXACT, unit.name, Kind.ORDINAL)
    return FoundQuantity(number.start, unit.end, source.text[number.start : unit.end], value)
