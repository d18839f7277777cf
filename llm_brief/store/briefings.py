"""Past briefings, whole, by day."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from llm_brief.records.briefing import Briefing
from llm_brief.store.database import Database

__all__ = ["KeptBriefing", "briefings_of_days", "first_of_day", "last_before", "last_of_day", "save_briefing"]

_COLUMNS = "number, briefing_id, as_of, inputs, content"


@dataclass(frozen=True, slots=True)
class KeptBriefing:
    """A briefing as it was written. ``inputs`` is the hash of all that went into it."""

    number: int
    briefing_id: str
    as_of: date
    inputs: str
    packed: bytes

    @property
    def text(self) -> str:
        """The very bytes of its JSON, as text."""
        return zlib.decompress(self.packed).decode("utf-8", "surrogatepass")

    @property
    def briefing(self) -> Briefing:
        """The briefing; ``pydantic.ValidationError`` for one of a llm_brief with another schema."""
        return Briefing.model_validate_json(self.text)


def save_briefing(database: Database, briefing: Briefing, text: str, *, inputs: str, made_at: str) -> None:
    """Keep a briefing and the bytes it is written with; part of the caller's transaction."""
    packed = zlib.compress(text.encode("utf-8", "surrogatepass"))
    row = (briefing.briefing_id, briefing.as_of.isoformat(), inputs, made_at, packed)
    with database.lock, database.failing("write"):
        database.connection.execute(
            "INSERT INTO briefings (briefing_id, as_of, inputs, made_at, content) VALUES (?, ?, ?, ?, ?)", row
        )


def last_of_day(database: Database, day: date) -> KeptBriefing | None:
    """The briefing that stands for ``day``."""
    return _one(database, "WHERE as_of = ? ORDER BY number DESC", day)


def first_of_day(database: Database, day: date) -> KeptBriefing | None:
    """The first briefing that was made for ``day``."""
    return _one(database, "WHERE as_of = ? ORDER BY number", day)


def last_before(database: Database, day: date) -> KeptBriefing | None:
    """The last briefing of the latest day before ``day`` that has one."""
    return _one(database, "WHERE as_of < ? ORDER BY as_of DESC, number DESC", day)


def briefings_of_days(database: Database) -> Iterator[tuple[date, str]]:
    """Every day that has a briefing, with the id of the one that stands, latest first."""
    with database.lock, database.failing("read"):
        rows = database.connection.execute(
            "SELECT as_of, briefing_id, max(number) FROM briefings GROUP BY as_of ORDER BY as_of DESC"
        ).fetchall()
    yield from ((date.fromisoformat(as_of), briefing_id) for as_of, briefing_id, _ in rows)


def _one(database: Database, where: str, day: date) -> KeptBriefing | None:
    query = f"SELECT {_COLUMNS} FROM briefings {where} LIMIT 1"  # noqa: S608 - made of constants only
    with database.lock, database.failing("read"):
        row = database.connection.execute(query, (day.isoformat(),)).fetchone()
    return None if row is None else KeptBriefing(row[0], row[1], date.fromisoformat(row[2]), row[3], bytes(row[4]))
