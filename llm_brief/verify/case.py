"""What a check sees, and what it says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from llm_brief.records.base import Label
from llm_brief.records.grounded import Claimed, Grounded
from llm_brief.text.analysis import Analysis
from llm_brief.text.attribution.attributions import Attribution
from llm_brief.text.descriptions import descriptions_of
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.names import Names, names_of

__all__ = ["Case", "Check", "Said"]


@dataclass(frozen=True, slots=True)
class Said:
    """What a check has to say: the label it argues for, a reason that a person understands, words that refute."""

    label: Label
    reason: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Case:
    """One draft under examination."""

    grounded: Grounded
    known: Analysis = field(default_factory=Analysis)

    @property
    def document(self) -> Document:
        """The document that the draft was made of."""
        return self.grounded.document

    @property
    def parse(self) -> Parse | None:
        """The document's parse, or None."""
        return self.known.parse

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who says what in the document."""
        return self.known.attributions

    @property
    def names(self) -> Names:
        """Which names of the document stand for the same actor."""
        return names_of(self.document.text)

    def are_same(self, one: str, other: str) -> bool:
        """Whether a rule says that both stand for the same actor: a form of the name, or a definite description."""
        return descriptions_of(self.document.text).rule(one, other) is not None

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the cited sentences."""
        cited = {sentence.index for sentence in self.grounded.sentences}
        parse = self.known.parse
        if parse is None:
            return ()
        return tuple(clause for clause in self.known.clauses if parse.tokens[clause.predicate].sentence in cited)

    def inside(self, clause: Clause) -> Clause | None:
        """The clause that fills the complement of ``clause`` ("demanded that [X do Y]"), or None."""
        if clause.complement is None:
            return None
        return next((other for other in self.clauses if other.predicate == clause.complement.head), None)


Check = Callable[[Claimed, Case], Iterator[Said]]
"""Yields what it has to say on one claim; nothing, where it does not apply."""
