"""Parsing in other processes: the same parses, whatever happens to those processes."""

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from llm_brief.text.document import Document
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.processes import in_processes
from llm_brief.text.grammar.syntax import Parser, find_parser, why_no_parser

DOCUMENTS = [
    Document(text=f"GENEVA, May {day} (Agency) – “We left,” Oru said. Vell’s {day} envoys have gone.")
    for day in range(1, 9)
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    found = find_parser()
    if found is None:
        pytest.skip(f"needs a parser: {why_no_parser()}")
    return found


class Counting:
    """A parser that counts what it is asked in this process."""

    def __init__(self, inner: Parser, name: str | None = None) -> None:
        self._inner = inner
        self.name = name or inner.name
        self.asked = 0

    def parse(self, document: Document) -> Parse:
        self.asked += 1
        return self._inner.parse(document)


def _children() -> set[int]:
    """The processes started by this one; none where the system does not list them."""
    return {int(pid) for file in Path("/proc/self/task").glob("*/children") for pid in file.read_text().split()}


def test_two_processes_parse_as_one_does_and_are_done_without_when_they_are_killed(parser: Parser) -> None:
    """They end with the block; which of the eight texts had no process left does not show."""
    here, before = Counting(parser), _children()
    wanted = [parser.parse(document) for document in DOCUMENTS]
    with in_processes(here, 2) as shared, ThreadPoolExecutor(4) as threads:
        assert list(threads.map(shared.parse, DOCUMENTS[:6])) == wanted[:6]
        assert shared.parse(DOCUMENTS[5]) is shared.parse(DOCUMENTS[5])
        assert here.asked == 0
        shared.rest()
        assert len(_children() - before) <= 1
        assert list(threads.map(shared.parse, DOCUMENTS[:1])) == wanted[:1]
        for child in _children() - before:
            os.kill(child, signal.SIGKILL)
        assert list(threads.map(shared.parse, DOCUMENTS)) == wanted
    assert 1 <= here.asked <= 2  # a new process may have been started before the first was found dead
    assert _children() == before


@pytest.mark.parametrize(
    "program",
    [
        pytest.param("/nowhere/python", id="nothing there"),
        pytest.param("/bin/cat", id="another program"),
        pytest.param("", id="unknown"),
    ],
)
def test_where_no_process_can_be_started_this_one_parses(
    parser: Parser, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    with in_processes(parser, 2) as shared:
        assert [shared.parse(document) for document in DOCUMENTS] == [parser.parse(document) for document in DOCUMENTS]


def test_a_program_that_is_frozen_is_not_started_again(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    before = _children()
    with in_processes(parser, 2) as shared:
        assert shared.parse(DOCUMENTS[0]) == parser.parse(DOCUMENTS[0])
        assert _children() == before


def test_a_parse_of_another_parser_is_not_taken(parser: Parser) -> None:
    other = Counting(parser, "another version")
    with in_processes(other, 1) as shared:
        shared.parse(DOCUMENTS[0])
    assert other.asked == 1


def test_nothing_is_parsed_after_the_block(parser: Parser) -> None:
    with in_processes(parser, 1) as shared:
        pass
    with pytest.raises(EOFError, match="have ended"):
        shared.parse(DOCUMENTS[0])
