"""A process that has everything loaded and forks a run of `brief` for each line it reads.

Starting Python, the parser and the client library takes seconds, and a test that kills a run at a random moment wants
the moments to fall into the work. Lines in: a JSON list of arguments, then an empty line when the
run may be waited for. Lines out: its pid, then its wait status.
"""

import json
import os
import sys


def _load() -> None:
    import instructor  # noqa: F401
    import openai  # noqa: F401

    import llm_brief.cli.today
    import llm_brief.llm.openai  # noqa: F401
    from llm_brief.text.document import Document
    from llm_brief.text.grammar.syntax import find_parser

    parser = find_parser()
    if parser is not None:
        parser.parse(Document(text="Talks ended."))


def _run(arguments: list[str]) -> None:
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    log = os.open(os.environ["ZYGOTE_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 2)
    sys.argv = ["brief", *arguments]
    from llm_brief.cli import main

    main()


def _say(line: object) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def serve() -> None:
    """Fork a run a line, until there are no more."""
    _load()
    _say("ready")
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            try:
                _run(json.loads(line))
            except SystemExit as end:
                os._exit(end.code if isinstance(end.code, int) else 1)
            finally:
                os._exit(99)
        _say(pid)
        sys.stdin.readline()  # until then its pid stays its own, even when it is over
        _say(os.waitpid(pid, 0)[1])


if __name__ == "__main__":
    serve()
