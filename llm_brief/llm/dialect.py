"""How an endpoint likes to be asked for an object: those that call themselves compatible differ in it."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal, Self

__all__ = ["Dialect", "Mode", "bare_json"]


class Mode(StrEnum):
    """Ways to ask for an object, from the one that binds the model most to the one every endpoint can do."""

    JSON_SCHEMA = "json_schema"
    TOOLS = "tools"
    JSON = "json"
    MD_JSON = "md_json"


_ABOUT_MODE = re.compile(
    r"response_?format|json_?(schema|object|mode|validate)|structured.output|schema|tool|function|grammar",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """What to send. ``bound`` forbids changing the mode, because the user chose it."""

    mode: Mode = Mode.JSON_SCHEMA
    limit: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    temperature: bool = True
    bound: bool = False

    def arguments(self, max_tokens: int, temperature: float) -> dict[str, object]:
        """The request's arguments that depend on the dialect."""
        sampling: dict[str, object] = {"temperature": temperature} if self.temperature else {}
        return {self.limit: max_tokens, **sampling}

    def weaker(self) -> Self | None:
        """The same with the next mode down, or None below the last."""
        below = list(Mode)[list(Mode).index(self.mode) + 1 :]
        return replace(self, mode=below[0]) if below and not self.bound else None

    def adapted(self, complaint: str) -> Self | None:
        """What to try after ``complaint`` about a request; None when it is about something else."""
        if "max_completion_tokens" in complaint and self.limit == "max_tokens":
            return replace(self, limit="max_completion_tokens")
        if "temperature" in complaint and self.temperature:
            return replace(self, temperature=False)
        return self.weaker() if _ABOUT_MODE.search(complaint) else None


def bare_json(text: str) -> str:
    """The object in ``text``, freed from a fence, remarks or thoughts; ``text`` when there is none."""
    text = text.rpartition("</think>")[2].strip()
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text
