"""What somebody takes for granted rests on the text's own word where the text tells it as well."""

import pytest

from llm_brief.text.analysis import analyse
from llm_brief.text.attribution.presupposed import is_told_outright
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")

TOLD = "Union leaders said the offer was worse than the one that was made before talks collapsed on June 30."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{TOLD} Talks collapsed over pay.", True, id="told by the text"),
        pytest.param(TOLD, False, id="told by nobody else"),
        pytest.param(f"{TOLD} The mayor said talks collapsed over pay.", False, id="told by another"),
        pytest.param(f"{TOLD} Talks may collapse again.", False, id="only possible"),
        pytest.param(f"{TOLD} Talks never collapsed.", False, id="denied"),
        pytest.param(f"{TOLD} A roof collapsed in Halm.", False, id="another thing"),
        pytest.param(
            "Union leaders said that talks collapsed. Talks collapsed over pay.", False, id="said, not assumed"
        ),
    ],
)
def test_the_text_tells_it_too(text: str, expected: bool) -> None:
    document = Document(text=text)
    known = analyse(document, find_parser())
    assert known.parse is not None
    clause = next(clause for clause in known.clauses if clause.lemma == "collapse")
    assert is_told_outright(document, known.parse, clause.predicate, known.attributions) is expected
