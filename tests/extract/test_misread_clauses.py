"""Clauses whose parties or words the parser mistakes, what somebody is found to be, and whom an act is done to."""

import pytest

from llm_brief.extract.proposals import propose
from llm_brief.records.vocabulary import Kind
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def events(text: str) -> list[dict[str, list[str]]]:
    document = Document(text=text, name="a.txt")
    found: list[dict[str, list[str]]] = []
    for draft in propose(document, analyse(document, find_parser())):
        if draft.kind is Kind.EVENT:
            fields: dict[str, list[str]] = {}
            for claim in draft.claims:
                fields.setdefault(claim.field.name, []).append(str(claim.value))
            found.append(fields)
    return found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Pell had an opening to mend things around this spring with a home-and-home against the Otters, a team many picked the Terns to outrun this spring.", id="a team that many picked"),
        pytest.param("While speaking to Lund and his guests, Ivo S. Marr 31, of Hope and Pell N. Moss, 57, of 3170 W. County Road 600S, a Merrow County Guard’s Department dog was requested and later alerted to the smell inside the van, Roth said.", id="guests taken for who is requested"),
    ],
)  # fmt: skip
def test_a_subject_that_the_parser_made_up_tells_of_no_event(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        pytest.param("Ivo Marr, a dog handler from Varna, won the Merrow race on Sunday.", ["Ivo Marr"], id="closed by a comma"),
        pytest.param("Ivo Marr and Ada Finch, the owners of the mill, sold the mill on Sunday.", ["Ivo Marr", "Ada Finch"], id="of two"),
    ],
)  # fmt: skip
def test_an_apposition_does_no_harm(text: str, actors: list[str]) -> None:
    assert [event["actors"] for event in events(text)] == [actors]


def test_a_name_in_a_bracket_is_no_party_of_the_act_around_it() -> None:
    text = (
        "While Brandt didn't hire Lund (that was former president Billy Moss, whom Brandt replaced early last season), "
        "Brandt and Lund had soon built a firm, lasting friendship with each other."
    )
    assert [(event.get("actors"), event.get("recipients")) for event in events(text)] == [(["Brandt", "Lund"], None)]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        pytest.param("The Merrow club finished the match with 10 men.", None, id="in what state"),
        pytest.param("The club bolstered its squad with striker Ole Pell.", None, id="by what means"),
        pytest.param("Mara Lund swapped her boat with coach Ole Pell on Sunday.", ["coach Ole Pell"], id="shared with somebody"),
        pytest.param("Mara Lund fell out with coach Ole Pell on Sunday.", ["coach Ole Pell"], id="without an object"),
        pytest.param("Paramedics rushed Mara Lund to the Orrin Medical Center on Sunday.", ["Mara Lund"], id="where somebody is taken"),
    ],
)  # fmt: skip
def test_only_those_an_act_is_done_to_receive_it(text: str, recipients: list[str] | None) -> None:
    found = [event.get("recipients") for event in events(text)]
    assert found == [recipients]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        pytest.param("The army lost two battles to the rebels on Monday and Thursday.", None, id="each is half of it"),
        pytest.param("The army lost two battles to the rebels on Monday.", ["XXXX-XX-XX"], id="the one day"),
        pytest.param("Mara Lund offered some advice to Ida Brandt on Friday.", ["XXXX-XX-XX"], id="given when offered"),
        pytest.param("Mara Lund offered a hearing to Ida Brandt on Friday.", None, id="offered for a day to come"),
    ],
)  # fmt: skip
def test_one_of_two_days_is_not_when_it_was(text: str, dates: list[str] | None) -> None:
    assert [event.get("date") for event in events(text)] == [dates]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("A woman was found dead in a flat in Orrin on Sunday.", "A woman was found dead in a flat in Orrin on Sunday", id="found dead"),
        pytest.param("Three hikers were found alive near Varna on Monday.", "Three hikers were found alive near Varna on Monday", id="found alive"),
        pytest.param("An Orrin man has survived after spending two nights in a snow hole on Mount Varn.", "An Orrin man has survived after spending two nights in a snow hole on Mount Varn", id="survived"),
        pytest.param("A hiker escaped an avalanche near Orrin on Sunday.", "A hiker escaped an avalanche near Orrin on Sunday", id="escaped"),
    ],
)  # fmt: skip
def test_what_befell_somebody_is_news(text: str, title: str) -> None:
    assert [title] in [event.get("title") for event in events(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The plan was found wanting by the council on Sunday.", id="a judgement"),
        pytest.param("Ivo Lund said he would survive the vote.", id="a forecast"),
        pytest.param("The plan survived.", id="nobody"),
    ],
)  # fmt: skip
def test_what_befalls_a_plan_or_nobody_yet_is_none(text: str) -> None:
    assert events(text) == []


def test_a_title_does_not_end_inside_a_list() -> None:
    text = (
        "To answer this question and gain a greater grasp of the range of paid notes, the Varna Soft data team "
        "analyzed billions of banner widget, in-page and in-roll paid note units served via Varna Soft’s white label "
        "platform in the last 6 months of 2017."
    )
    assert not any(title.endswith("widget") for event in events(text) for title in event.get("title", []))
