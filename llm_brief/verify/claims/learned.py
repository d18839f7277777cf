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

__all__ = ["Model", "model_for"]

Tree = float | tuple[int, float, "Tree", "Tree"]


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
        odds += sum(_leaf(tree, row) for tree in self.trees)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _leaf(tree: Tree, row: list[float]) -> float:
    while isinstance(tree, tuple):
        feature, threshold, below, above = tree
        tree = below if row[feature] <= threshold else above
    return tree


@cache
def model_for(*, parsed: bool) -> Model:
    """The model for claims with a parse, or the one for claims without."""
    stored = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    entry = stored["parsed" if parsed else "plain"]
    return Model(tuple(entry["features"]), tuple(map(_tree, entry["trees"])), entry["lean"])


def _tree(stored: float | list[float]) -> Tree:
    if not isinstance(stored, list):
        return float(stored)
    feature, threshold, below, above = stored
    return int(feature), float(threshold), _tree(below), _tree(above)
