"""The rule about reasons: what the claim says something was because of, the source says where it tells of it.

"The tour was cancelled because the lead was ill" where the source has "the tour was cancelled because the set was
crushed", or has the illness as the reason of something else.
"""

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.grammar.shares import predicate_above
from llm_brief.text.stems import stem_of
from llm_brief.text.wordlists import word_set
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.parties import Both
from llm_brief.verify.claims.evidence.same_act import BARE
from llm_brief.verify.claims.lexicon import has_meaning_in, means_the_same
from llm_brief.verify.claims.words import read_words

__all__ = ["reasoned"]

_OPENING = {"because": None, "due": "to", "owing": "to", "thanks": "to"}
"""Words that open a reason, and the word that must follow where they mean something else without it."""
_LOOSELY = word_set("after over when as since")
"""Words that open what may be the reason as well, or only the time."""
_HELD = 0.4


class _Reason(NamedTuple):
    """A reason and the verb of what it is the reason for, as tokens; the words of the reason begin with ``word``."""

    act: int
    words: tuple[Token, ...]
    word: int


def reasoned(comparison: Comparison) -> Iterator[Said]:
    """The sentence that tells of the act gives the reason that the claim gives, and gives it for that act."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    text = comparison.reading.claim.text.lower()
    if mine is None or theirs is None or not any(word in text for word in _OPENING):
        return
    for claimed in _reasons(mine):
        around = range(claimed.words[0].start, claimed.words[-1].end)
        home = _home(around, comparison)
        if home is None:
            continue
        stems = [stem for token in claimed.words for stem in _stems(token)]
        both = Both(comparison, mine, theirs)
        other = next(_other_reason(stems, claimed, home, both), None) if stems else None
        if other is not None:
            yield _said(other, comparison)
            return


def _said(other: Sequence[Token], comparison: Comparison) -> Said:
    place = comparison.source.document.span(other[0].start, other[-1].end)
    return Said(Label.NOT_CHECKED, f"the source says {place.exact!r}; whether this is the reason is open", (place,))


@once_per_parse
def _reasons(parse: Parse) -> tuple[_Reason, ...]:
    """What a text says that something was because of, in order."""
    return tuple(found for token in parse.tokens if (found := _reason_at(parse, token)) is not None)


def _reason_at(parse: Parse, token: Token) -> _Reason | None:
    word = token.text.lower()
    if word not in _OPENING or token.index + 1 == len(parse.tokens):
        return None
    behind = parse.tokens[token.index + 1]
    if behind.dep == "aux" or behind.text.lower() != (_OPENING[word] or behind.text.lower()):
        return None  # "is due to open"
    top = token.head if token.dep == "mark" else token.index
    act = parse.tokens[top].head if token.dep == "mark" else predicate_above(parse, token.index)
    return None if act is None else _reason(parse, _done(parse, act), top, token.index)


def _done(parse: Parse, act: int) -> int:
    """The verb behind "had to" and "was able to"."""
    is_helping = parse.tokens[act].lemma in {"have", "be"}
    return next(iter(parse.dependents(act, "xcomp")), act) if is_helping else act


def _reason(parse: Parse, act: int, top: int, word: int) -> _Reason | None:
    words = parse.tokens[word : parse.edges(top)[1] + 1]
    return _Reason(act, words, word) if len(words) > 1 and act not in range(word, words[-1].index + 1) else None


@once_per_parse
def _reasons_in(parse: Parse, sentence: int) -> tuple[_Reason, ...]:
    """The reasons that a sentence, by its index, gives, and what it tells "after" something else."""
    tokens = parse.sentence_tokens(sentence)
    found = (_reason_at(parse, token) or _loose_at(parse, token) for token in tokens)
    return tuple(reason for reason in found if reason is not None)


def _loose_at(parse: Parse, token: Token) -> _Reason | None:
    if token.text.lower() not in _LOOSELY or token.dep not in {"mark", "advmod", "prep"}:
        return None
    top = token.index if token.dep == "prep" else token.head
    act = parse.tokens[top].head if token.dep != "prep" else token.head
    is_act = parse.tokens[act].pos in {"VERB", "AUX"} and token.index == parse.edges(top)[0]
    return _reason(parse, act, top, token.index) if is_act else None


def _stems(token: Token) -> Iterator[str]:
    if token.pos != "AUX" and token.text.lower() not in _OPENING:
        yield from (stem_of(token.lemma.lower()) for word in read_words(token.text) if word.is_content)


def _home(around: range, comparison: Comparison) -> int | None:
    """The sentence that holds the most of what the reason is given for, and not little of it."""
    reading, source = comparison.reading, comparison.source
    rest = [
        (stem, weight)
        for word, stem, weight in zip(reading.content, reading.found, reading.weights, strict=True)
        if word.start not in around
    ]
    total = sum(weight for _, weight in rest)
    held = {at: sum(w for stem, w in rest if stem and at in source.found_in[stem]) for at in reading.best}
    home = max(held, key=lambda at: (held[at], -at), default=None)
    return home if home is not None and total and held[home] >= _HELD * total else None


def _other_reason(stems: Sequence[str], claimed: _Reason, home: int, both: Both) -> Iterator[Sequence[Token]]:
    """What the sentence says in the place of the reason, or that which the reason is given for there."""
    theirs, source = both.theirs, both.comparison.source
    index, act = source.document.sentences[home].index, both.mine.tokens[claimed.act]
    sentence, told = theirs.sentence_tokens(index), _reasons_in(theirs, index)
    of_act = [reason for reason in told if _is_same(act, theirs.tokens[reason.act])]
    yield from _in_spite_of(stems, sentence, theirs)
    of_act.sort(key=lambda reason: theirs.tokens[reason.word].text.lower() in _LOOSELY)
    if any(_shared(stems, reason.words) for reason in of_act):
        return
    acts = [token.index for token in sentence if act.lemma not in BARE and _is_same(act, token)]
    for reason in told:
        is_other = bool(acts) and not any(_is_as_near(one, reason) for one in acts)
        if _shared(stems, reason.words) and (is_other or _is_of_another(claimed.act, both.mine, reason.act, theirs)):
            yield theirs.tokens[min(reason.act, reason.word) : reason.words[-1].index + 1]
    held, beside = _shared(stems, sentence), _beside(home, both.comparison)
    if of_act and (2 * held < len(stems) or theirs.tokens[of_act[0].word].text.lower() in _OPENING):
        yield of_act[0].words
    if not held and not any(source.nearest(stem) in beside for stem in stems):
        yield sentence


def _in_spite_of(stems: Sequence[str], sentence: Sequence[Token], theirs: Parse) -> Iterator[Sequence[Token]]:
    """What the sentence says that it came about in spite of, or without, where the reason has a word of it."""
    for token in sentence:
        if token.text.lower() not in _DESPITE or token.dep not in {"prep", "mark"}:
            continue
        top = token.head if token.dep == "mark" else token.index
        words = theirs.tokens[token.index : theirs.edges(top)[1] + 1]
        if _shared(stems, [word for word in words if word.pos in _NAMING]):
            yield words


_DESPITE = word_set("despite without notwithstanding although though")
_NAMING = frozenset({"NOUN", "PROPN"})


def _is_as_near(act: int, reason: _Reason) -> bool:
    """Whether the reason may be that of the act: a parser takes it for that of a verb further off too."""
    return act == reason.act or (act < reason.word and not act < reason.act < reason.word)


def _is_of_another(claimed: int, mine: Parse, told: int, theirs: Parse) -> bool:
    """Whether it is told of the first there, and here of the second."""
    one, other = (_ordinals(parse, act) for parse, act in ((mine, claimed), (theirs, told)))
    return bool(one and other) and one.isdisjoint(other)


def _ordinals(parse: Parse, act: int) -> set[str]:
    subjects = parse.dependents(act, "nsubj", "nsubjpass")
    below = (at for subject in subjects for at in range(parse.edges(subject)[0], parse.edges(subject)[1] + 1))
    return {text for at in below if (text := parse.tokens[at].text.lower()) in _ORDINALS}


_ORDINALS = word_set("first second third fourth fifth sixth seventh eighth ninth tenth")


def _is_same(act: Token, other: Token) -> bool:
    return other.pos in {"VERB", "ADJ", "AUX"} and means_the_same(
        stem_of(act.lemma.lower()), stem_of(other.lemma.lower())
    )


def _shared(stems: Collection[str], tokens: Sequence[Token]) -> int:
    """How many of the words stand among the tokens, or have one of their meaning there."""
    there = {stem_of(word.lower()) for token in tokens for word in (token.text, token.lemma)}
    return sum(has_meaning_in(stem, there) for stem in stems)


def _beside(home: int, comparison: Comparison) -> AbstractSet[str]:
    """The stems of the sentences before and behind."""
    near = (at for at in (home - 1, home + 1) if 0 <= at < len(comparison.source.sentences))
    return {word.stem for at in near for word in comparison.source.sentences[at]}
