"""``brief export`` and ``brief lint`` as commands."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from llm_brief.cli import brief
from llm_brief.ingest.files import read_all
from llm_brief.pipeline import Options, run
from llm_brief.sealing import briefing_json


@pytest.fixture(scope="module")
def made(fixtures_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    briefing = run(read_all([fixtures_dir / "corpora" / "delta" / "c.txt"]), None, Options(as_of=date(2031, 6, 20)))
    path = tmp_path_factory.mktemp("made") / "briefing.json"
    path.write_text(briefing_json(briefing), "utf-8")
    return path


def ran(*arguments: str | Path) -> Result:
    return CliRunner().invoke(brief, [str(argument) for argument in arguments], standalone_mode=False)


@pytest.mark.parametrize("form", ["jsonl", "csv", "web-annotation", "stix"])
def test_a_briefing_is_exported(form: str, made: Path, tmp_path: Path) -> None:
    printed = ran("export", made, "--format", form)
    assert printed.exit_code == 0 and printed.stdout_bytes
    ran("export", made, "--format", form, "-o", tmp_path / "out" / "x")
    assert (tmp_path / "out" / "x").read_bytes() == printed.stdout_bytes


def test_rows_can_be_leaves(made: Path) -> None:
    records, leaves = (
        ran("export", made, "--format", "jsonl", "--rows", rows).stdout for rows in ("records", "leaves")
    )
    assert len(leaves.splitlines()) > len(records.splitlines())


def test_rows_are_refused_where_there_are_none(made: Path) -> None:
    assert "has no rows" in str(ran("export", made, "--format", "stix", "--rows", "leaves").exception)


@pytest.mark.parametrize("text", ["", "{}", "no json", '{"schema_version": 99}'])
def test_what_is_no_briefing_is_said_to_be_none(text: str, tmp_path: Path) -> None:
    path = tmp_path / "briefing.json"
    path.write_text(text)
    assert "is not a briefing" in str(ran("export", path, "--format", "csv").exception)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "cannot be read" in str(ran("export", tmp_path / "none.json", "--format", "csv").exception)


def test_our_own_briefing_passes_the_lint(made: Path) -> None:
    result = ran("lint", made)
    assert (result.return_value, result.stdout) == (0, "")


def test_findings_are_printed_with_line_rule_and_mend_and_make_exit_code_four(
    fixtures_dir: Path, tmp_path: Path
) -> None:
    page = (fixtures_dir / "lint" / "clean" / "analyst.md").read_text("utf-8")
    path = tmp_path / "briefing.md"
    path.write_text(page.replace("It is likely that", "Perhaps", 1), "utf-8")
    result = ran("lint", path)
    assert result.return_value == 4
    assert result.stdout.startswith(
        f"{path}:9: likelihood-word: 'Perhaps' is no word of the ICD 203 table; say one of:"
    )
    (found,) = json.loads(ran("lint", path, "--json").stdout)
    assert found["rule"] == "likelihood-word" and found["line"] == 9 and found["mend"]


def test_a_sentence_that_its_record_does_not_bear_out_is_found_in_the_json(made: Path, tmp_path: Path) -> None:
    content = json.loads(made.read_text("utf-8"))
    content["key_points"][0]["text"] = "Kestria bought 77 ships in 1999."
    path = tmp_path / "briefing.json"
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2), "utf-8")
    result = ran("lint", path)
    assert result.return_value == 4
    assert "unsupported-number" in result.stdout and "unsupported-date" in result.stdout
