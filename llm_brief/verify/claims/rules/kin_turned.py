"""The rule about whose relative somebody is, where nobody need be named: "the professor's nephew" is no uncle's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.stems import stem_of
from llm_brief.text.wordlists import word_set
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.meant import may_be
from llm_brief.verify.claims.posts import KIN, is_same_person
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import read_words

__all__ = ["kin_turned"]

_ONE_WAY = word_set(
    """father mother parent son daughter child uncle aunt nephew niece grandfather grandmother grandson granddaughter
    grandparent grandchild stepfather stepmother stepson stepdaughter successor predecessor"""
)
"""Nouns that do not hold from either side: a nephew's uncle is no nephew of his."""
_PARTS = ("compound", "nmod", "amod")


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody as a text has them: the words of the name, and the stems of the nouns for what they are."""

    name: str
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Relation:
    """That somebody is so related to somebody, as far as either is told, at ``start:end``."""

    kin: str
    holder: _Person | None
    owner: _Person | None
    start: int
    end: int


def kin_turned(comparison: Comparison) -> Iterator[Said]:
    """Who is whose nephew here is nobody's nephew there whose uncle he is, nor has one who is one himself."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    yield from _of_another(comparison, mine, theirs)
    if _ONE_WAY.isdisjoint(mine.lemmas):
        return
    for claimed in _relations(mine):
        told = [other for other in _relations(theirs) if other.kin == claimed.kin] if claimed.owner else ()
        turned = _turned(claimed, told)
        if turned is None:
            continue
        span = comparison.source.document.span(turned.start, turned.end)
        if _are_one(claimed.holder, turned.owner):
            yield Said(Label.CONTRADICTED, f"in the source it is the other way round: {span.exact!r}", (span,))
        else:
            reason = f"the source says {span.exact!r} of the one of whom this tells such a relative"
            yield Said(Label.NOT_CHECKED, reason, (span,))
        return


def _of_another(comparison: Comparison, mine: Parse, theirs: Parse) -> Iterator[Said]:
    """The source says "his brother", and names another before it than the one whose brother it is in the claim."""
    for kin in _kin_of(mine, *_WHOSE):
        owner = mine.tokens[mine.tokens[kin.index - 1].head]
        phrase = mine.noun_phrase(owner.index)
        whose = _all_words_for([t.text for t in mine.tokens_in(phrase.start, phrase.end)], comparison.source)
        told = [k for k in _kin_of(theirs, *_OWNERS) if k.lemma == kin.lemma and comparison.in_evidence(k.start)]
        named = [k for k in _kin_of(theirs, *_WHOSE) if k.lemma == kin.lemma]
        if told and not named and not any(whose & _words_before(theirs, theirs.tokens[k.index - 1]) for k in told):
            place = comparison.source.document.span(theirs.tokens[told[0].index - 1].start, told[0].end)
            reason = f"the source says {place.exact!r}; whether that is of {owner.text!r} is open"
            yield Said(Label.NOT_CHECKED, reason, (place,))
            return


_OWNERS = ("his", "her", "His", "Her")
_WHOSE = ("'s", "’s")


@once_per_parse
def _kin_of(parse: Parse, *owners: str) -> tuple[Token, ...]:
    """The nouns of kinship right behind one of these words."""
    behind = [token.index + 1 for token in parse.tokens[:-1] if token.text in owners]
    return tuple(parse.tokens[at] for at in behind if stem_of(parse.tokens[at].text.lower()) in KIN)


def _all_words_for(words: Sequence[str], source: Source) -> frozenset[str]:
    """The stems of the words that name somebody, and of the office or the name that the source gives the same one."""
    own = {word.stem for text in words for word in read_words(text) if word.is_content}
    found = set(own)
    for post in source.posts:
        holder = {word.stem for word in read_words(post.holder)}
        found |= holder if post.head in own else frozenset()
        found |= post.words if not own.isdisjoint(holder) else frozenset()
    return frozenset(found)


