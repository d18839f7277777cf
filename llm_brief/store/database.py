"""The SQLite file that keeps what was paid for: opened, migrated and guarded in one place."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Self

from llm_brief.errors import StoreError
from llm_brief.store.migrations import MIGRATIONS

__all__ = ["Database"]

_APPLICATION = 0x42524650  # "BRFP": tells our file from another program's
_PATIENCE = 30.0  # seconds to wait for another process that is writing


class Database:
    """The file at ``path``, which is made with its folder when missing.

    What was written outlives the process. Several threads may use one object, several processes one file. Everything
    that can go wrong with the file is a ``StoreError``. ``holds`` and the names that begin
    with ``if_`` complete its message.
    """

    holds: ClassVar[str] = "the answers kept in"
    if_damaged: ClassVar[str] = "delete it, answers will be asked for again"
    if_full: ClassVar[str] = "make room on the disk, or set BRIEF_CACHE_DIR"
    if_denied: ClassVar[str] = "check that it can be written, or run with --no-cache"

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self.lock = threading.RLock()
        with self.failing("open"):
            self.path.parent.mkdir(parents=True, exist_ok=True)
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

    @contextmanager
    def transaction(self, doing: str = "write") -> Iterator[sqlite3.Connection]:
        """All or nothing: what is written inside is there after the block, or not at all when it raises."""
        with self.lock, self.failing(doing):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def problems(self) -> tuple[str, ...]:
        """What SQLite's own check finds wrong with the file; nothing for a sound one."""
        with self.lock, self.failing("check"):
            rows = self.connection.execute("PRAGMA integrity_check").fetchall()
        return tuple(str(row[0]) for row in rows if row[0] != "ok")

    def back_up(self, target: Path) -> None:
        """Write a consistent copy to ``target``, whole or not at all, while the file may be in use."""
        pending = target.with_name(f".{target.name}.part")
        with self.lock, self.failing("back up"):
            target.parent.mkdir(parents=True, exist_ok=True)
            pending.unlink(missing_ok=True)
            copy = sqlite3.connect(pending)
            try:
                self.connection.backup(copy)
            finally:
                copy.close()
            _sync(pending)
            pending.replace(target)

    def _connected(self) -> sqlite3.Connection:
        # Autocommit: each put is a transaction of its own. One lock instead of a connection a thread: calls
        # take microseconds here, beside seconds of waiting for a model.
        connection = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
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
        for migration in MIGRATIONS[self._version(connection) :]:
            migration(connection)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")

    def _version(self, connection: sqlite3.Connection) -> int:
        application: int = connection.execute("PRAGMA application_id").fetchone()[0]
        tables: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application != _APPLICATION and tables:
            raise StoreError(f"{self.path} is a database of another program; name another file")
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            raise StoreError(f"{self.path} was written by a newer llm-brief; upgrade with: pip install -U llm-brief")
        return version

    @contextmanager
    def failing(self, doing: str) -> Iterator[None]:
        """Turn what goes wrong while ``doing`` something into a ``StoreError`` that says how to mend it."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"cannot {doing} {self.holds} {self.path}: {error}; {self._mend(error)}") from error

    def _mend(self, error: Exception) -> str:
        if type(error) is sqlite3.DatabaseError:  # its subclasses are about locks, disks and our own mistakes
            return f"the file is damaged: {self.if_damaged}"
        if "full" in str(error):
            return self.if_full
        return self.if_denied


def _sync(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
