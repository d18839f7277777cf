"""Results are written whole or not at all."""

import io
import os
import resource
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from llm_brief.cli.output import print_result, write_all
from llm_brief.errors import StoreError

NEW = {"briefing.md": "# new\n", "briefing.json": '{"new": "é😀"}\n'}


def held(folder: Path) -> dict[str, str]:
    """All that the folder holds, hidden leftovers included."""
    return {path.name: path.read_text("utf-8") for path in folder.iterdir() if path.is_file()}


def refusal(folder: Path, contents: dict[str, str] | None = None) -> str:
    with pytest.raises(StoreError) as refused:
        write_all(folder, contents or NEW)
    assert len(str(refused.value).splitlines()) == 1
    return str(refused.value)


def test_files_are_written_into_a_new_folder(tmp_path: Path) -> None:
    write_all(tmp_path / "a/b", NEW)
    assert held(tmp_path / "a/b") == NEW


def test_earlier_files_are_replaced_and_others_left_alone(tmp_path: Path) -> None:
    write_all(tmp_path, {"briefing.md": "old", "notes.md": "mine"})
    write_all(tmp_path, NEW)
    assert held(tmp_path) == {**NEW, "notes.md": "mine"}


def test_lines_end_the_same_way_on_every_system(tmp_path: Path) -> None:
    write_all(tmp_path, NEW)
    assert (tmp_path / "briefing.md").read_bytes() == b"# new\n"


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_files_have_the_rights_the_user_wants_for_new_files(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        write_all(tmp_path, NEW)
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {mode}


def test_a_link_in_the_place_of_a_file_is_replaced_and_its_target_kept(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("precious")
    (tmp_path / "briefing.md").symlink_to("precious.txt")
    write_all(tmp_path, NEW)
    assert held(tmp_path) == {**NEW, "precious.txt": "precious"}


def test_a_file_in_the_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    assert refusal(tmp_path / "out").endswith("cannot write the briefing (File exists); choose a folder with -o")
    assert "Not a directory" in refusal(tmp_path / "out/deeper")
    assert (tmp_path / "out").read_text() == "mine"


def test_a_folder_in_the_place_of_the_last_file_replaces_none_of_them(tmp_path: Path) -> None:
    write_all(tmp_path, {"briefing.md": "old"})
    (tmp_path / "briefing.json").mkdir()
    assert "briefing.json is a folder" in refusal(tmp_path)
    assert held(tmp_path) == {"briefing.md": "old"}


@contextmanager
def nobody() -> Iterator[Path]:
    """A folder that may be read and not written; root alone is never refused anything."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder, "briefing.md").write_text("old")
        Path(folder).chmod(0o555)
        root = os.geteuid() == 0
        try:
            if root:
                os.seteuid(65534)
            yield Path(folder)
        finally:
            if root:
                os.seteuid(0)
            Path(folder).chmod(0o755)


def test_a_folder_without_the_right_to_write_is_an_error() -> None:
    with nobody() as folder:
        assert "Permission denied" in refusal(folder)
        assert "Permission denied" in refusal(folder / "deeper")
        assert held(folder) == {"briefing.md": "old"}


@contextmanager
def little_room(bytes_left: int) -> Iterator[None]:
    """No file of this process may grow past so many bytes; Python ignores the signal and raises instead."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_left, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize(
    "contents",
    [
        pytest.param({"briefing.md": "x" * 50_000, "briefing.json": "short"}, id="first"),
        pytest.param({"briefing.md": "short", "briefing.json": "x" * 50_000}, id="last"),
    ],
)
def test_when_room_runs_out_the_earlier_files_stay_and_nothing_is_left_behind(
    tmp_path: Path, contents: dict[str, str]
) -> None:
    old = {"briefing.md": "old md", "briefing.json": "old json"}
    write_all(tmp_path, old)
    with little_room(10_000):
        reason = refusal(tmp_path, contents)
    assert "File too large" in reason
    assert held(tmp_path) == old


def test_a_bug_on_the_way_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        write_all(tmp_path, {"briefing.md": "x", "briefing.json": 5})  # type: ignore[dict-item]
    assert held(tmp_path) == {}


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "Müller 😀 \\ud800\n"),
        ("ascii", "M\\xfcller \\U0001f600 \\ud800\n"),
        ("cp1252", "Müller \\U0001f600 \\ud800\n"),
    ],
)
def test_what_the_terminal_cannot_show_is_escaped(monkeypatch: pytest.MonkeyPatch, encoding: str, shown: str) -> None:
    held = io.BytesIO()
    out = io.TextIOWrapper(held, encoding=encoding, newline="\n")
    monkeypatch.setattr("sys.stdout", out)
    print_result("Müller 😀 \ud800\n")
    assert held.getvalue().decode(encoding) == shown


def test_closed_standard_output_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(StoreError, match="standard output is closed"):
        print_result("x")


PROGRAM = """
from llm_brief.cli.errors import reporting
from llm_brief.cli.output import print_result
with reporting():
    print_result("x" * {size})
    print_result("x" * {size})
"""


def run(size: int, tail: str) -> subprocess.CompletedProcess[str]:
    """A program that prints so many characters twice, its output going where ``tail`` says."""
    root = Path(__file__).parents[2]
    command = f'"$0" -c "$1" {tail}'
    program = PROGRAM.format(size=size)
    environment = {**os.environ, "PYTHONPATH": str(root)}
    return subprocess.run(
        ["bash", "-c", command, sys.executable, program],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("size", [10, 1_000_000])
def test_a_full_disk_behind_standard_output_is_one_line_and_code_1(size: int) -> None:
    done = run(size, "> /dev/full")
    assert done.returncode == 1
    assert done.stderr == "brief: system: No space left on device; free space or mend permissions, then run again\n"


def test_a_reader_that_leaves_early_is_no_error() -> None:
    done = run(1_000_000, "| head -c 5; exit ${PIPESTATUS[0]}")
    assert (done.returncode, done.stdout, done.stderr) == (0, "xxxxx", "")


def test_closed_standard_output_is_one_line_and_code_1() -> None:
    done = run(10, ">&-")
    assert done.returncode == 1
    assert done.stderr == "brief: standard output is closed; nothing could be printed\n"


def test_without_standard_error_the_result_is_not_mixed_with_messages() -> None:
    assert run(10, "2>&-").stdout == "x" * 20
    assert run(10, "2>&- > /dev/full").returncode == 1
