"""Quantities in words: what a phrase counts and how firmly, where they stand in a text, whether two agree.

A hedge belongs to the number: "approximately 30" is not 30, and "dozens" is at least two of them. Dates and parts
of dates are no quantities, nor are numbers that name something ("Flight 370", "Room 21").
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from llm_brief.text.dates.find import FoundDate, find_dates
from llm_brief.text.quantities.grammar import quantities_in
from llm_brief.text.quantities.measures import convertible
from llm_brief.text.quantities.units import Kind, same_unit
from llm_brief.text.quantities.values import FoundQuantity, Qualifier, Quantity

__all__ = [
    "Agreement",
    "FoundQuantity",
    "Kind",
    "Qualifier",
    "Quantity",
    "agrees",
    "find_quantities",
    "parse_quantity",
]


class Agreement(StrEnum):
    """What a claimed quantity is to the one in the source."""

    SAME = "same"
    LESS_PRECISE = "less_precise"
    OVERPRECISE = "overprecise"
    CONTRADICTS = "contradicts"
    UNRELATED = "unrelated"


_NEGATION = re.compile(r"\b(?:not|never|neither|nor|without)\b|n['’]t\b", re.IGNORECASE)
_NOT_HEDGE = re.compile(r"\bnot\s+(?:more|less|fewer)\s+than\b", re.IGNORECASE)
_TOLERANCE = Decimal("0.1")  # how far "about" reaches, as a part of the number
_DOZENS = 24
_ENDLESS = Decimal("Infinity")
_COUNTED_IN_UNITS = frozenset({Kind.MONEY, Kind.DURATION, Kind.AGE, Kind.MEASURE})


def parse_quantity(phrase: str) -> Quantity | None:
    """The one quantity in a phrase; None if there is none, more than one, or it is negated."""
    if _NEGATION.search(_NOT_HEDGE.sub("", phrase)):
        return None
    found = find_quantities(phrase)
    return found[0].value if len(found) == 1 else None


def find_quantities(text: str, *, dates: Sequence[FoundDate] | None = None) -> tuple[FoundQuantity, ...]:
    """All quantities in a text in order, none overlapping, each with its hedge and its unit.

    ``dates`` are those that `find_dates` finds in the same text, for who has them already: their numbers are taken.
    Takes time in proportion to the length of the text.
    """
    known = find_dates(text) if dates is None else dates
    return tuple(quantities_in(text, [(found.start, found.end) for found in known]))


def agrees(claimed: Quantity, source: Quantity) -> Agreement:
    """Whether a claimed quantity is what the source says, true but vaguer, more than it says, or false.

    Claiming "30" for "approximately 30" is overprecise: it drops the hedge. So is anything that the source leaves
    possible but does not say. Different units, or a rank and a count, have nothing to do with each other.
    """
    claimed, source = convertible(claimed, source)
    if not _comparable(claimed, source):
        return Agreement.UNRELATED
    if (claimed.low, claimed.high, claimed.qualifier) == (source.low, source.high, source.qualifier):
        return Agreement.SAME
    claim, truth = _Range.of(claimed), _Range.of(source)
    if claimed.qualifier is source.qualifier is Qualifier.ABOUT or not claim.meets(truth):
        return Agreement.CONTRADICTS
    return Agreement.LESS_PRECISE if claim.holds(truth) else Agreement.OVERPRECISE


class _Range(NamedTuple):
    """What a quantity may be; the second of each pair is 1 or -1 where the bound itself is left out."""

    low: tuple[Decimal, int]
    high: tuple[Decimal, int]

    @classmethod
    def of(cls, quantity: Quantity) -> "_Range":
        low = _ENDLESS.copy_negate() if quantity.low is None else quantity.low
        high = _ENDLESS if quantity.high is None else quantity.high
        if quantity.qualifier is Qualifier.VAGUE:
            return cls((low, 0), (_most_of_vague(low), 0))
        if quantity.qualifier is Qualifier.ABOUT:
            slack = abs(low) * _TOLERANCE
            return cls((low - slack, 0), (high + slack, 0))
        more, less = quantity.qualifier is Qualifier.MORE_THAN, quantity.qualifier is Qualifier.LESS_THAN
        return cls((low, int(more)), (high, -int(less)))

    def holds(self, other: "_Range") -> bool:
        return self.low <= other.low and other.high <= self.high

    def meets(self, other: "_Range") -> bool:
        return self.low <= other.high and other.low <= self.high


def _most_of_vague(least: Decimal) -> Decimal:
    """The most that a vague word means: three for "a couple", twelve for "several", 1,999 for "hundreds"."""
    if least <= 2:
        return Decimal(3)
    return 4 * least if least < _DOZENS else 10 * least - 1


def _comparable(one: Quantity, other: Quantity) -> bool:
    if one.kind is other.kind:
        return same_unit(one.unit, other.unit)
    plain = one if one.kind is Kind.CARDINAL else other
    kinds = {one.kind, other.kind} - {Kind.CARDINAL}
    return plain.kind is Kind.CARDINAL and plain.unit is None and kinds <= _COUNTED_IN_UNITS
