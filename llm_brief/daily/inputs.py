"""The identity of a day's work: a second run with the same one has nothing to do."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date

from llm_brief import __version__
from llm_brief.ingest.files import Unread
from llm_brief.prompts import default_prompts
from llm_brief.text.document import Document

__all__ = ["inputs_hash"]


def inputs_hash(
    read: Sequence[Document | Unread], as_of: date, previous: str | None, manner: Mapping[str, object]
) -> str:
    """The hash of all that decides today's briefing: what was read, the day, what went before, and how it is made.

    ``manner`` names the models and options; the program's version and its prompts are added here.
    """
    content = {
        "read": [_described(item) for item in read],
        "as_of": as_of,
        "previous": previous,
        "manner": manner,
        "version": __version__,
        "prompts": dict(default_prompts().hashes),
    }
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _described(item: Document | Unread) -> Mapping[str, object]:
    if isinstance(item, Unread):
        return {"path": item.path, "reason": item.reason}
    described = {field.name: getattr(item, field.name) for field in fields(item) if field.name != "text"}
    return {**described, "sha256": item.sha256}
