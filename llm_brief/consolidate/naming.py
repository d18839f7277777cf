"""What a mention names, as its own words tell: a person, a body, a state; and the name under titles and articles.

Nothing here knows the world but the table of states. A form that says nothing gives no type.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from llm_brief.consolidate.states import state_called, state_of_adjective, state_of_seat
from llm_brief.consolidate.units import counts_people
from llm_brief.text.fold import fold_words
from llm_brief.text.grammar.agents import names_doer
from llm_brief.text.numerals import CARDINALS
from llm_brief.text.wordlists import word_set

__all__ = ["BODIES", "ROLES", "EntityType", "NameForm", "plain", "read_name"]

EntityType = Literal["person", "organization", "government", "place", "group", "unknown"]

ROLES = word_set("""
    president vice-president minister premier chancellor secretary ambassador envoy chargé governor mayor chairman
    chairwoman chair chairperson director judge justice king queen prince princess spokesman spokeswoman spokesperson
    commander leader head rep senator deputy parliamentarian lawmaker mp general gen colonel col lieutenant lt major maj
    captain capt marshal admiral sheikh mullah maulvi commissioner inspector chief executive ceo founder member official
    professor prof dr doctor lawyer activist adviser advisor aide analyst economist expert negotiator delegate candidate
    bishop archbishop pope cardinal imam rabbi priest reporter editor author writer speaker mr mrs ms miss sir dame lord
    lady baroness organiser organizer coordinator co-founder co-chair co-leader politician officer treasurer historian
    scientist researcher teacher coach owner manager mediator boss actor actress singer gov sen congressman
    congresswoman
    """)
"""Nouns that say what somebody is; before a name they make it a person's."""

BODIES = word_set("""
    institute university college school front union party movement council ministry commission committee court agency
    federation association alliance army forces force police office organisation organization group company corporation
    bank board assembly parliament congress senate department bureau authority chamber foundation fund centre center
    network coalition league club society trust service services airline airlines terminals radio television news press
    times post tribune gazette observer courier mail wire embassy secretariat brigade brigades battalion guard guards
    militia navy hospital church mission initiative forum bloc accord rally cabinet caucus clinic taliban
    """)
"""Nouns by which bodies are named."""

_ORGANS = word_set("ministry army police embassy parliament court forces navy cabinet council office delegation")
"""Bodies that every state has: they are told apart by whose they are."""
_GOVERNING = word_set("government authorities officials administration regime leadership state delegation")
_SENT = frozenset({"delegation"})
_LED = frozenset({"administration"})
_ARTICLES = word_set("the a an its their his her our this that these those")
_COUNTING = word_set(
    "some several many most about around nearly almost least more fewer than over up dozens scores of at"
)
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_WORD = re.compile(r"[^\s,;:“”\"]+")
_OF = frozenset({"of", "in", "for"})
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_PARTICLES = word_set("de la du des del di da al el bin ibn van von der")


@dataclass(frozen=True, slots=True)
class NameForm:
    """A mention taken apart: the folded name, its type, and whose it is (a state or body), where the words tell.

    ``proper`` is False where the words name nobody by themselves ("the union", "officials").
    """

    name: str
    type: EntityType
    owner: str | None = None
    proper: bool = True


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """The folded name without apostrophes at the ends of words: "Dockworkers' Union" is "dockworkers union"."""
    return " ".join(word.strip("'") for word in fold_words(name).split())


@lru_cache(maxsize=65536)
def read_name(mention: str) -> NameForm:
    """What the words of a mention say by themselves."""
    words = _bare(mention)
    if not words:
        return NameForm("", "unknown", proper=False)
    folded = [fold_words(word) for word in words]
    return _person(words, folded) or _state(words, folded) or _body(words)


def _bare(mention: str) -> list[str]:
    """The words without brackets, quotation marks, articles and numbers before them, and a possessive at the end."""
    words = _WORD.findall(_BRACKET.sub(" ", mention))
    while words and fold_words(words[0]) in _ARTICLES:
        words = words[1:]
    if len(words) > 1 and not words[-1][:1].isupper():
        while len(words) > 1 and (_is_number(words[0]) or fold_words(words[0]) in _COUNTING):
            words = words[1:]
    if words:
        words[-1] = _POSSESSIVE.sub("", words[-1]).rstrip("'’.")
    return [word for word in words if word]


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or fold_words(word) in CARDINALS


def _person(words: Sequence[str], folded: Sequence[str]) -> NameForm | None:
    """The capitalised words after the last office or title: "Navy Chief Vice Admiral [Ivo Marr]"."""
    last = max((at for at, word in enumerate(folded) if word.strip(".") in ROLES), default=-1)
    last = last if last >= 0 else _doing_before(words)
    name = _trailing_name(words[last + 1 :])
    if folded[:1] == ["general"] and len(words) == 2 and folded[1] in _GENERAL:
        return None
    if last < 0 or not name or BODIES & {fold_words(word) for word in name}:
        return None
    return NameForm(plain(" ".join(name)), "person", _owner_before(words[:last]))


