"""What is hoped, feared or not known is not told as what somebody states."""

from datetime import date

import pytest

from llm_brief.pipeline import Options, run
from llm_brief.records.wording import statement_of
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="spaCy and its small English model are not installed")


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        pytest.param("The Dockers Union remained hopeful that the council will pay.", None, id="hopeful"),
        pytest.param("Mayor Oru was unaware that the bridge had failed.", None, id="unaware"),
        pytest.param("Mayor Oru hopes that the council will pay for the bridge.", None, id="hopes"),
        pytest.param("Mayor Oru denied that the bridge had failed.", "stated", id="denied"),
    ],
)
def test_the_word_of_feeling_stands_with_what_is_felt(text: str, basis: str | None) -> None:
    briefing = run([Document(text=text, name="x")], None, Options(as_of=date(2031, 1, 1)))
    (position,) = briefing.positions
    assert statement_of(position) == text
    assert (position.basis.value.value if position.basis else None) == basis
    assert not briefing.withheld


def test_words_said_with_feeling_are_words_said() -> None:
    text = "Mayor Oru said he was hopeful that the council would pay."
    (position,) = run([Document(text=text, name="x")], None, Options(as_of=date(2031, 1, 1))).positions
    assert position.statement is not None
    assert position.statement.value == "he was hopeful that the council would pay"
