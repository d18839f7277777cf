"""The hosted adapter against an endpoint that fails: what is repeated, what is not, and what the user is told."""

import json
import socket
import threading
import time
import traceback
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict, Field, field_validator

from llm_brief.errors import LLMError, LLMInvalid, LLMRefused, LLMUnavailable, ReplyCutOff
from llm_brief.llm.base import Filled, Prompt, Usage, cost_of
from llm_brief.llm.dialect import Mode
from llm_brief.llm.openai import OpenAILLM
from llm_brief.llm.patience import Patience
from llm_brief.llm.prices import Price
from llm_brief.llm.probe import list_models, probe


@dataclass(frozen=True, kw_only=True)
class Say:
    """One HTTP answer. ``delay`` comes before it; ``hang_up`` closes the connection without a word."""

    body: object = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    hang_up: bool = False
    content_type: str = "application/json"

    def encoded(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else json.dumps(self.body).encode()


@dataclass
class FakeEndpoint:
    """What the server will say, and what it was asked. With nothing left to say it repeats the last answer."""

    port: int
    models: tuple[str, ...] = ("small", "large")
    lines: deque[Say] = field(default_factory=deque)
    requests: list[dict[str, Any]] = field(default_factory=list)
    lists_asked: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def will(self, *lines: Say) -> None:
        self.lines.extend(lines)

    def next_line(self) -> Say:
        return self.lines.popleft() if len(self.lines) > 1 else self.lines[0]

    @staticmethod
    def completion(
        content: str | None, *, finish: str = "stop", usage: tuple[int, int] = (10, 5), **message: object
    ) -> Say:
        """A chat completion, as the protocol has it."""
        return Say(
            body={
                "id": "c1",
                "object": "chat.completion",
                "created": 1,
                "model": "small-2026",
                "choices": [
                    {
                        "index": 0,
                        "finish_reason": finish,
                        "message": {"role": "assistant", "content": content, **message},
                    }
                ],
                "usage": {
                    "prompt_tokens": usage[0],
                    "completion_tokens": usage[1],
                    "total_tokens": sum(usage),
                },
            }
        )

    @staticmethod
    def tool_call(name: str, arguments: str) -> Say:
        call = {"id": "t1", "type": "function", "function": {"name": name, "arguments": arguments}}
        return FakeEndpoint.completion(None, finish="tool_calls", tool_calls=[call])

    @staticmethod
    def error(status: int, message: str, headers: Mapping[str, str] | None = None, **more: object) -> Say:
        return Say(status=status, body={"error": {"message": message, **more}}, headers=headers or {})


def _handler(fake: FakeEndpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            fake.lists_asked += 1
            if not fake.models:
                return self._say(Say(status=404, body="nothing here", content_type="text/plain"))
            listed = [{"id": name, "object": "model", "created": 1, "owned_by": "x"} for name in fake.models]
            return self._say(Say(body={"object": "list", "data": listed}))

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            fake.requests.append(
                {
                    "path": self.path,
                    "key": self.headers["Authorization"],
                    **json.loads(self.rfile.read(length)),
                }
            )
            self._say(fake.next_line())

        def _say(self, line: Say) -> None:
            time.sleep(line.delay)
            if line.hang_up:
                self.close_connection = True
                return
            body = line.encoded()
            self.send_response(line.status)
            for name, value in {
                "Content-Type": line.content_type,
                "Content-Length": str(len(body)),
                **line.headers,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    return Handler


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *args: object) -> None:  # clients that time out break the pipe
        pass


@pytest.fixture
def endpoint() -> Iterator[FakeEndpoint]:
    fake = FakeEndpoint(port=0)
    with _QuietServer(("127.0.0.1", 0), _handler(fake)) as server:
        fake.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield fake
        server.shutdown()
        thread.join()


KEY = "sk-very-secret-0123456789"
PROMPT = Prompt(name="people", system="Fill the form.", user="Ada is 36.", max_tokens=200)
GOOD = '{"name": "Ada", "age": 36}'


class Person(BaseModel):
    """A person named in the text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    age: int = Field(description="years", ge=0)

    @field_validator("name")
    @classmethod
    def _known(cls, name: str) -> str:
        if name == "Nobody":
            raise ValueError("that name is not in the text")
        return name


ADA = Person(name="Ada", age=36)


class Asker:
    """Asks one question of an endpoint; remembers how long it would have slept."""

    def __init__(self, url: str, **options: Any) -> None:
        self.slept: list[float] = []
        patience = Patience(sleep=self.slept.append)
        self.llm = OpenAILLM("small", base_url=url, api_key=KEY, patience=patience, **options)

    def fill(self, prompt: Prompt = PROMPT) -> Filled[Person]:
        with self.llm:
            return self.llm.fill(prompt, Person)

    def fails(self, kind: type[LLMError], match: str | None = None) -> LLMError:
        with pytest.raises(kind, match=match) as caught:
            self.fill()
        assert type(caught.value) is kind
        return caught.value


def test_a_filled_schema_comes_back_with_what_it_cost(endpoint: FakeEndpoint) -> None:
    endpoint.will(endpoint.completion(GOOD, usage=(1_000, 100)))
    filled = Asker(endpoint.url, price=Price(2.0, 8.0)).fill()
    assert filled.value == ADA
    assert type(filled.value) is Person
    assert filled.model == "small"
    assert filled.origin == "model"
    assert filled.usage.cost_usd == pytest.approx(0.0028)
    assert filled.usage.model_copy(update={"cost_usd": None}) == Usage(
        calls=1, attempts=1, prompt_tokens=1_000, completion_tokens=100
    )


def test_the_request_asks_for_json_schema_greedily_and_within_the_limit(endpoint: FakeEndpoint) -> None:
    endpoint.will(endpoint.completion(GOOD))
    Asker(endpoint.url).fill()
    (request,) = endpoint.requests
    assert request["response_format"]["json_schema"]["schema"] == Person.model_json_schema()
    assert (request["temperature"], request["max_tokens"], request["model"]) == (0.0, 200, "small")
    assert request["key"] == f"Bearer {KEY}"


@pytest.mark.parametrize("mode", list(Mode))
def test_template_signs_in_a_document_reach_the_model_untouched(endpoint: FakeEndpoint, mode: Mode) -> None:
    """instructor renders messages as templates when it is given a context; ours must never be."""
    text = "{{ x }} {% if %} {% raw %} {# gone? #} {{ cycler.__init__ }} $name %s"
    good = endpoint.tool_call("Person", GOOD) if mode is Mode.TOOLS else endpoint.completion(GOOD)
    endpoint.will(good)
    Asker(endpoint.url, mode=mode).fill(Prompt(name="p", system=text, user=text))
    messages = endpoint.requests[0]["messages"]
    assert messages[0]["content"].startswith(text)
    assert messages[1]["content"].startswith(text)


@pytest.mark.parametrize(
    "wrapped",
    [
        pytest.param(f"```json\n{GOOD}\n```", id="fenced"),
        pytest.param(f"<think>Is it {{Ada}}?</think>\n{GOOD}", id="after thoughts"),
        pytest.param(f"Here you are: {GOOD} Anything else?", id="with remarks"),
    ],
)
def test_json_in_wrapping_is_taken_without_asking_again(endpoint: FakeEndpoint, wrapped: str) -> None:
    endpoint.will(endpoint.completion(wrapped))
    assert Asker(endpoint.url).fill().value == ADA
    assert len(endpoint.requests) == 1


# --- what is repeated ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 529])
def test_a_passing_failure_is_repeated_and_counted(endpoint: FakeEndpoint, status: int) -> None:
    endpoint.will(endpoint.error(status, "not now"), endpoint.error(status, "not now"), endpoint.completion(GOOD))
    asker = Asker(endpoint.url)
    filled = asker.fill()
    assert filled.value == ADA
    assert filled.usage.attempts == 3
    assert filled.usage.prompt_tokens == 10
    assert len(asker.slept) == 2


@pytest.mark.parametrize(
    ("header", "least", "most"),
    [
        pytest.param({"Retry-After": "7"}, 7, 8, id="seconds"),
        pytest.param({"Retry-After": "1.5"}, 1.5, 2, id="fraction"),
        pytest.param({"retry-after-ms": "2500"}, 2.5, 3, id="milliseconds"),
        pytest.param({"Retry-After": "86400"}, 60, 61, id="a day is cut to a minute"),
        pytest.param({"Retry-After": "Mon, 01 Jan 2001 00:00:00 GMT"}, 0, 0.3, id="a date gone by"),
        pytest.param({"Retry-After": "soon"}, 0, 1, id="nonsense"),
    ],
)
def test_a_wait_that_the_endpoint_asks_for_is_kept(
    endpoint: FakeEndpoint, header: Mapping[str, str], least: float, most: float
) -> None:
    endpoint.will(endpoint.error(429, "slow down", header), endpoint.completion(GOOD))
    asker = Asker(endpoint.url)
    asker.fill()
    (waited,) = asker.slept
    assert least <= waited <= most


def test_a_wait_given_as_a_date_is_kept(endpoint: FakeEndpoint) -> None:
    then = datetime.now(UTC) + timedelta(seconds=30)
    endpoint.will(
        endpoint.error(503, "busy", {"Retry-After": format_datetime(then, usegmt=True)}),
        endpoint.completion(GOOD),
    )
    asker = Asker(endpoint.url)
    asker.fill()
    assert 25 <= asker.slept[0] <= 31


def test_an_endpoint_that_stays_overloaded_is_given_up(endpoint: FakeEndpoint) -> None:
    endpoint.will(endpoint.error(503, "overloaded"))
    asker = Asker(endpoint.url)
    error = asker.fails(LLMUnavailable, "overloaded.*503")
    assert len(endpoint.requests) == 6
    assert cost_of(error) == Usage(calls=1, attempts=6)


def test_a_silent_endpoint_is_asked_twice(endpoint: FakeEndpoint) -> None:
    endpoint.will(Say(delay=1.0))
    error = Asker(endpoint.url, timeout=0.2).fails(LLMUnavailable, "did not answer within 0.2 s")
    assert cost_of(error).attempts == 2


def test_a_connection_that_breaks_once_is_made_again(endpoint: FakeEndpoint) -> None:
    endpoint.will(Say(hang_up=True), endpoint.completion(GOOD))
    assert Asker(endpoint.url).fill().usage.attempts == 2


def test_a_refused_connection_is_reported_soon_and_plainly() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    started = time.monotonic()
    error = Asker(url).fails(LLMUnavailable, "nobody answers at http://127.0.0.1.*refused.*server running")
    assert cost_of(error).attempts == 3
    assert time.monotonic() - started < 5


# --- what is not repeated -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "message", "match"),
    [
        pytest.param(400, "bad request", "refused the request to 'small'.*400: .*bad request", id="400"),
        pytest.param(401, "no such key", "does not accept the key: OPENAI_API_KEY is wrong", id="401"),
        pytest.param(403, "not yours", "does not let this key use 'small'", id="403"),
        pytest.param(429, "You exceeded your current quota", "quota is used up.*billing", id="quota"),
    ],
)
def test_a_refusal_is_final_and_says_what_to_mend(
    endpoint: FakeEndpoint, status: int, message: str, match: str
) -> None:
    endpoint.will(endpoint.error(status, message))
    asker = Asker(endpoint.url)
    error = asker.fails(LLMRefused, match)
    assert endpoint.url in str(error)
    assert len(endpoint.requests) == 1
    assert not asker.slept


def test_without_a_key_the_message_asks_for_one(endpoint: FakeEndpoint) -> None:
    endpoint.will(endpoint.error(401, "who are you?"))
    with (
        OpenAILLM("small", base_url=endpoint.url) as llm,
        pytest.raises(LLMRefused, match="set OPENAI_API_KEY"),
    ):
        llm.fill(PROMPT, Person)


def test_an_unknown_model_is_answered_with_the_models_there_are(endpoint: FakeEndpoint) -> None:
    endpoint.models = ("a", "b", "c")
    endpoint.will(endpoint.error(404, "model not found"))
    Asker(endpoint.url).fails(LLMRefused, f"no model 'small' at {endpoint.url}; it offers: a, b, c")


def test_an_address_without_the_protocol_is_told_apart_from_an_unknown_model(endpoint: FakeEndpoint) -> None:
    endpoint.models = ()
    endpoint.will(endpoint.error(404, "page not found"))
    Asker(endpoint.url).fails(LLMRefused, "usually ends in /v1")


@pytest.mark.parametrize("status", [200, 404, 400])
def test_a_web_page_is_no_answer(endpoint: FakeEndpoint, status: int) -> None:
    page = "<html><head><style>p {}</style></head><body><h1>Welcome to nginx!</h1></body></html>"
    endpoint.models = ()
    endpoint.will(Say(status=status, body=page, content_type="text/html"))
    error = Asker(endpoint.url).fails(LLMRefused, "Welcome to nginx!")
    assert "<" not in str(error)


def test_a_prompt_too_long_for_the_model_is_to_be_halved(endpoint: FakeEndpoint) -> None:
    endpoint.will(endpoint.error(400, "maximum context length is 8192 tokens", code="context_length_exceeded"))
    Asker(endpoint.url).fails(ReplyCutOff, "too long for 'small'")
    assert len(endpoint.requests) == 1


def test_a_model_that_declines_is_not_pressed(endpoint: FakeEndpoint) -> None:
    endpoint.will(endpoint.completion(None, refusal="I cannot help with that."))
    Asker(endpoint.url).fails(LLMRefused, "will not answer: I cannot help with that")
    assert len(endpoint.requests) == 1


# --- answers that do not fit --------------------------------------------------------------------------------


def test_an_answer_cut_off_by_length_is_told_apart_and_charged(endpoint: FakeEndpoint) -> None:
    endpoint.will(endpoint.completion('{"name": "Ad', finish="length", usage=(10, 200)))
    error = Asker(endpoint.url).fails(ReplyCutOff, "200 tokens on 'people'")
    assert cost_of(error) == Usage(calls=1, attempts=1, prompt_tokens=10, completion_tokens=200)


def test_a_wrong_answer_is_asked_for_again_with_the_reason(endpoint: FakeEndpoint) -> None:
    endpoint.will(endpoint.completion('{"name": "Nobody", "age": 1}'), endpoint.completion(GOOD))
    filled = Asker(endpoint.url).fill()
    assert filled.value == ADA
    assert filled.usage == Usage(calls=1, attempts=2, prompt_tokens=20, completion_tokens=10)
    assert "that name is not in the text" in endpoint.requests[1]["messages"][-1]["content"]


def test_cut_off_json_is_asked_for_again(endpoint: FakeEndpoint) -> None:
    endpoint.will(endpoint.completion('{"name": "Ada", "a'), endpoint.completion(GOOD))
    assert Asker(endpoint.url).fill().usage.attempts == 2


def test_an_answer_that_stays_wrong_is_invalid(endpoint: FakeEndpoint) -> None:
    """A semantic fault is the model's, not the endpoint's, so the mode is not changed for it."""
    endpoint.will(endpoint.completion('{"name": "Nobody", "age": 1}'))
    error = Asker(endpoint.url).fails(LLMInvalid, "no Person.*that name is not in the text")
    assert len(endpoint.requests) == 2
    assert cost_of(error).prompt_tokens == 20


@pytest.mark.parametrize(
    "line",
    [
        pytest.param({"choices": []}, id="no choices"),
        pytest.param({"choices": None}, id="choices null"),
        pytest.param({"error": {"message": "provider is down", "code": 502}}, id="an error that calls itself 200"),
        pytest.param({}, id="an empty object"),
    ],
)
def test_an_answer_without_an_answer_is_invalid(endpoint: FakeEndpoint, line: object) -> None:
    endpoint.will(Say(body=line))
    Asker(endpoint.url).fails(LLMInvalid, "without an answer")


def test_the_reason_inside_a_false_200_is_passed_on(endpoint: FakeEndpoint) -> None:
    endpoint.will(Say(body={"error": {"message": "provider is down"}}))
    Asker(endpoint.url).fails(LLMInvalid, "provider is down")


def test_null_content_is_invalid_in_every_mode(endpoint: FakeEndpoint) -> None:
    endpoint.will(endpoint.completion(None))
    Asker(endpoint.url).fails(LLMInvalid, "no Person")
    assert len(endpoint.requests) == 5  # two in the first mode, one in each of the others


def test_broken_json_around_the_answer_is_repeated_then_invalid(endpoint: FakeEndpoint) -> None:
    endpoint.will(Say(body='{"choices": ['))
    error = Asker(endpoint.url).fails(LLMInvalid, "broken JSON")
    assert cost_of(error).attempts == 3


# --- dialects -----------------------------------------------------------------------------------------------


def _modes(requests: list[dict[str, Any]]) -> list[str]:
    return [
        "tools" if "tools" in request else request.get("response_format", {}).get("type", "text")
        for request in requests
    ]


@pytest.mark.parametrize(
    ("status", "complaint"),
    [
        pytest.param(400, "This response_format type is unavailable now", id="deepseek"),
        pytest.param(400, "'response_format.type' : value is not one of the allowed values", id="groq"),
        pytest.param(422, "unknown variant `json_schema`", id="422"),
        pytest.param(405, "json_schema response format is not supported for this model", id="405"),
    ],
)
def test_where_json_schema_is_refused_tools_are_tried_and_remembered(
    endpoint: FakeEndpoint, status: int, complaint: str
) -> None:
    endpoint.will(endpoint.error(status, complaint), endpoint.tool_call("Person", GOOD))
    asker = Asker(endpoint.url)
    filled = asker.fill()
    assert filled.value == ADA
    assert filled.usage.attempts == 2
    assert asker.llm.mode is Mode.TOOLS
    asker.fill()
    assert _modes(endpoint.requests) == ["json_schema", "tools", "tools"]


def test_where_tools_are_refused_too_json_mode_is_tried_then_plain_text(endpoint: FakeEndpoint) -> None:
    endpoint.will(
        endpoint.error(400, "json_schema is not supported"),
        endpoint.error(404, "No endpoints found that support tool use"),
        endpoint.error(400, "'response_format.type' must be 'text'"),
        endpoint.completion(f"```json\n{GOOD}\n```"),
    )
    asker = Asker(endpoint.url)
    assert asker.fill().value == ADA
    assert _modes(endpoint.requests) == ["json_schema", "tools", "json_object", "text"]
    assert asker.llm.mode is Mode.MD_JSON
    assert '"description": "years"' in endpoint.requests[-1]["messages"][0]["content"]


def test_where_json_schema_is_ignored_the_mode_that_works_is_found(endpoint: FakeEndpoint) -> None:
    """A server that drops unknown fields never shows the model the schema."""
    prose = endpoint.completion("Ada is a 36 year old mathematician.")
    endpoint.will(prose, prose, prose, endpoint.completion(GOOD))
    asker = Asker(endpoint.url)
    assert asker.fill().value == ADA
    assert asker.llm.mode is Mode.JSON
    asker.fill()
    assert _modes(endpoint.requests) == ["json_schema", "json_schema", "tools", "json_object", "json_object"]


def test_when_no_mode_helps_the_search_is_not_repeated(endpoint: FakeEndpoint) -> None:
    endpoint.will(endpoint.completion('{"who": "Ada"}'))
    asker = Asker(endpoint.url)
    asker.fails(LLMInvalid)
    assert len(endpoint.requests) == 5
    asker.fails(LLMInvalid)
    assert len(endpoint.requests) == 7
    assert asker.llm.mode is Mode.JSON_SCHEMA


def test_a_chosen_mode_is_kept(endpoint: FakeEndpoint) -> None:
    endpoint.will(endpoint.error(400, "response_format json_object is not supported"))
    Asker(endpoint.url, mode="json").fails(LLMRefused, "json_object is not supported")
    assert len(endpoint.requests) == 1


def test_models_that_want_other_parameters_get_them(endpoint: FakeEndpoint) -> None:
    endpoint.will(
        endpoint.error(
            400,
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        ),
        endpoint.error(400, "Unsupported value: 'temperature' does not support 0 with this model."),
        endpoint.completion(GOOD),
    )
    asker = Asker(endpoint.url)
    assert asker.fill().value == ADA
    last = endpoint.requests[-1]
    assert (last["max_completion_tokens"], "max_tokens" in last, "temperature" in last) == (200, False, False)
    assert asker.llm.mode is Mode.JSON_SCHEMA


# --- secrets ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422, 429, 500])
def test_a_key_that_the_endpoint_echoes_is_not_shown(
    endpoint: FakeEndpoint, status: int, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    endpoint.will(endpoint.error(status, f"Incorrect API key provided: {KEY}. Header was Bearer {KEY}"))
    asker = Asker(endpoint.url)
    error = asker.fails(LLMRefused if status not in (429, 500) else LLMUnavailable)
    shown = "".join(traceback.format_exception(error)) + repr(error) + repr(asker.llm)
    assert KEY not in shown
    assert KEY not in caplog.text
    assert capfd.readouterr() == ("", "")


def test_a_key_in_the_address_is_not_shown(endpoint: FakeEndpoint) -> None:
    endpoint.will(endpoint.error(400, "no"))
    url = endpoint.url.replace("127.0.0.1", "user:hidden@127.0.0.1")
    with OpenAILLM("small", base_url=url) as llm, pytest.raises(LLMRefused) as caught:
        llm.fill(PROMPT, Person)
    assert "hidden" not in f"{caught.value}{llm!r}"


# --- doctor -------------------------------------------------------------------------------------------------


def test_a_probe_of_a_good_endpoint(endpoint: FakeEndpoint) -> None:
    endpoint.will(endpoint.completion('{"ok": true}'))
    found = probe(base_url=endpoint.url, api_key=KEY, model="small", timeout=5)
    assert (found.reachable, found.models, found.json_schema, found.error) == (
        True,
        ("large", "small"),
        True,
        "",
    )


def test_a_probe_finds_the_mode_of_an_endpoint_without_json_schema(endpoint: FakeEndpoint) -> None:
    endpoint.will(endpoint.error(400, "response_format?"), endpoint.tool_call("_Ping", '{"ok": true}'))
    found = probe(base_url=endpoint.url, api_key=None, model="", timeout=5)
    assert (found.reachable, found.json_schema, found.mode) == (True, False, Mode.TOOLS)
    assert "tools" in found.error
    assert endpoint.requests[0]["model"] == "large"


def test_a_probe_reports_what_is_wrong_and_does_not_repeat(endpoint: FakeEndpoint) -> None:
    endpoint.will(endpoint.error(503, "down"))
    found = probe(base_url=endpoint.url, api_key=KEY, model="small", timeout=5)
    assert not found.reachable
    assert "503" in found.error
    assert len(endpoint.requests) == 1


def test_a_probe_of_a_model_that_cannot_fill_forms(endpoint: FakeEndpoint) -> None:
    endpoint.will(endpoint.completion("I would rather not."))
    found = probe(base_url=endpoint.url, api_key=KEY, model="small", timeout=5)
    assert (found.reachable, found.json_schema) == (True, False)
    assert "no _Ping" in found.error


def test_the_models_of_an_endpoint_are_listed(endpoint: FakeEndpoint) -> None:
    assert list_models(base_url=endpoint.url, api_key=None) == ("large", "small")


def test_a_list_of_models_that_is_refused_is_an_error(endpoint: FakeEndpoint) -> None:
    endpoint.models = ()
    with pytest.raises(LLMRefused, match="nothing here"):
        list_models(base_url=endpoint.url, api_key=None)
    assert endpoint.lists_asked == 1


def test_what_the_fake_says_is_json(endpoint: FakeEndpoint) -> None:
    """The fake itself: its completions must be what the protocol says, or the tests above prove nothing."""
    body = endpoint.completion(GOOD).encoded()
    assert json.loads(body)["choices"][0]["message"]["content"] == GOOD
