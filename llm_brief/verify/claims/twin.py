"""The sentence of the document that a claim repeats, word beside word, and where the two part.

What a claim repeats tells what its other words stand in the place of: "at Dahlat" for "at Upper Karsa".
"""

from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from llm_brief.text.lazy import lazy
from llm_brief.verify.claims.reading import Reading
from llm_brief.verify.claims.words import Word, is_number

__all__ = ["Gap", "Twin", "twins_of"]

_CONTENT, _SMALL, _NEXT = 3.0, 0.6, 0.7
_CANDIDATES = 2
_LEAST = 2  # content words of a report that are worth comparing by themselves


@dataclass(frozen=True, slots=True)
class Gap:
    """Words of the claim that the sentence lacks in this place, and the words of the sentence that stand there.

    Either side may be empty. ``last``: nothing follows in the claim.
    """

    claimed: tuple[Word, ...]
    told: tuple[Word, ...]
    first: bool
    last: bool


@dataclass(frozen=True, eq=False)
class Twin:
    """A sentence beside a claim. ``pairs`` holds the places of equal words, in order, in the claim and in ``told``."""

    claimed: tuple[Word, ...]
    told: tuple[Word, ...]
    sentence: int
    pairs: tuple[tuple[int, int], ...]

    @lazy
    def share(self) -> float:
        """The share of the claim's content words that stand in the sentence in this order."""
        content = sum(word.is_content for word in self.claimed)
        return sum(self.claimed[mine].is_content for mine, _ in self.pairs) / content if content else 0.0

    @lazy
    def partner(self) -> Mapping[int, Word]:
        """Where a word of the claim starts, to the word of the document that it repeats."""
        return {self.claimed[mine].start: self.told[theirs] for mine, theirs in self.pairs}

    @lazy
    def added(self) -> tuple[Word, ...]:
        """Words of the claim that repeat none."""
        kept = {mine for mine, _ in self.pairs}
        return tuple(word for at, word in enumerate(self.claimed) if at not in kept)

    @lazy
    def left_out(self) -> tuple[Word, ...]:
        """Words of the sentence that the claim does not repeat."""
        kept = {theirs for _, theirs in self.pairs}
        return tuple(word for at, word in enumerate(self.told) if at not in kept)

    @lazy
    def gaps(self) -> tuple[Gap, ...]:
        """Where the two part, in order."""
        return tuple(self._gaps())

    def _gaps(self) -> Iterator[Gap]:
        edges = [(-1, -1), *self.pairs, (len(self.claimed), len(self.told))]
        for (mine, theirs), (next_mine, next_theirs) in pairwise(edges):
            if next_mine == mine + 1 and next_theirs == theirs + 1:
                continue
            claimed, told = self.claimed[mine + 1 : next_mine], self.told[theirs + 1 : next_theirs]
            yield Gap(claimed, told, first=mine < 0, last=next_mine == len(self.claimed))


def twins_of(reading: Reading) -> tuple[Twin, ...]:
    """The sentence that repeats the most of the claim, and the one that repeats the most of what the claim reports.

    A report may name its speaker in another place than the document does, so its content is compared by itself.
    """
    found = (_twin(reading, words) for words in (reading.words, *_reported(reading)))
    return tuple(twin for twin in found if twin is not None)


def _twin(reading: Reading, words: tuple[Word, ...]) -> Twin | None:
    keys = [(reading.source.nearest(word.stem) or "") if word.is_content else word.text for word in words]
    best: Twin | None = None
    for at in reading.best[:_CANDIDATES]:
        if best is None or _most(reading, words, keys, at) >= _worth(best):
            other = _beside(reading, words, keys, at)
            best = other if best is None else max(best, other, key=lambda twin: (_worth(twin), -twin.sentence))
    return best


def _most(reading: Reading, words: Sequence[Word], keys: Sequence[str], at: int) -> float:
    """What a twin could be worth at most: if all words that the sentence has stood there in order."""
    places = reading.source.within(at)
    return sum(_value(word) for word, key in zip(words, keys, strict=True) if key in places) + _ROUNDING


def _reported(reading: Reading) -> Iterator[tuple[Word, ...]]:
    for attribution in reading.known.attributions:
        places = [(span.start, span.end) for span in attribution.content]
        inside = tuple(w for w in reading.words if _lies_in(places, w.start))
        if len(inside) < len(reading.words) and sum(word.is_content for word in inside) >= _LEAST:
            yield inside
            return


def _lies_in(places: Sequence[tuple[int, int]], at: int) -> bool:
    for start, end in places:  # noqa: SIM110 - asked for every word: a loop costs half of `any`
        if start <= at < end:
            return True
    return False


def _worth(twin: Twin) -> float:
    return sum(_value(twin.claimed[at]) for at, _ in twin.pairs)


def _value(word: Word) -> float:
    return (_CONTENT + word.capital) if word.is_content else _SMALL


_ROUNDING = 1e-6  # the same numbers may be added up in another order


def _beside(reading: Reading, words: tuple[Word, ...], keys: Sequence[str], at: int) -> Twin:
    told = reading.source.sentences[at]
    matches = list(_matches(reading, words, keys, at)) if len(told) <= _LONGEST else []
    return Twin(words, told, at, tuple(_chain(matches)))


_LONGEST = 400
"""Words of a sentence; what has more is a table or a list, and no claim repeats it."""


_LOOKED_AT = 64
"""Chains that a match is tried behind: more there are only where the same few words come again and again."""


def _matches(reading: Reading, words: Sequence[Word], keys: Sequence[str], at: int) -> Iterator[tuple[int, int, float]]:
    """Places of equal words with what each is worth, ordered by the place in the claim."""
    places = reading.source.within(at)
    for mine, key in enumerate(keys):
        if key in places:
            word = words[mine]
            worth = (_CONTENT + is_number(word.stem)) if word.is_content else _SMALL
            for theirs in places[key]:
                yield mine, theirs, worth


def _chain(matches: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """The weightiest of the matches that are in order on both sides; neighbours on both sides weigh more."""
    weights: list[float] = []  # of the best chain up to each match
    links: list[int] = []
    heaviest: list[tuple[float, int, int, int]] = []  # the matches so far, those first whose chain weighs the most
    numbers: dict[tuple[int, int], int] = {}
    for number, (mine, theirs, worth) in enumerate(matches):
        before, link = 0.0, -1
        for lightness, earlier, other_mine, other_theirs in islice(heaviest, _LOOKED_AT):
            if other_theirs < theirs and other_mine < mine:
                before, link = -lightness, earlier
                break
        beside = numbers.get((mine - 1, theirs - 1))
        if beside is not None and (weights[beside] + _NEXT, -beside) > (before, -link):
            before, link = weights[beside] + _NEXT, beside
        weights.append(before + worth)
        links.append(link)
        numbers[mine, theirs] = number
        insort(heaviest, (-weights[-1], number, mine, theirs))
    at = weights.index(max(weights)) if weights else -1
    chain: list[tuple[int, int]] = []
    while at >= 0:
        chain.append(matches[at][:2])
        at = links[at]
    return chain[::-1]
