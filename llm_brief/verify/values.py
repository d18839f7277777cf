"""Check 2: does the value follow from its words, by a rule that can be named?"""

import re
from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.records.grounded import AUTHOR, Claimed
from llm_brief.records.values import date_at, dates_of, quantity_value
from llm_brief.records.vocabulary import Sort
from llm_brief.text.dates.find import find_dates
from llm_brief.text.fold import fold_words
from llm_brief.verify.anchors import ANTECEDENTS
from llm_brief.verify.case import Case, Said

__all__ = ["value"]


def value(claim: Claimed, case: Case) -> Iterator[Said]:
    """The value is what a named rule makes of the words; names and quotations are the words themselves."""
    if not claim.spans:
        return
    if claim.field.sort is Sort.DATE:
        yield _date(claim, case)
    elif claim.field.sort is Sort.QUANTITY:
        yield _quantity(claim)
    elif claim.field.sort in (Sort.MENTION, Sort.VERBATIM):
        yield _words(claim)


def _date(claim: Claimed, case: Case) -> Said:
    place = claim.spans[0]
    words = place.exact
    expected, rule = date_at(case.document, place.start, place.end)
    for found in dates_of(case.document):
        is_part = found.start <= place.start and place.end <= found.end and len(found.text) > len(words)
        if is_part and found.value is not None and found.value.value != claim.value:
            return Said(Label.PARTIAL, f"the words are cut out of {found.text!r}, which is {found.value.value}")
    if claim.value != expected:
        return Said(Label.CONTRADICTED, f"the source says {words!r}, which is {expected}, not {claim.value}")
    if rule is not None:
        return Said(Label.SUPPORTED, f"{words!r} is {expected} ({rule})")
    if find_dates(words) or any(
        found.start < place.end and place.start < found.end for found in dates_of(case.document)
    ):
        return Said(Label.SUPPORTED, f"{words!r} cannot be placed without the document's own date; left open")
    if claim.field.name == "deadline" and _TERM.fullmatch(words.strip()):
        return Said(Label.SUPPORTED, f"{words!r} is a term without a calendar date; left open")
    return Said(Label.NOT_FOUND, f"{words!r} is no date")


_TERM = re.compile(
    r"(?:(?:with)?in |for |at least |at most |no later than |up to |a further |another )*"
    r"(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|twelve|a few|several|[a-z]+-(?:two|four|six|eight))"
    r"[ -](?:minutes?|hours?|days?|weeks?|months?|years?)"
    r"|(?:before|by|until|ahead of|within|after|as soon as|no later than) .+",
    re.IGNORECASE,
)


def _quantity(claim: Claimed) -> Said:
    words = claim.spans[0].exact
    expected = quantity_value(words)
    if expected is None:
        return Said(Label.NOT_FOUND, f"{words!r} holds no number")
    if claim.value != expected:
        return Said(Label.CONTRADICTED, f"the source says {words!r}")
    return Said(Label.SUPPORTED, f"{words!r} gives the number")


def _words(claim: Claimed) -> Said:
    words = claim.spans[0].exact
    if claim.rule == AUTHOR:
        return Said(Label.SUPPORTED, "the author is named by no words of the text")
    if claim.rule in ANTECEDENTS:
        return Said(Label.SUPPORTED, f"the document names {words!r} so ({claim.rule})")
    if fold_words(str(claim.value)) != fold_words(words):
        return Said(Label.CONTRADICTED, f"the source says {words!r}, not {claim.value!r}")
    return Said(Label.SUPPORTED, "the value is the source's wording")
