"""Whether found words stand alone: whole words, the whole number, the whole name, and nothing cut out of more.

"2 delegates" is not in "12 delegates", "Taliban forces" not in "anti-Taliban forces", "killed 3" not in "killed 3
million".
"""

import re
import unicodedata

__all__ = ["next_try", "stands_alone"]

_UNSPACED = (  # scripts that put no space between words, or attach endings to names
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_WITHOUT_SPACES = re.compile(f"[{_UNSPACED}]")
_WORD_OR_CHARACTER = re.compile(rf"[^\W{_UNSPACED}]+|.", re.DOTALL)
_HAN_NUMBER = "〇零一二三四五六七八九十百千万萬亿億两兩"
_HYPHEN = "[-‐‑–]"
_DASH = "[-‐‑–−]"
_CURRENCY = "$€£¥₹₨₽₺₪₩؋"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_SCALE = "hundred|thousand|million|billion|trillion|dozen|lakh|crore|[mbt]n|m|k"
_MAGNITUDE = rf"(?:{_SCALE}|percent|per\s?cent|percentage|pct)\b"
_VAGUE = r"few|several|half\sa|hundred|thousand|million|dozen"
_NUMBER_WORD = rf"\b(?:{_ONES}|{_TENS}|ten|eleven|twelve|\w{{2,5}}teen|{_VAGUE})"
_CONTEXT = 16  # characters looked at on each side of an edge
# In the patterns \0 is the edge: what was quoted lies on one side of it, the rest of the text on the other.
_CUT_LEFT = re.compile(
    rf"""[@&]\0\w | \w\.\0[a-z]
      | \d[.,:/'’]\0\d | (?<!\w)[.,]\0\d | \d\0[.,:/'’]\d
      | (?:[{_CURRENCY}<>≤≥±~≈\#] | \b(?:Rs\.?|USD|EUR|GBP|PKR|INR|AFN))\s?\0\d
      | (?<!\w){_DASH}\0\d | \d\s?{_DASH}\s?\0\d | \d\0\s?{_DASH}\s?\d
      | (?<!\d)\d{{1,3}}\s\0\d{{3}}(?!\d)
      | (?i:\d|{_NUMBER_WORD})[\s-]\0(?i:{_MAGNITUDE})
      | \b(?i:{_TENS})[\s-]\0(?i:{_ONES})\b""",
    re.VERBOSE,
)
_CUT_RIGHT = re.compile(
    rf"""\w\0['’]t\b | \w\0[@&]\w | \w\0\.[a-z]
      | \d\0[.,:/'’]\d | \d[.,:/'’]\0\d
      | \d\0\s?[%‰] | \d\0[°+{_CURRENCY}]
      | \d\0\s?{_DASH}\s?\d | \d\s?{_DASH}\0\s?\d
      | (?<!\d)\d{{1,3}}\0\s\d{{3}}(?!\d)
      | (?i:\d|{_NUMBER_WORD})\0[\s-]?(?i:{_MAGNITUDE})
      | \b(?i:{_TENS})\0[\s-](?i:{_ONES})\b""",
    re.VERBOSE,
)
_APOSTROPHE_LEFT = re.compile(r"(\w+)['’]\0\w")
_ELIDED_ARTICLES = frozenset(["l", "L", "d", "j", "m", "t", "c", "n", "s", "qu", "Qu"])
_COMPOUND_LEFT = re.compile(rf"(\w+|(?<=\w)\.){_HYPHEN}\0\w")
_COMPOUND_RIGHT = re.compile(rf"\w\0{_HYPHEN}(\w+)")
_PREFIX_WORDS = (
    "anti non un ex pro counter pre post sub semi quasi pseudo neo former mid ultra extra deputy vice "
    "under over self half near de re dis mis inter intra trans al el"
)
_PREFIXES = frozenset(_PREFIX_WORDS.split())
_SUFFIXES = frozenset(["free", "less", "like", "style", "ish", "esque"])


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing that touches ``start:end`` makes it part of another word, number or name."""
    words = text[start:end]
    before = _visible(text[max(0, start - _CONTEXT) : start])
    after = _visible(text[end : end + _CONTEXT])
    if _in_one_word(before[-1:], words[0]) or _in_one_word(words[-1], after[:1]):
        return False
    left, right = f"{before}\0{words[:_CONTEXT]}", f"{words[-_CONTEXT:]}\0{after}"
    if _CUT_LEFT.search(left) or _CUT_RIGHT.search(right):
        return False
    apostrophe = _APOSTROPHE_LEFT.search(left)
    if apostrophe and apostrophe[1] not in _ELIDED_ARTICLES:
        return False
    return not _cuts_compound(left, right, words)


def next_try(text: str, start: int) -> int:
    """Where to look next when the words at ``start`` are part of more: no word begins inside a word."""
    found = _WORD_OR_CHARACTER.match(text, start)
    return found.end() if found else start + 1


def _visible(text: str) -> str:
    if text.isascii():
        return text
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


def _in_one_word(left: str, right: str) -> bool:
    if not left or not right or not (_is_letter(left) and _is_letter(right)):
        return False
    if unicodedata.category(right)[0] == "M" or (left in _HAN_NUMBER and right in _HAN_NUMBER):
        return True
    return not (_WITHOUT_SPACES.match(left) or _WITHOUT_SPACES.match(right))


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"


def _cuts_compound(left: str, right: str, words: str) -> bool:
    """Whether a hyphen makes the words part of more; names in a compound ("India-Pakistan") may be quoted."""
    if found := _COMPOUND_LEFT.search(left):
        part = found[1]
        if not (words[0].isupper() and " " not in words and _is_name_part(part)):
            return True
    if found := _COMPOUND_RIGHT.search(right):
        part = found[1]
        named = all(word[0].isupper() for word in words.split())
        joined = part[0].isupper() and (len(part) == 1 or " " in words)
        return not named or joined or part[0].isdigit() or part.casefold() in _SUFFIXES
    return False


def _is_name_part(part: str) -> bool:
    return part == "." or (part[0].isupper() and len(part) > 1 and part.casefold() not in _PREFIXES)
