"""Words into normalised values, as records hold them: EDTF dates and quantities."""

from datetime import date

from llm_brief.records.base import Quantity
from llm_brief.text.dates import parse_date
from llm_brief.text.quantities import parse_quantity

__all__ = ["OPEN_DATE", "date_value", "quantity_value"]

OPEN_DATE = "XXXX-XX-XX"
"""EDTF for a day that the words name only in relation to another, where that other day is not known."""


def date_value(words: str, reference: date | None) -> tuple[str, str | None]:
    """The EDTF value of date words and the rule that gave it; ``OPEN_DATE`` and None where no rule does."""
    parsed = parse_date(words, reference)
    return (parsed.value, parsed.rule) if parsed else (OPEN_DATE, None)


def quantity_value(words: str) -> Quantity | None:
    """The number in words such as "approximately 30 attendees", or None."""
    parsed = parse_quantity(words)
    if parsed is None:
        return None
    return Quantity(
        low=None if parsed.low is None else float(parsed.low),
        high=None if parsed.high is None else float(parsed.high),
        qualifier=parsed.qualifier.value,
        unit=parsed.unit,
    )
