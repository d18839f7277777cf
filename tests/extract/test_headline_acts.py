"""Acts that a headline is made of: votes, hand-overs, what is planned and what is declared; and what only looks so."""

import pytest

from llm_brief.extract.proposals import propose
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.driver import Verifier

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def printed(text: str) -> tuple[str, ...]:
    """Each record that stands, as "kind | field=value | ..." with its supported values in order."""
    document = Document(text=text, name="a.txt")
    known = analyse(document, find_parser())
    drafts = propose(document, known)
    judged = Verifier().verify(document, known, drafts).judged
    rows: list[str] = []
    for draft, result in zip(drafts, judged, strict=True):
        if result.record is not None:
            refused = {entry.pointer for entry in result.withheld}
            held = [f"{claim.field.name}={claim.value}" for claim in draft.claims if claim.pointer not in refused]
            rows.append(" | ".join((str(draft.kind), *held)))
    return tuple(rows)


def has(rows: tuple[str, ...], kind: str, *parts: str) -> bool:
    """Whether one record of the kind has all the parts."""
    return any(row.startswith(kind) and all(part in row.split(" | ") for part in parts) for row in rows)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Lawmakers in Halvren voted on Friday to hold the clerk in contempt.", ("status=occurred", "actors=Lawmakers"), id="voted to"),
        pytest.param("A Halvren Assembly panel voted Friday to send the dispute to the port judge.", ("status=occurred", "actors=A Halvren Assembly panel"), id="a panel votes"),
        pytest.param("The Harbour Council voted 12-7 after a long night, to send the toll plan to the Assembly.", ("status=occurred", "actors=The Harbour Council"), id="a vote with its count"),
        pytest.param("Ada Finch decided to sell the ferry.", ("status=occurred", "actors=Ada Finch"), id="decided to"),
        pytest.param("Two sailors were handed over to the Halvren guards on Monday, a customs source said.", ("status=occurred", "recipients=Two sailors", "attribution=a customs source"), id="handed over, by an unnamed source"),
        pytest.param("The old bell was declared public property by the Merrow registrar on Monday.", ("status=occurred", "title=The old bell was declared public property by the Merrow registrar on Monday"), id="declared to be"),
        pytest.param("The Orland government declared a state of emergency on Monday.", ("type=COERCE", "actors=The Orland government"), id="state of emergency"),
        pytest.param("Premier Ada Finch torpedoed the talks in May.", ("type=SANCTION", "actors=Premier Ada Finch"), id="broke off talks"),
        pytest.param("Police found a body in the Halvren lock on Sunday.", ("status=occurred", "title=Police found a body in the Halvren lock on Sunday"), id="found a body"),
        pytest.param("A wildfire destroyed nine barns in Merrow on Sunday.", ("status=occurred", "title=A wildfire destroyed nine barns in Merrow on Sunday"), id="a hazard"),
        pytest.param("Guards are searching for two sailors.", ("status=ongoing", "title=Guards are searching for two sailors"), id="searching for"),
        pytest.param("Ivo Marr was taken to hospital on Sunday.", ("status=occurred", "recipients=Ivo Marr"), id="taken to hospital"),
        pytest.param("Ivo Marr appeared in court on Sunday.", ("status=occurred", "actors=Ivo Marr"), id="appeared in court"),
    ],
)  # fmt: skip
def test_an_act_of_a_lead_sentence_is_an_event(text: str, parts: tuple[str, ...]) -> None:
    assert has(printed(text), "event", *parts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("The Halvren Ferry was set to close its night line on Friday.", ("title=The Halvren Ferry was set to close its night line on Friday",), id="was set to"),
        pytest.param("Tomas Quell was expected to be charged Friday with theft.", ("recipients=Tomas Quell",), id="was expected to be"),
        pytest.param("Tomas Quell is expected to be charged with theft.", ("recipients=Tomas Quell",), id="is expected to be"),
        pytest.param("The talks were scheduled to open on Friday.", ("type=CONSULT",), id="were scheduled to"),
        pytest.param("The hearing has been scheduled for Friday.", ("type=CONSULT",), id="has been scheduled"),
        pytest.param("The Merrow Bank plans to sell its tower in May, according to port sources.", ("actors=The Merrow Bank", "attribution=port sources"), id="plans to, by unnamed sources"),
        pytest.param("Ada Finch intends to resign in June, her spokesman said.", ("actors=Ada Finch", "attribution=her spokesman"), id="intends to, told by another"),
        pytest.param("Captain Ivo Marr will replace Tomas Quell as harbour master.", ("actors=Captain Ivo Marr", "recipients=Tomas Quell"), id="will replace"),
        pytest.param("Tomas Quell will be succeeded by Captain Ivo Marr.", ("recipients=Tomas Quell",), id="will be succeeded"),
        pytest.param("The ferry stops in Merrow, where nine barracks are due to be closed by May 3.", ("title=nine barracks are due to be closed by May 3",), id="due to, in a where clause"),
    ],
)  # fmt: skip
def test_what_is_to_come_is_planned(text: str, parts: tuple[str, ...]) -> None:
    rows = printed(text)
    assert has(rows, "event", "status=planned", *parts)
    assert not has(rows, "event", "status=occurred")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tomas Quell was set to sing on Friday but fell ill.", id="it came otherwise"),
        pytest.param("Tomas Quell was set to open a mill in 1988.", id="long ago"),
        pytest.param("Ivo Marr may have intended to sell the ferry.", id="nobody knows"),
        pytest.param("Tomas Quell will pay the price.", id="a forecast"),
        pytest.param("Ada Finch said Ivo Marr had expected to win the prize.", id="an expectation"),
    ],
)
def test_what_is_open_is_no_plan(text: str) -> None:
    assert not has(printed(text), "event", "status=planned")


