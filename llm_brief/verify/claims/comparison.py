"""A claim beside its document: what rules and measures have in common is worked out once."""

from dataclasses import dataclass
from functools import cached_property

from llm_brief.text.dates import FoundDate, find_dates
from llm_brief.text.quantities import FoundQuantity, find_quantities
from llm_brief.verify.claims.alignment import Grammar, compare_grammar
from llm_brief.verify.claims.counterparts import Counterpart, counterparts
from llm_brief.verify.claims.reading import Reading
from llm_brief.verify.claims.source import Source

__all__ = ["Comparison"]


@dataclass(frozen=True, eq=False)
class Comparison:
    """One claim compared with one document."""

    reading: Reading

    @property
    def source(self) -> Source:
        """The document with its indexes."""
        return self.reading.source

    @cached_property
    def counterparts(self) -> tuple[tuple[Counterpart, ...], ...]:
        """For each clause of the claim the clauses of the document with the same verb, the closest first."""
        return counterparts(self.reading)

    @cached_property
    def grammar(self) -> Grammar | None:
        """How the claim's words hang together in the document; None without a parse."""
        return compare_grammar(self.reading)

    @cached_property
    def dates(self) -> tuple[FoundDate, ...]:
        """The dates of the claim, relative ones read from the day of the document."""
        return find_dates(self.reading.claim.text, self.source.document.published_at)

    @cached_property
    def quantities(self) -> tuple[FoundQuantity, ...]:
        """The quantities of the claim."""
        return find_quantities(self.reading.claim.text, dates=self.dates)

    def in_evidence(self, offset: int) -> bool:
        """Whether a place of the document lies in a sentence that bears on the claim."""
        sentences = self.source.document.sentences
        return any(sentences[at].start <= offset < sentences[at].end for at in self.reading.evidence)
