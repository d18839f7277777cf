"""The public functions that put stages together."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from llm_brief.errors import UsageError
from llm_brief.ingest.files import read_all
from llm_brief.llm.base import LLM
from llm_brief.pipeline import Options, briefing_json, run
from llm_brief.records.briefing import Briefing
from llm_brief.rendering.markdown import render_markdown

__all__ = ["FORMATS", "brief", "render"]


FORMATS: Mapping[str, Callable[[Briefing], str]] = MappingProxyType(
    {"markdown": render_markdown, "json": briefing_json}
)


def brief(paths: Sequence[str | Path], *, llm: LLM | None = None, options: Options | None = None) -> Briefing:
    """The briefing of files and folders.

    ``llm`` None means rules alone: what no rule can prove is left out. Raises ``InputError`` when a path cannot be
    read, ``LLMError`` when the model refuses or never answers; what fails in part is listed in the briefing.
    """
    return run(read_all(paths), llm, options or Options(as_of=datetime.now(UTC).astimezone().date()))


def render(briefing: Briefing, form: str = "markdown") -> str:
    """The briefing as text; ``form`` is one of ``FORMATS``."""
    if form not in FORMATS:
        raise UsageError(f"no format {form!r}; there are {', '.join(sorted(FORMATS))}")
    return FORMATS[form](briefing)
