"""Adverbs after which an act is not one that was done."""

import pytest

from llm_brief.text.document import Document
from llm_brief.text.grammar.hedged import is_hedged
from llm_brief.text.grammar.syntax import Parser, find_parser, why_no_parser


@pytest.fixture(scope="module")
def parser() -> Parser:
    found = find_parser()
    if found is None:
        pytest.skip(f"needs a parser: {why_no_parser()}")
    return found


@pytest.mark.parametrize(
    ("text", "verb", "hedged"),
    [
        pytest.param("Rarely, guards fired at tenants.", "fired", True, id="rarely"),
        pytest.param("Nearly, the army killed the guards.", "killed", True, id="nearly, in front"),
        pytest.param("The army almost killed the guards.", "killed", True, id="almost"),
        pytest.param("In theory, the council banned skates.", "banned", True, id="in theory"),
        pytest.param("On paper, the council banned skates.", "banned", True, id="on paper"),
        pytest.param("Typically, the fair has been opened by singers.", "opened", True, id="typically"),
        pytest.param("The army killed nearly fifty guards.", "killed", False, id="a number"),
        pytest.param("Almost fifty guards left the town.", "left", False, id="a number in front"),
        pytest.param("In May, the council banned skates.", "banned", False, id="a month"),
        pytest.param("Ministers agreed in principle to shut the mill.", "agreed", False, id="agreed in principle"),
        pytest.param("Quickly, guards fired at tenants.", "fired", False, id="quickly"),
        pytest.param("The council banned the theory of the ferry in schools.", "banned", False, id="a theory"),
    ],
)
def test_a_hedge_stands_beside_the_verb(parser: Parser, text: str, verb: str, hedged: bool) -> None:
    parse = parser.parse(Document(text=text))
    at = next(token.index for token in parse.tokens if token.text == verb)
    assert is_hedged(parse, at) is hedged
