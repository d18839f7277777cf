"""Names that look alike: when they are spellings of one name, and when they only look like it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from llm_brief.consolidate.naming import BODIES

__all__ = ["alike", "is_spelling_of", "nearly", "pairs_of"]

_SMALL = frozenset("of for the and in to on & a an".split())
_ALIKE = 0.8
_ENDINGS = frozenset(("", "s", "e", "n", "an", "ian", "al", "ial", "ion", "ional", "oral", "or", "ing", "y", "ies"))
_STEM = 4
"""Letters that two forms of one word share at least."""


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> bool:
    """Whether a hasty reader could take the one for the other: much the same letters, but not the same words."""
    if one == other or abs(len(one) - len(other)) > 0.4 * max(len(one), len(other)):
        return False
    first, second = _words(one), _words(other)
    if first == second or not first or not second:
        return bool(first and second)
    if set(first) <= set(second) or set(second) <= set(first):
        return sorted(first) == sorted(second)
    return _ratio(" ".join(sorted(first)), " ".join(sorted(second))) >= _ALIKE or _same_frame(first, second)


def is_spelling_of(one: str, other: str, *, person: bool, acronyms: tuple[str | None, str | None]) -> bool:
    """Whether names that look alike are one name in two spellings.

    Of a person, one part may differ by a letter or two and the others not at all. Of anything else, the words that
    carry meaning may differ in their endings and by a letter in a long word; small words may differ. Two acronyms that
    differ speak against it.
    """
    if None not in acronyms and acronyms[0] != acronyms[1]:
        return False
    first, second = _words(one), _words(other)
    if not person and abs(len(first) - len(second)) == 1:
        longer = max(first, second, key=len)
        if longer[-1] not in BODIES:
            return False
        first, second = (words[: len(longer) - 1] for words in (first, second))
    if len(first) != len(second):
        return False
    different = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if person:
        return len(different) <= 1 and all(_slips(a, b, 1 if min(len(a), len(b)) < 8 else 2) for a, b in different)
    return all(_same_word(a, b) for a, b in different)


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[\w']+", name) if word not in _SMALL and len(word) > 1]


def _same_frame(first: list[str], second: list[str]) -> bool:
    """Of as many words, all but one are the same, and that one begins alike: "Women for Afghan Women"."""
    if min(len(first), len(second)) < 2 or abs(len(first) - len(second)) > 1:
        return False
    shared = sum(1 for a, b in zip(first, second, strict=False) if a == b or (a[:4] == b[:4] and len(a) > 3))
    return shared >= min(len(first), len(second))


def _same_word(one: str, other: str) -> bool:
    """The same word with another ending, or a long word with one letter amiss."""
    stem = min(len(one), len(other))
    same = next((at for at in range(stem) if one[at] != other[at]), stem)
    if same >= _STEM and one[same:] in _ENDINGS and other[same:] in _ENDINGS:
        return True
    return stem >= 6 and _slips(one, other, 2) and _ratio(one, other) >= 0.75


def _slips(one: str, other: str, most: int) -> bool:
    """Whether at most ``most`` letters have to be changed, put in or left out; the first letter stays."""
    return one[:1] == other[:1] and _distance(one, other) <= most


def _distance(one: str, other: str) -> int:
    """Levenshtein's edit distance."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row[0] = row[0], at
        for to, another in enumerate(other, 1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (letter != another))
    return row[-1]


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def nearly(one: str, other: str) -> bool:
    """Whether two titles are the same but for a letter here and there."""
    return _ratio(one, other) >= _NEARLY


_NEARLY = 0.9


def pairs_of(names: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Pairs worth a look: with a word in common, or a first or last word that begins alike; each once."""
    having: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        words = name.split()
        for mark in {*(word for word in words if len(word) > 3), f"{words[0][:3]}-{words[-1][:3]}"}:
            having[mark].append(name)
    seen: set[tuple[str, str]] = set()
    for holders in having.values():
        for at, one in enumerate(holders if len(holders) <= _CROWD else ()):
            for other in holders[at + 1 :]:
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


_CROWD = 200
"""A word that more names than this have ("ministry") says nothing of who is who."""
