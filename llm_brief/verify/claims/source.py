"""A document as the claim checks see it: everything about it that does not depend on the claim, worked out once."""

import math
from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from llm_brief.text.analysis import Analysis
from llm_brief.text.attribution.attributions import Attribution
from llm_brief.text.dates.edtf import EDTF
from llm_brief.text.dates.find import FoundDate, find_dates
from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.text.lazy import lazy
from llm_brief.text.names import Names, names_of
from llm_brief.text.quantities.find import FoundQuantity, find_quantities
from llm_brief.text.stems import stem_of
from llm_brief.verify.claims.arcs import Arc, arcs_of, text_of_phrase
from llm_brief.verify.claims.compounds import joined
from llm_brief.verify.claims.deeds import Deed, deeds_by_act
from llm_brief.verify.claims.posts import Post, posts_of
from llm_brief.verify.claims.sides import takes_side
from llm_brief.verify.claims.told_by import told_by
from llm_brief.verify.claims.when import WEEKDAY, read_value
from llm_brief.verify.claims.wordings import Wording, wording_of, wordings_of
from llm_brief.verify.claims.words import Word, near, read_words

__all__ = ["Source", "source_of"]

_REMEMBERED = 16
_PREFIX = 4


@dataclass(frozen=True, eq=False)
class Source:
    """One document with its indexes; all are made when first asked for."""

    document: Document
    known: Analysis

    @lazy
    def parse(self) -> Parse | None:
        """The document's parse, or None."""
        return self.known.parse

    @lazy
    def names(self) -> Names:
        """Which names of the document stand for the same."""
        return names_of(self.document.text)

    @lazy
    def sentences(self) -> tuple[tuple[Word, ...], ...]:
        """The words of each sentence, with offsets in the document."""
        return tuple(_shifted(read_words(s.text), s.start) for s in self.document.sentences)

    @lazy
    def folded_sentences(self) -> frozenset[str]:
        """The sentences as they read, however they are typed."""
        return frozenset(fold_words(sentence.text) for sentence in self.document.sentences)

    @lazy
    def flat(self) -> tuple[Word, ...]:
        """The words of all sentences in one row."""
        return tuple(word for sentence in self.sentences for word in sentence)

    @lazy
    def sentence_of(self) -> Sequence[int]:
        """For each word of ``flat`` the position of its sentence."""
        return [at for at, sentence in enumerate(self.sentences) for _ in sentence]

    @lazy
    def places(self) -> Mapping[str, Sequence[int]]:
        """Stem to its places in ``flat``."""
        places: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.flat):
            places[word.stem].append(at)
        return dict(places)

    @lazy
    def found_in(self) -> Mapping[str, frozenset[int]]:
        """Stem to the positions of the sentences that hold it."""
        return {stem: frozenset(self.sentence_of[at] for at in places) for stem, places in self.places.items()}

    @lazy
    def _by_prefix(self) -> Mapping[str, Sequence[str]]:
        prefixes: dict[str, list[str]] = defaultdict(list)
        for stem in self.places:
            prefixes[stem[:_PREFIX]].append(stem)
        return dict(prefixes)

    @lazy
    def _nearest(self) -> dict[str, str | None]:
        return {}

    @lazy
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Every two stems that stand side by side."""
        return frozenset(zip(self._stems, self._stems[1:], strict=False))

    @lazy
    def triples(self) -> frozenset[tuple[str, str, str]]:
        """Every three stems that stand side by side."""
        return frozenset(zip(self._stems, self._stems[1:], self._stems[2:], strict=False))

    @lazy
    def _stems(self) -> Sequence[str]:
        return [word.stem for word in self.flat]

    @lazy
    def arcs_above(self) -> Sequence[Sequence[Arc]]:
        """For each token of the parse what governs it."""
        return [arcs_of(self.parse, token) for token in self.parse.tokens] if self.parse else []

    @lazy
    def token_stems(self) -> Sequence[str]:
        """The stem of each token of the parse."""
        return [stem_of(token.text.lower()) for token in self.parse.tokens] if self.parse else []

    @lazy
    def clauses_by_lemma(self) -> Mapping[str, Sequence[Clause]]:
        """Lemma of the predicate to the clauses that have it."""
        found: dict[str, list[Clause]] = defaultdict(list)
        for clause in self.known.clauses:
            found[clause.lemma].append(clause)
        return dict(found)

    @lazy
    def clause_at(self) -> Mapping[int, Clause]:
        """Token index of a predicate to its clause."""
        return {clause.predicate: clause for clause in self.known.clauses}

    @lazy
    def sides_taken(self) -> Sequence[Clause]:
        """The clauses that are for or against something, or tell of a vote."""
        return [clause for clause in self.known.clauses if self.parse is not None and takes_side(clause, self.parse)]

    @lazy
    def dates(self) -> tuple[FoundDate, ...]:
        """All dates of the document."""
        return find_dates(self.document.text, self.document.published_at)

    @lazy
    def dated(self) -> Sequence[tuple[FoundDate, EDTF]]:
        """The dates that have a value, with it."""
        return [(date, read_value(date.value.value)) for date in self.dates if date.value]

    @lazy
    def weekdays(self) -> Sequence[tuple[FoundDate, EDTF, frozenset[str]]]:
        """The dates with a value that name days of the week, with both."""
        named = ((date, value, WEEKDAY.findall(date.text)) for date, value in self.dated)
        return [(date, value, frozenset(map(str.lower, days))) for date, value, days in named if days]

    @lazy
    def quantities(self) -> tuple[FoundQuantity, ...]:
        """All quantities of the document."""
        return joined(find_quantities(self.document.text, dates=self.dates), self.document.text)

    @lazy
    def deeds(self) -> Mapping[str, Sequence[Deed]]:
        """The acts that verbs tell of from either side, those of one sort together."""
        return deeds_by_act(self.parse, self.known.clauses) if self.parse is not None else {}

    @lazy
    def posts(self) -> tuple[Post, ...]:
        """What the document calls people."""
        return posts_of(self.parse) if self.parse is not None else ()

    def phrase_text(self, phrase: Phrase) -> str:
        """The words of a phrase of the document's parse."""
        if phrase not in self._phrase_texts:
            self._phrase_texts[phrase] = text_of_phrase(self.parse, phrase) if self.parse is not None else ""
        return self._phrase_texts[phrase]

    @lazy
    def _phrase_texts(self) -> dict[Phrase, str]:
        return {}

    def tokens_by_stem(self, at: int) -> Mapping[str, Sequence[int]]:
        """Stem to the tokens of a sentence that have it."""
        if at not in self._tokens_by_stem:
            sentence, table = self.document.sentences[at], defaultdict[str, list[int]](list)
            for token in self.parse.tokens_in(sentence.start, sentence.end) if self.parse is not None else ():
                table[self.token_stems[token.index]].append(token.index)
            self._tokens_by_stem[at] = dict(table)
        return self._tokens_by_stem[at]

    @lazy
    def _tokens_by_stem(self) -> dict[int, Mapping[str, Sequence[int]]]:
        return {}

    def wordings(self, at: int) -> Sequence[Wording]:
        """A sentence in words, and the same with the name in the place of a speaker who is "he" or "she" in it."""
        if at not in self._wordings:
            self._wordings[at] = wordings_of(self.document.sentences[at], self.known.attributions)
        return self._wordings[at]

    @lazy
    def _wordings(self) -> dict[int, Sequence[Wording]]:
        return {}

    @lazy
    def by_cue(self) -> Mapping[str, Sequence[Attribution]]:
        """Lemma of the cue to the attributions that have it."""
        found: dict[str, list[Attribution]] = defaultdict(list)
        for said in self.known.attributions:
            found[said.cue_lemma].append(said)
        return dict(found)

    @lazy
    def reports(self) -> Sequence[tuple[Attribution, Wording]]:
        """What somebody named says, and denies neither, with the words of it."""
        told = [said for said in self.known.attributions if said.source and not said.denies and not said.negated]
        return [(said, wording_of(" ".join(span.exact for span in said.content))) for said in told]

    def said_in(self, at: int) -> frozenset[int]:
        """The attributions, by number, of whose content something stands in a sentence."""
        if at not in self._said_in:
            sentence = self.document.sentences[at]
            self._said_in[at] = frozenset(
                number
                for number, said in enumerate(self.known.attributions)
                if any(span.start < sentence.end and sentence.start < span.end for span in said.content)
            )
        return self._said_in[at]

    @lazy
    def _said_in(self) -> dict[int, frozenset[int]]:
        return {}

    @lazy
    def contents(self) -> Sequence[frozenset[str]]:
        """The stems of what is said in each attribution."""
        return [
            frozenset(word.stem for text in told_by(said, self.known.attributions) for word in read_words(text))
            for said in self.known.attributions
        ]

    @lazy
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

    @lazy
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

    @lazy
    def _weights(self) -> Sequence[float]:
        """The weight of a stem by the number of sentences that hold it."""
        count = len(self.sentences)
        return [math.log(1 + max(1, count) / (0.5 + holding)) for holding in range(count + 1)]


def _shifted(words: Sequence[Word], offset: int) -> tuple[Word, ...]:
    return tuple(word._replace(start=word.start + offset, end=word.end + offset) for word in words)


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
