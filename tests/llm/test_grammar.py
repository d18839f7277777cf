"""Schemas for constrained decoding: only what the engine enforces, and as much of it as possible."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from llm_brief.llm.grammar import decodable


class Kind(StrEnum):
    A = "a"
    B = "b"


class Leaf(BaseModel):
    kind: Literal["leaf"]
    sentences: list[Annotated[int, Field(ge=1, le=40)]] = Field(min_length=1, max_length=3)


class Twig(BaseModel):
    kind: Literal["twig"]
    words: str = Field(max_length=80, pattern=r"^\w+$")
    when: date | None = None


class Tree(BaseModel):
    """Everything that Pydantic writes into schemas and we use."""

    parts: list[Annotated[Leaf | Twig, Field(discriminator="kind")]] = Field(max_length=5)
    mood: Kind = Kind.A
    share: float = Field(default=0.0, ge=0, le=1)
    count: int = 0
    pair: tuple[int, str] = (1, "x")
    tags: set[str] = set()
    more: dict[str, int] = {}
    link: str = Field(default="", json_schema_extra={"format": "uri"})


def _schemas(node: object, *, names: bool = False) -> Iterator[Mapping[str, object]]:
    """Every subschema; under ``names`` the keys are names and not keywords."""
    if isinstance(node, Mapping):
        if not names:
            yield node
        for key, value in node.items():
            yield from _schemas(value, names=not names and key in ("properties", "$defs"))
    elif isinstance(node, list):
        for value in node:
            yield from _schemas(value)


def test_only_keywords_that_the_engine_enforces_are_passed_on() -> None:
    used = {key for node in _schemas(decodable(Tree.model_json_schema())) for key in node}
    assert not used & {"title", "description", "default", "discriminator", "uniqueItems", "oneOf"}
    assert {"$ref", "$defs", "anyOf", "maxItems", "minItems", "prefixItems", "pattern", "enum"} <= used


def test_a_property_may_have_the_name_of_a_keyword() -> None:
    class Named(BaseModel):
        title: str
        format: int
        oneOf: str  # noqa: N815 - the point of the test

    schema = decodable(Named.model_json_schema())
    assert schema["properties"] == {
        "title": {"type": "string"},
        "format": {"type": "integer", "minimum": -(10**9), "maximum": 10**9},
        "oneOf": {"type": "string"},
    }


@pytest.mark.parametrize(
    ("schema", "wanted"),
    [
        pytest.param(
            {"type": "integer", "minimum": 1, "maximum": 9},
            {"type": "integer", "minimum": 1, "maximum": 9},
            id="bounds stay",
        ),
        pytest.param(
            {"type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 9},
            {"type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 9},
            id="exclusive bounds stay",
        ),
        pytest.param(
            {"type": "number", "maximum": 1},
            {"type": "number", "minimum": -(10**9), "maximum": 1, "multipleOf": 0.001},
            id="numbers end",
        ),
        pytest.param({"type": "string", "pattern": r"^\d{4}$"}, {"type": "string", "pattern": r"^\d{4}$"}, id="digits"),
        pytest.param({"type": "string", "pattern": r"^(?!x)"}, {"type": "string"}, id="no look-ahead"),
        pytest.param({"type": "string", "pattern": r"(a)\1"}, {"type": "string"}, id="no back-reference"),
        pytest.param({"type": "string", "pattern": r"\bx\b"}, {"type": "string"}, id="no word borders"),
        pytest.param({"type": "string", "format": "date"}, {"type": "string", "format": "date"}, id="dates"),
        pytest.param({"type": "string", "format": "uri"}, {"type": "string"}, id="no unknown format"),
        pytest.param({"const": "x"}, {"const": "x"}, id="constant"),
        pytest.param({"items": True}, {"items": True}, id="a schema may be true"),
    ],
)
def test_a_schema_is_kept_or_loosened(schema: dict[str, object], wanted: dict[str, object]) -> None:
    got = decodable(schema)
    assert got.pop("x-guidance")
    assert got == wanted


def test_answers_are_written_on_one_line() -> None:
    assert decodable({})["x-guidance"] == {
        "whitespace_flexible": False,
        "item_separator": ", ",
        "key_separator": ": ",
    }


def test_the_schema_given_is_left_alone() -> None:
    schema = Tree.model_json_schema()
    decodable(schema)
    assert schema == Tree.model_json_schema()


_leaf = st.builds(Leaf, kind=st.just("leaf"), sentences=st.lists(st.integers(1, 40), min_size=1, max_size=3))
_twig = st.builds(Twig, kind=st.just("twig"), words=st.from_regex(r"\A[a-z]{1,9}\Z"), when=st.none() | st.dates())


@given(
    st.builds(
        Tree,
        parts=st.lists(_leaf | _twig, max_size=5),
        mood=st.sampled_from(Kind),
        share=st.integers(0, 1000).map(lambda n: n / 1000),
        count=st.integers(-(10**9), 10**9),
        tags=st.sets(st.text(max_size=3)),
    )
)
def test_what_the_schema_allows_the_engine_allows(tree: Tree) -> None:
    """The judge is an independent validator; what it cannot do exactly in floats is left out."""
    schema = decodable(Tree.model_json_schema())
    share = schema["properties"]["share"]  # type: ignore[index]
    del share["multipleOf"]
    jsonschema.validate(tree.model_dump(mode="json"), schema)
