"""A claim beside its document: what rules and measures have in common is worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass

from llm_brief.text.dates.edtf import EDTF
from llm_brief.text.dates.find import FoundDate
from llm_brief.text.document import Span
from llm_brief.text.fold import fold_words
from llm_brief.text.lazy import lazy
from llm_brief.text.quantities.find import Agreement, FoundQuantity, agrees, find_quantities
from llm_brief.verify.claims.alignment import Grammar, compare_grammar
from llm_brief.verify.claims.changing import Part, change_at
from llm_brief.verify.claims.compounds import joined
from llm_brief.verify.claims.counterparts import Counterpart, counterparts
from llm_brief.verify.claims.named import claimed_names
from llm_brief.verify.claims.reading import Reading
from llm_brief.verify.claims.reckoned import is_difference
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.twin import Twin, twins_of
from llm_brief.verify.claims.when import follows, read_value
from llm_brief.verify.claims.words import Word, is_number

__all__ = ["Comparison"]

_HOME = 0.6


@dataclass(frozen=True, eq=False)
class Comparison:
    """One claim compared with one document."""

    reading: Reading

    @lazy
    def source(self) -> Source:
        """The document with its indexes."""
        return self.reading.source

    @lazy
    def counterparts(self) -> tuple[tuple[Counterpart, ...], ...]:
        """For each clause of the claim the clauses of the document with the same verb, the closest first."""
        return counterparts(self.reading)

    @lazy
    def grammar(self) -> Grammar | None:
        """How the claim's words hang together in the document; None without a parse."""
        return compare_grammar(self.reading)

    @property
    def dates(self) -> tuple[FoundDate, ...]:
        """The dates of the claim, relative ones read from the day of the document."""
        return self.reading.dates

    @lazy
    def quantities(self) -> tuple[FoundQuantity, ...]:
        """The quantities of the claim."""
        text = self.reading.claim.text
        return joined(find_quantities(text, dates=self.dates), text)

    @lazy
    def names(self) -> tuple[tuple[Word, ...], ...]:
        """The names of the claim, as runs of words."""
        return tuple(claimed_names(self.reading))

    @lazy
    def twins(self) -> tuple[Twin, ...]:
        """The sentence of the document that repeats the most of the claim, and of what it reports, beside it."""
        return twins_of(self.reading)

    @lazy
    def is_verbatim(self) -> bool:
        """Whether the claim is a sentence of the document; marks and spaces may be typed in another way."""
        return fold_words(self.reading.claim.text) in self.source.folded_sentences

    @lazy
    def kept_values(self) -> tuple[FoundDate | FoundQuantity, ...]:
        """Dates and quantities of the claim that its sentences in the document give, in whatever words."""
        homes = [self.source.document.sentences[twin.sentence] for twin in self.twins]
        told = [value for d, value in self.source.dated if any(h.start <= d.start < h.end for h in homes)]
        counted = [q for q in self.source.quantities if any(h.start <= q.start < h.end for h in homes)]
        dates = (d for d in self.dates if any(_is_date(d, other) for other in told))
        quantities = (q for q in self.quantities if any(_is_quantity(q, other) for other in counted))
        reckoned = (q for q in self.quantities if self.is_reckoned_change(q))
        return (*dates, *quantities, *reckoned)

    def is_reckoned_change(self, quantity: FoundQuantity) -> bool:
        """Whether the claim says by how much a thing changed, and that lies between two numbers of the evidence."""
        parse = self.reading.known.parse
        change = change_at(parse, quantity) if parse is not None else None
        if change is None or change.part is not Part.BY:
            return False
        return is_difference(quantity.value, [level.value for level in self._levels])

    @lazy
    def _levels(self) -> Sequence[FoundQuantity]:
        """The quantities of the evidence that do not say by how much something changed."""
        parse = self.source.parse
        told = ((other, change_at(parse, other)) for other in self.quantities_near if parse is not None)
        return [other for other, change in told if change is None or change.part is not Part.BY]

    @lazy
    def quantities_near(self) -> tuple[FoundQuantity, ...]:
        """The quantities of the sentences that bear on the claim."""
        return tuple(other for other in self.source.quantities if self.in_evidence(other.start))

    @lazy
    def home(self) -> Span | None:
        """The one sentence that holds most of the claim, whatever its dates and figures are."""
        reading = self.reading
        if not reading.best:
            return None
        dated = [range(date.start, date.end) for date in self.dates]
        plain = [
            (weight, stem is not None and reading.best[0] in reading.source.found_in[stem])
            for word, weight, stem in zip(reading.content, reading.weights, reading.found, strict=True)
            if not is_number(word.stem) and not any(word.start in date for date in dated)
        ]
        total = sum(weight for weight, _ in plain)
        if not total or sum(weight for weight, held in plain if held) < _HOME * total:
            return None
        sentence = reading.source.document.sentences[reading.best[0]]
        return reading.source.document.span(sentence.start, sentence.end)

    def in_evidence(self, offset: int) -> bool:
        """Whether a place of the document lies in a sentence that bears on the claim."""
        for start, end in self._evidence:  # noqa: SIM110 - asked most of all: a loop costs half of `any`
            if start <= offset < end:
                return True
        return False

    @lazy
    def _evidence(self) -> tuple[tuple[int, int], ...]:
        return tuple((span.start, span.end) for span in self.reading.spans)


def _is_date(claimed: FoundDate, told: EDTF) -> bool:
    return claimed.value is not None and follows(read_value(claimed.value.value), told)


def _is_quantity(claimed: FoundQuantity, told: FoundQuantity) -> bool:
    return agrees(claimed.value, told.value) in (Agreement.SAME, Agreement.LESS_PRECISE)
