"""The verdict on a claim hangs on what was found, not on the order in which it was."""

from itertools import permutations

import pytest

from llm_brief.records.base import Finding, Label
from llm_brief.verify.claims.verdict import decide

FOUND = {
    "a refusal and a support": [("number", Label.CONTRADICTED), ("report", Label.SUPPORTED)],
    "two refusals": [("name", Label.NOT_FOUND), ("speaker", Label.MISATTRIBUTED), ("modality", Label.PARTIAL)],
    "an open one that blocks": [("polarity", Label.NOT_CHECKED), ("report", Label.SUPPORTED)],
    "an open one and the learned check": [("actor", Label.NOT_CHECKED), ("learned", Label.SUPPORTED)],
    "another voice and a judge": [("voice", Label.NOT_CHECKED), ("entailment", Label.SUPPORTED)],
    "a support and the learned check": [("shortening", Label.SUPPORTED), ("learned", Label.NOT_CHECKED)],
}


@pytest.mark.parametrize("found", [pytest.param(rows, id=name) for name, rows in FOUND.items()])
def test_the_order_of_the_findings_is_of_no_consequence(found: list[tuple[str, Label]]) -> None:
    findings = [Finding(check=check, label=label, reason="") for check, label in (*found, ("date", Label.NOT_CHECKED))]
    verdicts = {(v.label, v.score) for order in permutations(findings) for v in (decide(order, 0.7, ()),)}
    assert len(verdicts) == 1
