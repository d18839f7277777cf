"""Which name a description stands for, and where nothing can be told."""

import pytest

from llm_brief.text.descriptions import Descriptions
from llm_brief.text.names import Names

BODIES = "The Northern Reed Front met in Halm. The Institute for Shared Waters (ISW) did not. "
PEOPLE = "Tom Brand, the former envoy, spoke. Foreign Minister Ilsa Dorn listened. "


@pytest.mark.parametrize(
    ("text", "mention", "name", "rule"),
    [
        pytest.param(BODIES, "the front", "Northern Reed Front", "description", id="the last word of a name"),
        pytest.param(BODIES, "The front", "the Northern Reed Front", "description", id="at the head of a sentence"),
        pytest.param(BODIES, "the institute", "Institute for Shared Waters", "description", id="before for"),
        pytest.param(BODIES, "the institute", "ISW", "description", id="through the acronym"),
        pytest.param(BODIES, "ISW", "Institute for Shared Waters", "acronym", id="an acronym"),
        pytest.param(PEOPLE, "the former envoy", "Tom Brand", "description", id="beside the name"),
        pytest.param(PEOPLE, "the minister", "Ilsa Dorn", "description", id="a title"),
        pytest.param(PEOPLE, "Ms. Dorn", "Ilsa Dorn", "name", id="a surname"),
        pytest.param(
            "Tavaria's Foreign Ministry met.", "the ministry", "Foreign Ministry", "description", id="an owner"
        ),
        pytest.param(
            "The High Council of Orn met.", "the High Council", "High Council of Orn", "description", id="without of"
        ),
        pytest.param(BODIES, "the council", "Northern Reed Front", None, id="another noun"),
        pytest.param(BODIES + "A second front opened.", "the front", "Northern Reed Front", None, id="another front"),
        pytest.param(BODIES + "Two fronts met.", "the front", "Northern Reed Front", None, id="fronts"),
        pytest.param(
            BODIES + "The Hill Front came.", "the front", "Northern Reed Front", None, id="two fronts by name"
        ),
        pytest.param(PEOPLE, "the envoy", "Tom Brand", None, id="not the present envoy"),
        pytest.param(
            PEOPLE + "Lia Sand, the former envoy, came.", "the former envoy", "Tom Brand", None, id="two envoys"
        ),
        pytest.param(
            PEOPLE + "Interior Minister Ada Voll came.", "the minister", "Ilsa Dorn", None, id="two ministers"
        ),
        pytest.param("Ida Moor and Lena Moor came.", "Ms. Moor", "Ida Moor", None, id="two of one surname"),
        pytest.param(
            "Andor Vasil came. Mr. Vasil and Ms. Vasil left.", "Ms. Vasil", "Andor Vasil", None, id="a couple"
        ),
        pytest.param("Marta Ilvesen came.", "Marta Ilves", "Marta Ilvesen", None, id="only like it"),
        pytest.param(
            "Tavaria's Foreign Ministry met Kestria's Foreign Ministry.",
            "the ministry",
            "Foreign Ministry",
            None,
            id="two owners",
        ),
    ],
)
def test_a_description_stands_for_a_name_by_rule_or_not_at_all(
    text: str, mention: str, name: str, rule: str | None
) -> None:
    assert Descriptions(text).rule(mention, name) == rule


def test_an_ambiguous_description_may_mean_each_of_the_names() -> None:
    known = Descriptions("The Dockers Union and the Ferry Union met. The union spoke.")
    assert known.may_mean("The union", "Ferry Union")
    assert known.may_mean("The union", "Dockers Union")
    assert not known.may_mean("The union", "Reed Front")


@pytest.mark.parametrize(
    ("text", "surname", "full"),
    [
        pytest.param("Kestrian Foreign Minister Ilsa Dorn spoke.", "dorn", "ilsa dorn", id="behind titles"),
        pytest.param("On Monday Ilsa Dorn spoke.", "dorn", "ilsa dorn", id="behind a day"),
        pytest.param("Minister for Returns Dario Menk. Dario Menk.", "menk", "dario menk", id="behind a noun"),
        pytest.param("Ida Moor and Lena Moor came.", "moor", None, id="two of them"),
    ],
)
def test_a_surname_leads_to_the_one_full_name(text: str, surname: str, full: str | None) -> None:
    assert Names(text).surnames.get(surname) == full
