"""Rules about places in a row and about multiples: the third-largest is not the largest, and half is not twice."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.numerals import ORDINALS
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.repeats import instead, repeated
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.twin import Gap
from llm_brief.verify.claims.words import Word

__all__ = ["multiples", "ranks"]

_SUPERLATIVES = frozenset(("JJS", "RBS"))
_AMONG = 0  # the rank of "one of the largest"
_REACH = 3
_OWNING = frozenset(("the", "its", "their", "our", "his", "her"))


class _Rank(NamedTuple):
    """A superlative: its words, what it is said of, the place in the row, and where it stands."""

    word: str
    noun: str
    place: int
    start: int
    end: int


def ranks(comparison: Comparison) -> Iterator[Said]:
    """A superlative of the claim has the place in the row that the source gives it."""
    mine = comparison.reading.known.parse
    if mine is None or not any(token.tag in _SUPERLATIVES for token in mine.tokens):
        return
    home = comparison.home
    for rank in _ranks_in(mine):
        told = [other for other in _ranks_told(comparison.source) if (other.word, other.noun) == rank[:2]]
        near = [other for other in told if home is not None and home.start <= other.start < home.end]
        if near and all(other.place != rank.place for other in told):
            yield _said(rank, near[0], comparison)


def _said(rank: _Rank, told: _Rank, comparison: Comparison) -> Said:
    place = comparison.source.document.span(told.start, told.end)
    words = comparison.reading.claim.text[rank.start : rank.end]
    label = Label.CONTRADICTED if told.place != _AMONG else Label.PARTIAL
    return Said(label, f"the source says {place.exact!r}, not {words!r}", (place,))


@lru_cache(maxsize=64)
def _ranks_told(source: Source) -> Sequence[_Rank]:
    return tuple(_ranks_in(source.parse)) if source.parse is not None else ()


def _ranks_in(parse: Parse) -> Iterator[_Rank]:
    for token in parse.tokens:
        if token.tag in _SUPERLATIVES:
            noun, words = _said_of(parse, token)
            if noun.pos in {"NOUN", "PROPN"}:
                place, start = _place(parse, token)
                yield _Rank(words, noun.lemma.lower(), place, start, max(token.end, noun.end))


def _said_of(parse: Parse, token: Token) -> tuple[Token, str]:
    """The noun, and the superlative in words: of "most" with the adjective behind it."""
    head = parse.tokens[token.head]
    if token.text.lower() in {"most", "least"} and head.pos in {"ADJ", "ADV"}:
        return parse.tokens[head.head], f"{token.text} {head.text}".lower()
    if token.dep == "amod" and head.dep == "amod":
        head = parse.tokens[head.head]
    return head, token.text.lower()


def _place(parse: Parse, token: Token) -> tuple[int, int]:
    """The place in the row that the words before give, one where they give none, and where they begin."""
    before = parse.tokens[max(0, token.index - _REACH) : token.index]
    words = [other.text.lower() for other in before]
    for other, word in reversed(list(zip(before, words, strict=True))):
        if number := _ordinal(word):
            return number, other.start
        if word not in {"-", "‑", "single"}:
            break
    return (_AMONG, before[0].start) if _is_among(words) else (1, token.start)


def _is_among(words: Sequence[str]) -> bool:
    """Whether the words before say that it is one of several: "one of the", "among the"."""
    bare = words[:-1] if words[-1:] and words[-1] in _OWNING else words
    return bare[-1:] == ["among"] or (bare[-1:] == ["of"] and bare[-2:-1] in (["one"], ["some"], ["two"], ["three"]))


def _ordinal(word: str) -> int | None:
    if word in ORDINALS:
        return ORDINALS[word]
    digits = word[:-2]
    return int(digits) if digits.isdecimal() and word[-2:] in {"st", "nd", "rd", "th"} else None


_TIMES = MappingProxyType(
    dict.fromkeys(("twice", "double", "doubled", "doubles", "doubling", "twofold"), 2.0)
    | dict.fromkeys(("thrice", "triple", "tripled", "triples", "trebled", "treble", "threefold"), 3.0)
    | dict.fromkeys(("quadruple", "quadrupled", "fourfold"), 4.0)
    | dict.fromkeys(("half", "halve", "halved", "halves", "halving"), 0.5)
)


def multiples(comparison: Comparison) -> Iterator[Said]:
    """Where a claim repeats a sentence, it is as many times as much there too."""
    if any(word.text in _TIMES or word.text == "times" for word in comparison.reading.words):
        for twin in repeated(comparison):
            for gap in twin.gaps:
                yield from _other_multiple(gap, comparison)


def _other_multiple(gap: Gap, comparison: Comparison) -> Iterator[Said]:
    mine, theirs = list(_multiples(gap.claimed)), list(_multiples(gap.told))
    if len(mine) == 1 == len(theirs) and mine[0][0] != theirs[0][0]:
        yield instead(theirs[0][1], mine[0][1], comparison)


def _multiples(words: Sequence[Word]) -> Iterator[tuple[float, Sequence[Word]]]:
    """How many times as much, and the words: "twice", "three times"."""
    for at, word in enumerate(words):
        if word.text in _TIMES:
            yield _TIMES[word.text], words[at : at + 1]
        elif word.stem.isdecimal() and words[at + 1 : at + 2] and words[at + 1].text == "times":
            yield float(word.stem), words[at : at + 2]
