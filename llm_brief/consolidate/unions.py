"""Sets that grow together: who belongs with whom when every link joins two sets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

__all__ = ["Unions"]


class Unions:
    """Disjoint sets of names. A set is known by its least name, so the order of links does not matter."""

    def __init__(self, names: Iterable[str]) -> None:
        self._above = {name: name for name in names}

    def top(self, name: str) -> str:
        """The least name of the set that holds ``name``."""
        above = self._above
        while above[name] != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    def join(self, one: str, other: str) -> None:
        """Make the two sets one."""
        low, high = sorted((self.top(one), self.top(other)))
        self._above[high] = low

    def sets(self) -> Mapping[str, tuple[str, ...]]:
        """Every set by its least name, its members in order."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._above):
            found[self.top(name)].append(name)
        return {top: tuple(members) for top, members in found.items()}
