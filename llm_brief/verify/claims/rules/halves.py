"""The rule about a sentence of two halves: "Oru blames flour, while Ulm points to rents" is no word of Oru on rents.

Where the claim has the verb of either half, the rules about who acts compare the subjects. Here it may have neither.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.sayings import PLAIN_CUES
from llm_brief.verify.claims.words import Word, read_words

__all__ = ["told_of_the_other_half"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_AGAINST = frozenset({"while", "whereas", "but", ";"})
_OWN_CLAUSES = frozenset({"relcl", "acl", "ccomp", "csubj"})


class _Half(NamedTuple):
    """The subject of half a sentence, and the stems of its words and of all that is said there of it."""

    subject: tuple[int, int]
    who: frozenset[str]
    said: frozenset[str]


def told_of_the_other_half(comparison: Comparison) -> Iterator[Said]:
    """The claim has for its subject that of the one half, and says what the source says of the other's."""
    mine, theirs, source = comparison.reading.known.parse, comparison.source.parse, comparison.source
    if mine is None or theirs is None:
        return
    for at in comparison.reading.best[:1]:
        halves = _halves(theirs, source.document.sentences[at].index)
        subject = _subject_of(mine) if halves else None
        if subject is None:
            continue
        first, last = mine.subtree(subject)
        for own, other in (halves, halves[::-1]):
            word = _word_of_other(own, other, (first, last), at, comparison)
            if word is not None:
                place = source.document.span(*other.subject)
                reason = f"the source says {word.text!r} only of {place.exact!r}"
                yield Said(Label.NOT_CHECKED, reason, (place,))
                return


def _subject_of(mine: Parse) -> int | None:
    """The main subject of the claim."""
    root = next((token.index for token in mine.tokens if token.head == token.index and token.dep == "ROOT"), None)
    return None if root is None else next(iter(mine.dependents(root, *_SUBJECTS)), None)


def _word_of_other(own: _Half, other: _Half, subject: tuple[int, int], at: int, comparison: Comparison) -> Word | None:
    """A word of the source that only the other half has, where the claim repeats it and has the most of what that says.

    What both are about stands in the first half: of what the second says, the claim then has nothing.
    """
    reading, source = comparison.reading, comparison.source
    stems = {word: stem or word.stem for word, stem in zip(reading.content, reading.found, strict=True)}
    who = {stem for word, stem in stems.items() if subject[0] <= word.start < subject[1]}
    told = {stem for word, stem in stems.items() if not subject[0] <= word.start < subject[1]}
    if not who or not who <= own.who or not told.isdisjoint(other.who) or not who.isdisjoint(other.who | other.said):
        return None
    least = min(_share(told, other.said), _HALF) if own.subject < other.subject else _NOTHING
    if _share(told, own.said) >= least:
        return None
    only_there = {
        stem for stem in (told & other.said) - own.said - _SAYING if source.found_in.get(stem) == frozenset({at})
    }
    return next((word for word in source.sentences[at] if word.stem in only_there), None)


_HALF, _NOTHING = 0.5, 0.01
_SAYING = frozenset(map(stem_of, PLAIN_CUES))


def _share(told: set[str], said: frozenset[str]) -> float:
    return len(told & said) / len(said) if said else 1.0


@once_per_parse
def _halves(parse: Parse, sentence: int) -> tuple[_Half, ...]:
    """The two halves of a sentence, one set against the other, each with a subject of its own; or none."""
    tokens = parse.sentence_tokens(sentence)
    cuts = [at for at, token in enumerate(tokens) if token.text in _AGAINST and at]
    halves = (
        [half for part in (tokens[: cuts[0]], tokens[cuts[0] + 1 :]) for half in _half(parse, part)] if cuts else []
    )
    return tuple(halves) if len(cuts) == 1 and len(halves) == _TWO else ()


_TWO = 2


def _half(parse: Parse, tokens: Sequence[Token]) -> Iterator[_Half]:
    """The half of these words, where its first subject is no pronoun and of the main clause there."""
    end = tokens[-1].index if tokens else -1
    subject = next((token for token in tokens if token.head <= end and _is_subject(parse, token)), None)
    if subject is None or subject.pos not in {"NOUN", "PROPN"} or parse.tokens[subject.head].dep in _OWN_CLAUSES:
        return
    start, stop = parse.subtree(subject.index)
    if start < tokens[0].start or stop > tokens[-1].end:
        return
    who = frozenset(_stems([token for token in tokens if start <= token.start < stop]))
    yield _Half((start, stop), who, frozenset(_stems([token for token in tokens if not start <= token.start < stop])))


def _is_subject(parse: Parse, token: Token) -> bool:
    """Whether it is who acts; the parser may hang a name on the verb as a part of its name: "Varn Bay points to"."""
    is_astray = token.dep == "compound" and token.index < token.head and parse.tokens[token.head].dep == "advcl"
    return token.dep in _SUBJECTS or is_astray


def _stems(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        yield from (word.stem for word in read_words(token.text) if word.is_content)
