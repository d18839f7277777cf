"""The rule about "he" and "she": what the source tells of a pronoun, a claim tells of the one whom it likely means.

``strange`` and ``roles`` compare names with names. Here the source has only a pronoun, and of two people near it the
claim may name the wrong one: that stays open, because the reading of a pronoun is never certain.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from llm_brief.records.base import Label
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase, Token, once_per_parse
from llm_brief.text.grammar.persons import SINGULAR
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.arcs import text_of_phrase
from llm_brief.verify.claims.bearers import bearers, full_names
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, Counterpart, agreement
from llm_brief.verify.claims.evidence.parties import called, is_name
from llm_brief.verify.claims.meant import gender_of, likely_meant
from llm_brief.verify.claims.words import TITLES

__all__ = ["meant_otherwise"]

_SINGULAR = frozenset({"he", "she"})
_OWNERS = frozenset({"his", "her"})
_AT_HOME = 0.6


def meant_otherwise(comparison: Comparison) -> Iterator[Said]:
    """The claim names somebody where the source has a pronoun, or a bare surname, that rather means another."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    yield from _what_it_is(comparison, mine, theirs)
    sentences = comparison.source.document.sentences
    if _open_sentences(theirs).isdisjoint(sentences[at].index for at in comparison.reading.best):
        return
    yield from _of_the_other_gender(comparison, mine, theirs)
    for clause in comparison.reading.known.clauses:
        named = _surface(clause)
        if named is None or clause.nominal or not _is_name(mine, named, theirs):
            continue
        name = text_of_phrase(mine, named)
        other = _another(name, list(_told(clause, name, comparison, theirs)), comparison, theirs)
        if other is not None:
            yield _said(name, *other, comparison)
            return


def _said(name: str, told: Phrase, person: Phrase | None, comparison: Comparison) -> Said:
    span = comparison.source.document.span
    place = span(told.start, told.end)
    if person is None:
        reason = f"the source tells it of {place.exact!r}; whether that is {name!r} is open"
        return Said(Label.NOT_CHECKED, reason, (place,))
    meant = span(person.start, person.end)
    return Said(
        Label.NOT_CHECKED, f"the source tells it of {place.exact!r}, which rather means {meant.exact!r}", (place, meant)
    )


def _what_it_is(comparison: Comparison, mine: Parse, theirs: Parse) -> Iterator[Said]:
    """The claim names a thing where the source has "it", and names another thing right before: "found none in it"."""
    told = _its(theirs)
    homes = (comparison.source.document.sentences[at].index for at in comparison.reading.best[:1])
    near = [told[home] for home in homes if home in told]
    for noun in mine.tokens if near else ():
        slots = _slots(mine, noun) if noun.dep in _SLOTS else frozenset()
        place = next((it for it in near if it.slots & slots), None)
        one = mine.noun_phrase(noun.index)
        words = _content(mine.tokens_in(one.start, one.end))
        if place is None or not words:
            continue
        is_named = any(t.pos == "PROPN" for t in mine.tokens_in(one.start, one.end))
        is_another = words <= place.before and words.isdisjoint(place.stems)
        if is_another or (is_named and words - place.stems and place.stems - words):
            it, named = (comparison.source.document.span(*range_) for range_ in (place.pronoun, place.named))
            reason = f"the source tells it of {it.exact!r}, which rather means {named.exact!r}"
            yield Said(Label.NOT_CHECKED, reason, (it, named))
            return


class _It(NamedTuple):
    """A pronoun behind a verb or a preposition, and what the sentence names last before its verb."""

    slots: frozenset[tuple[str, str]]
    pronoun: tuple[int, int]
    named: tuple[int, int]
    stems: frozenset[str]
    before: frozenset[str]


_SLOTS = frozenset({"dobj", "pobj"})
_THINGS = frozenset({"it", "them"})


