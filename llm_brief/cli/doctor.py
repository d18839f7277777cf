"""``brief doctor``: what a run would use here, what is missing, and the command that mends it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from llm_brief.cli.examined import Line
    from llm_brief.config import Settings
    from llm_brief.models import Choice

__all__ = ["doctor"]


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


def _examine(settings: "Settings", choice: "Choice") -> Iterator["Line"]:
    from llm_brief import __version__
    from llm_brief.cli.examined import Line, embedded, parser

    yield Line("ok", "llm-brief", __version__)
    named = "the embedded one" if choice.kind == "local" else choice.name or "the one that the endpoint offers"
    yield Line("ok", "model", f"{named}, used because {choice.why}")
    if choice.kind == "local":
        yield from embedded(settings)
    elif choice.kind == "hosted":
        yield from _hosted(settings, choice)
    elif choice.kind == "replay":
        yield _replay(choice)
    yield parser()
    yield _cache(settings)


def _hosted(settings: "Settings", choice: "Choice") -> Iterator["Line"]:
    from llm_brief.cli.examined import Line
    from llm_brief.llm.prices import PRICES_AS_OF, price_of
    from llm_brief.llm.probe import probe

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
        f"${price.cost(6000, 1500):.4f} for an article of 450 words, at the prices of {PRICES_AS_OF}"
        if price
        else "price not known; set it in brief.toml"
    )
    yield Line("note", "cost", cost)


def _replay(choice: "Choice") -> "Line":
    from llm_brief.cli.examined import Line

    count = sum(1 for _ in Path(choice.name).glob("*.json"))
    if not count:
        return Line("missing", "recordings", f"{choice.name} holds none", "brief PATH --record DIR makes them")
    return Line("ok", "recordings", f"{count} answers in {choice.name}")


def _cache(settings: "Settings") -> "Line":
    from llm_brief.cli.examined import Line
    from llm_brief.models import cache_dir

    return Line("ok", "cache", str(cache_dir(settings)))
