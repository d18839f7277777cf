"""Rules about the numbers of a claim: each is one of the document's, in its unit, no firmer than told."""

import re
from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.quantities.find import Agreement, FoundQuantity, Kind, Qualifier, Quantity, agrees
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.counted import is_of_one_thing, is_one_of_them, stands_in_its_place
from llm_brief.verify.claims.evidence.derived import (
    end_on_top,
    is_a_difference,
    is_on_top,
    is_said_to_differ,
    may_follow,
)
from llm_brief.verify.claims.evidence.frames import CONDITIONS
from llm_brief.verify.claims.evidence.homes import place_of, stands_broken, stands_verbatim
from llm_brief.verify.claims.evidence.places_in_row import is_ranked
from llm_brief.verify.claims.evidence.repeats import repeated
from llm_brief.verify.claims.operators import DENIALS
from llm_brief.verify.claims.reckoned import is_multiple
from llm_brief.verify.claims.words import Word, is_number, read_words

__all__ = ["numbers"]

_Compared = Sequence[tuple[Agreement, FoundQuantity]]
_TRUE = (Agreement.SAME, Agreement.LESS_PRECISE)
_MEASURED = frozenset({Kind.PERCENT, Kind.MONEY})


def numbers(comparison: Comparison) -> Iterator[Said]:
    """Every number of the claim is one of the document's, or vaguer than one; a hedge of the document is kept."""
    for quantity in comparison.quantities:
        told = [(agrees(quantity.value, other.value), other) for other in comparison.source.quantities]
        near = [(how, other) for how, other in told if comparison.in_evidence(other.start)]
        if any(_is_bare(other, quantity) for _, other in near) or _follows(quantity, comparison):
            continue
        if Agreement.SAME not in {how for how, _ in told} and stands_broken(quantity.text, comparison):
            continue
        if is_said_to_differ(quantity, comparison) and not any(
            how in _TRUE and _differs(o, comparison) for how, o in near
        ):
            yield _reckoned(quantity, comparison) or _undifferent(quantity)
            continue
        found = {how for how, _ in told}
        if Agreement.SAME not in found and (turned := _turned(quantity, near)):
            if _is_put_otherwise(quantity, turned, comparison):
                yield Said(Label.NOT_CHECKED, f"whether {quantity.text!r} says as much as {turned.text!r} is open")
                continue
            yield _instead(Label.CONTRADICTED, turned, quantity, comparison)
        elif not found.isdisjoint(_TRUE):
            doubt = _only_beyond(near, comparison) or _share_elsewhere(quantity, told, comparison)
            yield from doubt or _counted_elsewhere(quantity, told, comparison)
        elif other := _in_another_unit(quantity, near):
            yield _instead(Label.CONTRADICTED, other, quantity, comparison)
        elif any(how is Agreement.OVERPRECISE for how, _ in near) or not stands_verbatim(quantity.text, comparison):
            yield from _number(quantity, near, comparison)


def _only_beyond(near: _Compared, comparison: Comparison) -> list[Said]:
    """That the source has the number only as what comes on top of another: "would cost 18 million pounds more"."""
    same = [other for how, other in near if how in _TRUE]
    ends = [end_on_top(other, comparison.source.document.text) for other in same]
    if not ends or ends[0] is None or None in ends or is_on_top(comparison.reading.words):
        return []
    place = comparison.source.document.span(same[0].start, ends[0])
    return [Said(Label.NOT_CHECKED, f"the source says {place.exact!r}; whether that is all is open", (place,))]


def _share_elsewhere(quantity: FoundQuantity, told: _Compared, comparison: Comparison) -> list[Said]:
    """That a share as vague as "less than half" only holds of one that the source tells of something else."""
    true = [(how, other) for how, other in told if how in _TRUE]
    if quantity.value.kind not in _SHARES or any(
        how is Agreement.SAME or comparison.in_evidence(other.start) for how, other in true
    ):
        return []
    return [Said(Label.NOT_CHECKED, f"whether the source says {quantity.text!r} of this is open")]


_SHARES = frozenset({Kind.FRACTION, Kind.PERCENT})


def _differs(told: FoundQuantity, comparison: Comparison) -> bool:
    return is_a_difference(told, comparison.source.document.text)


def _undifferent(quantity: FoundQuantity) -> Said:
    return Said(Label.NOT_CHECKED, f"whether the two differ by {quantity.text!r} in the source is open")


def _instead(label: Label, told: FoundQuantity, claimed: FoundQuantity, comparison: Comparison) -> Said:
    how = "not" if label is Label.CONTRADICTED else "which is not as firm as"
    return Said(label, f"the source says {told.text!r}, {how} {claimed.text!r}", (place_of(comparison, told),))


def _is_bare(told: FoundQuantity, claimed: FoundQuantity) -> bool:
    """Whether the source has the same number and does not say of what: "The vote was 31 to 18"."""
    mine, theirs = claimed.value, told.value
    bounds = (mine.low, mine.high, mine.qualifier) == (theirs.low, theirs.high, theirs.qualifier)
    return bounds and theirs.unit is None and theirs.kind is Kind.CARDINAL is mine.kind


