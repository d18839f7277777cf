"""The rule about by how much, to what and from what a thing changed: a fall to 4 percent is no fall by 4 percent."""

from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.quantities.find import FoundQuantity, Qualifier
from llm_brief.verify.case import Said
from llm_brief.verify.claims.changing import Change, Part, change_at, is_change, word_before
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.reckoned import is_same_number

__all__ = ["changed"]


def changed(comparison: Comparison) -> Iterator[Said]:
    """A number of the claim that says by how much, to what or from what does so in the document."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if not comparison.quantities or mine is None or theirs is None:
        return
    yield from _exchanged(comparison, mine, theirs)
    if not any(map(is_change, mine.tokens)):
        return
    for quantity in comparison.quantities:
        change = change_at(mine, quantity)
        if change is not None and quantity.value.qualifier is not Qualifier.BETWEEN:
            yield from _turned(quantity, change, comparison, theirs)


def _exchanged(comparison: Comparison, mine: Parse, theirs: Parse) -> Iterator[Said]:
    """What the claim says that it began from is what the source says that it ended at, and the reverse.

    As in "quickened to 3.4 from 2.9 percent" of what "slowed to 2.9 from 3.4", whatever the verbs are.
    """
    ends = {word: [q for q in comparison.quantities if _word_before(mine, q) == word] for word in _ENDS}
    if not all(len(found) == 1 for found in ends.values()):
        return
    begun, ended = ends[Part.FROM][0], ends[Part.TO][0]
    near = comparison.quantities_near
    to = [q for q in near if is_same_number(begun.value, q.value)]
    back = [q for q in near if is_same_number(ended.value, q.value)]
    if not to or not back or is_same_number(begun.value, ended.value):
        return
    if all(_word_before(theirs, q) == Part.TO for q in to) and all(_word_before(theirs, q) == Part.FROM for q in back):
        start, end = min(to[0].start, back[0].start), max(to[0].end, back[0].end)
        place = comparison.source.document.span(start, end)
        text = comparison.reading.claim.text
        words = text[min(begun.start, ended.start) : max(begun.end, ended.end)]
        yield Said(
            Label.CONTRADICTED, f"the source has the two the other way round: {place.exact!r}, not {words!r}", (place,)
        )


_ENDS = (Part.FROM, Part.TO)


def _word_before(parse: Parse, quantity: FoundQuantity) -> str | None:
    token = parse.token_at(quantity.start)
    before = word_before(parse, token) if token is not None else None
    return None if before is None else before.text.lower()


def _turned(quantity: FoundQuantity, change: Change, comparison: Comparison, theirs: Parse) -> Iterator[Said]:
    near = comparison.quantities_near
    same = [other for other in near if is_same_number(quantity.value, other.value)]
    told = [change_at(theirs, other) for other in same]
    if not told or not all(other is not None and _excludes(change, other, near, theirs) for other in told):
        return
    first = told[0]
    assert first is not None
    if change.part is Part.BY and comparison.is_reckoned_change(quantity):
        return
    place = comparison.source.document.span(first.start, same[0].end)
    mine = comparison.reading.known.parse
    start = min(change.start, mine.tokens[change.word].start) if mine is not None else change.start
    words = comparison.reading.claim.text[start : quantity.end]
    yield Said(Label.CONTRADICTED, f"the source says {place.exact!r}, not {words!r}", (place,))


def _excludes(claimed: Change, told: Change, near: Sequence[FoundQuantity], theirs: Parse) -> bool:
    """Whether the number cannot be both.

    What one change began from another may have ended at, so of these two only what the source says a change of the
    same way began from, and where else it ended, is not what it ended at.
    """
    if claimed.part is told.part:
        return claimed.part is Part.BY and None not in (claimed.up, told.up) and claimed.up is not told.up
    if Part.BY in (claimed.part, told.part):
        return True
    if claimed.part is not Part.TO or claimed.up is None or claimed.up is not told.up:
        return False
    ends = (change_at(theirs, other) for other in near)
    return any(end is not None and end.part is Part.TO and end.word == told.word for end in ends)
