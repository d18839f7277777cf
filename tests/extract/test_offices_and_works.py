"""Who is named for an office and what a work is called: neither the office nor a piece of the title is a party."""

import pytest

from llm_brief.extract.proposals import propose
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def parties(text: str, field: str = "recipients") -> list[str]:
    document = Document(text=text)
    drafts = propose(document, analyse(document, find_parser()))
    return [str(claim.value) for draft in drafts if draft.kind.value == "event" for claim in draft.of(field)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Mayor Olga Reyn has endorsed Senator Paul Kane for president.", ["Senator Paul Kane"], id="president"
        ),
        pytest.param("The union endorsed Kane for governor on Monday.", ["Kane"], id="governor"),
        pytest.param("The party nominated Ruth Elling for mayor.", ["Ruth Elling"], id="a name cut before the office"),
        pytest.param("Orlune appealed to the rebels for peace.", ["the rebels"], id="for a thing"),
        pytest.param("Lena Ost premiered her play, Thrift, Silence, and Fury: A Guide for the Bored.", [], id="a play"),
        pytest.param("The Canal House attacked her film, Stones, Rivers, and Other Neighbours.", [], id="a film"),
        pytest.param(
            "The rebels attacked the army, Malo, and Tarn.", ["the army", "Malo", "Tarn"], id="a list of those attacked"
        ),
    ],
)
def test_recipients(text: str, expected: list[str]) -> None:
    assert parties(text) == expected
