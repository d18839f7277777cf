"""Checks 1: are the words there, whole, and in the sentences that the record cites?"""

import re
from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.records.grounded import Claimed
from llm_brief.records.vocabulary import Sort
from llm_brief.text.descriptions import descriptions_of
from llm_brief.text.document import Match
from llm_brief.verify.anchors import ANTECEDENTS
from llm_brief.verify.case import Case, Said

__all__ = ["cited", "span"]

_COPIED = frozenset({Sort.MENTION, Sort.VERBATIM, Sort.DATE, Sort.QUANTITY})


def span(claim: Claimed, case: Case) -> Iterator[Said]:
    """The claimed words stand in the document, at the place given, to the letter."""
    if claim.field.sort not in _COPIED:
        return
    if not claim.spans:
        yield Said(Label.NOT_FOUND, claim.note or "no words of the document were given")
        return
    text = case.document.text
    for place in claim.spans:
        if text[place.start : place.end] != place.exact:
            yield Said(Label.NOT_FOUND, f"the document does not read {place.exact!r} at {place.start}", (place,))
            return
    yield Said(Label.SUPPORTED, _found(claim))


def _found(claim: Claimed) -> str:
    first = claim.spans[0]
    if first.match is Match.EXACT:
        return "the words stand in the document"
    if first.match is Match.FOLDED:
        return "the words stand in the document but for typography"
    return "the words stand in the document, in this order, with others between them"


def cited(claim: Claimed, case: Case) -> Iterator[Said]:
    """The words stand in the sentences that the record rests on, not somewhere else in the document."""
    if claim.field.sort not in _COPIED or not claim.spans:
        return
    if claim.rule in ANTECEDENTS:
        first = claim.spans[0]
        yield Said(Label.SUPPORTED, f"{first.exact!r} in a cited sentence stands for {claim.raw!r} ({claim.rule})")
    elif all(case.grounded.cites(place.start, place.end) for place in claim.spans):
        yield Said(Label.SUPPORTED, "the words stand in a cited sentence")
    elif (form := _ambiguous(claim, case)) is not None:
        yield Said(Label.NOT_CHECKED, f"{form!r} in a cited sentence may stand for {claim.raw!r}, or for another")
    else:
        yield Said(Label.NOT_FOUND, f"{claim.raw!r} is not in the sentences that the record cites", claim.spans)


_DEFINITE = re.compile(r"\b[Tt]he (?:[\w’'\-]+ ){0,2}?[a-z\-]+\b")


def _ambiguous(claim: Claimed, case: Case) -> str | None:
    """A description in the cited sentences that may be the claimed name's, among others: "the union" of two unions."""
    if claim.field.sort is not Sort.MENTION:
        return None
    found = descriptions_of(case.document.text)
    for sentence in case.grounded.sentences:
        for match in _DEFINITE.finditer(sentence.text):
            if found.may_mean(match[0], claim.raw):
                return match[0]
    return None
