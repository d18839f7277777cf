"""Rules about two events that a claim makes one: who takes part in an act, and which of two events is meant.

"The city paid Oru 3 million", where it paid that in another's case; "the fire that closed the mill killed four", where
another fire did, years before.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from llm_brief.records.base import Label
from llm_brief.text.document import Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase, Token
from llm_brief.text.sentences import Sentence
from llm_brief.verify.case import Said
from llm_brief.verify.claims.arcs import text_of_phrase
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, Counterpart, agreement
from llm_brief.verify.claims.evidence.parties import Both
from llm_brief.verify.claims.evidence.same_act import BARE
from llm_brief.verify.claims.rules.attachments import bears_on, filler_of, told_of
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import Word

__all__ = ["joined"]

_ASIDE = frozenset({"relcl", "acl"})
_TO = frozenset({"to", "for"})
_INDEFINITE = frozenset({"a", "an", "another"})
_STANDING_FOR = frozenset(
    "he him his she her it its they them their him himself herself itself this that these those".split()
)


def joined(comparison: Comparison) -> Iterator[Said]:
    """Nobody is given a part in an act, and no event a place or an outcome, that the source tells of another."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    said = next(_without_it(comparison, mine, theirs), None)
    said = said or next(_of_another_year(comparison, theirs), None) or next(_two_events(comparison, mine, theirs), None)
    if said is not None:
        yield said


def _near(group: Sequence[Counterpart], comparison: Comparison, theirs: Parse) -> list[Clause]:
    clause = group[0].claimed
    if clause.nominal or clause.negated or clause.lemma in BARE:
        return []
    return [pair.told for pair in group if comparison.in_evidence(theirs.tokens[pair.told.predicate].start)]


def _without_it(comparison: Comparison, mine: Parse, theirs: Parse) -> Iterator[Said]:
    """The claim names to whom it is done, and no clause of the source with that verb does."""
    for group in comparison.counterparts:
        near = _near(group, comparison, theirs)
        for name in _receivers(group[0].claimed, mine) if near else ():
            both = Both(comparison, mine, theirs)
            is_same_act = any(bears_on(group[0].claimed, name, told, both) for told in near)
            if is_same_act and all(_lacks(told, name, comparison, mine, theirs) for told in near):
                place = comparison.source.document.span(near[0].start, near[0].end)
                text = mine.tokens[name.head].text
                reason = f"the source says {place.exact!r}; whether it has to do with {text!r} is open"
                yield Said(Label.NOT_CHECKED, reason, (place,))


def _receivers(clause: Clause, parse: Parse) -> Iterator[Phrase]:
    """The named people and bodies to whom a clause says that something is done."""
    for phrase in (*clause.objects, *(phrase for preposition, phrase in clause.obliques if preposition in _TO)):
        token = parse.tokens[phrase.head]
        if token.pos == "PROPN" and token.ent_type in _PARTIES:
            yield phrase


_PARTIES = frozenset({"PERSON", "ORG"})


def _lacks(told: Clause, name: Phrase, comparison: Comparison, mine: Parse, theirs: Parse) -> bool:
    """Whether the source tells of the act and has another who is named in that part, or nobody."""
    at, word = theirs.tokens[told.predicate].sentence, mine.tokens[name.head].text
    if told.nominal or _names(word, at, theirs):
        return False
    parts = (*told.objects, *(phrase for preposition, phrase in told.obliques if preposition in _TO))
    there = [phrase for phrase in parts if not _is_amount(theirs, phrase)]
    text = text_of_phrase(mine, name)
    return (
        all(_is_another(text, one, comparison, theirs) for one in there) if there else not _names(word, at - 1, theirs)
    )


def _names(word: str, sentence: int, theirs: Parse) -> bool:
    return any(token.text == word for token in theirs.sentence_tokens(sentence))


def _is_amount(parse: Parse, phrase: Phrase) -> bool:
    return any(token.ent_type in _AMOUNTS for token in parse.tokens_in(phrase.start, phrase.end))


_AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL"})


def _is_another(name: str, phrase: Phrase, comparison: Comparison, theirs: Parse) -> bool:
    tokens = theirs.tokens_in(phrase.start, phrase.end)
    is_named = any(token.pos == "PROPN" for token in tokens)
    return is_named and agreement(name, comparison.source.phrase_text(phrase), comparison.source.names) is (
        Agreement.DIFFERENT
    )


def _of_another_year(comparison: Comparison, theirs: Parse) -> Iterator[Said]:
    """The source tells it of an event of a year of its own, which the claim leaves out, and the claim adds a name."""
    events = _events_of_years(comparison.source)
    if not events or comparison.dates:
        return
    for group in comparison.counterparts:
        sentences = {theirs.tokens[told.predicate].sentence for told in _near(group, comparison, theirs)}
        event = events.get(sentences.pop()) if len(sentences) == 1 else None
        name = _name_beyond(event, comparison) if event is not None else None
        if event is not None and name is not None:
            words = comparison.reading.claim.text[name[0].start : name[-1].end]
            reason = (
                f"the source tells it of {event.place.exact!r} ({event.year.exact!r}); whether of {words!r} is open"
            )
            yield Said(Label.NOT_CHECKED, reason, (event.place, event.year))
            return


