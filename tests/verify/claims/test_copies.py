"""A sentence copied but for one place says there what the source says, or is refused."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import check_claim

pytestmark = pytest.mark.skipif(find_parser() is None, reason="spaCy and its small English model are not installed")

DOCUMENT = Document(
    text="""\
Mayor Ada Oru opened the new swing bridge over the Selm on Monday, less than five months after the Harbour Office
began work. Peter Dorn had voted for it in the council, and Lena Vell of the Crane Union praised Oru and Dorn for
keeping to the plan. The Kestrian Bank lent 126 million crowns for the towers. Vell said there was no sign that the
bridge was built with steel from the US. Officials did not say whether the old ferry was a danger to swimmers. The
mill upstream loses water to the new canal every summer, a study by the Office for Inland Ports found.
""",
    name="bridge",
)


@pytest.fixture(scope="module")
def known() -> Analysis:
    return analyse(DOCUMENT, find_parser())


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(
            "Mayor Ada Oru opened the new swing bridge over the Selm on Monday, less than eight months after the "
            "Harbour Office began work.",
            id="a number within a bound",
        ),
        pytest.param("The Kestrian Bank lent 326 million crowns for the towers of the bridge.", id="a number"),
        pytest.param("Vell said there was no sign that the bridge was built with steel from Kestria.", id="a place"),
        pytest.param("Vell said there was no sign that the bridge was not built with steel from the US.", id="not"),
        pytest.param("Vell said there was a sign that the bridge was built with steel from the US.", id="no dropped"),
        pytest.param("The mill upstream gains water to the new canal every summer, a study found.", id="an opposite"),
        pytest.param(
            "The mill upstream loses water to the new canal every summer, because of the drought.", id="an ending"
        ),
        pytest.param(
            "Mayor Ada Oru opened the new swing bridge over the Selm on Monday, which the police had recommended.",
            id="a clause at the end",
        ),
        pytest.param("Peter Dorn had voted for it in the council, and Oru praised Oru and Dorn.", id="another name"),
    ],
)
def test_another_thing_in_one_place_is_never_borne_out(known: Analysis, claim: str) -> None:
    assert check_claim(DOCUMENT, claim, known).label is not Label.SUPPORTED


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("The Kestrian Bank lent 126 million crowns for the towers.", id="the sentence"),
        pytest.param("The Kestrian Bank lent about 126 million crowns for the towers.", id="roughly"),
        pytest.param("The bank of Kestria lent 126 million crowns for the towers.", id="a state and its people"),
        pytest.param("Mayor Oru opened the new swing bridge over the Selm on Monday.", id="a shorter name"),
        pytest.param(
            "The mill upstream loses water to the new canal each summer, a study by the Office for Inland Ports said.",
            id="other words for the same",
        ),
    ],
)
def test_the_same_in_other_words_is_not_refused(known: Analysis, claim: str) -> None:
    assert check_claim(DOCUMENT, claim, known).label in {Label.SUPPORTED, Label.NOT_CHECKED}
