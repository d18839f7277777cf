"""Templates of a briefing: what they may reach, and how what they print is escaped.

The program's own template and a user's run under the same rules: no attribute but the fields of records and what
`View` offers, no file but the program's own templates, and everything printed is escaped unless it is `Markdown`.
"""

from collections.abc import Callable
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.runtime import BlockReference, Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

from llm_brief.rendering.escape import inline

__all__ = ["TEMPLATES", "Markdown", "TemplateSandbox"]

TEMPLATES = Path(__file__).parent / "templates"


class Markdown(str):
    """Text that is Markdown already: printed as it is. Any other value is escaped where it is printed."""

    __slots__ = ()


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """Jinja2 for Markdown: what is printed is escaped by default, and nothing but the briefing can be reached."""

    def __init__(self, filters: "dict[str, Callable[..., object]]") -> None:
        super().__init__(
            loader=FileSystemLoader(TEMPLATES),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,
            finalize=escaped,
        )
        self.globals.clear()
        self.filters["safe"] = Markdown
        self.filters.update(filters)

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Of a record its fields alone: its methods could read files."""
        if isinstance(obj, BaseModel):
            return attr in type(obj).model_fields or attr == "complete"
        return super().is_safe_attribute(obj, attr, value)

    def call(self, context: Context, obj: Callable[..., object], /, *args: object, **kwargs: object) -> object:
        """What a macro or a block gives was escaped while it was printed there."""
        given = super().call(context, obj, *args, **kwargs)
        return Markdown(given) if isinstance(obj, Macro | BlockReference) else given


def escaped(value: object) -> str:
    """A printed value as Markdown."""
    return value if isinstance(value, Markdown) else inline(str(value))
