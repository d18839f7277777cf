"""Numbers that follow from others: what lies between two, how many times as much, the rest, the sum, the half."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from llm_brief.text.quantities.find import Agreement, FoundQuantity, Kind, Qualifier, Quantity, agrees
from llm_brief.text.quantities.measures import convertible

__all__ = ["is_difference", "is_multiple", "is_reckonable", "is_same_number"]

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


def is_reckonable(claimed: Quantity, told: Sequence[FoundQuantity], words: AbstractSet[str]) -> bool:
    """Whether the number, or one that it is vaguer than, may be reckoned from those told.

    As what lies between two or is left of a whole, as the sum of two, or as the multiple or part that one of ``words``
    speaks of ("half").
    """
    plain = _plain([found.value for found in told])
    if claimed.unit == _POINTS:
        claimed = replace(claimed, unit="%")
    results = [*_sums(plain), *_totals(plain, words), *_rests(told), *_shares_left(plain), *_parts(plain, words)]
    if claimed.kind is Kind.FRACTION and claimed.low is not None:
        shares = (one.low for one in (*plain, *results) if one.kind is Kind.PERCENT and one.low is not None)
        if any(abs(100 * claimed.low - share) < _HALF_A_POINT for share in shares):
            return True
    if claimed.kind in _WHOLES and _is_ratio(claimed, plain):
        return True
    return any(agrees(claimed, result) in (Agreement.SAME, Agreement.LESS_PRECISE) for result in results)


def _is_ratio(claimed: Quantity, told: Sequence[Quantity]) -> bool:
    """Whether the share is what one of two that can be of one thing makes of the other: 120 of 212 million is half."""
    whole = _WHOLES[claimed.kind]
    for one, other in permutations(told, 2):
        if one.kind in _WHOLES or not one.low or not other.low or one.low >= other.low or not _are_alike(one, other):
            continue
        if _is_share(claimed, whole * one.low / other.low, whole):
            return True
    return False


def _is_share(claimed: Quantity, share: Decimal, whole: Decimal) -> bool:
    """Whether a share is the one claimed, as closely as people round; "more than half" of little more than half."""
    bound = claimed.low if claimed.low is not None else claimed.high
    if bound is None:
        return False
    if claimed.qualifier in _BOUNDED:
        is_within = agrees(claimed, replace(claimed, low=share, high=share, qualifier=Qualifier.EXACT))
        return is_within is Agreement.LESS_PRECISE and abs(bound - share) <= _NEAR_BOUND * whole
    slack = _SLACK[claimed.kind] if claimed.qualifier is Qualifier.EXACT else _NEAR_ENOUGH * whole
    return abs(bound - share) <= slack


_SLACK = {Kind.FRACTION: Decimal("0.02"), Kind.PERCENT: Decimal("0.5")}
"""How far a share may be from the one that it is rounded to."""
_NEAR_ENOUGH = Decimal("0.05")
"""The same, as a part of the whole, where the claim says "about" or "nearly"."""
_BOUNDED = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.LESS_THAN, Qualifier.AT_MOST})
_NEAR_BOUND = Decimal("0.15")
"""How far a share may be from the bound that is said to be under or over it, as a part of the whole."""
_POINTS = "percentage points"  # what lies between two percentages
_HALF_A_POINT = Decimal("0.5")  # a third is 33 percent
_TERMS = 5  # numbers that a reader adds up


def _totals(told: Sequence[Quantity], words: AbstractSet[str]) -> Iterator[Quantity]:
    """The sums of those that stand one after another and can be of one thing: of three or more, of two and a "one"."""
    for at, first in enumerate(told):
        total, alike = Decimal(0), [one for one in told[at:] if one.low is not None and _are_alike(first, one)]
        for terms, one in enumerate(alike[:_TERMS], 1):
            total += one.low or 0
            if terms > _PAIR:
                yield replace(first, low=total, high=total)
            if terms >= _PAIR and first.kind is Kind.CARDINAL and "one" in words:
                yield replace(first, low=total + 1, high=total + 1)


_PAIR = 2


def _shares_left(told: Sequence[Quantity]) -> Iterator[Quantity]:
    """What two or more shares that stand one after another leave of a whole."""
    for kind, whole in _WHOLES.items():
        shares = [one for one in told if one.kind is kind and one.low is not None]
        for at, first in enumerate(shares):
            left = whole - (first.low or 0)
            for other in shares[at + 1 : at + _TERMS]:
                left -= other.low or 0
                if left > 0:
                    yield replace(first, low=left, high=left)


def _sums(told: Sequence[Quantity]) -> Iterator[Quantity]:
    """The sums and differences of any two that can be of the same."""
    for one, other in permutations(told, 2):
        if one.low is not None and other.low is not None and _are_alike(one, other):
            first, second = convertible(one, other)
            if first.low is not None and second.low is not None:
                yield replace(first, low=first.low + second.low, high=first.low + second.low)
                if first.low > second.low:
                    yield replace(first, low=first.low - second.low, high=first.low - second.low)


def _rests(told: Sequence[FoundQuantity]) -> Iterator[Quantity]:
    """What is left of a whole: three of twelve are not among "nine of the 12"."""
    for part in told:
        if part.whole is not None and part.whole.low is not None and part.value.low is not None:
            rest = part.whole.low - part.value.low
            yield replace(part.whole, low=rest, high=rest)
            yield from (replace(part.whole, low=rest - o, high=rest - o) for o in _counts_below(rest, part, told))
        elif part.value.kind in _WHOLES and part.value.low is not None:
            rest = _WHOLES[part.value.kind] - part.value.low
            yield replace(part.value, low=rest, high=rest)


def _counts_below(rest: Decimal, part: FoundQuantity, told: Sequence[FoundQuantity]) -> Iterator[Decimal]:
    """Other counts of the sentence that may be taken from what is left: "six voted against it, and one abstained"."""
    for other in told:
        value = other.value
        if other is not part and value.kind is Kind.CARDINAL and value.low is not None and value.low < rest:
            yield value.low
    yield Decimal(1)


_WHOLES = {Kind.FRACTION: Decimal(1), Kind.PERCENT: Decimal(100)}


def _parts(told: Sequence[Quantity], words: AbstractSet[str]) -> Iterator[Quantity]:
    """Multiples and parts of the numbers, as far as a word speaks of such."""
    factors = {factor for word, factors in _FACTORS.items() if word in words for factor in factors}
    shares = [one.low / _WHOLES[one.kind] for one in told if one.kind in _WHOLES and one.low is not None]
    factors |= set(shares)
    for one in told:
        results = [one.low * factor for factor in factors] if one.low is not None else []
        yield from (replace(one, low=result, high=result) for result in results)


_HALVES = (Decimal(2), Decimal("0.5"))
_FACTORS = {
    "half": _HALVES,
    "halves": _HALVES,
    "halved": _HALVES,
    "twice": _HALVES,
    "double": _HALVES,
    "doubled": _HALVES,
    "doubling": _HALVES,
    "quarter": (Decimal(4), Decimal("0.25")),
    "triple": (Decimal(3),),
    "tripled": (Decimal(3),),
}
"""Words for a multiple or a part, to the factors by which one gets from either to the other."""


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
