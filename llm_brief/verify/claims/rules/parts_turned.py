"""The rule about two who have each the other's part, where a preposition or a pronoun says which is whose.

``roles`` compares who acts with whom it is done to, both named, and ``deeds`` knows the frames of some verbs. Of any
other verb whoever a thing is won, taken or heard *from* is not who wins, takes or hears it, and "she was fined" tells
of the one whom "she" means that it was done to her.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from llm_brief.records.base import Label
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase, once_per_parse
from llm_brief.text.stems import stem_of
from llm_brief.text.wordlists import word_set
from llm_brief.verify.case import Said
from llm_brief.verify.claims.arcs import text_of_phrase
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, Counterpart, agreement
from llm_brief.verify.claims.evidence.parties import called
from llm_brief.verify.claims.evidence.same_act import BARE
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.meant import likely_meant
from llm_brief.verify.claims.rules.denied_acts import clauses_near

__all__ = ["conversed"]

_ACROSS = frozenset({"from", "against", "over"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
_SCORED = frozenset({"vote", "point", "goal", "run"})
_MUTUAL = word_set(
    """differ distinguish separate divorce compete play fight range extend meet marry wed date pass join merge resemble
    match equal debate face"""
)
"""Verbs with which either may stand first."""


def conversed(comparison: Comparison) -> Iterator[Said]:
    """As in "Oru won 90 crowns from Ulm" of what Ulm won from Oru, "Oru fined the club" of "she was fined"."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    sides = _Sides(comparison, mine, theirs)
    acting = {group[0].claimed.predicate for group in comparison.counterparts if any(map(_is_by_the_same, group))}
    for clause in comparison.reading.known.clauses:
        if clause.nominal or clause.negated or clause.subject is None or not (clause.objects or clause.obliques):
            continue
        if clause.predicate in acting:
            continue
        told = list(_told(clause, comparison, theirs))
        turned = next(_turned(clause, told, sides), None)
        if turned is not None and not any(sides.are_one(clause.subject, _doer(other, theirs)) for other in told):
            yield turned


def _is_by_the_same(pair: Counterpart) -> bool:
    return pair.subject is Agreement.SAME and pair.object is not Agreement.DIFFERENT


class _Sides:
    """The two parses, and whether phrases of them name the same."""

    def __init__(self, comparison: Comparison, mine: Parse, theirs: Parse) -> None:
        self.comparison, self.mine, self.theirs = comparison, mine, theirs

    def are_one(self, claimed: Phrase | None, told: Phrase | None) -> bool:
        """Whether both surely name the same, by any name that stands beside either."""
        if claimed is None or told is None:
            return False
        heads = self.mine.tokens[claimed.head], self.theirs.tokens[told.head]
        if any(head.pos not in _NAMING or head.lemma in _SCORED for head in heads):
            return False  # "passed by 148 votes": no party
        names, text = self.comparison.source.names, self.comparison.source.phrase_text
        return any(
            agreement(text_of_phrase(self.mine, one), text(other), names) is Agreement.SAME
            for one in called(self.mine, claimed)
            for other in called(self.theirs, told)
        )


def _turned(clause: Clause, told: Sequence[Clause], sides: _Sides) -> Iterator[Said]:
    for other in told:
        crossed = _crossed_by_preposition(clause, other, sides) or _crossed_by_voice(clause, other, sides)
        if crossed is None and (_is_to_a_pronoun(clause, other, sides) or _is_at_its_place(clause, other, sides)):
            crossed = Label.NOT_CHECKED
        if crossed is not None:
            span = sides.comparison.source.document.span(other.start, other.end)
            how = "are" if crossed is Label.CONTRADICTED else "may be"
            reason = f"in the source the parts {how} the other way round: {span.exact!r}"
            yield Said(crossed, reason, (span,))
            return


def _crossed_by_preposition(clause: Clause, told: Clause, sides: _Sides) -> Label | None:
    """Whether who acts is there the one from, over or against whom it is done: surely where the other acts there."""
    for preposition, phrase in _parties(told, sides.theirs):
        mine = [one for name, one in _parties(clause, sides.mine) if name == preposition]
        if preposition not in _ACROSS or not mine or not sides.are_one(clause.subject, phrase):
            continue
        is_sure = any(sides.are_one(one, _doer(told, sides.theirs)) for one in mine)
        return Label.CONTRADICTED if is_sure and _is_firm(told) else Label.NOT_CHECKED
    return None


