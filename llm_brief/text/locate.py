"""Quoted words -> their place in a document, or nothing.

Words are found to the letter, else after folding typography (``text.fold``), else around an ellipsis whose
parts stand in order and close together. Nothing fuzzier: whoever changes a date, a number, a name or a "not"
finds nothing. The edges are held to the same: "2 delegates" is not in "12 delegates", "Taliban forces" not in
"anti-Taliban forces", "killed 3" not in "killed 3 million".
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter

from llm_brief.text.document import Document, Match, Span
from llm_brief.text.fold import fold, fold_words

__all__ = ["locate", "locate_all"]

_Place = tuple[int, int]


def locate(document: Document, quote: str, *, within: tuple[int, int] | None = None) -> Span | None:
    """The first place of the quoted words in the text, or in its stretch ``within``; None if not there.

    White space, quotation marks, a full stop or comma and dots of omission around the quote may be missing in
    the text. A place where the words stand to the letter is preferred to an earlier one that needs folding.
    """
    bounds = _bounds(document, within)
    for words in _wordings(quote):
        for place in _exact(document.text, words, bounds):
            return document.span(*place)
        for place in _folded(document.text, words, bounds):
            return document.span(*place, Match.FOLDED)
    for place in _elided(document.text, quote, bounds):
        return document.span(*place, Match.ELIDED)
    return None


def locate_all(document: Document, quote: str, *, within: tuple[int, int] | None = None) -> tuple[Span, ...]:
    """Every place of the quoted words, in order and disjoint, each with how the words were found there."""
    bounds = _bounds(document, within)
    for words in _wordings(quote):
        exact = list(_exact(document.text, words, bounds))
        folded = [place for place in _folded(document.text, words, bounds) if not _overlaps(place, exact)]
        spans = [document.span(*place) for place in exact]
        spans += [document.span(*place, Match.FOLDED) for place in folded]
        if spans:
            return tuple(sorted(spans))
    return tuple(document.span(*place, Match.ELIDED) for place in _elided(document.text, quote, bounds))


def _bounds(document: Document, within: tuple[int, int] | None) -> _Place:
    start, end = within or (0, len(document.text))
    return max(0, start), min(end, len(document.text))


def _overlaps(place: _Place, others: Sequence[_Place]) -> bool:
    following = bisect_left(others, place[1], key=itemgetter(0))
    return following > 0 and others[following - 1][1] > place[0]


_QUOTES = "\"“”„«»‘’‚‹›'`"
_BRACKETED_LETTER = re.compile(r"\[(\w)\](?=\w)")


def _wordings(quote: str) -> Iterator[str]:
    """The quote as it is, and without what a writer puts around it."""
    plain = _BRACKETED_LETTER.sub(r"\1", quote.strip())
    bare = re.sub(rf"\A(?:[\s…{_QUOTES}]|\.{{3}})+", "", plain).rstrip(f" \t\n\r\xa0….,{_QUOTES}")
    for words in dict.fromkeys((quote.strip(), plain, bare)):
        if any(map(str.isalnum, words)):
            yield words


def _exact(text: str, words: str, bounds: _Place) -> Iterator[_Place]:
    position = bounds[0]
    while (start := text.find(words, position, bounds[1])) >= 0:
        end = start + len(words)
        if _stands_alone(text, start, end):
            yield start, end
            position = end
        else:
            position = _next_try(text, start)


def _folded(text: str, words: str, bounds: _Place) -> Iterator[_Place]:
    folded, needle = fold(text), fold_words(words)
    position, limit = folded.inside(*bounds)
    while (start := folded.text.find(needle, position, limit)) >= 0:
        place = folded.origin(start, start + len(needle))
        if place and _stands_alone(text, *place) and _same_names(text[slice(*place)], words):
            yield place
            position = start + len(needle)
        else:
            position = _next_try(folded.text, start)


def _next_try(text: str, start: int) -> int:
    """Where to look next when the words at ``start`` are part of more: no word begins inside a word."""
    found = _WORD_OR_CHARACTER.match(text, start)
    return found.end() if found else start + 1


# --- edges: is it the whole word, the whole number, the whole name? -----------------------------------------

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
_CONTEXT = 16
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


def _stands_alone(text: str, start: int, end: int) -> bool:
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


# --- case that carries meaning ------------------------------------------------------------------------------

_ACRONYMS = frozenset(["us", "who", "it", "aids", "is"])
_WORDS_AND_NAMES = "may march august polish turkey china chad jordan nice bush brown mark bill grant frank"
_NAMES = frozenset(_WORDS_AND_NAMES.split())
_WORD = re.compile(r"\w+")


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


# --- omissions and insertions -------------------------------------------------------------------------------

_DOTS = r"(?:…+|\.{3,}|\.\s\.\s\.(?:\s\.)?)"
_GAP = re.compile(rf"\s*(?:[\[(]\s*{_DOTS}\s*[\])]|{_DOTS}|\[(?P<inserted>[^\[\]]{{1,60}})\])\s*")
_LONGEST_GAP = 300
_SHORTEST_PART = 8
_PRONOUNS = "he she it they him her them his hers its their theirs we us our i me my you your"
_STAND_INS = frozenset(f"{_PRONOUNS} this that these those the a an of and sic".split())


def _elided(text: str, quote: str, bounds: _Place) -> Iterator[_Place]:
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
    plain = _BRACKETED_LETTER.sub(r"\1", quote)
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


def _places_of(text: str, part: str, bounds: _Place) -> list[_Place]:
    for words in _wordings(part):
        if places := list(_folded(text, words, bounds)):
            return places
    return []


def _chained(text: str, places: Sequence[_Place], later: Sequence[_Place], inserted: str) -> Iterator[_Place]:
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
