"""The proper names in a text, each with its place: runs of capitalised words, and the small words that tie them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from llm_brief.consolidate.naming import ROLES
from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words
from llm_brief.text.wordlists import word_set

__all__ = ["ProperName", "proper_names", "quoted_titles", "words_of_names"]

_CAPITAL = r"(?:(?:[A-Z]\.)+|(?:Col|Gen|Lt|Maj|Capt|Sgt|St|Mr|Mrs|Ms|Dr|Prof|Rep|Sen|Gov)\.|[A-Z](?:[\w'’]|-(?=\w))*)"
_RUN = re.compile(
    rf"(?<![\w'’]){_CAPITAL}"
    rf"(?:[ \u00a0]{_CAPITAL}"
    r"|[ \u00a0](?:of|for)(?:[ \u00a0]the)?(?=[ \u00a0][A-Z])"
    r"|[ \u00a0](?:de|del|della|di|da|du|des|la|le|al|el|bin|ibn|van|von|der)(?=[ \u00a0][A-Z]))*"
)
_AND = re.compile(rf"[ \u00a0](?:and|&)[ \u00a0]{_CAPITAL}(?:[ \u00a0]{_CAPITAL})*")
_QUOTED = re.compile(r"[“\"]([A-Z][^“”\"\n]{6,90}?)[,.]?[”\"]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = re.compile(r"\b[a-z]{3,}\b")
_TRAIL = re.compile(r"(?:['’]s|['’\-])+$")
_ROLE = "|".join(sorted(map(re.escape, ROLES), key=len, reverse=True))
_PERSON_AFTER = re.compile(
    rf",? who\b|, (?:[^\W\d_][\w'’\-]*\s){{0,5}}(?:{_ROLE})\b|, (?:aged )?\d\d,"
    r"|,? (?:said|told|says|warned|added|asked|replied|tells|argued)\b"
)
_PERSON_BEFORE = re.compile(rf"\b(?:{_ROLE})(?: of [\w'’ ]{{1,30}})?, $")
_PLACE_BEFORE = re.compile(r"\b(?:in|at|from|near|to)\s$")
_NEXT_NAME = re.compile(r"(?:, [A-Z][\w'’\-]+)*,? (?:and|or|&) [A-Z]")
_CLASSES = word_set("""
    hurricane typhoon cyclone storm district province county region river lake mount island street avenue road route
    highway flight operation article section chapter resolution saint sister brother father
    """)
"""Nouns that stand before a name to say of what it is."""
_OPENERS = word_set("""
    the a an this that these those it he she they we i you his her its their our my in on at by for of from with to
    under over after before if when while but and or so yet as not no nor nobody what who why how there then here about
    more fewer some many most all both each one two three four five six seven eight nine ten last next later earlier
    only even now today yesterday monday tuesday wednesday thursday friday saturday sunday january february march april
    june july august september october november december inside outside despite since through between without during
    however although though because until unless among against former once also still such every neither either where
    """)


@dataclass(frozen=True, slots=True)
class ProperName:
    """A name as it stands at ``start``; ``is_person`` where the words around it speak of somebody."""

    start: int
    end: int
    text: str
    is_person: bool = False


def quoted_titles(text: str) -> tuple[tuple[int, int], ...]:
    """Places of titles in quotation marks: of an event, a paper, a campaign."""
    return tuple(_titles(text))


def _titles(text: str) -> Iterator[tuple[int, int]]:
    for found in _QUOTED.finditer(text):
        words = [word for word in found[1].split() if len(word) > 3]
        if len(words) > 1 and all(word[:1].isupper() for word in words):
            yield found.span(1)


def words_of_names(document: Document) -> frozenset[str]:
    """The folded words of its names that it uses as nothing else: without titles, offices and what it writes small."""
    words = (word for name in proper_names(document) for word in _WORD.findall(fold_words(name.text)))
    small = {match[0] for match in _SMALL.finditer(document.text)}
    return frozenset(word for word in words if word not in small and word not in ROLES)


def proper_names(document: Document) -> tuple[ProperName, ...]:
    """The names of a document in order; a capital that merely begins a sentence makes none."""
    return _names(document.text, tuple(sentence.start for sentence in document.sentences))


@lru_cache(maxsize=2048)
def _names(text: str, starts: tuple[int, ...]) -> tuple[ProperName, ...]:
    lowered = {match[0] for match in re.finditer(r"\b[a-z][\w'’]*", text)}
    begins = {_first_letter(text, at) for at in starts}
    return tuple(_found(text, begins, lowered))


def _first_letter(text: str, at: int) -> int:
    while at < len(text) and not text[at].isalnum():
        at += 1
    return at


def _found(text: str, begins: set[int], lowered: set[str]) -> Iterator[ProperName]:
    titles = quoted_titles(text)
    for match in _RUN.finditer(text):
        if any(low <= match.start() < high for low, high in titles):
            continue
        start, words = match.start(), match[0].split()
        opening = start in begins or text[max(0, start - 1) : start] in {"“", '"', "‘"}
        while words and _merely_opens(words[0], lowered, opening=opening):
            words, opening = words[1:], False
            start = text.find(words[0], start + 1, match.end()) if words else match.end()
        if words and _is_plural_head(words, text, match.end()):
            words = words[1:]
            start = text.find(words[0], start + 1, match.end())
        if not words:
            continue
        more = _AND.match(text, match.end()) if {"of", "for"} & set(words) else None
        end = more.end() if more else match.end()
        end = start + len(_TRAIL.sub("", text[start:end]))
        yield ProperName(start, end, text[start:end], _is_person(text, words, start, end))


def _is_plural_head(words: list[str], text: str, end: int) -> bool:
    """Whether the first word is said of several names: "Hurricanes Ilda and Mark" is no name of one."""
    singular = fold_words(words[0]).removesuffix("s")
    if len(words) == 1 or not words[0].endswith("s") or not (singular in _CLASSES or singular in ROLES):
        return False
    return _NEXT_NAME.match(text, end) is not None


def _merely_opens(word: str, lowered: set[str], *, opening: bool) -> bool:
    folded = fold_words(word)
    if folded in _OPENERS or folded.endswith("-based"):
        return True
    return opening and word.lower() in lowered and folded not in ROLES


def _is_person(text: str, words: list[str], start: int, end: int) -> bool:
    if not 2 <= len(words) <= 4 or any(word.isupper() and len(word) > 2 for word in words):
        return False
    if _PLACE_BEFORE.search(text, max(0, start - 8), start):
        return False
    return bool(_PERSON_AFTER.match(text, end) or _PERSON_BEFORE.search(text, max(0, start - 60), start))
