"""The inbox: which files are new, changed, gone, or too old, from one time to the next."""

import os
from datetime import date
from pathlib import Path

import pytest

from llm_brief.daily.inbox import Inbox, scan
from llm_brief.daily.window import Window, parse_since
from llm_brief.errors import UsageError
from llm_brief.store.documents import KeptFile

MONDAY, TUESDAY = date(2031, 6, 2), date(2031, 6, 3)


def put(root: Path, name: str, text: str = "Talks ended.", day: str | None = None) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ndate: {day}\n---\n{text}\n" if day else f"{text} {name}\n", "utf-8")


EVER = Window()


def look(root: Path, before: Inbox | None = None, window: Window = EVER, today: date = TUESDAY) -> Inbox:
    known: dict[str, KeptFile] = {file.path: file for file in before.files} if before else {}
    return scan(root, known, window, today, leave=root / "out")


def paths(inbox: Inbox) -> list[str | None]:
    return [document.path for document in inbox.documents]


def test_new_changed_and_removed_files_are_told_apart(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c/d.txt"):
        put(tmp_path, name)
    first = look(tmp_path, today=MONDAY)
    assert (first.new, first.changed, first.gone) == (("a.txt", "b.txt", "c/d.txt"), (), ())
    put(tmp_path, "a.txt", "Talks began.")
    put(tmp_path, "e.txt")
    (tmp_path / "b.txt").unlink()
    second = look(tmp_path, first)
    assert (second.new, second.changed, second.gone) == (("e.txt",), ("a.txt",), ("b.txt",))
    assert paths(second) == ["a.txt", "c/d.txt", "e.txt"]
    third = look(tmp_path, second)
    assert (third.new, third.changed, third.gone) == ((), (), ())


def test_a_file_that_returns_is_new_again(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "b.txt")
    first = look(tmp_path)
    (tmp_path / "b.txt").unlink()
    second = look(tmp_path, first)
    put(tmp_path, "b.txt")
    assert look(tmp_path, second).new == ("b.txt",)


def test_a_window_leaves_out_what_is_older_by_its_own_date_or_by_arrival(tmp_path: Path) -> None:
    put(tmp_path, "old.md", day="2031-05-01")
    put(tmp_path, "undated.txt")
    put(tmp_path, "new.md", day="2031-06-03")
    monday = look(tmp_path, window=Window(MONDAY), today=MONDAY)
    assert (paths(monday), monday.older) == (["new.md", "undated.txt"], ("old.md",))
    tuesday = look(tmp_path, monday, Window(TUESDAY))
    assert (paths(tuesday), tuesday.older) == (["new.md"], ("old.md", "undated.txt"))
    assert paths(look(tmp_path, monday, Window(until=MONDAY))) == ["old.md", "undated.txt"]


def test_an_old_file_that_has_not_changed_is_not_opened_again(tmp_path: Path) -> None:
    put(tmp_path, "old.md", day="2031-05-01")
    first = look(tmp_path, window=Window(MONDAY))
    stamp = (tmp_path / "old.md").stat()
    (tmp_path / "old.md").write_bytes(b"\xff" * stamp.st_size)  # whoever opens it finds no text
    os.utime(tmp_path / "old.md", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert look(tmp_path, first, Window(MONDAY)).unread == ()


def test_documents_that_left_the_window_are_not_taken_for_removed(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "b.txt")
    first = look(tmp_path, today=MONDAY)
    ids = frozenset(str(document.id) for document in first.documents)
    (tmp_path / "b.txt").unlink()
    second = look(tmp_path, first, Window(TUESDAY))
    assert second.aged(ids, Window(TUESDAY)) == ids
    third = look(tmp_path, first)
    assert third.aged(ids, Window()) == {str(first.documents[0].id)}


def test_an_inbox_that_is_cleared_between_runs_withdraws_nothing(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    first = look(tmp_path, today=MONDAY)
    (tmp_path / "a.txt").unlink()
    put(tmp_path, "b.txt")
    second = look(tmp_path, first)
    ids = frozenset(str(document.id) for document in first.documents)
    assert second.emptied
    assert second.aged(ids, Window()) == ids


def test_our_own_results_below_the_inbox_are_not_read(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "out/2031-06-02/briefing.md")
    assert paths(look(tmp_path)) == ["a.txt"]


def test_what_cannot_be_read_is_named_every_time(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7")
    first = look(tmp_path)
    assert [item.path for item in first.unread] == ["scan.pdf"]
    assert [item.path for item in look(tmp_path, first).unread] == ["scan.pdf"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("2031-06-01", date(2031, 6, 1), id="a day"),
        pytest.param("7d", date(2031, 5, 27), id="days ago"),
        pytest.param("2w", date(2031, 5, 20), id="weeks ago"),
        pytest.param("0d", TUESDAY, id="today"),
    ],
)
def test_since_is_a_day_or_a_time_before_today(text: str, wanted: date) -> None:
    assert parse_since(text, TUESDAY) == wanted


@pytest.mark.parametrize("text", ["", "yesterday", "-7d", "7", "7h", "2031-13-01"])
def test_since_refuses_anything_else(text: str) -> None:
    with pytest.raises(UsageError, match="--since"):
        parse_since(text, TUESDAY)
