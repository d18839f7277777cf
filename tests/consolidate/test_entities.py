"""Names of one actor come together, names that merely look alike stay apart."""

from itertools import permutations

import pytest

from llm_brief.consolidate.entities import entities
from llm_brief.records.base import Evidence, Label, Leaf, Verdict
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition


def leaf(name: str, start: int = 0, doc_id: str = "d") -> Leaf[str]:
    place = Evidence(doc_id=doc_id, start=start, end=start + len(name), exact=name)
    return Leaf[str](value=name, evidence=(place,), verdict=Verdict(label=Label.SUPPORTED, score=1.0))


PLACE = leaf("The talks ended.").evidence


def event(record_id: str, *actors: Leaf[str], **fields: object) -> Event:
    given = {
        "id": record_id,
        "doc_ids": ("d",),
        "evidence": PLACE,
        "proposed_by": "test",
        "actors": actors,
        **fields,
    }
    return Event.model_validate(given)


def names(*records: AnyRecord) -> list[tuple[str, ...]]:
    return [entity.aliases for entity in entities(records)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Upland Board", "Upland Board"),
        ("The Upland Board", "the Upland Board"),
        ("UPLAND BOARD", "Upland Board"),
        ("Upland\nBoard", "Upland Board"),
        ("Ada O’Hara", "Ada O'Hara"),
    ],
)
def test_the_same_name_in_other_dress_is_one(one: str, other: str) -> None:
    found = entities([event("a", leaf(one)), event("b", leaf(other, 50))])
    assert len(found) == 1
    assert set(found[0].aliases) == {" ".join(one.split()), other}
    assert found[0].record_ids == ("a", "b")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Upland Board", "Upland Boards"),
        ("Women for Tarn", "Women of Tarn"),
        ("Ada Finch", "Finch"),
        ("A. Finch", "Ada Finch"),
        ("Northern Front", "Northern Reed Front"),
    ],
)
def test_names_that_look_alike_stay_apart(one: str, other: str) -> None:
    assert len(names(event("a", leaf(one)), event("b", leaf(other)))) == 2


@pytest.mark.parametrize(
    "crowd", ["people", "migrants", "at least six people", "Ninety six people", "14 drivers", "the residents"]
)
def test_people_without_a_name_or_an_office_are_no_stakeholders(crowd: str) -> None:
    assert names(event("a", leaf(crowd), leaf("Upland Board", 50))) == [("Upland Board",)]


@pytest.mark.parametrize("group", ["analysts", "officials", "dockers of Belm", "Palestinians"])
def test_people_by_their_office_or_their_name_are(group: str) -> None:
    assert names(event("a", leaf(group))) == [(group,)]


def test_somebody_named_with_an_indefinite_word_is_new_each_time() -> None:
    first, other = leaf("a party activist"), leaf("one party activist", 50)
    assert len(entities([event("a", first), event("b", other), event("c", first)])) == 2


def test_every_part_that_acts_is_an_entity_and_so_is_a_place() -> None:
    told = event("a", leaf("Ab"), recipients=(leaf("Bc"),), attribution=leaf("Cd"), place=leaf("Nowhere"))
    shared = {"doc_ids": ("d",), "evidence": PLACE, "proposed_by": "test"}
    asked = Demand.model_validate(
        {
            **shared,
            "id": "b",
            "demander": leaf("De"),
            "addressees": (leaf("Ef"),),
            "responder": leaf("Fg"),
            "content": leaf("x"),
        }
    )
    said = StakeholderPosition.model_validate(
        {**shared, "id": "c", "stakeholder": leaf("Gh"), "speaker": leaf("Hi"), "statement": leaf("y")}
    )
    found = entities([told, asked, said])
    assert [entity.name for entity in found] == [*"Ab Bc Cd De Ef Fg Gh Hi".split(), "Nowhere"]
    assert [entity.type for entity in found if entity.name == "Nowhere"] == ["place"]


def test_the_name_is_without_title_and_article() -> None:
    (found,) = entities([event("a", leaf("Upland Board")), event("b", leaf("the Upland Board"))])
    assert found.name == "Upland Board"
    (found,) = entities([event("a", leaf("former interior minister Ada Finch"))])
    assert (found.name, found.type) == ("Ada Finch", "person")


def test_a_pronoun_and_an_author_without_a_name_are_no_entities() -> None:
    assert entities([event("a", leaf("They"))]) == ()


def test_a_state_and_its_capital_are_one_actor_and_two_places() -> None:
    records = [event("a", leaf("Pakistan"), place=leaf("Islamabad")), event("b", leaf("Islamabad", 30))]
    assert {(entity.name, entity.type) for entity in entities(records)} == {
        ("Pakistan", "government"),
        ("Islamabad", "place"),
    }


def test_every_mention_is_evidence_once_and_in_order() -> None:
    records = [
        event("b", leaf("Orvane", 40)),
        event("a", leaf("Orvane", 10), leaf("Orvane", 40)),
        event("c", leaf("Orvane", 5, "c")),
    ]
    (found,) = entities(records)
    assert [(place.doc_id, place.start) for place in found.evidence] == [("c", 5), ("d", 10), ("d", 40)]


def test_the_order_of_records_does_not_matter() -> None:
    records = [event("a", leaf("Orvane")), event("b", leaf("Selmark", 20)), event("c", leaf("ORVANE", 40))]
    assert len({entities(given) for given in permutations(records)}) == 1


def test_ids_are_stable_and_distinct() -> None:
    first = entities([event("a", leaf("Orvane")), event("b", leaf("Selmark"))])
    again = entities([event("x", leaf("the Orvane", 90))])
    assert again[0].id == first[0].id != first[1].id
