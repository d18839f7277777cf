"""Results written whole or not at all."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from llm_brief.errors import StoreError

__all__ = ["print_result", "write_all"]


def write_all(folder: Path, contents: Mapping[str, str]) -> None:
    """Write each named text into ``folder``: all are on disk before the first one takes its name.

    ``StoreError`` when that cannot be done; what stood there before stays, and nothing half-written is left.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_folders(folder / name for name in contents)
        with contextlib.ExitStack() as leftovers:
            pending = {name: _write_beside(folder, name, text, leftovers) for name, text in contents.items()}
            for name, temporary in pending.items():
                temporary.replace(folder / name)
    except OSError as error:
        what = error.strerror or str(error)
        raise StoreError(f"{folder}: cannot write the briefing ({what}); choose a folder with -o") from error


def _refuse_folders(finals: Iterator[Path]) -> None:
    """A folder in the place of a file would be noticed only when the other files had been replaced."""
    for final in finals:
        if final.is_dir():
            raise IsADirectoryError(None, f"{final.name} is a folder")


def _write_beside(folder: Path, name: str, text: str, leftovers: contextlib.ExitStack) -> Path:
    handle, path = tempfile.mkstemp(dir=folder, prefix=f".{name}.")
    temporary = Path(path)
    leftovers.callback(temporary.unlink, missing_ok=True)
    with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.chmod(0o666 & ~_umask())
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def print_result(text: str) -> None:
    """Write a result to standard output, whatever its encoding can show."""
    stream = sys.stdout
    if stream is None:
        raise StoreError("standard output is closed; nothing could be printed")
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()
