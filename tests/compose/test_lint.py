"""The professional rules, on seeded violations and on clean briefings."""

import json
from pathlib import Path

import pytest

from llm_brief.compose.lint.page import Part, read_markdown
from llm_brief.compose.lint.rules import lint_markdown

FOLDER = Path(__file__).parents[2] / "fixtures" / "lint"
BASE = (FOLDER / "clean" / "analyst.md").read_text("utf-8")
SEEDED = [json.loads(line) for line in (FOLDER / "violations.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("seeded", [pytest.param(row, id=f"{n}-{row['rule']}") for n, row in enumerate(SEEDED)])
def test_a_seeded_violation_is_flagged(seeded: dict[str, str]) -> None:
    assert seeded["find"] in BASE
    flags = lint_markdown(BASE.replace(seeded["find"], seeded["put"], 1))
    assert seeded["rule"] in {flag.rule for flag in flags}
    assert all(flag.line >= 1 and flag.message and flag.mend for flag in flags)


def test_there_are_at_least_sixty_of_them() -> None:
    assert len(SEEDED) >= 60


@pytest.mark.parametrize("path", sorted((FOLDER / "clean").glob("*.md")), ids=lambda path: path.stem)
def test_a_clean_briefing_has_no_flag(path: Path) -> None:
    assert lint_markdown(path.read_text("utf-8")) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("It is likely that the Board meets.", id="table"),
        pytest.param("The Board is very unlikely to meet.", id="table-second-step"),
        pytest.param("It is unlikely (20-45 percent) that the Board meets.", id="range-in-words"),
        pytest.param("We have high confidence in this.", id="confidence-alone"),
        pytest.param("Ada Finch said: “perhaps the ban ends in July”.", id="likelihood-quoted"),
        pytest.param("According to Ada Finch, the ban may well end in July.", id="likelihood-reported"),
        pytest.param("Ada Finch said that the ban was clearly a mistake.", id="opinion-reported"),
        pytest.param("“We should act now”, Ada Finch said.", id="opinion-quoted"),
        pytest.param("Marlow closed a remote stretch of the river.", id="remote-place"),
        pytest.param("The Board must meet by law before August.", id="must-without-advice"),
        pytest.param("The UN and the EU asked for an end of the ban.", id="known-acronyms"),
        pytest.param("The Upland Board (UB) met; the UB asked for an end.", id="explained-acronym"),
        pytest.param("The author of the article gives this opinion: “too late”.", id="opinion-named"),
        pytest.param("Police hold the bank by the river.", id="plain"),
    ],
)
def test_what_the_rules_allow_is_not_flagged(sentence: str) -> None:
    page = BASE.replace("## Key developments\n\n", f"## Key developments\n\n- {sentence}[^1.1]\n", 1)
    flagged = {flag.rule for flag in lint_markdown(page)}
    assert flagged <= {"quotation"}  # the words quoted above stand in no footnote of the base


def test_lines_are_those_of_the_file() -> None:
    page = BASE.replace("- Source 2 does not", "- Maybe it rains.\n- Source 2 does not", 1)
    (flag,) = lint_markdown(page)
    assert page.splitlines()[flag.line - 1] == "- Maybe it rains."


def test_sections_footnotes_and_rows_are_read() -> None:
    page = read_markdown(BASE)
    assert {Part.BOTTOM_LINE, Part.GAPS, Part.SOURCES, Part.METHOD} <= set(page.headings)
    assert page.notes["1.2"].startswith("Source 1: “The Upland Board asked")
    assert [s.marks for s in page.of(Part.DEMANDS)] == [("1.2",)]


@pytest.mark.parametrize("text", ["", "\n\n", "# x", "|", "- \n", "[^1]:"])
def test_any_text_can_be_linted(text: str) -> None:
    assert {flag.rule for flag in lint_markdown(text)} >= {"no-bottom-line", "no-sources", "no-gaps"}
