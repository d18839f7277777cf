"""``brief export``: a finished briefing for other programs."""

from pathlib import Path

import click

__all__ = ["export"]


@click.command()
@click.argument("briefing", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice(["jsonl", "csv", "web-annotation", "stix"]),
    help="What to write.",
)
@click.option(
    "--rows",
    type=click.Choice(["records", "leaves"]),
    default="records",
    show_default=True,
    help="For jsonl and csv: a row for each record, or for each of their values.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write into this file, not to standard output.")
def export(*, briefing: Path, form: str, rows: str, output: Path | None) -> int:
    """Write BRIEFING (a briefing.json) as JSON lines, CSV, W3C Web Annotations or a STIX 2.1 bundle."""
    from llm_brief.cli.output import print_result, write_all
    from llm_brief.cli.readback import read_briefing
    from llm_brief.errors import UsageError
    from llm_brief.export.formats import Rows
    from llm_brief.export.formats import export as written

    if rows != "records" and form not in ("jsonl", "csv"):
        raise UsageError(f"--rows {rows} is for jsonl and csv; {form} has no rows")
    text = written(read_briefing(briefing), form, Rows(rows))
    if output is None:
        print_result(text)
    else:
        write_all(output.parent, {output.name: text})
    return 0
