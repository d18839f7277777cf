"""List prices of hosted models, so that a run can say what it costs before it costs it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["PRICES", "PRICES_AS_OF", "Price", "price_of"]


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens, read and written.

    Costs computed from it leave out the discount for cached prefixes, so they are upper bounds.
    """

    prompt: float
    completion: float

    def cost(self, prompt_tokens: int, completion_tokens: int) -> float:
        """US dollars for one call, or for several together."""
        return (prompt_tokens * self.prompt + completion_tokens * self.completion) / 1e6


FREE = Price(0.0, 0.0)

PRICES_AS_OF = "2026-04"

PRICES: Mapping[str, Price] = MappingProxyType(
    {
        "gpt-3.5-turbo": Price(0.50, 1.50),
        "gpt-4.1": Price(2.00, 8.00),
        "gpt-4.1-mini": Price(0.40, 1.60),
        "gpt-4.1-nano": Price(0.10, 0.40),
        "gpt-4o": Price(2.50, 10.00),
        "gpt-4o-mini": Price(0.15, 0.60),
        "gpt-5": Price(1.25, 10.00),
        "gpt-5-mini": Price(0.25, 2.00),
        "gpt-5-nano": Price(0.05, 0.40),
        "gpt-5-pro": Price(15.00, 120.00),
        "gpt-5.1": Price(1.25, 10.00),
        "gpt-5.4": Price(2.50, 15.00),
        "o3": Price(2.00, 8.00),
        "o3-mini": Price(1.10, 4.40),
        "o4-mini": Price(1.10, 4.40),
    }
)

_SNAPSHOT = re.compile(r"-(\d{4}-\d{2}-\d{2}|\d{4}|\d{8}|latest)$")


def price_of(model: str, overrides: Mapping[str, Price] | None = None) -> Price | None:
    """The price of ``model``, or None when nobody knows it; the embedded model is free.

    ``overrides`` come first. A dated snapshot (``gpt-4o-2024-08-06``) costs what its family costs, but a
    name that merely starts the same (``gpt-4o-audio``) does not.
    """
    if model.startswith("local:"):
        return FREE
    known = {**PRICES, **(overrides or {})}
    family = model.rpartition("/")[2]
    for name in (model, family, _SNAPSHOT.sub("", family)):
        if name in known:
            return known[name]
    return None
