"""The command line: each command turns options into arguments for a plain function. Heavy imports happen inside."""

import sys

import click
from click_default_group import DefaultGroup

from llm_brief import __version__
from llm_brief.cli.check import check
from llm_brief.cli.daily import daily
from llm_brief.cli.diff import diff
from llm_brief.cli.doctor import doctor
from llm_brief.cli.errors import reporting
from llm_brief.cli.eval import evaluate
from llm_brief.cli.export import export
from llm_brief.cli.lint import lint
from llm_brief.cli.memory import memory
from llm_brief.cli.run import run
from llm_brief.cli.schema import schema
from llm_brief.cli.verify import verify

__all__ = ["brief", "main"]


@click.group(
    cls=DefaultGroup,
    default="run",
    default_if_no_args=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "-V", "--version", prog_name="brief")
def brief() -> None:
    """Turn documents into a briefing in which every statement leads to the words it rests on.

    \b
    brief DOCUMENTS/            the briefing, on the terminal
    brief DOCUMENTS/ -o OUT/    briefing.md, .html and .json
    brief daily INBOX/ -o OUT/  today's, with what changed since the last one

    PATH... alone means `brief run PATH...`; `brief run --help` lists its options.
    """  # noqa: D301 - the escape is click's mark for lines that are not to be filled


for _command in (run, daily, diff, memory, check, verify, evaluate, doctor, schema, export, lint):
    brief.add_command(_command)


def main() -> None:
    """The entry point of ``brief``."""
    with reporting():
        sys.exit(brief.main(standalone_mode=False) or 0)
