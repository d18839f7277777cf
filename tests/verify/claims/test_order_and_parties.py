"""What was first, who did it to whom, what was only once so or planned, and whom "she" means: invented reports."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import check_claim
from llm_brief.verify.claims.meant import likely_meant
from llm_brief.verify.claims.verdict import ClaimVerdict

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

REPORT = Document(
    name="mill.txt",
    text="""\
VARN, June 4 (Quill News) - The head of the Varn paper mill, Odo Farr, resigned on Thursday, two months after the \
mill's bookkeeper was arrested. The bookkeeper, Ilsa Kern, 48, was accused by inspectors of hiding 30,000 crowns. Her \
lawyer, Nils Abt, said she would fight the charges. He expects a trial in the autumn.

The miller's hall was closed in April. The pastor, Jon Brack, was thanked by the workers. He had offered his barn five \
weeks after the hall was closed. A repair to the roof, carried out after a storm tore off the gutters, failed on Monday. In \
2016 a smaller fire burned down the drying shed. On Tuesday flames destroyed the boiler house.

Mara Quill led the union for nine years. Tessa Dahl, 29, followed her in May. She wrote twice to the owners and was \
fined 500 crowns. Farr was questioned by a judge.

The owners recovered 12,000 crowns from the insurer. The market was to be held on Sunday but was called off \
because rain had flooded the yard. Two years ago the town council opposed any rebuilding. The mill used to employ 90 \
people. Last year the market was held in the square. The guild was against the sale in spring; it has now approved it.

