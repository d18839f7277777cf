"""The real embedded model: llama.cpp in this process, and as an endpoint on loopback."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest
from pydantic import BaseModel, Field

from llm_brief.errors import BriefError, InputError, ReplyCutOff
from llm_brief.llm.base import Prompt
from llm_brief.llm.dialect import Mode
from llm_brief.llm.engine import LlamaEngine, check_engine, default_threads
from llm_brief.llm.local import LocalLLM
from llm_brief.llm.openai import OpenAILLM
from llm_brief.llm.probe import list_models
from llm_brief.llm.weights import find_weights, locate_weights

pytestmark = pytest.mark.embedded


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Fruit(BaseModel):
    """A fruit and its place in a list."""

    colour: Colour
    place: int = Field(ge=3, le=17)
    code: str = Field(pattern=r"^\d{4}-\d{2}$")
    names: list[str] = Field(min_length=1, max_length=2)


class Plain(BaseModel):
    """Without the pattern: asked over HTTP, llama.cpp drops what it cannot convert, and prints so."""

    colour: Colour
    place: int = Field(ge=3, le=17)


PROMPT = Prompt(
    name="fruit",
    system="You fill forms.",
    user="The purple fruit has place 99 and code xyz. It is called plum, prune, damson and sloe.",
    max_tokens=60,
)


@pytest.fixture(scope="module")
def weights(weights_cache: Path) -> Path:
    try:
        check_engine()
        locate_weights(explicit=None, cache_dir=weights_cache)
    except BriefError as error:
        pytest.skip(f"no embedded model here: {error}")
    return find_weights(explicit=None, cache_dir=weights_cache)


@pytest.fixture(scope="module")
def llm(weights: Path) -> Iterator[LocalLLM]:
    with LocalLLM(weights, context=1024) as model:
        yield model


def test_the_published_weights_have_their_published_name(llm: LocalLLM) -> None:
    assert llm.model == "local:qwen2.5-coder-1.5b-instruct-q4_k_m"


def test_it_is_held_to_the_schema_against_the_prompt(llm: LocalLLM, capfd: pytest.CaptureFixture[str]) -> None:
    filled = llm.fill(PROMPT, Fruit)
    assert filled.usage.attempts == 1
    assert filled.usage.prompt_tokens > 20
    assert filled.usage.completion_tokens > 10
    assert capfd.readouterr() == ("", "")


def test_an_answer_that_cannot_end_in_time_is_cut_off(llm: LocalLLM) -> None:
    short = Prompt(name="fruit", system=PROMPT.system, user=PROMPT.user, max_tokens=5)
    with pytest.raises(ReplyCutOff):
        llm.fill(short, Fruit)


def test_a_prompt_longer_than_the_context_is_to_be_halved(llm: LocalLLM) -> None:
    long = Prompt(name="fruit", system=PROMPT.system, user="plum " * 2000, max_tokens=5)
    with pytest.raises(ReplyCutOff, match="exceeds the available context size"):
        llm.fill(long, Fruit)


def test_loading_leaves_ctrl_c_to_python(llm: LocalLLM) -> None:
    """The wheel installs handlers of its own; with them Ctrl-C would stop the engine and leave the program."""
    llm.fill(PROMPT, Fruit)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    assert llm.fill(PROMPT, Fruit).value.place <= 17


def test_an_interrupt_while_it_answers_comes_out(llm: LocalLLM) -> None:
    request = {"messages": [{"role": "user", "content": "Count."}], "max_tokens": 40, "return_progress": True}

    def interrupt(chunk: object) -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        llm._loaded().chat(request, {"type": "string"}, interrupt)
    assert llm.fill(PROMPT, Fruit).value.place <= 17


def test_a_program_that_ends_without_closing_ends_well(weights: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from llm_brief.llm.engine import LlamaEngine;"
        "engine = LlamaEngine(Path(sys.argv[1]), threads=1, context=256); print('loaded')"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", script, str(weights)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "loaded\n", "")


def test_a_damaged_model_file_is_an_input_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    check_engine()
    path = tmp_path / "damaged.gguf"
    path.write_bytes(b"GGUF" + bytes(1000))
    with pytest.raises(InputError, match=r"cannot load .*damaged\.gguf"):
        LlamaEngine(path, threads=1, context=256)
    assert capfd.readouterr() == ("", "")


def test_over_http_it_is_an_endpoint_like_any_other(weights: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """llama.cpp's own server, asked through the hosted adapter: JSON Schema, usage, a list of models, a key."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(weights)
    params.n_ctx, params.n_parallel, params.verbosity, params.warmup = 1024, 1, -1, False
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = default_threads()
    params.api_keys = ["sk-test"]
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    server = xllamacpp.Server(params)
    for number, handler in handlers.items():
        signal.signal(number, handler)
    url = f"{server.listening_address}/v1"
    assert len(list_models(base_url=url, api_key="sk-test")) == 1
    with OpenAILLM("any", base_url=url, api_key="sk-test") as llm:
        filled = llm.fill(PROMPT, Plain)
        assert llm.mode is Mode.JSON_SCHEMA
    assert filled.value.place <= 17
    assert filled.usage.completion_tokens > 5
    del server
    assert capfd.readouterr() == ("", "")
