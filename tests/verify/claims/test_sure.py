"""Turns that a single rule has to see, and the same words where it has nothing to say."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import check_claim

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

TEXT = """The envoy told reporters that she had no intention of resigning. The court fined the guild 9,000 marks.
It has paid nothing so far, a clerk said. Ostria received papers for two of them and passed these to a court.
Did the firm walk out of the talks? Reports that four people died there could not be verified.
Had the same offer been made by the League, a compromise might have been found. Should the treaty be rejected, the
old rules would lapse in May. The argument would be stronger if Ostria had not opened seven schools abroad.
The assembly voted 21 to 14 for the plan. Its leader, Vera Holm, demanded that Mr. Brandt resign. The decision to stay
away from the vote was a mistake. Merania releases at least 30 tonnes of salt a day. Rescuers reached the village
on Monday. At the heart of the quarrel lie the northern meadows, which Ostria closed two years ago. Anna Falk
warned that it might fail. The Greens abstained. The miners want every shaft inspected by June."""
DOCUMENT = Document(text=TEXT, name="turns")


@pytest.fixture(scope="module")
def checks() -> "dict[str, dict[str, Label]]":
    known = analyse(DOCUMENT, PARSER)
    found = {}
    for row in (*REFUSED, *SILENT):
        claim = str(row.values[0])
        verdict = check_claim(DOCUMENT, claim, known, parser=PARSER)
        found[claim] = {finding.check: finding.label for finding in verdict.checks} | {"verdict": verdict.label}
    return found


REFUSED = (
    pytest.param("The envoy had the intention of resigning.", "absence", Label.CONTRADICTED, id="no intention"),
    pytest.param("The guild has paid 9,000 marks.", "absence", Label.CONTRADICTED, id="paid nothing"),
    pytest.param("The firm did walk out of the talks.", "standing", Label.PARTIAL, id="a question"),
    pytest.param("Four people died there.", "standing", Label.PARTIAL, id="unverified"),
    pytest.param("The same offer had been made by the League.", "standing", Label.PARTIAL, id="had it been"),
    pytest.param("The old rules lapse in May.", "turned", Label.PARTIAL, id="should it be"),
    pytest.param("Ostria has never opened schools abroad.", "polarity", Label.CONTRADICTED, id="unreal condition"),
    pytest.param("The assembly voted 21 to 13 for the plan.", "score", Label.NOT_FOUND, id="another score"),
    pytest.param("Brandt demanded the resignation of Vera Holm.", "speaker", Label.MISATTRIBUTED, id="exchanged"),
    pytest.param("Rescuers did not reach the village on Monday.", "undenied", Label.NOT_CHECKED, id="a not of its own"),
    pytest.param(
        "At the heart of the quarrel lie the Merania, which Ostria closed two years ago.",
        "exchange",
        Label.CONTRADICTED,
        id="a name for several things",
    ),
)
SILENT = (
    pytest.param("The envoy had no intention of resigning.", "absence", id="no intention kept"),
    pytest.param("The guild has paid nothing so far.", "absence", id="nothing kept"),
    pytest.param("It is not known whether the firm walked out of the talks.", "standing", id="an open question"),
    pytest.param("Ostria opened seven schools abroad.", "polarity", id="what an unreal condition tells"),
    pytest.param("Ostria opened seven schools abroad.", "modality", id="as done"),
    pytest.param("The assembly voted for the plan by 21 to 14.", "score", id="the score"),
    pytest.param("Vera Holm demanded the resignation of Mr. Brandt.", "speaker", id="who demands"),
    pytest.param("The Greens did not vote; they abstained.", "turned", id="a verb of its own is denied"),
    pytest.param("The miners want all shafts inspected by June.", "modality", id="what is wanted"),
)


@pytest.mark.parametrize(("claim", "check", "label"), REFUSED)
def test_a_rule_refuses_or_leaves_open(
    claim: str, check: str, label: Label, checks: "dict[str, dict[str, Label]]"
) -> None:
    assert checks[claim].get(check) is label
    assert checks[claim]["verdict"] is not Label.SUPPORTED


@pytest.mark.parametrize(("claim", "check"), SILENT)
def test_a_rule_has_nothing_to_say(claim: str, check: str, checks: "dict[str, dict[str, Label]]") -> None:
    assert check not in checks[claim]
