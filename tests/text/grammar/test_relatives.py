"""Whom a relative pronoun means."""

import pytest

from llm_brief.text.document import Document
from llm_brief.text.grammar.clauses import clauses
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def subject_of(text: str, lemma: str) -> str | None:
    parser = find_parser()
    assert parser is not None
    found = next(c for c in clauses(parser.parse(Document(text=text))) if c.lemma == lemma and not c.nominal)
    return None if found.subject is None else text[found.subject.start : found.subject.end]


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        pytest.param(
            "The help is also being extended to exiled Orvane women leaders, labour activists, and reform groups "
            "who continue to call for a vote.",
            "continue",
            "exiled Orvane women leaders, labour activists, and reform groups",
            id="a whole list, where the parser means the middle of it",
        ),
        pytest.param("Oru met the pilot who had left.", "leave", "the pilot", id="the noun before"),
        pytest.param(
            "The town thanked the mayor, the pilots and the doctors who had stayed.",
            "stay",
            "the doctors",
            id="the last of a list alone, where the parser has it so",
        ),
    ],
)
def test_a_relative_clause_tells_of_what_stands_before_it(text: str, lemma: str, expected: str) -> None:
    assert subject_of(text, lemma) == expected
