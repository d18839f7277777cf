"""The rule about "he" and "she": what the source tells of a pronoun, a claim tells of the one whom it likely means.

``strange`` and ``roles`` compare names with names. Here the source has only a pronoun, and of two people near it the
claim may name the wrong one: that stays open, because the reading of a pronoun is never certain.
"""

from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase, once_per_parse
from llm_brief.verify.case import Said
from llm_brief.verify.claims.arcs import text_of_phrase
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, Counterpart, agreement
from llm_brief.verify.claims.evidence.parties import called, is_name
from llm_brief.verify.claims.meant import likely_meant

__all__ = ["meant_otherwise"]

_SINGULAR = frozenset({"he", "she"})
_AT_HOME = 0.6


def meant_otherwise(comparison: Comparison) -> Iterator[Said]:
    """The claim names somebody where the source has a pronoun that rather means another."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    sentences = comparison.source.document.sentences
    if _with_pronouns(theirs).isdisjoint(sentences[at].index for at in comparison.reading.best):
        return
    for clause in comparison.reading.known.clauses:
        named = _surface(clause)
        if named is None or clause.nominal or not _is_name(mine, named, theirs):
            continue
        name = text_of_phrase(mine, named)
        other = _another(name, list(_told(clause, comparison, theirs)), comparison, theirs)
        if other is not None:
            pronoun, person = (comparison.source.document.span(p.start, p.end) for p in other)
            reason = f"the source tells it of {pronoun.exact!r}, which rather means {person.exact!r}"
            yield Said(Label.NOT_CHECKED, reason, (pronoun, person))
            return


@once_per_parse
def _with_pronouns(parse: Parse) -> frozenset[int]:
    """The sentences that have a "he" or "she"."""
    return frozenset(token.sentence for token in parse.tokens if token.text.lower() in _SINGULAR)


def _is_name(mine: Parse, phrase: Phrase, theirs: Parse) -> bool:
    """Whether it is a name here or, with its capital, in the source."""
    return is_name(mine, phrase.head) or mine.tokens[phrase.head].text in theirs.names


def _another(name: str, told: Sequence[Phrase], comparison: Comparison, theirs: Parse) -> tuple[Phrase, Phrase] | None:
    """The pronoun and whom it rather means, where no clause tells the same of the one named."""
    found = None
    for phrase in told:
        is_pronoun = theirs.tokens[phrase.head].text.lower() in _SINGULAR
        meant = likely_meant(theirs, phrase.head) if is_pronoun else phrase
        other = _other_name(name, meant, comparison, theirs) if meant is not None else None
        if other is None:
            return None
        found = found or ((phrase, other) if is_pronoun else None)
    return found


def _other_name(name: str, phrase: Phrase, comparison: Comparison, theirs: Parse) -> Phrase | None:
    """The name by which the phrase surely means another, if it does."""
    named = [form for form in called(theirs, phrase) if is_name(theirs, form.head)]
    names, text = comparison.source.names, comparison.source.phrase_text
    is_other = all(agreement(name, text(form), names) is Agreement.DIFFERENT for form in named)
    return named[0] if named and is_other else None


def _told(clause: Clause, comparison: Comparison, theirs: Parse) -> Iterator[Phrase]:
    """Of whom the source tells it: in the clauses of the same verb, else in the sentence that has most of the claim."""
    near = [pair for pair in _counterparts(clause, comparison) if _is_near(pair, comparison, theirs)]
    if near:
        yield from (phrase for pair in near if (phrase := _surface(pair.told)) is not None)
        return
    reading = comparison.reading
    if not reading.best or reading.held_by(reading.best[0]) < _AT_HOME:
        return
    words = theirs.sentence_tokens(comparison.source.document.sentences[reading.best[0]].index)
    main = next((token for token in words if token.head == token.index), None)
    for at in theirs.dependents(main.index, "nsubj", "nsubjpass") if main is not None else ():
        yield Phrase(at, theirs.tokens[at].start, theirs.tokens[at].end)


def _counterparts(clause: Clause, comparison: Comparison) -> Sequence[Counterpart]:
    found = (group for group in comparison.counterparts if group[0].claimed.predicate == clause.predicate)
    return next(found, ())


def _is_near(pair: Counterpart, comparison: Comparison, theirs: Parse) -> bool:
    return not pair.told.nominal and comparison.in_evidence(theirs.tokens[pair.told.predicate].start)


def _surface(clause: Clause) -> Phrase | None:
    return next(iter(clause.objects), None) if clause.passive else clause.subject
