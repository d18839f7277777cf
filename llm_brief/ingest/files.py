"""Paths into documents. A file that cannot be read is reported, never dropped."""

import os
import stat
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import BinaryIO

from llm_brief.errors import InputError
from llm_brief.ingest.decode import decode
from llm_brief.ingest.plain import read_text
from llm_brief.text.document import Document

__all__ = ["MAX_BYTES", "READABLE", "Unread", "list_files", "read", "read_all", "read_listed", "read_stream"]

MAX_BYTES = 20 * 1024 * 1024
"""No news document is larger; a file that is gets refused before it is loaded."""

MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown", ".markdown": "text/markdown"}
)
READABLE = tuple(sorted(MEDIA_TYPES))


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that gave no document, and why."""

    path: str
    reason: str


def read(path: str | Path) -> Document:
    """The document in one file; ``InputError`` says what is wrong with it."""
    return _read_file(Path(path), _shown(path))


def read_stream(stream: BinaryIO, name: str = "stdin") -> Document:
    """The document in a byte stream, such as standard input."""
    try:
        raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror}); give a file instead") from error
    return _to_document(raw, name, "text/plain")


def read_all(paths: Sequence[str | Path]) -> Iterator[Document | Unread]:
    """Every document under ``paths``, in a stable order; folders are walked, hidden names skipped.

    ``InputError`` for a path that does not exist or a folder without any file; ``-`` is standard input. What
    cannot be read inside a folder comes back as ``Unread``.
    """
    for given in paths:
        if str(given) == "-":
            yield _read_stdin()
        elif os.path.isdir(given):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
            yield from _read_folder(Path(given))
        else:
            yield read(given)


def _read_stdin() -> Document:
    if sys.stdin is None:
        raise InputError("stdin: standard input is closed; give a file or a folder")
    return read_stream(sys.stdin.buffer)


def _read_folder(root: Path) -> Iterator[Document | Unread]:
    found = tuple(list_files(root))
    if not any(isinstance(item, Path) for item in found):
        empty = f"{_shown(root)}: the folder holds no documents; it may hold {', '.join(READABLE)} files"
        raise InputError(next((item.reason for item in found if isinstance(item, Unread)), empty))
    for item in found:
        yield read_listed(item, root) if isinstance(item, Path) else item


def list_files(root: Path) -> Iterator[Path | Unread]:
    """Every file below ``root`` in a stable order, hidden names skipped; folders that cannot be listed come first."""
    refused: list[OSError] = []
    files = sorted(_walk(root, refused), key=lambda file: file.relative_to(root).as_posix())
    yield from (_unlisted(error, root) for error in refused)
    yield from files


def _walk(root: Path, refused: list[OSError]) -> Iterator[Path]:
    """Files below ``root`` and links to folders outside, without hidden ones; no linked folder is entered."""
    for folder, subfolders, names in os.walk(root, onerror=refused.append):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        yield from (Path(folder, name) for name in names if not name.startswith("."))
        links = (Path(folder, name) for name in subfolders)
        yield from (link for link in links if link.is_symlink() and not _is_walked(link, root))


def _is_walked(link: Path, root: Path) -> bool:
    """Whether what ``link`` leads to lies in the folder and is therefore read there."""
    target, base = Path(os.path.realpath(link)), Path(os.path.realpath(root))  # Path.resolve fails on loops
    return target.is_relative_to(base) and not any(part.startswith(".") for part in target.relative_to(base).parts)


def _unlisted(error: OSError, root: Path) -> Unread:
    folder = Path(error.filename)
    shown = _shown(root if folder == root else folder.relative_to(root))
    return Unread(shown, f"{shown}: cannot list this folder ({error.strerror}); check its permissions")


def read_listed(file: Path, root: Path) -> Document | Unread:
    """The document in a file below ``root``, named by its path from there, or why there is none."""
    shown = _shown(file.relative_to(root).as_posix())
    if file.is_symlink() and not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(root)):
        reason = "a link that leads out of the folder is not followed; copy what it leads to into the folder"
        return Unread(shown, f"{shown}: {reason}")
    try:
        return _read_file(file, shown)
    except InputError as error:
        return Unread(shown, str(error))


def _read_file(file: Path, shown: str) -> Document:
    size = _size_of(file, shown)
    media_type = MEDIA_TYPES.get(file.suffix.lower())
    if media_type is None:
        kind = f"{_shown(file.suffix)} files" if file.suffix else "files without a suffix"
        raise InputError(f"{shown}: cannot read {kind}; convert it to .txt or .md")
    if size > MAX_BYTES:
        _refuse_size(shown)
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{shown}: cannot be read ({error.strerror}); check its permissions") from error
    return _to_document(raw, shown, media_type)


def _size_of(file: Path, shown: str) -> int:
    """Bytes in a regular file; anything else is refused before it is opened: a pipe would wait for ever."""
    try:
        status = file.stat()
    except (OSError, ValueError) as error:  # ValueError: no file system can hold such a name
        why = error.strerror if isinstance(error, OSError) else "not a file name"
        raise InputError(f"{shown}: cannot be found ({why}); check the path") from error
    if stat.S_ISDIR(status.st_mode):
        raise InputError(f"{shown}: a folder, not a file; name a file in it")
    if not stat.S_ISREG(status.st_mode):
        raise InputError(f"{shown}: not a regular file; copy what it gives into one")
    return status.st_size


def _refuse_size(shown: str) -> None:
    raise InputError(f"{shown}: larger than {MAX_BYTES // 1024 // 1024} MB; split it into smaller files")


def _to_document(raw: bytes, shown: str, media_type: str) -> Document:
    if len(raw) > MAX_BYTES:
        _refuse_size(shown)
    document = read_text(decode(raw, shown), name=PurePath(shown).name, media_type=media_type)
    if not any(map(str.isalnum, document.text)):
        raise InputError(f"{shown}: the file holds no words")
    return replace(document, path=shown)


def _shown(path: str | PurePath) -> str:
    """A path as it is printed and stored: what is no character, or would break the line, is escaped."""
    text = str(path).encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(_escaped(c) if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