Kern's brother was offered a post at the saw mill but has not said whether he will take it. The mill is seeking a loan \
of 2 million crowns from the bank. Farr said he would not blame the frost for the loss.
""",
)


@pytest.fixture(scope="module")
def known() -> Analysis:
    return analyse(REPORT, PARSER)


def _ask(claim: str, known: Analysis) -> ClaimVerdict:
    return check_claim(REPORT, claim, known, parser=PARSER)


def _checks(verdict: ClaimVerdict, *labels: Label) -> set[str]:
    return {finding.check for finding in verdict.checks if finding.label in labels}


@pytest.mark.parametrize(
    ("claim", "check"),
    [
        pytest.param("The bookkeeper was arrested two months after the head resigned.", "anchor", id="turned span"),
        pytest.param("Brack offered his barn five weeks after the storm.", "anchor", id="a span from another act"),
        pytest.param("The hall was closed five weeks after the arrest.", "anchor", id="a span to another act"),
        pytest.param("The drying shed burned down shortly after the boiler house.", "anchor", id="an earlier year"),
        pytest.param("The yard flooded after the market.", "sequence", id="a cause after its effect"),
        pytest.param("Quill wrote twice to the owners and was fined 500 crowns.", "pronoun", id="the one before"),
        pytest.param("Mara Quill was fined 500 crowns.", "pronoun", id="the one before, undergoing it"),
        pytest.param("The market will be held on Sunday.", "planned", id="a plan given up"),
        pytest.param("The crafts will be shown on Sunday.", "planned", id="a plan given up, in other words"),
        pytest.param("The town council opposes any rebuilding.", "former", id="years ago as now"),
        pytest.param("The mill employs 90 people.", "former", id="used to as now"),
        pytest.param("The market is held in the square.", "former", id="last year as now"),
        pytest.param("The guild is against the sale.", "former", id="a side that was left"),
        pytest.param("Farr said the frost had caused the loss.", "blame", id="a cause that is not blamed"),
        pytest.param("Farr said the frost was responsible for the loss.", "blame", id="the same by an adjective"),
    ],
)
def test_a_claim_of_another_order_time_or_person_is_left_open(claim: str, check: str, known: Analysis) -> None:
    verdict = _ask(claim, known)
    assert verdict.label is not Label.SUPPORTED, verdict.checks
    assert check in _checks(verdict, Label.NOT_CHECKED, Label.CONTRADICTED), verdict.checks


@pytest.mark.parametrize(
    ("claim", "check"),
    [
        pytest.param("A storm tore off the gutters after the repair.", "sequence", id="order with a participle"),
        pytest.param("Jon Brack thanked the workers.", "converse", id="an apposition as who acts"),
        pytest.param("Ilsa Kern accused the inspectors of hiding money.", "converse", id="the accused accuses"),
        pytest.param("The insurer recovered 12,000 crowns from the owners.", "converse", id="from the other"),
        pytest.param("The insurer collected 12,000 crowns from the owners.", "converse", id="the same by another verb"),
    ],
)
def test_exchanged_parts_and_orders_are_contradicted(claim: str, check: str, known: Analysis) -> None:
    verdict = _ask(claim, known)
    assert verdict.label is Label.CONTRADICTED
    assert check in _checks(verdict, Label.CONTRADICTED), verdict.checks


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("The pastor offered his barn five weeks after the closing of the hall.", id="a span as told"),
        pytest.param("Odo Farr resigned two months after the arrest of the bookkeeper.", id="an act as a noun"),
        pytest.param("The roof was repaired after a storm had torn off the gutters.", id="an order as told"),
        pytest.param("The market was called off after the yard was flooded.", id="an effect after its cause"),
        pytest.param("Tessa Dahl wrote twice to the owners and was fined.", id="the one meant"),
        pytest.param("The workers thanked Jon Brack.", id="a passive told actively"),
        pytest.param("Inspectors accused Ilsa Kern of hiding 30,000 crowns.", id="the accusers"),
        pytest.param("The owners recovered 12,000 crowns from the insurer.", id="from the same"),
        pytest.param("The market had been due to be held on Sunday.", id="a plan told as an earlier one"),
        pytest.param("The town council opposed any rebuilding two years ago.", id="years ago, and said so"),
        pytest.param("The guild now approves the sale.", id="the side taken now"),
        pytest.param("Farr said he did not blame the frost for the loss.", id="not blamed"),
        pytest.param("Kern's brother was offered a job at the saw mill.", id="offered, in another noun"),
    ],
)
def test_what_the_source_says_in_its_order_and_of_its_people_is_not_refused(claim: str, known: Analysis) -> None:
    verdict = _ask(claim, known)
    new = {"anchor", "blame", "converse", "former", "planned", "pronoun", "sequence"}
    assert verdict.label in {Label.SUPPORTED, Label.NOT_CHECKED}, verdict.checks
    assert not new & _checks(verdict, Label.NOT_CHECKED, Label.CONTRADICTED), verdict.checks


def test_an_offer_of_a_post_is_no_job_accepted(known: Analysis) -> None:
    verdict = _ask("Kern's brother has accepted a job at the saw mill.", known)
    assert verdict.label is Label.NOT_CHECKED
    assert "unrealised" in _checks(verdict, Label.NOT_CHECKED)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Oru fell. He got up.", "Oru", id="the subject of the sentence before"),
        pytest.param("Mara Oru met Tessa Ulm. She left.", "Mara Oru", id="the subject before the object"),
        pytest.param("Mara Oru led. Tessa Ulm, 29, came third. She left. She rested.", "Tessa Ulm", id="two in a row"),
        pytest.param("Jon Oru slept. Mary Ulm woke. He rose.", None, id="another gender"),
        pytest.param("The council met. He spoke.", None, id="no person"),
        pytest.param('"My coach is kind," said Mary Ulm. "She rose."', None, id="inside a quotation"),
    ],
)
def test_whom_a_pronoun_likely_means(text: str, wanted: str | None) -> None:
    document = Document(text=f"Jon Oru and Mara Oru ran. {text}", name="run.txt")
    parse = analyse(document, PARSER).parse
    assert parse is not None
    pronoun = [token for token in parse.tokens if token.text in {"He", "She"}][-1]
    meant = likely_meant(parse, pronoun.index)
    assert (None if meant is None else document.text[meant.start : meant.end]) == wanted
