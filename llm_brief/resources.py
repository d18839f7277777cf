"""Where the packaged data folders lie: the only code that knows a wheel from a checkout."""

from pathlib import Path
from typing import Literal

__all__ = ["resource_dir"]

_PACKAGE = Path(__file__).parent


def resource_dir(name: Literal["prompts", "schemas"]) -> Path:
    """The directory holding ``prompts`` or ``schemas``: in the wheel, or beside the package in a checkout."""
    for candidate in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"llm_brief is installed without its {name}/ directory; reinstall it")
