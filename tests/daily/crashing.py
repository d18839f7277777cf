"""Runs that are killed: an endpoint that counts, a way to start and kill runs, and what must hold afterwards."""

import hashlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO, Any

from llm_brief.daily.run import MEMORY_FILE
from llm_brief.records.briefing import Briefing
from llm_brief.sealing import briefing_hash

ROOT = Path(__file__).parents[2]
PARTS = ".brief-part-"


@dataclass
class Endpoint:
    """A model that answers any schema with the least that fits it, and counts what it was asked.

    The number of an answer travels in its count of prompt tokens, so what was kept can be told from what was not.
    """

    delay: float = 0.01
    port: int = 0
    asked: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def number(self, body: bytes) -> int:
        with self._lock:
            self.asked.append(hashlib.sha256(body).hexdigest())
            return len(self.asked)


def _least(schema: Mapping[str, Any], root: Mapping[str, Any]) -> object:  # noqa: PLR0911 - one a kind of value
    """The least value that fits a JSON Schema of the kind that Pydantic writes."""
    if "$ref" in schema:
        return _least(root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "enum" in schema or "const" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    if "anyOf" in schema:
        options = schema["anyOf"]
        return None if {"type": "null"} in options else _least(options[0], root)
    match schema.get("type"):
        case "object":
            return {key: _least(schema["properties"][key], root) for key in schema.get("required", ())}
        case "array":
            return [_least(schema["items"], root)] * schema.get("minItems", 0)
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean":
            return False
        case _:
            return "x" * max(1, schema.get("minLength", 1))


def _handler(endpoint: Endpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked = json.loads(body)
            schema = asked["response_format"]["json_schema"]["schema"]
            number = endpoint.number(body)
            time.sleep(endpoint.delay)
            usage = {"prompt_tokens": number, "completion_tokens": 1, "total_tokens": number + 1}
            message = {"role": "assistant", "content": json.dumps(_least(schema, schema))}
            answer = {
                "id": f"c{number}",
                "object": "chat.completion",
                "created": 1,
                "model": "counting",
                "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
                "usage": usage,
            }
            raw = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *args: object) -> None:
            pass

    return Handler


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *args: object) -> None:  # killed clients break the pipe
        pass


@contextmanager
def counting_endpoint(delay: float = 0.01) -> Iterator[Endpoint]:
    """The endpoint on a port of this machine."""
    endpoint = Endpoint(delay)
    with _QuietServer(("127.0.0.1", 0), _handler(endpoint)) as server:
        endpoint.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield endpoint
        server.shutdown()
        thread.join()


class Runs:
    """Starts runs of `brief` in forked processes, and kills them."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._in: IO[str] = process.stdin
        self._out: IO[str] = process.stdout
        assert self._out.readline() == "ready\n"

    def run(self, *arguments: object, kill_when: Callable[[], bool] | None = None) -> int:
        """The exit code of a run; -9 when it was killed, which happens as soon as ``kill_when`` holds."""
        self._say(json.dumps([str(argument) for argument in arguments]))
        pid = int(self._out.readline())
        if kill_when is not None:
            while not kill_when() and not _is_over(pid):
                time.sleep(0.001)
            os.kill(pid, signal.SIGKILL)  # one that is over has not been waited for, so its pid is still its own
        self._say("")
        return os.waitstatus_to_exitcode(int(self._out.readline()))

    def _say(self, line: str) -> None:
        self._in.write(f"{line}\n")
        self._in.flush()


def _is_over(pid: int) -> bool:
    """Whether a process has ended and only its status is left."""
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z"


def after(seconds: float) -> Callable[[], bool]:
    """Holds so many seconds from now on."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end


