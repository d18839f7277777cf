"""JSON Lines: one record, or one leaf, a line."""

import json
from collections.abc import Iterator

from llm_brief.export.rows import leaf_rows, records_of
from llm_brief.records.briefing import Briefing

__all__ = ["json_lines"]


def json_lines(briefing: Briefing, *, leaves: bool = False) -> str:
    """A JSON object a line, in the order of the briefing; each carries the briefing's id and schema version."""
    head = {"briefing_id": briefing.briefing_id, "schema_version": briefing.schema_version}
    rows = _leaves(briefing) if leaves else _records(briefing)
    return "".join(json.dumps({**head, **row}, ensure_ascii=True, sort_keys=False) + "\n" for row in rows)


def _records(briefing: Briefing) -> Iterator[dict[str, object]]:
    for record in records_of(briefing):
        yield record.model_dump(mode="json")


def _leaves(briefing: Briefing) -> Iterator[dict[str, object]]:
    for row in leaf_rows(briefing):
        head = {"record_id": row.record.id, "kind": row.record.kind, "pointer": row.pointer}
        yield {**head, **row.leaf.model_dump(mode="json")}
