"""The embedded model's manners, with a fake engine; what the real one does is tested in tests/integration."""

import os
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, field_validator

from llm_brief.errors import LLMError, LLMInvalid, LLMUnavailable, ReplyCutOff
from llm_brief.llm.base import LLM, Prompt, Usage, cost_of
from llm_brief.llm.engine import Chunk, check_engine, default_threads
from llm_brief.llm.local import LocalLLM


class Person(BaseModel):
    """A person."""

    name: str

    @field_validator("name")
    @classmethod
    def _named(cls, name: str) -> str:
        if name == "?":
            raise ValueError("nobody is called that")
        return name


PROMPT = Prompt(name="people", system="Fill in.", user="Ada.", max_tokens=64)
Script = Callable[[Mapping[str, Any]], Iterable[Chunk]]


class FakeEngine:
    """Answers as scripted, in chunks like llama.cpp's."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.requests: list[Mapping[str, Any]] = []
        self.closed = False
        self.busy = threading.Lock()

    def chat(
        self, request: Mapping[str, object], schema: Mapping[str, object], on_chunk: Callable[[Chunk], bool]
    ) -> None:
        assert self.busy.acquire(blocking=False), "two calls at once"
        try:
            messages = [dict(message) for message in request["messages"]]  # type: ignore[attr-defined]
            self.requests.append({**request, "messages": messages, "schema": schema})
            for chunk in self.script(request):
                if on_chunk(chunk):
                    return
        finally:
            self.busy.release()

    def close(self) -> None:
        self.closed = True


def says(text: str, finish: str = "stop") -> list[Chunk]:
    pieces: list[Chunk] = [{"choices": [{"delta": {"content": c}, "finish_reason": None}]} for c in text]
    return [
        {"choices": [], "prompt_progress": {"total": 20, "cache": 0, "processed": 20}},
        {"choices": [{"delta": {"role": "assistant", "content": None}, "finish_reason": None}]},
        *pieces,
        {"choices": [{"delta": {}, "finish_reason": finish}]},
        {"choices": [], "usage": {"prompt_tokens": 20, "completion_tokens": 7}},
    ]


def in_turn(*answers: list[Chunk]) -> Script:
    queue = list(answers)
    return lambda request: queue.pop(0)


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.gguf"
    path.write_bytes(b"GGUF...")
    return path


def local(weights: Path, script: Script, **options: Any) -> tuple[LocalLLM, FakeEngine]:
    engine = FakeEngine(script)
    return LocalLLM(weights, load=lambda: engine, **options), engine


def failing(llm: LocalLLM, kind: type[LLMError], match: str) -> LLMError:
    with pytest.raises(kind, match=match) as caught:
        llm.fill(PROMPT, Person)
    return caught.value


def test_an_answer_is_put_together_and_counted_free_of_charge(weights: Path) -> None:
    llm, engine = local(weights, in_turn(says('{"name": "Ada 😀"}')))
    filled = llm.fill(PROMPT, Person)
    assert isinstance(llm, LLM)
    assert filled.value == Person(name="Ada 😀")
    assert filled.model == llm.model
    assert filled.usage == Usage(calls=1, attempts=1, prompt_tokens=20, completion_tokens=7, cost_usd=0.0)
    (request,) = engine.requests
    assert request["schema"] == Person.model_json_schema()
    assert (request["temperature"], request["cache_prompt"], request["max_tokens"]) == (0.0, True, 64)
    assert [message["role"] for message in request["messages"]] == ["system", "user"]


def test_an_answer_that_does_not_validate_is_asked_for_once_more(weights: Path) -> None:
    llm, engine = local(weights, in_turn(says('{"name": "?"}'), says('{"name": "Ada"}')))
    filled = llm.fill(PROMPT, Person)
    assert filled.value.name == "Ada"
    assert (filled.usage.calls, filled.usage.attempts, filled.usage.prompt_tokens) == (1, 2, 40)
    *_, answer, correction = engine.requests[1]["messages"]
    assert answer == {"role": "assistant", "content": '{"name": "?"}'}
    assert "name: Value error, nobody is called that" in correction["content"]


def test_two_bad_answers_are_invalid_and_charged(weights: Path) -> None:
    llm, _ = local(weights, in_turn(says('{"name": "?"}'), says("Sure, I can help")))
    error = failing(llm, LLMInvalid, "twice answered 'people' with what is no Person")
    assert cost_of(error).attempts == 2


def test_an_answer_without_an_end_is_cut_off(weights: Path) -> None:
    llm, _ = local(weights, in_turn(says('{"name": "A', finish="length")))
    error = failing(llm, ReplyCutOff, "7 tokens to 'people', all it may")
    assert cost_of(error) == Usage(calls=1, attempts=1, prompt_tokens=20, completion_tokens=7, cost_usd=0.0)


def test_a_prompt_too_long_for_the_context_is_to_be_halved(weights: Path) -> None:
    problem = {"code": 400, "type": "exceed_context_size_error", "message": "9000 tokens exceed 8192"}
    llm, _ = local(weights, in_turn([{"error": problem}]))
    failing(llm, ReplyCutOff, "9000 tokens exceed 8192")


def test_any_other_complaint_of_the_engine_is_passed_on(weights: Path) -> None:
    llm, _ = local(weights, in_turn([{"error": {"code": 500, "type": "server_error", "message": "out of luck"}}]))
    failing(llm, LLMInvalid, "out of luck")


def test_a_call_ends_when_its_time_is_over(weights: Path) -> None:
    def slow(request: Mapping[str, Any]) -> Iterable[Chunk]:
        while True:
            time.sleep(0.01)
            yield {"choices": [], "prompt_progress": {"total": 900, "cache": 0, "processed": 256}}

    llm, _ = local(weights, slow, time_limit=0.1)
    error = failing(llm, LLMUnavailable, "took more than 0.1 s")
    assert cost_of(error).prompt_tokens == 256


def test_closing_stops_the_call_under_way_and_frees_the_engine(weights: Path) -> None:
    under_way = threading.Event()

    def endless(request: Mapping[str, Any]) -> Iterable[Chunk]:
        while True:
            under_way.set()
            time.sleep(0.01)
            yield {"choices": [{"delta": {"content": "x"}, "finish_reason": None}]}

    llm, engine = local(weights, endless)
    with ThreadPoolExecutor(1) as pool:
        call = pool.submit(llm.fill, PROMPT, Person)
        assert under_way.wait(10)
        llm.close()
        with pytest.raises(LLMUnavailable, match="was closed"):
            call.result(10)
    assert engine.closed


def test_after_closing_it_loads_again(weights: Path) -> None:
    engines: list[FakeEngine] = []

    def load() -> FakeEngine:
        engines.append(FakeEngine(lambda request: says('{"name": "Ada"}')))
        return engines[-1]

    with LocalLLM(weights, load=load) as llm:
        assert not engines
        llm.fill(PROMPT, Person)
        llm.fill(PROMPT, Person)
        assert len(engines) == 1
        llm.close()
        llm.fill(PROMPT, Person)
    assert [engine.closed for engine in engines] == [True, True]


def test_threads_take_turns(weights: Path) -> None:
    def unhurried(request: Mapping[str, Any]) -> Iterable[Chunk]:
        time.sleep(0.005)
        return says('{"name": "Ada"}')

    llm, engine = local(weights, unhurried)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: llm.fill(PROMPT, Person), range(24)))
    assert len(engine.requests) == 24


def test_an_interrupt_comes_out_and_the_next_call_works(weights: Path) -> None:
    def interrupted(request: Mapping[str, Any]) -> Iterable[Chunk]:
        raise KeyboardInterrupt

    llm, engine = local(weights, interrupted)
    with pytest.raises(KeyboardInterrupt):
        llm.fill(PROMPT, Person)
    engine.script = in_turn(says('{"name": "Ada"}'))
    assert llm.fill(PROMPT, Person).value.name == "Ada"


_installed = pytest.mark.skipif(find_spec("xllamacpp") is None, reason="the extra `local` is not installed")


def test_it_says_which_weights_it_runs(weights: Path) -> None:
    assert repr(local(weights, in_turn())[0]) == f"LocalLLM({str(weights)!r})"


# --- the machine --------------------------------------------------------------------------------------------


@_installed
@pytest.mark.skipif(os.uname().machine != "x86_64", reason="the features of x86 processors")
@pytest.mark.parametrize(
    ("flags", "lacks"),
    [("fpu sse4_2 avx f16c fma", "AVX2"), ("avx avx2", "FMA"), ("sse2", "AVX2 and FMA")],
)
def test_an_older_processor_is_refused_instead_of_killed(tmp_path: Path, flags: str, lacks: str) -> None:
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text(f"processor\t: 0\nflags\t\t: {flags}\n")
    with pytest.raises(LLMUnavailable, match=f"processor with {lacks}, which this one lacks; set OPENAI"):
        check_engine(cpuinfo)


@_installed
def test_where_features_cannot_be_read_they_are_assumed(tmp_path: Path) -> None:
    check_engine(tmp_path / "none")


def test_it_uses_the_cores_it_may() -> None:
    assert 1 <= default_threads() <= 16
