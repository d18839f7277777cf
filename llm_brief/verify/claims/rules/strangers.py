"""The rule about somebody else: the source tells of the act, and each time of another who does it or undergoes it."""

from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, Counterpart
from llm_brief.verify.claims.evidence.parties import Both, has_subject
from llm_brief.verify.claims.evidence.same_act import BARE
from llm_brief.verify.claims.words import PRONOUNS, Word

__all__ = ["strange"]

_MAIN = frozenset({"ROOT", "ccomp"})


def strange(comparison: Comparison) -> Iterator[Said]:
    """Somebody else does it in the source, or it is done to somebody else.

    Left open, not refused: the source may name one person in two ways, or tell of the act elsewhere in other words.
    """
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    both = Both(comparison, mine, theirs)
    yield from _beside_another(both)
    for group in comparison.counterparts:
        near = [pair for pair in group if comparison.in_evidence(theirs.tokens[pair.told.predicate].start)]
        if near and _is_told_of(near[0].claimed, mine):
            yield from _by_another(near, both)
            yield from _to_another(near, both)


def _beside_another(both: Both) -> Iterator[Said]:
    """All but the name that opens the claim stands in a sentence that has another name there, and not this one."""
    source = both.comparison.source
    for twin in both.comparison.twins[:1]:
        gap = twin.gaps[0] if twin.gaps else None
        if gap is None or not gap.first or any(_tells(word) for other in twin.gaps[1:] for word in other.claimed):
            continue
        mine, there = _names_in(gap.claimed, both.mine), _names_in(gap.told, both.theirs)
        kept = sum(word.is_content for word in twin.partner.values())
        is_strange = mine and there and not any(word.text in PRONOUNS for word in gap.told)
        held = {word.stem for word in twin.told}
        if is_strange and kept >= _KEPT and not any(word.stem in held for word in gap.claimed if word.is_content):
            one, other = mine[-1], there[-1]
            if not source.names.same(one.text, other.text):
                place = source.document.span(other.start, other.end)
                yield Said(Label.NOT_CHECKED, f"the source says it beside {place.exact!r}", (place,))
                return


_KEPT = 3  # content words


def _tells(word: Word) -> bool:
    """Whether a word says something: "herself" does not."""
    return word.is_content and not word.text.endswith("self")


def _names_in(words: Sequence[Word], parse: Parse) -> list[Word]:
    tokens = ((word, parse.token_at(word.start)) for word in words if word.capital and word.is_content)
    return [word for word, token in tokens if token is not None and token.pos == "PROPN" and token.ent_type != "DATE"]


def _is_told_of(clause: Clause, mine: Parse) -> bool:
    """Whether the clause is of the main things that the claim says, no denial and no report."""
    said = clause.complement is not None or clause.negated or clause.lemma in BARE
    return not said and mine.tokens[_first_of_row(mine, clause.predicate)].dep in _MAIN


def _first_of_row(parse: Parse, predicate: int) -> int:
    """The first of the predicates that stand in a row with "and" or "but"."""
    while parse.tokens[predicate].dep == "conj" and parse.tokens[predicate].head != predicate:
        predicate = parse.tokens[predicate].head
    return predicate


def _by_another(near: Sequence[Counterpart], both: Both) -> Iterator[Said]:
    same = [pair for pair in near if _may_be_same_object(pair)]
    others = [pair for pair in near if pair not in same]
    if not same or not has_subject(both.mine, near[0].claimed.predicate):
        return
    if all(pair.object is Agreement.DIFFERENT for pair in others) and all(both.has_another_actor(p) for p in same):
        told = same[0].told.subject
        assert told is not None
        place = both.comparison.source.document.span(told.start, told.end)
        yield Said(Label.NOT_CHECKED, f"in the source it is {place.exact!r} who does so", (place,))


def _to_another(near: Sequence[Counterpart], both: Both) -> Iterator[Said]:
    objects = near[0].claimed.objects
    if not objects or not all(pair.told.objects for pair in near):
        return
    by_same = [pair for pair in near if pair.subject is not Agreement.DIFFERENT] or near
    told = [phrase for pair in by_same for phrase in pair.told.objects]
    if any(_may_be_where(both.theirs, phrase) for phrase in told):
        return  # "collected off Merrow": a place to which nothing is done
    if all(both.differ(objects[0], one, both.is_other_object) or _is_part(objects[0], one, both) for one in told):
        place = both.comparison.source.document.span(told[0].start, told[0].end)
        yield Said(Label.NOT_CHECKED, f"in the source it is {place.exact!r} to whom it is done", (place,))


def _may_be_where(theirs: Parse, phrase: Phrase) -> bool:
    """Whether an object may be the place where it is done, behind what the parser takes for a particle."""
    first = theirs.token_at(phrase.start)
    before = theirs.tokens[first.index - 1] if first is not None and first.index else None
    is_place = theirs.tokens[phrase.head].ent_type in {"GPE", "LOC"}
    return is_place or (before is not None and before.dep == "prt" and theirs.tokens[phrase.head].pos == "PROPN")


def _may_be_same_object(pair: Counterpart) -> bool:
    return not pair.claimed.objects or not pair.told.objects or pair.object is Agreement.SAME


_PARTS = frozenset("stage leg half part section chapter round piece wing branch copy replica draft".split())


def _is_part(claimed: Phrase, told: Phrase, both: Both) -> bool:
    """Whether the source tells it of a part of the thing alone: "won the last stage of the tour"."""
    noun, name = both.theirs.tokens[told.head], both.mine.tokens[claimed.head]
    return noun.lemma in _PARTS and name.pos == "PROPN" and name.text.lower() not in _PARTS
