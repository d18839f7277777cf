"""The formats by name."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from llm_brief.export.annotations import web_annotations
from llm_brief.export.lines import json_lines
from llm_brief.export.stix import stix_bundle
from llm_brief.export.tables import csv_table
from llm_brief.records.briefing import Briefing

__all__ = ["EXPORTS", "Rows", "export"]


class Rows(StrEnum):
    """What a row of a table or a line is."""

    RECORDS = "records"
    LEAVES = "leaves"


EXPORTS: Mapping[str, Callable[[Briefing, bool], str]] = MappingProxyType(
    {
        "jsonl": lambda briefing, leaves: json_lines(briefing, leaves=leaves),
        "csv": lambda briefing, leaves: csv_table(briefing, leaves=leaves),
        "web-annotation": lambda briefing, _leaves: web_annotations(briefing),
        "stix": lambda briefing, _leaves: stix_bundle(briefing),
    }
)
"""Name to writer; the flag asks for leaves instead of records, where the format has rows."""


def export(briefing: Briefing, form: str, rows: Rows = Rows.RECORDS) -> str:
    """The briefing in a format of ``EXPORTS``; the same briefing gives the same bytes. ``KeyError`` for another."""
    return EXPORTS[form](briefing, rows is Rows.LEAVES)
