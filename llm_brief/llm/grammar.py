"""What of a JSON Schema constrains decoding: the part of it that llama.cpp's grammar engine enforces.

The engine fails open. A keyword it cannot handle switches the whole constraint off without a word, and an
unbounded number may go on for ever. So only keywords seen to work are passed on, and numbers get bounds; what
is left out is still checked when the answer is validated.
"""

import re
from collections.abc import Mapping

__all__ = ["decodable"]

_KEYWORDS = frozenset(
    {
        "$defs", "$ref", "additionalProperties", "allOf", "anyOf", "const", "enum", "exclusiveMaximum",
        "exclusiveMinimum", "format", "items", "maxItems", "maxLength", "maximum", "minItems", "minLength",
        "minimum", "multipleOf", "oneOf", "pattern", "prefixItems", "properties", "required", "type",
    }
)  # fmt: skip
_FORMATS = frozenset({"date"})  # `time` may end in any number of decimals, most others are not known
_NAMED = ("$defs", "properties")
_LISTED = ("allOf", "anyOf", "prefixItems")
_NESTED = ("additionalProperties", "items")
_HARD_PATTERN = re.compile(r"\(\?|\\[1-9bBAZ]")  # look-around, flags, back-references, word borders

_LARGEST = 10**9
_STEP = 0.001

# Indented JSON costs twice the tokens, and where any white space is allowed a small model may never stop.
_ONE_LINE = {"whitespace_flexible": False, "item_separator": ", ", "key_separator": ": "}


def decodable(schema: Mapping[str, object]) -> dict[str, object]:
    """``schema`` as the engine can enforce it: as strict as it can be made, never stricter than ``schema``.

    The exceptions to "never stricter": unbounded numbers stay below a thousand million, and fractions
    have three decimals.
    """
    return {**_enforced(schema), "x-guidance": _ONE_LINE}


def _enforced(schema: Mapping[str, object]) -> dict[str, object]:
    kept = {keyword: value for keyword, value in schema.items() if keyword in _KEYWORDS}
    if "oneOf" in kept:  # the engine wants proof that the branches exclude each other; for writing, any will do
        kept["anyOf"] = kept.pop("oneOf")
    for keyword in _NAMED:
        if isinstance(named := kept.get(keyword), Mapping):
            kept[keyword] = {name: _subschema(value) for name, value in named.items()}
    for keyword in _LISTED:
        if isinstance(listed := kept.get(keyword), list):
            kept[keyword] = [_subschema(value) for value in listed]
    for keyword in _NESTED:
        if keyword in kept:
            kept[keyword] = _subschema(kept[keyword])
    return _bounded(_checkable(kept))


def _subschema(value: object) -> object:
    return _enforced(value) if isinstance(value, Mapping) else value


def _checkable(schema: dict[str, object]) -> dict[str, object]:
    if _HARD_PATTERN.search(str(schema.get("pattern", ""))):
        del schema["pattern"]
    if schema.get("format") not in _FORMATS:
        schema.pop("format", None)
    return schema


def _bounded(schema: dict[str, object]) -> dict[str, object]:
    if schema.get("type") not in ("integer", "number"):
        return schema
    if "exclusiveMinimum" not in schema:
        schema.setdefault("minimum", -_LARGEST)
    if "exclusiveMaximum" not in schema:
        schema.setdefault("maximum", _LARGEST)
    if schema["type"] == "number":
        schema.setdefault("multipleOf", _STEP)
    return schema
