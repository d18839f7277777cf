"""The briefing as one HTML file that needs nothing else: no network, no other file, no trust in its sources."""

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from llm_brief.records.briefing import Briefing
from llm_brief.records.phrasing import closed, quoted, unended
from llm_brief.records.wording import statement_of
from llm_brief.rendering.dates import due, readable_date, when
from llm_brief.rendering.drawings import matrix, timeline
from llm_brief.rendering.escape import visible
from llm_brief.rendering.page import Page
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
from llm_brief.rendering.sandbox import TEMPLATES
from llm_brief.rendering.view import View
from llm_brief.text.document import Document

__all__ = ["render_html"]

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:[/?#][!-;=?-~]*)?")


def render_html(briefing: Briefing, documents: Iterable[Document] = ()) -> str:
    """The page; the same briefing and documents give the same bytes.

    With ``documents`` each source stands beside the briefing in full; without them, only the cited words with what
    surrounds them. Scripts and styles are the program's own two, named by their hashes in the page's policy.
    """
    known: dict[str, Document] = {document.id: document for document in documents}
    view = View(briefing)
    style, script = _own("briefing.css"), _own("briefing.js")
    return (
        _environment()
        .get_template("briefing.html.j2")
        .render(
            briefing=briefing,
            view=view,
            page=Page(view, known),
            strips=timeline(view),
            matrix=matrix(view),
            style=style,
            script=script,
            policy=_policy(style, script),
        )
    )


@cache
def _own(name: str) -> Markup:
    return Markup((TEMPLATES / name).read_text("utf-8"))  # noqa: S704 - a file of the program's own


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded, sent, framed or run but the two hashed texts; not even the script may write HTML."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
        finalize=_shown,
    )
    filters: dict[str, Callable[..., object]] = {
        "sentence": closed,
        "statement": lambda record: closed(statement_of(record)),
        "told": lambda record: beside_status(record, closed(statement_of(record))),
        "quoted": quoted,
        "unended": unended,
        "date": readable_date,
        "when": when,
        "due": due,
        "untold": untold,
        "counted": counted,
        "field": field_name,
        "address": _address,
        "shorter": _shorter,
    }
    words: Mapping[str, Mapping[str, str]] = {
        "relation": RELATIONS,
        "matter": KINDS,
        "resolution": RESOLUTIONS,
        "verdict": LABELS,
        "basis": BASES,
    }
    environment.filters.update({**filters, **{name: table.__getitem__ for name, table in words.items()}})
    return environment


def _shown(value: object) -> object:
    """Words in one line with nothing hidden in them; what is markup already stays."""
    return _line(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@lru_cache(maxsize=16384)
def _line(words: str) -> str:
    """The words made visible; a space at either end stays one, as it parts them from what stands beside them."""
    lead, trail = (" " if words[edge : edge + 1].isspace() else "" for edge in (0, len(words) - 1))
    return f"{lead}{visible(words)}{trail}" if words else words


def _address(url: str | None) -> str | None:
    """The source's own address, if a click on it can only open a web page."""
    return url if url and len(url) <= 2000 and _ADDRESS.fullmatch(url) else None


def _shorter(words: str, length: int) -> str:
    """The words, or their beginning up to a space and "…"."""
    line = " ".join(words.split())
    if len(line) <= length:
        return line
    return line[:length].rpartition(" ")[0].rstrip(" ,;:") + "…"
