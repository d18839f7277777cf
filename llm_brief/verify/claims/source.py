"""A document as the claim checks see it: everything about it that does not depend on the claim, worked out once."""

import math
from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from llm_brief.text.analysis import Analysis
from llm_brief.text.clauses import Clause
from llm_brief.text.dates import FoundDate, find_dates
from llm_brief.text.document import Document
from llm_brief.text.edtf import EDTF
from llm_brief.text.names import Names, names_of
from llm_brief.text.parse import Parse, Token
from llm_brief.text.quantities import FoundQuantity, find_quantities
from llm_brief.verify.claims.words import STOP_WORDS, Word, near, read_words, stem_of

__all__ = ["Arc", "Source", "arcs_of", "source_of"]

_REMEMBERED = 16
_PREFIX = 4


@dataclass(frozen=True, slots=True)
class Arc:
    """A word and the word that governs it, prepositions and coordination seen through; ``label`` says how."""

    head: int
    child: int
    label: str


@dataclass(frozen=True, eq=False)
class Source:
    """One document with its indexes; all are made when first asked for."""

    document: Document
    known: Analysis

    @property
    def parse(self) -> Parse | None:
        """The document's parse, or None."""
        return self.known.parse

    @property
    def names(self) -> Names:
        """Which names of the document stand for the same."""
        return names_of(self.document.text)

    @cached_property
    def sentences(self) -> tuple[tuple[Word, ...], ...]:
        """The words of each sentence, with offsets in the document."""
        return tuple(_shifted(read_words(s.text), s.start) for s in self.document.sentences)

    @cached_property
    def flat(self) -> tuple[Word, ...]:
        """The words of all sentences in one row."""
        return tuple(word for sentence in self.sentences for word in sentence)

    @cached_property
    def sentence_of(self) -> Sequence[int]:
        """For each word of ``flat`` the position of its sentence."""
        return [at for at, sentence in enumerate(self.sentences) for _ in sentence]

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Stem to its places in ``flat``."""
        places: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.flat):
            places[word.stem].append(at)
        return dict(places)

    @cached_property
    def found_in(self) -> Mapping[str, frozenset[int]]:
        """Stem to the positions of the sentences that hold it."""
        return {stem: frozenset(self.sentence_of[at] for at in places) for stem, places in self.places.items()}

    @cached_property
    def _by_prefix(self) -> Mapping[str, Sequence[str]]:
        prefixes: dict[str, list[str]] = defaultdict(list)
        for stem in self.places:
            prefixes[stem[:_PREFIX]].append(stem)
        return dict(prefixes)

    @cached_property
    def _nearest(self) -> dict[str, str | None]:
        return {}

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Every two stems that stand side by side."""
        return frozenset(zip(self._stems, self._stems[1:], strict=False))

    @cached_property
    def triples(self) -> frozenset[tuple[str, str, str]]:
        """Every three stems that stand side by side."""
        return frozenset(zip(self._stems, self._stems[1:], self._stems[2:], strict=False))

    @cached_property
    def _stems(self) -> Sequence[str]:
        return [word.stem for word in self.flat]

    @cached_property
    def arcs(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """Stems of a governing and a governed word to the ways in which they hang together."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        if self.parse is not None:
            for token in self.parse.tokens:
                for arc in arcs_of(self.parse, token):
                    found[self.token_stems[arc.head], self.token_stems[arc.child]].add(arc.label)
        return {pair: frozenset(labels) for pair, labels in found.items()}

    @cached_property
    def token_stems(self) -> Sequence[str]:
        """The stem of each token of the parse."""
        return [stem_of(token.text.lower()) for token in self.parse.tokens] if self.parse else []

    @cached_property
    def clauses_by_lemma(self) -> Mapping[str, Sequence[Clause]]:
        """Lemma of the predicate to the clauses that have it."""
        found: dict[str, list[Clause]] = defaultdict(list)
        for clause in self.known.clauses:
            found[clause.lemma].append(clause)
        return dict(found)

    @cached_property
    def clause_at(self) -> Mapping[int, Clause]:
        """Token index of a predicate to its clause."""
        return {clause.predicate: clause for clause in self.known.clauses}

    @cached_property
    def dates(self) -> tuple[FoundDate, ...]:
        """All dates of the document."""
        return find_dates(self.document.text, self.document.published_at)

    @cached_property
    def dated(self) -> Sequence[tuple[FoundDate, EDTF]]:
        """The dates that have a value, with it."""
        return [(date, EDTF.parse(date.value.value)) for date in self.dates if date.value]

    @cached_property
    def quantities(self) -> tuple[FoundQuantity, ...]:
        """All quantities of the document."""
        return find_quantities(self.document.text, dates=self.dates)

    @cached_property
    def contents(self) -> Sequence[frozenset[str]]:
        """The stems of what is said in each attribution."""
        return [
            frozenset(word.stem for span in said.content for word in read_words(span.exact))
            for said in self.known.attributions
        ]

    @cached_property
    def phrases(self) -> Sequence[str]:
        """The words of each sentence as one string with blanks around them: a phrase is looked up as a substring."""
        return [f" {' '.join(word.text for word in sentence)} " for sentence in self.sentences]

    def within(self, at: int) -> Mapping[str, Sequence[int]]:
        """Stem of each content word of a sentence, and each other word as it is, to its places in the sentence."""
        if at not in self._within:
            places: dict[str, list[int]] = {}
            for number, word in enumerate(self.sentences[at]):
                places.setdefault(word.stem if word.is_content else word.text, []).append(number)
            self._within[at] = places
        return self._within[at]

    @cached_property
    def _within(self) -> dict[int, Mapping[str, Sequence[int]]]:
        return {}

    def nearest(self, stem: str) -> str | None:
        """``stem`` where the document has it, else a stem of the document that looks like a form of it, or None."""
        if stem in self.places:
            return stem
        if stem not in self._nearest:
            alike = (other for other in self._by_prefix.get(stem[:_PREFIX], ()) if near(stem, other))
            self._nearest[stem] = next(alike, None)
        return self._nearest[stem]

    def weight(self, stem: str) -> float:
        """How much a stem tells apart: the rarer in the document, the more; most for one that it lacks."""
        return self._weights[len(self.found_in.get(stem, ()))]

    @cached_property
    def _weights(self) -> Sequence[float]:
        """The weight of a stem by the number of sentences that hold it."""
        count = len(self.sentences)
        return [math.log(1 + max(1, count) / (0.5 + holding)) for holding in range(count + 1)]


def _shifted(words: Sequence[Word], offset: int) -> tuple[Word, ...]:
    return tuple(word._replace(start=word.start + offset, end=word.end + offset) for word in words)


_LABELS = {"nsubj": "S", "nsubjpass": "O", "dobj": "O", "csubj": "S"} | dict.fromkeys(
    ("poss", "amod", "compound", "nmod", "nummod", "advmod"), "M"
)
_SUBJECTS = frozenset({"nsubj", "csubj"})
_DEPTH = 4


def arcs_of(parse: Parse, token: Token, depth: int = _DEPTH) -> tuple[Arc, ...]:
    """What governs ``token``: its head; through a preposition, what that hangs on; through "and", also that.

    Words that say nothing by themselves have none.
    """
    if token.head == token.index or token.text.lower() in STOP_WORDS:
        return ()
    head = parse.tokens[token.head]
    if token.dep == "pobj" and head.head != head.index:
        return (Arc(head.head, token.index, "S" if head.dep == "agent" else head.text.lower()),)
    if head.lemma == "be" and token.dep in _SUBJECTS:
        said_of = parse.dependents(head.index, "attr", "acomp")
        return (Arc(said_of[0] if said_of else head.index, token.index, "S"),)
    if token.dep == "conj" and depth:
        shared = (Arc(arc.head, token.index, arc.label) for arc in arcs_of(parse, head, depth - 1))
        return (Arc(head.index, token.index, "conj"), *shared)
    return (Arc(head.index, token.index, _LABELS.get(token.dep, token.dep)),)


class _Memory:
    """The sources last used: claims about one document mostly come together."""

    def __init__(self) -> None:
        self._sources: OrderedDict[tuple[str, object, str | None], Source] = OrderedDict()
        self._lock = Lock()

    def source(self, document: Document, known: Analysis) -> Source:
        key = (document.id, document.published_at, known.parse.parser if known.parse else None)
        with self._lock:
            if key not in self._sources:
                self._sources[key] = Source(document, known)
            self._sources.move_to_end(key)
            if len(self._sources) > _REMEMBERED:
                self._sources.popitem(last=False)
            return self._sources[key]


_MEMORY = _Memory()


def source_of(document: Document, known: Analysis) -> Source:
    """The source for a document and what is known of its grammar, remembered."""
    return _MEMORY.source(document, known)
