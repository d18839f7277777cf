"""Which model a run uses, why, and how it is put together: the one place that knows all implementations."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from llm_brief.config import Settings
from llm_brief.errors import SettingsError
from llm_brief.llm.base import LLM

__all__ = ["DEFAULT_HOSTED", "Choice", "cache_dir", "choose", "is_small", "open_model"]

DEFAULT_HOSTED = "gpt-4.1-mini"
"""Asked when there is a key and no model was named."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The model that the settings lead to. ``why`` completes the sentence "used because ..."."""

    kind: Literal["hosted", "local", "replay", "none"]
    name: str
    why: str


def choose(settings: Settings) -> Choice:
    """The model of a run: --replay > --model, brief.toml, BRIEF_MODEL > a key or endpoint > the embedded model."""
    if settings.replay is not None:
        return Choice("replay", str(settings.replay), "--replay names recordings")
    named = settings.model
    if named is None:
        return _unnamed(settings)
    if named.startswith("replay:"):
        return Choice("replay", named.removeprefix("replay:"), "the model setting names recordings")
    if named == "local":
        return Choice("local", named, "the model setting says so")
    if named == "none":
        return Choice("none", named, "the model setting says so")
    return Choice("hosted", named, "the model setting names it")


def _unnamed(settings: Settings) -> Choice:
    if settings.base_url is not None:
        return Choice("hosted", "", "an endpoint is set and no model is named: the endpoint's own")
    if settings.api_key is not None:
        return Choice("hosted", DEFAULT_HOSTED, "OPENAI_API_KEY is set")
    return Choice("local", "local", "no model is named and no key is set")


def cache_dir(settings: Settings) -> Path:
    """Where answers and weights are kept on this machine."""
    if settings.cache_dir is not None:
        return settings.cache_dir
    from platformdirs import user_cache_path

    return user_cache_path("llm-brief", appauthor=False)


def open_model(choice: Choice, settings: Settings, on_weights: Callable[[int, int], None] | None = None) -> LLM | None:
    """The chosen model, without wrappers; None for ``none``. ``on_weights`` hears of bytes put in place."""
    match choice.kind:
        case "none":
            return None
        case "replay":
            from llm_brief.llm.replay import Replay

            return Replay(choice.name)
        case "local":
            return _local(settings, on_weights)
        case "hosted":
            return _hosted(choice, settings)


def is_small(llm: LLM) -> bool:
    """Whether a model is the embedded one, now or when its answers were recorded: it gets small questions only."""
    return llm.model.startswith("local:")


def _local(settings: Settings, on_weights: Callable[[int, int], None] | None) -> LLM:
    from llm_brief.llm.local import LocalLLM
    from llm_brief.llm.weights import find_weights

    weights = find_weights(explicit=settings.local_model, cache_dir=cache_dir(settings), progress=on_weights)
    return LocalLLM(weights)


def _hosted(choice: Choice, settings: Settings) -> LLM:
    from llm_brief.llm.openai import OpenAILLM

    key = settings.api_key.get_secret_value() if settings.api_key else None
    if key is None and settings.base_url is None:
        raise SettingsError(
            f"model {choice.name!r} is asked for at OpenAI, which needs OPENAI_API_KEY; "
            "set it, or --base-url, or use --model local"
        )
    name = choice.name or _only_model(settings.base_url or "", key)
    return OpenAILLM(name, base_url=settings.base_url, api_key=key, timeout=settings.timeout)


def _only_model(base_url: str, key: str | None) -> str:
    """The model of an endpoint that serves one, as llama.cpp and vLLM do."""
    from llm_brief.llm.probe import list_models

    offered = list_models(base_url=base_url, api_key=key)
    if len(offered) == 1:
        return offered[0]
    raise SettingsError(f"{base_url} offers {', '.join(offered) or 'no model'}; choose one with --model")
