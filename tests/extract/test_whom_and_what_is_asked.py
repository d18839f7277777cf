"""Who is asked and for what, where words stand between: what is printed of a demand, and what keeps out of it."""

import pytest

from llm_brief.extract.proposals import propose
from llm_brief.records.vocabulary import Kind
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.driver import Verifier

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def demands(text: str) -> list[dict[str, str]]:
    """The demands that stand, by the supported values of each."""
    document = Document(text=text, name="a.txt")
    known = analyse(document, find_parser())
    drafts = propose(document, known)
    found = []
    for draft, result in zip(drafts, Verifier().verify(document, known, drafts).judged, strict=True):
        if draft.kind is Kind.DEMAND and result.record is not None:
            refused = {entry.pointer for entry in result.withheld}
            found.append({c.field.name: str(c.value) for c in draft.claims if c.pointer not in refused})
    return found


@pytest.mark.parametrize(
    ("text", "whom", "what"),
    [
        pytest.param("The Orrin Heron Trust urged anyone with information about the raid to contact it.", "anyone with information about the raid", "contact it", id="anyone with"),
        pytest.param("Police urged anyone with a film of the crash to come forward.", "anyone with a film of the crash", "come forward", id="hung on the last noun"),
        pytest.param("The council asked residents with spare rooms to house the flooded families.", "residents with spare rooms", "house the flooded families", id="only some of them"),
        pytest.param("Officials in Varna urged people living near the river to leave their homes.", "people living near the river", "leave their homes", id="told apart by a participle"),
        pytest.param("The union urged workers at the Orrin mill to join the march.", "workers at the Orrin mill", "join the march", id="told apart by a place"),
        pytest.param("The council urged everyone in Varna to stay indoors.", "everyone in Varna", "stay indoors", id="everyone"),
        pytest.param("The ministry ordered people near the river to leave.", "people near the river", "leave", id="an order"),
        pytest.param("President Ida Brandt sounded a call for Varna to accept more sailors.", "Varna", "accept more sailors", id="a call for somebody to do it"),
        pytest.param("Orland urged the Council to reopen the pass.", "the Council", "reopen the pass", id="a name stays as it is"),
    ],
)  # fmt: skip
def test_those_who_are_asked_are_told_apart_by_the_words_behind(text: str, whom: str, what: str) -> None:
    assert [(row.get("addressees"), row["content"]) for row in demands(text)] == [(whom, what)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param("The ministry ordered the firm to reopen the mine, saying the pit was safe.", "reopen the mine", id="what was said with it"),
        pytest.param("The mayor asked the ferry line to run all night, leaving the day boats empty.", "run all night", id="what came of it"),
        pytest.param("The mayor urged residents to leave the town on Monday when she spoke on the radio.", "leave the town", id="when it was asked"),
        pytest.param("The council asked Lund to resign after he had lied about the fees.", "resign", id="after what"),
        pytest.param("The council ordered the firm to close the mine until the inquiry is over.", "close the mine until the inquiry is over", id="how long belongs to it"),
        pytest.param("The ministry urged drivers to slow down when they pass the school.", "slow down when they pass the school", id="when it is to be done"),
        pytest.param("The union asked the firm to reopen the mine by Friday.", "reopen the mine by Friday", id="by when"),
    ],
)  # fmt: skip
def test_what_is_asked_for_ends_where_the_asking_is_told_again(text: str, what: str) -> None:
    assert [row["content"] for row in demands(text)] == [what]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A spokesman for Brandt did not immediately respond to the Ledger's request for comment.", id="a reporter's own"),
        pytest.param("Brandt's office did not answer requests for an interview from the Ledger.", id="for an interview"),
        pytest.param("The council asked the ministry about a plan to close the port.", id="the plan is to close it"),
        pytest.param("The board asked members with a wish to leave.", id="a wish of their own"),
    ],
)  # fmt: skip
def test_nothing_is_asked_of_anybody(text: str) -> None:
    assert demands(text) == []


@pytest.mark.parametrize(
    ("text", "status", "response", "responder"),
    [
        pytest.param("Ivo Lund refused on Monday when the council asked him to open the books.", "rejected", "Ivo Lund refused on Monday", "Ivo Lund", id="refused"),
        pytest.param("Mara Brandt agreed at once when the council asked her to open the books.", None, "Mara Brandt agreed at once", "Mara Brandt", id="agreed"),
        pytest.param("Ivo Lund left the room when the council asked him to open the books.", "made", None, None, id="no answer"),
        pytest.param("Ivo Lund agreed at once when the council asked the port to open the books.", "made", None, None, id="another is asked"),
        pytest.param("Ivo Lund agreed a price when the council asked him to open the books.", "made", None, None, id="something else is agreed"),
    ],
)  # fmt: skip
def test_what_somebody_does_when_asked_answers(
    text: str, status: str | None, response: str | None, responder: str | None
) -> None:
    rows = [(row.get("status"), row.get("response"), row.get("responder")) for row in demands(text)]
    assert rows == [(status, response, responder)]


def test_silence_is_no_answer_of_the_one_who_keeps_it() -> None:
    row = demands("The union asked the port to pay the crews. The port did not respond.")[0]
    assert "responder" not in row
