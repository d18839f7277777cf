"""Words cut out of what turned them round: each clip was chosen by hand, from a denial, a condition, a question, a
plan, or another's sentence.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from llm_brief.evals.gold import sentence_numbers
from llm_brief.text.document import Document

__all__ = ["Clip", "clip_draft", "read_clips"]


class Clip(BaseModel):
    """``clip`` is to the letter in the article. ``not_by`` does not say it, ``fact`` and ``said`` are false claims."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    context: Literal["denial", "condition", "negation", "question", "plan", "allegation", "doubt", "other"]
    clip: str
    not_by: str
    fact: str | None
    said: str | None

    def claims(self) -> Iterator[tuple[str, str]]:
        """The free claims that the clip makes, each with what it is."""
        yield from ((f"{self.context} as fact", claim) for claim in (self.fact,) if claim)
        yield from ((f"{self.context} as said", claim) for claim in (self.said,) if claim)


def read_clips(folder: Path, story: str) -> Iterator[Clip]:
    """The clips from the articles of one story."""
    for line in (folder / "mutants" / "seeds.jsonl").read_text("utf-8").splitlines():
        clip = Clip.model_validate(json.loads(line))
        if clip.file.startswith(f"{story}/"):
            yield clip


def clip_draft(clip: Clip, document: Document) -> dict[str, object]:
    """The position that a careless model would write: the clip as the view of one who does not hold it."""
    return {
        "sentences": sentence_numbers([clip.clip], document),
        "stakeholder": clip.not_by,
        "target": "",
        "stance": "favor",
        "statement": clip.clip,
        "quoted": False,
        "basis": "author_opinion" if clip.not_by == "the author" else "stated",
    }
