"""``brief check``: free claims against documents."""

from pathlib import Path

import click

__all__ = ["check"]

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("claims", type=click.Path(path_type=Path))
@click.option("--model", help="A model that judges what the rules leave open, or `none` (rules only).")
@click.option("--verifier-model", help="The model that judges, where it is not --model.")
@click.option("--base-url", help="An OpenAI-compatible endpoint.")
@click.option("--jobs", type=int, help="Claims judged at the same time.  [default: 4]")
@click.option("--config", type=_FILE, help="A settings file.  [default: brief.toml, if there is one]")
@click.option("-v", "--verbose", is_flag=True, help="Say more on stderr.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on stderr but errors.")
def check(*, claims: Path, config: Path | None, verbose: bool, quiet: bool, **flags: object) -> int:
    """Check CLAIMS, a JSONL file: rows {"id", "claim", "document"} or {"id", "claim", "path"}.

    Paths are relative to the file's folder. One row {"id", "label", "score", "checks", "evidence"} a claim goes to
    stdout, in order. Exit code 0: every row was checked; 3: some could not be read, each has a row with its "error".
    """
    from llm_brief.cli.claims import check_file
    from llm_brief.cli.session import Session

    return check_file(Session.open(flags, config=config, verbose=verbose, quiet=quiet), claims)
