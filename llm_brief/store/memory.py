"""The memory of `brief daily`: one file beside the briefings, with all that the next day needs."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from llm_brief.store.database import Database

__all__ = ["Kept", "Memory", "prune"]


class Memory(Database):
    """The file in which documents, facts, briefings and answers are kept."""

    holds: ClassVar[str] = "the memory in"
    if_damaged: ClassVar[str] = "put a backup in its place, or delete it to begin anew"
    if_full: ClassVar[str] = "make room on the disk"
    if_denied: ClassVar[str] = "check that it can be written, or choose another folder with -o"


@dataclass(frozen=True, slots=True)
class Kept:
    """Days from which on things are kept; None keeps them for ever."""

    readings: date | None = None
    facts: date | None = None
    briefings: date | None = None


def prune(database: Database, kept: Kept) -> int:
    """Forget what is older; the number of rows that went. The newest briefing always stays."""
    with database.transaction() as connection:
        before = connection.total_changes
        if kept.readings is not None:
            day = kept.readings.isoformat()
            connection.execute("DELETE FROM outcomes WHERE used < ?", (day,))
            connection.execute("DELETE FROM replies WHERE coalesce(made, '') < ?", (day,))
            connection.execute("DELETE FROM parses WHERE coalesce(made, '') < ?", (day,))
        if kept.facts is not None:
            day = kept.facts.isoformat()
            connection.execute("DELETE FROM fact_blocks WHERE last_day < ?", (day,))
            connection.execute(
                "DELETE FROM disputes WHERE record_id IN (SELECT id FROM facts WHERE last_day < ?)", (day,)
            )
            connection.execute("DELETE FROM facts WHERE last_day < ?", (day,))
            connection.execute("DELETE FROM documents WHERE last_day < ?", (day,))
            connection.execute("DELETE FROM files WHERE gone < ?", (day,))
        if kept.briefings is not None:
            connection.execute(
                "DELETE FROM briefings WHERE as_of < ? AND number < (SELECT max(number) FROM briefings)",
                (kept.briefings.isoformat(),),
            )
        return connection.total_changes - before
