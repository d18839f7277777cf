"""What is known of feeds: validators for polite fetching, which entries were saved, and what was delivered."""

from collections.abc import Iterable
from dataclasses import dataclass

from llm_brief.store.database import Database

__all__ = [
    "Validators",
    "delivered",
    "entry_digest",
    "note_delivery",
    "save_entries",
    "save_validators",
    "validators_of",
]


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask "has it changed?" with (RFC 9110, 8.8)."""

    etag: str | None = None
    modified: str | None = None


def validators_of(database: Database, url: str) -> Validators:
    """The validators of the last answer from ``url``; empty ones when there was none."""
    with database.lock, database.failing("read"):
        row = database.connection.execute("SELECT etag, modified FROM feeds WHERE url = ?", (url,)).fetchone()
    return Validators(*row) if row else Validators()


def save_validators(database: Database, url: str, found: Validators, checked_at: str) -> None:
    """Remember the validators of an answer whose entries have all been saved; part of the caller's transaction."""
    with database.lock, database.failing("write"):
        database.connection.execute(
            "INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?)", (url, found.etag, found.modified, checked_at)
        )


def entry_digest(database: Database, feed: str, entry: str) -> str | None:
    """The digest of an entry as it was saved, or None."""
    with database.lock, database.failing("read"):
        row = database.connection.execute(
            "SELECT digest FROM entries WHERE feed = ? AND entry = ?", (feed, entry)
        ).fetchone()
    return row[0] if row else None


def save_entries(database: Database, feed: str, entries: Iterable[tuple[str, str, str]]) -> None:
    """Remember entries that were saved, each as id, digest and file; part of the caller's transaction."""
    rows = [(feed, *entry) for entry in entries]
    with database.lock, database.failing("write"):
        database.connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)


def delivered(database: Database, briefing_id: str, channel: str) -> bool:
    """Whether a briefing went out by this channel."""
    with database.lock, database.failing("read"):
        return (
            database.connection.execute(
                "SELECT 1 FROM deliveries WHERE briefing_id = ? AND channel = ?", (briefing_id, channel)
            ).fetchone()
            is not None
        )


def note_delivery(database: Database, briefing_id: str, channel: str, made_at: str) -> None:
    """Remember that a briefing went out."""
    with database.lock, database.failing("write"):
        database.connection.execute(
            "INSERT OR REPLACE INTO deliveries VALUES (?, ?, ?)", (briefing_id, channel, made_at)
        )
