"""Statements are whole and their holders are those meant; what an editorial tells is its author's."""

from datetime import date

import pytest

from llm_brief.pipeline import Options, run
from llm_brief.records.briefing import Briefing
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="spaCy and its small English model are not installed")


def _briefing(text: str) -> Briefing:
    return run([Document(text=text, name="x")], None, Options(as_of=date(2031, 1, 1)))


def _said(briefing: Briefing) -> list[tuple[str, str]]:
    return [
        (position.stakeholder.value if position.stakeholder else "", position.statement.value)
        for position in briefing.positions
        if position.statement is not None
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('"I closed the pit because we felt the roof was no longer safe," said mine director Tom Hale at a meeting. "I think in the shafts we were not following the plan that we agreed on last spring."', [("mine director Tom Hale", "I closed the pit because we felt the roof was no longer safe"), ("mine director Tom Hale", "I think in the shafts we were not following the plan that we agreed on last spring")], id="both halves, in their order"),
        pytest.param("“I closed the pit because the roof was not safe,” mine director Tom Hale said Monday. “Very sad.”", [("mine director Tom Hale", "I closed the pit because the roof was not safe")], id="a fragment behind"),
        pytest.param("“Yes,” said Mara Vell. “We will rebuild the old bridge before the winter comes.”", [("Mara Vell", "We will rebuild the old bridge before the winter comes")], id="a word before"),
        pytest.param("“We would sell the harbour,” Mara Vell said, “if they asked us. They never did, and nobody in this town expects them to.”", [("Mara Vell", "“We would sell the harbour,” Mara Vell said, “if they asked us. They never did, and nobody in this town expects them to.”")], id="no half of a parted sentence"),
        pytest.param("Dr Ada Lund said that the deaths of two nurses drove her to leave the ward. “My sister died of it in March. My uncle died of it in June, three weeks after he had fallen ill.”", [("Dr Ada Lund", "the deaths of two nurses drove her to leave the ward"), ("Dr Ada Lund", "My sister died of it in March. My uncle died of it in June, three weeks after he had fallen ill")], id="reported words before a quotation"),
        pytest.param("She is a careful pilot who does not run late, said Tom Hale, spokesman for the Lume Harbour Office. “She has an ear for the tide and for the boats around her that I think will serve us well.”", [("Tom Hale", "She is a careful pilot who does not run late"), ("Tom Hale", "She has an ear for the tide and for the boats around her that I think will serve us well")], id="reported words in front"),
        pytest.param("“The ferry is a bargain for the town,” said Tom Hale. “Who knows what it costs?”", [("Tom Hale", "The ferry is a bargain for the town")], id="a question behind"),
        pytest.param("Tom Hale said the boats used by Dorn and others “do nothing to help the town.”", [("Tom Hale", "the boats used by Dorn and others “do nothing to help the town.”")], id="the subject outside the marks"),
        pytest.param('Tom Hale said Dr. Lume has a long list of books, including one commonly known as the "blue book. "', [("Tom Hale", 'Dr. Lume has a long list of books, including one commonly known as the "blue book. "')], id="a mark set apart closes"),
        pytest.param("Ada Lund said the pier was old, so the ferry could not land there.", [("Ada Lund", "the pier was old, so the ferry could not land there")], id="what comes of it"),
        pytest.param("Mayor Tom Hale said taxes are fair. But there are limits to the questions a council can answer, he said.", [("Mayor Tom Hale", "there are limits to the questions a council can answer")], id="but, at the beginning"),
        pytest.param("Mayor Tom Hale insisted that now was the time for talks.", [("Mayor Tom Hale", "now was the time for talks")], id="insisted that it is so"),
        pytest.param("Mayor Tom Hale insisted that the pier be closed.", [], id="insisted that it be so"),
        pytest.param('"That is a mistake of the council," Mayor Tom Hale said.', [("Mayor Tom Hale", "That is a mistake of the council")], id="that, which is meant"),
        pytest.param("Mayor Tom Hale said that the council was late.", [("Mayor Tom Hale", "the council was late")], id="that, which leads in"),
        pytest.param("Captain Tom Hale said in a letter at the time that he was eager to face a jury.", [("Captain Tom Hale", "he was eager to face a jury")], id="hung on the time"),
        pytest.param("The Lume Police Department reported “2,521 boat thefts” in the city.", [("The Lume Police Department", "reported “2,521 boat thefts” in the city")], id="a number reported"),
        pytest.param("The council published “a list of boats” on Monday.", [], id="a thing published"),
        pytest.param("The pier was old, so the fishers said no.", [], id="so they said no"),
        pytest.param("It was cold, so cold that the harbour froze, Ada Lund said.", [("Ada Lund", "It was cold, so cold that the harbour froze")], id="so cold"),
    ],
)  # fmt: skip
def test_a_statement_is_all_that_was_said_of_it(text: str, said: list[tuple[str, str]]) -> None:
    briefing = _briefing(text)
    assert _said(briefing) == said
    assert not briefing.withheld


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        pytest.param("Odo Farr said gamblers who reject the ferry tax are also rejecting the advice of the harbour master.", {"Odo Farr", "gamblers who reject the ferry tax"}, id="gamblers who"),
        pytest.param("Gamblers who oppose the ferry tax are also ignoring the harbour master, Odo Farr said.", {"Odo Farr"}, id="no word of theirs"),
        pytest.param("Residents who live near the smelter said the noise was unbearable.", {"Residents who live near the smelter"}, id="residents who"),
        pytest.param("Tenants living above the bakery said the smoke had ruined their curtains.", {"Tenants living above the bakery"}, id="tenants living"),
        pytest.param("Tenants, who met on Monday, said the smoke had ruined their curtains.", {"Tenants"}, id="all of them"),
        pytest.param("Doctors who had worked for years without a contract at the old hospital on the hill above the harbour condemned the plan.", set(), id="too long for a name"),
        pytest.param("The minister who opposed the ferry tax said the pier would be closed in May.", {"The minister"}, id="one who is known"),
        pytest.param("Mayor Ida Holt, who opposed the ferry tax, said the pier was closed.", {"Mayor Ida Holt"}, id="a name"),
        pytest.param("Students who oppose the new fee rejected the plan for a second dormitory.", {"Students who oppose the new fee"}, id="a side taken"),
        pytest.param("The supermarket has argued that joining both lines would create a carrier bigger than its rivals.", {"The supermarket"}, id="a house of business"),
        pytest.param("A supermarket has argued that joining both lines would create a carrier bigger than its rivals.", set(), id="any house"),
        pytest.param("According to the Dock Herald's ferry review, the new boat does not carry cars at full speed.", {"the Dock Herald's ferry review"}, id="what a paper wrote"),
        pytest.param("The review said the new boat does not carry cars at full speed.", set(), id="whose review"),
        pytest.param("“I think it is surprising to see somebody who was good company traffic in envy,”Vell said.", {"Vell"}, id="no blank behind the mark"),
        pytest.param('Mara Vell said,"The old pier is closed for good."', {"Mara Vell"}, id="no blank before it"),
        pytest.param('Dr. Lund\'s colleagues said she is a natural choice.\n"She\'s a forceful teacher, "said Tom Murray, head of the Lume Centre, an independent institute.\n"She likes to listen to pupils who doubt her. "', {"Dr. Lund's colleagues", "Tom Murray"}, id="the blank on the wrong side"),
        pytest.param('Mayor Tom Hale said his harbour pick knows the bay.\nDr. Vincent lamented the price of the ferry for old fishers.\n"It should not be this dear to cross the bay," she said.', {"Mayor Tom Hale", "Dr. Vincent"}, id="a surname is no first name"),
    ],
)  # fmt: skip
def test_a_holder_is_no_wider_than_the_source_says(text: str, holders: set[str]) -> None:
    assert {holder for holder, _ in _said(_briefing(text))} == holders


