"""The rule about some of a number: "nine arrests, two of them of visitors" is no nine arrests of visitors."""

import re
from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.document import Span
from llm_brief.text.numerals import CARDINALS
from llm_brief.text.quantities.find import Agreement, FoundQuantity, Kind, agrees
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.words import read_words

__all__ = ["some_of_them"]

_SOME = re.compile(
    rf"[,(–—-]\s*(?P<part>(?:\d[\d,]*|{'|'.join(CARDINALS)}|some|most|many|several|half|few|none|a\s+\w+)"
    r"\s+of\s+(?:them|whom|which))\b(?P<rest>[^,;.()–—]*)",
    re.IGNORECASE,
)
_APART = frozenset("including included includes include some most among them part partly mostly mainly half".split())
_NEAR = 60
"""Characters between a number and what is said of some of it."""


def some_of_them(comparison: Comparison) -> Iterator[Said]:
    """What the source says of some of a number is not told of all of it."""
    words = comparison.reading.words
    if not comparison.quantities or any(word.text in _APART for word in words):
        return
    for figure in comparison.quantities:
        if figure.value.kind is not Kind.CARDINAL or figure.whole is not None:
            continue
        for told in comparison.quantities_near:
            place = _part_told(told, comparison) if agrees(figure.value, told.value) is Agreement.SAME else None
            if place is not None:
                reason = f"the source says {place.exact!r}; whether it is so of all {figure.text!r} is open"
                yield Said(Label.NOT_CHECKED, reason, (place,))
                return


def _part_told(told: FoundQuantity, comparison: Comparison) -> Span | None:
    """What is said of some of a number right behind it, where the claim has that, and not of how many it is said."""
    document = comparison.source.document
    home = document.sentence_at(told.start)
    found = _SOME.search(document.text, told.end, home.end) if home is not None else None
    if home is None or found is None or found.start() - told.end > _NEAR:
        return None
    stems = {comparison.source.nearest(word.stem) or word.stem for word in comparison.reading.content}
    if any(word.stem in stems for word in read_words(found["part"]) if word.is_content):
        return None
    said = {word.stem for word in read_words(found["rest"]) if word.is_content}
    around = f"{document.text[home.start : found.start()]} {document.text[found.end() : home.end]}"
    own = said - {word.stem for word in read_words(around)}
    return document.span(found.start("part"), found.end()) if own & stems else None