def _words_before(parse: Parse, pronoun: Token) -> frozenset[str]:
    """The stems of the sentence up to a pronoun, and of the one before where nobody is named up to there."""
    before = [token for token in parse.sentence_tokens(pronoun.sentence) if token.index < pronoun.index]
    if not any(may_be(parse, token, pronoun) for token in before):
        before += parse.sentence_tokens(pronoun.sentence - 1)
    return frozenset(stem_of(token.text.lower()) for token in before)


def _turned(claimed: _Relation, told: Sequence[_Relation]) -> _Relation | None:
    """Where the source calls so the one whose relative it is here, and tells of no such relative of theirs."""
    if any(_are_one(claimed.owner, one.owner) and not _is_full_name_of(claimed.owner, one.holder) for one in told):
        return None
    return next((one for one in told if _are_one(claimed.owner, one.holder)), None)


def _are_one(one: _Person | None, other: _Person | None) -> bool:
    if one is None or other is None:
        return False
    if one.name and other.name:
        return is_same_person(one.name, other.name)
    return not one.nouns.isdisjoint(other.nouns)


def _is_full_name_of(one: _Person | None, other: _Person | None) -> bool:
    """Whether both have the same given name and surname: a bare surname may be another's."""
    return one is not None and other is not None and " " in one.name and one.name == other.name


@once_per_parse
def _relations(parse: Parse) -> tuple[_Relation, ...]:
    return tuple(_relation(parse, token) for token in parse.tokens if token.pos == "NOUN" and token.lemma in _ONE_WAY)


def _relation(parse: Parse, kin: Token) -> _Relation:
    owner = next(iter((*parse.dependents(kin.index, "poss"), *_of(parse, kin.index))), None)
    holder = _holder(parse, kin)
    phrase = parse.noun_phrase(kin.index)
    return _Relation(
        kin.lemma,
        None if holder is None else _person(parse, holder),
        None if owner is None else _person(parse, owner),
        min(phrase.start, kin.start),
        max(phrase.end, kin.end),
    )


def _of(parse: Parse, noun: int) -> tuple[int, ...]:
    prepositions = (at for at in parse.dependents(noun, "prep") if parse.tokens[at].text.lower() in {"of", "to"})
    return tuple(below for at in prepositions for below in parse.dependents(at, "pobj"))


def _holder(parse: Parse, kin: Token) -> int | None:
    """Who is called so: whom it stands beside, or of whom "is" says it."""
    if kin.dep in {"appos", "compound"} and parse.tokens[kin.head].pos in {"NOUN", "PROPN"}:
        return kin.head
    if kin.dep == "attr" and not parse.dependents(kin.head, "neg"):
        return next(iter(parse.dependents(kin.head, "nsubj")), None)
    return next(iter(parse.dependents(kin.index, "appos")), None)


def _person(parse: Parse, head: int) -> _Person | None:
    """Whom a noun or a name is for, with a title right before it; None of a pronoun."""
    if parse.tokens[head].pos not in {"NOUN", "PROPN"}:
        return None
    tokens = [parse.tokens[at] for at in (*parse.dependents(head, *_PARTS), head) if at <= head]
    before = parse.tokens[tokens[0].index - 1] if tokens[0].index else None
    if before is not None and before.pos == "NOUN" and before.sentence == tokens[0].sentence:
        tokens.insert(0, before)  # "head teacher Orla Vell", of which the parser makes two
    names = [token.text for token in tokens if token.pos == "PROPN"]
    nouns = frozenset(stem_of(token.lemma.lower()) for token in tokens if token.pos == "NOUN")
    if parse.tokens[head].pos == "NOUN":
        return _Person("", frozenset({stem_of(parse.tokens[head].lemma.lower())}))
    return _Person(" ".join(names).lower(), nouns | _beside(parse, head))


def _beside(parse: Parse, name: int) -> frozenset[str]:
    """What a name stands beside, or has beside it: "the mayor, Lise Obern"."""
    around = [parse.tokens[at] for at in parse.dependents(name, "appos")]
    if parse.tokens[name].dep == "appos":
        around.append(parse.tokens[parse.tokens[name].head])
    return frozenset(stem_of(token.lemma.lower()) for token in around if token.pos == "NOUN")
