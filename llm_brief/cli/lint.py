"""``brief lint``: the professional rules of a briefing."""

from pathlib import Path

import click

__all__ = ["lint"]


@click.command()
@click.argument("briefing", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the findings as a JSON list.")
def lint(*, briefing: Path, as_json: bool) -> int:
    """Check BRIEFING (a briefing.md or briefing.json) against the rules of ICD 203 and ICD 206; see docs/lint.md.

    One line a finding on stdout: where, which rule, what is wrong, how to mend it. Exit code 0: nothing was found;
    4: something was.
    """
    import json
    from dataclasses import asdict

    from llm_brief.cli.output import print_result
    from llm_brief.cli.readback import read_briefing, read_text
    from llm_brief.compose.lint.rules import lint_briefing, lint_markdown
    from llm_brief.rendering.escape import visible

    text = read_text(briefing)
    is_json = briefing.suffix == ".json" or text.lstrip().startswith("{")
    flags = lint_briefing(read_briefing(briefing), text) if is_json else lint_markdown(text)
    if as_json:
        print_result(json.dumps([asdict(flag) for flag in flags], indent=2, ensure_ascii=True) + "\n")
    else:
        lines = (f"{briefing}:{flag.line}: {flag.rule}: {flag.message}; {flag.mend}" for flag in flags)
        print_result("".join(f"{visible(line)}\n" for line in lines))
    return 4 if flags else 0
