"""Documents and files: what was ever briefed, and which file held which text."""

import contextlib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from llm_brief.records.briefing import Source
from llm_brief.store.database import Database

__all__ = ["KeptFile", "kept_files", "save_documents", "save_files", "sources_of", "text_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file of the inbox as it was last seen. ``changed`` is its time stamp in nanoseconds, ``day`` the day its text
    gives as that of its publication, ``gone`` the day on which it was missed first.
    """

    path: str
    size: int
    changed: int
    doc_id: str | None
    day: date | None
    first_seen: date
    gone: date | None = None


def kept_files(database: Database) -> Mapping[str, KeptFile]:
    """Every file ever seen, by path."""
    with database.lock, database.failing("read"):
        rows = database.connection.execute("SELECT path, size, changed, doc_id, day, first_seen, gone FROM files")
        return {row[0]: _file(row) for row in rows}


def _file(row: tuple[str, int, int, str | None, str | None, str, str | None]) -> KeptFile:
    path, size, changed, doc_id, day, first_seen, gone = row
    return KeptFile(
        path=path,
        size=size,
        changed=changed,
        doc_id=doc_id,
        day=date.fromisoformat(day) if day else None,
        first_seen=date.fromisoformat(first_seen),
        gone=date.fromisoformat(gone) if gone else None,
    )


def save_files(database: Database, files: Iterable[KeptFile]) -> None:
    """Remember files as they are now; part of the caller's transaction."""
    rows = [
        (file.path, file.size, file.changed, file.doc_id, _iso(file.day), _iso(file.first_seen), _iso(file.gone))
        for file in files
    ]
    with database.lock, database.failing("write"):
        database.connection.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def save_documents(database: Database, documents: Iterable[tuple[Source, str]], day: date) -> None:
    """Remember what was briefed on ``day``, with its text; part of the caller's transaction."""
    rows = [
        (source.doc_id, source.model_dump_json(), zlib.compress(text.encode("utf-8", "surrogatepass")), day.isoformat())
        for source, text in documents
    ]
    with database.lock, database.failing("write"):
        database.connection.executemany(_SAVE, rows)


_SAVE = """INSERT INTO documents VALUES (?, ?, ?, ?) ON CONFLICT (doc_id)
    DO UPDATE SET source = excluded.source, last_day = max(last_day, excluded.last_day)"""


def sources_of(database: Database, doc_ids: Iterable[str]) -> dict[str, Source]:
    """The sources of these documents as they were last briefed, as far as they were."""
    found: dict[str, Source] = {}
    with database.lock, database.failing("read"):
        for doc_id in sorted(set(doc_ids)):
            row = database.connection.execute("SELECT source FROM documents WHERE doc_id = ?", (doc_id,)).fetchone()
            if row is not None:
                with contextlib.suppress(ValidationError):  # of an older llm_brief
                    found[doc_id] = Source.model_validate_json(row[0])
    return found


def text_of(database: Database, doc_id: str) -> str | None:
    """The text of a document that was briefed, though its file may be gone."""
    with database.lock, database.failing("read"):
        row = database.connection.execute("SELECT text FROM documents WHERE doc_id = ?", (doc_id,)).fetchone()
    return None if row is None else zlib.decompress(bytes(row[0])).decode("utf-8", "surrogatepass")
