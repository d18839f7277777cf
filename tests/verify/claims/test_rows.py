"""Rows of claims: what is answered in which order, and what becomes of rows that cannot be used."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from llm_brief.cli.check import check
from llm_brief.cli.claims import Library, answers
from llm_brief.llm.base import Filled, Prompt, T
from llm_brief.prompts import default_prompts
from llm_brief.verify.judge import Judge

TEXT = "Merrow rejected the plan on Tuesday. Lorvia supplies 60 percent of the coal."


class Unanimous:
    """A model that gives every statement the same answer."""

    model = "unanimous"

    def __init__(self, answer: str) -> None:
        self.answer, self.prompts = answer, list[Prompt]()

    def fill(self, prompt: Prompt, schema: type[T]) -> Filled[T]:
        self.prompts.append(prompt)
        return Filled(schema.model_validate({"answers": [{"number": 1, "answer": self.answer}]}), self.model)


def asked(lines: list[str], folder: Path, model: Unanimous | None = None, jobs: int = 1) -> list[dict[str, object]]:
    judge = Judge(model, default_prompts()) if model else None
    return list(answers(lines, Library(folder, None), judge, jobs))


def row(identity: object, claim: str, **source: str) -> str:
    return json.dumps({"id": identity, "claim": claim, **(source or {"document": TEXT})})


def test_every_row_has_an_answer_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    lines = [row(7, "Merrow rejected the plan on Tuesday.", path="a.txt"), "", row("b", "Sundria annexed Oru.")]
    told = asked(lines, tmp_path)
    assert [(answer["id"], answer["label"]) for answer in told] == [(7, "supported"), ("b", "not_found")]
    assert set(told[0]) == {"id", "label", "score", "checks", "evidence"}


def test_the_evidence_is_a_slice_of_the_document(tmp_path: Path) -> None:
    (answer,) = asked([row(1, "Lorvia supplies 60 percent of the coal.")], tmp_path)
    evidence = answer["evidence"]
    assert isinstance(evidence, list)
    assert [TEXT[item["start"] : item["end"]] for item in evidence] == [item["exact"] for item in evidence]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("{", "not JSON", id="half a row"),
        pytest.param("[1]", "valid", id="a list"),
        pytest.param('{"id": 1, "claim": "x"}', "either 'document' or 'path'", id="no document"),
        pytest.param(row(1, "x", document="a", path="b"), "either 'document' or 'path'", id="two documents"),
        pytest.param('{"id": 1, "document": "x"}', "claim", id="no claim"),
        pytest.param(row(1, "Merrow left.", path="nowhere.txt"), "nowhere.txt", id="no such file"),
        pytest.param("[" * 100_000, "", id="nested without end"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_and_the_rest_goes_on(line: str, reason: str, tmp_path: Path) -> None:
    bad, good = asked([line, row(2, "Merrow rejected the plan on Tuesday.")], tmp_path)
    assert bad["line"] == 1
    assert reason in str(bad["error"])
    assert good["id"] == 2


def test_the_answers_do_not_depend_on_the_number_of_workers(tmp_path: Path) -> None:
    lines = [row(n, f"Lorvia supplies {n} percent of the coal.") for n in range(55, 65)]
    assert asked(lines, tmp_path, jobs=4) == asked(lines, tmp_path)


def test_a_judge_decides_what_the_rules_leave_open(tmp_path: Path) -> None:
    line = row(1, "The plan found no favour with Merrow.")
    assert asked([line], tmp_path, Unanimous("entailed"))[0]["label"] == "supported"
    assert asked([line], tmp_path, Unanimous("contradicted"))[0]["label"] == "contradicted"


def test_a_judge_is_not_heard_on_a_wrong_number(tmp_path: Path) -> None:
    model = Unanimous("entailed")
    (answer,) = asked([row(1, "Lorvia supplies 61 percent of the coal.")], tmp_path, model)
    assert answer["label"] == "contradicted"


def test_the_command_prints_rows_and_ends_with_three_when_one_could_not_be_read(tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    claims.write_text(row("é", "Merrow rejected the plan on Tuesday.") + "\nnonsense\n", "utf-8")
    result = CliRunner().invoke(check, [str(claims), "--model", "none"], standalone_mode=False)
    assert result.return_value == 3
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["id"], first["label"], second["line"]) == ("é", "supported", 2)


def test_the_command_ends_with_zero_when_claims_are_refused(tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    claims.write_text(row(1, "Sundria annexed Oru."), "utf-8")
    assert CliRunner().invoke(check, [str(claims), "--model", "none"], standalone_mode=False).return_value == 0
