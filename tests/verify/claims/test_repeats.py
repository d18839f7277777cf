"""A claim that repeats a sentence of the report and parts from it in one place."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import check_claim
from llm_brief.verify.claims.check import comparisons
from llm_brief.verify.claims.source import source_of

DOCUMENT = Document(
    text="""\
Veldt Rail closed its depot at Harrow Cross on Monday after a signal failure that delayed 1,400 passengers.
Transport Minister Ida Brandt said the company had not warned anybody. The Northern Travellers' League praised the staff.
The company's chairman, Per Holm, doubts that the depot will reopen before June. If the inspectors agree, Veldt Rail
may run buses from Oster to Karst. The union demands that two guards be reinstated. Its critics say the guards are to
be paid until August 15. The argument of the company is that no passenger was hurt. Southern Lines operates in Melby.
The Southern Travellers' League was founded in Melby in 2011. Per Holm turned down an invitation to parliament.
"""
)
PARSER = find_parser()
needs_parser = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")
C, M, N, P = Label.CONTRADICTED, Label.MISATTRIBUTED, Label.NOT_FOUND, Label.PARTIAL


@pytest.fixture(scope="module")
def known() -> Analysis:
    return analyse(DOCUMENT, PARSER)


@needs_parser
@pytest.mark.parametrize(
    ("claim", "labels"),
    [
        pytest.param("Veldt Rail closed its depot at Melby on Monday after a signal failure.", {C, P}, id="place"),
        pytest.param(
            "Southern Lines closed its depot at Harrow Cross on Monday after a signal failure.", {C}, id="name"
        ),
        pytest.param(
            "Veldt Rail closed its depot at Harrow Cross on Sunday after a signal failure.", {C, N}, id="weekday"
        ),
        pytest.param(
            "Veldt Rail opened its depot at Harrow Cross on Monday after a signal failure.", {C}, id="opposite"
        ),
        pytest.param(
            "Veldt Rail closed its depot at Harrow Cross before a signal failure.", {C}, id="before and after"
        ),
        pytest.param("The Northern Travellers' League criticised the staff.", {C}, id="praise and blame"),
        pytest.param("The Southern Travellers' League praised the staff.", {C}, id="a name like it"),
        pytest.param("Per Holm accepted an invitation to parliament.", {C}, id="turned down"),
        pytest.param(
            "Veldt Rail closed its depot at Harrow Cross on Monday, although the mayor had objected.", {N}, id="tail"
        ),
        pytest.param("Transport Minister Ida Brandt said the company had warned anybody.", {C}, id="a not left out"),
        pytest.param("The guards are paid until August 19.", {C, N, P}, id="the end of a term"),
        pytest.param("The depot will reopen before June.", {P}, id="doubted"),
        pytest.param("The inspectors agree.", {P}, id="a condition"),
        pytest.param("Veldt Rail may run buses from Oster to Karst.", {P}, id="under a condition"),
        pytest.param("Two guards were reinstated.", {C}, id="asked for"),
        pytest.param("No passenger was hurt.", {M}, id="an argument"),
    ],
)
def test_one_change_is_seen(claim: str, labels: set[Label], known: Analysis) -> None:
    verdict = check_claim(DOCUMENT, claim, known, parser=PARSER)
    assert verdict.label in labels, [(finding.check, finding.reason) for finding in verdict.checks]
    assert verdict.score <= 0.2


@needs_parser
@pytest.mark.parametrize(
    "claim",
    [
        "Veldt Rail closed its depot at Harrow Cross on Monday after a signal failure.",
        "Veldt Rail shut its depot at Harrow Cross on Monday after a signal failure.",
        "The Northern Travellers' League praised the staff.",
        "Per Holm doubts that the depot will reopen before June.",
        "If the inspectors agree, Veldt Rail may run buses from Oster to Karst.",
        "The union demands that two guards be reinstated.",
    ],
)
def test_nothing_is_seen_where_nothing_was_changed(claim: str, known: Analysis) -> None:
    verdict = check_claim(DOCUMENT, claim, known, parser=PARSER)
    refusing = [finding for finding in verdict.checks if finding.label in {C, M, N, P}]
    assert not refusing


@needs_parser
def test_the_twin_tells_what_stands_for_what(known: Analysis) -> None:
    claim = "Veldt Rail closed its depot at Melby on Monday."
    (comparison,) = comparisons(claim, source_of(DOCUMENT, known), PARSER)
    twin = comparison.twins[0]
    gaps = [([w.text for w in gap.claimed], [w.text for w in gap.told]) for gap in twin.gaps if gap.claimed]
    assert gaps == [(["melby"], ["harrow", "cross"])]
    assert twin.share == pytest.approx(5 / 6)
