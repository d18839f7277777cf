"""The rule about acts told from another side, or by another verb: everybody keeps the part that the source gives."""

from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.document import Span
from llm_brief.text.grammar.parse import Phrase
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.parties import called, is_name
from llm_brief.verify.claims.evidence.retold import Pair, told_pairs

__all__ = ["recast"]


def recast(comparison: Comparison) -> Iterator[Said]:
    """Who has which part in an act: exchanged parts contradict, another in somebody's place leaves it open."""
    for pairs in told_pairs(comparison):
        if any(pair.fits for pair in pairs) or pairs[0].claimed.clause.negated:
            continue
        for pair in [pair for pair in pairs if pair.is_exchanged][:1]:
            told = pair.told.clause
            span = comparison.source.document.span(told.start, told.end)
            is_firm = not (told.negated or told.question or told.conditional)
            label = Label.CONTRADICTED if is_firm else Label.NOT_CHECKED
            yield Said(label, f"in the source the parts are the other way round: {span.exact!r}", (span,))
            break
        else:
            yield from _by_another(pairs, comparison)


def _by_another(pairs: Sequence[Pair], comparison: Comparison) -> Iterator[Said]:
    """As in "Ulm runs the port", where the source lets Oru lead it, and nobody else."""
    near = [pair for pair in pairs if pair.is_near]
    if near and near[0].told.clause.lemma == near[0].claimed.clause.lemma and not near[0].crossed:
        return  # what the rules about one verb ask
    if not near or not all(pair.others or pair.crossed for pair in near):
        return
    document, clause = comparison.source.document, near[0].told.clause
    whole = document.span(clause.start, clause.end)
    if near[0].crossed:
        yield Said(Label.NOT_CHECKED, f"the source gives them other parts: {whole.exact!r}", (whole,))
        return
    place = _name(near[0].told.parts[near[0].others[0]], comparison)
    yield Said(Label.NOT_CHECKED, f"in the source it is {place.exact!r}: {whole.exact!r}", (place,))


def _name(phrase: Phrase, comparison: Comparison) -> Span:
    """What the source calls somebody, by the name where one stands beside."""
    theirs = comparison.source.parse
    assert theirs is not None
    forms = list(called(theirs, phrase))
    named = next((form for form in forms if is_name(theirs, form.head)), phrase)
    return comparison.source.document.span(named.start, named.end)