def test_words_behind_the_blank_on_the_wrong_side_are_the_speakers() -> None:
    said = _said(_briefing('Dr. Lund\'s colleagues said she is a natural choice.\n"She\'s a forceful teacher, "said Tom Murray, head of the Lume Centre, an institute.\n"She likes to listen to pupils who doubt her. "'))  # fmt: skip
    assert [words for holder, words in said if holder == "Tom Murray"] == [
        "She's a forceful teacher",
        "She likes to listen to pupils who doubt her",
    ]


_EDITORIAL = """\
The council bought the ferry in 2019. Mayor Holt has given the town ample reason to doubt her thrift.

The council should sell it at once. It is a folly to wait, and nobody gains by it."""


@pytest.mark.parametrize(
    ("text", "is_authors"),
    [
        pytest.param(_EDITORIAL, True, id="an editorial"),
        pytest.param("The council bought the ferry in 2019. Odo Farr said the council should sell it. The ferry company said it was a mistake to wait.", False, id="others judge"),
        pytest.param("The council bought the ferry in 2019. Passengers should bring a ticket. Drivers should allow more time for the trip.", False, id="advice to passengers"),
        pytest.param("The council bought the ferry in 2019. Nets must be handed in by June. Fishers must not use them.", False, id="what the law wants"),
        pytest.param("The council bought the ferry in 2019. You should be ready to row at dawn. You should be ready to row at night.", False, id="words to somebody"),
        pytest.param("The council bought the ferry in 2019. It should sell it at once.", False, id="one sentence"),
    ],
)  # fmt: skip
def test_what_an_opinion_piece_tells_is_told_on_its_authors_word(text: str, *, is_authors: bool) -> None:
    events = _briefing(text).events
    assert events
    assert all((event.attribution is not None and event.attribution.value == "the author") is is_authors for event in events)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        pytest.param("The report came as Orland lawmakers are debating the agency’s 2031 budget request for $22m.", None, id="debated"),
        pytest.param("Ministers discussed the union's demand for a higher wage on Tuesday.", None, id="discussed"),
        pytest.param("The council is considering the fishers' appeal for a new pier.", None, id="considered"),
        pytest.param("The Dock Herald reported the union's demand for a higher wage.", "The Dock Herald", id="reported"),
    ],
)  # fmt: skip
def test_who_weighs_a_demand_does_not_tell_of_it(text: str, teller: str | None) -> None:
    (demand,) = _briefing(text).demands
    assert (demand.attribution.value if demand.attribution else None) == teller


