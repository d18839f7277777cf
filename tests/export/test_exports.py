"""A briefing in the formats of other programs, checked by readers that are not ours."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.evals.gold import load_stories
from llm_brief.evals.prose_gold import material_of
from llm_brief.export.addresses import is_address
from llm_brief.export.annotations import ANNOTATION_CONTEXT, text_name
from llm_brief.export.formats import EXPORTS, Rows, export
from llm_brief.export.tables import harmless
from llm_brief.records.briefing import Briefing, Entity, KeyPoint, Ledger, Provenance, Usage
from llm_brief.records.record import Demand, Event, StakeholderPosition, leaves_of

FIXTURES = Path(__file__).parents[2] / "fixtures"


@cache
def briefing() -> Briefing:
    """The harbour story's gold records as a finished briefing."""
    story = next(story for story in load_stories(FIXTURES) if story.story == "harbour")
    material = material_of(story)
    first = material.records[0]
    return Briefing(
        briefing_id="b-test",
        as_of=date(2031, 6, 20),
        documents=material.sources,
        entities=(
            Entity(
                id="n-1",
                name="MCT",
                type="organization",
                aliases=("MCT",),
                evidence=first.evidence,
                record_ids=(first.id,),
            ),
        ),
        events=tuple(record for record in material.records if isinstance(record, Event)),
        demands=tuple(record for record in material.records if isinstance(record, Demand)),
        positions=tuple(record for record in material.records if isinstance(record, StakeholderPosition)),
        key_points=(KeyPoint(text="Dockers blocked the gates.", record_ids=(first.id,)),),
        coverage={},
        ledger=Ledger(),
        usage=Usage(),
        provenance=Provenance(program="llm-brief", version="0", model="none", strategy="rules", prompts={}),
    )


RECORDS = (*briefing().events, *briefing().demands, *briefing().positions)


@pytest.mark.parametrize("rows", Rows)
@pytest.mark.parametrize("form", EXPORTS)
def test_the_same_briefing_gives_the_same_bytes(form: str, rows: Rows) -> None:
    copy = Briefing.model_validate_json(briefing().model_dump_json())
    assert export(briefing(), form, rows) == export(copy, form, rows)


def test_a_json_line_is_a_record_that_can_be_read_back() -> None:
    lines = [json.loads(line) for line in export(briefing(), "jsonl").splitlines()]
    assert [line["id"] for line in lines] == [record.id for record in RECORDS]
    for line in lines:
        assert line.pop("briefing_id") == "b-test" and line.pop("schema_version") == 1
    kinds: Mapping[str, type[Event | Demand | StakeholderPosition]] = {
        "event": Event,
        "demand": Demand,
        "position": StakeholderPosition,
    }
    assert [kinds[line["kind"]].model_validate_json(json.dumps(line)) for line in lines] == list(RECORDS)


def table(rows: Rows) -> list[dict[str, str]]:
    text = export(briefing(), "csv", rows)
    assert text.count("\r\n") == len(list(csv.reader(io.StringIO(text, newline=""))))
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_row_is_a_record() -> None:
    rows = table(Rows.RECORDS)
    assert [row["record_id"] for row in rows] == [record.id for record in RECORDS]
    assert all(row["sentence"] and row["evidence"] and row["places"] for row in rows)
    demand = next(row for row in rows if row["record_id"] == "a-d4")
    assert demand["demander"] == "Labour Minister Petra Hallam" and demand["kind"] == "demand"


def test_a_row_is_a_leaf() -> None:
    rows = table(Rows.LEAVES)
    assert len(rows) == sum(1 for record in RECORDS for _ in leaves_of(record))
    assert {row["label"] for row in rows} == {"supported"}
    texts = {document.doc_id for document in briefing().documents}
    assert {place.split(":")[0] for row in rows for place in row["places"].split(" | ")} <= texts


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        pytest.param("=1+1", "'=1+1", id="formula"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-2+3", "'-2+3", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param("\r=1", "'\r=1", id="return"),
        pytest.param("  =cmd|'/c calc'!A1", "'  =cmd|'/c calc'!A1", id="blanks"),
        pytest.param("\ufeff=1", "'\ufeff=1", id="mark"),
        pytest.param("\u200b=1", "'\u200b=1", id="zero-width"),
        pytest.param("＝1", "'＝1", id="full-width"),
        pytest.param("%0A=1", "'%0A=1", id="percent"),
        pytest.param("a=1", "a=1", id="inside"),
        pytest.param("Selmark", "Selmark", id="plain"),
        pytest.param("", "", id="empty"),
    ],
)
def test_no_cell_is_a_formula(cell: str, wanted: str) -> None:
    assert harmless(cell) == wanted


@given(st.text(max_size=40))
def test_no_text_at_all_begins_as_a_formula_does(text: str) -> None:
    assert harmless(text).lstrip(" \u00a0\ufeff\u200b")[:1] not in {"=", "+", "-", "@", "\t", "\r", "＝"}


