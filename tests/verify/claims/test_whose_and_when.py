"""Whose a figure is, when it was so, of how many, and whether it has been decided: four mergers of neighbours."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import check_claim

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

REPORT = Document(
    name="brewery.txt",
    text="""\
The Haldane family holds 41 percent of the brewery. The second owner, the pension fund Corvane, owns 13 percent and \
wants the pubs to be sold. Its director, Lise Amdal, called the price fair. Brask employs 250 people. Ulmen, its \
rival, employs 90 people. Dorrel keeps 37 horses and Vasty Green keeps 12.

In 2016 a first merger failed after a ballot in which 63 percent of the members voted against. The brewery beat its \
rival to a prize in March, but finished behind it in last year's contest. Revenue rose 4 percent in 2024 and 6 percent \
in 2025.

Inspectors reported 14 complaints, five of them about noise at night. Twelve pubs, three of which stand empty, are on \
the list.

The town council is to vote on the sale on 3 June. The assembly of members approved it in April. The regulator will \
decide in the autumn; it cleared a smaller sale two years ago.
""",
)


@pytest.fixture(scope="module")
def known() -> Analysis:
    return analyse(REPORT, PARSER)


@pytest.mark.parametrize(
    ("claim", "check", "label"),
    [
        pytest.param(
            "The Haldane family owns 13 percent of the brewery.", "holder", Label.CONTRADICTED, id="another's share"
        ),
        pytest.param("Corvane holds 41 percent.", "holder", Label.CONTRADICTED, id="named beside a description"),
        pytest.param(
            "Vasty Green keeps 37 horses and Dorrel keeps 12.", "crossed", Label.CONTRADICTED, id="each the other's"
        ),
        pytest.param(
            "In the vote on 3 June 63 percent of the members were against the merger.",
            "dated",
            Label.NOT_CHECKED,
            id="a ballot of another year",
        ),
        pytest.param("Revenue rose 4 percent in 2025.", "dated", Label.NOT_CHECKED, id="the year before"),
        pytest.param(
            "Inspectors reported 14 complaints about noise.", "some", Label.NOT_CHECKED, id="so of five of them"
        ),
        pytest.param("Twelve empty pubs are on the list.", "some", Label.NOT_CHECKED, id="so of three of which"),
        pytest.param("The town council has approved the sale.", "undecided", Label.NOT_CHECKED, id="still to vote"),
        pytest.param("The regulator rejected the sale.", "undecided", Label.NOT_CHECKED, id="still to decide"),
    ],
)
def test_neighbours_are_not_merged(claim: str, check: str, label: Label, known: Analysis) -> None:
    verdict = check_claim(REPORT, claim, known, parser=PARSER)
    assert (check, label) in {(finding.check, finding.label) for finding in verdict.checks}
    assert verdict.label is not Label.SUPPORTED


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("The Haldane family holds 41 percent of the brewery.", id="the own share"),
        pytest.param("The pension fund Corvane owns 13 percent.", id="by its name"),
        pytest.param("The second owner, Corvane, has 13 percent of the brewery.", id="by both"),
        pytest.param("The Haldanes hold 41 percent and Corvane 13 percent.", id="each its own"),
        pytest.param("Brask employs 250 people.", id="the own number"),
        pytest.param("Dorrel keeps 37 horses and Vasty Green keeps 12 horses.", id="each its own in full"),
        pytest.param("In 2016 63 percent of the members voted against a merger.", id="of its year"),
        pytest.param("Revenue rose 4 percent in 2024.", id="of its own year"),
        pytest.param("Revenue rose 4 percent in 2024 and 6 percent in 2025.", id="both years"),
        pytest.param("Inspectors reported 14 complaints, five of them about noise.", id="with how many"),
        pytest.param("Inspectors reported 14 complaints, including some about noise.", id="including some"),
        pytest.param("Inspectors reported 14 complaints.", id="only the whole"),
        pytest.param("The town council is to vote on the sale.", id="still to come"),
        pytest.param("The town council will approve the sale.", id="what the claim expects"),
        pytest.param("The assembly of members has approved the sale.", id="another has decided"),
        pytest.param("The regulator cleared a smaller sale.", id="decided before"),
    ],
)
def test_what_the_source_says_is_let_pass(claim: str, known: Analysis) -> None:
    verdict = check_claim(REPORT, claim, known, parser=PARSER)
    assert {"holder", "crossed", "dated", "some", "undecided"}.isdisjoint(finding.check for finding in verdict.checks)
