"""A user's own template: what it can do, and what it cannot."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from llm_brief.errors import UsageError
from llm_brief.rendering.custom import MAX_TEMPLATE, answer_of, refuse_broken, render_custom
from llm_brief.rendering.filling import fill
from llm_brief.rendering.markdown import render_markdown, sentence_starts
from llm_brief.rendering.sandbox import TEMPLATES
from tests.rendering.desk import full_briefing, hostile_briefing


def rendered(template: str, payload: str | None = None) -> str:
    """What the template makes of the full briefing, or of one that holds the payload everywhere."""
    briefing, documents = full_briefing() if payload is None else hostile_briefing(payload)
    return fill(briefing, sentence_starts(documents), template)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a template to a file."""

    def write(template: str) -> Path:
        path = tmp_path / "own.md.j2"
        path.write_text(template, "utf-8")
        return path

    return write


def test_one_block_of_the_programs_own_can_be_replaced() -> None:
    text = rendered("{% extends 'briefing.md.j2' %}{% block title %}# Our desk\n{% endblock %}")
    assert text.startswith("# Our desk\n\n## Bottom line")
    assert text.partition("## Bottom line")[2] == render_markdown(*full_briefing()).partition("## Bottom line")[2]


def test_a_template_sees_the_briefing_and_what_the_own_one_uses() -> None:
    template = (
        "{% macro row(demand) %}*{{ demand.demander.value }}*{% endmacro %}"
        "{% for demand in briefing.demands %}{{ row(demand) }}: {{ demand | statement }}"
        "{{ notes(view.citations(demand.evidence)) }}{% endfor %}"
    )
    assert rendered(template).startswith("*Orvane*: Orvane asked Selmark to ")
    assert rendered(template).endswith("[^1.1]\n")


def test_what_a_template_prints_is_escaped_unless_it_says_otherwise() -> None:
    asked = "{{ briefing.key_points[0].text }}"
    assert rendered(asked, "<b>*x*") == "\\<b\\>\\*x\\*\n"
    assert rendered("{% set x = briefing.key_points[0].text ~ '' %}{{ x }}", "[a](b)") == "\\[a\\](b)\n"
    assert rendered("{{ briefing.key_points[0].text | safe }}", "*x*") == "*x*\n"


@pytest.mark.parametrize(
    ("template", "words"),
    [
        pytest.param("fine\n{% if %}", "line 2: Expected an expression", id="syntax"),
        pytest.param("fine\n\n{{ nothing }}", "line 3: 'nothing' is undefined", id="an unknown name"),
        pytest.param("{{ briefing.nothing }}", "line 1", id="an unknown field"),
        pytest.param("{{ 'x' | nothing }}", "No filter named 'nothing'", id="an unknown filter"),
        pytest.param("\n{{ 1 / 0 }}", "line 2: division by zero", id="arithmetic"),
        pytest.param("{{ briefing.parse_file('/etc/hostname') }}", "unsafe", id="a file, by pydantic"),
        pytest.param("{{ briefing.events[0].model_dump() }}", "unsafe", id="a method of a record"),
        pytest.param("{{ ''.__class__.__mro__ }}", "unsafe", id="classes"),
        pytest.param("{{ view.__init__.__globals__ }}", "unsafe", id="globals"),
        pytest.param("{{ notes.__closure__ }}", "unsafe", id="a closure"),
        pytest.param("{{ self._TemplateReference__context }}", "unsafe", id="the context"),
        pytest.param("{% include '/etc/hostname' %}", "not found", id="another file"),
        pytest.param("{% include '../view.py' %}", "line 1", id="a file beside the templates"),
        pytest.param("{% import 'os' as os %}", "not found", id="a module"),
        pytest.param("{{ lipsum() }}", "undefined", id="a global of jinja2"),
        pytest.param("{{ cycler('a') }}", "undefined", id="another global"),
        pytest.param("{{ briefing.documents.append(1) }}", "has no attribute 'append'", id="a change"),
        pytest.param("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "recursion", id="a macro of itself"),
    ],
)
def test_what_a_template_may_not_do_is_said_with_its_line(template: str, words: str) -> None:
    answer = answer_of(full_briefing()[0], {}, template)
    assert words in f"{answer['line'].removeprefix(', ')}: {answer['error']}"


def test_a_template_in_a_file_is_filled_in_by_a_process_of_its_own(written: Callable[[str], Path]) -> None:
    path = written("{{ briefing.as_of }} {{ view.numbers | length }}")
    assert render_markdown(*full_briefing(), template=path) == "2031-09-04 2\n"


def test_a_mistake_in_a_file_is_told_with_file_line_and_where_to_look(written: Callable[[str], Path]) -> None:
    with pytest.raises(UsageError, match=r"own\.md\.j2, line 3: 'nothing' is undefined; docs/templates\.md lists"):
        render_markdown(full_briefing()[0], template=written("a\nb\n{{ nothing }}"))


def test_a_template_that_needs_too_much_memory_is_stopped(written: Callable[[str], Path]) -> None:
    with pytest.raises(UsageError, match="more memory"):
        render_markdown(full_briefing()[0], template=written("{{ 'x' * 9999999999 }}"))


def test_a_template_without_an_end_is_stopped(written: Callable[[str], Path]) -> None:
    loop = "{% for a in 'x' * 9999 %}"
    path = written(loop * 3 + "{% endfor %}" * 3)
    with pytest.raises(UsageError, match="not done after 3 seconds"):
        render_custom(full_briefing()[0], {}, path, seconds=3)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(None, "cannot be read", id="no file"),
        pytest.param(b"\xff\xfe", "not UTF-8", id="not text"),
        pytest.param(b" " * (MAX_TEMPLATE + 1), "larger than", id="too large"),
        pytest.param(b"{% for %}", "line 1", id="no template"),
    ],
)
def test_a_file_that_is_no_template_is_refused_beforehand(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "own.md.j2"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=words):
        refuse_broken(path)


def test_the_examples_of_the_documentation_run(fixtures_dir: Path) -> None:
    text = (fixtures_dir.parent / "docs" / "templates.md").read_text("utf-8")
    examples = [block.partition("```")[0] for block in text.split("```jinja\n")[1:]]
    assert len(examples) == 2
    assert rendered(examples[0]).startswith("# Morning note, 2031-09-04\n\n## Bottom line")
    assert "## Positions" not in rendered(examples[0])
    assert rendered(examples[1]).startswith("- Orvane asked Selmark")


def test_every_block_and_filter_that_is_documented_is_there(fixtures_dir: Path) -> None:
    text = (fixtures_dir.parent / "docs" / "templates.md").read_text("utf-8")
    own = (TEMPLATES / "briefing.md.j2").read_text("utf-8")
    blocks = re.findall(r"`(\w+)`", text.split("Blocks, in their order:")[1].split("Leave")[0])
    assert blocks == re.findall(r"\{% block (\w+) %\}", own)
    rows = text.split("| filter | gives |")[1].split("## Rules")[0].splitlines()
    for name in re.findall(r"`(\w+)", " ".join(row.split("|")[1] for row in rows if row.startswith("| `"))):
        assert "No filter" not in answer_of(full_briefing()[0], {}, f"{{{{ 1 | {name} }}}}").get("error", "")
