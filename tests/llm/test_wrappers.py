"""Cache, recording, budget, counting and the scripted fake: everything that needs no real model."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, field_validator

from llm_brief.errors import (
    BudgetExceeded,
    InputError,
    LLMInvalid,
    LLMUnavailable,
    ReplayMiss,
    SettingsError,
    StoreError,
)
from llm_brief.llm.base import LLM, Filled, Prompt, Reply, T, Usage, charged, close, cost_of, reply_key
from llm_brief.llm.cache import Cached
from llm_brief.llm.limits import Amount, Budget, Limited, estimated_tokens
from llm_brief.llm.metered import Call, Metered
from llm_brief.llm.prices import Price, price_of
from llm_brief.llm.replay import Recorded, Recording, Replay
from llm_brief.llm.scripted import ScriptedLLM


class Person(BaseModel):
    """A person."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    tags: tuple[str, ...] = ()
    born: int | None = Field(default=None, alias="year")


class Place(BaseModel):
    """A place."""

    name: str


PROMPT = Prompt(name="people", system="Fill in.", user="Ada was born in 1815.", max_tokens=100)
ADA = Person(name="Ada", tags=("x",), year=1815)
USAGE = Usage(calls=1, attempts=2, prompt_tokens=70, completion_tokens=30, cost_usd=0.25)


def asked(text: str = "Ada was born in 1815.", *, name: str = "people", system: str = "Fill in.") -> Prompt:
    return Prompt(name=name, system=system, user=text, max_tokens=100)


def always(answer: BaseModel) -> ScriptedLLM:
    return ScriptedLLM(lambda prompt, schema: answer, model="m", usage=USAGE)


