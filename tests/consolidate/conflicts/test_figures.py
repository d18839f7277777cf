"""Which numbers of a sentence may be set against those of another."""

import pytest

from llm_brief.consolidate.across import consolidate
from llm_brief.consolidate.cast import Cast
from llm_brief.consolidate.conflicts.figures import figures_of
from llm_brief.consolidate.profile import profile_of
from llm_brief.evals.planted import Side


def figures(sentence: str, title: str) -> list[str]:
    given = Side(text=sentence, records=({"kind": "event", "title": title},))
    document = given.document("a.txt")
    (record,) = given.read(document)
    return [figure.text for figure in figures_of(profile_of(record, document, Cast.of([document])))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("A fire killed 14 miners in Dorvik.", ["14 miners"], id="what is counted"),
        pytest.param("A fire killed a 63 - year - old miner in Dorvik.", [], id="an age with spaces"),
        pytest.param("A fire killed two miners, ages 47 and 48, in Dorvik.", ["two miners"], id="two ages"),
        pytest.param("A fire killed Tam Oru, 38, in Dorvik.", [], id="an age set off"),
        pytest.param("A fire around 10 a. m. killed miners in Dorvik.", [], id="a time of day"),
        pytest.param("A fire in the three - storey lodge killed miners in Dorvik.", [], id="what sort of lodge"),
    ],
)
def test_ages_hours_and_sorts_are_no_figures(sentence: str, expected: list[str]) -> None:
    assert figures(sentence, sentence.rstrip(".")) == expected


def said(text: str, statement: str) -> Side:
    record = {"kind": "position", "stakeholder": "Ines Calder", "basis": "stated", "statement": statement}
    return Side(text=text, records=(record,))


def test_ages_of_different_people_are_no_conflict() -> None:
    sides = (
        Side(
            text="A 52 - year - old cook and two porters, ages 19 and 26, were stabbed at the fair in Marlow.",
            records=({"kind": "event", "title": "two porters, ages 19 and 26, were stabbed at the fair in Marlow"},),
        ),
        Side(
            text="A 19 - year - old porter and a 26 - year - old porter were stabbed at the fair in Marlow.",
            records=({"kind": "event", "title": "a 26 - year - old porter were stabbed at the fair in Marlow"},),
        ),
    )
    documents = [given.document(f"{n}.txt") for n, given in enumerate(sides)]
    records = [record for given, document in zip(sides, documents, strict=True) for record in given.read(document)]
    assert not [conflict for conflict in consolidate(records, documents).conflicts if conflict.kind == "number"]
