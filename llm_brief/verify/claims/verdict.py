"""Findings about a claim and the learned probability into a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass

from llm_brief.records.base import Finding, Label
from llm_brief.text.document import Span

__all__ = [
    "REFUSED",
    "UNDECIDED",
    "ClaimVerdict",
    "decide",
    "is_likely",
    "is_plausible",
    "is_remote",
    "is_settled",
    "weakest",
]

_REFUSALS = (Label.CONTRADICTED, Label.MISATTRIBUTED, Label.NOT_FOUND, Label.PARTIAL)
_RULES = frozenset({"learned", "entailment"})
_BLOCKING = frozenset(
    {"addition", "exchange", "polarity", "refused", "speaker", "standing", "turned", "undenied", "weekday"}
)  # what these leave open, nothing else makes certain
_DOUBTED = frozenset(
    {
        "absence",
        "admission",
        "actor",
        "ahead",
        "anchor",
        "attached",
        "blame",
        "compared",
        "concession",
        "converse",
        "counted",
        "date",
        "dated",
        "deed",
        "denied",
        "figure",
        "former",
        "half",
        "hour",
        "joined",
        "kin",
        "kinship",
        "last",
        "level",
        "lineage",
        "life",
        "misplaced",
        "modality",
        "name",
        "namesake",
        "neighbour",
        "number",
        "once",
        "opposite",
        "owner",
        "partner",
        "parts",
        "planned",
        "possible",
        "post",
        "place",
        "pronoun",
        "quotation",
        "reason",
        "role",
        "sequence",
        "shortening",
        "some",
        "splice",
        "suspicion",
        "undecided",
        "unrealised",
        "unsaid",
        "vote",
        "whole",
        "year",
    }
)  # what these leave open, words alone do not make certain
_LIKELY, _PLAUSIBLE = 0.5, 0.3
_REMOTE = 0.12
REFUSED = 0.05
"""Score of what a rule refuses: nothing is left to measure, and few refusals are wrong (`brief eval mutants`)."""
UNDECIDED = 0.45
"""The highest score of what is left open."""
_WITHOUT_ITS_SPEAKER = 0.75  # what is only said by somebody, told as if it were so


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """What the document says of a claim. ``score`` is the probability that it bears it out; ``spans`` the evidence."""

    label: Label
    score: float
    checks: tuple[Finding, ...] = ()
    spans: tuple[Span, ...] = ()


def decide(findings: Sequence[Finding], probability: float, spans: tuple[Span, ...]) -> ClaimVerdict:
    """The verdict: a rule's refusal stands; then a judge's word, a rule's support, the learned probability."""
    certain = [finding for finding in findings if finding.check not in _RULES]
    for label in _REFUSALS:
        if any(finding.label is label for finding in certain):
            return _verdict(label, probability, findings, spans)
    open_one = next((f for f in certain if f.label is Label.NOT_CHECKED and f.check in _BLOCKING), None)
    if open_one is not None:
        return _verdict(Label.NOT_CHECKED, min(probability, UNDECIDED), findings, spans)
    if any(finding.check == "voice" for finding in findings):
        probability *= _WITHOUT_ITS_SPEAKER
    judged = next((finding.label for finding in findings if finding.check == "entailment"), None)
    if judged is not None:
        score = 0.5 + probability / 2 if judged is Label.SUPPORTED else probability / 2
        return _verdict(judged, score, findings, spans)
    if any(f.label is Label.NOT_CHECKED and f.check in _DOUBTED for f in certain):
        return _verdict(_unsure(findings), min(probability, UNDECIDED), findings, spans)
    if is_plausible(probability) and any(finding.label is Label.SUPPORTED for finding in certain):
        return _verdict(Label.SUPPORTED, max(probability, 0.9), findings, spans)
    learned = next((finding.label for finding in findings if finding.check == "learned"), Label.NOT_CHECKED)
    if learned is Label.SUPPORTED and not is_likely(probability):
        learned = Label.NOT_CHECKED
    return _verdict(learned, probability, findings, spans)


def _unsure(findings: Sequence[Finding]) -> Label:
    """What the learned check says, or that it is open where that is in favour."""
    learned = next((finding.label for finding in findings if finding.check == "learned"), Label.NOT_CHECKED)
    return Label.NOT_CHECKED if learned is Label.SUPPORTED else learned


def is_settled(findings: Sequence[Finding]) -> bool:
    """Whether a rule refuses the claim, so that nobody has to be asked."""
    return any(finding.check not in _RULES and finding.label in _REFUSALS for finding in findings)


def _verdict(label: Label, score: float, findings: Sequence[Finding], spans: tuple[Span, ...]) -> ClaimVerdict:
    return ClaimVerdict(label, round(score, 3), tuple(findings), spans)


def is_likely(probability: float) -> bool:
    """Whether the learned check says "supported" at this probability."""
    return probability >= _LIKELY


def is_plausible(probability: float) -> bool:
    """Whether the learned check leaves it open, where it does not say "supported"."""
    return probability >= _PLAUSIBLE


def is_remote(probability: float) -> bool:
    """Whether the learned check refuses a claim of which no rule says anything: nearly nothing of it is there."""
    return probability < _REMOTE


def weakest(verdicts: Sequence[ClaimVerdict]) -> ClaimVerdict:
    """The verdict on a claim of several sentences: no better than that on its weakest, with all findings."""
    worst = min(verdicts, key=lambda verdict: verdict.score)
    refused = [verdict for verdict in verdicts if verdict.label is not Label.SUPPORTED]
    label = min(refused or [worst], key=lambda verdict: verdict.score).label
    return ClaimVerdict(
        label,
        worst.score,
        tuple(finding for verdict in verdicts for finding in verdict.checks),
        tuple(sorted({span for verdict in verdicts for span in verdict.spans})),
    )
