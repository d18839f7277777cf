"""Which names of one document stand for the same actor: acronyms it defines, surnames after full names, titles.

Nothing here is similarity: two names are the same when a rule says so, and "Women for Peace" and "Women of Peace" are
not.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from llm_brief.text.fold import fold_words
from llm_brief.text.lazy import lazy
from llm_brief.text.wordlists import word_set

__all__ = ["BODIES", "Names", "bare_name", "names_of"]

_ACRONYM = re.compile(r"\(\s*[“\"'‘]?(?P<short>[A-Z][A-Za-z]*[A-Z][A-Za-z\-]*)[”\"'’]?\s*\)")
_PERSON = re.compile(
    r"\b(?P<first>[A-Z][\w'’\-]+)"
    r"(?:[ \t]*(?:[ \t]|\n)(?:[A-Z]\.|[A-Z][\w'’\-]+|(?:al|bin|de|del|der|di|el|ibn|la|le|van|von)\b))*"
    r"[ \t]*(?:[ \t]|\n)"
    r"(?P<last>[A-Z][\w'’\-]*[a-z][\w'’\-]*)"
)
_TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor sir dame lord lady president vice prime minister foreign interior defence
    defense deputy chief secretary general gen colonel col lieutenant lt major maj captain capt marshal field
    admiral sheikh mullah ambassador envoy special senator governor mayor chairman chairwoman chair director
    judge justice king queen prince princess former ex acting interim spokesman spokeswoman spokesperson
    commander leader head rep sen gov sgt maulvi hon honorable honourable chancellor premier speaker
    commissioner inspector
    """.split()
)
_OPENERS = frozenset(
    """
    on in at by for from with but and when while after before since as if though although the a an this that these
    those its his her their our monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december former ex
    """.split()
)
"""Words that open a sentence, or stand before a name, with a capital."""
BODIES = word_set("""
    academy administration agency alliance army assembly association authority bank battalion board brigade bureau
    cabinet centre center chamber charity church club coalition college commission committee company confederation
    conference congress consortium cooperative corporation council court delegation department directorate embassy
    federation firm force forum foundation front fund government group guard guild hospital initiative institute
    institution league legion mission ministry movement network newspaper office organisation organization
    parliament party patrol police secretariat senate service society syndicate team trust tribunal union university
    workshop
    """)
"""Nouns for bodies that act."""
_ARTICLES = frozenset({"the", "a", "an"})
_SMALL = frozenset("of for the and in to on de la du des del di da and & y".split())


@dataclass(frozen=True)
class Names:
    """The naming habits of one document."""

    text: str

    @lazy
    def acronyms(self) -> Mapping[str, str]:
        """Folded short form to folded long form, as the text defines them in brackets."""
        return MappingProxyType(dict(_definitions(self.text)))

    @lazy
    def surnames(self) -> Mapping[str, str]:
        """Folded surname to folded full name, for surnames that only one full name of the text has."""
        full: dict[str, set[str]] = {}
        for match in _PERSON.finditer(self.text):
            words = _behind_titles(match[0].split())
            if len(words) > 1:
                full.setdefault(fold_words(_possessed(match["last"])), set()).add(bare_name(" ".join(words)))
        known = {last: _shortest(names) for last, names in full.items()}
        return MappingProxyType({last: name for last, name in known.items() if name and not self._is_couple(last)})

    def _is_couple(self, surname: str) -> bool:
        """Both a Mr and a Ms of this surname: it tells nobody alone."""
        titles = re.findall(rf"\b(Mr|Mrs|Ms|Miss)\b\.?[ \t]+{re.escape(surname)}\b", self.text, re.IGNORECASE)
        return len({title.lower() == "mr" for title in titles}) > 1

    def canonical(self, name: str) -> str:
        """The folded fullest form of ``name`` that the document gives."""
        bare = bare_name(name)
        bare = self.acronyms.get(bare, bare)
        is_name = len(bare.split()) == 1 and name.strip(" ,.;:\"'“”").split()[-1][0].isupper()
        return self.surnames.get(bare, bare) if is_name else bare

    def same(self, one: str, other: str) -> bool:
        """Whether a rule says that both names stand for the same actor in this document."""
        return self.canonical(one) == self.canonical(other) or self._same_person(one, other)

    def _same_person(self, one: str, other: str) -> bool:
        """A full name with a title or a description before it, against the plain full name."""
        long, short = sorted((bare_name(one).split(), bare_name(other).split()), key=len, reverse=True)
        if len(short) < 2 or long[-len(short) :] != short:
            return False
        return self.surnames.get(short[-1], "").endswith(" ".join(short[-2:]))


@lru_cache(maxsize=16384)
def bare_name(name: str) -> str:
    """The folded name without article, titles, possessive ending and a bracketed acronym."""
    words = fold_words(_possessed(_ACRONYM.sub("", name).strip(" ,.;:\"'“”"))).split()
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    is_office = bool(words) and (words[-1] in BODIES or words[-1].strip(".") in _TITLES)
    is_office = is_office and words[0].strip(".") not in {"mr", "mrs", "ms", "miss", "dr", "sir"}
    while len(words) > 1 and not is_office and words[0].strip(".") in _TITLES:
        words = words[1:]  # not of "Foreign Ministry": another ministry has another name
    return " ".join(words)


@lru_cache(maxsize=256)
def names_of(text: str) -> Names:
    """The names of a document, remembered."""
    return Names(text)


def _behind_titles(words: list[str]) -> list[str]:
    """Of a run of capitalised words the name: "Kestrian Foreign Minister Ilsa Dornan", "On Monday Ilsa Dornan"."""
    folded = [fold_words(word).strip(".") for word in words]
    last = max((at for at, word in enumerate(folded) if word in _TITLES or word in _OPENERS), default=-1)
    return words[last + 1 :]


def _shortest(names: set[str]) -> str | None:
    """The one name that all of them end in: "Returns Dario Menk" is "Dario Menk" behind a title."""
    shortest = min(names, key=len)
    return shortest if all(f" {name}".endswith(f" {shortest}") for name in names) else None


def _possessed(name: str) -> str:
    return re.sub(r"['’]s?$", "", name.strip()) if re.search(r"(?:['’]s|s['’])$", name.strip()) else name.strip()


def _definitions(text: str) -> Iterator[tuple[str, str]]:
    for match in _ACRONYM.finditer(text):
        long = _long_form(text[max(0, match.start() - 120) : match.start()], match["short"])
        if long:
            yield fold_words(match["short"]), bare_name(long)


def _long_form(before: str, short: str) -> str | None:
    """The capitalised words just before the bracket whose initials are the short form's letters."""
    words = re.findall(r"[\w'’\-.]+", before.rsplit("\n", 1)[-1])
    letters = [letter.casefold() for letter in short if letter.isupper()]
    for count in range(2, min(len(words), len(letters) * 2 + 3) + 1):
        chosen = words[-count:]
        if chosen[0][0].isupper() and _spells(chosen, letters):
            return " ".join(chosen)
    return None


def _spells(words: list[str], letters: list[str]) -> bool:
    """Each letter is the initial of a word (or of a part after a hyphen), in order; only small words are skipped."""
    initials = [(part[0].casefold(), _is_small(part, word)) for word in words for part in word.split("-") if part]
    position = 0
    for initial, small in initials:
        if position < len(letters) and initial == letters[position]:
            position += 1
        elif not small:
            return False
    return position == len(letters)


def _is_small(part: str, word: str) -> bool:
    """A word that an acronym may skip, or a particle between hyphens: "Harak-e-Islah"."""
    return part.casefold() in _SMALL or (part != word and part.islower() and len(part) <= 3)
