"""A parser that works in processes of its own: spaCy holds Python's lock, so threads alone parse one text at a time.

Each process is this program's Python with a copy of the model, is started when it is first needed, and ends with its
standard input: nothing is left behind by a run that is killed. They are started as plain commands, for
``multiprocessing`` would run the caller's main module again. Where none can be started, or one fails, the texts
are parsed in this process.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Final

from llm_brief.text.document import Document
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.syntax import LastParses, Parser, find_parser

__all__ = ["ParserProcesses", "in_processes", "serve"]

_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from llm_brief.text.grammar.processes import serve; serve()"
)
_LENGTH: Final = 4
_GRACE: Final = 5.0
"""Seconds that a process has to end after its input has ended."""


@contextmanager
def in_processes(parser: Parser, count: int) -> Iterator["ParserProcesses"]:
    """``parser`` with its work done by up to ``count`` processes, which end with the block. Threads may share it."""
    processes = ParserProcesses(parser, count)
    try:
        yield processes
    finally:
        processes.close()


class ParserProcesses:
    """A parser: the processes, which of them are idle, and the last parses."""

    def __init__(self, inside: Parser, count: int) -> None:
        self._inside = inside
        self._free = threading.Semaphore(count)
        self._lock = threading.Lock()
        self._parses = LastParses()
        self._idle: list[_Process] = []
        self._all: list[_Process] = []
        self._failed = self._closed = False

    @property
    def name(self) -> str:
        """The name of the parser that the processes have too."""
        return self._inside.name

    def parse(self, document: Document) -> Parse:
        """The parse of ``document``, by a process or, where that fails, in this one."""
        with self._lock:
            known = self._parses.get(document)
        if known is not None:
            return known
        with self._free:
            parse = self._asked(document) or self._inside.parse(document)
        with self._lock:
            return self._parses.put(document, parse)

    def _asked(self, document: Document) -> Parse | None:
        """The parse by a process; None when one has failed. After the end of the block that is an error instead."""
        if self._failed:
            return None
        try:
            process = self._taken()
            parse = process.parse(document)
        except (OSError, EOFError, ValueError):
            self._failed = True
            if self._closed:
                raise
            return None
        self._idle.append(process)
        return parse if parse.parser == self.name else None

    def _taken(self) -> "_Process":
        with self._lock:
            if self._closed:
                raise EOFError("the processes that parse have ended")
            if not self._idle:
                self._all.append(_Process())
                return self._all[-1]
            return self._idle.pop()

    def rest(self) -> None:
        """End the idle processes but one, and free their memory: the bulk of the work is done."""
        with self._lock:
            while len(self._idle) > 1:
                self._idle.pop().close()

    def close(self) -> None:
        """End all processes, those at work too."""
        with self._lock:
            self._closed = True
            for process in self._all:
                process.close()


class _Process:
    """One process and the pipes to it."""

    def __init__(self) -> None:
        if getattr(sys, "frozen", False):
            raise OSError("the program that runs is no Python that could be started again")
        self._popen = subprocess.Popen(  # noqa: S603 - this very Python and fixed words
            [sys.executable, "-c", _START, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"OPENBLAS_NUM_THREADS": "1", **os.environ},
        )

    def parse(self, document: Document) -> Parse:
        """The parse of ``document``; ``OSError``, ``EOFError`` or ``ValueError`` when the process is no good."""
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        _send(self._popen.stdin, document.text.encode("utf-8", "surrogatepass"))
        return Parse.from_bytes(_receive(self._popen.stdout))

    def close(self) -> None:
        """End it; a thread that still waits for its answer gets ``EOFError``."""
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        if self._popen.returncode is not None:
            return
        self._popen.kill()
        self._popen.wait(_GRACE)
        self._popen.stdout.close()
        with contextlib.suppress(OSError):  # what it had not read yet cannot be flushed
            self._popen.stdin.close()


def serve() -> None:
    """What a process does: parse what it reads until its input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ^C is the caller's to handle; it reaches the whole group
    parser = find_parser()
    if parser is None:
        return
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints must not spoil an answer
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            document = Document(text=_receive(sys.stdin.buffer).decode("utf-8", "surrogatepass"))
            _send(answers, parser.parse(document).to_bytes())


def _send(pipe: IO[bytes], content: bytes) -> None:
    pipe.write(len(content).to_bytes(_LENGTH, "big") + content)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    return _exactly(pipe, int.from_bytes(_exactly(pipe, _LENGTH), "big"))


def _exactly(pipe: IO[bytes], count: int) -> bytes:
    content = pipe.read(count)
    if len(content) != count:
        raise EOFError("the other side has ended")
    return content
