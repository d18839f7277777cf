"""Every fact that was ever reported: its newest form, its first and last day, and keys under which it is found."""

import contextlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter, ValidationError

from llm_brief.records.record import AnyRecord
from llm_brief.store.database import Database

__all__ = ["KeptFact", "disputed_since", "facts_near", "first_days", "note_disputes", "save_facts"]

_NEAREST = 120
"""Facts that one key may bring up, latest first: a party that is in every article must not make every day slower."""
_RECORD: TypeAdapter[AnyRecord] = TypeAdapter(AnyRecord)
_MANY = 500
"""Ids in one query; SQLite allows more, not everywhere many more."""


@dataclass(frozen=True, slots=True)
class KeptFact:
    """A fact as it was last reported, and the day of its first report."""

    record: AnyRecord
    first_day: date


def save_facts(database: Database, facts: Iterable[tuple[AnyRecord, frozenset[str]]], day: date) -> None:
    """Remember that these were reported on ``day``; each comes with its keys. Part of the caller's transaction."""
    now = day.isoformat()
    with database.lock, database.failing("write"):
        for record, blocks in facts:
            packed = zlib.compress(record.model_dump_json().encode("utf-8", "surrogatepass"))
            database.connection.execute(_SAVE, (record.id, packed, now, now))
            database.connection.executemany(_SAVE_BLOCK, [(block, record.id, now) for block in sorted(blocks)])


_SAVE = """INSERT INTO facts (id, record, first_day, last_day) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
    record = CASE WHEN excluded.last_day >= last_day THEN excluded.record ELSE record END,
    first_day = min(first_day, excluded.first_day), last_day = max(last_day, excluded.last_day)"""
_SAVE_BLOCK = """INSERT INTO fact_blocks (block, id, last_day) VALUES (?, ?, ?) ON CONFLICT (block, id)
    DO UPDATE SET last_day = max(last_day, excluded.last_day)"""


def facts_near(database: Database, blocks: Iterable[str], *, since: date, before: date) -> Iterator[KeptFact]:
    """Facts that share a key with ``blocks`` and were reported between the two days, ``before`` excluded."""
    found: set[str] = set()
    with database.lock, database.failing("read"):
        for block in sorted(set(blocks)):
            row = (block, since.isoformat(), before.isoformat(), _NEAREST)
            found.update(id_ for (id_,) in database.connection.execute(_NEAR, row))
    yield from _facts(database, sorted(found))


_NEAR = """SELECT id FROM fact_blocks WHERE block = ? AND last_day >= ? AND last_day < ?
    ORDER BY last_day DESC, id LIMIT ?"""


def _facts(database: Database, ids: Sequence[str]) -> Iterator[KeptFact]:
    for packed, first_day in _rows(database, "SELECT record, first_day FROM facts WHERE id IN ({}) ORDER BY id", ids):
        assert isinstance(packed, bytes)
        with contextlib.suppress(ValidationError):  # of an older llm_brief: told anew when it returns
            yield KeptFact(_RECORD.validate_json(zlib.decompress(packed)), date.fromisoformat(str(first_day)))


def first_days(database: Database, ids: Iterable[str]) -> dict[str, date]:
    """The day on which each of these facts was first reported, as far as they were."""
    rows = _rows(database, "SELECT id, first_day FROM facts WHERE id IN ({})", sorted(set(ids)))
    return {str(id_): date.fromisoformat(str(day)) for id_, day in rows}


def _rows(database: Database, query: str, ids: Sequence[str]) -> list[tuple[str | bytes, ...]]:
    rows: list[tuple[str | bytes, ...]] = []
    with database.lock, database.failing("read"):
        for start in range(0, len(ids), _MANY):
            some = ids[start : start + _MANY]
            rows.extend(database.connection.execute(query.format(",".join("?" * len(some))), some))
    return rows


def note_disputes(database: Database, disputes: Iterable[tuple[str, str]], day: date) -> None:
    """Remember that the sources differ on these fields of these records; part of the caller's transaction."""
    rows = [(record_id, field, day.isoformat()) for record_id, field in sorted(set(disputes))]
    with database.lock, database.failing("write"):
        database.connection.executemany(_NOTE, rows)


_NOTE = """INSERT INTO disputes VALUES (?, ?, ?) ON CONFLICT (record_id, field)
    DO UPDATE SET first_day = min(first_day, excluded.first_day)"""


def disputed_since(database: Database, disputes: Iterable[tuple[str, str]]) -> date | None:
    """The first day on which the sources differed on any of these fields of these records."""
    with database.lock, database.failing("read"):
        rows = [
            row[0]
            for dispute in disputes
            for row in database.connection.execute(
                "SELECT first_day FROM disputes WHERE record_id = ? AND field = ?", dispute
            )
        ]
    return date.fromisoformat(min(rows)) if rows else None
