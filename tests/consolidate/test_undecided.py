"""A model is asked about pairs that the rules leave open, within bounds, and only says which are the same."""

from collections.abc import Sequence
from datetime import date

import pytest

from llm_brief.consolidate.cast import Cast
from llm_brief.consolidate.profile import Profile, profile_of
from llm_brief.consolidate.undecided import MOST_CALLS, PAIRS_A_CALL, ModelDecider
from llm_brief.errors import LLMRefused, LLMUnavailable
from llm_brief.llm.scripted import ScriptedLLM
from llm_brief.prompts import default_prompts
from llm_brief.records.base import evidence_of
from llm_brief.records.record import Event
from llm_brief.text.document import Document

TEXT = "Orvane met Selmark."


def pair(number: int) -> tuple[Profile, Profile]:
    document = Document(text=TEXT, name=str(number), published_at=date(2031, 5, 1))
    cast = Cast.of([document])
    place = evidence_of(document, [document.span(0, len(TEXT))])
    event = Event(id=str(number), doc_ids=(document.id,), evidence=place, proposed_by="test")
    profile = profile_of(event, document, cast)
    return profile, profile


def decided(pairs: Sequence[tuple[Profile, Profile]], llm: ScriptedLLM) -> list[bool]:
    return list(ModelDecider(llm, default_prompts()).decide(pairs))


def test_the_numbers_it_names_are_the_same() -> None:
    llm = ScriptedLLM([{"numbers": [2, 3]}])
    assert decided([pair(n) for n in range(3)], llm) == [False, True, True]
    assert TEXT in llm.prompts[0].user


def test_calls_are_bounded_and_what_is_past_them_stays_apart() -> None:
    pairs = [pair(n) for n in range(PAIRS_A_CALL * (MOST_CALLS + 1))]
    llm = ScriptedLLM(lambda _prompt, _schema: {"numbers": [1]})
    answers = decided(pairs, llm)
    assert len(llm.prompts) == MOST_CALLS
    assert [at for at, same in enumerate(answers) if same] == [PAIRS_A_CALL * n for n in range(MOST_CALLS)]


def test_a_call_that_fails_leaves_its_pairs_apart() -> None:
    assert decided([pair(1)], ScriptedLLM([LLMUnavailable("down")])) == [False]


def test_a_refusal_is_an_error() -> None:
    with pytest.raises(LLMRefused):
        decided([pair(1)], ScriptedLLM([LLMRefused("no key")]))


def test_without_pairs_nothing_is_asked() -> None:
    llm = ScriptedLLM([])
    assert decided([], llm) == []
    assert llm.prompts == ()
