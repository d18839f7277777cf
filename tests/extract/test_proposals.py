"""What the rules alone make of sentences, and where they keep silent."""

import pytest

from llm_brief.extract.proposals import propose
from llm_brief.records.grounded import Grounded
from llm_brief.records.vocabulary import Kind
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def proposed(text: str, kind: Kind) -> list[dict[str, list[str]]]:
    document = Document(text=text, name="a.txt")
    return [_plain(draft) for draft in propose(document, analyse(document, find_parser())) if draft.kind is kind]


def _plain(draft: Grounded) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for claim in draft.claims:
        fields.setdefault(claim.field.name, []).append(str(claim.value))
    return fields


@pytest.mark.parametrize(
    ("text", "demander", "addressees", "contents"),
    [
        pytest.param(
            "Orland demanded that the Council reopen the pass and release two drivers.",
            ["Orland"],
            ["the Council"],
            ["reopen the pass", "release two drivers"],
            id="a demand that, twice",
        ),
        pytest.param(
            "Orland urged the Council to reopen the pass.",
            ["Orland"],
            ["the Council"],
            ["reopen the pass"],
            id="urged to",
        ),
        pytest.param(
            "The union has called for an inquiry into the fire.",
            ["The union"],
            [],
            ["an inquiry into the fire"],
            id="called for",
        ),
        pytest.param(
            "The Council rejected Orland's demand that it reopen the pass.",
            ["Orland"],
            [],
            ["reopen the pass"],
            id="a noun",
        ),
    ],
)
def test_demands(text: str, demander: list[str], addressees: list[str], contents: list[str]) -> None:
    found = proposed(text, Kind.DEMAND)
    assert [demand["content"][0] for demand in found] == contents
    assert all([name.replace("'s", "") for name in demand["demander"]] == demander for demand in found)
    assert all(demand.get("addressees", []) == addressees for demand in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Orland did not demand that the Council reopen the pass.", id="negated"),
        pytest.param("If Orland demands that the Council reopen the pass, talks will end.", id="a condition"),
        pytest.param("Will Orland demand that the Council reopen the pass?", id="a question"),
        pytest.param("He demanded that it be reopened.", id="pronouns alone"),
        pytest.param("Demand for coal rose.", id="a noun without a holder"),
    ],
)
def test_what_is_no_demand_gives_none(text: str) -> None:
    assert proposed(text, Kind.DEMAND) == []


@pytest.mark.parametrize(
    ("text", "actors", "status", "kind"),
    [
        pytest.param("Orland expelled two diplomats on May 3.", ["Orland"], "occurred", "SANCTION", id="past"),
        pytest.param("Orland is set to host talks in May.", ["Orland"], "planned", "CONSULT", id="a plan"),
        pytest.param("Orland is hosting a conference.", ["Orland"], "ongoing", "CONSULT", id="under way"),
        pytest.param(
            "The raid was condemned by the Tessaly Council.",
            ["the Tessaly Council"],
            "occurred",
            "ACCUSE",
            id="passive",
        ),
    ],
)
def test_events(text: str, actors: list[str], status: str, kind: str) -> None:
    (event,) = proposed(text, Kind.EVENT)
    assert (event["actors"], event["status"], event["type"]) == (actors, [status], [kind])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Orland did not expel any diplomats.", id="negated"),
        pytest.param("Ms Dorn is not expected to attend the talks.", id="negated above"),
        pytest.param("Orland may expel two diplomats.", id="may"),
        pytest.param("If Orland expels two diplomats, talks will end.", id="a condition"),
        pytest.param("Orland wants the Council to expel two diplomats.", id="wanted"),
        pytest.param("Has Orland expelled two diplomats?", id="a question"),
        pytest.param("“Orland expelled two diplomats,” Marr said.", id="inside a quotation"),
        pytest.param("It is easy to blame the miners.", id="nobody blames"),
    ],
)
def test_what_did_not_happen_is_no_event(text: str) -> None:
    assert [event for event in proposed(text, Kind.EVENT) if event["status"] != ["alleged"]] == []


def test_a_date_of_something_else_is_not_the_events_date() -> None:
    (event,) = proposed("Orland is hosting the first talks since the coup in 2021.", Kind.EVENT)
    assert "date" not in event
    (event,) = proposed("The Council hosted a conference on May 3, ending months of silence.", Kind.EVENT)
    assert event["date"] == ["XXXX-05-03"]


def test_a_denial_is_stated_with_its_verb() -> None:
    (position,) = proposed("Envoy Lena Hart denied that Orland had sent troops.", Kind.POSITION)
    assert position["statement"] == ["denied that Orland had sent troops"]


def test_quoted_words_are_the_statement_and_the_speaker_holds_it() -> None:
    (position,) = proposed("“We will not reopen the pass,” Ivo Marr said.", Kind.POSITION)
    assert position["statement"] == ["We will not reopen the pass"]
    assert position["stakeholder"] == ["Ivo Marr"]
    assert position["quoted"] == ["True"]


def test_a_dateline_is_no_actor() -> None:
    (event,) = proposed("PORT HALM, May 3 (Agency) – Orland expelled two diplomats.", Kind.EVENT)
    assert event["actors"] == ["Orland"]


def test_no_parse_no_proposals() -> None:
    document = Document(text="Orland expelled two diplomats.", name="a.txt")
    assert propose(document, analyse(document, None)) == ()


def test_those_who_meet_are_actors_where_nobody_holds_the_meeting() -> None:
    text = "On August 20th, talks were held in Halvren between the foreign ministers of Orland and Tessaly."
    (event,) = proposed(text, Kind.EVENT)
    assert event["actors"][0].startswith("the foreign ministers")
    assert (event["type"], event["date"], event["place"]) == (["CONSULT"], ["XXXX-08-20"], ["Halvren"])