def test_a_hearing_on_the_calendar_has_its_day_and_no_status() -> None:
    (row,) = [
        row for row in printed("The Halvren Council holds a public hearing on Friday.") if row.startswith("event")
    ]
    assert "type=CONSULT" in row
    assert "status=" not in row


def test_what_has_been_going_on_is_ongoing() -> None:
    rows = printed("Miners have been picketing the Halvren mine for a month.")
    assert has(rows, "event", "type=PROTEST", "status=ongoing")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param("Even the Halvren has been rallying for a week.", "type=PROTEST", id="an index rallies"),
        pytest.param("Merrow United rallied from two goals down on Sunday.", "type=PROTEST", id="a team rallies"),
        pytest.param("The hurricane struck Lume at noon.", "type=PROTEST", id="a storm strikes"),
        pytest.param("Ivo Marr struck twice in the second half on Sunday.", "type=PROTEST", id="a forward strikes"),
        pytest.param("Ada Finch shot a film in Merrow.", "type=ASSAULT", id="a film is shot"),
        pytest.param("Ada Finch shot down the proposal on Sunday.", "type=ASSAULT", id="a proposal is shot down"),
        pytest.param("Ada Finch and Ivo Marr clashed over tolls on Sunday.", "type=ASSAULT", id="words clash"),
        pytest.param("Yields retreated on Sunday after Orland spoke.", "type=RETREAT", id="yields retreat"),
        pytest.param("The council held Ivo Marr in contempt for refusing to sing.", "type=REJECT", id="whose refusal it was"),
        pytest.param("The flood angered farmers and dockers who accused the mill of sloth.", "type=ACCUSE", id="nobody is accused"),
    ],
)  # fmt: skip
def test_another_sense_of_the_verb_has_not_its_type(text: str, part: str) -> None:
    assert not has(printed(text), "event", part)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param("Nurses rallied outside the Halvren clinic on Sunday.", "type=PROTEST", id="nurses rally"),
        pytest.param("Dockers struck over pay on Sunday.", "type=PROTEST", id="dockers strike"),
        pytest.param("Fans clashed with guards in Merrow on Sunday.", "type=ASSAULT", id="fans clash"),
        pytest.param("A gunman shot and wounded two tailors in Merrow.", "type=ASSAULT", id="shot and wounded"),
        pytest.param("Rebels bombed a bridge in Merrow.", "type=ASSAULT", id="bombed a bridge"),
    ],
)
def test_the_sense_that_counts_keeps_its_type(text: str, part: str) -> None:
    assert has(printed(text), "event", part)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ada Finch said Quell's widow had asked to convey her own thanks.", id="leave to do it oneself"),
        pytest.param("The Halvren Bank seeks to close the mill.", id="an aim of one's own"),
        pytest.param("The Finch campaign sent marching orders to its friends to praise the dam.", id="marching orders"),
        pytest.param("In a letter calling for a new quay, Mayor Ada Finch praised the dockers.", id="a letter of somebody's"),
        pytest.param("Ada Finch called for the meeting.", id="a thing told before"),
    ],
)  # fmt: skip
def test_what_nobody_is_asked_for_is_no_demand(text: str) -> None:
    assert not has(printed(text), "demand")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A Merrow resolution calls on Orland to reopen the lock.", id="a text that is told apart"),
        pytest.param("Port advocates are urging the board to publish its tolls.", id="advocates urge"),
        pytest.param("Tomas Quell asked the board to convey his thanks.", id="somebody is asked"),
    ],
)
def test_what_somebody_is_asked_for_is_a_demand(text: str) -> None:
    assert has(printed(text), "demand")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ivo Marr challenged her when she stood for mayor in 1999.", id="a rival"),
        pytest.param('Ada Finch cited complaints about the host of a "Mayor-For-A-Day" evening.', id="a marked name"),
    ],
)
def test_what_states_nothing_is_no_position(text: str) -> None:
    assert not has(printed(text), "position")


def test_a_firm_with_an_ampersand_is_one_actor() -> None:
    rows = printed("Merrow Rope & Canvas Co. and Halvren Tar shut two yards on Sunday.")
    assert has(rows, "event", "actors=Merrow Rope & Canvas Co.", "actors=Halvren Tar")


def test_duties_are_no_part_of_a_name() -> None:
    rows = printed("The Halvren Council has relieved Tomas Quell of his duties.")
    assert has(rows, "event", "recipients=Tomas Quell")


def test_what_was_sent_stands_before_who_sent_it() -> None:
    rows = printed("Courage speaks from the reply former captain Ada Finch sent Lume when she heard of it.")
    assert not any("Finch sent Lume" in row for row in rows)
