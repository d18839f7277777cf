"""A page that lists past briefings, latest first: one file, no script, nothing fetched."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

__all__ = ["index_page"]

_TEMPLATES = Path(__file__).parent / "templates"
_FORMS = ("html", "md", "json")


def index_page(folder: Path, days: Sequence[tuple[date, str]]) -> str:
    """The page over the days that have a briefing; those whose files are gone are named without a link."""
    rows = [
        (day.isoformat(), day.strftime("%A"), briefing_id, _forms(folder / day.isoformat()))
        for day, briefing_id in days
    ]
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("index.html.j2").render(rows=rows)


def _forms(folder: Path) -> tuple[str, ...]:
    return tuple(form for form in _FORMS if (folder / f"briefing.{form}").is_file())
