"""How like two partitions of the same items are: B-cubed, MUC, CEAF-e, their mean (CoNLL), and purity.

A partition is given as a mapping from item to the label of its cluster. Both must be of the same items. The measures
are those of the reference scorer (Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted Mentions"): a
precision, a recall, and F1 as their harmonic mean. MUC leaves single items out by its nature, so of partitions into
single items it knows nothing and is 0.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Agreement", "Score", "Tallies", "agreement", "b_cubed", "ceaf_e", "muc", "purity"]

Partition = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, each as a sum over what it was counted on: scores of parts can be added up."""

    precise: float
    found: float
    predicted: float
    expected: float

    @property
    def precision(self) -> float:
        """The share of what was joined that belongs together; 0 where nothing counts."""
        return self.precise / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of what belongs together that was joined; 0 where nothing counts."""
        return self.found / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.precise + other.precise,
            self.found + other.found,
            self.predicted + other.predicted,
            self.expected + other.expected,
        )


@dataclass(frozen=True, slots=True)
class Agreement:
    """All measures of one pair of partitions, over so many items."""

    items: int
    b_cubed: Score
    muc: Score
    ceaf_e: Score

    @property
    def conll(self) -> float:
        """The mean of the three F1 scores, as the CoNLL shared tasks rank by."""
        return (self.b_cubed.f1 + self.muc.f1 + self.ceaf_e.f1) / 3

    def __add__(self, other: "Agreement") -> "Agreement":
        """The agreement over both, where no cluster holds items of both."""
        return Agreement(
            self.items + other.items,
            self.b_cubed + other.b_cubed,
            self.muc + other.muc,
            self.ceaf_e + other.ceaf_e,
        )


def agreement(expected: Partition, predicted: Partition) -> Agreement:
    """Every measure at once; ``ValueError`` when the partitions are not of the same items."""
    return Agreement(len(expected), b_cubed(expected, predicted), muc(expected, predicted), ceaf_e(expected, predicted))


@dataclass(frozen=True, slots=True)
class Tallies:
    """How many items two partitions have in each cluster, and in each pair of clusters that meet."""

    expected: Mapping[Hashable, int]
    predicted: Mapping[Hashable, int]
    shared: Mapping[tuple[Hashable, Hashable], int]

    @classmethod
    def of(cls, expected: Partition, predicted: Partition) -> "Tallies":
        """The tallies; ``ValueError`` when the partitions are not of the same items."""
        if expected.keys() != predicted.keys():
            raise ValueError(f"two partitions of different items: {sorted(expected.keys() ^ predicted.keys())[:3]}")
        pairs = Counter((label, predicted[item]) for item, label in expected.items())
        return cls(Counter(expected.values()), Counter(predicted.values()), pairs)


def b_cubed(expected: Partition, predicted: Partition) -> Score:
    """For each item the share of its cluster that is in its other cluster too (Bagga and Baldwin 1998)."""
    tallies = Tallies.of(expected, predicted)
    shared = tallies.shared.items()
    precise = sum(count * count / tallies.predicted[label] for (_, label), count in shared)
    found = sum(count * count / tallies.expected[label] for (label, _), count in shared)
    return Score(precise, found, len(expected), len(expected))


def muc(expected: Partition, predicted: Partition) -> Score:
    """Links that would have to be added or cut (Vilain et al. 1995)."""
    tallies = Tallies.of(expected, predicted)
    pieces_of_expected = Counter(label for label, _ in tallies.shared)
    pieces_of_predicted = Counter(label for _, label in tallies.shared)
    return Score(
        precise=sum(size - pieces_of_predicted[label] for label, size in tallies.predicted.items()),
        found=sum(size - pieces_of_expected[label] for label, size in tallies.expected.items()),
        predicted=sum(size - 1 for size in tallies.predicted.values()),
        expected=sum(size - 1 for size in tallies.expected.values()),
    )


def ceaf_e(expected: Partition, predicted: Partition) -> Score:
    """The best matching of clusters one to one by phi-4, twice the shared items over both sizes (Luo 2005)."""
    tallies = Tallies.of(expected, predicted)
    weights: dict[tuple[Hashable, Hashable], float] = {
        (one, other): 2 * count / (tallies.expected[one] + tallies.predicted[other])
        for (one, other), count in tallies.shared.items()
    }
    best = sum(_best_matching(part) for part in _connected(weights))
    return Score(best, best, len(tallies.predicted), len(tallies.expected))


def purity(expected: Partition, predicted: Partition) -> float:
    """The share of items that are in their cluster's most frequent expected cluster; 1 of nothing."""
    tallies = Tallies.of(expected, predicted)
    most: dict[Hashable, int] = {}
    for (_, label), count in tallies.shared.items():
        most[label] = max(most.get(label, 0), count)
    return sum(most.values()) / len(expected) if expected else 1.0


Weights = Mapping[tuple[Hashable, Hashable], float]


def _connected(weights: Weights) -> list[dict[tuple[Hashable, Hashable], float]]:
    """The pairs split into parts that share no cluster: each can be matched on its own."""
    above: dict[tuple[int, Hashable], tuple[int, Hashable]] = {}

    def top(node: tuple[int, Hashable]) -> tuple[int, Hashable]:
        while (parent := above.setdefault(node, node)) != node:
            above[node] = above[parent]
            node = above[node]
        return node

    for one, other in weights:
        above[top((0, one))] = top((1, other))
    parts: dict[tuple[int, Hashable], dict[tuple[Hashable, Hashable], float]] = {}
    for pair, weight in weights.items():
        parts.setdefault(top((0, pair[0])), {})[pair] = weight
    return list(parts.values())


def _best_matching(weights: Weights) -> float:
    """The greatest sum of weights over pairs of which no two share a side."""
    rows = list(dict.fromkeys(one for one, _ in weights))
    columns = list(dict.fromkeys(other for _, other in weights))
    if len(rows) == 1 or len(columns) == 1:
        return max(weights.values())
    costs = [[-weights.get((one, other), 0.0) for other in columns] for one in rows]
    if len(rows) > len(columns):
        costs = [list(column) for column in zip(*costs, strict=True)]
    return -sum(costs[row][column] for row, column in enumerate(_assigned(costs)))


def _assigned(costs: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row in a cheapest assignment: the Hungarian method with potentials, O(rows² columns)."""
    rows, columns = len(costs), len(costs[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    holder = [0] * (columns + 1)
    for row in range(1, rows + 1):
        holder[0] = row
        _augment(costs, row_price, column_price, holder)
    found = [0] * rows
    for column in range(1, columns + 1):
        if holder[column]:
            found[holder[column] - 1] = column - 1
    return found


def _augment(
    costs: Sequence[Sequence[float]], row_price: list[float], column_price: list[float], holder: list[int]
) -> None:
    """Give the row in ``holder[0]`` a column along the cheapest path of exchanges."""
    columns = len(column_price) - 1
    slack, before, done = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    at = 0
    while holder[at]:
        done[at] = True
        row, nearest, following = holder[at], float("inf"), 0
        for column in range(1, columns + 1):
            if done[column]:
                continue
            reduced = costs[row - 1][column - 1] - row_price[row] - column_price[column]
            if reduced < slack[column]:
                slack[column], before[column] = reduced, at
            if slack[column] < nearest:
                nearest, following = slack[column], column
        for column in range(columns + 1):
            if done[column]:
                row_price[holder[column]] += nearest
                column_price[column] -= nearest
            else:
                slack[column] -= nearest
        at = following
    while at:
        holder[at] = holder[before[at]]
        at = before[at]
