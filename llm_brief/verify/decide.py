"""Findings into a label: the one place where it is decided what may be printed."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from llm_brief.records.base import Finding, Label, Verdict
from llm_brief.records.kinds import Field
from llm_brief.records.vocabulary import Sort

__all__ = ["decide", "required_checks"]

_REFUSALS = (Label.CONTRADICTED, Label.MISATTRIBUTED, Label.NOT_FOUND, Label.PARTIAL)
"""From the gravest: a value refused in several ways carries the gravest label."""

_REQUIRED: Mapping[Sort, frozenset[str]] = MappingProxyType(
    {
        Sort.MENTION: frozenset({"span", "cited"}),
        Sort.VERBATIM: frozenset({"span", "cited", "context"}),
        Sort.DATE: frozenset({"span", "cited", "value"}),
        Sort.QUANTITY: frozenset({"span", "cited", "value"}),
        Sort.GLOSS: frozenset({"wording"}),
        Sort.CLOSED: frozenset({"cue"}),
    }
)

OPEN_TO_JUDGEMENT = frozenset({"role", "wording", "cue", "speaker", "tie"})
"""Checks that an entailment finding can stand in for. Never: where the words are, and what they amount to."""


def required_checks(field: Field) -> frozenset[str]:
    """The checks that must say "supported" before a value of this field is printed."""
    required = _REQUIRED[field.sort]
    if field.role is not None:
        required |= {"role"}
    return required | {"tie"} if field.tied else required


def decide(field: Field, findings: Sequence[Finding]) -> Verdict:
    """The verdict that the findings give; their order never matters."""
    ordered = tuple(sorted(findings, key=lambda f: (f.check, f.label.value, f.reason)))
    labels = {finding.label for finding in ordered}
    for refusal in _REFUSALS:
        if refusal in labels:
            return Verdict(label=refusal, score=0.0, checks=ordered)
    return _without_refusal(field, ordered)


def _without_refusal(field: Field, findings: tuple[Finding, ...]) -> Verdict:
    supporting = {finding.check for finding in findings if finding.label is Label.SUPPORTED}
    missing = required_checks(field) - supporting
    if not missing:
        return Verdict(label=Label.SUPPORTED, score=1.0, checks=findings)
    if missing <= OPEN_TO_JUDGEMENT and "entailment" in supporting:
        return Verdict(label=Label.SUPPORTED, score=0.75, checks=findings)
    return Verdict(label=Label.NOT_CHECKED, score=0.0, checks=findings)
