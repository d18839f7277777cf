"""The schema, as the steps that led to it. Appended, never edited: a file remembers how many of them it has seen."""

import sqlite3
from collections.abc import Callable

__all__ = ["MIGRATIONS", "Migration"]

Migration = Callable[[sqlite3.Connection], None]


def _first_schema(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE replies (key TEXT PRIMARY KEY, prompt_name TEXT NOT NULL, reply TEXT NOT NULL)")


def _add_parses(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE parses (key TEXT PRIMARY KEY, parse BLOB NOT NULL)")


def _add_outcomes_and_days(connection: sqlite3.Connection) -> None:
    """``made`` and ``used`` are days, for retention; rows of older versions have none and are the first to go."""
    connection.execute("ALTER TABLE replies ADD COLUMN made TEXT")
    connection.execute("ALTER TABLE parses ADD COLUMN made TEXT")
    connection.execute("CREATE TABLE outcomes (key TEXT PRIMARY KEY, outcome BLOB NOT NULL, used TEXT NOT NULL)")


def _add_memory(connection: sqlite3.Connection) -> None:
    """What `brief daily` remembers. Days are ISO dates; ``day`` of a file is when its text was published."""
    for statement in (
        """CREATE TABLE briefings (number INTEGER PRIMARY KEY, briefing_id TEXT NOT NULL, as_of TEXT NOT NULL,
           inputs TEXT NOT NULL, made_at TEXT NOT NULL, content BLOB NOT NULL)""",
        "CREATE INDEX briefings_by_day ON briefings (as_of, number)",
        """CREATE TABLE files (path TEXT PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL,
           doc_id TEXT, day TEXT, first_seen TEXT NOT NULL, gone TEXT)""",
        """CREATE TABLE documents (doc_id TEXT PRIMARY KEY, source TEXT NOT NULL, text BLOB NOT NULL,
           last_day TEXT NOT NULL)""",
        """CREATE TABLE facts (id TEXT PRIMARY KEY, record BLOB NOT NULL, first_day TEXT NOT NULL,
           last_day TEXT NOT NULL)""",
        "CREATE TABLE fact_blocks (block TEXT, id TEXT, last_day TEXT NOT NULL, PRIMARY KEY (block, id)) WITHOUT ROWID",
        "CREATE INDEX fact_blocks_by_id ON fact_blocks (id)",
        "CREATE INDEX fact_blocks_by_day ON fact_blocks (block, last_day)",
        """CREATE TABLE disputes (record_id TEXT, field TEXT, first_day TEXT NOT NULL,
           PRIMARY KEY (record_id, field)) WITHOUT ROWID""",
        """CREATE TABLE feeds (url TEXT PRIMARY KEY, etag TEXT, modified TEXT, checked_at TEXT NOT NULL)""",
        """CREATE TABLE entries (feed TEXT, entry TEXT, digest TEXT NOT NULL, path TEXT NOT NULL,
           PRIMARY KEY (feed, entry)) WITHOUT ROWID""",
        """CREATE TABLE deliveries (briefing_id TEXT, channel TEXT, made_at TEXT NOT NULL,
           PRIMARY KEY (briefing_id, channel)) WITHOUT ROWID""",
    ):
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (_first_schema, _add_parses, _add_outcomes_and_days, _add_memory)
