"""The rule about what a figure is measured against: what lies below the record of 71 is not "up from 71"."""

from collections.abc import Iterator
from decimal import Decimal

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.quantities.find import FoundQuantity, Kind
from llm_brief.verify.case import Said
from llm_brief.verify.claims.changing import Level, level_at, side_of
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.frames import CONDITIONS

__all__ = ["measured"]

_AGAINST = frozenset({"from", "below", "under", "above", "over", "beyond", "than", "short"})
_SAME_MATTER = 0.6
"""The share of a claim that the sentence holds, from which on it measures the same."""


def measured(comparison: Comparison) -> Iterator[Said]:
    """What the claim says to be above a number is not what the source says to be below it, and the reverse."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if not comparison.quantities or mine is None or theirs is None:
        return
    if _AGAINST.isdisjoint(word.text for word in comparison.reading.words):
        return
    for quantity in comparison.quantities:
        if quantity.value.kind is Kind.ORDINAL or "-" in quantity.text:  # "third place", "the five-year average"
            continue
        level = level_at(mine, quantity)
        if level is not None:
            yield from _turned(quantity, level, comparison, theirs)


def _turned(quantity: FoundQuantity, level: Level, comparison: Comparison, theirs: Parse) -> Iterator[Said]:
    same = [other for other in comparison.quantities_near if _bound(other) == _bound(quantity)]
    told = [level_at(theirs, other) for other in same]
    if not told or any(other is None or other.above is level.above for other in told):
        return
    first = told[0]
    assert first is not None
    place = comparison.source.document.span(first.start, same[0].end)
    words = comparison.reading.claim.text[level.start : quantity.end]
    if _is_of_the_same(same[0], comparison) and not _may_be_both(same[0], level, comparison, theirs):
        yield Said(Label.CONTRADICTED, f"the source says {place.exact!r}, not {words!r}", (place,))
    else:
        reason = f"the source says {place.exact!r}; whether something is {words!r} is open"
        yield Said(Label.NOT_CHECKED, reason, (place,))


def _bound(quantity: FoundQuantity) -> Decimal | None:
    """The number that is stated, whether it is the bound of something or not: "below 14,900"."""
    return quantity.value.high if quantity.value.low is None else quantity.value.low


def _is_of_the_same(told: FoundQuantity, comparison: Comparison) -> bool:
    """Whether the sentence of a figure holds most of the claim."""
    sentences = comparison.source.document.sentences
    home = next((at for at in comparison.reading.best if sentences[at].start <= told.start < sentences[at].end), None)
    return home is not None and comparison.reading.held_by(home) >= _SAME_MATTER


def _may_be_both(told: FoundQuantity, level: Level, comparison: Comparison, theirs: Parse) -> bool:
    """Whether the sentence tells it as no fact, or says "above it" as well: of another number it is said with that."""
    sentence = comparison.source.document.sentence_at(told.start)
    tokens = theirs.sentence_tokens(sentence.index) if sentence is not None else ()
    if any(token.tag == "MD" or token.text.lower() in CONDITIONS for token in tokens):
        return True
    ends = (level_at(theirs, other) for other in comparison.quantities_near)
    used = {end.start for end in ends if end is not None}
    return any(side_of(token) is level.above and token.start not in used for token in tokens)
