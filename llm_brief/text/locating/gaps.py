"""The places of a quote with gaps: dots where words were left out, brackets where some were put in or replaced."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter

from llm_brief.text.fold import fold_words
from llm_brief.text.locating.words import Place, folded_places, plain_letters, wordings

__all__ = ["elided_places"]

_DOTS = r"(?:…+|\.{3,}|\.\s\.\s\.(?:\s\.)?)"
_GAP = re.compile(rf"\s*(?:[\[(]\s*{_DOTS}\s*[\])]|{_DOTS}|\[(?P<inserted>[^\[\]]{{1,60}})\])\s*")
_LONGEST_GAP = 300  # characters
_SHORTEST_PART = 8  # characters of a part that is a single word
_WORD = re.compile(r"\w+")
_PRONOUNS = "he she it they him her them his hers its their theirs we us our i me my you your"
_STAND_INS = frozenset(f"{_PRONOUNS} this that these those the a an of and sic".split())


def elided_places(text: str, quote: str, bounds: Place) -> Iterator[Place]:
    """Places from the first to the last part of a quote with gaps, each part soon after the one before it."""
    parts, gaps = _parts(quote) if _GAP.search(quote) else ([], [])
    if not parts or not all(map(_is_telling, parts)):
        return
    chains = _places_of(text, parts[-1], bounds)
    for part, inserted in zip(parts[-2::-1], gaps[::-1], strict=True):
        chains = list(_chained(text, _places_of(text, part, bounds), chains, inserted))
    tightest = {end: start for start, end in chains}
    last_end = 0
    for end, start in tightest.items():
        if start >= last_end:
            yield start, end
            last_end = end


def _parts(quote: str) -> tuple[list[str], list[str]]:
    """The parts of a quote, and what was inserted between each two ("" where words were left out)."""
    parts, gaps = [""], [""]
    done = 0
    plain = plain_letters(quote)
    for found in [*_GAP.finditer(plain), None]:
        part = plain[done : found.start() if found else None]
        if any(map(str.isalnum, part)):
            parts.append(part)
            gaps.append("")
        if found:
            gaps[-1] = gaps[-1] or found["inserted"] or ""
            done = found.end()
    return ([], []) if gaps[0] or gaps[-1] else (parts[1:], gaps[1:-1])


def _is_telling(part: str) -> bool:
    words = fold_words(part)
    return len(words) >= _SHORTEST_PART or len(words.split()) > 1


def _places_of(text: str, part: str, bounds: Place) -> list[Place]:
    for words in wordings(part):
        if places := list(folded_places(text, words, bounds)):
            return places
    return []


def _chained(text: str, places: Sequence[Place], later: Sequence[Place], inserted: str) -> Iterator[Place]:
    """Each place joined with the next later one, where what lies between may be what the quote leaves out."""
    for start, end in places:
        following = bisect_left(later, end, key=itemgetter(0))
        if following == len(later) or later[following][0] - end > _LONGEST_GAP:
            continue
        if not inserted or _may_replace(inserted, text[end : later[following][0]]):
            yield start, later[following][1]


def _may_replace(inserted: str, replaced: str) -> bool:
    """Whether an insertion in brackets only says who a pronoun is, or adds an article."""
    words, left_out = _WORD.findall(inserted), _WORD.findall(replaced.lower())
    if not _STAND_INS.issuperset(left_out):
        return False
    named = [word for word in words if word.lower() not in _STAND_INS]
    return not named or (bool(left_out) and all(word[0].isupper() for word in named))
