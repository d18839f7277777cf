"""What is left out of a sentence, given to another clause, or asked for only beside it: invented reports and claims."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import check_claim

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

REPORT = Document(
    name="reservoir.txt",
    text="""\
VARN, June 4 (Quill News) - The town of Varn said on Wednesday that it had shut the ferry landing. The council \
ordered the operator to drain the reservoir after wardens saw a leak in the dam. Rents in the old town rose 6.1 percent, while \
rents in the harbour rose 2.8 percent. Forty passengers, eight of them pupils, fell into the lake. All but three of \
the seven boats sank in the squall. The regatta had been set for Sunday but was put off until May. The crews plan \
to walk out after the owners cut their rations. Twenty-two percent said they liked the new ferry, and 61 percent said \
they would rather drive. The museum lost a quarter of its visitors. Ada Finch fell on the stairs and broke a wrist.
""",
)

LABELS = {
    "supported": {Label.SUPPORTED},
    "open": {Label.NOT_CHECKED, Label.NOT_FOUND, Label.PARTIAL},
    "refused": {Label.CONTRADICTED, Label.MISATTRIBUTED, Label.NOT_FOUND, Label.PARTIAL},
    "not supported": set(Label) - {Label.SUPPORTED},
    "not refused": {Label.SUPPORTED, Label.NOT_CHECKED},
}


@pytest.fixture(scope="module")
def known() -> Analysis:
    return analyse(REPORT, PARSER)


@pytest.mark.parametrize(
    ("claim", "wanted"),
    [
        pytest.param("Rents in the old town rose 6.1 percent.", "supported", id="the first half"),
        pytest.param("Rents in the old town rose 2.8 percent.", "not supported", id="the figure of the second half"),
        pytest.param("Forty passengers fell into the lake.", "supported", id="all of them"),
        pytest.param("Forty pupils fell into the lake.", "not supported", id="a part named as all"),
        pytest.param("Three of the seven boats sank in the squall.", "not supported", id="those spared named as sunk"),
        pytest.param("The regatta is set for Sunday.", "not supported", id="a former plan as one that holds"),
        pytest.param("Ada Finch broke a wrist.", "supported", id="the subject that two verbs share"),
        pytest.param("Ada Finch fell on the stairs.", "supported", id="the first of two verbs"),
        pytest.param("Wardens saw a leak in the dam.", "supported", id="a fact inside what is ordered"),
        pytest.param("The operator drained the reservoir.", "not supported", id="what is ordered"),
        pytest.param("The owners cut the rations.", "not refused", id="a fact inside what is planned"),
        pytest.param("The crews walked out.", "not supported", id="what is planned"),
        pytest.param("The town shut the ferry landing, it said.", "not refused", id="the speaker as a pronoun behind"),
        pytest.param("Sixty-one percent said they would rather drive.", "not refused", id="those of that number"),
        pytest.param("Twenty-two percent said they would rather drive.", "refused", id="those of another number"),
        pytest.param("The museum lost all of its visitors.", "refused", id="all for a quarter"),
        pytest.param("The museum lost a quarter of its visitors.", "supported", id="a quarter"),
    ],
)
def test_what_is_left_of_a_sentence_says_what_the_sentence_says(claim: str, wanted: str, known: Analysis) -> None:
    verdict = check_claim(REPORT, claim, known, parser=PARSER)
    assert verdict.label in LABELS[wanted], verdict.checks
