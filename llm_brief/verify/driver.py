"""Runs the applicable checks on every claim, asks the judge what they leave open, and has the records made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from llm_brief.records.base import Finding, Label, evidence_of
from llm_brief.records.grounded import Claimed, Grounded
from llm_brief.records.usage import Usage
from llm_brief.text.analysis import Analysis
from llm_brief.text.document import Document
from llm_brief.verify import closed, roles, speakers, values, words
from llm_brief.verify.anchors import anchored
from llm_brief.verify.authors import with_author
from llm_brief.verify.case import Case, Check
from llm_brief.verify.context import context
from llm_brief.verify.decide import OPEN_TO_JUDGEMENT, decide, required_checks
from llm_brief.verify.examined import examined
from llm_brief.verify.judge import Judge, Statement
from llm_brief.verify.judged import Judged, judged
from llm_brief.verify.statements import statement_about
from llm_brief.verify.tellers import with_teller
from llm_brief.verify.wording import wording

__all__ = ["CHECKS", "Verified", "Verifier", "findings_of"]

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "span": words.span,
        "cited": words.cited,
        "value": values.value,
        "role": roles.role,
        "speaker": speakers.speaker,
        "tie": roles.tie,
        "context": context,
        "wording": wording,
        "cue": closed.cue,
        "examined": examined,
    }
)
"""Name to check. The order is of no consequence."""


@dataclass(frozen=True, slots=True)
class Verified:
    """The drafts of one document after judgement, in their order, and what the judge cost."""

    judged: tuple[Judged, ...]
    usage: Usage


class Verifier:
    """Checks drafts against their document: rules always, a judge for what they leave open, where there is one."""

    def __init__(self, judge: Judge | None = None) -> None:
        self._judge = judge

    def verify(self, document: Document, known: Analysis, drafts: Sequence[Grounded]) -> Verified:
        """Judge every draft made of ``document``."""
        drafts = [anchored(with_author(with_teller(draft, known), known), known) for draft in drafts]
        cases = [Case(draft, known) for draft in drafts]
        found = [[findings_of(claim, case) for claim in case.grounded.claims] for case in cases]
        usage = self._add_judgements(document, drafts, found)
        results = tuple(
            judged(draft, [decide(claim.field, list(of)) for claim, of in zip(draft.claims, findings, strict=True)])
            for draft, findings in zip(drafts, found, strict=True)
        )
        return Verified(results, usage)

    def _add_judgements(
        self, document: Document, drafts: Sequence[Grounded], found: list[list[tuple[Finding, ...]]]
    ) -> Usage:
        if self._judge is None:
            return Usage()
        asked = self._judge.ask(document, list(_open_statements(drafts, found)))
        for (draft, claim), finding in asked.findings.items():
            found[draft][claim] = (*found[draft][claim], finding)
        return asked.usage


def findings_of(claim: Claimed, case: Case) -> tuple[Finding, ...]:
    """What every check says of one claim."""
    return tuple(
        Finding(check=name, label=said.label, reason=said.reason, evidence=evidence_of(case.document, said.spans))
        for name, check in CHECKS.items()
        for said in check(claim, case)
    )


def _open_statements(drafts: Sequence[Grounded], found: Sequence[Sequence[Sequence[Finding]]]) -> list[Statement]:
    return [
        Statement((at, number), statement_about(claim, draft), tuple(s.index for s in draft.sentences))
        for at, draft in enumerate(drafts)
        if draft.sentences
        for number, claim in enumerate(draft.claims)
        if _is_open(claim, found[at][number])
    ]


def _is_open(claim: Claimed, findings: Sequence[Finding]) -> bool:
    """Rules neither refused the claim nor settled it, and what is missing is for a judge to say."""
    if decide(claim.field, list(findings)).label is not Label.NOT_CHECKED:
        return False
    supporting = {finding.check for finding in findings if finding.label is Label.SUPPORTED}
    return required_checks(claim.field) - supporting <= OPEN_TO_JUDGEMENT
