"""Dates given as the other bound, what is added told as all, which way a level moved, and what "only" leaves out."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import ClaimVerdict, check_claim

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

DOCUMENT = Document(
    text="""\
The lease of the quay runs until 30 June and lapses earlier if the pilots reject it. Only the registers from 1890 onward
have come down to us. Ticket income rose 2 percent last year, while sales of bread fell 7 percent. A tunnel would take
nine years, and the second bridge would cost 18 million crowns more. The Ulm foundry is the only one that still casts
bells. Lea Orn, a shop steward, urged a No vote. The minister urged both sides to accept a mediator. The company agreed
at once.
""",
    name="bounds",
)


@pytest.fixture(scope="module")
def known() -> Analysis:
    return analyse(DOCUMENT, PARSER)


def checked(claim: str, known: Analysis) -> ClaimVerdict:
    return check_claim(DOCUMENT, claim, known, parser=PARSER)


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("The lease ends before 30 June if the pilots reject it.", id="before, for until"),
        pytest.param("Registers from before 1890 have not come down to us.", id="the time before a beginning"),
        pytest.param("Lea Orn, a shop steward, urged members to vote No.", id="a No vote"),
        pytest.param("The company agreed at once to accept a mediator.", id="agreed to what was asked"),
    ],
)
def test_what_may_follow_is_not_refused(claim: str, known: Analysis) -> None:
    assert checked(claim, known).label in {Label.SUPPORTED, Label.NOT_CHECKED}


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        pytest.param("The second bridge would cost 18 million crowns.", "18 million crowns more", id="on top, as all"),
        pytest.param("Sales of bread went up by 7 percent.", "fell 7 percent", id="up, for down"),
        pytest.param("Sales of bread rose 7 percent.", "'rose 7 percent'", id="rose, for fell"),
    ],
)
def test_a_figure_keeps_what_it_does_to_the_level(claim: str, reason: str, known: Analysis) -> None:
    verdict = checked(claim, known)
    assert verdict.label is not Label.SUPPORTED
    assert any(reason in finding.reason for finding in verdict.checks)


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("Sales of bread fell by 7 percent.", id="the same way"),
        pytest.param("Ticket income rose 2 percent.", id="of the other"),
        pytest.param("The second bridge would cost another 18 million crowns.", id="another"),
    ],
)
def test_a_figure_told_as_it_stands_is_not_refused(claim: str, known: Analysis) -> None:
    findings = checked(claim, known).checks
    assert not [finding for finding in findings if finding.check in {"change", "number"}]


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("The lease of the quay runs until 30 July.", id="another bound"),
        pytest.param("No pilots reject the lease.", id="a not that is nowhere"),
    ],
)
def test_another_bound_and_a_denial_are_not_borne_out(claim: str, known: Analysis) -> None:
    assert checked(claim, known).label is not Label.SUPPORTED
