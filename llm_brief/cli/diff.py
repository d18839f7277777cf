"""``brief diff``: what changed between two briefings."""

from pathlib import Path

import click

__all__ = ["diff"]

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("old", type=_FILE)
@click.argument("new", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="Print the changes as JSON.")
def diff(*, old: Path, new: Path, as_json: bool) -> int:
    """Say what changed from briefing OLD.json to NEW.json, fact by fact; no model, no documents.

    Facts are new, updated (with both values and their words), withdrawn by their source, confirmed by a further
    independent source, or only repeated.
    """
    from llm_brief.cli.comparison import diff_files

    return diff_files(old, new, as_json=as_json)
