"""Units of one dimension in each other: 1.8 km are 1,800 metres and about 5,900 feet, and no 1,800 feet.

A conversion between metric and other units is rounded in print, so two that nearly agree are taken for the same.
"""

from dataclasses import replace
from decimal import Decimal

from llm_brief.text.quantities.units import Kind
from llm_brief.text.quantities.values import Quantity

__all__ = ["convertible"]

_LENGTHS = {"km": "1000", "m": "1", "cm": "0.01", "mm": "0.001"}
_LENGTHS |= {"miles": "1609.344", "yards": "0.9144", "feet": "0.3048", "inches": "0.0254"}
_AREAS = {"km²": "1000000", "m²": "1", "hectares": "10000"}
_AREAS |= {"square miles": "2589988", "square feet": "0.0929", "acres": "4046.86"}
_MASSES = {"tonnes": "1000", "kg": "1", "g": "0.001", "mg": "0.000001", "tons": "1000", "pounds": "0.45359"}
_VOLUMES = {"litres": "1", "millilitres": "0.001", "gallons": "3.785"}
_SECONDS = {"seconds": "1", "minutes": "60", "hours": "3600", "days": "86400", "weeks": "604800"}
_MONTHS = {"months": "1", "years": "12", "decades": "120", "centuries": "1200"}
_DIMENSIONS = [
    {unit: Decimal(factor) for unit, factor in units.items()}
    for units in (_LENGTHS, _AREAS, _MASSES, _VOLUMES, _SECONDS, _MONTHS)
]
_METRIC = frozenset(
    ("km", "m", "cm", "mm", "km²", "m²", "hectares", "tonnes", "kg", "g", "mg", "litres", "millilitres")
)
_ROUNDED = Decimal("0.1")
_STERLING = frozenset(("pounds", "£"))


def convertible(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Both in one unit, where there is one for them: two weeks are fourteen days. Else as they are."""
    if one.unit is None or other.unit is None or one.unit == other.unit:
        return one, other
    if {one.unit, other.unit} == _STERLING:
        return _sterling(one), _sterling(other)
    for factors in _DIMENSIONS if one.kind is other.kind else ():
        if one.unit in factors and other.unit in factors:
            first, second = _times(one, factors[one.unit]), _times(other, factors[other.unit])
            return (
                (_rounded(first, second), second)
                if (one.unit in _METRIC) != (other.unit in _METRIC)
                else (first, second)
            )
    return one, other


def _sterling(quantity: Quantity) -> Quantity:
    return replace(quantity, unit="£", kind=Kind.MONEY)


def _times(quantity: Quantity, factor: Decimal) -> Quantity:
    low, high = (bound if bound is None else bound * factor for bound in (quantity.low, quantity.high))
    return replace(quantity, low=low, high=high, unit=None)


def _rounded(quantity: Quantity, other: Quantity) -> Quantity:
    """The quantity with each bound that is nearly the other's made the same."""
    if quantity.kind is Kind.DURATION:
        return quantity
    return replace(quantity, low=_near(quantity.low, other.low), high=_near(quantity.high, other.high))


def _near(bound: Decimal | None, other: Decimal | None) -> Decimal | None:
    if bound is None or other is None:
        return bound
    return other if abs(bound - other) <= _ROUNDED * abs(other) else bound
