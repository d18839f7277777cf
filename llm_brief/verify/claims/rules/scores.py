"""The rule about two numbers set against each other, as in a vote or a game: they are so in the source."""

import re
from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison

__all__ = ["scores"]

_SCORE = re.compile(r"(?<!from )(?<![\d.,-])(?P<one>\d{1,3})(?:\s?[-–]\s?|\s+to\s+)(?P<other>\d{1,3})(?![\d%-]|[.,]\d)")
_APART = 4


def scores(comparison: Comparison) -> Iterator[Said]:
    """Two numbers that are set against each other, as in a vote, are so in the document."""
    for found in _SCORE.finditer(comparison.reading.claim.text):
        pair = [found["one"], found["other"]]
        dated = any(date.start < found.end() and found.start() < date.end for date in comparison.dates)
        if not dated and int(pair[0]) >= int(pair[1]) and not _stand_together(pair, comparison):
            yield Said(Label.NOT_FOUND, f"the source does not say {found[0]!r}")


def _stand_together(pair: Sequence[str], comparison: Comparison) -> bool:
    places = comparison.source.places
    return any(abs(one - other) <= _APART for one in places.get(pair[0], ()) for other in places.get(pair[1], ()))
