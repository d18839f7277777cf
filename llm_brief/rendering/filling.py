"""A template of Markdown filled in: the names, filters and footnotes that it may use."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from llm_brief.records.acts import SYMMETRIC
from llm_brief.records.briefing import Briefing
from llm_brief.records.phrasing import and_list, closed, quoted, unended
from llm_brief.records.record import Event
from llm_brief.records.wording import statement_of
from llm_brief.rendering.dates import due, readable_date, when
from llm_brief.rendering.escape import code, inline
from llm_brief.rendering.phrases import (
    BASES,
    KINDS,
    LABELS,
    RELATIONS,
    RESOLUTIONS,
    beside_status,
    counted,
    field_name,
    untold,
)
from llm_brief.rendering.sandbox import Markdown, TemplateSandbox
from llm_brief.rendering.view import Citation, View

__all__ = ["TEMPLATE", "event_line", "fill"]

TEMPLATE = '{% extends "briefing.md.j2" %}'
"""The program's own template, as a user's template may name it."""


def fill(briefing: Briefing, starts: Mapping[str, Sequence[int]], template: str) -> str:
    """A template's text with the names filled in; raises what Jinja2 raises."""
    view = View(briefing, starts)
    return _squeeze(_environment().from_string(template).render(view=view, briefing=briefing, notes=_notes(view)))


@cache
def _environment() -> TemplateSandbox:
    filters: dict[str, Callable[..., object]] = {
        "md": lambda words: Markdown(inline(words)),
        "code": lambda words: Markdown(code(words)),
        "label": lambda source: Markdown(inline(source.title) if source.title else code(source.name)),
        "statement": lambda record: beside_status(record, closed(statement_of(record))),
        "sentence": closed,
        "ended": _ended,
        "quoted": quoted,
        "unended": unended,
        "names": and_list,
        "date": readable_date,
        "when": when,
        "due": due,
        "untold": untold,
        "event_line": event_line,
        "counted": counted,
        "field": field_name,
        "relation": RELATIONS.__getitem__,
        "matter": KINDS.__getitem__,
        "resolution": RESOLUTIONS.__getitem__,
        "verdict": LABELS.__getitem__,
        "basis": BASES.__getitem__,
    }
    return TemplateSandbox(filters)


def _notes(view: View) -> Callable[[Iterable[Citation]], Markdown]:
    return lambda citations: Markdown("".join(f"[^{view.marks[citation]}]" for citation in citations))


def _ended(words: str) -> str:
    """The words as they are, with a full stop where they have no end."""
    return words if words.rstrip("’”)")[-1:] in tuple(".!?…") else f"{words}."


def event_line(event: Event) -> str:
    """Kind, who to whom, where and how many, as far as they are supported."""
    return " · ".join(
        part for part in (event.type.value.value.lower() if event.type else "", *_parts_of(event)) if part
    )


def _parts_of(event: Event) -> tuple[str, ...]:
    """Who to whom, where, and how many."""
    who, whom = (", ".join(leaf.value for leaf in leaves) for leaves in (event.actors, event.recipients))
    place = event.place.value if event.place else ""
    parties = f"{who} → {whom}" if who and whom else who or (f"{_beside(event)} {whom}" if whom else "")
    counted_apart = (quantity.raw or "" for quantity in event.quantities if (quantity.raw or "") not in (who, whom))
    return parties, place, *counted_apart


def _beside(event: Event) -> str:
    """What leads to the other side of an act of which nobody is named who did it."""
    return "with" if event.type and event.type.value in SYMMETRIC else "concerning"


def _squeeze(text: str) -> str:
    """At most one empty line in a row, and one newline at the end."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip() + "\n"
