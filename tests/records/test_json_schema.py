"""The JSON is documented, and changes only as docs/json.md allows while its version stays."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from llm_brief.records.briefing import SCHEMA_VERSION
from llm_brief.records.export import schema_text

ROOT = Path(__file__).parents[2]
Schema = Mapping[str, object]


def definitions(schema: Schema) -> dict[str, Schema]:
    defs = schema.get("$defs", {})
    assert isinstance(defs, dict)
    return {"Briefing": schema, **defs}


def breaks(old: Schema, new: Schema) -> Iterator[str]:
    """What a reader written for ``old`` could stumble over in a file written by ``new``."""
    before, after = definitions(old), definitions(new)
    for name, shape in before.items():
        if name not in after:
            yield f"{name} is gone"
        else:
            yield from _broken(name, shape, after[name])


def _broken(name: str, old: Schema, new: Schema) -> Iterator[str]:
    if old.get("enum") != new.get("enum"):
        yield f"{name} has other values"
    fields, left = _fields(old), _fields(new)
    for field, shape in fields.items():
        if field not in left:
            yield f"{name}.{field} is gone"
        elif _type(shape) != _type(left[field]):
            yield f"{name}.{field} has another type"
    required, still = old.get("required", []), new.get("required", [])
    assert isinstance(required, list) and isinstance(still, list)
    yield from (
        f"{name}.{field} is no longer always there" for field in required if field in left and field not in still
    )


def _fields(shape: Schema) -> Mapping[str, Schema]:
    fields = shape.get("properties", {})
    assert isinstance(fields, dict)
    return fields


def _type(shape: object) -> object:
    """A field's shape without what only describes it."""
    if isinstance(shape, dict):
        return {k: _type(v) for k, v in shape.items() if k not in ("title", "description", "default", "examples")}
    return [_type(item) for item in shape] if isinstance(shape, list) else shape


def test_the_schema_only_grows_while_its_version_stays(pytestconfig: pytest.Config) -> None:
    snapshot = ROOT / "fixtures" / "golden" / "schema" / f"briefing.v{SCHEMA_VERSION}.json"
    if pytestconfig.getoption("--update-golden"):
        snapshot.write_text(schema_text("briefing"), encoding="utf-8")
    found = list(breaks(json.loads(snapshot.read_text("utf-8")), json.loads(schema_text("briefing"))))
    assert found == [], "raise SCHEMA_VERSION (docs/json.md says when), then pytest --update-golden"


OLD: Schema = {
    "properties": {"a": {"type": "string"}, "b": {"enum": ["x"]}, "c": {"type": "integer"}},
    "required": ["a"],
    "$defs": {"E": {"enum": ["x", "y"]}},
}


@pytest.mark.parametrize(
    ("new", "said"),
    [
        pytest.param({**OLD}, [], id="the-same"),
        pytest.param({**OLD, "properties": {**OLD["properties"], "d": {}}}, [], id="new-field"),  # type: ignore[dict-item]
        pytest.param(
            {**OLD, "properties": {**OLD["properties"], "a": {"type": "string", "description": "x"}}},  # type: ignore[dict-item]
            [],
            id="described",
        ),
        pytest.param({**OLD, "required": []}, ["Briefing.a is no longer always there"], id="optional"),
        pytest.param({**OLD, "$defs": {}}, ["E is gone"], id="definition-gone"),
        pytest.param({**OLD, "$defs": {"E": {"enum": ["x"]}}}, ["E has other values"], id="value-gone"),
        pytest.param({**OLD, "$defs": {"E": {"enum": ["x", "y", "z"]}}}, ["E has other values"], id="value-new"),
        pytest.param(
            {**OLD, "properties": {"a": {"type": "string"}, "b": {"enum": ["x"]}}}, ["Briefing.c is gone"], id="gone"
        ),
        pytest.param(
            {**OLD, "properties": {**OLD["properties"], "c": {"type": ["integer", "null"]}}},  # type: ignore[dict-item]
            ["Briefing.c has another type"],
            id="nullable",
        ),
    ],
)
def test_the_rule_tells_growth_from_breaks(new: Schema, said: list[str]) -> None:
    assert list(breaks(OLD, new)) == said


def test_every_field_and_every_closed_value_is_documented() -> None:
    told = set(re.findall(r"`([\w.]+)`", (ROOT / "docs" / "json.md").read_text("utf-8")))
    named = {part for words in told for part in words.split(".")}
    for name, shape in definitions(json.loads(schema_text("briefing"))).items():
        missing = (set(_fields(shape)) | set(map(str, shape.get("enum", [])))) - named  # type: ignore[call-overload]
        assert not missing, f"docs/json.md does not explain {name}: {sorted(missing)}"
