"""Reports of different acts stay apart, however many names, words and numbers they share."""

import pytest

from llm_brief.consolidate.across import Consolidated, consolidate
from llm_brief.evals.planted import Side
from llm_brief.records.record import Event

Words = dict[str, str | bool | list[str]]


def read(*sides: tuple[str, Words]) -> Consolidated:
    given = [Side(text=text, records=(words,)) for text, words in sides]
    documents = [side.document(f"{at}.txt") for at, side in enumerate(given)]
    records = [r for side, document in zip(given, documents, strict=True) for r in side.read(document)]
    return consolidate(records, documents)


def told(title: str, **fields: str | list[str]) -> tuple[str, Words]:
    return f"{title}.", {"kind": "event", "title": title, "status": "occurred", **fields}


def of(*sides: tuple[str, Words]) -> list[Event]:
    return [record for record in read(*sides).records if isinstance(record, Event)]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param(
            "Two men, a miller and a baker from Lower Ferrin, were stabbed at the fair in Marlow",
            "Captain Roth identified two men, a miller and a baker from Lower Ferrin, at the fair in Marlow",
            2,
            id="who names the victims is no attacker",
        ),
        pytest.param(
            "Ines Calder was sacked as keeper of the Marlow lighthouse on Dorn Head",
            "Ines Calder was named the ninth keeper of the Marlow lighthouse on Dorn Head",
            2,
            id="the beginning and the end of an office",
        ),
        pytest.param(
            "Ines Calder was sacked as keeper of the Marlow lighthouse on Dorn Head",
            "Ines Calder was dismissed as keeper of the Marlow lighthouse on Dorn Head",
            1,
            id="one act in two words",
        ),
        pytest.param(
            "Guards arrested nine smugglers in the harbour of Nolvia",
            "Nine smugglers were arrested in the harbour of Nolvia",
            1,
            id="active and passive",
        ),
        pytest.param(
            "Guards killed nine smugglers in the harbour of Nolvia",
            "Guards wounded four smugglers in the harbour of Nolvia",
            2,
            id="verbs of one kind with other numbers",
        ),
    ],
)
def test_an_event_is_what_its_verb_tells(one: str, other: str, count: int) -> None:
    assert len(of(told(one), told(other))) == count


def test_statements_about_different_acts_stay_two() -> None:
    words = (
        "a man stabbed the keeper of the old Marlow lighthouse on Dorn Head",
        "they had located a man north of the old Marlow lighthouse on Dorn Head",
    )
    says: Words = {"kind": "position", "stakeholder": "Police", "basis": "stated"}
    found = read(*((f"Police said {statement}.", {**says, "statement": statement}) for statement in words))
    assert len(found.records) == 2


def test_a_demand_and_its_refusal_stay_two() -> None:
    asked = told("The millers asked for a lower river toll at the Harun bridge", type="REQUEST")
    refused = told("The toll office refuses a lower river toll at the Harun bridge", type="REJECT")
    assert len(of(asked, refused)) == 2
    assert len(of(asked, told("The millers ask for a lower river toll at the Harun bridge", type="REQUEST"))) == 1


def test_of_a_plan_and_its_outcome_in_other_words_the_outcome_is_printed_with_what_is_its_own() -> None:
    plan = told(
        "A court in Marlow is due to hear the request for a ban on Harun ferries on June 3, 2032",
        status="planned",
        actors=["A court"],
        date="June 3, 2032",
    )
    outcome = told(
        "A judge in Marlow granted the request for a ban on Harun ferries on June 3, 2032",
        actors=["A judge"],
        date="June 3, 2032",
    )
    (found,) = of(plan, outcome)
    assert found.title is not None
    assert found.title.value.startswith("A judge")
    assert [leaf.value for leaf in found.actors] == ["A judge"]
    assert len(found.evidence) == 2


def test_nobody_is_on_both_sides_of_a_merged_event() -> None:
    met = told("Exiled fishermen ended a two-day meeting on the Sorel delta in Aldmoor", actors=["Exiled fishermen"])
    hosted = told(
        "Kestria hosted exiled fishermen at a two-day meeting on the Sorel delta in Aldmoor",
        actors=["Kestria"],
        recipients=["exiled fishermen"],
    )
    for sides in ((met, hosted), (hosted, met)):
        for event in of(*sides):
            actors = {leaf.value.lower() for leaf in event.actors}
            assert not actors & {leaf.value.lower() for leaf in event.recipients}
