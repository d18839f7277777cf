"""The rule about whose figure it is: "the Marens hold 34 percent, and Dunn & Cole owns 11" is no 11 for the Marens."""

from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.text.grammar.shares import predicate_above
from llm_brief.text.quantities.find import Agreement, FoundQuantity, Kind, agrees
from llm_brief.verify.case import Said
from llm_brief.verify.claims.arcs import text_of_phrase
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.parties import called

__all__ = ["held_by_another"]

_TRUE = (Agreement.SAME, Agreement.LESS_PRECISE)


def held_by_another(comparison: Comparison) -> Iterator[Said]:
    """A figure that the source gives to one who is named is not told of another, to whom it gives one of its own."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or not comparison.quantities:
        return
    named = {clause.predicate: clause.subject for clause in comparison.reading.known.clauses if clause.subject}
    for figure in comparison.quantities:
        holder = named.get(_act_of(figure, mine))
        if holder is None or figure.value.kind is Kind.ORDINAL or not _names(mine, holder):
            continue
        said = _of_another(figure, _ways(mine, holder), comparison, theirs)
        if said is not None:
            yield said
            return


_Ways = Sequence[str]
"""How one is named: the phrase and what stands beside it."""


def _of_another(figure: FoundQuantity, ways: _Ways, comparison: Comparison, theirs: Parse) -> Said | None:
    source = comparison.source
    told = [other for other in source.quantities if agrees(figure.value, other.value) in _TRUE]
    holders = [_holder(other, comparison, theirs) for other in told]
    if not told or any(holder is None or _may_be(ways, holder, comparison, theirs) for holder in holders):
        return None
    for rival in comparison.quantities_near:
        holder = _holder(rival, comparison, theirs) if _is_rival(rival, figure, comparison) else None
        if holder is not None and _may_be(ways, holder, comparison, theirs):
            return _said(figure, told[0], holders[0] or holder, rival, comparison)
    return None


def _act_of(figure: FoundQuantity, parse: Parse) -> int:
    """The predicate that a figure hangs on; -1 for none."""
    token = parse.token_at(figure.start)
    above = None if token is None else predicate_above(parse, token.index)
    return -1 if above is None else above


def _holder(figure: FoundQuantity, comparison: Comparison, theirs: Parse) -> Phrase | None:
    """The named subject of the clause that has a figure; None for a pronoun, and where nobody is named."""
    clause = comparison.source.clause_at.get(_act_of(figure, theirs))
    holder = None if clause is None else clause.stands_for or clause.subject
    return holder if holder is not None and _names(theirs, holder) else None


def _names(parse: Parse, phrase: Phrase) -> frozenset[str]:
    """The proper nouns of a phrase and of what stands beside it; none of one that counts something.

    The parser takes "37 boats and Dunn" for one phrase in "Oru has 37 boats and Dunn has 12".
    """
    if any(token.pos == "NUM" for token in parse.tokens_in(phrase.start, phrase.end)):
        return frozenset()
    ways = called(parse, phrase)
    return frozenset(t.text.lower() for way in ways for t in parse.tokens_in(way.start, way.end) if t.pos == "PROPN")


def _ways(parse: Parse, phrase: Phrase) -> _Ways:
    return [text_of_phrase(parse, way) for way in called(parse, phrase)]


def _may_be(ways: _Ways, holder: Phrase, comparison: Comparison, theirs: Parse) -> bool:
    """Whether a phrase of the source may name the one whom the claim names: they share a name, or are known as one."""
    told = _names(theirs, holder)
    if any(word in told for way in ways for word in way.lower().split()):
        return True
    names, text = comparison.source.names, comparison.source.phrase_text
    return any(names.same(way, text(other)) for way in ways for other in called(theirs, holder))


def _is_rival(told: FoundQuantity, figure: FoundQuantity, comparison: Comparison) -> bool:
    """Whether a figure of the source is of the same sort as one of the claim, and not the same."""
    one, other = told.value, figure.value
    is_like = one.kind is other.kind and one.unit == other.unit
    return is_like and agrees(other, one) not in _TRUE and comparison.source.document.text[told.start - 1] != "-"


def _said(
    figure: FoundQuantity, told: FoundQuantity, whose: Phrase, rival: FoundQuantity, comparison: Comparison
) -> Said:
    span = comparison.source.document.span
    place, holder, beside = (span(at.start, at.end) for at in (told, whose, rival))
    reason = f"the source gives {place.exact!r} to {holder.exact!r}; here it says {beside.exact!r}, not {figure.text!r}"
    return Said(Label.CONTRADICTED, reason, (holder, place, beside))
