"""Text all in capitals as a parser can read it: common words small, names with a capital; every letter in its place.

Parsers learnt from mixed case and take each word in capitals for a name. Wires and old archives know no other letters.
"""

import re
from collections.abc import Callable

__all__ = ["truecased"]

_FEWEST_LETTERS = 12
"""A shorter line in capitals is a heading or an acronym."""
_SHARE = 0.9
_LONGEST_SHORT = 5
"""Letters of a word without vowels that is taken for an acronym ("FMLN")."""
_WORD = re.compile(r"[A-Z][A-Z'’]*(?:-[A-Z]+)*")
_OWNED = re.compile(r"['’]s$")
_VOWELS = re.compile(r"[AEIOUY]")
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)
_ALSO_WORDS = frozenset({"may", "march"})


def truecased(text: str, is_common: Callable[[str], bool]) -> str:
    """``text`` of the same length; unchanged unless nearly all of its letters are capitals.

    ``is_common`` tells of a word in small letters whether it is one of the language, and no name.
    """
    letters = [char for char in text if char.isalpha()]
    if len(letters) < _FEWEST_LETTERS or sum(char.isupper() for char in letters) < _SHARE * len(letters):
        return text
    small = _WORD.sub(lambda match: _written(match[0], is_common), text)
    first = next(place for place, char in enumerate(small) if char.isalpha())
    return small[:first] + text[first] + small[first + 1 :]


def _written(word: str, is_common: Callable[[str], bool]) -> str:
    small = word.lower()
    bare = _OWNED.sub("", small)
    if bare in _CALENDAR and bare not in _ALSO_WORDS:
        return word[0] + small[1:]
    if is_common(bare):
        return small
    if len(bare) <= _LONGEST_SHORT and not _VOWELS.search(word):
        return word
    return "-".join(part[:1].upper() + part[1:] for part in small.split("-"))
