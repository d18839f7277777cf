"""The learned check: small decision trees over open measures, for what no rule decides. It overrules none.

Every tree follows the direction that a measure has by its nature (more of the claim found in the document never
counts against it), so that what was learned from one sort of text does not turn round on another.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel

__all__ = ["Model", "model_for", "read_model"]

Fork = tuple[int, float, float, float]
Branch = tuple[int, float, Fork, Fork]
Tree = tuple[int, float, Branch, Branch]
"""Three questions, each whether a measure is at most so much; what is known after fewer is asked again."""


@dataclass(frozen=True, slots=True)
class Model:
    """Trees whose sum is the logarithm of the odds that a claim is borne out.

    ``lean`` moves the odds with a few measures, whose names it has, and by a constant, whose name is empty.
    """

    features: tuple[str, ...]
    trees: tuple[Tree, ...]
    lean: Mapping[str, float]

    def probability(self, measures: Mapping[str, float]) -> float:
        """How likely a claim with these measures is borne out; measures that are absent count as 0."""
        row = [measures.get(name, 0.0) for name in self.features]
        odds = sum(weight * (measures.get(name, 0.0) if name else 1.0) for name, weight in self.lean.items())
        for feature, threshold, low, high in self.trees:
            at, bound, below, above = low if row[feature] <= threshold else high
            last, end, least, most = below if row[at] <= bound else above
            odds += least if row[last] <= end else most
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


@cache
def model_for(*, parsed: bool) -> Model:
    """The model for claims with a parse, or the one for claims without."""
    stored = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    return read_model(stored["parsed" if parsed else "plain"])


def read_model(stored: Mapping[str, object]) -> Model:
    """The model that was stored: a tree is a number, or a feature, a threshold, and what lies below and above it."""
    entry = _Stored.model_validate(stored)
    return Model(entry.features, tuple(map(_tree, entry.trees)), entry.lean)


class _Stored(BaseModel):
    """A model as it is stored."""

    features: tuple[str, ...]
    trees: tuple[object, ...]
    lean: Mapping[str, float]


def _tree(stored: object) -> Tree:
    feature, threshold, below, above = _question(stored)
    return feature, threshold, _branch(below), _branch(above)


def _branch(stored: object) -> Branch:
    feature, threshold, below, above = _question(stored)
    return feature, threshold, _fork(below), _fork(above)


def _fork(stored: object) -> Fork:
    feature, threshold, below, above = _question(stored)
    return feature, threshold, float(str(below)), float(str(above))


def _question(stored: object) -> tuple[int, float, object, object]:
    """A question of a tree; what is no question but a number is that number whatever is asked."""
    if not isinstance(stored, list):
        return 0, 0.0, stored, stored
    feature, threshold, below, above = stored
    return int(feature), float(threshold), below, above
