"""Who is who: rules that join names, and guards that keep them apart."""

from datetime import date

import pytest

from llm_brief.consolidate.cast import Cast
from llm_brief.consolidate.naming import read_name
from llm_brief.text.document import Document

FRONT = (
    "The Northern Reed Front (NRF) met in Dahlat, the Quessari capital. Quessar said nothing. Labour Minister Petra "
    "Hallam arrived. “We wait,” Hallam said. The front waited too. Dockers’ leader Peter Orm, who heads the Dock "
    "Council, left. The council of elders stayed. The Quessari government and the Ostra Guard kept apart."
)


def doc(text: str, name: str = "a") -> Document:
    return Document(text=text, name=name, published_at=date(2031, 5, 1))


def same(text: str, one: str, other: str) -> bool:
    document = doc(text)
    cast = Cast.of([document])
    first, second = cast.actor(document.id, one), cast.actor(document.id, other)
    return first is not None and second is not None and first.key == second.key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("NRF", "the Northern Reed Front", id="acronym"),
        pytest.param("Hallam", "Labour Minister Petra Hallam", id="surname"),
        pytest.param("Ms. Hallam", "Petra Hallam", id="title"),
        pytest.param("The front", "Northern Reed Front (NRF)", id="the one front of the text"),
        pytest.param("the Quessari government", "Quessar", id="adjective"),
        pytest.param("Dahlat", "Quessar", id="capital that the text names"),
        pytest.param("Islamabad", "the Pakistani government", id="capital of the table"),
        pytest.param("the British authorities", "London", id="authorities"),
        pytest.param("government of France", "Paris", id="government of"),
    ],
)
def test_forms_of_one_actor_are_one(one: str, other: str) -> None:
    assert same(FRONT, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Petra Hallam", "Peter Orm", id="two persons"),
        pytest.param("the council of elders", "Dock Council", id="another council"),
        pytest.param("Northern Reed Front", "Ostra Guard", id="two bodies"),
        pytest.param("Quessar", "the Quessari army", id="a state and its army"),
        pytest.param("Afghan Taliban", "Tehreek-e-Taliban Pakistan", id="two movements"),
        pytest.param("Pakistan", "Afghanistan", id="two states"),
    ],
)
def test_different_actors_stay_apart(one: str, other: str) -> None:
    assert not same(FRONT, one, other)


COUNCIL = (
    "Carla Forin left the hall of Upper Dakel. Forin wept. The Forin administration fell, and the Forin government with "
    "it. Gov. Rik Scotte wrote to Scotte’s friends. The Quessari boss of Arnes, Mark Foss, said no. Foss left. The mayor "
    "of Belm, Ada Finch and Oru Lunde met the Upper Dakel delegation in Upper Dakel. Dakel slept. The Belm Globe came "
    "out. The Globe sold well."
)


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        pytest.param("Carla Forin", "Forin", True, id="the last name alone"),
        pytest.param("Gov. Rik Scotte", "Scotte", True, id="an office cut short"),
        pytest.param("The Quessari boss of Arnes", "Mark Foss", True, id="an office and the name behind it"),
        pytest.param("The Quessari boss of Arnes", "Foss", True, id="an office and the last name"),
        pytest.param("The mayor of Belm", "Ada Finch", False, id="an office at the head of a list"),
        pytest.param("Forin", "The Forin administration", False, id="an administration"),
        pytest.param("Carla Forin", "the Forin government", False, id="a government called after her"),
        pytest.param("The Forin administration", "the Forin government", True, id="and both of these"),
        pytest.param("Dakel", "Upper Dakel", False, id="a place"),
        pytest.param("the Upper Dakel delegation", "Dakel", False, id="a delegation of a region"),
        pytest.param("the Belm Globe", "Globe", False, id="a paper"),
    ],
)
def test_persons_and_what_is_called_after_them(one: str, other: str, *, joined: bool) -> None:
    assert same(COUNCIL, one, other) is joined


def keys(one: str, other: str) -> tuple[Cast, bool]:
    cast = Cast.of([doc(one, "a"), doc(other, "b")])
    return cast, bool(cast.spellings)


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        pytest.param("Envoy Lena Maroz", "Envoy Lena Marosz", True, id="one letter in a surname"),
        pytest.param("The Institute for Shared Waters", "The Institute of Shared Waters", True, id="a small word"),
        pytest.param("The National Election Commission", "The National Electoral Commission", True, id="an ending"),
        pytest.param("Envoy Ilsa Dornan", "Envoy Elsa Dorman", False, id="two letters in two words"),
        pytest.param("Envoy Anton Vasil", "Envoy Andor Vasil", False, id="another first name"),
        pytest.param("The World Refugee Office", "The World Relief Organisation", False, id="other words"),
        pytest.param("The Upland River Council", "The Lowland River Council", False, id="one word of three"),
        pytest.param(
            "The Women for Tarn Women (WTW)", "The Women for Tarnland Women (WLW)", False, id="acronyms that differ"
        ),
    ],
)
def test_spellings_of_one_name_are_joined_and_lookalikes_are_not(one: str, other: str, *, joined: bool) -> None:
    _, found = keys(f"{one} spoke in the hall.", f"{other} spoke at the gate.")
    assert found is joined


def test_names_that_stand_in_one_document_are_two() -> None:
    text = "Envoy Lena Maroz met Envoy Lena Marosz in the hall."
    assert not Cast.of([doc(text)]).spellings


def test_lookalikes_that_nothing_joins_are_told() -> None:
    cast, _ = keys("Women for Afghan Women held it.", "Women for Afghanistan (WFA) held it.")
    assert cast.lookalikes == (("women for afghan women", "women for afghanistan"),)


@pytest.mark.parametrize(
    ("mention", "name", "kind"),
    [
        ("Former Orland envoy for river trade Tomas Quell", "tomas quell", "person"),
        ("Navy Chief Vice Admiral Ivo Marr", "ivo marr", "person"),
        ("14 crane drivers", "crane drivers", "group"),
        ("Tavaria’s Foreign Ministry", "foreign ministry of tavaria", "organization"),
        ("The United Dockworkers’ Union (UDU)", "united dockworkers union", "organization"),
        ("the union", "union", "organization"),
        (
            "A spokesman for the Belm Brigade of the Northern Reed",
            "spokesman for the belm brigade of the northern reed",
            "organization",
        ),
        ("General Motors", "general motors", "unknown"),
        ("General Ivo Marr", "ivo marr", "person"),
        ("the Taliban delegation", "taliban", "government"),
        ("the Upper Dakel delegation", "upper dakel delegation", "unknown"),
        ("", "", "unknown"),
    ],
)
def test_a_mention_is_read_by_its_words(mention: str, name: str, kind: str) -> None:
    form = read_name(mention)
    assert (form.name, form.type) == (name, kind)
