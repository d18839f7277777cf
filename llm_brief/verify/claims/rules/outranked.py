"""The rule about who is ahead of whom: who was overtaken by another does not sell more than that one."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse
from llm_brief.verify.case import Said
from llm_brief.verify.claims.arcs import text_of_phrase
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.ahead import Ahead, ahead_in

__all__ = ["outranked"]


def outranked(comparison: Comparison) -> Iterator[Said]:
    """Whom the claim puts ahead of another, the source does not put behind that one."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    for claimed in ahead_in(mine):
        told = ahead_in(theirs)
        turned = [one for one in told if _are_alike(claimed.first, one.second, comparison, mine, theirs)]
        turned = [one for one in turned if _are_alike(claimed.second, one.first, comparison, mine, theirs)]
        if turned and not any(_is_kept(claimed, one, comparison, mine, theirs) for one in told):
            yield _said(claimed, turned[0], comparison, mine, theirs)
            return


def _said(claimed: Ahead, told: Ahead, comparison: Comparison, mine: Parse, theirs: Parse) -> Said:
    names = [theirs.noun_phrase(at) for at in (told.first, told.second)]
    ends = [(name.start, name.end) for name in names] + [(theirs.tokens[told.word].start, theirs.tokens[told.word].end)]
    place = comparison.source.document.span(min(start for start, _ in ends), max(end for _, end in ends))
    first, second = (
        _without_only(text_of_phrase(mine, mine.noun_phrase(at))) for at in (claimed.first, claimed.second)
    )
    reason = f"the source says {place.exact!r}; whether {first!r} is ahead of {second!r} is open"
    return Said(Label.NOT_CHECKED, reason, (place,))


def _is_kept(claimed: Ahead, told: Ahead, comparison: Comparison, mine: Parse, theirs: Parse) -> bool:
    pairs = ((claimed.first, told.first), (claimed.second, told.second))
    return all(_are_alike(one, other, comparison, mine, theirs) for one, other in pairs)


def _are_alike(one: int, other: int, comparison: Comparison, mine: Parse, theirs: Parse) -> bool:
    """Whether two names are of one."""
    if mine.tokens[one].text == theirs.tokens[other].text:
        return True
    text, told = text_of_phrase(mine, mine.noun_phrase(one)), text_of_phrase(theirs, theirs.noun_phrase(other))
    return comparison.source.names.same(text, told)


def _without_only(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if first.lower() == "only" else name
