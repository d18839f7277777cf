import importlib
from pathlib import Path

import pytest

import llm_brief
from llm_brief.errors import UsageError


def test_every_public_name_is_there_and_no_other() -> None:
    assert sorted(llm_brief.__all__) == llm_brief.__all__
    assert all(getattr(llm_brief, name) is not None for name in llm_brief.__all__)
    assert dir(llm_brief) == llm_brief.__all__
    with pytest.raises(AttributeError, match="nonsense"):
        importlib.import_module("llm_brief").nonsense  # noqa: B018


def test_the_example_of_the_readme_runs(fixtures_dir: Path) -> None:
    """The Python block of the README, word for word, from the root of the repository."""
    readme = (fixtures_dir.parent / "README.md").read_text("utf-8")
    block = readme.split("```python\n")[1].split("```")[0].replace("fixtures/", f"{fixtures_dir}/")
    exec(compile(block, "README.md", "exec"), {})


def test_an_unknown_format_is_refused(fixtures_dir: Path) -> None:
    briefing = llm_brief.brief([fixtures_dir / "smoke"])
    assert llm_brief.render(briefing, "json").startswith("{")
    with pytest.raises(UsageError, match="no format 'pdf'; there are html, json, markdown"):
        llm_brief.render(briefing, "pdf")


def test_html_shows_the_documents_it_is_given(fixtures_dir: Path) -> None:
    document = llm_brief.read(fixtures_dir / "smoke" / "notice.txt")
    briefing = llm_brief.brief([fixtures_dir / "smoke"])
    page = llm_brief.render(briefing, "html", documents=[document])
    assert page.startswith("<!DOCTYPE html>")
    assert "The text itself was not given" in llm_brief.render(briefing, "html")
    assert "The text itself was not given" not in page


def test_a_template_is_for_markdown_alone(fixtures_dir: Path, tmp_path: Path) -> None:
    template = tmp_path / "own.md.j2"
    template.write_text("{{ view.origins }}", "utf-8")
    briefing = llm_brief.brief([fixtures_dir / "smoke"])
    assert llm_brief.render(briefing, template=template) == "1 report, 1 origin\n"
    with pytest.raises(UsageError, match="a template is for markdown, not for html"):
        llm_brief.render(briefing, "html", template=template)
