"""What two mentions of events have in common, as numbers: the measures behind `likeness`."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations, takewhile

from llm_brief.consolidate.likeness_mentions import EventMention
from llm_brief.consolidate.likeness_words import FAR, distance, surprise
from llm_brief.consolidate.terms import STOP_WORDS, stem_of
from llm_brief.text.document import Document

__all__ = ["MEASURES", "StoryWords", "measures", "word_distance"]

_REPORTING = frozenset("say tell announce report accord confirm state add note claim describe quote reveal".split())
_BARE = frozenset("take put get make have do be go come give set turn out on it which".split())
_LEAD = 2


@dataclass(frozen=True)
class StoryWords:
    """How the words of one story are used: in which sentences and documents each stem stands.

    ``told`` has, for each sentence with mentions of events, the stems of their triggers.
    """

    sentences: Sequence[frozenset[str]]
    documents: Sequence[frozenset[str]]
    told: Sequence[Sequence[str]] = ()

    @classmethod
    def of(cls, documents: Iterable[Document], mentions: Iterable[EventMention] = ()) -> "StoryWords":
        """The words of the documents of one story, and of the mentions of events found in them."""
        sentences: list[frozenset[str]] = []
        wholes: list[frozenset[str]] = []
        for document in sorted(documents, key=lambda found: found.id):
            own = [_stems(sentence.text) for sentence in document.sentences]
            sentences.extend(own)
            wholes.append(frozenset().union(*own))
        told: dict[tuple[str, int], list[str]] = {}
        for mention in mentions:
            told.setdefault((mention.doc_id, mention.sentence), []).append(mention.stem)
        return cls(sentences, wholes, tuple(told.values()))

    @cached_property
    def places(self) -> Mapping[str, frozenset[int]]:
        """The numbers of the sentences that hold each stem."""
        found: dict[str, set[int]] = {}
        for number, stems in enumerate(self.sentences):
            for stem in stems:
                found.setdefault(stem, set()).add(number)
        return {stem: frozenset(numbers) for stem, numbers in found.items()}

    @cached_property
    def _document_counts(self) -> Counter[str]:
        return Counter(stem for stems in self.documents for stem in stems)

    @cached_property
    def _company(self) -> dict[str, Mapping[str, float]]:
        return {}

    @cached_property
    def _compared(self) -> dict[tuple[str, str], float]:
        return {}

    def share(self, stem: str) -> float:
        """The share of the story's documents that have the stem: what all of them tell of is the event itself."""
        return self._document_counts[stem] / len(self.documents) if self.documents else 0.0

    @cached_property
    def _mention_counts(self) -> Counter[str]:
        return Counter(stem for stems in self.told for stem in stems)

    @cached_property
    def _told_beside(self) -> Counter[tuple[str, str]]:
        return Counter(pair for stems in self.told for pair in permutations(sorted(set(stems)), 2))

    def mentions(self, stem: str) -> float:
        """How many mentions have this trigger, for each document of the story."""
        return self._mention_counts[stem] / len(self.documents) if self.documents else 0.0

    def told_beside(self, one: str, other: str) -> float:
        """How often one sentence tells of both as events, as a part of the rarer one."""
        rarer = min(self._mention_counts[one], self._mention_counts[other])
        return self._told_beside[one, other] / max(1, rarer)

    def side_by_side(self, one: str, other: str) -> float:
        """How often both stand in one sentence, as a part of the rarer one: words for one act replace each other."""
        left, right = self.places.get(one, frozenset()), self.places.get(other, frozenset())
        return len(left & right) / max(1, min(len(left), len(right)))

    def same_company(self, one: str, other: str) -> float:
        """Cosine of the words that stand around each in the story."""
        if one == other:
            return 1.0
        pair = (min(one, other), max(one, other))
        if pair not in self._compared:
            left, right = map(self._around, pair)
            self._compared[pair] = sum(weight * right[stem] for stem, weight in left.items() if stem in right)
        return self._compared[pair]

    def _around(self, stem: str) -> Mapping[str, float]:
        if stem not in self._company:
            counts = Counter(word for number in self.places.get(stem, ()) for word in self.sentences[number])
            total = len(self.sentences) + 1
            weights = {
                word: counts[word] * math.log(total / len(self.places[word])) for word in sorted(counts) if word != stem
            }
            length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            self._company[stem] = {word: weight / length for word, weight in weights.items()}
        return self._company[stem]


