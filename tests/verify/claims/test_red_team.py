"""What hostile readers of the check of claims found, in other words: each row was once judged wrongly."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import check_claim

pytestmark = pytest.mark.skipif(find_parser() is None, reason="spaCy and its small English model are not installed")

DOCUMENT = Document(
    text="""\
Clara Moss, a graduate of the Halm academy, opened the season at the Tower Theatre on Friday with Ivo Brand, the
critic. Brand called the first night “a splendid evening that somebody should have stopped”. The upper chamber passed
the theatre bill by 81 votes to 60. Lawyers for Moss asked Judge Orde to bar a set of letters found in a trunk that
guards had seized in Halm. “If I am honest, I would have been happy with a draw,” Moss said. The sponsor will pay for
the roof only if a formal plan is filed by May. The keeper of the tower, Tomas Vell, lives in Belmor.
The academy, the union demands, will move to Karst in June.
""",
    name="theatre",
)


@pytest.fixture(scope="module")
def known() -> Analysis:
    return analyse(DOCUMENT, find_parser())


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("Ivo Brand, a graduate of the Halm academy, is a critic.", id="another's description"),
        pytest.param("Brand called the first night “a splendid evening”.", id="a quotation cut before what turns it"),
        pytest.param("The academy moved to Karst in June.", id="a demand in the midst of what is demanded"),
        pytest.param("The Tower was torn down to make room for a hotel for Moss.", id="words without their connection"),
    ],
)
def test_it_is_not_borne_out(known: Analysis, claim: str) -> None:
    assert check_claim(DOCUMENT, claim, known).label is not Label.SUPPORTED


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("Clara Moss, a graduate of the Halm academy, opened the season.", id="one's own description"),
        pytest.param("The theatre bill passed by 81 votes to 60.", id="votes are no party"),
        pytest.param("Guards seized a trunk in Halm.", id="what a request takes for granted"),
        pytest.param("Moss said she would have been happy with a draw.", id="a way to speak is no condition"),
        pytest.param("The sponsor will pay for the roof only if someone files a formal plan by May.", id="somebody"),
    ],
)
def test_it_is_not_refused(known: Analysis, claim: str) -> None:
    verdict = check_claim(DOCUMENT, claim, known)
    assert verdict.label in {Label.SUPPORTED, Label.NOT_CHECKED}, verdict.checks
