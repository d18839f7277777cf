"""``brief verify``: a finished briefing against its sources."""

from pathlib import Path

import click

__all__ = ["verify"]


@click.command()
@click.argument("briefing", type=click.Path(path_type=Path))
@click.argument("documents", nargs=-1, required=True, type=click.Path(path_type=str))
def verify(briefing: Path, documents: tuple[str, ...]) -> int:
    """Check BRIEFING (a briefing.json) against the DOCUMENTS it was made of; no model, no network.

    Exit code 0: every byte and every span is as it was; 4: something differs, one line for each on stdout.
    """
    from llm_brief.cli.output import print_result
    from llm_brief.errors import InputError
    from llm_brief.ingest.files import read_all
    from llm_brief.reverify import reverify
    from llm_brief.text.document import Document

    try:
        text = briefing.read_bytes().decode("utf-8", "surrogatepass")
    except OSError as error:
        raise InputError(f"{briefing}: cannot be read ({error.strerror}); give a briefing.json") from error
    except UnicodeDecodeError:
        print_result(f"{briefing}: bytes were changed: this is no UTF-8 text any more\n")
        return 4
    found = list(reverify(text, (item for item in read_all(documents) if isinstance(item, Document))))
    print_result("".join(f"{mismatch}\n" for mismatch in found) or "verified: every span and value is as it was\n")
    return 4 if found else 0