def test_an_event_without_parties_is_withheld_for_what_it_lacks() -> None:
    withheld = _briefing(
        "Lorn Mills said that underlying sales at Brock fell 2.1% in the six weeks to 3 March."
    ).withheld
    assert [record.reason for record in withheld] == ["party: none was extracted"]


def test_a_quotation_is_no_other_wording_of_what_its_speaker_reported() -> None:
    text = """\
Mayor Tom Hale noted that hours before the guards came in, the crown prince and the fishers had agreed on a plan. \
"We made a pact with the crown prince on a plan," Hale said."""
    positions = _briefing(text).positions
    assert len(positions) == len(("noted", "said"))
    assert not any(position.joined for position in positions)


def test_another_of_a_crowd_is_called_by_his_name() -> None:
    (event,) = _briefing("Another Gull, goalkeeper Vincent Marsh, was arrested on 6 January in Lume.").events
    assert [leaf.value for leaf in event.recipients] == ["goalkeeper Vincent Marsh"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("“As a mother I know what the ferry costs,” said Mara Vell.", "As a mother I know what the ferry costs", id="as a mother"),
        pytest.param('"That way they may find things in the bay that make us ill," Tom Hale said.', "That way they may find things in the bay that make us ill", id="that way"),
        pytest.param("Tom Hale described it “as a mistake of the council that nobody needed.”", "a mistake of the council that nobody needed", id="as, which leads in"),
        pytest.param('Tom Hale said "that the council was late again this year."', "the council was late again this year", id="that, inside the marks"),
    ],
)  # fmt: skip
def test_a_speech_keeps_its_first_word(text: str, words: str) -> None:
    assert [said for _, said in _said(_briefing(text))] == [words]
