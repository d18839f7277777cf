"""Words into normalised values, as records hold them: EDTF dates and quantities."""

from datetime import date
from functools import lru_cache

from llm_brief.records.base import Quantity
from llm_brief.text.dates.find import FoundDate, find_dates, parse_date
from llm_brief.text.document import Document
from llm_brief.text.quantities.find import parse_quantity

__all__ = ["OPEN_DATE", "date_at", "dates_of", "quantity_value"]

OPEN_DATE = "XXXX-XX-XX"
"""EDTF for a day that the words name only in relation to another, where that other day is not known."""


def date_at(document: Document, start: int, end: int) -> tuple[str, str | None]:
    """The EDTF value of the date words at ``start:end`` and the rule that gave it; ``OPEN_DATE`` and None without one.

    The words are read where they stand: "on Friday" after "will meet" is a Friday to come.
    """
    for found in dates_of(document):
        if found.value is not None and start <= found.start and found.end <= end:
            inside = parse_date(document.text[start:end], document.published_at)
            if inside is None or _is_whole(document, found, start, end):
                return found.value.value, found.value.rule
    parsed = parse_date(document.text[start:end], document.published_at)
    return (parsed.value, parsed.rule) if parsed else (OPEN_DATE, None)


def _is_whole(document: Document, found: FoundDate, start: int, end: int) -> bool:
    """Nothing but a preposition or an article stands beside the found date in the words."""
    around = document.text[start : found.start] + " " + document.text[found.end : end]
    return set(around.lower().replace(",", " ").split()) <= {"on", "in", "at", "the", "of", "during", "for"}


def dates_of(document: Document) -> tuple[FoundDate, ...]:
    """Every date of a document, read in its context; remembered."""
    return _dates(document.text, document.published_at)


@lru_cache(maxsize=64)
def _dates(text: str, reference: date | None) -> tuple[FoundDate, ...]:
    return find_dates(text, reference)


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
