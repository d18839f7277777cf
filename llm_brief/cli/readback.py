"""A finished briefing read back from its JSON."""

from pathlib import Path

from llm_brief.errors import InputError
from llm_brief.records.briefing import Briefing

__all__ = ["read_briefing", "read_text"]


def read_text(path: Path) -> str:
    """The text of a file we wrote; ``InputError`` when it cannot be read or is no text."""
    try:
        return path.read_bytes().decode("utf-8", "surrogatepass")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); give a briefing.json") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 text; give a briefing.json as `brief -o DIR` writes it") from error


def read_briefing(path: Path) -> Briefing:
    """The briefing in a ``briefing.json``; ``InputError`` says what is wrong with it."""
    from pydantic import ValidationError

    from llm_brief.llm.base import problems

    try:
        return Briefing.model_validate_json(read_text(path))
    except ValidationError as error:
        said = problems(error)
        shortened = said if len(said) <= 300 else f"{said[:300]}..."
        raise InputError(f"{path}: is not a briefing of this version: {shortened}") from error