def _stems(text: str) -> frozenset[str]:
    words = "".join(mark if mark.isalnum() else " " for mark in text.lower()).split()
    return frozenset(stem_of(word) for word in words if len(word) > 1 and word not in STOP_WORDS)


MEASURES = (
    "same_stem",
    "prefix",
    "word_distance",
    "phrase_same",
    "phrase_distance",
    "same_told",
    "told_most",
    "told_least",
    "told_beside",
    "share_most",
    "share_least",
    "same_company",
    "side_by_side",
    "surprise_most",
    "surprise_least",
    "arguments_shared",
    "arguments_overlap",
    "arguments_differ",
    "subjects",
    "objects",
    "near",
    "context",
    "names_overlap",
    "names_differ",
    "numbers_overlap",
    "lead",
    "reporting",
    "bare",
    "same_governor",
    "same_part",
    "same_document",
)
"""The names of the measures, in the order in which `measures` gives them."""


def measures(one: EventMention, other: EventMention, story: StoryWords) -> tuple[float, ...]:
    """The measures of a pair; the same whichever comes first."""
    same = one.stem == other.stem
    apart = word_distance(one, other)
    shares = sorted((story.share(one.stem), story.share(other.stem)))
    told = sorted((story.mentions(one.stem), story.mentions(other.stem)))
    surprises = sorted((surprise(one.stem), surprise(other.stem)))
    words = (tuple(sorted(map(stem_of, one.words))), tuple(sorted(map(stem_of, other.words))))
    return (
        float(same),
        len(_beginning(one.trigger, other.trigger)) / max(len(one.trigger), len(other.trigger), 1),
        apart,
        float(words[0] == words[1]),
        0.0 if words[0] == words[1] else min((distance(a, b) for a in one.words for b in other.words), default=FAR),
        told[1] if same else 0.0,
        told[1],
        told[0],
        0.0 if same else story.told_beside(one.stem, other.stem),
        shares[1],
        shares[0],
        story.same_company(one.stem, other.stem),
        0.0 if same else story.side_by_side(one.stem, other.stem),
        surprises[1],
        surprises[0],
        float(bool(one.arguments & other.arguments)),
        _overlap(one.arguments, other.arguments),
        _differ(one.arguments, other.arguments),
        _agree(one.subjects, other.subjects),
        _agree(one.objects, other.objects),
        _cosine(one.near, other.near),
        _cosine(one.context, other.context),
        _overlap(one.names, other.names),
        _differ(one.names, other.names),
        _overlap(one.numbers, other.numbers),
        float((one.sentence <= _LEAD) + (other.sentence <= _LEAD)),
        float((one.trigger in _REPORTING) + (other.trigger in _REPORTING)),
        float((one.trigger in _BARE) + (other.trigger in _BARE)),
        float(one.governor == other.governor != ""),
        float(one.part == other.part),
        float(one.doc_id == other.doc_id),
    )


def word_distance(one: EventMention, other: EventMention) -> float:
    """How far apart the acts are that both triggers can name (`likeness_words.distance`)."""
    return 0.0 if one.stem == other.stem else distance(one.trigger, other.trigger)


def _beginning(one: str, other: str) -> str:
    return one[: sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))]


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _differ(one: frozenset[str], other: frozenset[str]) -> float:
    return float(bool(one and other) and not one & other)


def _agree(one: frozenset[str], other: frozenset[str]) -> float:
    """1 where something is shared, -1 where both are known and nothing is, else 0."""
    return float(bool(one & other)) - _differ(one, other)


def _cosine(one: frozenset[str], other: frozenset[str]) -> float:
    both = sum(surprise(stem) ** 2 for stem in sorted(one & other))
    if not both:
        return 0.0
    lengths = (sum(surprise(stem) ** 2 for stem in sorted(stems)) for stems in (one, other))
    return both / math.sqrt(math.prod(lengths))
