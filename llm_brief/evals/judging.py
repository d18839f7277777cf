"""What the verifier says of each row of the mutants, with the rules alone or with a judge."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from llm_brief.evals.rows import Change, Expected, MutantRow
from llm_brief.extract.ground import ground
from llm_brief.ingest.files import read
from llm_brief.records.base import Label, Verdict
from llm_brief.records.drafts import DemandDraft, Draft, EventDraft, PositionDraft
from llm_brief.records.vocabulary import Kind
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import Parser
from llm_brief.verify.anchors import anchored
from llm_brief.verify.case import Case
from llm_brief.verify.claims import check_claim
from llm_brief.verify.decide import decide
from llm_brief.verify.driver import findings_of
from llm_brief.verify.judge import Judge

__all__ = ["Answered", "judge_mutants"]

_DRAFTS: Mapping[Kind, type[Draft]] = MappingProxyType(
    {Kind.EVENT: EventDraft, Kind.DEMAND: DemandDraft, Kind.POSITION: PositionDraft}
)
_OPEN = (Label.SUPPORTED, Label.NOT_CHECKED)


@dataclass(frozen=True, slots=True)
class Answered:
    """A row, the verifier's label, and the reasons that led to it."""

    row: MutantRow
    label: Label
    reasons: tuple[str, ...]

    @property
    def supported(self) -> bool:
        """Whether the verifier stands up for it."""
        return self.label is Label.SUPPORTED

    @property
    def refused(self) -> bool:
        """Whether the verifier speaks against it; "not checked" is neither."""
        return self.label not in {Label.SUPPORTED, Label.NOT_CHECKED}

    @property
    def right(self) -> bool:
        """A mutant not supported; a faithful row not refused."""
        return not self.refused if self.row.expected is Expected.SUPPORTED else not self.supported


def judge_mutants(
    rows: Iterable[MutantRow], corpora: Path, parser: Parser | None, judge: Judge | None = None
) -> Iterator[Answered]:
    """The answers, in the order of the rows. A ``judge`` is asked about free claims only."""

    @cache
    def known(file: str) -> tuple[Document, Analysis]:
        document = read(corpora / file)
        return document, analyse(document, parser)

    for row in rows:
        document, analysis = known(row.file)
        if row.level == "record":
            verdict = _leaf_verdict(row, document, analysis)
            yield Answered(row, verdict.label, _reasons(verdict))
        else:
            claimed = check_claim(document, row.mutant, analysis, judge=judge, parser=parser)
            said = (f"{finding.check}: {finding.reason}" for finding in claimed.checks)
            yield Answered(row, claimed.label, tuple(said))


def _leaf_verdict(row: MutantRow, document: Document, known: Analysis) -> Verdict:
    assert row.record_kind is not None
    draft = _DRAFTS[row.record_kind].model_validate(row.draft)
    grounded = anchored(ground(draft, row.record_kind, document, proposed_by="mutant"), known)
    case = Case(grounded, known)
    verdict = _verdict_at(str(row.field), case)
    if row.kind is Change.CLIPPED_QUOTE and verdict.label in _OPEN:
        # the words stand in the text; what is wrong with them may be said of the one they are put in the mouth of,
        # and without that one the record is not printed
        holder = _verdict_at("/stakeholder", case)
        return verdict if holder.label is Label.SUPPORTED else holder
    return verdict


def _verdict_at(pointer: str, case: Case) -> Verdict:
    found = next((claim for claim in case.grounded.claims if claim.pointer == pointer), None)
    if found is None:
        return Verdict(label=Label.NOT_FOUND, score=0.0)
    return decide(found.field, findings_of(found, case))


def _reasons(verdict: Verdict) -> tuple[str, ...]:
    return tuple(f"{finding.check}: {finding.label.value}: {finding.reason}" for finding in verdict.checks)
