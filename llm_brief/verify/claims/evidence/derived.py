"""Numbers that a claim may have reckoned from the source's: what it does not say may yet follow from it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from llm_brief.text.quantities.find import FoundQuantity, Kind, Quantity
from llm_brief.verify.claims.changing import Part, change_at
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.elapsed import may_lie_between
from llm_brief.verify.claims.evidence.negations import has_not
from llm_brief.verify.claims.reckoned import is_reckonable
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import Word

__all__ = ["end_on_top", "is_a_difference", "is_on_top", "is_rest", "is_said_to_differ", "may_follow"]

_COMPARED = frozenset(
    "difference gap lead margin between than ahead behind differ differs differed apart short".split()
)


def may_follow(quantity: FoundQuantity, comparison: Comparison) -> bool:
    """Whether the number may be reckoned from numbers of the source that stand together, or bear on the claim.

    What compares two things ("higher than that of Oru") may be reckoned from any two of one unit.
    """
    told = [_of_any(other) for other in comparison.source.quantities if _is_near(other, comparison)]
    near = {word.text for at in comparison.reading.best for word in comparison.source.sentences[at]}
    if is_reckonable(quantity.value, told, near) or may_lie_between(quantity, comparison):
        return True
    return any(is_reckonable(quantity.value, group, set()) for group in _groups(quantity, comparison))


def _is_near(quantity: FoundQuantity, comparison: Comparison) -> bool:
    """Whether a number bears on the claim; on one that denies, what stands in the two sentences before does as well."""
    if comparison.in_evidence(quantity.start):
        return True
    at = _sentences(comparison.source).get(quantity.start)
    if at is None or {at + 1, at + 2}.isdisjoint(comparison.reading.evidence):
        return False
    return has_not(comparison.reading.words)


def _of_any(quantity: FoundQuantity) -> FoundQuantity:
    """A number of people without the noun: "310 people" may be the employees."""
    value = quantity.value
    return replace(quantity, value=replace(value, unit=None)) if value.unit == "people" else quantity


def _groups(quantity: FoundQuantity, comparison: Comparison) -> Iterator[Sequence[FoundQuantity]]:
    """Numbers of the same unit that a reader would reckon with."""
    if quantity.value.unit is None or quantity.value.kind is Kind.ORDINAL:
        return
    alike = [other for other in comparison.source.quantities if _is_of(quantity.value, other.value)]
    places = _sentences(comparison.source)
    homes = {places.get(other.start) for other in alike}
    alike += [o for o in comparison.source.quantities if o.value.unit is None and places.get(o.start) in homes]
    alike.sort(key=lambda other: other.start)  # "nine dairies, Tarn five"
    if _compares(quantity, comparison):
        yield alike
        return
    stems = {comparison.source.nearest(word.stem) for word in comparison.reading.content}
    for one, other in combinations(alike, 2):
        at = places.get(one.start)
        together = at is not None and at == places.get(other.start)
        if together and at is not None and not stems.isdisjoint(comparison.source.within(at)):
            yield one, other


def _is_of(claimed: Quantity, told: Quantity) -> bool:
    if claimed.kind is Kind.PERCENT:
        return told.kind is Kind.PERCENT
    return told.unit == claimed.unit


@lru_cache(maxsize=16)
def _sentences(source: Source) -> dict[int, int]:
    """Where each quantity of the source starts, to the position of its sentence."""
    sentences = list(enumerate(source.document.sentences))
    return {q.start: at for q in source.quantities for at, s in sentences if s.start <= q.start < s.end}


def _compares(quantity: FoundQuantity, comparison: Comparison) -> bool:
    """Whether the claim says by how much one thing differs from another."""
    if any(word.text in _COMPARED for word in comparison.reading.words):
        return True
    parse = comparison.reading.known.parse
    change = change_at(parse, quantity) if parse is not None else None
    return change is not None and change.part is Part.BY


_SHARES = {Kind.FRACTION: 1, Kind.PERCENT: 100}
_MORE = re.compile(r"\s(?:more|less|fewer|[a-z]{3,}er)\b(?!\s+(?:of|from|in|on|at)\b)")


def is_said_to_differ(quantity: FoundQuantity, comparison: Comparison) -> bool:
    """Whether the claim says by the number how much more one is than another: "two days longer than in May"."""
    return is_a_difference(quantity, comparison.reading.claim.text)


def is_a_difference(quantity: FoundQuantity, text: str) -> bool:
    """The same of a number of ``text``."""
    is_more = _MORE.search(quantity.text) or _MORE.match(text, quantity.end)
    return is_more is not None and " than " in text[quantity.end : quantity.end + _NEAR]


_NEAR = 40  # characters from a number to what it is compared with


def end_on_top(quantity: FoundQuantity, text: str) -> int | None:
    """Where the words end by which a number of ``text`` comes on top of another: "18 million pounds more"."""
    found = _ADDED.match(text, quantity.end)
    return found.end() if found is not None else None


def is_on_top(words: Sequence[Word]) -> bool:
    """Whether one of the words may say that something comes on top of something else."""
    return any(word.text in _ON_TOP for word in words)


_ADDED = re.compile(r"(?:\s[a-z]+)?\s(?:more|less|fewer)\b(?!\s+(?:than|of|from|in|on|at)\b)")
_ON_TOP = frozenset(
    "more less fewer additional additionally further extra another again up down rise rose increase dearer cheaper "
    "higher lower added".split()
)


def is_rest(quantity: FoundQuantity, told: Sequence[FoundQuantity]) -> bool:
    """Whether the number is what a part of a whole leaves of it: five of seven where two of the seven did so."""
    value = quantity.value
    if value.kind in _SHARES:
        shares = [part.value for part in told if part.value.kind is value.kind and part.value.low is not None]
        return any(value.low == _SHARES[value.kind] - (share.low or 0) != share.low for share in shares)
    return any(
        part.whole is not None
        and part.whole.low is not None
        and part.value.low is not None
        and value.low == value.high == part.whole.low - part.value.low
        and value.low != part.value.low
        for part in told
    )
