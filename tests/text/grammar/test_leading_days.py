"""A day before a name is no part of it; April Jones is called so."""

import pytest

from llm_brief.text.document import Document
from llm_brief.text.grammar.clauses import clauses
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.text.grammar.telling import told_in

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        pytest.param("On Friday Mr Oru opened the school.", "open", "Mr Oru opened the school", id="on Friday"),
        pytest.param("In March Lena Ost sued the mill.", "sue", "Lena Ost sued the mill", id="in March"),
        pytest.param("Sunday rebels attacked Kern.", "attack", "rebels attacked Kern", id="a day before people"),
        pytest.param("Sunday services resumed in Halm.", "resume", "Sunday services resumed in Halm", id="of a Sunday"),
        pytest.param("The Sunday rebels sued the mill.", "sue", "The Sunday rebels sued the mill", id="a sort of them"),
        pytest.param("April Jones sued the mill.", "sue", "April Jones sued the mill", id="a first name"),
        pytest.param("The Friday Club sued the mill.", "sue", "The Friday Club sued the mill", id="a club"),
    ],
)
def test_a_title_begins_with_the_name(text: str, lemma: str, expected: str) -> None:
    document, parser = Document(text=text), find_parser()
    assert parser is not None
    parse = parser.parse(document)
    clause = next(clause for clause in clauses(parse) if clause.lemma == lemma)
    assert told_in(document, parse, clause.predicate, clause.stands_for) == expected
