"""Measures: pure functions of counts and of (expected, got) pairs. No number without its count and its interval."""

import math
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["Interval", "Pair", "Prf", "Rate", "balanced_accuracy", "bootstrap", "macro_balanced_accuracy"]

T = TypeVar("T")
Pair = tuple[bool, bool]
"""Expected and got."""

_Z = 1.959964  # 95 % of a normal distribution


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % interval, ends included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many."""

    hits: int
    total: int

    def __post_init__(self) -> None:
        if not 0 <= self.hits <= self.total:
            raise ValueError(f"{self.hits} of {self.total} is no rate")

    @classmethod
    def of(cls, outcomes: Iterable[bool]) -> "Rate":
        """How many of the outcomes are true."""
        listed = list(outcomes)
        return cls(sum(listed), len(listed))

    @property
    def share(self) -> float | None:
        """The rate as a number; None of nothing."""
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> Interval:
        """Wilson's interval: right also near 0 and 1, and the whole of it where nothing was counted."""
        if not self.total:
            return Interval(0.0, 1.0)
        share, n = self.hits / self.total, self.total
        middle = share + _Z**2 / (2 * n)
        spread = _Z * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n * n))
        scale = 1 + _Z**2 / n
        return Interval(max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale))


@dataclass(frozen=True, slots=True)
class Prf:
    """What was found rightly, found wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> Rate:
        """Of what was found, what is right."""
        return Rate(self.right, self.right + self.wrong)

    @property
    def recall(self) -> Rate:
        """Of what there is, what was found."""
        return Rate(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two; None where there was nothing to find and nothing found."""
        counted = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / counted if counted else None


def balanced_accuracy(pairs: Sequence[Pair]) -> float | None:
    """The mean of the accuracies on what is true and on what is false; on the one that there is; None of nothing."""
    shares = [Rate.of(got == expected for expected, got in pairs if expected is side).share for side in (True, False)]
    known = [share for share in shares if share is not None]
    return sum(known) / len(known) if known else None


def macro_balanced_accuracy(by_source: Mapping[str, Sequence[Pair]]) -> float | None:
    """The mean over the sources, each weighing the same; a source with labels of one sort counts by its recall."""
    scores = [score for pairs in by_source.values() if (score := balanced_accuracy(pairs)) is not None]
    return sum(scores) / len(scores) if scores else None


def bootstrap(
    groups: Mapping[str, Sequence[T]],
    statistic: Callable[[Mapping[str, Sequence[T]]], float | None],
    *,
    samples: int = 1000,
    seed: int = 20251122,
) -> Interval:
    """The middle 95 % of ``statistic`` over samples drawn with replacement inside each group."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable sample, no secret
    drawn = (
        statistic({name: chance.choices(items, k=len(items)) for name, items in groups.items() if items})
        for _ in range(samples)
    )
    values = sorted(value for value in drawn if value is not None)
    if not values:
        return Interval(0.0, 1.0)
    last = len(values) - 1
    return Interval(values[round(0.025 * last)], values[round(0.975 * last)])
