"""A grounded draft and its verdicts into a record, or into the list of what is withheld."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from llm_brief.records.base import Label, Verdict, evidence_of
from llm_brief.records.briefing import Withheld
from llm_brief.records.grounded import Claimed, Grounded
from llm_brief.records.kinds import FIELDS, Field
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition
from llm_brief.records.vocabulary import Kind, Sort

__all__ = ["Judged", "judged", "reason_of", "record_id"]

_RECORDS: Mapping[Kind, type[Event | Demand | StakeholderPosition]] = MappingProxyType(
    {Kind.EVENT: Event, Kind.DEMAND: Demand, Kind.POSITION: StakeholderPosition}
)
_GRAVITY = (Label.CONTRADICTED, Label.MISATTRIBUTED, Label.NOT_FOUND, Label.PARTIAL, Label.NOT_CHECKED)
_DEFINING = frozenset({Sort.MENTION, Sort.VERBATIM, Sort.DATE})


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft after judgement. ``record`` is None when it is withheld; ``withheld`` holds what is not printed."""

    record: AnyRecord | None
    withheld: tuple[Withheld, ...]
    leaves: int


@dataclass(frozen=True, slots=True)
class _Ruled:
    claim: Claimed
    verdict: Verdict

    @property
    def supported(self) -> bool:
        return self.verdict.label is Label.SUPPORTED


def judged(grounded: Grounded, verdicts: Sequence[Verdict]) -> Judged:
    """The record of ``grounded`` with one verdict for each of its claims, in their order.

    Printed records hold supported leaves only, and every core field of theirs has at least one. Leaves that fail
    are listed beside the record; a record that cannot stand is listed whole, with every leaf and verdict.
    """
    ruled = tuple(_Ruled(claim, verdict) for claim, verdict in zip(grounded.claims, verdicts, strict=True))
    refusal = _refusal(grounded, ruled)
    if refusal is not None:
        return Judged(None, (refusal,), len(ruled))
    record = _build(grounded, [rule for rule in ruled if rule.supported])
    withheld = tuple(_withheld_leaf(grounded, rule) for rule in ruled if not rule.supported)
    return Judged(record, withheld, len(ruled))


def record_id(grounded: Grounded) -> str:
    """A hash of kind, document and the places of the copied words; of an event also its type.

    Glosses and other enum values do not enter it. One sentence may hold two acts by the same actor: the type tells
    them apart.
    """
    places = sorted(
        (claim.pointer, span.start, span.end)
        for claim in grounded.claims
        if claim.field.sort in _DEFINING
        for span in claim.spans
    )
    marks: list[object] = [grounded.kind.value, grounded.document.id, [s.start for s in grounded.sentences], places]
    category = grounded.first("type")
    if category is not None:
        marks.append(str(category.value))
    if not places:
        marks.append([claim.raw for claim in grounded.claims])
    digest = hashlib.sha256(json.dumps(marks, separators=(",", ":")).encode()).hexdigest()
    return f"{grounded.kind.value[0]}-{digest[:12]}"


def _refusal(grounded: Grounded, ruled: Sequence[_Ruled]) -> Withheld | None:
    if not grounded.sentences:
        reason = "it cites no sentence of the document"
        return _withheld_record(grounded, ruled, Label.NOT_FOUND, reason)
    untold = _untold(grounded, ruled)
    if untold is not None:
        return _withheld_record(grounded, ruled, *untold)
    failing = [found for core in _cores(grounded.kind) if (found := _failing(core, ruled))]
    if not failing:
        return None
    label, reason = min(failing, key=lambda found: _GRAVITY.index(found[0]))
    return _withheld_record(grounded, ruled, label, reason)


def _untold(grounded: Grounded, ruled: Sequence[_Ruled]) -> tuple[Label, str] | None:
    """Label and reason where who tells of an act is not told right: without a name it would be the article's word."""
    told = [rule for rule in ruled if rule.claim.field.name == "attribution"]
    if grounded.kind is Kind.POSITION or not told or any(rule.supported for rule in told):
        return None
    verdict = told[0].verdict
    return (verdict.label, f"attribution: {reason_of(verdict)}") if verdict.label is Label.PARTIAL else None


def _cores(kind: Kind) -> Sequence[str]:
    return tuple(dict.fromkeys(field.core for field in FIELDS[kind] if field.core is not None))


def _failing(core: str, ruled: Sequence[_Ruled]) -> tuple[Label, str] | None:
    """Label and reason when no claim of this core is supported."""
    of_core = [rule for rule in ruled if rule.claim.field.core == core]
    if any(rule.supported for rule in of_core):
        return None
    if not of_core:
        return Label.NOT_FOUND, f"{core}: none was extracted"
    gravest = min((rule.verdict for rule in of_core), key=lambda verdict: _GRAVITY.index(verdict.label))
    return gravest.label, f"{core}: {reason_of(gravest)}"


def reason_of(verdict: Verdict) -> str:
    """The reason of the finding that decided, or what was left unchecked."""
    for finding in verdict.checks:
        if finding.label is verdict.label and verdict.label is not Label.SUPPORTED:
            return finding.reason
    return "no check could confirm it"


def _build(grounded: Grounded, ruled: Sequence[_Ruled]) -> AnyRecord:
    values = {field.name: _leaves(grounded, field, ruled) for field in FIELDS[grounded.kind]}
    sentences = (grounded.document.span(s.start, s.end) for s in grounded.sentences)
    return _RECORDS[grounded.kind].model_validate(
        {
            "id": record_id(grounded),
            "doc_ids": (grounded.document.id,),
            "evidence": evidence_of(grounded.document, sentences),
            "proposed_by": grounded.proposed_by,
            **values,
        }
    )


def _leaves(grounded: Grounded, field: Field, ruled: Iterable[_Ruled]) -> object:
    leaves = [_leaf(grounded, rule) for rule in ruled if rule.claim.field is field]
    return tuple(leaves) if field.many else next(iter(leaves), None)


def _leaf(grounded: Grounded, rule: _Ruled) -> dict[str, object]:
    claim = rule.claim
    evidence = evidence_of(grounded.document, claim.spans)
    return {
        "value": claim.value,
        "raw": claim.raw,
        "rule": claim.rule,
        "evidence": evidence,
        "verdict": rule.verdict,
    }


def _withheld_leaf(grounded: Grounded, rule: _Ruled) -> Withheld:
    return Withheld(
        record_id=record_id(grounded),
        kind=grounded.kind,
        pointer=rule.claim.pointer,
        value=rule.claim.raw,
        label=rule.verdict.label,
        reason=reason_of(rule.verdict),
        doc_id=grounded.document.id,
        evidence=evidence_of(grounded.document, rule.claim.spans),
    )


def _withheld_record(grounded: Grounded, ruled: Sequence[_Ruled], label: Label, reason: str) -> Withheld:
    spans = (grounded.document.span(s.start, s.end) for s in grounded.sentences)
    return Withheld(
        record_id=record_id(grounded),
        kind=grounded.kind,
        pointer="",
        value="; ".join(f"{rule.claim.field.name}: {rule.claim.raw}" for rule in ruled),
        label=label,
        reason=reason,
        doc_id=grounded.document.id,
        evidence=evidence_of(grounded.document, spans),
        leaves=len(ruled),
        record=_build(grounded, ruled) if grounded.sentences and _buildable(ruled) else None,
    )


def _buildable(ruled: Sequence[_Ruled]) -> bool:
    """A quantity without a number fits no record; its words are kept in the listing all the same."""
    return all(rule.claim.field.sort is not Sort.QUANTITY or not isinstance(rule.claim.value, str) for rule in ruled)
