"""What a rule must not refuse: the same fact in other words; and beside it the fact that is another one."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import check_claim

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

DOCUMENT = Document(
    text="""\
The driver was never allowed to leave the cab, an inspector wrote. Mrs Lund praised the crew of the Amalia on Friday.
The mayor, Karin Dahl, was not in the hall. It seemed that the captain was not sorry. The drivers urged a No vote.
Since February the guild has demanded that nine pilots be reinstated, which Borea Lines refuses.
Ove Dahl, a pilot, spoke next. Ms Dahl said she had not seen the list. The Institute for Coastal Studies (ICS) counted
31 boats. Without a licence they cannot sail. Henrik Berg insisted that the quay should stay open.
The Borea government closed the Amalia bridge on Sunday.
""",
    name="reworded",
)
REFUSALS = {Label.CONTRADICTED, Label.MISATTRIBUTED, Label.NOT_FOUND, Label.PARTIAL}


@pytest.fixture(scope="module")
def known() -> Analysis:
    return analyse(DOCUMENT, PARSER)


def refusing(claim: str, known: Analysis) -> set[str]:
    """The rules that refuse the claim."""
    verdict = check_claim(DOCUMENT, claim, known, parser=PARSER)
    return {finding.check for finding in verdict.checks if finding.label in REFUSALS} - {"learned"}


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("The driver could not leave the cab, an inspector wrote.", id="a not of the verb above"),
        pytest.param("The captain did not seem sorry.", id="a not that was raised"),
        pytest.param("Judith Lund praised the crew of the Amalia on Friday.", id="a given name for a title"),
        pytest.param(
            "The guild has demanded that nine pilots be reinstated, which Borea Lines refuses.", id="a month is no name"
        ),
        pytest.param("Henrik Berg said that the quay should stay open.", id="what should be, said more mildly"),
        pytest.param("The Institute for Coastal Studies (ICS) counted 31 boats.", id="a short form"),
        pytest.param("Without a licence they cannot sail.", id="a condition kept"),
    ],
)
def test_no_rule_refuses_the_same_in_other_words(claim: str, known: Analysis) -> None:
    assert refusing(claim, known) == set()


@pytest.mark.parametrize(
    ("claim", "rule"),
    [
        pytest.param("The mayor, Karin Dahl, was in the hall.", "standing", id="a not left out"),
        pytest.param("Judith Berg praised the crew of the Amalia on Friday.", "role", id="another family name"),
        pytest.param("The Borea government closed the Lund bridge on Sunday.", "exchange", id="another bridge"),
        pytest.param("The Guild of Pilots (ICS) counted 31 boats.", "name", id="a short form of another"),
        pytest.param("They can sail.", "polarity", id="the reverse"),
        pytest.param("They cannot sail.", "standing", id="a condition left out"),
    ],
)
def test_a_rule_refuses_another_fact(claim: str, rule: str, known: Analysis) -> None:
    assert rule in refusing(claim, known)


@pytest.mark.parametrize("claim", ["Karin Dahl said she had not seen the list.", "Ove Dahl said she had not seen it."])
def test_a_title_that_two_may_have_leaves_it_open_who_is_meant(claim: str, known: Analysis) -> None:
    verdict = check_claim(DOCUMENT, claim, known, parser=PARSER)
    assert verdict.label is not Label.SUPPORTED
