"""Where a finished briefing goes: files in a folder, standard output, or the terminal."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from llm_brief.cli.output import print_result, write_all
from llm_brief.records.briefing import Briefing
from llm_brief.sealing import briefing_json
from llm_brief.text.document import Document

__all__ = ["addresses_of", "deliver", "files_of"]


def deliver(  # noqa: PLR0913 - what is delivered, and each place it can go to
    briefing: Briefing,
    documents: Sequence[Document],
    *,
    output: Path | None,
    as_json: bool,
    template: Path | None,
    addresses: Mapping[str, str],
) -> None:
    """Write the files, print the JSON, or show the briefing: on a terminal laid out for it, plain when piped."""
    if output is not None:
        write_all(output, files_of(briefing, documents, template))
    if as_json:
        print_result(briefing_json(briefing))
    elif output is None and (template is not None or not sys.stdout.isatty()):
        print_result(_markdown(briefing, documents, template))
    elif output is None:
        _show(briefing, addresses)


def files_of(briefing: Briefing, documents: Sequence[Document], template: Path | None = None) -> dict[str, str]:
    """Each file of a briefing by its name."""
    from llm_brief.rendering.html import render_html

    return {
        "briefing.md": _markdown(briefing, documents, template),
        "briefing.html": render_html(briefing, documents),
        "briefing.json": briefing_json(briefing),
    }


def addresses_of(documents: Sequence[Document], paths: Sequence[str]) -> dict[str, str]:
    """A ``file:`` address for each document that can be found under the given paths, for terminals with links."""
    folders = [Path(), *(Path(path) for path in paths)]
    found = {}
    for document in documents:
        places = [folder / document.path for folder in folders if document.path] + folders[1:]
        file = next((place for place in places if place.name == document.name and place.is_file()), None)
        if file is not None:
            found[str(document.id)] = file.resolve().as_uri()
    return found


def _markdown(briefing: Briefing, documents: Sequence[Document], template: Path | None) -> str:
    from llm_brief.rendering.markdown import render_markdown

    return render_markdown(briefing, documents, template=template)


def _show(briefing: Briefing, addresses: Mapping[str, str]) -> None:
    from rich.console import Console

    from llm_brief.rendering.terminal import TerminalBriefing
    from llm_brief.rendering.view import View

    Console().print(TerminalBriefing(View(briefing), addresses))