@once_per_parse
def _its(parse: Parse) -> Mapping[int, _It]:
    """Index of the sentence to the first "it" or "them" in it before which it names something."""
    found: dict[int, _It] = {}
    for token in parse.tokens:
        if token.text.lower() not in _THINGS or token.dep not in _SLOTS or token.sentence in found:
            continue
        verb = _verb_above(parse, token)
        before = [t for t in parse.sentence_tokens(token.sentence) if verb is not None and t.index < verb]
        named = [t for t in before if t.pos in {"NOUN", "PROPN"} and t.dep in _NAMED and t.ent_type not in _DATES]
        if named and named[-1].dep not in _SUBJECTS:
            phrase = parse.noun_phrase(_whole(parse, named[-1]))
            around = parse.noun_phrase(named[-1].head) if named[-1].dep == "appos" else phrase
            tokens = (*parse.tokens_in(phrase.start, phrase.end), *parse.tokens_in(around.start, around.end))
            if any(t.pos == "PROPN" for t in tokens):
                place, name = (token.start, token.end), (phrase.start, phrase.end)
                found[token.sentence] = _It(_slots(parse, token), place, name, _content(tokens), _content(before))
    return found


def _whole(parse: Parse, noun: Token) -> int:
    """The noun that another belongs to by a preposition: the slate of "slate from Ulm"."""
    above = parse.tokens[parse.tokens[noun.head].head]
    return above.index if noun.dep == "pobj" and above.pos in {"NOUN", "PROPN"} else noun.index


_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NAMED = _SLOTS | _SUBJECTS | {"appos", "conj", "attr"}
_DATES = frozenset({"DATE", "TIME"})


def _slots(parse: Parse, noun: Token) -> frozenset[tuple[str, str]]:
    """The lemmas of the verb and of its object that something may hang on, with the preposition by which it does."""
    above = parse.tokens[noun.head]
    if noun.dep == "dobj":
        return frozenset({(above.lemma, "")})
    if above.dep != "prep":
        return frozenset()
    head = parse.tokens[above.head]
    beside = (parse.tokens[at].lemma for at in parse.dependents(head.index, "dobj"))
    verb = (parse.tokens[head.head].lemma,) if head.dep == "dobj" else ()
    return frozenset((lemma, above.text.lower()) for lemma in (head.lemma, *verb, *beside))


def _verb_above(parse: Parse, token: Token) -> int | None:
    return next((at for at in parse.ancestors(token.index) if parse.tokens[at].pos == "VERB"), None)


def _content(tokens: Sequence[Token]) -> frozenset[str]:
    """The stems of the nouns, names and adjectives among some words."""
    return frozenset(stem_of(t.text.lower()) for t in tokens if t.pos in {"NOUN", "PROPN", "ADJ"})


def _of_the_other_gender(comparison: Comparison, mine: Parse, theirs: Parse) -> Iterator[Said]:
    """Whose it is in the claim is a woman, and in the source a man, or the reverse: "lost her yard" for "his yard"."""
    for group in comparison.counterparts if not _OWNERS.isdisjoint(mine.lemmas) else ():
        near = [pair for pair in group if _is_near(pair, comparison, theirs)]
        owned = [(_owner(mine, pair.claimed), _owner(theirs, pair.told)) for pair in near]
        if owned and all(one and other and one.text.lower() != other.text.lower() for one, other in owned):
            one, other = owned[0]
            assert one is not None
            assert other is not None
            place = comparison.source.document.span(other.start, theirs.tokens[other.head].end)
            yield Said(Label.NOT_CHECKED, f"the source says {place.exact!r}, not {one.text!r}", (place,))
            return


def _owner(parse: Parse, clause: Clause) -> Token | None:
    """The "his" or "her" of the first thing acted upon."""
    for phrase in clause.objects[:1]:
        for at in parse.dependents(phrase.head, "poss"):
            if parse.tokens[at].text.lower() in _OWNERS:
                return parse.tokens[at]
    return None


