"""`brief daily` and `brief memory` as they are typed."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from llm_brief.cli import brief as cli
from llm_brief.cli.errors import reporting

TEXT = "Orland asked the Tessaly Council on June 3 to reopen the Brake Pass.\n"
MORE = "The Tessaly Council rejected the request on June 4.\n"


@dataclass(frozen=True)
class Done:
    """What a command said, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


class Brief:
    """`brief` in this process: loading the parser for each of many runs would take minutes."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Done:
        code: object = 0
        try:
            with reporting():
                code = cli.main([str(argument) for argument in arguments], standalone_mode=False) or 0
        except SystemExit as end:
            code = end.code
        said = self._capsys.readouterr()
        assert isinstance(code, int)
        return Done(code, said.out, said.err)

    def daily(self, inbox: Path, day: str, *more: object) -> Done:
        return self("daily", inbox, "-o", inbox.parent / "out", "--model", "none", "--as-of", day, *more)


@pytest.fixture
def brief(capsys: pytest.CaptureFixture[str]) -> Brief:
    return Brief(capsys)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    return folder


def report(inbox: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((inbox.parent / "out" / "report.json").read_text("utf-8"))
    return found


def test_three_runs_on_two_days(brief: Brief, inbox: Path) -> None:
    out = inbox.parent / "out"
    first = brief.daily(inbox, "2031-06-05")
    assert first.returncode == 0, first.stderr
    assert "first briefing, of 1 documents" in first.stderr
    assert first.stdout == ""
    names = {"briefing.md", "briefing.html", "briefing.json", "index.html", "report.json", "memory.sqlite3"}
    assert names <= {path.name for path in out.iterdir()}
    assert {path.name for path in (out / "2031-06-05").iterdir()} == {"briefing.md", "briefing.html", "briefing.json"}

    before = {path: path.read_bytes() for path in out.rglob("briefing.*")}
    second = brief.daily(inbox, "2031-06-05")
    assert second.returncode == 0
    assert "nothing new since the last run: 0 changes, 0 model calls" in second.stderr
    assert {path: path.read_bytes() for path in out.rglob("briefing.*")} == before
    assert (report(inbox)["made"], report(inbox)["changes_since_last_run"]) == (False, 0)

    (inbox / "b.txt").write_text(MORE, "utf-8")
    third = brief.daily(inbox, "2031-06-06", "--json")
    assert third.returncode == 0, third.stderr
    said = json.loads(third.stdout)
    assert (said["inbox"]["new"], said["documents_read_anew"]) == (["b.txt"], 1)
    briefing = json.loads((out / "briefing.json").read_bytes())
    assert (
        briefing["previous_briefing_id"]
        == json.loads((out / "2031-06-05" / "briefing.json").read_bytes())["briefing_id"]
    )
    assert {change["kind"] for change in briefing["changes"]} >= {"new"}
    assert "2031-06-05/briefing.html" in (out / "index.html").read_text("utf-8")
    assert brief("verify", out / "briefing.json", inbox).returncode == 0


def test_a_quiet_run_says_nothing_and_its_exit_code_tells_what_is_missing(brief: Brief, inbox: Path) -> None:
    assert (done := brief.daily(inbox, "2031-06-05", "--quiet")).returncode == 0
    assert (done.stdout, done.stderr) == ("", "")
    (inbox / "scan.pdf").write_bytes(b"%PDF-1.7")
    done = brief.daily(inbox, "2031-06-05", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (3, "", "")
    assert report(inbox)["exit_code"] == 3


@pytest.mark.parametrize(
    ("more", "code", "words"),
    [
        pytest.param(["--timezone", "Mars/Olympus"], 2, "time zone", id="no such time zone"),
        pytest.param(["--since", "tomorrow"], 2, "--since", id="no such day"),
        pytest.param(["--since", "2031-07-01"], 1, "", id="a window without documents"),
        pytest.param(["-o", "{in}/.."], 2, "choose another folder", id="an inbox inside the results"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(more: list[str], code: int, words: str, brief: Brief, inbox: Path) -> None:
    (inbox / "a.txt").write_text(f"Published: 3 June 2031\n\n{TEXT}", "utf-8")
    done = brief(
        "daily",
        inbox,
        "-o",
        inbox.parent / "out",
        "--model",
        "none",
        *(part.replace("{in}", str(inbox)) for part in more),
    )
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_that_cannot_be_written_is_one_line(brief: Brief, inbox: Path) -> None:
    (inbox.parent / "out").write_text("in the way", "utf-8")
    done = brief.daily(inbox, "2031-06-05")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_damaged_memory_is_one_line_with_what_to_do(brief: Brief, inbox: Path) -> None:
    out = inbox.parent / "out"
    out.mkdir()
    (out / "memory.sqlite3").write_bytes(b"this is no database" * 400)
    done = brief.daily(inbox, "2031-06-05")
    assert done.returncode == 1
    assert "put a backup in its place" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_runs_at_once_do_no_harm(brief: Brief, inbox: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "llm_brief",
        "daily",
        inbox,
        "-o",
        inbox.parent / "out",
        "--model",
        "none",
        "--as-of",
        "2031-06-05",
    ]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    runs = [
        subprocess.Popen([str(part) for part in command], stderr=subprocess.PIPE, env=environment) for _ in range(2)
    ]
    said = [run.communicate()[1] for run in runs]
    codes = sorted(run.returncode for run in runs)
    assert codes in ([0, 0], [0, 1]), said  # the second may have come when the first was over
    assert all(b"Traceback" not in text for text in said)
    if codes == [0, 1]:
        assert any(b"another run works on" in text for text in said)
    assert brief.daily(inbox, "2031-06-05").returncode == 0
    assert brief("memory", "check", inbox.parent / "out").stdout == "sound: SQLite finds nothing wrong\n"


def test_the_memory_is_backed_up_and_a_backup_takes_its_place(brief: Brief, inbox: Path) -> None:
    out = inbox.parent / "out"
    brief.daily(inbox, "2031-06-05")
    done = brief("memory", "backup", out, inbox.parent / "copy.sqlite3")
    assert done.returncode == 0, done.stderr
    for path in out.glob("memory.sqlite3*"):
        path.unlink()
    shutil.copy(inbox.parent / "copy.sqlite3", out / "memory.sqlite3")
    brief.daily(inbox, "2031-06-05")
    assert report(inbox)["made"] is False
    assert brief("memory", "check", inbox).returncode == 1


def test_a_rebuilt_day_leaves_the_latest_briefing_in_its_place(brief: Brief, inbox: Path) -> None:
    out = inbox.parent / "out"
    brief.daily(inbox, "2031-06-06")
    latest = (out / "briefing.json").read_bytes()
    assert brief.daily(inbox, "2031-06-05").returncode == 0
    assert (out / "briefing.json").read_bytes() == latest
    assert (out / "2031-06-05" / "briefing.json").exists()
