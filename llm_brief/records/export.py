"""The JSON Schemas of the output. ``python -m llm_brief.records.export FOLDER`` writes them to files."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel

from llm_brief.records.briefing import Briefing
from llm_brief.records.record import Demand, Event, StakeholderPosition

__all__ = ["SCHEMAS", "schema_text", "write_schemas"]

SCHEMAS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {"briefing": Briefing, "event": Event, "demand": Demand, "stakeholder_position": StakeholderPosition}
)


def schema_text(name: str) -> str:
    """The schema of ``name`` as JSON text (draft 2020-12), as it describes what is written, defaults included."""
    schema = SCHEMAS[name].model_json_schema(mode="serialization")
    marked = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(marked, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> None:
    """Write every schema to ``folder/NAME.schema.json``."""
    for name in SCHEMAS:
        (folder / f"{name}.schema.json").write_text(schema_text(name), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