@once_per_parse
def _open_sentences(parse: Parse) -> frozenset[int]:
    """The sentences that have a "he" or "she", a "his" or "her", or a surname of several people."""
    words = _SINGULAR | _OWNERS
    pronouns = (token.sentence for token in parse.tokens if token.text.lower() in words)
    return frozenset((*pronouns, *(parse.tokens[at].sentence for at in bearers(parse))))


def _is_name(mine: Parse, phrase: Phrase, theirs: Parse) -> bool:
    """Whether it is a name here or, with its capital, in the source."""
    return is_name(mine, phrase.head) or mine.tokens[phrase.head].text in theirs.names


def _another(
    name: str, told: Sequence[Phrase], comparison: Comparison, theirs: Parse
) -> tuple[Phrase, Phrase | None] | None:
    """What stands there and whom it rather means, where no clause tells the same of the one named."""
    found = None
    for phrase in told:
        other = _as_another(name, phrase, comparison, theirs)
        if other is None:
            return None
        found = found or other
    return found if found is not None and found[0] is not found[1] else None


def _as_another(
    name: str, phrase: Phrase, comparison: Comparison, theirs: Parse
) -> tuple[Phrase, Phrase | None] | None:
    """The phrase with the name of whom it means, where that is surely not the one of this name."""
    word = theirs.tokens[phrase.head].text.lower()
    if word in _SINGULAR:
        meant = likely_meant(theirs, phrase.head)
        other = None
        if meant is not None:
            other = _full_name(name, meant.head, theirs) or _other_name(name, meant, comparison, theirs)
        gender = gender_of(theirs, name.rpartition(" ")[2])
        is_misfit = meant is None and gender is not None and gender is not SINGULAR[word]
        return (phrase, other) if other is not None or is_misfit else None
    bearer = _full_name(name, phrase.head, theirs)
    other = bearer or _other_name(name, phrase, comparison, theirs)
    return None if other is None else (phrase, other if bearer is not None else phrase)


def _full_name(name: str, surname: int, theirs: Parse) -> Phrase | None:
    """The name of whom a bare surname means, where the one named has another given name."""
    is_titled = surname and theirs.tokens[surname - 1].text.lower().rstrip(".") in TITLES
    given, words = None if is_titled else bearers(theirs).get(surname), name.split()
    places = full_names(theirs).get(words[-1], ()) if given is not None else ()
    if given in words or not any(who in words for _, who in places):
        return None
    return next(
        (
            theirs.noun_phrase(at)._replace(start=theirs.tokens[at - 1].start, end=theirs.tokens[at].end)
            for at, who in places
            if who == given
        ),
        None,
    )


def _other_name(name: str, phrase: Phrase, comparison: Comparison, theirs: Parse) -> Phrase | None:
    """The name by which the phrase surely means another, if it does."""
    named = [form for form in called(theirs, phrase) if is_name(theirs, form.head)]
    names, text = comparison.source.names, comparison.source.phrase_text
    is_other = all(agreement(name, text(form), names) is Agreement.DIFFERENT for form in named)
    return named[0] if named and is_other else None


def _told(clause: Clause, name: str, comparison: Comparison, theirs: Parse) -> Iterator[Phrase]:
    """Of whom the source tells it: in the clauses of the same verb, else in the sentence that has most of the claim."""
    near = [pair for pair in _counterparts(clause, comparison) if _is_near(pair, comparison, theirs)]
    if near:
        yield from (phrase for pair in near if (phrase := _surface(pair.told)) is not None)
        return
    reading = comparison.reading
    if not reading.best or reading.held_by(reading.best[0]) < _AT_HOME:
        return
    words = theirs.sentence_tokens(comparison.source.document.sentences[reading.best[0]].index)
    if any(token.text in name.split() for token in words if token.pos == "PROPN"):
        return  # what it tells of the one named, it may tell without the pronoun
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
