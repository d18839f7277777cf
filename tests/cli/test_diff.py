"""`brief diff`: what changed between two files."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from llm_brief.cli import brief as cli
from llm_brief.cli.errors import reporting
from llm_brief.sealing import briefing_json
from tests.compare.days import Line, briefing

ARRESTS = Line(
    "event",
    "a",
    "Police arrested 14 miners in Sorrel on 2 June 2031.",
    type="COERCE",
    actors=("Police",),
    quantities=("14 miners",),
)
VIEW = Line(
    "position",
    "a",
    "Karst Mining opposes the strike at the mine.",
    stakeholder="Karst Mining",
    statement="opposes the strike at the mine",
)


@dataclass(frozen=True)
class Done:
    """What a command said, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


Diff = Callable[..., Done]


@pytest.fixture
def diff(capsys: pytest.CaptureFixture[str]) -> Diff:
    def run(*arguments: object) -> Done:
        code: object = 0
        try:
            with reporting():
                code = cli.main(["diff", *map(str, arguments)], standalone_mode=False) or 0
        except SystemExit as end:
            code = end.code
        said = capsys.readouterr()
        assert isinstance(code, int)
        return Done(code, said.out, said.err)

    return run


@pytest.fixture
def days(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(briefing_json(briefing([ARRESTS, VIEW], date(2031, 6, 3))), "utf-8")
    later = [ARRESTS.more("b", quantities=("16 miners",)), VIEW.more("c")]
    new.write_text(briefing_json(briefing(later, date(2031, 6, 4))), "utf-8")
    return old, new


def test_changes_are_told_with_words_and_sources(diff: Diff, days: tuple[Path, Path]) -> None:
    done = diff(*days)
    assert done.returncode == 0, done.stderr
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert "Updated (1)" in lines
    assert "quantities: 14 miners -> 16 miners" in lines
    assert "was: “14 miners” (Paper a)" in lines
    assert "now: “16 miners” (Paper b)" in lines
    assert "Confirmed by a further source (1)" in lines


def test_the_same_changes_are_told_as_json(diff: Diff, days: tuple[Path, Path]) -> None:
    told = json.loads(diff(*days, "--json").stdout)
    assert [(change["kind"], change["old"], change["new"]) for change in told["changes"]] == [
        ("updated", "14 miners", "16 miners"),
        ("confirmed", None, None),
    ]
    assert (told["old"], told["new"]) == ("b-2031-06-03", "b-2031-06-04")


def test_a_briefing_does_not_differ_from_itself(diff: Diff, days: tuple[Path, Path]) -> None:
    done = diff(days[0], days[0])
    assert (done.returncode, done.stdout) == (0, "Nothing changed.\n")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(None, "cannot be read", id="no such file"),
        pytest.param("{}", "not a briefing", id="another JSON"),
        pytest.param("# Briefing", "not a briefing", id="no JSON"),
    ],
)
def test_what_is_no_briefing_is_refused_in_one_line(
    content: str | None, words: str, diff: Diff, days: tuple[Path, Path], tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "x.json").write_text(content, "utf-8")
    done = diff(days[0], tmp_path / "x.json")
    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