class Shelf:
    """A reply store in memory."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply] = {}

    def get(self, key: str) -> Reply | None:
        return self.replies.get(key)

    def put(self, reply: Reply) -> None:
        self.replies[reply.key] = reply


class Closeable(ScriptedLLM):
    """Counts how often it was closed."""

    closed = 0

    def close(self) -> None:
        self.closed += 1


# --- the seam -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(lambda: reply_key("n", PROMPT, Person), id="model"),
        pytest.param(lambda: reply_key("m", asked("Bob."), Person), id="document"),
        pytest.param(lambda: reply_key("m", asked(system="Guess."), Person), id="system"),
        pytest.param(lambda: reply_key("m", PROMPT, Place), id="schema"),
        pytest.param(
            lambda: reply_key("m", Prompt(name="people", system="Fill in.", user=PROMPT.user, max_tokens=9), Person),
            id="limit",
        ),
    ],
)
def test_every_part_of_the_question_is_in_the_key(other: Callable[[], str]) -> None:
    assert other() != reply_key("m", PROMPT, Person)


def test_the_prompts_name_is_not_in_the_key() -> None:
    assert reply_key("m", asked(name="other"), Person) == reply_key("m", PROMPT, Person)


def test_an_error_carries_what_it_cost() -> None:
    assert cost_of(LLMUnavailable("x")) == Usage()
    assert cost_of(charged(LLMUnavailable("x"), USAGE)) == USAGE


def test_closing_what_holds_nothing_does_nothing() -> None:
    close(ScriptedLLM([]))


@pytest.mark.parametrize(
    "wrap",
    [
        pytest.param(lambda llm: Cached(llm, Shelf()), id="cached"),
        pytest.param(lambda llm: Recording(llm, "nowhere"), id="recording"),
        pytest.param(lambda llm: Limited(llm, Budget(), price=None), id="limited"),
        pytest.param(Metered, id="metered"),
    ],
)
def test_a_wrapper_is_an_llm_of_the_same_model_and_closes_it(wrap: Callable[[LLM], Metered]) -> None:
    inner = Closeable([], model="m")
    with wrap(inner) as wrapped:
        assert isinstance(wrapped, LLM)
        assert wrapped.model == "m"
        before = inner.closed
    assert (before, inner.closed) == (0, 1)


# --- the scripted fake --------------------------------------------------------------------------------------


def test_the_fake_answers_in_order_and_remembers_the_prompts() -> None:
    llm = ScriptedLLM([ADA, {"name": "Bob", "year": 1}, LLMUnavailable("gone")])
    assert llm.fill(PROMPT, Person).value is ADA
    assert llm.fill(asked("Bob."), Person).value == Person(name="Bob", year=1)
    with pytest.raises(LLMUnavailable, match="gone"):
        llm.fill(PROMPT, Person)
    assert [prompt.user for prompt in llm.prompts] == [PROMPT.user, "Bob.", PROMPT.user]


def test_the_fake_with_nothing_left_to_say_fails_the_test() -> None:
    with pytest.raises(AssertionError, match="no answer left for 'people' as Person"):
        ScriptedLLM([]).fill(PROMPT, Person)


# --- cache --------------------------------------------------------------------------------------------------


def test_the_second_asking_is_answered_from_the_store() -> None:
    inner, shelf = always(ADA), Shelf()
    llm = Cached(inner, shelf)
    first, second = llm.fill(PROMPT, Person), llm.fill(PROMPT, Person)
    assert (first.origin, second.origin) == ("model", "cache")
    assert first.value == second.value == ADA
    assert second.usage == USAGE
    assert len(inner.prompts) == 1


def test_another_question_is_not_answered_from_the_store() -> None:
    inner = always(ADA)
    llm = Cached(inner, Shelf())
    llm.fill(PROMPT, Person)
    assert llm.fill(asked("Bob."), Person).origin == "model"


def test_failures_are_not_kept() -> None:
    shelf = Shelf()
    llm = Cached(ScriptedLLM([LLMUnavailable("busy"), ADA]), shelf)
    with pytest.raises(LLMUnavailable):
        llm.fill(PROMPT, Person)
    assert llm.fill(PROMPT, Person).origin == "model"


def test_a_kept_answer_that_no_longer_validates_is_asked_for_again() -> None:
    class Fussy(Person):
        @field_validator("name")
        @classmethod
        def _not_ada(cls, name: str) -> str:
            if name == "Ada" and fussy:
                raise ValueError("too short")
            return name

    fussy = False
    inner = ScriptedLLM([{"name": "Ada"}, {"name": "Lovelace"}])
    llm = Cached(inner, Shelf())
    llm.fill(PROMPT, Fussy)
    fussy = True
    assert llm.fill(PROMPT, Fussy).value.name == "Lovelace"
    assert llm.fill(PROMPT, Fussy).origin == "cache"


@given(name=st.text(st.characters(exclude_categories=["Cs"])), tags=st.lists(st.text('ab\n"\\é😀'), max_size=3))
def test_any_value_survives_storing(name: str, tags: list[str]) -> None:
    person = Person(name=name, tags=tuple(tags), year=3)
    reply = Reply.of(Filled(person, "m"), PROMPT, Person)
    assert Reply.model_validate_json(reply.model_dump_json()).read(Person) == person


# --- recording and replay -----------------------------------------------------------------------------------


def record(folder: Path, *prompts: Prompt, model: str = "m") -> None:
    llm = Recording(ScriptedLLM(lambda prompt, schema: ADA, model=model, usage=USAGE), folder)
    for prompt in prompts or (PROMPT,):
        llm.fill(prompt, Person)


def test_what_was_recorded_is_replayed_under_the_same_model(tmp_path: Path) -> None:
    record(tmp_path / "made" / "here")
    llm = Replay(tmp_path / "made" / "here")
    assert isinstance(llm, LLM)
    filled = llm.fill(PROMPT, Person)
    assert filled == Filled(ADA, "m", USAGE, origin="replay")


def test_a_recording_is_one_readable_file_named_by_the_hash_without_the_document(tmp_path: Path) -> None:
    record(tmp_path)
    record(tmp_path)
    (path,) = tmp_path.iterdir()
    assert path.name == reply_key("m", PROMPT, Person).removeprefix("s256:") + ".json"
    text = path.read_text("utf-8")
    assert '\n    "value": {\n      "name": "Ada",' in text
    assert "born in 1815" not in text
    assert text.endswith("}\n")


def test_a_reply_written_by_hand_is_replayed(tmp_path: Path) -> None:
    record(tmp_path)
    (path,) = tmp_path.iterdir()
    recorded = Recorded.model_validate_json(path.read_text("utf-8"))
    by_hand = recorded.model_copy(
        update={"reply": recorded.reply.model_copy(update={"made_by": "hand", "value": {"name": "Eve"}})}
    )
    path.write_text(by_hand.model_dump_json(indent=2))
    assert Replay(tmp_path).fill(PROMPT, Person).value == Person(name="Eve")


@pytest.mark.parametrize(
    ("prompt", "schema", "match"),
    [
        pytest.param(asked("Bob."), Person, "the document or the task changed", id="document"),
        pytest.param(asked(system="Guess."), Person, "its system text changed", id="system"),
        pytest.param(
            Prompt(name="people", system="Fill in.", user=PROMPT.user, max_tokens=7),
            Person,
            "its token limit",
            id="limit",
        ),
        pytest.param(PROMPT, Place, "the answer's schema changed", id="schema"),
        pytest.param(asked("Bob.", system="Guess."), Person, "system text and the document", id="two parts"),
        pytest.param(asked("Bob.", name="places"), Person, "'places': it was never recorded", id="name"),
    ],
)
def test_a_miss_says_what_changed(tmp_path: Path, prompt: Prompt, schema: type[BaseModel], match: str) -> None:
    record(tmp_path)
    with pytest.raises(ReplayMiss, match=match):
        Replay(tmp_path).fill(prompt, schema)


def test_a_miss_is_explained_by_the_nearest_recording(tmp_path: Path) -> None:
    record(tmp_path, asked("Far.", system="Away."), PROMPT)
    with pytest.raises(ReplayMiss, match="since the recording, its system text changed"):
        Replay(tmp_path).fill(asked(system="Guess."), Person)


def test_recordings_of_two_models_need_a_choice(tmp_path: Path) -> None:
    record(tmp_path)
    record(tmp_path, model="n")
    with pytest.raises(InputError, match="several models, choose one: m, n"):
        Replay(tmp_path)
    assert Replay(tmp_path, model="n").fill(PROMPT, Person).model == "n"
    with pytest.raises(InputError, match="no recordings of 'o', only of: m, n"):
        Replay(tmp_path, model="o")


@pytest.mark.parametrize(
    ("content", "match"),
    [
        pytest.param(None, "holds no recordings; make some with --record", id="empty folder"),
        pytest.param("{", "not a recording that can be read", id="cut off"),
        pytest.param('{"format": "llm-brief recording 2"}', "not a recording that can be read", id="other format"),
    ],
)
def test_a_folder_without_good_recordings_is_refused(tmp_path: Path, content: str | None, match: str) -> None:
    if content is not None:
        (tmp_path / "a.json").write_text(content)
    with pytest.raises(InputError, match=match):
        Replay(tmp_path)


def test_a_recorded_answer_edited_out_of_shape_is_invalid(tmp_path: Path) -> None:
    record(tmp_path)
    (path,) = tmp_path.iterdir()
    path.write_text(path.read_text().replace('"name"', '"nome"'))
    with pytest.raises(LLMInvalid, match=f"{path.name} does not fit Person"):
        Replay(tmp_path).fill(PROMPT, Person)


def test_a_recording_that_cannot_be_written_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot record an answer"):
        record(tmp_path / "file")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    (tmp_path / reply_key("m", PROMPT, Person).removeprefix("s256:")).with_suffix(".json").mkdir()
    with pytest.raises(StoreError, match="cannot record an answer"):
        record(tmp_path)
    assert not list(tmp_path.glob(".*"))


def test_eight_threads_record_and_replay_the_same(tmp_path: Path) -> None:
    prompts = [asked(f"Document {i}.") for i in range(40)]
    recording = Recording(ScriptedLLM(lambda prompt, schema: {"name": prompt.user}, model="m"), tmp_path)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda prompt: recording.fill(prompt, Person), prompts))
        replay = Replay(tmp_path)
        names = [filled.value.name for filled in pool.map(lambda prompt: replay.fill(prompt, Person), prompts)]
    assert names == [prompt.user for prompt in prompts]
    assert len(list(tmp_path.iterdir())) == 40


# --- budget -------------------------------------------------------------------------------------------------


def test_a_call_that_could_pass_the_token_budget_is_not_made() -> None:
    inner = always(ADA)
    worst = estimated_tokens(PROMPT, Person) + PROMPT.max_tokens
    llm = Limited(inner, Budget(max_tokens=worst + 50), price=None)
    llm.fill(PROMPT, Person)  # uses 100
    with pytest.raises(BudgetExceeded, match=r"leaves .*, the next call may need .*; raise --max-tokens"):
        llm.fill(PROMPT, Person)
    assert len(inner.prompts) == 1


def test_a_budget_lasts_as_long_as_actual_use_allows() -> None:
    inner = always(ADA)
    worst = estimated_tokens(PROMPT, Person) + PROMPT.max_tokens
    budget = Budget(max_tokens=worst + 300)
    llm = Limited(inner, budget, price=None)
    for _ in range(4):
        llm.fill(PROMPT, Person)
    assert budget.spent == Amount(400, 0.0)
    with pytest.raises(BudgetExceeded):
        llm.fill(PROMPT, Person)


def test_a_call_that_could_pass_the_cost_budget_is_not_made() -> None:
    inner = always(ADA)
    llm = Limited(inner, Budget(max_cost=0.0001), price=Price(1.0, 1.0))
    with pytest.raises(BudgetExceeded, match=r"\$0.00 leaves \$0.0001.*raise --max-cost"):
        llm.fill(PROMPT, Person)
    assert not inner.prompts


def test_a_cost_budget_needs_a_price() -> None:
    with pytest.raises(SettingsError, match="price of 'm' is not known"):
        Limited(always(ADA), Budget(max_cost=1.0), price=None)


def test_failures_are_charged() -> None:
    budget = Budget(max_tokens=10_000)
    llm = Limited(ScriptedLLM([charged(LLMInvalid("no"), USAGE)]), budget, price=Price(1.0, 2.0))
    with pytest.raises(LLMInvalid):
        llm.fill(PROMPT, Person)
    assert budget.spent.tokens == 100
    assert budget.spent.usd == pytest.approx(0.00013)


def test_two_calls_under_way_are_settled_one_by_one() -> None:
    budget = Budget(max_tokens=100)
    budget.reserve(Amount(40))
    budget.reserve(Amount(50))
    budget.settle(Amount(40), Amount(10))
    budget.reserve(Amount(40))
    with pytest.raises(BudgetExceeded):
        budget.reserve(Amount(95))


def test_a_crash_gives_the_reservation_back() -> None:
    budget = Budget(max_tokens=1_000)
    with pytest.raises(AssertionError):
        Limited(ScriptedLLM([]), budget, price=None).fill(PROMPT, Person)
    Limited(always(ADA), budget, price=None).fill(PROMPT, Person)
    assert budget.spent.tokens == 100


def test_threads_cannot_overspend_together() -> None:
    worst = estimated_tokens(PROMPT, Person) + PROMPT.max_tokens
    budget = Budget(max_tokens=worst + 500)
    llm = Limited(always(ADA), budget, price=None)

    def ask(_: int) -> bool:
        try:
            llm.fill(PROMPT, Person)
        except BudgetExceeded:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        made = sum(pool.map(ask, range(40)))
    assert made == 6  # 5 x 100 leave room for one more at its worst; the seventh could pass the limit
    assert budget.spent.tokens == 600


def test_a_call_that_fits_once_another_is_over_waits_for_it() -> None:
    """Refusing it would make what a run can afford depend on the number of threads."""
    worst = estimated_tokens(PROMPT, Person) + PROMPT.max_tokens
    budget = Budget(max_tokens=worst + 150)
    started, finish = threading.Event(), threading.Event()

    class Slow(ScriptedLLM):
        def fill(self, prompt: Prompt, schema: type[T]) -> Filled[T]:
            started.set()
            assert finish.wait(10)
            return super().fill(prompt, schema)

    slow = Limited(Slow([ADA], usage=USAGE), budget, price=None)
    quick = Limited(always(ADA), budget, price=None)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(slow.fill, PROMPT, Person)
        assert started.wait(10)
        second = pool.submit(quick.fill, PROMPT, Person)
        assert not second.done()
        finish.set()
        assert first.result(10).value == second.result(10).value
    assert budget.spent.tokens == 200


@given(st.text(max_size=400))
def test_estimates_err_on_the_side_of_too_many_for_latin_text(text: str) -> None:
    assert estimated_tokens(asked(text), Person) >= len(text.split())


# --- counting -----------------------------------------------------------------------------------------------


def test_counting_keeps_asked_saved_and_failed_apart() -> None:
    calls: list[Call] = []
    ticks = iter(range(100))
    inner = ScriptedLLM([ADA, charged(LLMInvalid("no"), Usage(calls=1, attempts=3, prompt_tokens=5))], usage=USAGE)
    llm = Metered(Cached(inner, Shelf()), calls.append, clock=lambda: float(next(ticks)))
    llm.fill(PROMPT, Person)
    llm.fill(PROMPT, Person)
    with pytest.raises(LLMInvalid):
        llm.fill(asked("Bob."), Person)
    assert llm.usage == USAGE + Usage(calls=1, attempts=3, prompt_tokens=5)
    assert llm.saved == USAGE
    assert llm.failed == 1
    assert [(call.prompt, call.origin, call.seconds) for call in calls] == [
        ("people", "model", 1.0),
        ("people", "cache", 1.0),
        ("people", "model", 1.0),
    ]
    assert isinstance(calls[2].error, LLMInvalid)


def test_counting_works_without_a_listener() -> None:
    llm = Metered(always(ADA))
    llm.fill(PROMPT, Person)
    assert llm.usage == USAGE


def test_models_say_what_they_are_made_of(tmp_path: Path) -> None:
    record(tmp_path)
    replay = Replay(tmp_path)
    assert repr(replay) == f"Replay({str(tmp_path)!r}, model='m')"
    assert repr(Metered(replay)) == f"Metered({replay!r})"


# --- prices -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "price"),
    [
        pytest.param("gpt-4o", Price(2.5, 10), id="exact"),
        pytest.param("gpt-4o-2024-08-06", Price(2.5, 10), id="dated snapshot"),
        pytest.param("openai/gpt-4o-mini", Price(0.15, 0.6), id="behind a router"),
        pytest.param("local:qwen2.5", Price(0, 0), id="embedded"),
        pytest.param("mine", Price(1, 2), id="stated by the user"),
        pytest.param("gpt-4.1", Price(9, 9), id="the user knows better"),
        pytest.param("gpt-4o-audio-preview", None, id="a namesake is not the family"),
        pytest.param("gpt-4o2", None, id="a longer name is not the model"),
        pytest.param("llama3.2", None, id="unknown"),
        pytest.param("", None, id="empty"),
    ],
)
def test_prices_are_found_by_name_or_not_at_all(model: str, price: Price | None) -> None:
    assert price_of(model, {"mine": Price(1, 2), "gpt-4.1": Price(9, 9)}) == price


def test_a_price_is_for_a_million_tokens() -> None:
    assert Price(2.0, 8.0).cost(1_000_000, 500_000) == pytest.approx(6.0)
