"""The places of words in a text: to the letter, or with typography folded.

Folding makes no name of a word: "us" is not "US", nor "turkey" "Turkey".
"""

import re
from collections.abc import Iterator

from llm_brief.text.fold import fold, fold_words
from llm_brief.text.locating.edges import next_try, stands_alone

__all__ = ["Place", "exact_places", "folded_places", "plain_letters", "wordings"]

Place = tuple[int, int]
"""Start and end, half-open, in code points."""

_QUOTES = "\"“”„«»‘’‚‹›'`"
_BRACKETED_LETTER = re.compile(r"\[(\w)\](?=\w)")
_ACRONYMS = frozenset(["us", "who", "it", "aids", "is"])
_WORDS_AND_NAMES = "may march august polish turkey china chad jordan nice bush brown mark bill grant frank"
_NAMES = frozenset(_WORDS_AND_NAMES.split())
_WORD = re.compile(r"\w+")


def plain_letters(quote: str) -> str:
    """The quote without the brackets around a letter whose case its writer changed: "[T]he" is "The"."""
    return _BRACKETED_LETTER.sub(r"\1", quote)


def wordings(quote: str) -> Iterator[str]:
    """The quote as it is, and without what a writer puts around it."""
    plain = plain_letters(quote.strip())
    bare = re.sub(rf"\A(?:[\s…{_QUOTES}]|\.{{3}})+", "", plain).rstrip(f" \t\n\r\xa0….,{_QUOTES}")
    for words in dict.fromkeys((quote.strip(), plain, bare)):
        if any(map(str.isalnum, words)):
            yield words


def exact_places(text: str, words: str, bounds: Place) -> Iterator[Place]:
    """Where the words stand alone to the letter inside ``bounds``, in order and disjoint."""
    position = bounds[0]
    while (start := text.find(words, position, bounds[1])) >= 0:
        end = start + len(words)
        if stands_alone(text, start, end):
            yield start, end
            position = end
        else:
            position = next_try(text, start)


def folded_places(text: str, words: str, bounds: Place) -> Iterator[Place]:
    """Where they stand alone once both sides are folded, in order and disjoint."""
    folded, needle = fold(text), fold_words(words)
    position, limit = folded.inside(*bounds)
    while (start := folded.text.find(needle, position, limit)) >= 0:
        place = folded.origin(start, start + len(needle))
        if place and stands_alone(text, *place) and _same_names(text[slice(*place)], words):
            yield place
            position = start + len(needle)
        else:
            position = next_try(folded.text, start)


def _same_names(found: str, quote: str) -> bool:
    """Whether letter case does not make "us" of "US" or "turkey" of "Turkey" where all other case agrees."""
    pairs = zip(_WORD.findall(found), _WORD.findall(quote), strict=False)
    differing = [
        (a, b)
        for place, (a, b) in enumerate(pairs)
        if a != b and a.lower() == b.lower() and (place > 0 or a.lower() in _ACRONYMS)
    ]
    restyled = found.islower() or quote.islower()
    return not differing or not all(_changes_name(*pair, restyled=restyled) for pair in differing)


def _changes_name(found: str, quoted: str, *, restyled: bool) -> bool:
    if found.lower() in _ACRONYMS:
        return found.isupper() != quoted.isupper()
    return found.lower() in _NAMES and found.islower() != quoted.islower() and not restyled
