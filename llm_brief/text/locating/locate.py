"""Quoted words -> their place in a document, or nothing.

Words are found to the letter, else after folding typography (``text.fold``), else around an ellipsis whose
parts stand in order and close together. Nothing fuzzier: whoever changes a date, a number, a name or a "not"
finds nothing. The edges are held to the same (``text.locate_edges``).
"""

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from llm_brief.text.document import Document, Match, Span
from llm_brief.text.locating.gaps import elided_places
from llm_brief.text.locating.words import Place, exact_places, folded_places, wordings

__all__ = ["locate", "locate_all"]


def locate(document: Document, quote: str, *, within: tuple[int, int] | None = None) -> Span | None:
    """The first place of the quoted words in the text, or in its stretch ``within``; None if not there.

    White space, quotation marks, a full stop or comma and dots of omission around the quote may be missing in
    the text. A place where the words stand to the letter is preferred to an earlier one that needs folding.
    """
    bounds = _bounds(document, within)
    for words in wordings(quote):
        for place in exact_places(document.text, words, bounds):
            return document.span(*place)
        for place in folded_places(document.text, words, bounds):
            return document.span(*place, Match.FOLDED)
    for place in elided_places(document.text, quote, bounds):
        return document.span(*place, Match.ELIDED)
    return None


def locate_all(document: Document, quote: str, *, within: tuple[int, int] | None = None) -> tuple[Span, ...]:
    """Every place of the quoted words, in order and disjoint, each with how the words were found there."""
    bounds = _bounds(document, within)
    for words in wordings(quote):
        exact = list(exact_places(document.text, words, bounds))
        folded = [place for place in folded_places(document.text, words, bounds) if not _overlaps(place, exact)]
        spans = [document.span(*place) for place in exact]
        spans += [document.span(*place, Match.FOLDED) for place in folded]
        if spans:
            return tuple(sorted(spans))
    return tuple(document.span(*place, Match.ELIDED) for place in elided_places(document.text, quote, bounds))


def _bounds(document: Document, within: tuple[int, int] | None) -> Place:
    start, end = within or (0, len(document.text))
    return max(0, start), min(end, len(document.text))


def _overlaps(place: Place, others: Sequence[Place]) -> bool:
    following = bisect_left(others, place[1], key=itemgetter(0))
    return following > 0 and others[following - 1][1] > place[0]
