"""The lock and the files of a folder: one run at a time, whole files, one-line errors."""

import errno
import multiprocessing
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from llm_brief.daily import files
from llm_brief.daily.files import sweep, write_file, write_files
from llm_brief.daily.lock import LOCK_FILE, hold
from llm_brief.errors import LockHeld, StoreError

NOW = datetime(2031, 6, 3, 6, 30, tzinfo=UTC)


def test_the_second_run_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    with hold(tmp_path, NOW), pytest.raises(LockHeld) as refused, hold(tmp_path, NOW):
        pass
    assert f"process {os.getpid()} on " in str(refused.value)
    assert "since 2031-06-03T06:30:00+00:00" in str(refused.value)


def test_a_lock_that_was_let_go_can_be_taken_again(tmp_path: Path) -> None:
    for _ in range(2):
        with hold(tmp_path, NOW):
            pass
    assert (tmp_path / LOCK_FILE).read_bytes() == b""


def _die_with_the_lock(folder: str) -> None:
    with hold(Path(folder), NOW):
        os._exit(9)


def test_a_lock_goes_with_a_process_that_is_killed(tmp_path: Path) -> None:
    process = multiprocessing.get_context("spawn").Process(target=_die_with_the_lock, args=(str(tmp_path),))
    process.start()
    process.join()
    assert process.exitcode == 9
    assert b'"pid"' in (tmp_path / LOCK_FILE).read_bytes(), "it did not say goodbye"
    with hold(tmp_path, NOW):
        pass


def test_a_lock_says_nothing_false_where_its_words_are_unreadable(tmp_path: Path) -> None:
    with hold(tmp_path, NOW):
        (tmp_path / LOCK_FILE).write_bytes(b"\xff{")
        with pytest.raises(LockHeld, match="it has just begun"), hold(tmp_path, NOW):
            pass


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(StoreError, match="cannot be written"), hold(tmp_path / "file" / "out", NOW):
        pass


def test_files_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_files(tmp_path / "new", {"a": b"1", "b": b"2"})
    assert {path.name: path.read_bytes() for path in (tmp_path / "new").iterdir()} == {"a": b"1", "b": b"2"}


def test_a_file_that_reads_so_already_is_left_alone(tmp_path: Path) -> None:
    write_file(tmp_path / "a", b"1")
    os.utime(tmp_path / "a", (1, 1))
    write_files(tmp_path, {"a": b"1", "b": b"2"})
    assert (tmp_path / "a").stat().st_mtime == 1


def test_a_full_disk_changes_nothing_and_is_one_line(tmp_path: Path) -> None:
    """/dev/full stands in for the disk: every write to it ends with "no space left on device"."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    write_file(tmp_path / "b", b"old")
    (tmp_path / f"{files._PENDING}b").symlink_to("/dev/full")
    with pytest.raises(StoreError, match=os.strerror(errno.ENOSPC)):
        write_files(tmp_path, {"a": b"1", "b": b"2"})
    assert {path.name for path in tmp_path.iterdir()} == {"b"}
    assert (tmp_path / "b").read_bytes() == b"old"


def test_a_folder_in_the_place_of_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(StoreError, match="cannot be written"):
        write_file(tmp_path / "a", b"1")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / f"{files._PENDING}briefing.md").write_bytes(b"# Brief")
    (tmp_path / "briefing.md").write_bytes(b"whole")
    sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["briefing.md"]
