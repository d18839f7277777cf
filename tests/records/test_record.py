"""Events, demands and positions as records."""

import json

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from llm_brief.records.base import Evidence, Label, Leaf, Quantity, Verdict
from llm_brief.records.drafts import DemandDraft, Draft, EventDraft, PositionDraft
from llm_brief.records.export import SCHEMAS, schema_text
from llm_brief.records.kinds import FIELDS
from llm_brief.records.record import AnyRecord, Demand, Event, Record, StakeholderPosition, leaves_of
from llm_brief.records.vocabulary import EventStatus, EventType, Kind, Sort
from llm_brief.resources import resource_dir

PLACE = Evidence(doc_id="d", start=0, end=16, exact="The talks ended.")
SUPPORTED = Verdict(label=Label.SUPPORTED, score=1.0)
RECORDS: dict[Kind, type[Event] | type[Demand] | type[StakeholderPosition]] = {
    Kind.EVENT: Event,
    Kind.DEMAND: Demand,
    Kind.POSITION: StakeholderPosition,
}
DRAFTS: dict[Kind, type[Draft]] = {
    Kind.EVENT: EventDraft,
    Kind.DEMAND: DemandDraft,
    Kind.POSITION: PositionDraft,
}


def words(value: str) -> Leaf[str]:
    return Leaf[str](value=value, evidence=(PLACE,), verdict=SUPPORTED)


EVENT = Event(
    id="e-1",
    doc_ids=("d",),
    evidence=(PLACE,),
    proposed_by="test",
    title=words("Talks end"),
    type=Leaf[EventType](value=EventType.CONSULT, evidence=(PLACE,), verdict=SUPPORTED),
    status=Leaf[EventStatus](value=EventStatus.OCCURRED, evidence=(PLACE,), verdict=SUPPORTED),
    actors=(words("Orvane"), words("Selmark")),
    quantities=(
        Leaf[Quantity](value=Quantity(low=2, high=None, qualifier="at_least"), evidence=(PLACE,), verdict=SUPPORTED),
    ),
)


def test_leaves_come_with_their_pointers_in_field_order() -> None:
    assert [pointer for pointer, _ in leaves_of(EVENT)] == [
        *("/title", "/type", "/status", "/actors/0", "/actors/1", "/quantities/0"),
    ]


def test_every_pointer_leads_to_its_leaf_in_the_json() -> None:
    held = json.loads(EVENT.model_dump_json())
    for pointer, leaf in leaves_of(EVENT):
        target = held
        for step in pointer.split("/")[1:]:
            target = target[int(step)] if step.isdigit() else target[step]
        assert target == json.loads(leaf.model_dump_json())


FOUND_NOT_ASKED = {Kind.DEMAND: ["attribution"]}
"""Fields that no model is asked for: the text itself shows them."""


@pytest.mark.parametrize("kind", Kind)
def test_a_record_a_draft_and_the_table_of_kinds_have_the_same_fields(kind: Kind) -> None:
    shared = set(Record.model_fields) | {"kind"}
    table = [field.name for field in FIELDS[kind]]
    assert table == [name for name in RECORDS[kind].model_fields if name not in shared]
    asked = [name for name in DRAFTS[kind].model_fields if name != "sentences"]
    assert table == [*asked, *FOUND_NOT_ASKED.get(kind, [])]


@pytest.mark.parametrize("kind", Kind)
def test_the_table_of_kinds_is_sound(kind: Kind) -> None:
    for field in FIELDS[kind]:
        assert (field.vocabulary is not None) == (field.sort is Sort.CLOSED and field.name != "quoted"), field
        is_list = RECORDS[kind].model_fields[field.name].default == ()
        assert field.many == is_list, field
    assert any(field.core for field in FIELDS[kind])


def test_a_record_is_told_by_its_kind() -> None:
    adapter: TypeAdapter[AnyRecord] = TypeAdapter(AnyRecord)
    assert adapter.validate_json(EVENT.model_dump_json()) == EVENT
    with pytest.raises(ValidationError, match="kind"):
        adapter.validate_python({**EVENT.model_dump(), "kind": "rumour"})


def test_a_record_without_evidence_is_impossible() -> None:
    with pytest.raises(ValidationError, match="evidence"):
        Event(id="e-1", doc_ids=("d",), evidence=(), proposed_by="test")


def test_a_value_outside_the_vocabulary_is_impossible() -> None:
    with pytest.raises(ValidationError, match="status"):
        Event.model_validate({**EVENT.model_dump(), "status": {**EVENT.model_dump()["status"], "value": "rumoured"}})


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(schema_text(name)))


def test_an_independent_validator_accepts_what_is_written_and_refuses_the_rest() -> None:
    validator = Draft202012Validator(json.loads(schema_text("event")))
    held = json.loads(EVENT.model_dump_json())
    assert not list(validator.iter_errors(held))
    for broken in (
        {**held, "colour": "red"},
        {**held, "kind": "demand"},
        {**held, "evidence": []},
        {key: value for key, value in held.items() if key != "id"},
        {**held, "type": {**held["type"], "value": "FIGHT"}},
    ):
        assert list(validator.iter_errors(broken))


def test_the_schemas_in_the_repository_are_current() -> None:
    folder = resource_dir("schemas")
    wanted = {f"{name}.schema.json": schema_text(name) for name in SCHEMAS}
    assert {path.name: path.read_text("utf-8") for path in folder.glob("*.json")} == wanted
