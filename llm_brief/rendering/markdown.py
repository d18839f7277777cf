"""The briefing in Markdown: footnotes lead from each statement to the words it rests on."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from llm_brief.records.briefing import Briefing
from llm_brief.records.record import Event
from llm_brief.records.wording import and_list, quoted, statement_of
from llm_brief.rendering.dates import readable_date
from llm_brief.rendering.escape import code, inline
from llm_brief.rendering.view import Citation, View

__all__ = ["render_markdown"]


def render_markdown(briefing: Briefing) -> str:
    """The whole briefing; the same briefing gives the same text."""
    view = View(briefing)
    text = _environment().get_template("briefing.md.j2").render(view=view, briefing=briefing, notes=_notes(view))
    return _squeeze(text)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 - Markdown: the filter `md` escapes what comes from a source
    )
    filters: dict[str, Callable[..., str]] = {
        "md": inline,
        "statement": lambda record: inline(statement_of(record)),
        "quoted": lambda words: inline(quoted(words)),
        "names": lambda leaves: inline(and_list(leaves)),
        "date": lambda value: inline(readable_date(value)),
        "label": lambda source: inline(source.title) if source.title else code(source.name),
        "code": code,
        "event_line": _event_line,
        "counted": lambda count, noun: f"{count} {noun}" if count == 1 else f"{count} {noun}s",
    }
    environment.filters.update(filters)
    return environment


def _notes(view: View) -> Callable[[Iterable[Citation]], str]:
    return lambda citations: "".join(f"[^{view.marks[citation]}]" for citation in citations)


def _event_line(event: Event) -> str:
    """Type, who to whom, where and how many, as far as they are supported."""
    who = and_list(event.actors)
    whom = f" → {and_list(event.recipients)}" if event.recipients else ""
    parts = [
        event.type.value.value if event.type else "",
        inline(f"{who}{whom}"),
        inline(event.place.value) if event.place else "",
        *(inline(quantity.raw or "") for quantity in event.quantities),
    ]
    return " · ".join(part for part in parts if part)


def _squeeze(text: str) -> str:
    """At most one empty line in a row, and one newline at the end."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip() + "\n"
