"""Paths become documents, or are reported."""

import io
import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.errors import InputError
from llm_brief.ingest.files import MAX_BYTES, Unread, read, read_all, read_stream
from llm_brief.text.document import Document


def put(path: Path, text: str = "The talks ended.\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def paths(found: list[Document | Unread]) -> list[str | None]:
    return [item.path for item in found if isinstance(item, Document)]


def unread(found: list[Document | Unread]) -> dict[str, str]:
    return {item.path: item.reason for item in found if isinstance(item, Unread)}


def refusal(path: str | Path) -> str:
    with pytest.raises(InputError) as refused:
        list(read_all([path]))
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.txt", "text/plain"),
        ("a.MD", "text/markdown"),
        ("a.b.markdown", "text/markdown"),
        ("a.text", "text/plain"),
    ],
)
def test_the_suffix_says_how_to_read(tmp_path: Path, name: str, media_type: str) -> None:
    document = read(put(tmp_path / name))
    assert (document.name, document.media_type, document.text) == (name, media_type, "The talks ended.\n")
    assert document.path == str(tmp_path / name)


def test_a_folder_is_read_in_the_order_of_its_paths_without_hidden_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/B.txt", "a.txt", ".hidden.txt", ".git/x.txt", "a/.x/y.txt", "ü/k.txt"):
        put(tmp_path / name, name)
    found = list(read_all([tmp_path]))
    assert paths(found) == ["a.txt", "a/B.txt", "a/z.md", "b.txt", "ü/k.txt"]
    assert unread(found) == {}


@pytest.mark.parametrize("given", [".", "./", "../here", "sub/.."])
def test_the_way_to_a_folder_does_not_change_its_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    put(tmp_path / "here/a.txt")
    put(tmp_path / "here/sub/b.txt")
    monkeypatch.chdir(tmp_path / "here")
    assert paths(list(read_all([given]))) == ["a.txt", "sub/b.txt"]


def test_a_bad_file_in_a_folder_is_reported_and_the_others_are_read(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.4 x")
    (tmp_path / "c.jpg").write_bytes(b"\xff\xd8")
    put(tmp_path / "d.txt", " \n\t\n")
    put(tmp_path / "README")
    found = list(read_all([tmp_path]))
    assert paths(found) == ["a.txt"]
    assert unread(found) == {
        "README": "README: cannot read files without a suffix; convert it to .txt or .md",
        "b.txt": "b.txt: this is a PDF file, not text; convert it to .txt or .md first",
        "c.jpg": "c.jpg: cannot read .jpg files; convert it to .txt or .md",
        "d.txt": "d.txt: the file holds no words",
    }


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        pytest.param("missing.txt", "cannot be found (No such file or directory); check the path", id="missing-file"),
        pytest.param("missing", "cannot be found", id="missing-folder"),
        pytest.param("x" * 300 + ".txt", "cannot be found (File name too long)", id="name-too-long"),
        pytest.param("nul\0.txt", "cannot be found (not a file name)", id="nul"),
        pytest.param("lone\ud800.txt", "cannot be found (not a file name)", id="lone-surrogate"),
        pytest.param("line\nbreak.txt", "line\\nbreak.txt: cannot be found", id="line-break"),
        pytest.param("a.txt/b.txt", "cannot be found (Not a directory)", id="file-as-folder"),
    ],
)
def test_a_path_that_leads_nowhere_is_an_error(tmp_path: Path, name: str, wanted: str) -> None:
    put(tmp_path / "a.txt")
    assert wanted in refusal(f"{tmp_path}/{name}")


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    wanted = "the folder holds no documents; it may hold .markdown, .md, .text, .txt files"
    assert refusal(tmp_path).endswith(wanted)
    put(tmp_path / ".hidden.txt")
    put(tmp_path / ".git/x.txt")
    assert refusal(tmp_path).endswith(wanted)


def test_a_folder_given_to_read_is_called_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a folder, not a file"):
        read(tmp_path)


def test_a_folder_with_the_suffix_of_a_file_is_walked(tmp_path: Path) -> None:
    put(tmp_path / "x.txt" / "a.md")
    assert paths(list(read_all([tmp_path]))) == ["x.txt/a.md"]


def test_pipes_sockets_and_devices_are_refused_without_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(tmp_path)  # the name of a socket has to be short
        listener.bind("socket.txt")
        (tmp_path / "zero.txt").symlink_to("/dev/zero")
        put(tmp_path / "a.txt")
        found = list(read_all([tmp_path]))
    assert paths(found) == ["a.txt"]
    assert unread(found).keys() == {"pipe.txt", "socket.txt", "zero.txt"}
    assert "not a regular file" in refusal(tmp_path / "pipe.txt")
    assert "not a regular file" in refusal(tmp_path / "zero.txt")


def test_a_link_out_of_the_folder_is_reported_and_not_followed(tmp_path: Path) -> None:
    secret = put(tmp_path / "elsewhere/secret.txt", "A secret.")
    put(tmp_path / "inbox/a.txt")
    (tmp_path / "inbox/link.txt").symlink_to(secret)
    (tmp_path / "inbox/up").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "inbox/root").symlink_to("/")
    found = list(read_all([tmp_path / "inbox"]))
    assert paths(found) == ["a.txt"]
    assert unread(found).keys() == {"link.txt", "up", "root"}
    assert all("is not followed" in reason for reason in unread(found).values())


