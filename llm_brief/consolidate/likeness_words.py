"""What is known of English words before any document is read: how common they are, and which can name the same act."""

import math
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

__all__ = ["FAR", "distance", "expected_share", "names_act", "surprise"]

FAR = 9.0
"""The distance between words of which nothing is known to join them."""
_WORDS_OF_A_REPORT = 30.0
"""The word of rank r stands in about 30 of r reports: Zipf's law, for reports of some 300 words."""
_RAREST = 400_000
_YEARS_SHARE = 0.1
_DERIVED, _WIDER = 1.0, 1.5


def expected_share(stem: str) -> float:
    """The share of all news reports that a word with this stem can be expected in."""
    if len(stem) == 4 and stem.isdigit() and stem.startswith(("19", "20")):
        return _YEARS_SHARE
    return min(0.9, _WORDS_OF_A_REPORT / _ranks().get(stem, _RAREST))


@lru_cache(maxsize=65536)
def surprise(stem: str) -> float:
    """How much it tells that two texts share the word: the negative logarithm of its expected share."""
    return -math.log(expected_share(stem))


@lru_cache(maxsize=65536)
def distance(one: str, other: str) -> float:
    """How far apart the acts are that two lemmas can name.

    0 for one word or synonyms, 1 for a word and its derivation ("arrive", "arrival"), 1.5 for a kind and what it is a
    kind of, cause or part of ("kill", "die"), more for longer ways, ``FAR`` where there is none. Every sense counts.
    """
    if one == other:
        return 0.0
    left, right = _senses(one), _senses(other)
    return min((left[sense] + right[sense] for sense in left.keys() & right.keys()), default=FAR)


def names_act(lemma: str) -> bool:
    """Whether the table of acts has the word."""
    return lemma in _acts().words


@lru_cache(maxsize=16384)
def _senses(lemma: str) -> Mapping[int, float]:
    """The senses that a lemma reaches, with the distance to each."""
    own, derived = _acts().words.get(lemma, ((), ()))
    reached = dict.fromkeys(own, 0.0)
    for sense in derived:
        reached.setdefault(sense, _DERIVED)
    for sense, before in tuple(reached.items()):
        for wider in _acts().wider.get(sense, ()):
            reached.setdefault(wider, before + _WIDER)
    return MappingProxyType(reached)


class _Acts:
    """The table of acts: a word's own and derived senses, and the wider senses of a sense."""

    def __init__(self) -> None:
        self.words: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {}
        self.wider: dict[int, tuple[int, ...]] = {}
        for name, first, second in _rows("acts.txt"):
            if name == "+":
                self.wider[int(first, 36)] = _numbers(second)
            else:
                self.words[name] = (_numbers(first), _numbers(second))


@cache
def _acts() -> _Acts:
    return _Acts()


@cache
def _ranks() -> Mapping[str, int]:
    lines = (line.split() for line in _lines("ranks.txt"))
    return MappingProxyType({stem: int(rank) for rank, *stems in lines for stem in stems})


def _rows(name: str) -> Iterator[tuple[str, str, str]]:
    for line in _lines(name):
        head, first, second = (*line.split(" "), "", "")[:3]
        yield head, first, second


def _lines(name: str) -> Iterator[str]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    return (line for line in text.splitlines() if not line.startswith("#"))


def _numbers(listed: str) -> tuple[int, ...]:
    return tuple(int(number, 36) for number in listed.split(",") if number)
