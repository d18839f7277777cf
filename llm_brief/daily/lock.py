"""One run at a time: a lock that says who holds it, and that no crash leaves behind."""

import contextlib
import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from llm_brief.errors import LockHeld, StoreError

__all__ = ["LOCK_FILE", "hold"]

LOCK_FILE = ".brief.lock"


@contextmanager
def hold(folder: Path, since: datetime) -> Iterator[None]:
    """Hold ``folder`` for this process; ``LockHeld`` names the process that has it.

    The lock is the operating system's, on an open file: it goes with the process, however that ends. What the file
    says is only for people. It is never deleted: a second process might hold the old file and a third the new one.
    """
    path = folder / LOCK_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written ({error.strerror}); choose a folder with -o") from error
    try:
        _take(handle, folder)
        _say(handle, {"pid": os.getpid(), "host": socket.gethostname(), "since": since.isoformat(timespec="seconds")})
        yield
        _say(handle, None)
    finally:
        os.close(handle)


def _take(handle: int, folder: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise LockHeld(f"another run works on {folder}: {_holder(handle)}; wait for it, or end it") from error
    except OSError as error:
        raise StoreError(f"{folder}: this file system has no locks ({error.strerror}); choose another -o") from error


def _holder(handle: int) -> str:
    try:
        said = json.loads(os.pread(handle, 4096, 0))
        return f"process {said['pid']} on {said['host']}, since {said['since']}"
    except (OSError, ValueError, KeyError, TypeError):  # between taking the lock and saying so
        return "it has just begun"


def _say(handle: int, holder: object) -> None:
    """Write who holds the lock. A full disk must not stop a run from ending."""
    with contextlib.suppress(OSError):
        os.ftruncate(handle, 0)
        if holder is not None:
            os.pwrite(handle, json.dumps(holder).encode(), 0)
