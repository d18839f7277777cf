"""A report is the same whichever plain verb tells it; an admission is more than a report."""

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
The ferry was late again on Friday. The mayor of Varn, Lise Obern, said that the old bridge was unsafe. According to
the harbour office, eleven boats had left before dawn. "I made a mistake in the count," Tor Ulm told the council.
Petra Vask admitted that she had signed the second letter. The pilots' guild denied that it had called a strike.
""",
    name="cues",
)


@pytest.fixture(scope="module")
def known() -> Analysis:
    return analyse(DOCUMENT, PARSER)


def checked(claim: str, known: Analysis) -> ClaimVerdict:
    return check_claim(DOCUMENT, claim, known, parser=PARSER)


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("According to Lise Obern, the old bridge was unsafe.", id="according to, for said"),
        pytest.param("The harbour office said that eleven boats had left before dawn.", id="said, for according to"),
        pytest.param("Petra Vask said that she had signed the second letter.", id="said, for admitted"),
        pytest.param("The old bridge was unsafe, the mayor of Varn stated.", id="the speaker at the end"),
    ],
)
def test_a_report_is_borne_out_in_other_words_for_saying(claim: str, known: Analysis) -> None:
    verdict = checked(claim, known)
    assert verdict.label is Label.SUPPORTED
    assert "report" in {finding.check for finding in verdict.checks if finding.label is Label.SUPPORTED}


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("Lise Obern admitted that the old bridge was unsafe.", id="admitted, for said"),
        pytest.param("The mayor of Varn conceded that the old bridge was unsafe.", id="conceded, for said"),
        pytest.param("The harbour office confessed that eleven boats had left before dawn.", id="for according to"),
    ],
)
def test_who_only_said_it_did_not_thereby_admit_it(claim: str, known: Analysis) -> None:
    verdict = checked(claim, known)
    assert verdict.label is not Label.SUPPORTED
    reasons = [finding.reason for finding in verdict.checks if finding.check == "admission"]
    assert len(reasons) == 1
    assert "whether it was admitted is open" in reasons[0]


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("Petra Vask admitted that she had signed the second letter.", id="it was admitted"),
        pytest.param("Petra Vask acknowledged that she had signed the second letter.", id="in another verb"),
        pytest.param("Tor Ulm admitted that he had made a mistake in the count.", id="a mistake owned to"),
        pytest.param("The mayor of Varn said that the old bridge was unsafe.", id="no admission claimed"),
    ],
)
def test_the_rule_about_admissions_finds_nothing_where_it_was_one(claim: str, known: Analysis) -> None:
    assert not [finding for finding in checked(claim, known).checks if finding.check == "admission"]


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("According to Tor Ulm, the old bridge was unsafe.", id="another speaker"),
        pytest.param("The pilots' guild said that it had called a strike.", id="denied, told as said"),
        pytest.param("According to the pilots' guild, it had called a strike.", id="denied, as according to"),
    ],
)
def test_a_plain_cue_bears_out_nobody_elses_words_and_no_denial(claim: str, known: Analysis) -> None:
    assert checked(claim, known).label not in {Label.SUPPORTED, Label.NOT_CHECKED}
