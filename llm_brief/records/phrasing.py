"""The small change of English sentences: quotation marks, lists of names, capitals, full stops.

Words of a source that leave their quotation marks pass ``plain`` first: one clause of running text, nothing that could
be read as markup, as an address, or as a second sentence of ours.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from llm_brief.records.base import Leaf
from llm_brief.text.numerals import CARDINALS

__all__ = [
    "Casing",
    "and_list",
    "casing_of",
    "closed",
    "mid_sentence",
    "name",
    "no_casing",
    "plain",
    "quoted",
    "unended",
]

Casing = Callable[[str], bool | None]
"""Whether a word keeps its capital inside a sentence: True for a name, False for a common word, None if unknown."""

LONGEST_NAME = 90
LONGEST_CLAUSE = 400
"""Characters of a source that may stand outside quotation marks."""

_FUNCTION_WORDS = frozenset(
    """a an the this that these those some any all both each every no another other many most more several few
    he she it they his her its their who what there here one two three four five six seven eight nine ten eleven twelve
    in on at by for with from to of as and or but if unless when while after before since until about around
    under over between during through against despite although because would will could may might must should
    is are was were has have had does do did not
    analysts officials diplomats observers experts critics police protesters demonstrators witnesses residents
    authorities organisers organizers returnees refugees villagers strikers dockers rebels militants soldiers troops
    lawyers mediators negotiators supporters opponents members delegates participants sources""".split()
)
"""Words that are no names, at the beginning of a sentence or anywhere; people by what they do among them."""
_MARKUP = re.compile(r"[<>\[\]{}#*_`|\\^~=@]|://|www\.|[.!?…]\s+\S|[;:]\s*$")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sr|Jr|St|Mt|Gen|Col|Lt|Maj|Capt|Sgt|Cmdr|Adm|Sen|Rep|Gov|Rev|Hon|No|vs|(?:[A-Z]\.)*[A-Z])\.(?=\s)"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_COMMA_IN_MARK = re.compile(r",([”’\"']+)$")
_OPENERS = "“‘\"'(«"


def unended(words: str) -> str:
    """Words of a source without the comma that stood before their closing mark: “a mistake,” he said."""
    return _COMMA_IN_MARK.sub(r"\1", words)


def quoted(words: str) -> str:
    """Words of a source in typographic quotation marks; marks inside them become single ones."""
    inner = unended(" ".join(words.split())).replace("“", "‘").replace("”", "’").replace('"', "'")
    return f"“{inner}”"


def plain(words: str) -> str | None:
    """Words of a source as one clause that may stand without quotation marks, or None when they may not."""
    line = unended(" ".join(words.split()).rstrip(" .,"))
    if (
        not line
        or len(line) > LONGEST_CLAUSE
        or _MARKUP.search(_ABBREVIATED.sub("", line))
        or not all(map(_is_visible, line))
    ):
        return None
    return _curled(line)


def _is_visible(character: str) -> bool:
    return character == " " or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"}


def _curled(line: str) -> str | None:
    """Straight double marks as typographic pairs; None where marks do not pair."""
    pieces = line.split('"')
    if len(pieces) % 2 == 0:
        return None
    curled = "".join(piece if n == 0 else f"{'“' if n % 2 else '”'}{piece}" for n, piece in enumerate(pieces))
    depth = 0
    for character in curled:
        depth += (character == "“") - (character == "”")
        if depth not in (0, 1):
            return None
    return curled if depth == 0 else None


def name(words: str) -> str:
    """A name as it stands in a sentence: plain where it is one, else in quotation marks."""
    bare = plain(words)
    return bare if bare is not None and len(bare) <= LONGEST_NAME else quoted(words)


def and_list(leaves: Sequence[Leaf[str]]) -> str:
    """The values as "A", "A and B" or "A, B and C"."""
    values = list(dict.fromkeys(name(leaf.value) for leaf in leaves))
    return " and ".join(filter(None, [", ".join(values[:-1]), values[-1]])) if values else ""


def closed(sentence: str) -> str:
    """The sentence with a full stop at its end, if it has no end yet, and a capital at its beginning."""
    ended = sentence if re.search(r"[.!?…]['’”]*$", sentence) else f"{sentence}."
    return ended[:1].upper() + ended[1:]


def mid_sentence(text: str, casing: Casing) -> str | None:
    """``text`` as it goes on inside a sentence: a common first word in lower case; None where nobody can tell."""
    first = _WORD.match(text)
    if first is None or not first[0][0].isupper():
        return text
    second = _WORD.match(text, first.end() + 1)
    is_titled = second is not None and second[0][0].isupper() and first[0].lower() not in _FUNCTION_WORDS
    keeps = True if is_titled else _keeps_capital(first[0], casing)
    if keeps is None:
        return None
    return text if keeps else text[0].lower() + text[1:]


def _keeps_capital(word: str, casing: Casing) -> bool | None:
    if len(word) > 1 and word.isupper():
        return True
    common = {word.lower(), re.split(r"[’'-]", word.lower())[0]} & (_FUNCTION_WORDS | CARDINALS.keys())
    return False if common else casing(word)


def no_casing(_word: str) -> bool | None:
    """The casing of somebody who has seen no text: nothing is known beyond function words."""
    return None


def casing_of(texts: Iterable[str]) -> Casing:
    """How these texts write words inside their sentences, where the capital is a choice and not a rule."""
    counts: dict[str, Counter[bool]] = {}
    for text in texts:
        for found in list(_WORD.finditer(text))[1:]:
            before = text[: found.start()].rstrip()
            if before[-1:] not in _OPENERS + ".!?:…" or not before:
                counts.setdefault(found[0].lower(), Counter())[found[0][0].isupper()] += 1
    known: Mapping[str, bool] = MappingProxyType({w: c[True] > 0 and c[False] == 0 for w, c in counts.items()})
    return lambda word: known.get(word.lower())
