"""``brief eval``: scores on labelled data."""

from pathlib import Path

import click

__all__ = ["evaluate"]

_FILE = click.Path(path_type=Path)


@click.command("eval")
@click.argument("dataset")
@click.option("--model", default="none", show_default=True, help="A model, or `none`: what the rules alone reach.")
@click.option("--base-url", help="An OpenAI-compatible endpoint.")
@click.option("--verifier-model", help="The model that judges wording; by default the same one.")
@click.option("-o", "--output", type=_FILE, help="Write all numbers, and examples of mistakes, into this JSON file.")
@click.option("--limit", type=click.IntRange(min=1), help="Score so many items only, spread over the set.")
@click.option("--jobs", type=int, help="Documents read at the same time.  [default: 4]")
@click.option("--max-cost", type=float, help="Stop asking before this many US dollars are spent.")
@click.option("--config", type=_FILE, help="A settings file.  [default: brief.toml, if there is one]")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep stored answers.")
@click.option("-v", "--verbose", is_flag=True, help="Say more on stderr.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on stderr but errors.")
def evaluate(  # noqa: PLR0913 - one parameter an option
    *,
    dataset: str,
    output: Path | None,
    limit: int | None,
    config: Path | None,
    no_cache: bool,
    verbose: bool,
    quiet: bool,
    **flags: object,
) -> int:
    """Score the tool on DATASET: `mutants`, `fixtures`, or the folder of a labelled set.

    Prints counts with 95 % intervals, time and cost. Folders may hold claims with labels, articles with attributions,
    or documents with annotated events; what they are is told by the keys of their rows.
    """
    from llm_brief.cli.evaluation import score
    from llm_brief.cli.session import Session

    session = Session.open({**flags, "cache": False if no_cache else None}, config=config, verbose=verbose, quiet=quiet)
    return score(session, dataset, output=output, limit=limit)
