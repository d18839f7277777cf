import pytest

from llm_brief.compose.composition import Editor, compose
from llm_brief.compose.material import Material
from llm_brief.compose.ranking import MOST_POINTS
from llm_brief.compose.selection import Selection, select
from llm_brief.errors import LLMRefused, LLMUnavailable
from llm_brief.llm.scripted import ScriptedLLM
from llm_brief.prompts import default_prompts
from llm_brief.records.base import Evidence, Finding, Label, Leaf, Verdict
from llm_brief.records.record import Event

NAMES = ("Alda", "Brun", "Cors", "Dorn", "Eyla", "Fenn", "Gorm", "Hulm", "Ilva")


def event(number: int) -> Event:
    words = f"{NAMES[number]} met guest {number}"
    place = Evidence(doc_id="d", start=number * 100, end=number * 100 + len(words), exact=words)
    verdict = Verdict(label=Label.SUPPORTED, score=1.0, checks=(Finding(check="x", label=Label.SUPPORTED, reason="y"),))
    title = Leaf[str](value=words, evidence=(place,), verdict=verdict)
    return Event(id=f"e-{number}", doc_ids=("d",), evidence=(place,), proposed_by="test", title=title)


RECORDS = tuple(event(number) for number in range(9))


def chosen(llm: ScriptedLLM, count: int = len(RECORDS)) -> Selection:
    material = Material(records=RECORDS[:count])
    return select(material.records, material, llm, default_prompts())


def test_the_chosen_records_come_first_in_the_order_of_choice() -> None:
    assert chosen(ScriptedLLM([{"numbers": [7, 2]}])).record_ids == ("e-6", "e-1")
    editor = Editor(ScriptedLLM([{"numbers": [7, 2]}]), default_prompts(), "choose")
    points = compose(Material(records=RECORDS), editor).key_points
    assert [point.record_ids[0] for point in points][:2] == ["e-6", "e-1"]
    assert len(points) == MOST_POINTS


def test_the_model_sees_statements_and_can_only_answer_with_their_numbers() -> None:
    llm = ScriptedLLM([{"numbers": [1]}])
    chosen(llm)
    (prompt,) = llm.prompts
    assert "(9) Ilva met guest 8" in prompt.user
    with pytest.raises(ValueError, match="less than or equal to 9"):
        chosen(ScriptedLLM([{"numbers": [10]}]))


def test_few_records_need_no_choice() -> None:
    llm = ScriptedLLM([])
    assert chosen(llm, MOST_POINTS).record_ids == ()
    assert llm.prompts == ()


def test_a_choice_that_fails_is_left_to_the_ranking() -> None:
    llm = ScriptedLLM([LLMUnavailable("down")])
    assert chosen(llm).record_ids == ()


def test_a_refusal_stops_the_run() -> None:
    with pytest.raises(LLMRefused):
        chosen(ScriptedLLM([LLMRefused("wrong key")]))