def _turned(claimed: FoundQuantity, near: _Compared) -> FoundQuantity | None:
    """The same number as the other bound: "at least 5,000" for "up to 5,000"."""
    for how, other in near:
        if how is not Agreement.UNRELATED and _is_other_bound(claimed.value, other.value):
            return other
    return None


def _is_other_bound(one: Quantity, other: Quantity) -> bool:
    return one.low != one.high and (one.low, one.high) == (other.high, other.low)


def _is_put_otherwise(claimed: FoundQuantity, told: FoundQuantity, comparison: Comparison) -> bool:
    """Whether one number is what the other rules out, under a condition: "not below 15", "only if at least 15"."""
    if {claimed.value.qualifier, told.value.qualifier} not in _RULED_OUT:
        return False
    sentence = comparison.source.document.sentence_at(told.start)
    texts = {word.text for word in (*comparison.reading.words, *read_words(sentence.text if sentence else ""))}
    return not texts.isdisjoint(_LIMITING)


_RULED_OUT = ({Qualifier.AT_LEAST, Qualifier.LESS_THAN}, {Qualifier.AT_MOST, Qualifier.MORE_THAN})
_LIMITING = CONDITIONS | DENIALS | {"only", "until", "once", "when", "must"}


def _in_another_unit(claimed: FoundQuantity, near: _Compared) -> FoundQuantity | None:
    """The same number of percent, of percentage points or of another currency, where the claim has no other."""
    return next((o for how, o in near if how is Agreement.UNRELATED and _is_as_much(claimed.value, o.value)), None)


def _is_as_much(one: Quantity, other: Quantity) -> bool:
    measured = one.kind is other.kind and one.kind in _MEASURED
    return measured and (one.low, one.high) == (other.low, other.high)


def _number(quantity: FoundQuantity, near: _Compared, comparison: Comparison) -> Iterator[Said]:
    for how, label in ((Agreement.OVERPRECISE, Label.PARTIAL), (Agreement.CONTRADICTS, Label.CONTRADICTED)):
        alike = [other for found, other in near if found is how and _is_of_the_same(quantity, other, comparison)]
        for other in sorted(alike, key=lambda o: not _is_written_alike(quantity, o)):
            if how is Agreement.CONTRADICTS and _is_told_beside(quantity, other, near, comparison):
                return
            if how is Agreement.CONTRADICTS and (doubt := _reckoned(quantity, comparison)):
                yield doubt
                return
            if how is Agreement.CONTRADICTS and not _counts_as_much(quantity, other, comparison):
                continue
            yield _instead(label, other, quantity, comparison)
            return
    is_doubted = any(found is Agreement.CONTRADICTS for found, _ in near)
    yield from _unheard_of(quantity, comparison, is_doubted=is_doubted)


def _unheard_of(quantity: FoundQuantity, comparison: Comparison, *, is_doubted: bool) -> Iterator[Said]:
    """A number that the source does not have: a small count of what it does not count may be of those it names."""
    if is_one_of_them(quantity):
        return
    is_absent = not any(word.stem in comparison.source.places for word in _figures(quantity))
    is_doubted = is_doubted or (quantity.value.kind is Kind.FRACTION and quantity.value.unit is not None)
    if not (is_absent or is_doubted):
        return
    if (
        doubt := _alike(quantity, comparison)
        or _reckoned(quantity, comparison)
        or _counted_by_reader(quantity, comparison)
    ):
        yield doubt
    elif is_absent:
        yield Said(Label.NOT_FOUND, f"the source does not say {quantity.text!r}")
    else:
        yield Said(Label.NOT_CHECKED, f"whether the source says {quantity.text!r} of this is open")


def _alike(quantity: FoundQuantity, comparison: Comparison) -> Said | None:
    """That the evidence has the same place in a row of something else, or the number as a fraction, if so."""
    for other in comparison.quantities_near:
        one, told = quantity.value, other.value
        is_rank = one.kind is told.kind is Kind.ORDINAL
        is_fraction = told.kind is Kind.FRACTION and one.kind is not Kind.FRACTION
        if (is_rank or is_fraction) and one.low == told.low:
            reason = f"the source says {other.text!r}; whether that is {quantity.text!r} is open"
            return Said(Label.NOT_CHECKED, reason, (place_of(comparison, other),))
    rank = read_words(quantity.text)[0].text if quantity.value.kind is Kind.ORDINAL else ""
    if any(word.text == rank for at in comparison.reading.evidence for word in comparison.source.sentences[at]):
        return Said(Label.NOT_CHECKED, f"the source says {rank!r}; whether it is that of {quantity.text!r} is open")
    return None


def _counted_by_reader(quantity: FoundQuantity, comparison: Comparison) -> Said | None:
    value = quantity.value
    if value.kind not in _COUNTS or value.unit is None or value.low is None or value.low > _BY_HAND or value.low % 1:
        return None
    told = comparison.source.found_in.get(stem_of(value.unit), frozenset())
    if value.kind is Kind.ORDINAL and (value.low == 1 or len(told) < value.low):
        return None  # that it is the first is more than a count, and the fourth has others before it
    return Said(Label.NOT_CHECKED, f"the source does not count them, and whether they are {quantity.text!r} is open")


