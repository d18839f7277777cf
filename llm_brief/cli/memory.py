"""``brief memory``: look after the memory of ``brief daily``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from llm_brief.store.memory import Memory

__all__ = ["memory"]

_FILE = click.Path(path_type=Path)


@click.group()
def memory() -> None:
    """Check or back up the memory of `brief daily`."""


@memory.command("check")
@click.argument("folder", type=_FILE)
def check(folder: Path) -> int:
    """Let SQLite check the memory in FOLDER; exit code 4 when something is wrong with it."""
    from llm_brief.cli.output import print_result

    with _opened(folder) as store:
        problems = store.problems()
    print_result("".join(f"{problem}\n" for problem in problems) or "sound: SQLite finds nothing wrong\n")
    return 4 if problems else 0


@memory.command("backup")
@click.argument("folder", type=_FILE)
@click.argument("target", type=_FILE)
def backup(folder: Path, target: Path) -> int:
    """Write a consistent copy of the memory in FOLDER to TARGET, also while a run is using it."""
    from llm_brief.cli.output import print_result

    with _opened(folder) as store:
        store.back_up(target)
    print_result(f"backed up to {target}\n")
    return 0


def _opened(folder: Path) -> "Memory":
    from llm_brief.daily.run import MEMORY_FILE
    from llm_brief.errors import InputError
    from llm_brief.store.memory import Memory

    path = folder / MEMORY_FILE
    if not path.is_file():
        raise InputError(f"{folder}: there is no memory here; name the folder given to `brief daily -o`")
    return Memory(path)
