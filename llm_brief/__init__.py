"""llm-brief: documents in, a briefing out in which every statement leads to the words it rests on.

The names below are loaded when first used: importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llm_brief.api import brief, check, render
    from llm_brief.errors import BriefError
    from llm_brief.ingest.files import read
    from llm_brief.records.briefing import Briefing
    from llm_brief.text.dates.find import parse_date
    from llm_brief.text.document import Document, Span
    from llm_brief.text.locating.locate import locate

__version__ = "0.1.0"

_HOMES = {
    "BriefError": "llm_brief.errors",
    "Briefing": "llm_brief.records.briefing",
    "Document": "llm_brief.text.document",
    "Span": "llm_brief.text.document",
    "brief": "llm_brief.api",
    "check": "llm_brief.api",
    "locate": "llm_brief.text.locating.locate",
    "parse_date": "llm_brief.text.dates.find",
    "read": "llm_brief.ingest.files",
    "render": "llm_brief.api",
}

__all__ = [
    "BriefError",
    "Briefing",
    "Document",
    "Span",
    "__version__",
    "brief",
    "check",
    "locate",
    "parse_date",
    "read",
    "render",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'llm_brief' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
