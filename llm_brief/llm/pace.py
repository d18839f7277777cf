"""How fast the embedded model reads and writes on this machine, measured by asking it something short."""

import time
from dataclasses import dataclass

from pydantic import BaseModel, Field

from llm_brief.llm.base import LLM, Prompt

__all__ = ["BOTTOM_LINE", "Pace", "measure"]

BOTTOM_LINE = (900, 30)
"""Tokens read and written for the bottom line of a briefing: 871 and 19 on five articles of 450 words."""
_FILLER = "The council met on Tuesday and heard the harbour master on dredging, fees and the new crane. "


class _Number(BaseModel):
    """A number."""

    number: int = Field(ge=1, le=9)


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds for the weights to load, and tokens a second afterwards, reading and writing together."""

    load: float
    tokens: float

    def seconds(self, read: int, written: int) -> float:
        """How long a call of that size takes once the weights are loaded; writing is three times as slow."""
        return (read + 3 * written) / self.tokens


def measure(llm: LLM) -> Pace:
    """Ask twice: the first call loads the weights, the second shows the pace. About ten seconds on two cores."""
    loaded = _timed(llm, "Say a number.")[0]
    seconds, tokens = _timed(llm, _FILLER * 15 + "How many things did the council hear of?")
    return Pace(load=loaded, tokens=tokens / seconds)


def _timed(llm: LLM, text: str) -> tuple[float, int]:
    prompt = Prompt(name="pace", system="You answer with a number.", user=text, max_tokens=16)
    started = time.perf_counter()
    usage = llm.fill(prompt, _Number).usage
    return time.perf_counter() - started, usage.prompt_tokens + 3 * usage.completion_tokens