ANNOTATION: Mapping[str, object] = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": {"pattern": "^urn:uuid:[0-9a-f-]{36}$"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing"]},
        "body": {
            "type": "array",
            "items": {
                "required": ["type", "value"],
                "properties": {
                    "type": {"const": "TextualBody"},
                    "value": {"type": "string"},
                    "format": {"const": "text/plain"},
                    "purpose": {"enum": ["describing", "tagging", "assessing"]},
                },
                "additionalProperties": False,
            },
        },
        "target": {
            "required": ["source", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": {"required": ["id"], "properties": {"id": {"pattern": "^ni:///sha-256;[A-Za-z0-9_-]{43}$"}}},
                "selector": {
                    "prefixItems": [
                        {"required": ["type", "exact"], "properties": {"type": {"const": "TextQuoteSelector"}}},
                        {
                            "required": ["type", "start", "end"],
                            "properties": {
                                "type": {"const": "TextPositionSelector"},
                                "start": {"type": "integer", "minimum": 0},
                                "end": {"type": "integer", "minimum": 1},
                            },
                        },
                    ],
                    "minItems": 2,
                    "maxItems": 2,
                },
            },
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
"""The constraints of the Web Annotation Data Model (W3C, 2017) on what we write, in our own words."""

OA, AS, DC = "http://www.w3.org/ns/oa#", "https://www.w3.org/ns/activitystreams#", "http://purl.org/dc/"
TERMS: Mapping[str, object] = {
    "id": "@id",
    "type": "@type",
    **{name: f"{OA}{name}" for name in ("Annotation", "TextualBody", "SpecificResource", "exact", "prefix", "suffix")},
    **{name: f"{OA}{name}" for name in ("TextQuoteSelector", "TextPositionSelector", "start", "end")},
    **{name: f"{OA}{name}" for name in ("describing", "tagging", "assessing")},
    "body": {"@id": f"{OA}hasBody", "@type": "@id"},
    "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"},
    "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "via": {"@id": f"{OA}via", "@type": "@id"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "format": f"{DC}elements/1.1/format",
    "language": f"{DC}elements/1.1/language",
    "created": f"{DC}terms/created",
    "Text": f"{DC}dcmitype/Text",
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "total": f"{AS}totalItems",
    "startIndex": f"{AS}startIndex",
    "first": {"@id": f"{AS}first", "@type": "@id"},
    "partOf": {"@id": f"{AS}partOf", "@type": "@id"},
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
}
"""What the published context maps our terms to; the context itself is not copied here."""


def test_annotations_follow_the_data_model() -> None:
    collection = json.loads(export(briefing(), "web-annotation"))
    items = collection["first"]["items"]
    assert collection["@context"] == ANNOTATION_CONTEXT and collection["total"] == len(items)
    validator = jsonschema.Draft202012Validator(ANNOTATION)
    assert [error.message for item in items for error in validator.iter_errors(item)] == []
    assert len({item["id"] for item in items}) == len(items)


def test_there_is_one_annotation_for_each_piece_of_evidence_and_it_points_at_its_words() -> None:
    items = json.loads(export(briefing(), "web-annotation"))["first"]["items"]
    pieces = [place for record in RECORDS for place in record.evidence]
    pieces += [place for record in RECORDS for _, leaf in leaves_of(record) for place in leaf.evidence]
    assert len(items) == len(pieces)
    texts = {text_name(source): source.doc_id for source in briefing().documents}
    documents = {d.id: d for s in load_stories(FIXTURES) if s.story == "harbour" for d in s.documents.values()}
    for item in items:
        quote, position = item["target"]["selector"]
        text = documents[texts[item["target"]["source"]["id"]]].text  # type: ignore[index]
        assert text[position["start"] : position["end"]] == quote["exact"]


def _keys(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from _keys(value)
    elif isinstance(node, list):
        for item in node:
            yield from _keys(item)


def test_every_term_of_the_annotations_has_a_meaning_in_json_ld() -> None:
    from pyld import jsonld

    collection = json.loads(export(briefing(), "web-annotation"))
    collection["first"]["items"] = collection["first"]["items"][:40]
    assert set(_keys(collection)) - {"@context"} <= set(TERMS)
    (expanded,) = jsonld.expand({**collection, "@context": TERMS})
    values = [node for node in _keys(expanded) if not node.startswith("@")]
    written = [
        key for key in _keys({k: v for k, v in collection.items() if k != "@context"}) if key not in ("id", "type")
    ]
    assert len(values) == len(written)


def test_the_bundle_is_valid_stix() -> None:
    import stix2
    import stix2validator

    text = export(briefing(), "stix")
    result = stix2validator.validate_string(text, stix2validator.ValidationOptions(version="2.1"))
    assert result.is_valid, [str(error) for error in result.errors]
    bundle = stix2.parse(text, allow_custom=False)
    kinds = [item.type for item in bundle.objects]
    assert kinds.count("incident") == len(briefing().events)
    assert kinds.count("note") == len(briefing().demands) + len(briefing().positions)
    assert {"report", "identity", "relationship", "extension-definition"} <= set(kinds)


def test_stix_ids_are_derived_from_names_and_point_at_what_is_there() -> None:
    bundle = json.loads(export(briefing(), "stix"))
    ids = {item["id"] for item in bundle["objects"]}
    assert len(ids) == len(bundle["objects"])
    assert {item["id"].split("--")[1][14] for item in bundle["objects"]} == {"5"}
    for item in bundle["objects"]:
        refs = [*item.get("object_refs", []), *(item[key] for key in ("source_ref", "target_ref") if key in item)]
        assert set(refs) <= ids


def test_an_empty_briefing_exports_too() -> None:
    import stix2validator

    empty = briefing().model_copy(
        update={"events": (), "demands": (), "positions": (), "entities": (), "key_points": ()}
    )
    for form in EXPORTS:
        assert export(empty, form) is not None
    options = stix2validator.ValidationOptions(version="2.1")
    assert stix2validator.validate_string(export(empty, "stix"), options).is_valid


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        pytest.param("https://a.example/x?y=1#z", True, id="https"),
        pytest.param("http://a.example:80/", True, id="http"),
        pytest.param("javascript:alert(1)", False, id="script"),
        pytest.param("https://a.example/ x", False, id="blank"),
        pytest.param('https://a.example/"onload', False, id="quote"),
        pytest.param("https://a.example/\n", False, id="newline"),
        pytest.param("ftp://a.example", False, id="ftp"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_only_plain_addresses_are_handed_on(url: str, is_one: bool) -> None:
    assert is_address(url) is is_one
