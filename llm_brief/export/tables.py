"""CSV (RFC 4180): one record, or one leaf, a row. No cell is a formula, whatever program opens it."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from llm_brief.export.rows import LeafRow, leaf_rows, records_of, shown
from llm_brief.records.base import Evidence, Leaf
from llm_brief.records.briefing import Briefing
from llm_brief.records.kinds import FIELDS
from llm_brief.records.record import AnyRecord
from llm_brief.records.wording import statement_of

__all__ = ["csv_table", "harmless"]

_HEAD = ("record_id", "kind", "sentence", "sources", "independent_sources")
_TAIL = ("evidence", "places", "member_ids")
_LEAF_COLUMNS = (
    *("record_id", "kind", "field", "pointer", "value", "raw", "rule", "label", "score", "checks"),
    *("sources", "exact", "places"),
)
_JOINT = " | "
"""Between several values of one cell."""
_FORMULA = frozenset("=+-@\t\r\n|%＝＋－＠")
"""What a spreadsheet may take for the beginning of a formula or a command (OWASP, CSV injection)."""


def csv_table(briefing: Briefing, *, leaves: bool = False) -> str:
    """A header and a row for each record or leaf, all cells quoted, lines ended by CR LF."""
    names = {source.doc_id: source.name for source in briefing.documents}
    if leaves:
        return _written(_LEAF_COLUMNS, (_leaf(row, names) for row in leaf_rows(briefing)))
    return _written(_columns(), (_record(record, names) for record in records_of(briefing)))


def _written(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([harmless(row.get(column, "")) for column in columns])
    return stream.getvalue()


def harmless(cell: str) -> str:
    """The cell, behind an apostrophe where a spreadsheet would run it: the usual way to say that it is text."""
    start = cell.lstrip(" \u00a0\ufeff\u200b\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    plain = cell.replace("\x00", "\ufffd")
    return f"'{plain}" if start[:1] in _FORMULA and start else plain


def _columns() -> Sequence[str]:
    fields = dict.fromkeys(field.name for fields in FIELDS.values() for field in fields)
    return (*_HEAD, *fields, *_TAIL)


def _record(record: AnyRecord, names: Mapping[str, str]) -> Mapping[str, str]:
    fields = {name: _values(getattr(record, name)) for name in type(record).model_fields if name not in _SHARED}
    return {
        "record_id": record.id,
        "kind": record.kind,
        "sentence": statement_of(record),
        "sources": _JOINT.join(names.get(doc_id, doc_id) for doc_id in record.doc_ids),
        "independent_sources": str(record.independent_sources),
        **fields,
        "evidence": _JOINT.join(place.exact for place in record.evidence),
        "places": _places(record.evidence),
        "member_ids": _JOINT.join(record.member_ids),
    }


_SHARED = frozenset("id doc_ids evidence independent_sources member_ids joined variants proposed_by kind".split())


def _values(field: object) -> str:
    leaves: Iterator[object] = iter(field if isinstance(field, tuple) else (field,))
    return _JOINT.join(shown(leaf.value) for leaf in leaves if isinstance(leaf, Leaf))


def _leaf(row: LeafRow, names: Mapping[str, str]) -> Mapping[str, str]:
    leaf = row.leaf
    return {
        "record_id": row.record.id,
        "kind": row.record.kind,
        "field": row.pointer.split("/")[1],
        "pointer": row.pointer,
        "value": shown(leaf.value),
        "raw": leaf.raw or "",
        "rule": leaf.rule or "",
        "label": leaf.verdict.label,
        "score": f"{leaf.verdict.score:g}",
        "checks": _JOINT.join(dict.fromkeys(finding.check for finding in leaf.verdict.checks)),
        "sources": _JOINT.join(dict.fromkeys(names.get(e.doc_id, e.doc_id) for e in leaf.evidence)),
        "exact": _JOINT.join(place.exact for place in leaf.evidence),
        "places": _places(leaf.evidence),
    }


def _places(evidence: Iterable[Evidence]) -> str:
    """Document and offsets in code points, half-open."""
    return _JOINT.join(f"{place.doc_id}:{place.start}-{place.end}" for place in evidence)
