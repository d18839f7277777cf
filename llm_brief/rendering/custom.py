"""A user's own template, filled in by a process of its own that can be stopped.

Jinja2's sandbox keeps a template from the machine, not from running for ever or filling the memory: for that the
process has limits of time, memory and output.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from llm_brief.errors import UsageError
from llm_brief.records.briefing import Briefing
from llm_brief.rendering.filling import fill

__all__ = ["MAX_OUTPUT", "MAX_SECONDS", "MAX_TEMPLATE", "answer_of", "refuse_broken", "render_custom"]

MAX_SECONDS = 20
"""Time for one briefing; the program's own template needs about two seconds for 200 documents."""
MAX_MEMORY = 2 * 1024**3
"""Bytes of address space, where the system can limit it."""
MAX_OUTPUT = 64 * 1024**2
MAX_TEMPLATE = 1024**2

_MISTAKES = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What Python raises for an expression that makes no sense; Jinja2 lets it through."""
_HELP = "docs/templates.md lists the names that a template may use"


def render_custom(
    briefing: Briefing, starts: Mapping[str, Sequence[int]], template: Path, *, seconds: int = MAX_SECONDS
) -> str:
    """The briefing by the template in that file; ``UsageError`` names the line and the mend."""
    order = {"briefing": briefing.model_dump_json(), "starts": dict(starts), "template": _text_of(template)}
    command = [sys.executable, "-c", "from llm_brief.rendering.custom import _serve; _serve()"]
    paths = os.pathsep.join(path for path in sys.path if path)
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the template is data on its standard input
            command,
            input=json.dumps(order).encode(),
            capture_output=True,
            env={**os.environ, "PYTHONPATH": paths},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"{template}: not done after {seconds} seconds; look for a loop in it") from error
    return _answer(done, template)


def refuse_broken(template: Path) -> None:
    """``UsageError`` when the file cannot be read or is no template: before anything is spent on a briefing."""
    from jinja2 import TemplateSyntaxError

    from llm_brief.rendering.sandbox import TemplateSandbox

    try:
        TemplateSandbox({}).parse(_text_of(template))
    except (TemplateSyntaxError, RecursionError) as error:
        raise UsageError(f"{template}{_line_of(error)}: {error}; {_HELP}") from error


def _text_of(template: Path) -> str:
    try:
        with template.open("rb") as stream:
            raw = stream.read(MAX_TEMPLATE + 1)
        text = raw.decode("utf-8")
    except OSError as error:
        raise UsageError(f"{template}: cannot be read ({error.strerror}); check --template") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{template}: not UTF-8 text; save it as UTF-8") from error
    if len(raw) > MAX_TEMPLATE:
        raise UsageError(f"{template}: larger than {MAX_TEMPLATE // 1024} KB; is this the template?")
    return text


def _answer(done: "subprocess.CompletedProcess[bytes]", template: Path) -> str:
    if done.returncode or not done.stdout:
        raise UsageError(f"{template}: it needs more memory or time than a template may use; look for a loop in it")
    answer: dict[str, str] = json.loads(done.stdout)
    if "error" in answer:
        raise UsageError(f"{template}{answer['line']}: {answer['error']}; {_HELP}")
    return answer["text"]


def _serve() -> None:
    """The process: an order on standard input, an answer on standard output."""
    _limit_resources()
    order = json.load(sys.stdin)
    answer = answer_of(Briefing.model_validate_json(order["briefing"]), order["starts"], order["template"])
    json.dump(answer, sys.stdout)


def _limit_resources() -> None:
    try:
        import resource
    except ImportError:  # not on Windows; there time alone is limited
        return
    for what, limit in ((resource.RLIMIT_AS, MAX_MEMORY), (resource.RLIMIT_CPU, MAX_SECONDS)):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def answer_of(briefing: Briefing, starts: Mapping[str, Sequence[int]], template: str) -> dict[str, str]:
    """``text``, or ``error`` with the ``line`` it was made in: what the process hands back."""
    from jinja2 import TemplateError

    try:
        text = fill(briefing, starts, template)
    except MemoryError:
        return {"line": "", "error": "it needs more memory than a template may use"}
    except (TemplateError, *_MISTAKES) as error:
        return {"line": _line_of(error), "error": getattr(error, "message", None) or str(error) or type(error).__name__}
    if len(text) > MAX_OUTPUT:
        return {"line": "", "error": f"its output is larger than {MAX_OUTPUT // 1024**2} MB"}
    return {"text": text}


def _line_of(error: BaseException) -> str:
    """The line of the template that is wrong, or in which a value could not be had."""
    lines = [number] if isinstance(number := getattr(error, "lineno", None), int) else []
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            lines.append(trace.tb_lineno)
        trace = trace.tb_next
    return f", line {lines[-1]}" if lines else ""
