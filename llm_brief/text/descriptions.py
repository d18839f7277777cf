"""Which name of a document a definite description means: "the front", "the former envoy", "Mr. Brandeis".

Certain or silent. A description stands for a name when the document itself ties them (the name ends in the noun, or
the description stood beside the name), when only one name qualifies, and when the document speaks of no other such
thing: "a second union" makes "the union" open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from llm_brief.text.fold import fold_words
from llm_brief.text.names import BODIES, Names, bare_name, names_of
from llm_brief.text.wordlists import word_set

__all__ = ["Descriptions", "descriptions_of"]

_PERSONS = word_set("""
    activist admiral adviser advisor aide ambassador analyst archbishop attorney author bishop captain chair chairman
    chairwoman chancellor chief clerk colonel commander commissioner coordinator councillor delegate deputy director
    doctor economist editor engineer envoy farmer fisherman founder general governor head historian inspector
    journalist judge king lawmaker lawyer leader lecturer lieutenant major manager mayor mediator minister negotiator
    officer official organiser organizer owner pastor pilot poet premier president priest prince princess professor
    prosecutor queen rapporteur representative researcher scientist secretary senator sergeant sheriff speaker
    spokesman spokesperson spokeswoman surgeon teacher treasurer trader witness writer
    """)
_SHIFTING = word_set("former ex vice deputy acting interim late outgoing incoming first second third assistant then")
"""Words that make another office of an office: "the envoy" is not "the former envoy"."""
_NAME_PART = r"(?:[A-Z]\.|[A-Z][\w’'\-]*[a-z][\w’'\-]*)"
_PERSON_NAME = (
    rf"(?P<name>{_NAME_PART}(?:[ \t]+(?:al|bin|de|del|der|di|el|la|le|van|von)(?=[ \t]))?(?:[ \t]+{_NAME_PART}){{1,5}})"
)
_BODY_NAME = re.compile(r"(?:[A-Z][\w’'\-]*(?:[ \t]+(?:of|for|the|and|in|on|de|la)(?=[ \t][A-Za-z]))*[ \t]*)+")
_BEHIND_NAME = re.compile(rf"{_PERSON_NAME},[ \t]+(?P<words>[^,.;:\n“”\"()]{{3,80}})[,.;\n]")
_INVERTED = re.compile(
    r"(?:\A|(?<=[.;:\n“”\"] )|(?<=\n))(?P<words>(?:The|Its|Their|A|An)[ \t][^,.;:\n“”\"()]{3,60}),"
    rf"[ \t]+{_PERSON_NAME},"
)
_IS_NAME = re.compile(
    rf"{_PERSON_NAME}[ \t]+(?:is|was|became|remains)[ \t]+(?P<words>(?:the|an?)[ \t][^,.;:\n“”\"()]{{3,60}})"
)
_DEFINITE = re.compile(r"(?:the|The)[ \t]+(?P<mods>(?:[\w’'\-]+[ \t]+){0,3}?)(?P<head>[A-Za-z\-]+)\Z")
_STOPS = re.compile(r"\b(?:of|for|to|at|in|on|from|with|and|who|which|that|whose|where|said|told|had|has|is|was)\b")


@dataclass(frozen=True, slots=True)
class _Described:
    """A name (folded, canonical) and what one place of the text calls it."""

    name: str
    head: str
    mods: frozenset[str]
    owner: str = ""


@dataclass(frozen=True)
class Descriptions:
    """The definite descriptions of one document."""

    text: str

    @cached_property
    def _names(self) -> Names:
        return names_of(self.text)

    @cached_property
    def _described(self) -> tuple[_Described, ...]:
        return (*self._bodies(), *self._people())

    def meant(self, mention: str) -> str | None:
        """The folded canonical name that a definite description stands for, or None where that is open."""
        found = _DEFINITE.fullmatch(" ".join(mention.split()))
        if found is None:
            return None
        head, mods = fold_words(found["head"]), frozenset(fold_words(found["mods"]).split())
        if self._is_shared(head, mods):
            return None
        fitting = [known for known in self._described if known.head == head and _fits(known, mods)]
        named = {known.name for known in fitting}
        owners = {known.owner for known in fitting if known.owner}
        return named.pop() if len(named) == 1 and len(owners) <= 1 else None

    def rule(self, mention: str, name: str) -> str | None:
        """By which rule the two stand for the same in this document, or None."""
        if self._names.same(mention, name):
            is_short = bare_name(mention) in self._names.acronyms or bare_name(name) in self._names.acronyms
            return "acronym" if is_short else "name"
        for one, other in ((mention, name), (name, mention)):
            meant = self.meant(one)
            if meant is not None and meant == self._full(other):
                return "description"
        full = self._full(mention)
        return "name" if full == self._full(name) and _body_head(full.split()) else None

    def _full(self, name: str) -> str:
        """The canonical name, with the "of ..." that only some places of the text give it."""
        short = self._canonical(name)
        longer = {known.name for known in self._described if known.name.startswith((f"{short} of ", f"{short} for "))}
        return longer.pop() if len(longer) == 1 and len(short.split()) > 1 else short

    def may_mean(self, mention: str, name: str) -> bool:
        """Whether a definite description could stand for ``name``, be it among others."""
        found = _DEFINITE.fullmatch(" ".join(mention.split()))
        if found is None:
            return False
        head, mods = fold_words(found["head"]), frozenset(fold_words(found["mods"]).split())
        wanted = self._canonical(name)
        return any(k.head == head and k.name == wanted and mods <= k.mods for k in self._described)

    def _is_shared(self, head: str, mods: frozenset[str]) -> bool:
        """The document also speaks of other such things: "a union", "two unions", "another envoy", "rebel front"."""
        plural = rf"{head}s" if not head.endswith("y") else rf"{head[:-1]}ies"
        if re.search(rf"\b(?:{plural}|{plural}’|{plural}')(?!\w)", self._outside_names):
            return True
        for match in re.finditer(rf"(?P<before>[\w’'\-]+)[ \t]+{re.escape(head)}\b(?!-)", self._outside_names):
            word = match["before"]
            if word in {"the", "of", "this", "that"} or fold_words(word) in mods or word[0].isupper():
                continue
            if not self._introduces(match.start(), head):
                return True
        return False

    def _introduces(self, at: int, head: str) -> bool:
        """The words at ``at`` are themselves a description that stands beside a name."""
        before = set(fold_words(self._outside_names[:at]).split()[-2:])
        word = re.match(r"[\w’'\-]+", self._outside_names[at:])
        before |= {fold_words(word[0])} if word else set()
        return any(known.head == head and (known.mods - {head}) & before for known in self._described)

    @cached_property
    def _outside_names(self) -> str:
        """The text in small letters where "The" opens a sentence; names keep their capitals."""
        return re.sub(r"\bThe\b", "the", self.text)

    # --- bodies: "Northern Reed Front", "Institute for Shared Waters" ---

    def _bodies(self) -> Iterator[_Described]:
        for words in (part for match in _BODY_NAME.finditer(self.text) for part in _parts(match[0].split())):
            owner, name = _owned(_trimmed(words))
            head = _body_head(name)
            if head is not None and len(name) > 1:
                mods = frozenset(fold_words(" ".join(name)).split())
                yield _Described(self._canonical(" ".join(name)), head, mods, owner)

    def _canonical(self, name: str) -> str:
        """The folded name, without the one whose it is; acronyms written out, people by their full name."""
        _, words = _owned([word for word in name.split() if word.lower() not in {"the", "a", "an"}])
        folded = fold_words(" ".join(words)).strip(" ,.;")
        folded = self._names.acronyms.get(folded, folded)
        if folded.endswith(")"):
            folded = folded[: folded.rfind("(")].strip()
        return folded if _body_head(folded.split()) else self._names.canonical(name)

    # --- people: "Tomas Brandeis, the former envoy" ---

    def _people(self) -> Iterator[_Described]:
        for pattern in (_BEHIND_NAME, _INVERTED, _IS_NAME):
            for match in pattern.finditer(self.text):
                yield from self._person(match["name"], match["words"])
        for match in _PERSON.finditer(self.text):
            before = self.text[max(0, match.start() - 60) : match.start()]
            yield from self._titled(match["name"], before)

    def _titled(self, name: str, before: str) -> Iterator[_Described]:
        """Of "the Courier said former envoy Tomas Brandeis" the envoy."""
        words = re.split(r"[,.;:\n“”\"()]", before)[-1].split()
        if words and fold_words(words[-1]) in _PERSONS:
            last = max((i for i, word in enumerate(words[:-1]) if _STOPS.fullmatch(word)), default=-1)
            yield self._as(name, words[-1], words[last + 1 : -1])
        names = name.split()
        titles = [i for i, word in enumerate(names) if fold_words(word) in _PERSONS]
        if titles and titles[-1] < len(names) - 1:
            last = titles[-1]
            yield self._as(" ".join(names[last + 1 :]), names[last], [*words[-2:], *names[:last]])

    def _person(self, name: str, words: str) -> Iterator[_Described]:
        own = words.split()
        if not own or own[0].lower() in {"who", "which", "and", "but", "when", "where", "while"}:
            return
        stop = _STOPS.search(words)
        lead = words[: stop.start()].split() if stop else own
        if lead and fold_words(lead[-1]) in _PERSONS:
            yield self._as(name, lead[-1], lead[:-1])

    def _as(self, name: str, head: str, mods: list[str]) -> _Described:
        folded = frozenset(part for mod in mods for part in fold_words(mod).split())
        return _Described(self._names.canonical(name), fold_words(head), folded)


_PERSON = re.compile(_PERSON_NAME)


def _fits(known: _Described, mods: frozenset[str]) -> bool:
    """The description says no more than the document, and leaves out nothing that makes another office of it."""
    return mods <= known.mods and not (known.mods - mods) & _SHIFTING


def _parts(words: list[str]) -> Iterator[list[str]]:
    """The names in "Dockers Union and the Ferry Union": "and" joins two where the first is complete."""
    start = 0
    for at, word in enumerate(words):
        if word == "and" and at and (fold_words(words[at - 1]) in BODIES or words[at + 1 : at + 2] == ["the"]):
            yield words[start:at]
            start = at + 1
    yield words[start:]


def _trimmed(words: list[str]) -> list[str]:
    """The words of a name without an article before it, small words behind it and a possessive ending."""
    while words and words[0] in {"The", "A", "An", "the"}:
        words = words[1:]
    while words and words[-1].islower():
        words = words[:-1]
    return [*words[:-1], re.sub(r"['’]s\Z", "", words[-1])] if words else words


def _owned(words: list[str]) -> tuple[str, list[str]]:
    """The owner and the rest of "Tavaria's Foreign Ministry"."""
    if len(words) > 2 and re.search(r"['’]s\Z", words[0]):
        return fold_words(words[0]), words[1:]
    return "", words


def _body_head(words: list[str]) -> str | None:
    """The noun that says what sort of body a name names: its last word, or the one before "of" and "for"."""
    for at, word in enumerate(words):
        if word in {"of", "for", "on"} and at and fold_words(words[at - 1]) in BODIES:
            return fold_words(words[at - 1])
    return fold_words(words[-1]) if words and fold_words(words[-1]) in BODIES else None


@lru_cache(maxsize=256)
def descriptions_of(text: str) -> Descriptions:
    """The descriptions of a document, remembered."""
    return Descriptions(text)