_COUNTS = frozenset({Kind.CARDINAL, Kind.ORDINAL})
_BY_HAND = 5
"""How many a reader counts among those that a text names."""


def _reckoned(quantity: FoundQuantity, comparison: Comparison) -> Said | None:
    """That the number may follow from two of the source's, if it may: nobody says of what it would."""
    if not may_follow(quantity, comparison):
        return None
    reason = f"the source does not say {quantity.text!r}; it may follow from its figures, and whether it does is open"
    return Said(Label.NOT_CHECKED, reason)


def _counts_as_much(claimed: FoundQuantity, told: FoundQuantity, comparison: Comparison) -> bool:
    """Whether both are told of one thing: a bare number is so only in the place of the claim's."""
    if stands_in_its_place(claimed, told, comparison) or _is_written_alike(claimed, told):
        return True
    is_bare = (claimed.value.unit is None) != (told.value.unit is None)
    return not is_bare and is_of_one_thing(claimed, told, comparison)


def _follows(quantity: FoundQuantity, comparison: Comparison) -> bool:
    """Whether the number follows from what the source says: a place in a row without its noun, or two numbers."""
    if quantity.value.kind is Kind.ORDINAL:
        return is_ranked(quantity, comparison.source, comparison.reading.evidence)
    told = [other.value for other in comparison.quantities_near]
    if _is_times(quantity):
        return is_multiple(quantity.value, told)
    return comparison.is_reckoned_change(quantity)


def _is_times(quantity: FoundQuantity) -> bool:
    return quantity.value.unit == "times"


_AS_MUCH = re.compile(r"\s+(as\s+\w+|more|less|fewer|[a-z]+er)\b")


def _is_of_the_same(claimed: FoundQuantity, told: FoundQuantity, comparison: Comparison) -> bool:
    """Whether "three times" is as many times as much in both, or how often in both; of other numbers always."""
    if not _is_times(claimed):
        return True
    texts = ((comparison.reading.claim.text, claimed.end), (comparison.source.document.text, told.end))
    mine, theirs = (_AS_MUCH.match(text, end) for text, end in texts)
    return claimed.value.unit == told.value.unit and (mine and mine[1]) == (theirs and theirs[1])


def _is_written_alike(one: FoundQuantity, other: FoundQuantity) -> bool:
    """Whether both have the same figures, so that only the scale or the unit differs: "2.1 million", "2.1 billion"."""
    if (one.value.kind in _OF_TIME) != (other.value.kind in _OF_TIME):
        return False  # "two years", "2 million"
    return bool({word.stem for word in _figures(one)} & {word.stem for word in _figures(other)})


_OF_TIME = frozenset({Kind.DURATION, Kind.AGE})


def _is_told_beside(claimed: FoundQuantity, told: FoundQuantity, near: _Compared, comparison: Comparison) -> bool:
    """Whether the evidence has the number as well, and not in the place of another: two members, no second meeting."""
    is_rank = claimed.value.kind is Kind.ORDINAL
    if is_rank and any(repeated(comparison)) and stands_in_its_place(claimed, told, comparison):
        return False
    return any(_has_number(claimed, other.value) for _, other in near)


def _has_number(claimed: FoundQuantity, told: Quantity) -> bool:
    """Whether the source has the same number, though not of the same: "1,800 metres" is no reason for "1,800 feet"."""
    measured = claimed.value.kind is told.kind and told.kind in _IN_UNITS and claimed.value.unit != told.unit
    return told.low == claimed.value.low and not measured


_IN_UNITS = frozenset({Kind.MEASURE, Kind.DURATION})


def _counted_elsewhere(quantity: FoundQuantity, told: _Compared, comparison: Comparison) -> Iterator[Said]:
    """The number is one of the document's, but the sentence that tells of the act counts otherwise."""
    home = comparison.home
    if home is None or quantity.value.unit is None:
        return
    there = [(how, other) for how, other in told if home.start <= other.start < home.end]
    kept = [other.value for other in comparison.quantities if other is not quantity]
    if not there or not all(how in (Agreement.CONTRADICTS, Agreement.UNRELATED) for how, _ in there):
        return
    against = [other for how, other in there if how is Agreement.CONTRADICTS and not is_one_of_them(other)]
    others = [o for o in against if not any(agrees(value, o.value) is Agreement.SAME for value in kept)]
    alike = next((other for other in others if _counts_as_much(quantity, other, comparison)), None)
    if alike is not None:  # not "two of the five men" for "two of them"
        reason = f"the source says {alike.text!r} of this, and not {quantity.text!r}"
        yield Said(Label.CONTRADICTED, reason, (place_of(comparison, alike),))
    elif others:
        yield Said(Label.NOT_CHECKED, f"whether the source says {quantity.text!r} of this is open")


def _figures(quantity: FoundQuantity) -> list[Word]:
    words = read_words(quantity.text)
    if quantity.value.kind is Kind.FRACTION:
        return [word for word in words if word.is_content and (not is_number(word.stem) or word.stem != "1")]
    return [word for word in words if is_number(word.stem)]
