"""``brief doctor``: what a run would use here, what is missing, and the command that mends it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

if TYPE_CHECKING:
    from llm_brief.config import Settings
    from llm_brief.models import Choice

__all__ = ["doctor"]


@dataclass(frozen=True, slots=True)
class Line:
    """One finding. ``mend`` is the command or the change that helps."""

    state: Literal["ok", "note", "missing"]
    subject: str
    text: str
    mend: str = ""

    def __str__(self) -> str:
        mend = f"\n{'':11}mend: {self.mend}" if self.mend else ""
        return f"{self.state:8} {self.subject}: {self.text}{mend}"


@click.command()
@click.option("--model", help="As for `brief run`.")
@click.option("--base-url", help="As for `brief run`.")
@click.option("--config", type=click.Path(path_type=Path), help="As for `brief run`.")
def doctor(*, config: Path | None, **flags: object) -> int:
    """Say which model would be used and why, whether it answers, what it costs, and what is missing."""
    import os

    from llm_brief.cli.output import print_result
    from llm_brief.config import load_settings
    from llm_brief.models import choose

    settings = load_settings(flags, os.environ, config)
    lines = list(_examine(settings, choose(settings)))
    print_result("".join(f"{line}\n" for line in lines))
    return 1 if any(line.state == "missing" for line in lines) else 0


def _examine(settings: "Settings", choice: "Choice") -> Iterator[Line]:
    from llm_brief import __version__

    yield Line("ok", "llm-brief", __version__)
    yield Line("ok", "model", f"{choice.kind} {choice.name or '(the endpoint decides)'}, used because {choice.why}")
    if choice.kind == "local":
        yield from _local(settings)
    elif choice.kind == "hosted":
        yield from _hosted(settings, choice)
    elif choice.kind == "replay":
        yield _replay(choice)
    yield _parser()
    yield _cache(settings)


def _local(settings: "Settings") -> Iterator[Line]:
    from importlib.util import find_spec

    from llm_brief.errors import BriefError
    from llm_brief.llm.weights import locate_weights
    from llm_brief.models import cache_dir

    install = "pip install 'llm-brief[local]'"
    if find_spec("xllamacpp") is None:
        yield Line("missing", "llama.cpp", "the wheel xllamacpp is not installed", install)
    else:
        yield Line("ok", "llama.cpp", "runs in this process, no server and no network")
    try:
        yield Line("ok", "weights", locate_weights(explicit=settings.local_model, cache_dir=cache_dir(settings)))
    except BriefError as error:
        yield Line("missing", "weights", str(error), install)
    yield Line("note", "memory", "about 2 GB while it runs; about one minute an article of 450 words on two cores")
    yield Line(
        "note",
        "a larger model",
        "finds and words more",
        "set OPENAI_API_KEY, or OPENAI_BASE_URL (Ollama, vLLM, llama.cpp), or BRIEF_LOCAL_MODEL=/path/to/model.gguf",
    )


def _hosted(settings: "Settings", choice: "Choice") -> Iterator[Line]:
    from llm_brief.llm.openai import probe
    from llm_brief.llm.prices import price_of

    key = settings.api_key.get_secret_value() if settings.api_key else None
    found = probe(base_url=settings.base_url, api_key=key, model=choice.name, timeout=min(settings.timeout, 20.0))
    if not found.reachable:
        yield Line("missing", "endpoint", found.error, "check OPENAI_BASE_URL and OPENAI_API_KEY, or use --model local")
        return
    yield Line(
        "ok",
        "endpoint",
        f"{settings.base_url or 'OpenAI'} answers; models: {', '.join(found.models[:8]) or 'not listed'}",
    )
    if found.json_schema:
        yield Line("ok", "JSON Schema", "the endpoint honours it")
    else:
        yield Line("note", "JSON Schema", f"not honoured ({found.error}); tools or plain JSON are used instead")
    price = price_of(choice.name)
    cost = (
        f"${price.cost(6000, 1500):.4f} for an article of 450 words"
        if price
        else "price not known; set it in brief.toml"
    )
    yield Line("note", "cost", cost)


def _replay(choice: "Choice") -> Line:
    count = sum(1 for _ in Path(choice.name).glob("*.json"))
    if not count:
        return Line("missing", "recordings", f"{choice.name} holds none", "brief PATH --record DIR makes them")
    return Line("ok", "recordings", f"{count} answers in {choice.name}")


def _parser() -> Line:
    from llm_brief.text.syntax import find_parser, why_no_parser

    parser = find_parser()
    if parser is None:
        return Line("note", "parser", f"{why_no_parser()}; who does what to whom is left to the model's judgement")
    return Line("ok", "parser", f"{parser.name} checks who does what to whom")


def _cache(settings: "Settings") -> Line:
    from llm_brief.models import cache_dir

    return Line("ok", "cache", str(cache_dir(settings)))
