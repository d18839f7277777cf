"""The rule about two acts told side by side: who did the one, or underwent it, has not taken the other's place."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from llm_brief.records.base import Label
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.text.quantities.find import FoundQuantity
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Counterpart

__all__ = ["interchanged"]

_NOUNS = frozenset({"NOUN", "PROPN"})


def interchanged(comparison: Comparison) -> Iterator[Said]:
    """As in "Oru left and Ulm stayed" of a sentence where Ulm left and Oru stayed."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or len(comparison.counterparts) < _BOTH:
        return
    for one, other in combinations(comparison.counterparts, _BOTH):
        for first, second in _side_by_side(one, other, comparison, theirs):
            if _is_changed_over(first, second, mine, theirs) and not _has_each_its_own(first, second, comparison):
                told = first.told, second.told
                start, end = min(clause.start for clause in told), max(clause.end for clause in told)
                place = comparison.source.document.span(start, end)
                reason = f"in the source the two are the other way round: {place.exact!r}"
                yield Said(Label.CONTRADICTED, reason, (place,))
                return


_BOTH = 2


def _side_by_side(
    one: Sequence[Counterpart], other: Sequence[Counterpart], comparison: Comparison, theirs: Parse
) -> Iterator[tuple[Counterpart, Counterpart]]:
    """Counterparts of two acts of the claim, of two verbs, in one sentence or two, and as firm as the claim's."""
    if one[0].claimed.lemma == other[0].claimed.lemma:
        return
    for first in one:
        at = theirs.tokens[first.told.predicate].sentence
        for second in other:
            is_near = abs(theirs.tokens[second.told.predicate].sentence - at) <= 1
            if is_near and comparison.in_evidence(first.told.start) and _is_as_firm(first) and _is_as_firm(second):
                yield first, second


def _is_as_firm(pair: Counterpart) -> bool:
    return pair.claimed.negated == pair.told.negated and not pair.told.conditional


def _is_changed_over(first: Counterpart, second: Counterpart, mine: Parse, theirs: Parse) -> bool:
    """Whether both have the other's object, or the other's subject."""
    for part in (_things, _doers):
        ours = part(first.claimed.objects, first.claimed.subject), part(second.claimed.objects, second.claimed.subject)
        told = part(first.told.objects, first.told.subject), part(second.told.objects, second.told.subject)
        if all((*ours, *told)):
            one, other = (_heads(phrases, mine) for phrases in ours)
            there, other_there = (_heads(phrases, theirs) for phrases in told)
            is_crossed = bool(one & other_there) and bool(other & there)
            if is_crossed and not (one & there or other & other_there or one & other):
                return True
    return False


def _has_each_its_own(first: Counterpart, second: Counterpart, comparison: Comparison) -> bool:
    """Whether each who acts has the figure that the source gives to the same one, whichever verb tells of it.

    As in "the police said 40, and the town put it at 60" for "the police put it at 40, and the town said 60".
    """
    ours = [_figures_in(clause, comparison.quantities) for clause in (first.claimed, second.claimed)]
    told = [_figures_in(clause, comparison.source.quantities) for clause in (second.told, first.told)]
    return all(ours) and all(one & other for one, other in zip(ours, told, strict=True))


def _figures_in(clause: Clause, quantities: Sequence[FoundQuantity]) -> set[tuple[Decimal | None, Decimal | None]]:
    inside = (one.value for one in quantities if clause.start <= one.start < clause.end)
    return {(value.low, value.high) for value in inside}


def _things(objects: Sequence[Phrase], _: Phrase | None) -> Sequence[Phrase]:
    return objects[:1]


def _doers(_: Sequence[Phrase], subject: Phrase | None) -> Sequence[Phrase]:
    return () if subject is None else (subject,)


def _heads(phrases: Sequence[Phrase], parse: Parse) -> set[str]:
    """What the phrases are about: their nouns, and of an amount what it is of ("two grams of salt")."""
    found = set()
    for phrase in phrases:
        noun = parse.tokens[phrase.head]
        if noun.pos in _NOUNS:
            found.add(noun.lemma.lower())
        if parse.dependents(noun.index, "nummod"):
            below = (at for of in parse.dependents(noun.index, "prep") for at in parse.dependents(of, "pobj"))
            found |= {parse.tokens[at].lemma.lower() for at in below}
    return found
