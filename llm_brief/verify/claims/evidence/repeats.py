"""What the rules about repeated sentences have in common."""

from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.quantities.find import FoundQuantity
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.times import kept_times
from llm_brief.verify.claims.twin import Twin
from llm_brief.verify.claims.words import Word, is_number

__all__ = ["AFTER", "BEFORE", "CLOSELY", "HELD", "REPEATS", "instead", "is_accounted_for", "repeated", "text_of"]

REPEATS, CLOSELY = 0.6, 0.7
"""The shares of a claim that stand in a sentence, from which on it repeats it, and closely."""
HELD = 0.6
"""The share of a claim that a sentence holds in whatever order, from which on it tells the same."""
BEFORE, AFTER = 3, 1
"""How many sentences before and after one may name what it speaks of."""


def repeated(comparison: Comparison, least: float = REPEATS) -> Iterator[Twin]:
    """The sentences that stand beside the claim, or what it reports, and hold at least that share of it."""
    return (twin for twin in comparison.twins if twin.share >= least)


def is_accounted_for(word: Word, comparison: Comparison) -> bool:
    """Whether the number is part of a date, quantity or time that is one of the source's in other words."""
    kept = comparison.kept_values
    if any(found.start <= word.start < found.end for found in kept):
        return True
    if is_number(word.stem):
        return any(word.start in time for time in kept_times(comparison))
    return word.text in _EXTREMES and _is_extreme(word, comparison)


_EXTREMES = {
    "low": frozenset("lowest smallest weakest slowest least fewest cheapest".split()),
    "high": frozenset("highest largest biggest strongest fastest greatest steepest sharpest most".split()),
}


def _is_extreme(word: Word, comparison: Comparison) -> bool:
    """Whether "a nine-month high" is what the source calls the highest in nine months."""
    length = next((found for found in comparison.kept_values if found.end + 1 == word.start), None)
    told = {other.text for at in comparison.reading.best for other in comparison.source.sentences[at]}
    return length is not None and not told.isdisjoint(_EXTREMES[word.text])


def text_of(words: Sequence[Word], text: str) -> str:
    """The stretch of ``text`` from the first of the words to the last."""
    return text[words[0].start : words[-1].end]


def instead(told: Sequence[Word], claimed: Sequence[Word], comparison: Comparison) -> Said:
    """That the source says one thing in the place of the other; where it is who speaks, as misattributed."""
    start, end = _counting(told, comparison.source.quantities)
    span = comparison.source.document.span(start, end)
    start, end = _counting(claimed, comparison.quantities)
    mine = comparison.reading.claim.text[start:end]
    speaks = any(
        a.source and a.source.start <= claimed[0].start < a.source.end for a in comparison.reading.known.attributions
    )
    label = Label.MISATTRIBUTED if speaks else Label.CONTRADICTED
    return Said(label, f"the source says {span.exact!r}, not {mine!r}", (span,))


def _counting(words: Sequence[Word], quantities: Sequence[FoundQuantity]) -> tuple[int, int]:
    """Where the words stand, a number with what it counts: "nine items"."""
    start, end = words[0].start, words[-1].end
    around = (one for one in quantities if len(words) == 1 and one.start <= start and end <= one.end)
    return next(((one.start, one.end) for one in around), (start, end))
