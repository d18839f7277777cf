"""Model answers in SQLite: paid for once, kept through crashes, shared by threads and processes."""

from pydantic import ValidationError

from llm_brief.llm.base import Reply
from llm_brief.store.database import Database

__all__ = ["SQLiteReplies"]

_PUT = "INSERT OR REPLACE INTO replies (key, prompt_name, reply, made) VALUES (?, ?, ?, date('now'))"


class SQLiteReplies(Database):
    """Replies by key. A reply outlives the process as soon as ``put`` returns."""

    def get(self, key: str) -> Reply | None:
        """The reply kept under ``key``, or None; one that cannot be read any more counts as none."""
        with self.lock, self.failing("read"):
            row = self.connection.execute("SELECT reply FROM replies WHERE key = ?", (key,)).fetchone()
        try:
            return Reply.model_validate_json(row[0]) if row else None
        except ValidationError:  # of an older llm_brief: to be paid for again, not to stop the run
            return None

    def put(self, reply: Reply) -> None:
        """Keep ``reply``, in place of an older one with its key."""
        row = (reply.key, reply.prompt_name, reply.model_dump_json())
        with self.lock, self.failing("write"):
            self.connection.execute(_PUT, row)

    def __len__(self) -> int:
        with self.lock, self.failing("read"):
            count: int = self.connection.execute("SELECT count(*) FROM replies").fetchone()[0]
            return count
