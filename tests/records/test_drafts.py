"""What a model is shown of the drafts, and what it may answer."""

import json

import pytest
from pydantic import ValidationError

from llm_brief.records.drafts import (
    DemandDraft,
    DemandDrafts,
    Draft,
    EventDraft,
    EventDrafts,
    PositionDraft,
    PositionDrafts,
)

LISTS = (EventDrafts, DemandDrafts, PositionDrafts)
ONE = {"sentences": [1], "title": "Talks end", "type": "CONSULT", "status": "occurred", "actors": ["Orvane"]}


@pytest.mark.parametrize("draft", [EventDraft, DemandDraft, PositionDraft])
def test_the_schema_asks_for_the_sentences_first_and_explains_every_free_field(draft: type[Draft]) -> None:
    schema = draft.model_json_schema()
    assert next(iter(schema["properties"])) == "sentences"
    assert schema["additionalProperties"] is False
    for name, field in schema["properties"].items():
        assert "$ref" in field or field.get("description"), name


@pytest.mark.parametrize("drafts", LISTS)
def test_docstrings_reach_the_model(drafts: type[EventDrafts]) -> None:
    schema = drafts.model_json_schema()
    assert schema["description"]
    assert all(part.get("description") or "enum" in part for part in schema["$defs"].values())


@pytest.mark.parametrize("drafts", LISTS)
def test_nothing_found_is_an_answer(drafts: type[EventDrafts]) -> None:
    assert drafts.model_validate_json('{"items": []}').items == []


def test_what_is_not_stated_may_be_left_out() -> None:
    draft = EventDraft.model_validate(ONE)
    assert (draft.place, draft.recipients, draft.attribution) == (None, [], None)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"sentences": []}, id="no-sentence"),
        pytest.param({"sentences": [1, 2, 3, 4, 5]}, id="too-many-sentences"),
        pytest.param({"sentences": ["one"]}, id="words-for-numbers"),
        pytest.param({"type": "FIGHT"}, id="type-outside-the-vocabulary"),
        pytest.param({"status": "rumoured"}, id="status-outside-the-vocabulary"),
        pytest.param({"start": 5}, id="an-offset"),
        pytest.param({"actors": ["a"] * 7}, id="too-many-actors"),
        pytest.param({"title": None}, id="no-title"),
    ],
)
def test_a_draft_that_does_not_fit_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        EventDraft.model_validate_json(json.dumps({**ONE, **change}))
