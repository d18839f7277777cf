"""Who is told to be whom: names that stand for two, names that may be one, and doers that exclude each other."""

import pytest

from llm_brief.consolidate.cast import Cast
from llm_brief.consolidate.parties import (
    Named,
    are_other_crowds,
    are_other_parties,
    are_rival_doers,
    doers_among,
    doers_in,
    named_in,
)
from llm_brief.consolidate.slots import names_by_slot
from llm_brief.text.document import Document


def parties(*mentions: str) -> list[Named]:
    document = Document(text=f"{'. '.join(mentions)}.", name="a.txt")
    cast = Cast.of([document])
    found = ((cast.actor(document.id, mention), mention) for mention in mentions)
    return [Named(actor, mention) for actor, mention in found if actor is not None]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        pytest.param("the journalist Hamid Noor, 40", "hamid noor", id="a description before it and an age behind"),
        pytest.param("Prime Minister Leo Brandt", "leo brandt", id="an office"),
        pytest.param("U.S. President Ada Finch’s", "ada finch", id="whose president, and a possessive"),
        pytest.param("Ludwig van Aalst", "ludwig van aalst", id="a particle"),
        pytest.param("Both Presidents Tate", "tate", id="a plural title"),
        pytest.param("the mayor of Leeds", "", id="an office of a place"),
        pytest.param("Norvian troops", "", id="an adjective and a common noun"),
        pytest.param("the Foreign Minister", "", id="an office in capitals"),
        pytest.param("two soldiers", "", id="a number"),
    ],
)
def test_the_name_of_a_mention(mention: str, name: str) -> None:
    assert " ".join(named_in(mention)) == name


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("Ali Reza", "Omar Farid", True, id="two people"),
        pytest.param("Colonel Tom Dale", "Tom Kerr", True, id="one forename"),
        pytest.param("Senator Ruth Olsen", "Senator Paul Olsen", True, id="one surname"),
        pytest.param("Westland", "Sudland", True, id="two states"),
        pytest.param("Ali Reza", "Reza", False, id="the surname alone"),
        pytest.param("Muhammad Saleh", "Mohammed Saleh", False, id="two spellings"),
        pytest.param("Bill Hartley", "William Hartley", False, id="a familiar form"),
        pytest.param("J. Hartley", "Jonas Hartley", False, id="an initial"),
        pytest.param("World Grain Office", "WGO", False, id="initials of a body"),
        pytest.param("Ali Reza", "a journalist", False, id="a description may be anybody's"),
        pytest.param("Gunmen", "Police", False, id="capitals that only open a sentence"),
        pytest.param("Russia", "Ivan Petrov", False, id="a state and who may stand for it"),
    ],
)
def test_names_that_are_of_two(one: str, other: str, expected: bool) -> None:
    assert are_other_parties(parties(one), parties(other)) is expected
    assert are_other_parties(parties(other), parties(one)) is expected


def test_a_list_with_one_name_of_the_other_is_not_of_others() -> None:
    assert not are_other_parties(parties("Ali Reza", "Omar Farid"), parties("Ali Reza"))
    assert are_other_parties(parties("Ali Reza", "Omar Farid"), parties("Ida Holm"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("gunmen", "police", True, id="gunmen, or those who serve a state"),
        pytest.param("soldiers", "militants", True, id="the two sides of a war"),
        pytest.param("the army", "government troops", False, id="two words for soldiers"),
        pytest.param("gunmen", "militants", False, id="gunmen may be militants"),
        pytest.param("police", "two officers", False, id="a body and its members"),
        pytest.param("neighbours", "police", False, id="nothing is known of neighbours"),
    ],
)
def test_doers_that_exclude_each_other(one: str, other: str, expected: bool) -> None:
    assert are_rival_doers(doers_among(parties(one)), doers_among(parties(other))) is expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        pytest.param("Reza was killed by masked gunmen near Lom", {"gunmen"}, id="behind by"),
        pytest.param("Soldiers killed Reza", {"soldiers"}, id="at the beginning"),
        pytest.param("the bridge was closed by the mayor", set(), id="nobody of a sort"),
        pytest.param("the bridge was closed by noon", set(), id="a time"),
    ],
)
def test_doers_of_a_clause(clause: str, expected: set[str]) -> None:
    assert doers_in(clause) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("two soldiers", "five farmers", True, id="other people, and more of them"),
        pytest.param("two soldiers", "two farmers", False, id="one of the two may be told amiss"),
        pytest.param("two soldiers", "five troops", False, id="a number told amiss"),
        pytest.param("two soldiers", "five people", False, id="people may be soldiers"),
        pytest.param("soldiers", "farmers", False, id="no number"),
    ],
)
def test_crowds_that_are_two(one: str, other: str, expected: bool) -> None:
    assert are_other_crowds(one, other) is expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        pytest.param(
            "Norland signed a pact with Sudland on Monday", {"with": "Sudland", "subject": "Norland"}, id="with"
        ),
        pytest.param("The coach praised goalkeeper Ana Reis", {"object": "Ana Reis"}, id="behind a description"),
        pytest.param("imposed sanctions on Norvia", {"on": "Norvia"}, id="on"),
        pytest.param("the troops left on Monday", {}, id="a day is no name"),
        pytest.param("the troops met in Halden", {}, id="a place is compared elsewhere"),
    ],
)
def test_names_by_their_places(clause: str, expected: dict[str, str]) -> None:
    assert {slot[1]: names[0] for slot, names in names_by_slot(clause).items()} == expected