def _doing_before(words: Sequence[str]) -> int:
    """The place of what somebody does, right before a first and a last name: "Gulls [goalkeeper] Sam Hart"; else -1."""
    small = [at for at, word in enumerate(words) if word.isalpha() and word.islower()]
    name = words[small[-1] + 1 :] if small else ()
    is_person = len(name) == _FULL and all(word[:1].isupper() and word[1:].islower() for word in name)
    return small[-1] if is_person and words[small[-1]] not in _TRADING and names_doer(words[small[-1]]) else -1


_FULL = 2
"""Words of a first and a last name."""
_TRADING = word_set("""
    operator manufacturer retailer maker carrier lender insurer publisher broadcaster supplier developer brewer producer
    provider carmaker automaker regulator promoter contractor wholesaler distributor exporter importer steamer
    airliner user other another former
    """)
"""What a firm, a ship or nobody does as well as a person."""
_LEADS_TO_BODY = frozenset({"the", "of", "in", "at", "a", "an", "and"})
"""Before a name they make it that of a body or a place: "a spokesman for the Belmor brigade of the Front"."""
_GENERAL = word_set("motors electric mills dynamics assembly election synod council")
"""With "general" before them they are bodies, not officers."""


def _owner_before(words: Sequence[str]) -> str | None:
    for word in words:
        bare = fold_words(_POSSESSIVE.sub("", word))
        state = state_of_adjective(word) or state_called(bare)
        if state or bare != fold_words(word):
            return state or bare
    return None


def _trailing_name(words: Sequence[str]) -> Sequence[str]:
    """All of ``words`` when they are a name; the name at the end of "for river trade Tomas Quell"."""
    lower = [at for at, word in enumerate(words) if not word[:1].isupper() and fold_words(word) not in _PARTICLES]
    if lower and fold_words(words[lower[-1]]) in _LEADS_TO_BODY:
        return ()
    name = words[lower[-1] + 1 :] if lower else words
    if lower and len(name) > 2 and fold_words(words[lower[0]]) == "for":
        name = name[-2:]  # "Minister for Returns Dario Menk": the office's own noun is in capitals too
    return name if name and name[0][:1].isupper() and (not lower or len(name) > 1) else ()


def _state(words: Sequence[str], folded: Sequence[str]) -> NameForm | None:
    """The state that "Pakistan", "the Pakistani government", "Islamabad" or "the government of Pakistan" stands for."""
    whole = " ".join(folded)
    named = state_called(whole) or state_of_seat(whole)
    if not named and folded[-1] in _GOVERNING and len(folded) > 1:
        named = _governed(words[:-1], sent=folded[-1] in _SENT, led=folded[-1] in _LED)
    if named is None and folded[-1] in _LED and len(folded) > 1 and words[-2][:1].isupper():
        named = f"{fold_words(_POSSESSIVE.sub('', words[-2]))} {folded[-1]}"
    elif not named and folded[0] in _GOVERNING and len(folded) > 2 and folded[1] in {"of", "in"}:
        named = _governed([word for word in words[2:] if fold_words(word) != "the"])
    return NameForm(named, "government") if named else None


def _governed(words: Sequence[str], *, sent: bool = False, led: bool = False) -> str | None:
    """The state or movement that governs, under its name or its adjective; of two names the last.

    Those ``sent`` by a name that is no state's may come from a region, those ``led`` by one are named after a person:
    the name alone is somebody else.
    """
    rest = fold_words(_POSSESSIVE.sub("", " ".join(words)))
    state = state_called(rest) or state_of_adjective(rest) or state_of_seat(rest)
    last = _POSSESSIVE.sub("", words[-1])
    own = last[:1].isupper() and all(word[:1].isupper() for word in words) and len(words) < 3
    is_movement = fold_words(last) in BODIES
    return state or (fold_words(last) if own and (is_movement or not (sent or led)) else None)


def _body(words: Sequence[str]) -> NameForm:
    owner, rest = _owned(words)
    name = plain(" ".join(rest))
    proper = any(word[:1].isupper() for word in rest) and not (len(rest) == 1 and counts_people(rest[0]))
    words = name.split()
    nouns = BODIES & set(words if proper else [words[-1], *(a for a, b in itertools.pairwise(words) if b in _OF)])
    kind: EntityType = "organization" if nouns or (len(rest) == 1 and _is_acronym(rest[0])) else "unknown"
    if not proper and not nouns and (rest[-1].endswith("s") or counts_people(rest[-1])):
        kind = "group"
    if owner and (not proper or _ORGANS & nouns):
        return NameForm(f"{name} of {owner}", kind, owner)
    return NameForm(name, kind, owner, proper)


def _owned(words: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """Whose it is, and the rest: "Tavaria's Foreign Ministry", "the Pakistani foreign ministry"."""
    for at, word in enumerate(words[:-1]):
        if word.endswith(("'s", "’s")) and words[0][:1].isupper():
            owner = fold_words(_POSSESSIVE.sub("", " ".join(words[: at + 1])))
            return state_called(owner) or owner, words[at + 1 :]
    adjective = state_of_adjective(words[0]) if len(words) > 1 else None
    if adjective and (words[1][:1].islower() or (len(words) > 2 and fold_words(words[-1]) in _ORGANS)):
        return adjective, words[1:]
    return adjective, words


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word.isalpha()
