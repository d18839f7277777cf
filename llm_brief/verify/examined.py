"""Check 3 for every field: what the page examines as a claim is not told by it as a fact."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.records.grounded import Claimed
from llm_brief.records.vocabulary import Kind
from llm_brief.text.attribution.attributions import speaker_of
from llm_brief.text.fact_checks import Examined, examined_in
from llm_brief.verify.case import Case, Said

__all__ = ["examined"]


def examined(_claim: Claimed, case: Case) -> Iterator[Said]:
    """No value of a record whose sentences stand under the label of a claim, or before "This claim is false"."""
    for part in examined_in(case.document):
        if any(part.start < sentence.end and sentence.start < part.end for sentence in case.grounded.sentences):
            is_judged = part.own and case.grounded.kind is not Kind.POSITION
            if part.whole or is_judged or not _is_told_by_another(case):
                yield _said(part, case)
            return


def _is_told_by_another(case: Case) -> bool:
    """Whether the record itself says whose words these are."""
    if case.grounded.kind is not Kind.POSITION:
        return bool(case.grounded.of("attribution"))
    words = [span for claim in case.grounded.of("statement") for span in claim.spans]
    return any(speaker_of(case.document, span.start, span.end, case.attributions) is not None for span in words)


def _said(part: Examined, case: Case) -> Said:
    if part.rating is None:
        reason = f"the source examines it as a claim, under {part.words!r}; it does not tell it as a fact"
        return Said(Label.PARTIAL, reason)
    if part.rating == part.words:
        return Said(Label.CONTRADICTED, f"the source says of it: {' '.join(part.words.split())!r}")
    reason = f"the source examines it as a claim, under {part.words!r}, and rates it {part.rating.lower()!r}"
    return Said(Label.CONTRADICTED, reason, (case.document.span(part.start, part.end),))
