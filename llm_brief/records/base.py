"""What every record is made of: evidence, findings, verdicts and leaves.

Names follow W3C Web Annotation (``exact``, ``prefix``, ``suffix``) and the verdict words of DESIGN §1.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, model_validator

from llm_brief.text.document import Document, Match, Span

__all__ = ["CONTEXT_CHARS", "Evidence", "Finding", "Label", "Leaf", "Model", "Quantity", "Verdict", "evidence_of"]

V = TypeVar("V")

CONTEXT_CHARS = 32
"""Characters of prefix and suffix kept beside a quotation; 32 is usual in TextQuoteSelectors."""


class Model(BaseModel):
    """The base of all records: immutable, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Label(StrEnum):
    """What the checks say of a value."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    MISATTRIBUTED = "misattributed"
    PARTIAL = "partial"
    NOT_FOUND = "not_found"
    NOT_CHECKED = "not_checked"


class Evidence(Model):
    """Words of a source: offsets are code points of the document's text, and ``exact`` is that slice."""

    doc_id: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    match: Match = Match.EXACT


class Finding(Model):
    """What one check says of one value, why, and (for a refusal) the words that speak against it."""

    check: str
    label: Label
    reason: str
    evidence: tuple[Evidence, ...] = ()


class Verdict(Model):
    """The outcome of all checks on a value. ``score`` is 1.0 when rules alone support it, 0.0 when it fails."""

    label: Label
    score: float
    checks: tuple[Finding, ...] = ()


class Leaf(Model, Generic[V]):
    """One value with the words it rests on and its verdict.

    ``raw`` holds the source's words before normalisation, ``rule`` the name of the rule that made ``value`` of them.
    """

    value: V
    raw: str | None = None
    rule: str | None = None
    evidence: tuple[Evidence, ...] = ()
    verdict: Verdict

    @model_validator(mode="after")
    def _supported_needs_evidence(self) -> Self:
        if self.verdict.label is Label.SUPPORTED and not self.evidence:
            raise ValueError("a supported value needs evidence")
        return self


class Quantity(Model):
    """A number as reported. ``low`` and ``high`` are inclusive; None is open."""

    low: float | None
    high: float | None
    qualifier: str
    unit: str | None = None


def evidence_of(document: Document, spans: Iterable[Span]) -> tuple[Evidence, ...]:
    """Evidence for each span, with its surroundings."""
    return tuple(_evidence(document, span) for span in spans)


def _evidence(document: Document, span: Span) -> Evidence:
    text = document.text
    return Evidence(
        doc_id=document.id,
        start=span.start,
        end=span.end,
        exact=span.exact,
        prefix=text[max(0, span.start - CONTEXT_CHARS) : span.start],
        suffix=text[span.end : span.end + CONTEXT_CHARS],
        match=span.match,
    )
