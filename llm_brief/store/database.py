"""The SQLite file that keeps what was paid for: opened, migrated and guarded in one place."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from llm_brief.errors import StoreError

__all__ = ["Database"]

_APPLICATION = 0x42524650  # "BRFP": tells our file from another program's
_PATIENCE = 30.0  # seconds to wait for another process that is writing


def _first_schema(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE replies (key TEXT PRIMARY KEY, prompt_name TEXT NOT NULL, reply TEXT NOT NULL)")


def _add_parses(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE parses (key TEXT PRIMARY KEY, parse BLOB NOT NULL)")


# Appended, never edited: a file remembers how many of these it has seen.
_MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_first_schema, _add_parses)


class Database:
    """The file at ``path``, which is made with its folder when missing.

    What was written outlives the process. Several threads may use one object, several processes one file. Everything
    that can go wrong with the file is a ``StoreError``.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)
        self.lock = threading.Lock()
        with self.failing("open"):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self.connection = self._connected()

    def close(self) -> None:
        """Close the file. Closing twice is no error."""
        with self.lock, self.failing("close"):
            self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _connected(self) -> sqlite3.Connection:
        # Autocommit: each put is a transaction of its own. One lock instead of a connection a thread: calls
        # take microseconds here, beside seconds of waiting for a model.
        connection = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            self._version(connection)  # another program's file stays as it is, journal included
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            self._migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _migrate(self, connection: sqlite3.Connection) -> None:
        # All or nothing: two processes may open a new file at once, and closing undoes what was not committed.
        connection.execute("BEGIN IMMEDIATE")
        for migration in _MIGRATIONS[self._version(connection) :]:
            migration(connection)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(_MIGRATIONS)}")
        connection.execute("COMMIT")

    def _version(self, connection: sqlite3.Connection) -> int:
        application: int = connection.execute("PRAGMA application_id").fetchone()[0]
        tables: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application != _APPLICATION and tables:
            raise StoreError(f"{self._path} is a database of another program; name another file")
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(_MIGRATIONS):
            raise StoreError(f"{self._path} was written by a newer llm-brief; upgrade with: pip install -U llm-brief")
        return version

    @contextmanager
    def failing(self, doing: str) -> Iterator[None]:
        """Turn what goes wrong while ``doing`` something into a ``StoreError`` that says how to mend it."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"cannot {doing} the answers kept in {self._path}: {error}; {_mend(error)}") from error


def _mend(error: Exception) -> str:
    if type(error) is sqlite3.DatabaseError:  # its subclasses are about locks, disks and our own mistakes
        return "the file is damaged: delete it, answers will be asked for again"
    if "full" in str(error):
        return "make room on the disk, or set BRIEF_CACHE_DIR"
    return "check that it can be written, or run with --no-cache"
