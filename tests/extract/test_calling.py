"""Positions in what somebody calls a thing, and in what somebody denies beside another voice."""

from datetime import date

import pytest

from llm_brief.extract.proposals import propose
from llm_brief.pipeline import Options, run
from llm_brief.records.vocabulary import Kind
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def positions(text: str) -> list[tuple[str, str]]:
    """Who holds each position, and its words."""
    document = Document(text=text, name="a.txt")
    drafts = [d for d in propose(document, analyse(document, find_parser())) if d.kind is Kind.POSITION]
    return [(str(d.of("stakeholder")[0].value), str(d.of("statement")[0].value)) for d in drafts]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        pytest.param(
            "The plan drew criticism from Ivo Marr, the former envoy, who called the choice of the hall 'hugely "
            "unwise'.",
            ("Ivo Marr", "called the choice of the hall 'hugely unwise'"),
            id="who called it two words",
        ),
        pytest.param(
            'The vote drew criticism from Ivo Marr, a former mayor, who described the timetable as "a serious mistake".',
            ("Ivo Marr", "a serious mistake"),
            id="who described it as",
        ),
        pytest.param(
            "The Council published the plan, which Ivo Marr described as 'a grave mistake'.",
            ("Ivo Marr", "a grave mistake"),
            id="which he described as",
        ),
        pytest.param(
            "The plan, which Oru Denn called 'pure folly', will go ahead.",
            ("Oru Denn", "pure folly"),
            id="which, short",
        ),
        pytest.param(
            "The union branded the offer “an insult to every driver”.",
            ("The union", "an insult to every driver"),
            id="branded",
        ),
        pytest.param(
            "The offer was described by Ivo Marr as 'an insult to the drivers'.",
            ("Ivo Marr", "an insult to the drivers"),
            id="passive",
        ),
        pytest.param(
            "Otto Brask called the blockade unlawful.", ("Otto Brask", "called the blockade unlawful"), id="unquoted"
        ),
        pytest.param("Oru Denn called it 'deeply wrong'.", ("Oru Denn", "deeply wrong"), id="it"),
    ],
)
def test_what_somebody_calls_a_thing_is_a_position(text: str, position: tuple[str, str]) -> None:
    assert positions(text) == [position]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Otto Brask called the police.", id="by telephone"),
        pytest.param("Marr called a meeting for Friday.", id="a meeting"),
        pytest.param("Marr called for calm.", id="called for"),
        pytest.param("Oru Denn described the scene in the hall.", id="described"),
        pytest.param("Marr did not call the vote 'a fraud'.", id="negated"),
        pytest.param("Marr stopped short of calling the ruling unjust.", id="stopped short"),
        pytest.param("Marr refused to call the vote 'a complete fraud'.", id="refused to"),
    ],
)
def test_what_nobody_called_so_is_none(text: str) -> None:
    assert [found for found in positions(text) if not found[1].startswith("refused")] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The Tessaly government denies any raids from its soil, however, UN reports confirm the raids near "
            "Halvren.",
            id="a splice",
        ),
        pytest.param(
            "The Tessaly government denies any raids from its soil; however, UN reports confirm the raids.",
            id="a semicolon",
        ),
        pytest.param(
            "The Tessaly government denies any raids from its soil, but UN reports confirm that they begin there.",
            id="but",
        ),
    ],
)
def test_a_denial_beside_another_voice_is_printed_with_its_own_words(text: str) -> None:
    briefing = run([Document(text=text, name="a.txt")], None, Options(as_of=date(2031, 5, 4)))
    found = [p for p in briefing.positions if p.stakeholder and p.stakeholder.value == "The Tessaly government"]
    assert [p.statement.value for p in found if p.statement] == ["denies any raids from its soil"]
    assert [p.stance.value.value for p in found if p.stance] == ["against"]


def test_a_denied_deed_is_a_position_too() -> None:
    assert positions("Orland denies harbouring rebels.") == [("Orland", "denies harbouring rebels")]


def test_what_is_demanded_is_not_stated() -> None:
    assert positions("Orland repeated its demand to Tessaly that it return the ship.") == []
