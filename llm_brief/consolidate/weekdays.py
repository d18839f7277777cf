"""Days of the week, by which two reports differ where no date can be worked out: "on Monday", "on Thursday"."""

import re
from datetime import date

from llm_brief.records.base import Leaf
from llm_brief.records.values import OPEN_DATE

__all__ = ["DAY_NAMES", "is_told_loosely", "weekday_in", "weekday_of"]

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""As `datetime.date.weekday` counts them."""

_DAY = re.compile(rf"\b(?:{'|'.join(DAY_NAMES)})\b")
_NIGHT = r"(?:night|nightfall|overnight|midnight|dawn|early|late)"
_AT_NIGHT = re.compile(rf"\b{_NIGHT}\W+(?:\w+\W+){{0,2}}{_DAY.pattern}|{_DAY.pattern}\W+(?:\w+\W+){{0,2}}{_NIGHT}\b")
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def weekday_in(text: str) -> int | None:
    """The one day of the week that a text names; None where it names none, or several."""
    found = frozenset(_DAY.findall(text))
    return DAY_NAMES.index(min(found)) if len(found) == 1 else None


def weekday_of(leaf: Leaf[str]) -> int | None:
    """The day of the week of a date: of a whole date by the calendar, of an open one by its words."""
    if _WHOLE_DAY.fullmatch(leaf.value):
        return date.fromisoformat(leaf.value).weekday()
    return weekday_in(leaf.raw or "") if leaf.value == OPEN_DATE else None


def is_told_loosely(text: str) -> bool:
    """Whether it names a day by its night: the next day may be meant as well."""
    return _AT_NIGHT.search(text) is not None
