"""Faithful claims that a rule once refused: what may be right stays open, and what is surely wrong is still refused."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims.check import ClaimVerdict, check_claim

PARSER = find_parser()
ARTICLE = Document(
    name="yard",
    text=(
        "The Tolm yard has eleven cranes; its rival, Varrey, has six. In the board seven members voted for a new "
        "crane, four against and one abstained. The board met at 3.20 p.m. and parted at 4.05.\n\n"
        "The state is to pay 55 percent of the price, the company 25 percent and the town the rest. The mayor, "
        "Dina Rohl, said the town would not agree unless the company paid at least 20 million marks.\n\n"
        "Chairman Per Tolland accused the company of never having read the report. Its director, Ansel Wik, denied "
        "it. Wik suggested that the old crane had been badly kept. Tolland warned that the quay would collapse.\n\n"
        "The two sides agreed to close the quay. Engineers are preparing to drain the dock. Some guests complained "
        "of the noise of the works.\n\n"
        "Marek Zelak, a Pole, is the yard's diver. Zelak had mended the first gate. Poland midfielder Iwo Bern wept "
        "after the match. A welder told police, court papers state, that the gate had failed twice.\n\n"
        "Because of the ice, divers were not able to work. The inspectors had no say in the choice, the board "
        "states. The yard was shut after a quarrel over taxes. The price rose to $ 36, 500 a year."
    ),
)

pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")


@pytest.fixture(scope="module")
def known() -> Analysis:
    return analyse(ARTICLE, PARSER)


def verdict(claim: str, known: Analysis) -> ClaimVerdict:
    return check_claim(ARTICLE, claim, known, parser=PARSER)


OPEN_OR_BORNE_OUT = (
    pytest.param("The two yards have 17 cranes between them.", id="the sum of two"),
    pytest.param("Eleven board members voted for or against a new crane.", id="the sum of two of one sentence"),
    pytest.param("Twelve members of the board were present.", id="the sum of three, one of them a one"),
    pytest.param("The sitting of the board lasted 45 minutes.", id="between two clock times"),
    pytest.param("The town will pay 20 percent of the price.", id="the rest of two shares"),
    pytest.param("A fifth of the price will be paid by the town.", id="the same as a fraction"),
    pytest.param("Rohl said the town would refuse if the company paid less than 20 million marks.", id="bound turned"),
    pytest.param("Tolland and Wik contradict each other on whether the report was read.", id="whether"),
    pytest.param("Wik said the old crane had been badly kept.", id="a suggestion told as said"),
    pytest.param("Tolland said the quay would collapse.", id="a warning told as said"),
    pytest.param("The two sides closed the quay.", id="an agreement told as an act"),
    pytest.param("Engineers are getting ready to drain the dock.", id="ready for preparing"),
    pytest.param("The Pole had mended the first gate.", id="a nation for a name"),
    pytest.param("Bern wept after the match.", id="a country before a trade left out"),
    pytest.param("A welder told police that the gate had failed twice.", id="told by papers"),
    pytest.param("According to the board, the inspectors had no influence on the outcome.", id="the main clause last"),
    pytest.param("The yard was shut following a row about taxes.", id="a paraphrased tail"),
    pytest.param("The price rose to $ 36,500 a year.", id="a blank inside a number"),
)
REFUSED = (
    pytest.param("The two yards have 23 cranes between them.", id="no sum of any"),
    pytest.param("The town will pay 35 percent of the price.", id="no rest"),
    pytest.param("Rohl said the company should pay at most 20 million marks.", id="the other bound"),
    pytest.param("Wik admitted that the report had been read.", id="who said nothing of it"),
    pytest.param("The two sides refused to close the quay.", id="an agreement refused"),
    pytest.param("Dina Rohl warned that the quay would collapse.", id="a warning of another"),
    pytest.param("The yard was shut following an outbreak of measles.", id="an invented tail"),
    pytest.param("The price rose to $ 46,500 a year.", id="another number"),
)
NOT_BORNE_OUT = (
    pytest.param("The Tolm yard has 17 cranes.", id="a sum of one of the two"),
    pytest.param("The quay was closed by the two sides last week.", id="an agreement done"),
    pytest.param("Engineers drained the dock.", id="a preparation done"),
    pytest.param("The quay collapsed.", id="a warning come true"),
    pytest.param("The Frenchman had mended the first gate.", id="another nation"),
)


@pytest.mark.parametrize("claim", OPEN_OR_BORNE_OUT)
def test_what_may_follow_is_not_refused(claim: str, known: Analysis) -> None:
    found = verdict(claim, known)
    assert found.label in (Label.SUPPORTED, Label.NOT_CHECKED), found.checks


@pytest.mark.parametrize("claim", REFUSED)
def test_what_is_surely_wrong_is_refused(claim: str, known: Analysis) -> None:
    found = verdict(claim, known)
    assert found.label not in (Label.SUPPORTED, Label.NOT_CHECKED), found.checks


@pytest.mark.parametrize("claim", NOT_BORNE_OUT)
def test_what_is_left_open_is_not_borne_out(claim: str, known: Analysis) -> None:
    assert verdict(claim, known).label is not Label.SUPPORTED
