"""Contrasts, units and bounds that a claim turns round, and the same put otherwise."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import check_claim

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

REPORT = Document(
    name="depot.txt",
    text="""\
The firm said it would allow dogs on the river ferry, but not on the night tram. It bought buses rather than trains. \
The clerk had spent 16 months of a five-year term in prison. The pump failed at least four times in May.

"If there is no answer by 5 April, we will close the depot again," said the guild's secretary, Ruta Velm. The guild \
accepted a pause on Monday after the firm agreed to new talks about pay, but Velm called its figures "a fairy tale". \
Owners will receive 2.40 marks a share in cash.
""",
)


@pytest.fixture(scope="module")
def known() -> Analysis:
    return analyse(REPORT, PARSER)


@pytest.mark.parametrize(
    ("claim", "check"),
    [
        pytest.param(
            "The firm said it would allow dogs on the night tram, but not on the river ferry.",
            "contrast",
            id="the one for the other",
        ),
        pytest.param("It bought trains instead of buses.", "contrast", id="in another form"),
        pytest.param("The clerk had spent five months of a 16-year term in prison.", "number", id="each other's unit"),
    ],
)
def test_what_is_turned_round_is_refused(claim: str, check: str, known: Analysis) -> None:
    verdict = check_claim(REPORT, claim, known, parser=PARSER)
    assert (check, Label.CONTRADICTED) in {(finding.check, finding.label) for finding in verdict.checks}


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("Dogs would be allowed on the river ferry but not on the night tram.", id="the same contrast"),
        pytest.param("It bought buses instead of trains.", id="the same in another form"),
        pytest.param("The firm would allow dogs on the ferry, not on the tram.", id="shortened"),
        pytest.param("The clerk had served 16 months of a term of five years.", id="the same units"),
        pytest.param("The pump failed four times or more in May.", id="or more, behind what is counted"),
        pytest.param(
            "Velm said that unless there was an answer by 5 April, the guild would close the depot again.",
            id="unless for if no",
        ),
        pytest.param("The guild's secretary dismissed the firm's figures.", id="a verb of another act"),
        pytest.param("Owners are to get 2.40 marks a share in cash.", id="are to for will"),
    ],
)
def test_what_is_put_otherwise_is_not_refused(claim: str, known: Analysis) -> None:
    verdict = check_claim(REPORT, claim, known, parser=PARSER)
    assert verdict.label in (Label.SUPPORTED, Label.NOT_CHECKED), verdict.checks