def _crossed_by_voice(clause: Clause, told: Clause, sides: _Sides) -> Label | None:
    """Whether it is done there to the one that does it here, by whatever name or pronoun the source has it."""
    surface = next(iter(told.objects), None)
    if surface is None or not clause.objects or clause.passive or clause.lemma != told.lemma:
        return None
    is_pronoun = sides.theirs.tokens[surface.head].pos == "PRON"
    sure = (told.stands_for if told.passive else None) if is_pronoun else surface
    likely = sure or likely_meant(sides.theirs, surface.head)
    if likely is None or not sides.are_one(clause.subject, likely):
        return None
    is_sure = sure is not None and any(sides.are_one(one, told.subject) for one in clause.objects)
    is_doer_open = told.subject is not None and sides.theirs.tokens[told.subject.head].pos == "PRON"
    if not (is_sure or is_pronoun or is_doer_open):
        return None
    return Label.CONTRADICTED if is_sure and _is_firm(told) else Label.NOT_CHECKED


def _is_to_a_pronoun(clause: Clause, told: Clause, sides: _Sides) -> bool:
    """Whether it is done here to who does it there, to somebody who is only "him" or "them" there.

    As in "he had offered a man money" of "a man had offered him money".
    """
    if clause.passive or told.passive or clause.lemma != told.lemma or told.subject is None:
        return False
    is_to_somebody = any(sides.theirs.tokens[thing.head].text.lower() in _PERSONS for thing in told.objects)
    return is_to_somebody and any(sides.are_one(thing, told.subject) for thing in clause.objects)


_PERSONS = word_set("him her them me us it")


def _is_at_its_place(clause: Clause, told: Clause, sides: _Sides) -> bool:
    """Whether who does it here is there where another does the same thing: "lost the match at Oru"."""
    if clause.passive or told.passive or clause.lemma != told.lemma or told.subject is None:
        return False
    places = _places(sides.theirs, told.predicate)
    if not places or not any(sides.are_one(one, thing) for one in clause.objects for thing in told.objects):
        return False
    return any(sides.are_one(clause.subject, place) for place in places)


@once_per_parse
def _places(parse: Parse, verb: int) -> tuple[Phrase, ...]:
    """What stands behind "at", "in", "to" or "with" up to the next verb, on whatever the parser hangs it."""
    behind = (token for token in parse.sentence_tokens(parse.tokens[verb].sentence) if token.index > verb)
    told = takewhile(lambda token: token.pos not in {"VERB", "AUX"}, behind)
    prepositions = (token.index for token in told if token.dep == "prep" and token.text.lower() in _PLACING)
    return tuple(parse.noun_phrase(noun) for at in prepositions for noun in parse.dependents(at, "pobj"))


_PLACING = frozenset({"at", "in", "to", "with"})


def _is_firm(told: Clause) -> bool:
    return not (told.negated or told.question or told.conditional or told.modal)


def _doer(clause: Clause, parse: Parse) -> Phrase | None:
    """Who acts; of a pronoun whom it means, as far as that is to be told."""
    subject = clause.subject
    if subject is None or parse.tokens[subject.head].pos != "PRON":
        return subject
    return (None if clause.passive else clause.stands_for) or likely_meant(parse, subject.head) or subject


def _parties(clause: Clause, parse: Parse) -> Iterator[tuple[str, Phrase]]:
    """What stands behind the prepositions of the verb, and of what is acted upon."""
    yield from clause.obliques
    for thing in clause.objects:
        tokens = (token for token in parse.tokens_in(thing.start, thing.end) if token.dep == "prep")
        yield from ((t.lemma, parse.noun_phrase(noun)) for t in tokens for noun in parse.dependents(t.index, "pobj"))


def _told(clause: Clause, comparison: Comparison, theirs: Parse) -> Iterator[Clause]:
    """The clauses of the evidence of the same verb or one of its meaning, or that tell of the same figure."""
    if clause.lemma in BARE or clause.lemma in _MUTUAL:
        return
    figures = _figures(clause, comparison.reading.known.parse)
    stem = stem_of(clause.lemma.partition("_")[0])
    for other in clauses_near(comparison):
        if other.nominal or not comparison.in_evidence(theirs.tokens[other.predicate].start):
            continue
        is_alike = other.lemma == clause.lemma or means_the_same(stem, stem_of(other.lemma.partition("_")[0]))
        if is_alike or (figures and figures & _figures(other, theirs)):
            yield other


def _figures(clause: Clause, parse: Parse | None) -> frozenset[str]:
    """The figures of what is acted upon."""
    if parse is None:
        return frozenset()
    tokens = (token for thing in clause.objects for token in parse.tokens_in(thing.start, thing.end))
    return frozenset(token.text for token in tokens if token.pos == "NUM" and token.text[:1].isdigit())
