"""Capitals in a sentence that ask for no explanation: numbers, parts of longer names, and what the text says they are.

"Olaf XIV" counts kings; "FC Halm" is a club and "HALM TODAY" a paper, whatever their letters once stood for; and of
"the broadcaster TVH" a reader knows what it is.
"""

import re

__all__ = ["is_in_name", "says_what"]

_NUMERAL = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_CLUBS = frozenset(
    """AC AS FC SC CF CD UD RC RB SV SK FK NK BK IF IK SD SS SSC AFC CFC RFC HSV PSV TSV FSV TSG VFL VFB OGC RCD BSC ESV
    AIK LOSC""".split()
)
"""What stands before or behind the town of a club."""
_ARTICLES = frozenset({"The", "A", "An"})
_LONG_WORD = 4
"""Letters from which on capitals with a vowel are a word, where they stand beside others."""
_VOWELS = re.compile(r"[AEIOUY]")
_KINDS = (
    "broadcaster|network|channel|station|airline|carrier|union|party|group|agency|company|firm|bank|club|newspaper"
    "|daily|magazine|website|federation|league|association|maker|carmaker|automaker|manufacturer|retailer|insurer"
    "|giant|operator|movement|militia|faction|alliance|coalition|charity|watchdog|regulator|developer|conglomerate"
    "|supermarket|chain|brand|team|university|lender|utility|producer|organi[sz]ation|foundation|institute|consortium"
)
"""What a body can be said to be."""


def is_in_name(short: str, sentence: str) -> bool:
    """Whether the letters are a number behind a name, or a part of a longer one, everywhere in the sentence."""
    places = list(re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", sentence))
    return bool(places) and all(_is_part(short, sentence, place) for place in places)


def _is_part(short: str, sentence: str, place: re.Match[str]) -> bool:
    before = re.search(r"([^\W\d_][\w.’'-]*) \Z", sentence[: place.start()])
    behind = re.match(r" ([^\W\d_][\w’'-]*)", sentence[place.end() :])
    beside = [found[1] for found in (before, behind) if found is not None]
    is_named = before is not None and before[1][0].isupper() and before[1] not in _ARTICLES
    if is_named and _NUMERAL.fullmatch(short):
        return True
    if short in _CLUBS:
        return any(word[0].isupper() and not word.isupper() and word not in _ARTICLES for word in beside)
    is_word = len(short) >= _LONG_WORD and _VOWELS.search(short) is not None
    return is_word and any(word.isupper() and len(word) > 1 for word in beside)


def says_what(short: str, text: str) -> bool:
    """Whether the text says of the letters what they name: "the broadcaster TVH", "the TVH network"."""
    letters = re.escape(short)
    if _is_called(short, text):
        return True
    several = r"(?:[A-Z]{2,6}(?:, | and |, and | or ))*"
    return re.search(rf"\b(?i:{_KINDS})s?,? {several}{letters}\b|\b{letters} (?:{_KINDS})\b", text) is not None


def _is_called(short: str, text: str) -> bool:
    """As in "spring river fever, or SRF": words of these initials stand right before."""
    words = "[ -]".join(rf"{letter}[\w’'-]+" for letter in short if letter.isalpha())
    return re.search(rf"\b(?i:{words}),? or {re.escape(short)}\b", text) is not None
