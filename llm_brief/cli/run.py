"""``brief run``: documents to briefing."""

from datetime import datetime
from pathlib import Path

import click

__all__ = ["run"]

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=str, allow_dash=True))
@click.option("-o", "--output", type=_FILE, help="Write briefing.md, briefing.html and briefing.json into this folder.")
@click.option("--json", "as_json", is_flag=True, help="Print the briefing as JSON.")
@click.option("--template", type=_FILE, help="A Jinja2 file that takes the place of the program's own Markdown.")
@click.option("--model", help="A model name, `local` (embedded), `replay:DIR` or `none` (rules only).")
@click.option("--base-url", help="An OpenAI-compatible endpoint.")
@click.option("--verifier-model", help="The model that judges wording; by default the same one.")
@click.option("--jobs", type=int, help="Documents read at the same time.  [default: 4]")
@click.option("--max-cost", type=float, help="Stop asking before this many US dollars are spent.")
@click.option("--max-tokens", type=int, help="Stop asking before this many tokens are used.")
@click.option("--record", type=_FILE, help="Keep every model answer in this folder.")
@click.option("--replay", type=_FILE, help="Answer from recordings in this folder; ask no model.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day the briefing speaks of.  [default: today]")
@click.option("--config", type=_FILE, help="A settings file.  [default: brief.toml, if there is one]")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep stored answers.")
@click.option("-v", "--verbose", is_flag=True, help="Say more on stderr.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on stderr but errors.")
def run(  # noqa: PLR0913 - one parameter an option
    *,
    paths: tuple[str, ...],
    output: Path | None,
    as_json: bool,
    as_of: datetime | None,
    config: Path | None,
    no_cache: bool,
    verbose: bool,
    quiet: bool,
    **flags: object,
) -> int:
    """Read documents (files, folders, or - for standard input) and write their briefing.

    Exit code 0: done; 3: done, but something could not be read (it is listed in the briefing).
    """
    from llm_brief.cli.session import Session, brief_paths

    given = {**flags, "as_of": as_of.date() if as_of else None, "cache": False if no_cache else None}
    session = Session.open(given, config=config, verbose=verbose, quiet=quiet)
    return brief_paths(session, paths, output=output, as_json=as_json)
