"""How an endpoint is asked, how long it is waited for, and what its refusals mean: the parts without a network."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime

import httpx2
import openai
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openai.types.chat import ChatCompletion

from llm_brief.errors import LLMError, LLMInvalid, LLMRefused, LLMUnavailable, ReplyCutOff, SettingsError
from llm_brief.llm.complaints import Endpoint, status_error, unreachable
from llm_brief.llm.dialect import Dialect, Mode, bare_json
from llm_brief.llm.openai import OpenAILLM
from llm_brief.llm.patience import Fault, Patience, is_worth_a_retry, wait_asked
from llm_brief.llm.transport import Transport, Unfit

NOW = datetime(2026, 1, 1, 12, 0, 0, tzinfo=UTC)
ENDPOINT = Endpoint("https://user:pw@example.org/v1?key=q", "m", "sk-1234567890")

# --- dialect ------------------------------------------------------------------------------------------------


def test_modes_step_down_to_the_one_that_every_endpoint_can_do() -> None:
    dialect: Dialect | None = Dialect()
    seen = []
    while dialect is not None:
        seen.append(dialect.mode)
        dialect = dialect.weaker()
    assert seen == [Mode.JSON_SCHEMA, Mode.TOOLS, Mode.JSON, Mode.MD_JSON]


@pytest.mark.parametrize(
    ("complaint", "wanted"),
    [
        pytest.param("This response_format type is unavailable now", Dialect(Mode.TOOLS), id="response format"),
        pytest.param("does not support structured outputs", Dialect(Mode.TOOLS), id="structured outputs"),
        pytest.param("Failed to parse grammar", Dialect(Mode.TOOLS), id="grammar"),
        pytest.param(
            "'max_tokens' is not supported. Use 'max_completion_tokens'",
            Dialect(limit="max_completion_tokens"),
            id="token limit",
        ),
        pytest.param("temperature does not support 0", Dialect(temperature=False), id="temperature"),
        pytest.param("messages: field required", None, id="something else"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_complaint_changes_what_it_is_about(complaint: str, wanted: Dialect | None) -> None:
    assert Dialect().adapted(complaint) == wanted


def test_no_complaint_changes_a_mode_that_the_user_chose() -> None:
    assert Dialect(bound=True).adapted("json_schema is not supported") is None
    assert Dialect(bound=True).adapted("temperature") == Dialect(bound=True, temperature=False)


@given(
    st.lists(
        st.sampled_from(["response_format", "tools", "temperature", "max_completion_tokens", "?"]),
        max_size=20,
    )
)
def test_adapting_always_ends(complaints: list[str]) -> None:
    dialect: Dialect | None = Dialect()
    changes = 0
    for complaint in complaints:
        dialect = dialect and dialect.adapted(complaint)
        changes += dialect is not None
    assert changes <= 5


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        pytest.param('{"a": 1}', '{"a": 1}', id="bare already"),
        pytest.param(' \n{"a": 1}\n', '{"a": 1}', id="white space"),
        pytest.param('```json\n{"a": 1}\n```', '{"a": 1}', id="fence"),
        pytest.param('<think>{"no"}</think>{"a": "</b>"}', '{"a": "</b>"}', id="thoughts"),
        pytest.param("no object here", "no object here", id="prose"),
        pytest.param("} {", "} {", id="the wrong way round"),
        pytest.param("", "", id="empty"),
    ],
)
def test_the_object_is_freed_from_its_wrapping(text: str, bare: str) -> None:
    assert bare_json(text) == bare


# --- patience -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        pytest.param({"retry-after": "3"}, 3.0, id="seconds"),
        pytest.param({"retry-after": "0.5"}, 0.5, id="fraction"),
        pytest.param({"retry-after-ms": "250", "retry-after": "9"}, 0.25, id="milliseconds first"),
        pytest.param({"retry-after": "Thu, 01 Jan 2026 12:00:30 GMT"}, 30.0, id="date"),
        pytest.param({"retry-after": "Thu, 01 Jan 2026 12:00:30 -0000"}, 30.0, id="date without a zone"),
        pytest.param({"retry-after": "Thu, 01 Jan 2026 11:00:00 GMT"}, 0.0, id="date gone by"),
        pytest.param({"retry-after": "-5"}, None, id="negative"),
        pytest.param({"retry-after": "later"}, None, id="word"),
        pytest.param({"retry-after": ""}, None, id="empty"),
        pytest.param({}, None, id="no header"),
    ],
)
def test_the_wait_asked_for_is_read(headers: dict[str, str], seconds: float | None) -> None:
    assert wait_asked(headers, NOW) == seconds


@given(st.text(max_size=40))
def test_no_header_is_too_strange_to_read(text: str) -> None:
    waited = wait_asked({"retry-after": text, "retry-after-ms": text}, NOW)
    assert waited is None or waited >= 0


@given(st.integers(1, 60), st.none() | st.floats(0, 1e6))
def test_no_wait_is_longer_than_allowed(failures: int, asked: float | None) -> None:
    assert 0 <= Patience(longest_wait=20).wait(failures, asked) <= 20.25


def test_waits_grow() -> None:
    longest = [max(Patience().wait(n, None) for _ in range(200)) for n in (1, 3, 6)]
    assert longest[0] < longest[1] < longest[2]


@pytest.mark.parametrize(
    ("status", "text", "worth"),
    [
        (429, "slow down", True),
        (503, "", True),
        (408, "", True),
        (409, "", True),
        (429, "insufficient_quota", False),
        (400, "", False),
        (401, "", False),
        (404, "", False),
    ],
)
def test_only_what_may_pass_is_worth_a_retry(status: int, text: str, worth: bool) -> None:
    assert is_worth_a_retry(status, text) is worth


def test_each_fault_has_its_own_patience() -> None:
    patience = Patience(later=2, timeout=0, broken=1)
    assert [patience.forgives(fault, 1) for fault in (Fault.LATER, Fault.TIMEOUT, Fault.BROKEN)] == [
        True,
        False,
        True,
    ]
    assert [patience.forgives(fault, 2) for fault in (Fault.LATER, Fault.TIMEOUT, Fault.BROKEN)] == [
        True,
        False,
        False,
    ]


# --- complaints ---------------------------------------------------------------------------------------------


def test_an_endpoint_shows_no_secrets() -> None:
    shown = f"{ENDPOINT.url} {ENDPOINT.clean('key sk-1234567890 at https://user:pw@example.org/v1?key=q!')}"
    assert shown == "https://example.org/v1 key [key] at https://example.org/v1!"
    assert "sk-1234567890" not in repr(ENDPOINT)


def test_a_long_page_is_cut() -> None:
    assert len(ENDPOINT.clean("<p>word</p>" * 500)) < 320


@pytest.mark.parametrize(
    "address", ["", "localhost:8080/v1", "ftp://x/v1", "http://", "https:///v1", "file:///etc/passwd"]
)
def test_an_address_that_is_none_is_refused_at_once(address: str) -> None:
    with pytest.raises(SettingsError, match="no http:// or https:// address"):
        Endpoint(address, "m")


@pytest.mark.parametrize("key", ["sk-12 34", "sk-12\n", "“sk-12”", ""])
def test_a_key_that_cannot_be_one_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(SettingsError, match="copy it again") as caught:
        Endpoint("https://example.org", "m", key)
    assert not key.strip() or key.strip() not in str(caught.value)


@pytest.mark.parametrize(
    ("status", "text", "kind"),
    [
        (400, "", LLMRefused),
        (400, "This model's maximum context length is 8192 tokens", ReplyCutOff),
        (400, "request (9000 tokens) exceeds the available context size", ReplyCutOff),
        (413, "too many tokens", ReplyCutOff),
        (401, "context length", LLMRefused),
        (404, "", LLMRefused),
        (418, "", LLMRefused),
        (429, "", LLMUnavailable),
        (429, "insufficient_quota", LLMRefused),
        (500, "", LLMUnavailable),
    ],
)
def test_a_status_becomes_the_error_that_says_what_to_do(status: int, text: str, kind: type[LLMError]) -> None:
    assert type(status_error(ENDPOINT, status, text)) is kind


def test_only_an_unknown_model_asks_which_models_there_are() -> None:
    def offered() -> tuple[str, ...]:
        raise AssertionError("asked")

    for status in (400, 401, 403, 429, 500):
        status_error(ENDPOINT, status, "", offered)
    assert "but not for chat" in str(status_error(ENDPOINT, 404, "", lambda: ("m",)))
    assert "a0, a1" in str(status_error(ENDPOINT, 404, "", lambda: [f"a{n}" for n in range(30)]))


def test_an_untrusted_certificate_has_its_own_mend() -> None:
    assert "SSL_CERT_FILE" in str(unreachable(ENDPOINT, "[SSL: CERTIFICATE_VERIFY_FAILED] unable to get issuer"))
    assert "server running" in str(unreachable(ENDPOINT, "Connection refused"))


# --- the vendor's exceptions --------------------------------------------------------------------------------

REQUEST = httpx2.Request("POST", "https://example.org/v1/chat/completions")


def _answered(status: int) -> httpx2.Response:
    return httpx2.Response(status, request=REQUEST)


def _status(kind: type[openai.APIStatusError], status: int) -> Callable[[], Exception]:
    return lambda: kind("no", response=_answered(status), body=None)


_COMPLETION = ChatCompletion(id="c", choices=[], created=1, model="m", object="chat.completion")

VENDOR: dict[str, tuple[Callable[[], Exception], type[LLMError]]] = {
    "OpenAIError": (lambda: openai.OpenAIError("no"), LLMRefused),
    "APIError": (lambda: openai.APIError("no", REQUEST, body=None), LLMRefused),
    "APIResponseValidationError": (
        lambda: openai.APIResponseValidationError(_answered(200), None),
        LLMInvalid,
    ),
    "APIStatusError": (_status(openai.APIStatusError, 418), LLMRefused),
    "APIConnectionError": (lambda: openai.APIConnectionError(request=REQUEST), LLMUnavailable),
    "APITimeoutError": (lambda: openai.APITimeoutError(REQUEST), LLMUnavailable),
    "BadRequestError": (_status(openai.BadRequestError, 400), LLMRefused),
    "AuthenticationError": (_status(openai.AuthenticationError, 401), LLMRefused),
    "OAuthError": (lambda: openai.OAuthError(response=_answered(401), body=None), LLMRefused),
    "PermissionDeniedError": (_status(openai.PermissionDeniedError, 403), LLMRefused),
    "NotFoundError": (_status(openai.NotFoundError, 404), LLMRefused),
    "ConflictError": (_status(openai.ConflictError, 409), LLMUnavailable),
    "UnprocessableEntityError": (_status(openai.UnprocessableEntityError, 422), LLMRefused),
    "RateLimitError": (_status(openai.RateLimitError, 429), LLMUnavailable),
    "InternalServerError": (_status(openai.InternalServerError, 500), LLMUnavailable),
    "LengthFinishReasonError": (
        lambda: openai.LengthFinishReasonError(completion=_COMPLETION),
        ReplyCutOff,
    ),
    "ContentFilterFinishReasonError": (openai.ContentFilterFinishReasonError, LLMRefused),
}

# Raised by parts of the client that we do not use: websockets, webhooks, workload identity, the module-level client.
OTHER_PARTS = {
    "InvalidWebhookSignatureError",
    "SubjectTokenProviderError",
    "WebSocketConnectionClosedError",
    "WebSocketQueueFullError",
    "_AmbiguousModuleClientUsageError",
}


def test_every_exception_of_the_vendor_is_known_here() -> None:
    """A new one must be given its meaning before a user meets it."""
    public = {
        name
        for module in (openai, openai._exceptions)
        for name, value in list(vars(module).items())
        if isinstance(value, type) and issubclass(value, Exception)
    }
    assert public == VENDOR.keys() | OTHER_PARTS


@pytest.mark.parametrize("name", VENDOR)
def test_each_exception_of_the_vendor_becomes_one_of_ours(name: str) -> None:
    make, kind = VENDOR[name]

    def request() -> object:
        raise make()

    transport = Transport(ENDPOINT, 1.0, Patience(sleep=lambda seconds: None))
    with pytest.raises((LLMError, Unfit)) as caught:
        transport._persist(request, tuple)
    error = caught.value.error if isinstance(caught.value, Unfit) else caught.value
    assert type(error) is kind


def test_the_vendors_libraries_are_not_loaded_before_they_are_needed() -> None:
    script = (
        "import sys; from llm_brief.llm.openai import OpenAILLM; OpenAILLM('m', api_key='k');"
        "print([n for n in ('openai', 'instructor', 'httpx2', 'tenacity') if n in sys.modules])"
    )
    environment = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout == "[]\n"


def test_what_it_shows_of_itself_has_no_key() -> None:
    with OpenAILLM("m", base_url="https://example.org/v1", api_key="sk-1234567890") as llm:
        assert repr(llm) == "OpenAILLM('m', base_url='https://example.org/v1')"
