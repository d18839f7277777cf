"""What is only said to be untrue or open is not told."""

import pytest

from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.disputed import is_disputed
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It is not true that police killed nine students.", True, id="not true"),
        pytest.param("It is false that police killed nine students.", True, id="false"),
        pytest.param("It was doubtful that police killed nine students.", True, id="doubtful"),
        pytest.param("It is a myth that police killed nine students.", True, id="a myth"),
        pytest.param("It is not the case that police killed nine students.", True, id="not the case"),
        pytest.param("There is no evidence that police killed nine students.", True, id="no evidence"),
        pytest.param("No evidence exists that police killed nine students.", True, id="none exists"),
        pytest.param("That police killed nine students is untrue.", True, id="a clause as subject"),
        pytest.param("It is true that police killed nine students.", False, id="true"),
        pytest.param("It is clear that police killed nine students.", False, id="clear"),
        pytest.param("It is not doubtful that police killed nine students.", False, id="not doubtful"),
        pytest.param("Police found evidence that rebels killed nine students.", False, id="evidence"),
        pytest.param("There is no doubt that police killed nine students.", False, id="no doubt"),
        pytest.param("Ada Finch was wrong when police killed nine students.", False, id="wrong about another thing"),
        pytest.param("Police killed nine students, and the report is false.", False, id="another thing is false"),
    ],
)
def test_a_clause_called_untrue_is_told_from_one_that_stands(text: str, expected: bool) -> None:
    known = analyse(Document(text=text), find_parser())
    assert known.parse is not None
    clause = next(clause for clause in known.clauses if clause.lemma == "kill")
    assert is_disputed(known.parse, clause.predicate) is expected
    assert clause.conditional is expected
