"""How many a statement is about, as far as its words count them, and whether two count others."""

import pytest

from llm_brief.consolidate.across import consolidate
from llm_brief.consolidate.subjects import are_other_counts, counted_subject
from llm_brief.evals.planted import Side
from llm_brief.records.record import AnyRecord

Words = dict[str, str | bool | list[str]]


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        pytest.param("One Dutch and one Spanish diver have drowned", 2, id="one and one"),
        pytest.param("A Spanish diver has drowned in a cave", 1, id="a"),
        pytest.param("Two men, a miller and four boys were hurt", 7, id="a list"),
        pytest.param("41,200 people have gone back", 41200, id="a comma inside a figure"),
        pytest.param("Twelve miners died", 12, id="a past tense"),
        pytest.param("The two divers have drowned", None, id="the two"),
        pytest.param("Police and a diver have searched the bay", None, id="police are not counted"),
        pytest.param("A diver who had left the harbour has drowned", None, id="a clause inside"),
        pytest.param("a heavy blow to the port", None, id="no verb"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_counting_the_subject(statement: str, number: int | None) -> None:
    counted = counted_subject(statement)
    assert (counted.number if counted else None) == number


@pytest.mark.parametrize(
    ("one", "other", "of_positions", "of_events"),
    [
        pytest.param(
            "One Dutch and one Spanish diver have drowned", "A Spanish diver has drowned", True, True, id="list"
        ),
        pytest.param("Two divers have drowned", "A Spanish diver has drowned", True, False, id="a diver"),
        pytest.param("Two divers have drowned", "Three divers have drowned", False, False, id="a report gone wrong"),
        pytest.param(
            "A diver has drowned", "One Spanish diver has drowned", False, False, id="one and the same number"
        ),
        pytest.param("A diver has drowned", "The divers have drowned", False, False, id="nobody counts them"),
    ],
)
def test_other_counts(one: str, other: str, *, of_positions: bool, of_events: bool) -> None:
    assert are_other_counts(one, other) is are_other_counts(other, one) is of_positions
    assert are_other_counts(one, other, of_lists=True) is are_other_counts(other, one, of_lists=True) is of_events


def read(*sides: tuple[str, Words]) -> tuple[AnyRecord, ...]:
    given = [Side(text=text, records=(record,)) for text, record in sides]
    documents = [side.document(f"{n}.txt") for n, side in enumerate(given)]
    records = [record for side, document in zip(given, documents, strict=True) for record in side.read(document)]
    return consolidate(records, documents).records


def said(statement: str, who: str = "police", **fields: str | bool) -> tuple[str, Words]:
    record: Words = {"kind": "position", "stakeholder": who, "statement": statement, "basis": "stated", **fields}
    return f"{statement}, {who} said.", record


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param(
            said("One Dutch and one Spanish diver have drowned off the coast of Malo"),
            said("A Spanish diver has drowned off the coast of Malo"),
            2,
            id="two dead and one dead",
        ),
        pytest.param(
            said("A Spanish diver has drowned off the coast of Malo"),
            said("A diver from Spain has drowned off the coast of Malo"),
            1,
            id="one dead twice",
        ),
        pytest.param(
            said("the port of Malo was safe", "Ines Calder"),
            said("the port of Malo was “not safe at all”", "Ines Calder"),
            2,
            id="a denial inside quotation marks",
        ),
    ],
)
def test_what_is_told_of_others_is_not_joined(one: tuple[str, Words], other: tuple[str, Words], count: int) -> None:
    assert len(read(one, other)) == count


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        pytest.param(
            said("the toll on the river is too high for Orlune", "Ines Calder", quoted=False),
            said("on the river the toll is much too high for Orlune", "Ines Calder", quoted=False),
            "spelling_variant",
            id="the same words",
        ),
        pytest.param(
            said("Nobody drives a train asleep in Marlow", "Ines Calder", quoted=True),
            said("In Marlow no train is driven by a sleeper", "Ines Calder", quoted=True),
            "spelling_variant",
            id="a quotation translated twice",
        ),
    ],
)
def test_how_two_wordings_stand_to_each_other(one: tuple[str, Words], other: tuple[str, Words], relation: str) -> None:
    (record,) = read(one, other)
    assert [item.relation for item in record.variants if item.field == "/statement"] == [relation]
