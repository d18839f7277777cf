"""Names that look like common nouns, relative "that", and answers: what a bottom line may hold of them."""

import pytest

from llm_brief.compose.standalone import stands_alone
from llm_brief.records.base import Evidence, Label, Verdict
from llm_brief.records.record import Event, StakeholderPosition
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def _leaf(words: str | bool) -> dict[str, object]:
    exact = str(words)
    place = Evidence(doc_id="d", start=0, end=len(exact), exact=exact)
    return {"value": words, "evidence": (place,), "verdict": Verdict(label=Label.SUPPORTED, score=1.0)}


def _shared(words: str) -> dict[str, object]:
    place = Evidence(doc_id="d", start=0, end=len(words), exact=words)
    return {"id": "r", "doc_ids": ("d",), "evidence": (place,), "proposed_by": "test"}


def event(title: str) -> Event:
    return Event.model_validate({**_shared(title), "title": _leaf(title)})


def spoken(who: str, words: str) -> StakeholderPosition:
    fields = {"stakeholder": _leaf(who), "statement": _leaf(words), "quoted": _leaf(True)}
    return StakeholderPosition.model_validate({**_shared(words), **fields})


@pytest.mark.parametrize(
    ("title", "alone"),
    [
        pytest.param("Brandt fired Pell with the Terns floundering at 9-14 in the northern league", True, id="a team by name"),
        pytest.param("Brandt fired Pell with the club floundering at 9-14 in the northern league", False, id="a club by none"),
        pytest.param("The Orrin Herald carried a portrait Sunday that fully described a young Brandt follower", True, id="that of a relative clause"),
        pytest.param("The Orrin Post said on Saturday that this profiled a supporter of Brandt", False, id="this of another sentence"),
    ],
)  # fmt: skip
def test_a_name_or_a_relative_that_leads_nowhere_else(title: str, alone: bool) -> None:
    assert stands_alone(event(title), find_parser()) is alone


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        pytest.param("I would, Ida", False, id="an answer without its question"),
        pytest.param("I would close the Orrin mill, Ida", True, id="with its verb"),
    ],
)
def test_an_answer_is_nothing_without_its_question(words: str, alone: bool) -> None:
    assert stands_alone(spoken("Mara Lund", words), find_parser()) is alone
