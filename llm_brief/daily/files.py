"""Files written whole or not at all, also when the process is killed while it writes."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from llm_brief.errors import StoreError

__all__ = ["sweep", "write_file", "write_files"]

_PENDING = ".brief-part-"


def write_file(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one step; ``StoreError`` when that cannot be done, and then nothing changed."""
    write_files(path.parent, {path.name: content})


def write_files(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Put each content at its name in ``folder``: all are on the disk before the first takes its name.

    What already reads so is left alone, time stamp included.
    """
    due = {name: content for name, content in contents.items() if not _reads(folder / name, content)}
    pending = [(folder / f"{_PENDING}{name}", folder / name) for name in due]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for (part, _), content in zip(pending, due.values(), strict=True):
            _write_through(part, content)
        for part, final in pending:
            part.replace(final)
        _sync_folder(folder)
    except OSError as error:
        _remove(part for part, _ in pending)
        reason = error.strerror or str(error)
        raise StoreError(f"{folder}: cannot be written ({reason}); make room or choose another folder") from error


def sweep(folder: Path) -> None:
    """Remove what a killed run left unfinished in ``folder``; only for the one who holds its lock."""
    _remove(folder.glob(f"{_PENDING}*"))


def _reads(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """A new name is safe only when its folder is on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(parts: Iterable[Path]) -> None:
    for part in parts:
        try:
            part.unlink(missing_ok=True)
        except OSError:  # a disk that has become read-only keeps it; the next run tries again
            continue
