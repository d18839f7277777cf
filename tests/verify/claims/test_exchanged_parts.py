"""What a claim turns round: parts, descriptions, relatives, verdicts, levels, times, and what is over by now."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import check_claim

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

REPORT = Document(
    name="quarry.txt",
    text="""\
MARDLE, Oct 9 - The county court at Mardle on Friday acquitted Edwin Tarrow, a quarry owner, of bribing two planning \
officers, but convicted his former accountant, Lotte Quill, of false bookkeeping and fined her 9,000 marks.

Tarrow told the court that a stranger had handed him an envelope with 12,000 marks. Quill's lawyer, Bram Osten, said a \
police officer had threatened her with prison during an interview. The clerk said the inspector had called him a liar.

A truck left the quarry at 10.20 p.m. The police were called at 11.50 p.m. and arrived at 12.30 a.m. A red van with \
spare parts had collided with a white bus on the way to the quarry, and a tall steward had pushed a small visitor.

Planning officer Silke Dorr, a niece of the mayor, was cleared of all charges in March. Quill headed the quarry's \
finance department until she left in 2021. Her successor, Anton Reve, still runs it. The quarry was founded by \
Tarrow's grandfather, Konrad Tarrow, in 1948. Iven Marrow resigned as head of the miners' fund in May. Former county \
engineer Paul Vesper gave evidence on Tuesday. County engineer Ida Lomax said she had found no letter.

The quarry's debt shrank to 11 million marks from 14 million. The share of local workers went up from 41 percent to \
55 percent. The Mardle team reached the final, three days after having lost the league match 4-0 at Dunwick Park. \
Board member Otto Prinz voted to dismiss the manager. The council voted on Monday to cut the fee.

