"""The bytes of a briefing, and the id that shows when one of them was edited."""

import hashlib

from llm_brief.records.briefing import Briefing

__all__ = ["briefing_hash", "briefing_json"]


def briefing_hash(briefing: Briefing) -> str:
    """The hash of everything in a briefing but its own id: any edited byte of its JSON changes it."""
    content = briefing.model_dump_json(exclude={"briefing_id"})
    return "b-" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def briefing_json(briefing: Briefing) -> str:
    """The bytes of ``briefing.json``: one form only, so that a re-read file can be compared to the letter."""
    return briefing.model_dump_json(indent=2) + "\n"