@contextmanager
def forked_runs(folder: Path) -> Iterator[Runs]:
    """A process that forks runs; what they say goes to ``folder/runs.log``."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("BRIEF_", "OPENAI_"))},
        "ZYGOTE_LOG": str(folder / "runs.log"),
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder),
    }
    command = [sys.executable, "-m", "tests.daily.zygote"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=folder
    ) as process:
        try:
            yield Runs(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(20)


def kept_answers(folder: Path) -> frozenset[int]:
    """The numbers of the answers that the memory holds."""
    path = folder / MEMORY_FILE
    if not path.exists():
        return frozenset()
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'replies'").fetchone()[0]
        rows = connection.execute("SELECT reply FROM replies").fetchall() if tables else []
    return frozenset(json.loads(row[0])["usage"]["prompt_tokens"] for row in rows)


def problems_of(folder: Path) -> Iterator[str]:
    """What a killed run must not leave: a damaged memory, a file that is not whole."""
    path = folder / MEMORY_FILE
    if path.exists():
        with closing(sqlite3.connect(path)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchall()
        if found != [("ok",)]:
            yield f"{path}: {found}"
    for file in folder.rglob("*.json"):
        if not file.name.startswith(PARTS):
            yield from _json_problems(file)
    for file in (*folder.rglob("*.md"), *folder.rglob("*.html")):
        text = file.read_text("utf-8")
        if not file.name.startswith(PARTS) and (not text.endswith("\n") and "</html>" not in text[-20:]):
            yield f"{file}: cut off"


def _json_problems(file: Path) -> Iterator[str]:
    try:
        content = json.loads(file.read_bytes())
    except ValueError as error:
        yield f"{file}: {error}"
        return
    if file.name == "briefing.json":
        briefing = Briefing.model_validate(content)
        if briefing.briefing_id != briefing_hash(briefing):
            yield f"{file}: its content does not have its id"


@dataclass
class Crash:
    """One folder of briefings, through runs that are killed until one is allowed to end."""

    runs: Runs
    endpoint: Endpoint
    inbox: Path
    folder: Path
    kills: int = 0

    def __post_init__(self) -> None:
        self._first = len(self.endpoint.asked)

    @property
    def lost(self) -> int:
        """Answers that were under way when a run was killed, and had to be asked for again."""
        asked = Counter(self.endpoint.asked[self._first :])
        return sum(count - 1 for count in asked.values())

    def questions(self, count: int) -> Callable[[], bool]:
        """Holds when so many more questions have come in: the answer to the last is then under way."""
        end = len(self.endpoint.asked) + count
        return lambda: len(self.endpoint.asked) >= end

    def arguments(self, day: str) -> list[object]:
        url = f"http://127.0.0.1:{self.endpoint.port}/v1"
        return ["daily", self.inbox, "-o", self.folder, "--as-of", day, "--model", "m", "--base-url", url, "--quiet"]

    def killed_run(self, day: str, when: Callable[[], bool]) -> list[str]:
        """One run that is killed, and what is wrong after it."""
        code, problems = self._run(day, when)
        self.kills += code == -signal.SIGKILL
        return problems if code in (0, -signal.SIGKILL) else [*problems, f"exit code {code}"]

    def finished_run(self, day: str) -> list[str]:
        """A run that may end, and what is wrong after it."""
        code, problems = self._run(day, None)
        problems += [f"left behind: {path}" for path in self.folder.rglob(f"{PARTS}*")]
        return [*problems, f"exit code {code}"] if code else problems

    def _run(self, day: str, when: Callable[[], bool] | None) -> tuple[int, list[str]]:
        """The questions whose answers were kept before the run must not be asked in it."""
        known = {self.endpoint.asked[number - 1] for number in kept_answers(self.folder)}
        start = len(self.endpoint.asked)
        code = self.runs.run(*self.arguments(day), kill_when=when)
        again = known & set(self.endpoint.asked[start:])
        return code, [*([f"paid twice: {len(again)}"] if again else []), *problems_of(self.folder)]


def moments(count: int, seconds: float, seed: int) -> list[float]:
    """So many moments in a run of so many seconds, at random but always the same."""
    chance = random.Random(seed)
    return [chance.uniform(0.0, seconds) for _ in range(count)]
