"""Measures of two parts read as one: "three hours and 41 minutes" are 221 minutes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType

from llm_brief.text.quantities.find import FoundQuantity, Qualifier

__all__ = ["joined"]

_PARTS = MappingProxyType(
    {
        ("years", "months"): 12,
        ("weeks", "days"): 7,
        ("days", "hours"): 24,
        ("hours", "minutes"): 60,
        ("minutes", "seconds"): 60,
        ("feet", "inches"): 12,
    }
)
"""A unit and the next smaller one, of which so many make one."""
_BETWEEN = re.compile(r",?\s+(?:and\s+)?|-")


def joined(found: Sequence[FoundQuantity], text: str) -> tuple[FoundQuantity, ...]:
    """The quantities of ``text`` in order, those of two parts as one in the smaller unit."""
    firsts = {one.start for one, other in pairwise(found) if _belong_together(one, other, text)}
    return tuple(_merged(found, firsts, text)) if firsts else tuple(found)


def _merged(found: Sequence[FoundQuantity], firsts: set[int], text: str) -> Iterator[FoundQuantity]:
    taken = False
    for at, one in enumerate(found):
        if taken:
            taken = False
        elif one.start in firsts:
            taken = True
            yield _sum(one, found[at + 1], text)
        else:
            yield one


def _belong_together(one: FoundQuantity, other: FoundQuantity, text: str) -> bool:
    most = _PARTS.get((one.value.unit or "", other.value.unit or ""))
    value = other.value
    if most is None or value.qualifier is not Qualifier.EXACT or value.low is None or value.low >= most:
        return False
    whole = one.value.low if one.value.low is not None else one.value.high
    is_one = one.value.qualifier is not Qualifier.BETWEEN and whole is not None and whole == whole.to_integral_value()
    return is_one and _BETWEEN.fullmatch(text, one.end, other.start) is not None


def _sum(one: FoundQuantity, other: FoundQuantity, text: str) -> FoundQuantity:
    times = _PARTS[one.value.unit or "", other.value.unit or ""]
    low, high = (_add(bound, times, other.value.low) for bound in (one.value.low, one.value.high))
    value = replace(one.value, low=low, high=high, unit=other.value.unit, kind=other.value.kind)
    return FoundQuantity(one.start, other.end, text[one.start : other.end], value)


def _add(bound: Decimal | None, times: int, rest: Decimal | None) -> Decimal | None:
    return None if bound is None or rest is None else bound * times + rest
