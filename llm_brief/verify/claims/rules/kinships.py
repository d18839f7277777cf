"""Rules about who is whose relative: by marriage or by birth, and of whom the source says so."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from llm_brief.records.base import Label
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.posts import KIN, Post, is_same_person, posts_of
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import Word, read_words

__all__ = ["kindred"]

_BY_MARRIAGE = ("in", "law")


class _Kin(NamedTuple):
    """A noun of kinship, and whether "-in-law" stands behind it."""

    word: Word
    by_marriage: bool


def kindred(comparison: Comparison) -> Iterator[Said]:
    """A relative by marriage is none by birth, and who is called a relative stands where the source speaks of one."""
    claimed = _kin_in(comparison.reading.words)
    if not claimed:
        return
    yield from _by_marriage(claimed, comparison)
    mine = comparison.reading.known.parse
    for post in posts_of(mine) if mine is not None and comparison.source.parse is not None else ():
        if post.head in KIN:
            yield from _of_others(post, comparison)


def _kin_in(words: Sequence[Word]) -> tuple[_Kin, ...]:
    rows = zip(words, (*words[1:], None), (*words[2:], None, None), strict=False)
    return tuple(
        _Kin(one, (second and second.text, third and third.text) == _BY_MARRIAGE)
        for one, second, third in rows
        if one.stem in KIN
    )


@lru_cache(maxsize=64)
def _kin_told(source: Source) -> tuple[tuple[int, _Kin], ...]:
    """Each noun of kinship of the document with the position of its sentence."""
    return tuple((at, kin) for at, words in enumerate(source.sentences) for kin in _kin_in(words))


def _by_marriage(claimed: Sequence[_Kin], comparison: Comparison) -> Iterator[Said]:
    """As in "his brother", where the source has only "his brother-in-law"."""
    for kin in claimed:
        told = [(at, other) for at, other in _kin_told(comparison.source) if other.word.stem == kin.word.stem]
        if not told or any(other.by_marriage == kin.by_marriage for _, other in told):
            continue
        at, other = told[0]
        place = comparison.source.document.span(other.word.start, _end_of(other, comparison.source.sentences[at]))
        is_named = any(word.stem in comparison.source.within(at) for word in comparison.reading.marked)
        words = "-in-law" if kin.by_marriage else ""
        reason = f"the source says {place.exact!r}, not {kin.word.text + words!r}"
        yield Said(Label.CONTRADICTED if is_named else Label.NOT_CHECKED, reason, (place,))
        return


def _end_of(kin: _Kin, words: Sequence[Word]) -> int:
    return words[words.index(kin.word) + len(_BY_MARRIAGE)].end if kin.by_marriage else kin.word.end


def _of_others(post: Post, comparison: Comparison) -> Iterator[Said]:
    """Somebody is called a relative whom no sentence of the source that speaks of relatives names."""
    source, names = comparison.source, [_surname(name) for name in (post.holder, post.owner) if name]
    told = _kin_told(source)
    if not told or any(name in source.within(at) for at, _ in told for name in names):
        yield from _another(post, source)
        return
    at, kin = next(((at, kin) for at, kin in told if kin.word.stem == post.head), told[0])
    place = source.document.span(kin.word.start, _end_of(kin, source.sentences[at]))
    reason = f"the source says {place.exact!r} of others; whether {post.holder.title()} is meant is open"
    yield Said(Label.NOT_CHECKED, reason, (place,))


def _another(post: Post, source: Source) -> Iterator[Said]:
    """The source calls somebody else so, and whom the claim names no relative at all."""
    if any(is_same_person(post.holder, other.holder) for other in source.posts if other.head in KIN):
        return
    told = next((other for other in source.posts if other.head == post.head), None)
    alike = [at for at, kin in _kin_told(source) if kin.word.stem == post.head]
    if told is None or any(_surname(post.holder) in source.within(at) for at in alike):
        return
    place = source.document.span(told.start, told.end)
    yield Said(Label.NOT_CHECKED, f"the source calls {told.holder.title()} {place.exact!r}", (place,))


def _surname(name: str) -> str:
    words = read_words(name)
    return words[-1].stem if words else ""
