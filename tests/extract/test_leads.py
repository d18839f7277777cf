"""What the first sentences of a text tell is news, also where the verb alone tells of nothing; and what is not."""

import pytest

from llm_brief.extract.leading import lead_of
from llm_brief.extract.proposals import propose
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.driver import Verifier

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")

_FILLER = "The river runs past nine mills in Merrow. The mills are as old as the town. The town is proud of them all. "
"""Pushes a sentence out of the lead."""


def events(text: str) -> tuple[frozenset[str], ...]:
    """The supported values of each event that stands, as "field=value"."""
    document = Document(text=text, name="a.txt")
    known = analyse(document, find_parser())
    drafts = [draft for draft in propose(document, known) if draft.kind == "event"]
    judged = Verifier().verify(document, known, drafts).judged
    return tuple(
        frozenset(
            f"{claim.field.name}={claim.value}"
            for claim in draft.claims
            if claim.pointer not in {entry.pointer for entry in result.withheld}
        )
        for draft, result in zip(drafts, judged, strict=True)
        if result.record is not None
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("The Harbour Court ruled on Monday that the toll was unlawful.", {"actors=The Harbour Court", "status=occurred"}, id="a court rules that"),
        pytest.param("The Harbour Court ruled on Monday against the toll.", {"actors=The Harbour Court", "status=occurred"}, id="a court rules against"),
        pytest.param("Ada Finch pleaded guilty to fraud on Monday.", {"actors=Ada Finch", "status=occurred"}, id="pleaded guilty"),
        pytest.param("Ada Finch and Ivo Marr testified side-by-side before the Harbour Committee on Monday.", {"actors=Ada Finch", "actors=Ivo Marr", "status=occurred"}, id="testified, and nothing is done to a side"),
        pytest.param("The Reed Front claimed responsibility for the fire in Lume.", {"actors=The Reed Front", "status=occurred"}, id="claimed responsibility"),
        pytest.param("Brandt Mills announced a new plant for the town of Halvren.", {"actors=Brandt Mills", "status=occurred"}, id="announced a thing"),
        pytest.param("Ada Finch made a surprise appearance in Lume on Monday.", {"actors=Ada Finch", "status=occurred"}, id="a light verb"),
        pytest.param("A case of the old fever was reported in Lume on Monday.", {"place=Lume", "status=occurred"}, id="reported, by whom is not said"),
        pytest.param("Salt prices fell sharply on Monday.", {"title=Salt prices fell sharply on Monday", "status=occurred"}, id="a measure moves"),
        pytest.param("Brandt Mills began testing its new ferry on the river on Monday.", {"actors=Brandt Mills", "status=occurred"}, id="begins to do"),
        pytest.param("The harbour board is investigating Brandt Mills, according to two people close to the board.", {"actors=The harbour board", "recipients=Brandt Mills", "status=ongoing", "attribution=two people close to the board"}, id="under way, by others' account"),
        pytest.param("Brandt Mills is reportedly being investigated by the harbour board.", {"recipients=Brandt Mills", "status=alleged"}, id="reportedly"),
        pytest.param("Two sailors have been killed in a crash in Lume, the Orland military said on Monday.", {"recipients=Two sailors", "status=occurred", "attribution=the Orland military"}, id="killed in a crash"),
        pytest.param("A new hospital will be built in Lume.", {"place=Lume", "status=planned"}, id="will be built"),
        pytest.param("Ada Finch is to be named head of the port authority.", {"recipients=Ada Finch", "status=planned"}, id="is to be named"),
        pytest.param("Tomas Quell was elected mayor of Lume on Sunday.", {"recipients=Tomas Quell", "status=occurred"}, id="was elected"),
        pytest.param("Heavy rain flooded nine barns in Merrow.", {"status=occurred"}, id="rain"),
    ],
)  # fmt: skip
def test_a_lead_sentence_tells_of_an_event(text: str, wanted: set[str]) -> None:
    assert any(wanted <= event for event in events(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ada Finch learned on Monday that the mills close in May.", id="learned that"),
        pytest.param("Ada Finch made it clear on Monday that the mill is old.", id="made it clear"),
        pytest.param("Ada Finch is the third mayor to use the old seal.", id="what somebody is"),
        pytest.param("Ada Finch deserved the prize for her novel.", id="a judgement"),
        pytest.param("The mayor struggled with the verdict in the case.", id="a feeling"),
        pytest.param("The flood has thrust the mill to the heart of the race.", id="a thing that does nothing"),
        pytest.param("“The toll of the old bridge is a burden,” Ada Finch tweeted on Monday.", id="words"),
        pytest.param("Ada Finch made several statements about the mill.", id="statements"),
        pytest.param("Weeks ago, Tomas Quell stated that Ada Finch would discuss the mill.", id="a plan of those days"),
        pytest.param("Merrow - Ada Finch has a boat and a mill in Lume.", id="a dateline and a state"),
        pytest.param("The Merrow Museum opens at nine on Monday and Friday.", id="hours of business"),
        pytest.param("He was handed the keys of the mill.", id="somebody unnamed"),
        pytest.param("My brother made a boat in May.", id="a private matter"),
        pytest.param("Did Ada Finch announce a new plant in Halvren?", id="a question"),
        pytest.param("Ada Finch did not announce a plant in Halvren.", id="denied"),
    ],
)
def test_a_lead_sentence_without_an_act_tells_of_none(text: str) -> None:
    assert events(text) == ()


@pytest.mark.parametrize(
    "sentence",
    ["Ada Finch made a surprise appearance in Lume on Monday.", "Salt prices fell sharply on Monday."],
)
def test_in_passing_the_same_words_tell_of_nothing(sentence: str) -> None:
    assert events(sentence) != ()
    assert events(_FILLER + sentence) == ()


def test_what_opens_on_a_day_has_the_day_and_no_status() -> None:
    (event,) = events("The Merrow Museum opens on Friday.")
    assert {"actors=The Merrow Museum", "date=XXXX-XX-XX"} <= event
    assert not any(value.startswith("status=") for value in event)


def test_the_toll_has_its_number() -> None:
    (event,) = events("The death toll in the Lume flood rose to 41.")
    assert any(value.startswith("quantities=low=41.0") for value in event)


def test_a_name_of_states_counts_none() -> None:
    (event,) = events("Two United States sailors were injured in Lume.")
    assert not any("unit='states'" in value for value in event)


def test_the_place_before_a_report_does_not_act() -> None:
    found = events("HALVREN, Orland — Orland's carrier Reed Air bought nine boats on Monday.")
    assert not any("actors=HALVREN" in event or "actors=Orland" in event for event in found)


def test_the_lead_begins_behind_headings_and_datelines() -> None:
    text = "Old mills\n\nThe latest from Lume:\n\n7 p.m.\n\nAda Finch sold the mill to a firm.\n\nThe firm is from Merrow in Orland.\n"
    document = Document(text=text, name="a.txt")
    known = analyse(document, find_parser())
    assert known.parse is not None
    lead = lead_of(document, known.parse)
    assert [s.text for s in document.sentences if s.index in lead] == [
        "Ada Finch sold the mill to a firm.",
        "The firm is from Merrow in Orland.",
    ]