def test_a_link_to_a_hidden_folder_is_reported(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / ".old/b.txt")
    (tmp_path / "old").symlink_to(tmp_path / ".old")
    assert "old" in unread(list(read_all([tmp_path])))


def test_links_inside_the_folder_are_read_once_at_their_target_or_as_files(tmp_path: Path) -> None:
    put(tmp_path / "2031/a.txt")
    (tmp_path / "latest").symlink_to("2031")
    (tmp_path / "latest.txt").symlink_to("2031/a.txt")
    found = list(read_all([tmp_path]))
    assert paths(found) == ["2031/a.txt", "latest.txt"]
    assert unread(found) == {}


def test_a_folder_given_through_a_link_is_read(tmp_path: Path) -> None:
    put(tmp_path / "real/a.txt")
    (tmp_path / "link").symlink_to("real")
    assert paths(list(read_all([tmp_path / "link"]))) == ["a.txt"]


def test_loops_and_broken_links_are_reported(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    (tmp_path / "loop1.txt").symlink_to("loop2.txt")
    (tmp_path / "loop2.txt").symlink_to("loop1.txt")
    (tmp_path / "self").symlink_to(".")
    (tmp_path / "broken.txt").symlink_to("nowhere.txt")
    found = list(read_all([tmp_path]))
    assert paths(found) == ["a.txt"]
    assert unread(found).keys() == {"broken.txt", "loop1.txt", "loop2.txt"}
    assert "cannot be found" in refusal(tmp_path / "loop1.txt")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as stream:
        stream.truncate(1 << 40)  # a hole: reading it would take minutes and all memory
    assert refusal(tmp_path / "huge.txt").endswith("larger than 20 MB; split it into smaller files")


class _Growing(io.RawIOBase):
    """A stream that never ends."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        buffer[:] = b"a" * len(buffer)
        return len(buffer)


def test_an_endless_stream_is_refused() -> None:
    with pytest.raises(InputError, match="stdin: larger than 20 MB"):
        read_stream(io.BufferedReader(_Growing()))


class _Broken(io.BytesIO):
    def read(self, _size: int | None = -1) -> bytes:
        raise OSError(5, "Input/output error")


def test_a_stream_that_breaks_is_an_input_error() -> None:
    with pytest.raises(InputError, match="Input/output error"):
        read_stream(_Broken())


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"word\n" * (MAX_BYTES // 5))
    assert len(read(tmp_path / "a.txt").text) == MAX_BYTES // 5 * 5


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Café talks.\r\n".encode())))
    (document,) = read_all(["-"])
    assert isinstance(document, Document)
    assert (document.text, document.path, document.name) == ("Café talks.\n", "stdin", "stdin")


def test_closed_standard_input_is_an_input_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert refusal("-").startswith("stdin: standard input is closed")


def test_empty_standard_input_is_an_input_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    assert refusal("-") == "stdin: the file holds no words"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param(b"line\nbreak.txt", "line\\nbreak.txt", id="line-break"),
        pytest.param("emoji 😀 \u202e.txt".encode(), "emoji 😀 \u202e.txt", id="emoji"),
        pytest.param(b"caf\xe9.txt", "caf\\udce9.txt", id="not-utf-8"),
        pytest.param(b"esc\x1b[31m.txt", "esc\\x1b[31m.txt", id="terminal-code"),
        pytest.param(b" space .txt", " space .txt", id="spaces"),
        pytest.param(b"-.txt", "-.txt", id="dash"),
    ],
)
def test_names_are_stored_as_text_of_one_line(tmp_path: Path, name: bytes, shown: str) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("The talks ended.")
    (document,) = read_all([tmp_path])
    assert isinstance(document, Document)
    assert document.path == document.name == shown
    document.path.encode("utf-8")


def test_the_same_file_given_twice_is_read_twice_with_one_id(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    once, again, inside = read_all([tmp_path / "a.txt", tmp_path / "a.txt", tmp_path])
    assert isinstance(once, Document) and isinstance(again, Document) and isinstance(inside, Document)
    assert once.id == again.id == inside.id


@contextmanager
def nobody() -> Iterator[Path]:
    """A folder that everybody may enter, seen by a user without rights; root alone is never refused anything."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        root = os.geteuid() == 0
        put(Path(folder) / "a.txt")
        put(Path(folder) / "secret.txt").chmod(0)
        put(Path(folder) / "sub/b.txt").parent.chmod(0)
        try:
            if root:
                os.seteuid(65534)
            yield Path(folder)
        finally:
            if root:
                os.seteuid(0)
            (Path(folder) / "sub").chmod(0o755)


def test_what_may_not_be_read_is_reported() -> None:
    with nobody() as folder:
        found = list(read_all([folder]))
        assert paths(found) == ["a.txt"]
        assert unread(found) == {
            "sub": "sub: cannot list this folder (Permission denied); check its permissions",
            "secret.txt": "secret.txt: cannot be read (Permission denied); check its permissions",
        }
        assert "cannot list this folder (Permission denied)" in refusal(folder / "sub")


@given(st.binary(max_size=300))
def test_any_content_is_a_document_or_an_input_error(raw: bytes) -> None:
    try:
        document = read_stream(io.BytesIO(raw))
    except InputError:
        return
    assert document.sentences


@given(st.text(st.characters(exclude_characters="/."), min_size=2, max_size=60))
def test_any_name_that_is_nowhere_is_refused_in_one_line(name: str) -> None:
    assert len(refusal(name).splitlines()) == 1
