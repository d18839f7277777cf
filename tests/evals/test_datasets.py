"""Labelled sets are told by what is in them, and the command scores them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from llm_brief.cli.eval import evaluate
from llm_brief.errors import InputError
from llm_brief.evals.datasets import find_dataset

CLAIM = {"id": "1", "source_dataset": "made", "document": "Kestria freed 40 men.", "label": True, "doc_id": "d"}


def rows(folder: Path, *given: object, name: str = "rows.jsonl") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("".join(json.dumps(row) + "\n" for row in given), "utf-8")
    return folder


@pytest.mark.parametrize(
    "row",
    [
        pytest.param({**CLAIM, "claim": "Kestria freed men."}, id="claims"),
        pytest.param({"id": "a", "text": "t", "attributions": []}, id="attributions"),
        pytest.param({"id": "a", "text": "t", "events": [], "entities": []}, id="events"),
        pytest.param({"id": "a", "text": "t", "incidents": [], "relevant": False}, id="incidents"),
    ],
)
def test_a_folder_is_told_by_the_keys_of_its_rows(tmp_path: Path, row: object) -> None:
    folder = rows(tmp_path / "any-name", row, name="whatever.jsonl")
    found = find_dataset(str(folder))
    assert found.name == "any-name"
    assert found.files == (folder / "whatever.jsonl",)


def test_our_own_sets_are_found_by_name_from_anywhere() -> None:
    assert [path.name for path in find_dataset("mutants").files] == ["records.jsonl", "claims.jsonl"]
    assert any(path.name == "delta.json" for path in find_dataset("fixtures").files)


@pytest.mark.parametrize("content", ["", '{"text": 1}\n', "[1]\n"])
def test_a_folder_without_labels_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "rows.jsonl").write_text(content, "utf-8")
    with pytest.raises(InputError, match="no labelled set"):
        find_dataset(str(tmp_path))


def test_what_is_no_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text("not json\n", "utf-8")
    with pytest.raises(InputError, match="not a JSONL file"):
        find_dataset(str(tmp_path))


def invoke(*arguments: object) -> str:
    done = CliRunner().invoke(evaluate, [*map(str, arguments)], catch_exceptions=False, standalone_mode=False)
    return done.output


def test_the_command_prints_tables_and_writes_one_json(tmp_path: Path) -> None:
    true, false = (
        {**CLAIM, "claim": "Kestria freed 40 men."},
        {**CLAIM, "claim": "Kestria freed 90 men.", "label": False},
    )
    folder = rows(tmp_path / "made", true, false)
    printed = invoke(folder, "-o", tmp_path / "out" / "scores.json", "--no-cache")
    assert "Balanced accuracy by source" in printed
    assert "2 items" in printed
    written = json.loads((tmp_path / "out" / "scores.json").read_text("utf-8"))
    assert written["dataset"] == "made"
    assert written["model"] == "none"
    assert written["prompts"]
    assert written["metrics"]["balanced_accuracy"] == {"made": pytest.approx(1.0)}


def test_a_limit_takes_items_from_all_over_the_set() -> None:
    printed = invoke("mutants", "--limit", 40, "--no-cache")
    assert "40 items" in printed
    assert "record: " in printed
    assert "claim: " in printed
