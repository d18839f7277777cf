"""One place prints errors and chooses exit codes."""

import inspect
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from llm_brief import errors
from llm_brief.cli.errors import reporting
from llm_brief.errors import BriefError, InputError, LLMRefused, SettingsError, StoreError, UsageError


def code_of(error: BaseException) -> object:
    with pytest.raises(SystemExit) as left, reporting():
        raise error
    return left.value.code


@pytest.mark.parametrize(
    ("error", "code"),
    [
        pytest.param(InputError("a.txt: no text"), 1, id="input"),
        pytest.param(StoreError("out: cannot write"), 1, id="store"),
        pytest.param(LLMRefused("the key is wrong"), 1, id="model"),
        pytest.param(BriefError("something"), 1, id="any-of-ours"),
        pytest.param(UsageError("no such format"), 2, id="usage"),
        pytest.param(SettingsError("BRIEF_JOBS: no number"), 2, id="settings"),
        pytest.param(click.UsageError("no such option"), 2, id="option"),
        pytest.param(click.BadParameter("no such value"), 2, id="value"),
        pytest.param(OSError(28, "No space left on device"), 1, id="disk"),
        pytest.param(PermissionError(13, "Permission denied", "out"), 1, id="rights"),
        pytest.param(ZeroDivisionError("bug"), 1, id="bug"),
        pytest.param(MemoryError(), 1, id="memory"),
        pytest.param(RecursionError(), 1, id="recursion"),
    ],
)
def test_exit_codes(error: BaseException, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of(error) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err


@pytest.mark.parametrize("name", errors.__all__)
def test_every_error_of_ours_is_one_line_without_a_traceback(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    kind = getattr(errors, name)
    assert code_of(kind("what was done,\nto what;\tthe mend")) == kind.exit_code
    assert capsys.readouterr().err == "brief: what was done, to what; the mend\n"


def test_the_tree_is_listed_whole() -> None:
    kinds = {name for name, item in vars(errors).items() if inspect.isclass(item)}
    assert sorted(kinds) == errors.__all__
    assert all(name in (errors.__doc__ or "") for name in kinds)


def test_a_message_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    code_of(InputError("a\x1b[2Jb\u202e.txt"))
    assert capsys.readouterr().err == "brief: a⟨U+001B⟩[2Jb⟨U+202E⟩.txt\n"


def test_a_file_of_the_system_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    code_of(PermissionError(13, "Permission denied", "out/briefing.md"))
    assert capsys.readouterr().err.startswith("brief: out/briefing.md: Permission denied; ")


def test_a_bug_shows_where_it_is_and_asks_to_be_reported(capsys: pytest.CaptureFixture[str]) -> None:
    code_of(ZeroDivisionError("bug"))
    err = capsys.readouterr().err
    assert err.startswith("Traceback")
    assert "ZeroDivisionError: bug" in err
    assert "this is a bug in llm-brief" in err.splitlines()[-1]


@pytest.mark.parametrize("code", [0, 3, 4, None])
def test_a_chosen_exit_code_is_kept(code: int | None) -> None:
    assert code_of(SystemExit(code)) == code


def test_without_an_error_nothing_happens(capsys: pytest.CaptureFixture[str]) -> None:
    with reporting():
        pass
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("kind", ["KeyboardInterrupt", "click.Abort"])
def test_an_interruption_leaves_at_once_with_code_130(kind: str) -> None:
    """Also while a worker thread is busy: a call to a model may take minutes."""
    program = (
        "import threading, time, click\n"
        "from llm_brief.cli.errors import reporting\n"
        "threading.Thread(target=time.sleep, args=(60,)).start()\n"
        f"with reporting():\n    print('begun')\n    raise {kind}\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=30,
        env=environment,
        check=False,
    )
    assert done.returncode == 130
    assert done.stdout == "begun\n"
    assert done.stderr == "brief: interrupted; finished answers are kept, run the same command to go on\n"
