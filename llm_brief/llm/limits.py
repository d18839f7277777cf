"""A budget for a run, and a wrapper that keeps to it."""

import math
import threading
from dataclasses import dataclass

from pydantic import BaseModel

from llm_brief.errors import BudgetExceeded, LLMError, SettingsError
from llm_brief.llm.base import LLM, Filled, Prompt, T, Usage, cost_of
from llm_brief.llm.prices import Price
from llm_brief.llm.wrapper import Wrapper

__all__ = ["Amount", "Budget", "Limited", "estimated_tokens"]

_BYTES_PER_TOKEN = 3.5  # low for English, so that estimates err on the side of too many
_NO_TOKEN_LIMIT = 2**63


@dataclass(frozen=True, slots=True)
class Amount:
    """Tokens and US dollars, spent or held back."""

    tokens: int = 0
    usd: float = 0.0

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.tokens + other.tokens, self.usd + other.usd)

    def __sub__(self, other: "Amount") -> "Amount":
        return Amount(self.tokens - other.tokens, self.usd - other.usd)


class Budget:
    """What a run may spend, shared by all its models and threads. None means no limit.

    Every call reserves the most it can cost, so the limit holds whatever the model answers. A call that fits
    only if the calls under way turn out cheaper waits for them; one that cannot fit at all is refused.
    """

    def __init__(self, *, max_tokens: int | None = None, max_cost: float | None = None) -> None:
        self._limit = Amount(
            max_tokens if max_tokens is not None else _NO_TOKEN_LIMIT,
            max_cost if max_cost is not None else math.inf,
        )
        self._spent = Amount()
        self._reserved = Amount()
        self._under_way = 0
        self._changed = threading.Condition()

    @property
    def limits_cost(self) -> bool:
        """Whether dollars are limited, and so prices must be known."""
        return self._limit.usd < math.inf

    @property
    def spent(self) -> Amount:
        """What the calls that are over have cost."""
        return self._spent

    def reserve(self, amount: Amount) -> None:
        """Hold ``amount`` back for a call about to be made; ``BudgetExceeded`` when it is not to be had."""
        with self._changed:
            while not self._fits(self._spent + self._reserved + amount):
                if not self._under_way or not self._fits(self._spent + amount):
                    raise BudgetExceeded(self._refusal(amount))
                self._changed.wait()
            self._reserved += amount
            self._under_way += 1

    def settle(self, reserved: Amount, actual: Amount) -> None:
        """Replace what was held back for a call by what it cost."""
        with self._changed:
            self._under_way -= 1
            # With no call under way nothing is held back, not even rounding errors of many additions.
            self._reserved = self._reserved - reserved if self._under_way else Amount()
            self._spent += actual
            self._changed.notify_all()

    def _fits(self, amount: Amount) -> bool:
        return amount.tokens <= self._limit.tokens and amount.usd <= self._limit.usd

    def _refusal(self, amount: Amount) -> str:
        if self._spent.tokens + amount.tokens > self._limit.tokens:
            left = self._limit.tokens - self._spent.tokens
            return (
                f"the budget of {self._limit.tokens:,} tokens leaves {left:,}, "
                f"the next call may need {amount.tokens:,}; raise --max-tokens"
            )
        return (
            f"the budget of ${self._limit.usd:.2f} leaves ${self._limit.usd - self._spent.usd:.4f}, "
            f"the next call may cost ${amount.usd:.4f}; raise --max-cost"
        )


class Limited(Wrapper):
    """Refuses with ``BudgetExceeded``, before it is made, the call that could pass the budget.

    Put it right around the model, inside a cache: answers from a cache cost nothing.
    """

    def __init__(self, inner: LLM, budget: Budget, *, price: Price | None) -> None:
        super().__init__(inner)
        if budget.limits_cost and price is None:
            raise SettingsError(
                f"--max-cost cannot be kept: the price of {inner.model!r} is not known; "
                "state it under [prices] in brief.toml, or limit --max-tokens"
            )
        self._budget = budget
        self._price = price or Price(0.0, 0.0)

    def fill(self, prompt: Prompt, schema: type[T]) -> Filled[T]:
        """The wrapped model's answer; failed calls are charged too."""
        reserved = self._amount(estimated_tokens(prompt, schema), prompt.max_tokens)
        self._budget.reserve(reserved)
        usage = Usage()
        try:
            filled = self._inner.fill(prompt, schema)
            usage = filled.usage
        except LLMError as error:
            usage = cost_of(error)
            raise
        finally:
            self._budget.settle(reserved, self._amount(usage.prompt_tokens, usage.completion_tokens))
        return filled

    def _amount(self, prompt_tokens: int, completion_tokens: int) -> Amount:
        return Amount(prompt_tokens + completion_tokens, self._price.cost(prompt_tokens, completion_tokens))


def estimated_tokens(prompt: Prompt, schema: type[BaseModel]) -> int:
    """Roughly how many tokens a model reads for ``prompt`` and ``schema``; rather too many than too few."""
    text = f"{prompt.system}{prompt.user}{schema.model_json_schema()}"
    return math.ceil(len(text.encode("utf-8", "replace")) / _BYTES_PER_TOKEN)
