"""``brief daily``: today's briefing of an inbox, with what changed."""

from datetime import datetime
from pathlib import Path

import click

__all__ = ["daily"]

_FILE = click.Path(path_type=Path)
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("inbox", type=_FILE)
@click.option("-o", "--output", type=_FILE, required=True, help="The folder of the briefings and of their memory.")
@click.option("--since", help="Brief what is of this day or later: 2025-09-03, or 7d, 2w.  [default: all]")
@click.option("--until", type=_DAY, help="Brief what is of this day or earlier.")
@click.option("--as-of", type=_DAY, help="The day the briefing speaks of.  [default: today]")
@click.option("--timezone", help="Where today is, such as Europe/Zurich.  [default: this machine's]")
@click.option("--no-fetch", is_flag=True, help="Leave the feeds of the settings file alone.")
@click.option("--json", "as_json", is_flag=True, help="Print the report of the run as JSON.")
@click.option("--log", type=click.Choice(["text", "json"]), help="Log every step to stderr, in lines of this form.")
@click.option("--model", help="As for `brief run`.")
@click.option("--base-url", help="As for `brief run`.")
@click.option("--verifier-model", help="As for `brief run`.")
@click.option("--jobs", type=int, help="As for `brief run`.")
@click.option("--max-cost", type=float, help="As for `brief run`.")
@click.option("--max-tokens", type=int, help="As for `brief run`.")
@click.option("--record", type=_FILE, help="As for `brief run`.")
@click.option("--replay", type=_FILE, help="As for `brief run`.")
@click.option("--config", type=_FILE, help="A settings file.  [default: brief.toml, if there is one]")
@click.option("-v", "--verbose", is_flag=True, help="Say more on stderr.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on stderr but errors.")
def daily(  # noqa: PLR0913 - one parameter an option
    *,
    inbox: Path,
    output: Path,
    since: str | None,
    until: datetime | None,
    as_of: datetime | None,
    timezone: str | None,
    no_fetch: bool,
    as_json: bool,
    log: str | None,
    config: Path | None,
    verbose: bool,
    quiet: bool,
    **flags: object,
) -> int:
    """Brief the documents of INBOX, and say what is new, updated, withdrawn or confirmed since the last time.

    The output folder holds the latest briefing, one folder a day, index.html, report.json, and the memory. A second
    run over the same inbox asks no model and changes no byte. A run that was killed is taken up where it stopped.

    Exit code 0: done, news or not; 3: done, but something could not be read, fetched or sent; 1: no briefing.
    """
    from llm_brief.cli.session import Session
    from llm_brief.cli.today import Asked, brief_today

    given = {**flags, "as_of": as_of.date() if as_of else None}
    session = Session.open(given, config=config, verbose=verbose, quiet=quiet)
    asked = Asked(
        inbox=inbox,
        folder=output,
        since=since,
        until=until.date() if until else None,
        timezone=timezone,
        fetch=not no_fetch,
        as_json=as_json,
        log=log,
    )
    return brief_today(session, asked)
