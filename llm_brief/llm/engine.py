"""llm_brief's view of llama.cpp: load a model into this process, ask it, let go of it."""

import ctypes
import importlib.util
import os
import platform
import secrets
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from llm_brief.errors import InputError, LLMUnavailable
from llm_brief.llm.grammar import decodable

__all__ = ["Chunk", "Engine", "LlamaEngine", "check_engine", "default_threads"]

Chunk = Mapping[str, object]

_NEEDED = frozenset({"AVX2", "FMA"})  # the wheel is built with them and does not ask the processor first
_CPUINFO = Path("/proc/cpuinfo")

# A thread that waits for the others spins first, by default so long that, beside one other busy process on
# two cores, 2-6 tokens a second are left; with this it is 10. On idle cores it makes no difference.
_SPINS = "1000"

_BATCH = 256  # prompt tokens between two chances to stop; larger batches read no faster on a CPU
_STATES_MIB = 512  # read prompts kept aside, so that threads on different documents do not evict each other
_TAKEN_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_SIGACTION_BYTES = 512  # larger than struct sigaction anywhere


class Engine(Protocol):
    """A loaded model. One request at a time."""

    def chat(
        self, request: Mapping[str, object], schema: Mapping[str, object], on_chunk: Callable[[Chunk], bool]
    ) -> None:
        """Answer an OpenAI-style chat request in the shape of a JSON Schema.

        The answer comes in chunks, until it is over or ``on_chunk`` returns True.
        """

    def close(self) -> None:
        """Free the memory."""


class LlamaEngine:
    """llama.cpp through the wheel ``xllamacpp``, with one slot, silent, its HTTP side door locked.

    ``LLMUnavailable`` when the wheel, the processor or the memory is lacking, ``InputError`` when the model
    file cannot be loaded.
    """

    def __init__(self, weights: Path, *, threads: int, context: int) -> None:
        check_engine()
        with _spinning_briefly():
            import xllamacpp
        self._to_grammar: Callable[[object], str] = xllamacpp.json_schema_to_grammar
        params = xllamacpp.CommonParams()
        params.model.path = str(weights)
        params.n_ctx = context
        params.n_parallel = 1
        params.n_batch = params.n_ubatch = _BATCH
        params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
        params.cache_ram_mib = _STATES_MIB
        params.warmup = False
        params.verbosity = -1
        # The wheel always opens a port on 127.0.0.1. Nobody needs it, so nobody gets the key.
        params.api_keys = [secrets.token_hex(32)]
        params.endpoint_slots = params.ui = False
        params.n_threads_http = 1
        try:
            with _signals_kept():
                self._server = xllamacpp.Server(params)
        except RuntimeError as error:
            raise InputError(
                f"llama.cpp cannot load {weights}: the file is damaged or of an unknown kind, "
                "or memory is short (about twice the file's size is needed)"
            ) from error
        # Until its loop has turned once the wheel cannot be stopped: closing then, or exiting, hung for ever.
        self._server.handle_completions({"prompt": "a", "max_tokens": 1})

    def chat(
        self, request: Mapping[str, object], schema: Mapping[str, object], on_chunk: Callable[[Chunk], bool]
    ) -> None:
        """Answer ``request``; what ``on_chunk`` raises comes out here, Ctrl-C included."""
        raised: list[BaseException] = []

        def relay(chunk: Chunk) -> bool:
            try:
                return on_chunk(chunk)
            except BaseException as error:  # noqa: BLE001 - the wheel would swallow it
                raised.append(error)
                return True

        # Not as `response_format`: that way the wheel uses an older converter, which drops `\\d` and more.
        constrained = {**request, "grammar": self._to_grammar(decodable(schema)), "stream": True}
        self._server.handle_chat_completions(constrained, relay)
        if raised:
            raise raised[0]

    def close(self) -> None:
        """Stop the engine's threads and free the memory; the engine is of no use afterwards."""
        del self._server


def check_engine(cpuinfo: Path = _CPUINFO) -> None:
    """Raise ``LLMUnavailable``, with the mend, where llama.cpp cannot run and importing it might kill."""
    if importlib.util.find_spec("xllamacpp") is None:
        raise LLMUnavailable(
            "the embedded model needs llama.cpp, which is not installed. Run: pip install 'llm-brief[local]'"
        )
    missing = _NEEDED - _cpu_features(cpuinfo)
    if missing:
        raise LLMUnavailable(
            f"the embedded model needs a processor with {' and '.join(sorted(missing))}, "
            "which this one lacks; set OPENAI_API_KEY or OPENAI_BASE_URL to use a model elsewhere"
        )


def default_threads() -> int:
    """As many threads as this process may use cores, at most 16: reading memory is the limit beyond that."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        cores = os.cpu_count() or 1
    return min(cores, 16)


def _cpu_features(cpuinfo: Path) -> frozenset[str]:
    """The processor's features where they matter and can be read; elsewhere the needed ones are assumed."""
    if platform.machine().lower() not in ("x86_64", "amd64") or not cpuinfo.is_file():
        return _NEEDED
    for line in cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("flags"):
            return frozenset(line.partition(":")[2].upper().split())
    return _NEEDED


@contextmanager
def _spinning_briefly() -> Iterator[None]:
    """OpenMP reads its settings once, when the library is loaded; a user's own setting wins."""
    if "GOMP_SPINCOUNT" in os.environ or "OMP_WAIT_POLICY" in os.environ:
        yield
        return
    os.environ["GOMP_SPINCOUNT"] = _SPINS
    try:
        yield
    finally:
        del os.environ["GOMP_SPINCOUNT"]


@contextmanager
def _signals_kept() -> Iterator[None]:
    """Undo what the wheel does to SIGINT and SIGTERM: it takes both from Python, and Ctrl-C would do nothing.

    Through libc, because Python lets only the main thread set handlers and a model may load in any.
    """
    if os.name != "posix":
        yield
        return
    libc = ctypes.CDLL(None)
    saved = {number: ctypes.create_string_buffer(_SIGACTION_BYTES) for number in _TAKEN_SIGNALS}
    for number, action in saved.items():
        libc.sigaction(number, None, action)
    try:
        yield
    finally:
        for number, action in saved.items():
            libc.sigaction(number, action, None)
