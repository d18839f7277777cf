"""Logs, spans and the index page."""

import json
import logging
from datetime import date
from pathlib import Path

import pytest

from llm_brief.daily.index import index_page
from llm_brief.daily.logs import log_to_stderr
from llm_brief.daily.steps import Steps
from llm_brief.daily.tracing import span


def test_a_log_in_json_has_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    steps = Steps()
    with log_to_stderr("json"), steps.step("look", documents=3):
        pass
    (line,) = capsys.readouterr().err.splitlines()
    said = json.loads(line)
    assert (said["level"], said["step"], said["documents"]) == ("info", "look", 3)
    assert steps.seconds.keys() == {"look"}


def test_a_log_in_text_is_for_people_and_none_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with log_to_stderr("text"), Steps().step("look"):
        pass
    assert "look: 0.00 s" in capsys.readouterr().err
    with log_to_stderr(None), Steps().step("look"):
        pass
    assert capsys.readouterr().err == ""
    assert logging.getLogger("llm_brief.daily").handlers == []


def test_steps_are_spans_and_an_error_is_told_by_its_kind_alone() -> None:
    pytest.importorskip("opentelemetry.sdk")
    from opentelemetry import trace
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    kept, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(kept))
    trace.set_tracer_provider(provider)
    with span("outer", documents=2), pytest.raises(ValueError, match="words of a source"), span("inner"):
        raise ValueError("words of a source")
    inner, outer = kept.get_finished_spans()
    assert (inner.name, dict(inner.attributes or {})) == ("inner", {"error.type": "ValueError"})
    assert (outer.name, dict(outer.attributes or {})) == ("outer", {"documents": 2})
    assert inner.parent is not None and outer.context is not None and inner.parent.span_id == outer.context.span_id
    assert "words of a source" not in inner.to_json()


def test_the_index_lists_days_latest_first_and_links_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "2031-06-03").mkdir()
    (tmp_path / "2031-06-03" / "briefing.html").write_text("x", "utf-8")
    page = index_page(tmp_path, [(date(2031, 6, 3), "b-2"), (date(2031, 6, 2), "b-<1>")])
    assert page.index("2031-06-03") < page.index("2031-06-02")
    assert 'href="2031-06-03/briefing.html"' in page
    assert "briefing.md" not in page
    assert "not kept as a file" in page
    assert "b-&lt;1&gt;" in page
    assert "2 days" in page
