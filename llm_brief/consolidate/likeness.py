"""How likely two mentions tell of one and the same event, with reasons; and mentions grouped by it.

The scorer is a sum of small decision trees over the measures of `likeness_measures`, learned from the official
validation topics of ECB+ by ``benchmarks/learn_coref.py``. It knows no words: what it uses of vocabulary is WordNet's
kinship of acts and how common words are. It is meant for mentions of one story (`stories`), for that two reports are
of one affair is half the answer.
"""

import heapq
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from llm_brief.consolidate.likeness_measures import MEASURES, StoryWords, measures, word_distance
from llm_brief.consolidate.likeness_mentions import EventMention, mention_at
from llm_brief.consolidate.likeness_words import FAR
from llm_brief.text.document import Document

__all__ = ["EventLikeness", "EventMention", "StoryWords", "event_likeness", "mention_at", "probability", "same_events"]

LEAST = 0.35
"""Mean likeness of two groups of mentions from which they are one event."""

Tree = float | tuple[int, float, "Tree", "Tree"]


@dataclass(frozen=True, slots=True)
class EventLikeness:
    """A probability that two mentions tell of one event, and what speaks for and against it."""

    score: float
    reasons: tuple[str, ...]


def event_likeness(one: EventMention, other: EventMention, story: StoryWords) -> EventLikeness:
    """The likeness of two mentions in the documents of ``story``; the same whichever comes first."""
    return EventLikeness(probability(measures(one, other, story)), tuple(_reasons(one, other)))


def probability(values: Sequence[float]) -> float:
    """The probability of a row of measures."""
    odds = sum(_leaf(tree, values) for tree in _trees())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def same_events(mentions: Sequence[EventMention], documents: Iterable[Document]) -> tuple[tuple[int, ...], ...]:
    """The places in ``mentions`` of those that tell of one event: average linking, the likest first.

    ``documents`` are all of one story, and every mention is in one of them.

    Takes time in proportion to the square of the mentions of a story.
    """
    story = StoryWords.of(documents, mentions)
    scores = {
        (one, other): probability(measures(mentions[one], mentions[other], story))
        for other in range(len(mentions))
        for one in range(other)
    }
    return _average_link(len(mentions), scores, LEAST)


def _average_link(count: int, scores: Mapping[tuple[int, int], float], least: float) -> tuple[tuple[int, ...], ...]:
    """Groups joined while their mean score is at least ``least``; of equal means the pair with the first members."""
    groups: dict[int, tuple[int, ...]] = {place: (place,) for place in range(count)}
    sums = dict(scores)
    waiting = [(-score, *pair) for pair, score in scores.items() if score >= least]
    heapq.heapify(waiting)
    fresh = count
    while waiting:
        _, one, other = heapq.heappop(waiting)
        if one not in groups or other not in groups:
            continue
        parts = (groups.pop(one), groups.pop(other))
        number, fresh = fresh, fresh + 1
        for third, members in groups.items():
            total = sums[_ordered(one, third)] + sums[_ordered(other, third)]
            sums[third, number] = total
            mean = total / (len(members) * (len(parts[0]) + len(parts[1])))
            if mean >= least:
                heapq.heappush(waiting, (-mean, third, number))
        groups[number] = (*parts[0], *parts[1])
    return tuple(sorted(tuple(sorted(members)) for members in groups.values()))


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _reasons(one: EventMention, other: EventMention) -> Iterator[str]:
    apart = word_distance(one, other)
    if apart == 0 and one.stem == other.stem:
        yield f"both say {one.trigger!r}"
    elif apart < FAR:
        yield f"{one.trigger!r} and {other.trigger!r} can name one act"
    else:
        yield f"{one.trigger!r} and {other.trigger!r} are different words"
    yield from _compared("who acts", one.subjects, other.subjects)
    yield from _compared("who or what is concerned", one.objects, other.objects)
    yield from _compared("names", one.names, other.names)
    yield from _compared("numbers", one.numbers, other.numbers)


def _compared(what: str, one: frozenset[str], other: frozenset[str]) -> Iterator[str]:
    if one & other:
        yield f"{what} shared: {', '.join(sorted(one & other))}"
    elif one and other:
        yield f"{what} differ: {', '.join(sorted(one))} against {', '.join(sorted(other))}"


@cache
def _trees() -> tuple[Tree, ...]:
    stored = json.loads(files(__package__).joinpath("likeness_weights.json").read_text("utf-8"))
    if tuple(stored["measures"]) != MEASURES:
        raise ValueError("likeness_weights.json was learned over other measures; run benchmarks/learn_coref.py")
    return tuple(map(_tree, stored["trees"]))


def _tree(stored: float | list[float]) -> Tree:
    if not isinstance(stored, list):
        return float(stored)
    measure, threshold, below, above = stored
    return int(measure), float(threshold), _tree(below), _tree(above)


def _leaf(tree: Tree, values: Sequence[float]) -> float:
    while isinstance(tree, tuple):
        measure, threshold, below, above = tree
        tree = below if values[measure] <= threshold else above
    return tree