Two years ago the regulator prohibited a takeover of the Lorring works by the brewery Kettner. A tribunal dismissed a \
suit by the pilots' club against the Stroma company.
""",
)


@pytest.fixture(scope="module")
def known() -> Analysis:
    return analyse(REPORT, PARSER)


@pytest.mark.parametrize(
    ("claim", "check"),
    [
        pytest.param(
            "Tarrow told the court that he had handed a stranger an envelope with 12,000 marks.",
            "converse",
            id="given by the one to whom it is given",
        ),
        pytest.param(
            "Osten said that Quill had threatened a police officer with prison during an interview.",
            "converse",
            id="threatened by the one who is",
        ),
        pytest.param(
            "The clerk said he had called the inspector a liar.", "converse", id="called so by the one who is"
        ),
        pytest.param(
            "Dunwick Park had lost the league match 4-0.", "converse", id="lost by the place where it was lost"
        ),
        pytest.param("A white van collided with a red bus.", "described", id="each with the other's colour"),
        pytest.param("A small steward pushed a tall visitor.", "described", id="each with the other's height"),
        pytest.param("Otto Prinz voted to keep the manager.", "vote", id="a vote for something else"),
        pytest.param("The council voted on Monday to keep the fee.", "vote", id="a vote of several for something else"),
        pytest.param("The mayor is a niece of Silke Dorr.", "lineage", id="whose niece is the niece"),
        pytest.param("The quarry was founded by Konrad Tarrow's grandfather.", "lineage", id="a relative's relative"),
        pytest.param("Lotte Quill is the successor of Anton Reve.", "lineage", id="whose successor is the successor"),
        pytest.param("Edwin Tarrow was found guilty of bribing two officers.", "polarity", id="acquitted, not guilty"),
        pytest.param("Silke Dorr was convicted in March.", "polarity", id="cleared, not convicted"),
        pytest.param(
            "The quarry's debt swelled to 14 million marks from 11 million.", "change", id="from there to here"
        ),
        pytest.param(
            "The share of local workers went from 55 percent to 41 percent.", "change", id="whatever the verb is"
        ),
        pytest.param(
            "The police were called at 12.30 a.m. and arrived at 11.50 p.m.", "hour", id="each at the other's time"
        ),
        pytest.param("The police arrived at 11.50 p.m.", "hour", id="at the time of another act"),
        pytest.param(
            "Lotte Quill is currently in charge of the quarry's finance department.", "former", id="until she left"
        ),
        pytest.param("Iven Marrow is the head of the miners' fund.", "former", id="resigned as head"),
        pytest.param("County engineer Paul Vesper gave evidence on Tuesday.", "post", id="a former one as one"),
        pytest.param(
            "Two years ago the regulator stopped Lorring from taking over the brewery Kettner.",
            "parts",
            id="the one to be taken over as buyer",
        ),
        pytest.param(
            "A tribunal dismissed a suit by the Stroma company against the pilots' club.",
            "parts",
            id="a suit by whom it is against",
        ),
    ],
)
def test_what_is_turned_round_is_found_and_not_supported(claim: str, check: str, known: Analysis) -> None:
    verdict = check_claim(REPORT, claim, known, parser=PARSER)
    assert check in {finding.check for finding in verdict.checks}, verdict.checks
    assert verdict.label is not Label.SUPPORTED


_NEW = {"described", "vote", "lineage", "hour", "parts", "converse", "change", "former", "polarity", "turned", "score"}


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("Tarrow said a stranger had handed him 12,000 marks.", id="the pronoun kept"),
        pytest.param("An envelope was handed to Tarrow by a stranger.", id="in the passive"),
        pytest.param("Quill had been threatened with prison by a police officer.", id="threatened in the passive"),
        pytest.param("The Mardle team had lost the league match 4-0 at Dunwick Park.", id="the loser itself"),
        pytest.param("A white bus and a red van had collided.", id="described alike in another order"),
        pytest.param("A small visitor was pushed by a tall steward.", id="described alike in the passive"),
        pytest.param("Otto Prinz voted to dismiss the manager.", id="the same vote"),
        pytest.param("The council voted to lower the fee.", id="the same vote in another word"),
        pytest.param("Silke Dorr is the mayor's niece.", id="the niece herself"),
        pytest.param("The quarry was founded by Edwin Tarrow's grandfather.", id="the grandson's grandfather"),
        pytest.param("Anton Reve is Lotte Quill's successor.", id="the successor"),
        pytest.param("Edwin Tarrow was found not guilty of bribing two planning officers.", id="not guilty"),
        pytest.param("Lotte Quill was found guilty of false bookkeeping.", id="guilty"),
        pytest.param("The quarry's debt fell from 14 million to 11 million marks.", id="the same levels"),
        pytest.param("The share of local workers rose to 55 percent from 41 percent.", id="the end before the start"),
        pytest.param(
            "The police were called at 11.50 p.m., after a truck left at 10.20 p.m.", id="both at their times"
        ),
        pytest.param("The police arrived at 12.30 a.m.", id="at its own time"),
        pytest.param("Anton Reve runs the quarry's finance department.", id="who runs it still"),
        pytest.param("Iven Marrow no longer heads the miners' fund.", id="no longer"),
        pytest.param("The regulator stopped Kettner from taking over the Lorring works.", id="the buyer as buyer"),
        pytest.param("The pilots' club sued the Stroma company.", id="who sues"),
    ],
)
def test_what_is_told_in_the_same_parts_is_not_doubted_for_them(claim: str, known: Analysis) -> None:
    verdict = check_claim(REPORT, claim, known, parser=PARSER)
    found = {finding.check for finding in verdict.checks if finding.label is not Label.SUPPORTED}
    assert found.isdisjoint(_NEW), verdict.checks


def test_a_range_of_change_is_no_score_and_a_former_post_may_be_told_as_one_that_was(known: Analysis) -> None:
    told = check_claim(REPORT, "The debt fell from 14 to 11 million marks.", known, parser=PARSER)
    assert "score" not in {finding.check for finding in told.checks}
    once = check_claim(REPORT, "Paul Vesper, once county engineer, gave evidence.", known, parser=PARSER)
    assert not {"post", "office"} & {finding.check for finding in once.checks}
