"""Sentences with an actor and an act that are in no record."""

import pytest

from llm_brief.extract.coverage import uncovered
from llm_brief.records.base import evidence_of
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")

TEXT = (
    "Orland expelled two diplomats. It snowed. The Council renamed the square. The Council owns the square. "
    "Marr said the pass was open. If Orland leaves, talks end."
)
DOCUMENT = Document(text=TEXT, name="a.txt")
KNOWN = analyse(DOCUMENT, find_parser())


def test_acts_and_words_of_somebody_are_listed_states_and_conditions_are_not() -> None:
    assert [sentence.index for sentence in uncovered(DOCUMENT, KNOWN, ())] == [1, 3, 5]


def test_what_is_in_a_record_is_covered() -> None:
    start = TEXT.index("renamed")
    evidence = evidence_of(DOCUMENT, [DOCUMENT.span(start, start + 7)])
    assert [sentence.index for sentence in uncovered(DOCUMENT, KNOWN, evidence)] == [1, 5]


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        pytest.param("The harbour of Belmor was reduced to rubble.", True, id="a passive that names nobody"),
        pytest.param("Ada Finch became mayor.", True, id="what somebody became"),
        pytest.param("“The pass is shut. It stays shut,” Marr said.", True, id="both sentences of a quotation"),
        pytest.param("Did Orland expel the envoys?", False, id="a question"),
        pytest.param("Orland expelled the envoys", False, id="a headline"),
        pytest.param("The Council owns the square.", False, id="a state"),
    ],
)
def test_what_tells_of_an_act(sentence: str, *, counts: bool) -> None:
    document = Document(text=f"It snowed. {sentence}\n\nIt rained.", name="a.txt")
    found = {s.index for s in uncovered(document, analyse(document, find_parser()), ())}
    told = {s.index for s in document.sentences if s.text not in ("It snowed.", "It rained.")}
    assert found == (told if counts else set())


def test_without_a_parse_too_many_rather_than_too_few() -> None:
    found = uncovered(DOCUMENT, analyse(DOCUMENT, None), ())
    assert {1, 3, 5} - {sentence.index for sentence in found} <= {1, 5}
