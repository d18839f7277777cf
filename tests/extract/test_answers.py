"""Answers that later sentences give to demands, and those that answer somebody else."""

import pytest

from llm_brief.extract.proposals import propose
from llm_brief.records.vocabulary import Kind
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")

_ASKED = "Orland has demanded that Tessaly hand over two men and close the camps."
_BETWEEN = "Raiders cross the border each week. The pass has been shut for a year."


def answers(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Of each demand the status, the response and the responder."""
    document = Document(text=text, name="a.txt")
    drafts = [d for d in propose(document, analyse(document, find_parser())) if d.kind is Kind.DEMAND]
    return [
        tuple(str(found.value) if (found := d.first(name)) else None for name in ("status", "response", "responder"))  # type: ignore[misc] # three of them
        for d in drafts
    ]


@pytest.mark.parametrize(
    ("answer", "status", "responder"),
    [
        pytest.param(
            "Tessaly has pushed back against these demands, above all that about the camps.",
            "rejected",
            "Tessaly",
            id="pushed back, in part",
        ),
        pytest.param(
            "The Tessaly authorities rejected both demands.", "rejected", "The Tessaly authorities", id="both"
        ),
        pytest.param(
            "Tessaly's government turned down the demands.", "rejected", "Tessaly's government", id="its rulers"
        ),
        pytest.param("These demands were rejected by Tessaly.", "rejected", "Tessaly", id="passive"),
        pytest.param("Tessaly rejected Orland's demands.", "rejected", "Tessaly", id="whose demands"),
        pytest.param("Tessaly agreed to these demands.", None, "Tessaly", id="agreed to"),
        pytest.param("Tessaly accepted those demands on Monday.", None, "Tessaly", id="accepted"),
        pytest.param("Tessaly has ignored the demands.", None, "Tessaly", id="ignored"),
    ],
)
def test_all_that_was_asked_is_answered(answer: str, status: str | None, responder: str) -> None:
    assert answers(f"{_ASKED} {_BETWEEN} {answer}") == [(status, answer.rstrip("."), responder)] * 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{_ASKED} {_BETWEEN} Merrow has rejected these demands.", id="somebody else"),
        pytest.param(f"{_ASKED} {_BETWEEN} Orland has dropped these demands.", id="no answer"),
        pytest.param(f"{_ASKED} {_BETWEEN} Tessaly has rejected the miners' demands.", id="somebody else's demands"),
        pytest.param(f"{_ASKED} {_BETWEEN} Tessaly may reject these demands.", id="may"),
        pytest.param(f"{_ASKED} {_BETWEEN} Will Tessaly reject these demands?", id="a question"),
        pytest.param(f"{_ASKED} {_BETWEEN} Tessaly has rejected the demands of the miners.", id="of others"),
        pytest.param(f"{_ASKED}\n\nElsewhere\n\nTessaly has rejected these demands.", id="under another heading"),
        pytest.param(f"{_ASKED}\n\nOther news\n\nTessaly has rejected these demands.", id="under other news"),
        pytest.param(f"{_ASKED} {'It snowed all day. ' * 9} Tessaly has rejected these demands.", id="far off"),
    ],
)
def test_what_answers_nothing_of_it_is_not_linked(text: str) -> None:
    assert [found[1:] for found in answers(text)] == [(None, None)] * 2


def test_the_last_who_asked_is_answered() -> None:
    text = (
        "The miners demanded that Tessaly raise their wages. Orland demanded that Tessaly close the camps. "
        "Tessaly has rejected the demand."
    )
    assert [found[0] for found in answers(text)] == [None, "rejected"]


def test_who_asked_last_does_not_answer_himself() -> None:
    text = (
        "Orland demanded that Tessaly close the camps. Tessaly demanded that Orland reopen the pass. "
        "Tessaly has rejected the demand."
    )
    assert [found[0] for found in answers(text)] == ["rejected", None]
