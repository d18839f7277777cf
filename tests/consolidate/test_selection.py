import pytest

from llm_brief.consolidate.points import MOST_POINTS, key_points
from llm_brief.consolidate.selection import select
from llm_brief.errors import LLMRefused, LLMUnavailable
from llm_brief.llm.scripted import ScriptedLLM
from llm_brief.prompts import default_prompts
from llm_brief.records.base import Evidence, Finding, Label, Leaf, Verdict
from llm_brief.records.record import Event


def event(number: int) -> Event:
    words = f"Orland met guest {number}"
    place = Evidence(doc_id="d", start=number * 100, end=number * 100 + len(words), exact=words)
    verdict = Verdict(label=Label.SUPPORTED, score=1.0, checks=(Finding(check="x", label=Label.SUPPORTED, reason="y"),))
    title = Leaf[str](value=words, evidence=(place,), verdict=verdict)
    return Event(id=f"e-{number}", doc_ids=("d",), evidence=(place,), proposed_by="test", title=title)


RECORDS = [event(number) for number in range(9)]


def test_the_chosen_records_come_first_in_the_order_of_choice() -> None:
    llm = ScriptedLLM([{"numbers": [7, 2]}])
    chosen = select(RECORDS, llm, default_prompts()).record_ids
    assert chosen == ("e-6", "e-1")
    points = key_points(RECORDS, chosen)
    assert [point.record_ids[0] for point in points][:2] == ["e-6", "e-1"]
    assert len(points) == MOST_POINTS


def test_the_model_sees_statements_and_can_only_answer_with_their_numbers() -> None:
    llm = ScriptedLLM([{"numbers": [1]}])
    select(RECORDS, llm, default_prompts())
    (prompt,) = llm.prompts
    assert "(9) Orland met guest 8" in prompt.user
    with pytest.raises(ValueError, match="less than or equal to 9"):
        select(RECORDS, ScriptedLLM([{"numbers": [10]}]), default_prompts())


def test_few_records_need_no_choice() -> None:
    llm = ScriptedLLM([])
    assert select(RECORDS[:MOST_POINTS], llm, default_prompts()).record_ids == ()
    assert llm.prompts == ()


def test_a_choice_that_fails_is_left_to_the_ranking() -> None:
    llm = ScriptedLLM([LLMUnavailable("down")])
    assert select(RECORDS, llm, default_prompts()).record_ids == ()


def test_a_refusal_stops_the_run() -> None:
    with pytest.raises(LLMRefused):
        select(RECORDS, ScriptedLLM([LLMRefused("wrong key")]), default_prompts())


def test_an_id_that_is_no_record_is_ignored() -> None:
    assert len(key_points(RECORDS, ["nowhere"])) == MOST_POINTS