class _Event(NamedTuple):
    """What a sentence newly speaks of, the year that it gives, and the stems of its words."""

    place: Span
    year: Span
    stems: frozenset[str]


def _name_beyond(event: _Event, comparison: Comparison) -> tuple[Word, ...] | None:
    """A name of the claim that the event's sentence does not have."""
    return next((n for n in comparison.names if event.stems.isdisjoint(word.stem for word in n)), None)


@lru_cache(maxsize=64)
def _events_of_years(source: Source) -> Mapping[int, _Event]:
    """Index of the sentence to the event of a year that it begins to speak of."""
    found: dict[int, _Event] = {}
    for sentence in source.document.sentences if source.parse is not None else ():
        year = _year_in(sentence, source)
        tokens = source.parse.sentence_tokens(sentence.index) if source.parse is not None and year is not None else ()
        event = _event_in(tokens, source.parse) if source.parse is not None else None
        if event is not None and year is not None:
            place = source.document.span(event.start, event.end)
            stems = frozenset(source.token_stems[token.index] for token in tokens)
            found[sentence.index] = _Event(place, year, stems)
    return found


def _event_in(tokens: Sequence[Token], theirs: Parse) -> Phrase | None:
    """What the sentence newly speaks of, "a fire at the mill", where nothing in it stands for what came before."""
    if any(token.text.lower() in _STANDING_FOR and token.pos in {"PRON", "DET"} for token in tokens):
        return None
    subjects = (token for token in tokens if token.dep in {"nsubj", "nsubjpass"} and token.pos == "NOUN")
    return next((theirs.noun_phrase(token.index) for token in subjects if _is_indefinite(theirs, token.index)), None)


def _is_indefinite(parse: Parse, noun: int) -> bool:
    return any(parse.tokens[at].text.lower() in _INDEFINITE for at in parse.dependents(noun, "det"))


def _year_in(sentence: Sentence, source: Source) -> Span | None:
    """The one date that the sentence gives, where it ends in a year."""
    dates = [date for date, _ in source.dated if sentence.start <= date.start < sentence.end]
    years = [source.document.span(date.start, date.end) for date in dates]
    return years[0] if len(years) == 1 and years[0].exact[-_YEAR:].isdecimal() else None


_YEAR = 4


def _two_events(comparison: Comparison, mine: Parse, theirs: Parse) -> Iterator[Said]:
    """What the claim tells of one thing in two clauses, the source tells of two that are called alike."""
    asides = [group for group in comparison.counterparts if mine.tokens[group[0].claimed.predicate].dep in _ASIDE]
    for aside in asides:
        noun = told_of(aside[0].claimed, mine)
        if noun is None:
            continue
        one = _fillers(aside, noun, comparison, mine, theirs)
        for other in comparison.counterparts:
            clause = other[0].claimed
            parts = (clause.subject, *clause.objects)
            if other is aside or not any(part is not None and part.head == noun.head for part in parts):
                continue
            yield from _apart(one, _fillers(other, noun, comparison, mine, theirs), comparison, theirs)


def _fillers(
    group: Sequence[Counterpart], noun: Phrase, comparison: Comparison, mine: Parse, theirs: Parse
) -> list[Phrase]:
    """Of what the evidence tells it, where that is called as in the claim."""
    both = Both(comparison, mine, theirs)
    found = (filler_of(noun, group[0].claimed, told, both) for told in _near(group, comparison, theirs))
    lemma = mine.tokens[noun.head].lemma
    return [phrase for phrase in found if phrase is not None and theirs.tokens[phrase.head].lemma.endswith(lemma)]


def _apart(one: Sequence[Phrase], other: Sequence[Phrase], comparison: Comparison, theirs: Parse) -> Iterator[Said]:
    """Whether the two are always in sentences of their own, and the later one begins with "a" or "another"."""
    pairs = [sorted((first, second), key=lambda phrase: phrase.start) for first in one for second in other]
    if pairs and all(_is_new(second, first, theirs) for first, second in pairs):
        first, second = (comparison.source.document.span(phrase.start, phrase.end) for phrase in pairs[0])
        reason = f"the source tells of two: {first.exact!r} and {second.exact!r}"
        yield Said(Label.NOT_CHECKED, reason, (first, second))


def _is_new(later: Phrase, before: Phrase, theirs: Parse) -> bool:
    apart = theirs.tokens[later.head].sentence != theirs.tokens[before.head].sentence
    return apart and _is_indefinite(theirs, later.head)
