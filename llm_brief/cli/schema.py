"""``brief schema``: the JSON Schemas of the output."""

import click

__all__ = ["schema"]


@click.command()
@click.argument("name", required=False)
def schema(name: str | None) -> None:
    """Print a JSON Schema (briefing, event, demand, stakeholder_position), or list their names."""
    from llm_brief.cli.output import print_result
    from llm_brief.errors import UsageError
    from llm_brief.records.export import SCHEMAS, schema_text

    if name is None:
        print_result("".join(f"{known}\n" for known in sorted(SCHEMAS)))
    elif name in SCHEMAS:
        print_result(schema_text(name))
    else:
        raise UsageError(f"no schema {name!r}; there are {', '.join(sorted(SCHEMAS))}")
