"""What came of a document, kept between runs: the same text read in the same way is not read again."""

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Protocol

from pydantic import TypeAdapter, ValidationError

from llm_brief.consolidate.outcome import Outcome
from llm_brief.text.document import Document

__all__ = ["OutcomeStore", "outcome_key", "pack", "unpack"]


class OutcomeStore(Protocol):
    """Keeps packed outcomes by key. Safe to call from several threads; storing one twice is no error."""

    def get(self, key: str) -> bytes | None:
        """What was stored under ``key``, or None."""

    def put(self, key: str, packed: bytes) -> None:
        """Keep ``packed`` under ``key``, in place of an older one."""


def outcome_key(document: Document, manner: Mapping[str, object]) -> str:
    """The identity of a reading: text, what the document says of itself, and the manner of reading.

    ``manner`` has to name everything else that decides the outcome: models, prompts, options, program version.
    """
    described = {item.name: getattr(document, item.name) for item in fields(document)}
    del described["text"], described["path"]
    canonical = json.dumps(
        [document.sha256, described, manner], sort_keys=True, ensure_ascii=True, separators=(",", ":"), default=str
    )
    return "s256:" + hashlib.sha256(canonical.encode()).hexdigest()


def pack(outcome: Outcome) -> bytes:
    """``outcome`` without its document, in a compact form that ``unpack`` reads."""
    return zlib.compress(_adapter().dump_json(outcome, exclude={"document"}))


def unpack(packed: bytes, document: Document) -> Outcome | None:
    """The outcome of ``document``; None when the bytes are damaged or of another llm_brief."""
    try:
        held = json.loads(zlib.decompress(packed))
        return _adapter().validate_python({**held, "document": document})
    except (zlib.error, ValueError, TypeError, ValidationError):
        return None


@cache
def _adapter() -> TypeAdapter[Outcome]:
    return TypeAdapter(Outcome)
