"""Packed outcomes of documents: a second day reads nothing again."""

import os
from datetime import date

from llm_brief.store.database import Database

__all__ = ["SQLiteOutcomes"]


class SQLiteOutcomes(Database):
    """Outcomes by key. ``today`` is noted as the day of last use, which retention goes by."""

    def __init__(self, path: str | os.PathLike[str], *, today: date) -> None:
        super().__init__(path)
        self._today = today.isoformat()
        self._used: set[str] = set()
        self.read_anew = 0

    def get(self, key: str) -> bytes | None:
        """The outcome kept under ``key``, or None."""
        with self.lock, self.failing("read"):
            row = self.connection.execute("SELECT outcome FROM outcomes WHERE key = ?", (key,)).fetchone()
            if row is not None:
                self._used.add(key)
        return bytes(row[0]) if row is not None else None

    def put(self, key: str, packed: bytes) -> None:
        """Keep ``packed``, in place of an older outcome with its key."""
        with self.lock, self.failing("write"):
            self.read_anew += 1
            self.connection.execute("INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?)", (key, packed, self._today))

    def close(self) -> None:
        """Note what was used today, and close the file."""
        if self._used:
            used = [(self._today, key, self._today) for key in sorted(self._used)]
            self._used.clear()
            with self.transaction() as connection:
                connection.executemany("UPDATE outcomes SET used = ? WHERE key = ? AND used < ?", used)
        super().close()
