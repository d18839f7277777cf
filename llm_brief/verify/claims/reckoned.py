"""Numbers that follow from two others: what lies between them, and how many times as much one is as the other."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from llm_brief.text.quantities import Agreement, Kind, Qualifier, Quantity, agrees

__all__ = ["is_difference", "is_multiple", "is_same_number"]

_ROUNDED = Decimal("0.02")
"""How far a ratio may be from the multiple that it is rounded to, as a part of it."""
_NEARLY = Decimal("0.12")
"""The same, where the claim says "about" or "nearly"."""
_LOOSE = frozenset({Qualifier.ABOUT, Qualifier.LESS_THAN, Qualifier.AT_MOST})


def is_same_number(one: Quantity, other: Quantity) -> bool:
    """Whether both have the same bounds and can be of the same, however firmly they are stated."""
    return (one.low, one.high) == (other.low, other.high) and agrees(one, other) is not Agreement.UNRELATED


def is_difference(claimed: Quantity, told: Sequence[Quantity]) -> bool:
    """Whether the number is what lies between two of the others."""
    return any(
        one.low - other.low == claimed.low and _are_alike(claimed, one) and _are_alike(one, other)
        for one, other in permutations(_plain(told), 2)
        if one.low is not None and other.low is not None
    )


def is_multiple(claimed: Quantity, told: Sequence[Quantity]) -> bool:
    """Whether one of the others is as many times as much as another of its kind as the claim says."""
    times = claimed.low if claimed.low is not None else claimed.high
    if not times:
        return False
    slack = times * (_NEARLY if claimed.qualifier in _LOOSE else _ROUNDED)
    return any(_holds(claimed, ratio, times, slack) for ratio in _ratios(told))


def _ratios(told: Sequence[Quantity]) -> Iterator[Decimal]:
    for one, other in permutations(_plain(told), 2):
        if one.low and other.low and _are_alike(one, other):
            yield one.low / other.low


def _holds(claimed: Quantity, ratio: Decimal, times: Decimal, slack: Decimal) -> bool:
    if claimed.qualifier is Qualifier.MORE_THAN:
        return times < ratio < times + 1
    if claimed.qualifier is Qualifier.AT_LEAST:
        return times <= ratio < times + 1
    return abs(ratio - times) <= slack


def _plain(told: Sequence[Quantity]) -> list[Quantity]:
    """The numbers that can be reckoned with: neither ranges nor places in a row."""
    return [
        value for value in told if value.low is not None and value.low == value.high and value.kind is not Kind.ORDINAL
    ]


def _are_alike(one: Quantity, other: Quantity) -> bool:
    """Whether both can be of the same: one kind, and one unit where both have one."""
    return agrees(one, other) is not Agreement.UNRELATED
