"""What a quantity in words comes to: its bounds, how firmly it is stated, and of what it is one."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from llm_brief.text.quantities.units import Kind

__all__ = ["FoundQuantity", "Qualifier", "Quantity"]


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
