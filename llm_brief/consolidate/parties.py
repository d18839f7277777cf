"""Names that stand for two, and doers that cannot be one: what forbids that two reports tell of one act.

A name is held against a name only. "A journalist" may be anybody who is named elsewhere, a state may be its president,
and what looks like another spelling may be one; of all these nothing is said.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product, takewhile

from llm_brief.consolidate.cast import Actor, Cast
from llm_brief.consolidate.likenames import alike, is_spelling_of
from llm_brief.consolidate.naming import BODIES, ROLES, EntityType
from llm_brief.consolidate.states import state_called, state_of_adjective
from llm_brief.consolidate.terms import concept_of
from llm_brief.consolidate.units import counts_people, numbers_in
from llm_brief.records.base import Leaf
from llm_brief.text.fold import fold_words
from llm_brief.text.wordlists import word_set

__all__ = [
    "Named",
    "are_other_crowds",
    "are_other_parties",
    "are_other_sorts",
    "are_rival_doers",
    "doers_among",
    "doers_in",
    "named_in",
    "parties_told",
    "unmatched",
]

_TITLES = ROLES | word_set("father brother sister mother saint prime vice first foreign late ex former")
_ENDING = frozenset(',;:(“"—–') | word_set("of from in at on for by with near who whom whose which that and or")
_ARTICLES = word_set("the a an both")
_PARTICLES = word_set("de la du des del di da al el bin ibn van von der le")
_FAMILIAR = (
    word_set("william bill billy will willie"), word_set("robert bob bobby rob"), word_set("richard dick rick richie"),
    word_set("james jim jimmy jamie"), word_set("john jack johnny"), word_set("edward ed ted eddie ned"),
    word_set("elizabeth liz beth betty eliza"), word_set("margaret maggie peggy meg"), word_set("joseph joe"),
    word_set("charles charlie chuck"), word_set("henry harry hank"), word_set("theodore ted theo"),
    word_set("katherine catherine kate kathy cathy katie"), word_set("anthony tony"), word_set("susan sue"),
    word_set("alexander alex sasha aleksandr"), word_set("francis frank"), word_set("thomas tom tommy"),
    word_set("michael mike mick"), word_set("patricia pat"), word_set("patrick pat paddy"), word_set("andrew andy"),
)  # fmt: skip
"""First names and what their bearers are called."""
_DOERS = {
    "soldiers": "soldier army military troop force airforce navy commando marine paratrooper",
    "police": "police policeman policewoman officer constable",
    "militants": "militant rebel insurgent jihadist extremist terrorist guerrilla guerilla islamist separatist",
    "robbers": "robber thief burglar bandit mugger poacher smuggler",
    "a crowd": "protester demonstrator rioter mob villager worker striker student fan",
    "gunmen": "gunman attacker assailant kidnapper bomber sniper shooter",
}
_DOER_OF = {word: name for name, words in _DOERS.items() for word in words.split()}
_IRREGULAR = {"men": "man", "women": "woman", "thieves": "thief"}
_OPEN_TO = {"gunmen": frozenset({"militants", "robbers", "a crowd"}), "militants": frozenset({"robbers"})}
"""Of gunmen nobody knows who they are, but they are told apart from those who serve a state."""


@dataclass(frozen=True, slots=True)
class Named:
    """A party as a report tells it: who it is taken for, its words, and the folded words of its own name (or none)."""

    actor: Actor
    mention: str

    @property
    def name(self) -> tuple[str, ...]:
        """The words of its name without titles; none where it is only described, also under a capital ("Gunmen")."""
        described = not self.actor.certain or _head(self.mention) in _DOER_OF or _is_of_people(self.mention)
        return () if described else named_in(self.mention)


def parties_told(leaves: Iterable[Leaf[str] | None], doc_id: str, cast: Cast) -> Iterator[Named]:
    """The parties that fill a field, each read in the document in which its words stand, else in ``doc_id``."""
    for leaf in leaves:
        if leaf is not None:
            actor = cast.actor(leaf.evidence[0].doc_id if leaf.evidence else doc_id, leaf.value)
            if actor is not None:
                yield Named(actor, leaf.value)


@lru_cache(maxsize=65536)
def named_in(mention: str) -> tuple[str, ...]:
    """The name that a mention is: "Hamid Noor" of "the journalist Hamid Noor, 40"; none of "the mayor of Leeds"."""
    head: list[str] = []
    for word in mention.replace(",", " , ").replace("(", " ( ").split():
        if head and (fold_words(word) in _ENDING or word in _ENDING):
            break
        head.append(word.strip("“”\"'.’"))
    kept: list[str] = []
    for word in reversed([word for word in head if word]):
        if not word[:1].isupper() and not (kept and fold_words(word) in _PARTICLES):
            break
        kept.insert(0, fold_words(word.removesuffix("’s").removesuffix("'s")))
    titles = [at for at, word in enumerate(kept) if word.strip(".") in _TITLES or word.removesuffix("s") in ROLES]
    kept = kept[titles[-1] + 1 :] if titles else [word for word in kept if word not in _ARTICLES]
    is_name = bool(kept) and not all(word in BODIES or state_of_adjective(word) for word in kept)
    return tuple(kept) if is_name else ()


def are_other_parties(ones: Sequence[Named], others: Sequence[Named]) -> bool:
    """Whether both name parties, and none of the one list can be one of the other."""
    first, second = ([party for party in parties if party.name] for parties in (ones, others))
    if not first or not second:
        return False
    return all(_are_two(one, other) for one, other in product(first, second))


def unmatched(ones: Iterable[Named], others: Sequence[Named]) -> list[Named]:
    """The named parties of ``ones`` that the others do not name; who is described there is not named."""
    named = [other for other in others if other.name]
    return [one for one in ones if one.name and all(_are_two(one, other) for other in named)]


def _are_two(one: Named, other: Named) -> bool:
    """Whether two parties are surely not one: both are named, and no form of the one name is a form of the other."""
    kinds = {one.actor.type, other.actor.type}
    if one.actor.key == other.actor.key or not one.name or not other.name or _are_one_name(one.name, other.name):
        return False
    if "person" not in kinds and one.actor.side == other.actor.side:
        return False
    return not any(kind in kinds and kinds != {kind} for kind in _MEANT_BY_OTHERS) or _are_states(one, other)


_MEANT_BY_OTHERS: tuple[EntityType, ...] = ("government", "organization")
"""A state is named for its president, and a company for its owner."""


def _are_states(one: Named, other: Named) -> bool:
    """Whether one is a state and the other a single word that may be one: "Norland" and "Peru"."""
    return all(len(party.name) == 1 and party.actor.type != "person" for party in (one, other))


def _are_one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the two can be forms of one name: parts of it, its initials, another spelling or a familiar form."""
    first, second = set(one), set(other)
    if first <= second or second <= first or _initials(one) == other or _initials(other) == one:
        return True
    if state_called(" ".join(one)) and state_called(" ".join(one)) == state_called(" ".join(other)):
        return True
    if one[-1] == other[-1] and len(one) > 1 and len(other) > 1:
        return _are_one_forename(one[0], other[0])
    whole = " ".join(one), " ".join(other)
    return is_spelling_of(*whole, person=True, acronyms=(None, None)) or alike(*whole)


def _initials(name: Sequence[str]) -> tuple[str, ...]:
    return ("".join(word[0] for word in name),) if len(name) > 1 else ()


def _are_one_forename(one: str, other: str) -> bool:
    """The same letter where one is an initial, a letter amiss, or one of the names that go with another."""
    if len(one.strip(".")) == 1 or len(other.strip(".")) == 1:
        return one[0] == other[0]
    if any(one in names and other in names for names in _FAMILIAR):
        return True
    return is_spelling_of(one, other, person=True, acronyms=(None, None)) or one[:4] == other[:4]


def doers_among(parties: Iterable[Named]) -> frozenset[str]:
    """The sorts of those who are described and not named: "the army" and "troops" are soldiers."""
    heads = (_head(party.mention) for party in parties if not party.name)
    return frozenset(_DOER_OF[head] for head in heads if head in _DOER_OF)


def _head(mention: str) -> str:
    words = [fold_words(word).strip(".,'\"") for word in mention.split()]
    at = next((at for at, word in enumerate(words) if at and word in _ENDING), len(words))
    return _singular(words[at - 1]) if words else ""


def _singular(word: str) -> str:
    return _IRREGULAR.get(word) or (word[:-3] + "man" if word.endswith("men") else word.removesuffix("s"))


_BY = re.compile(r"\bby ((?:[a-z\-]+ ){0,4}[a-z\-]+)\b")
_FIRST = 4


@lru_cache(maxsize=16384)
def doers_in(clause: str) -> frozenset[str]:
    """The sorts of those who did what a clause tells: behind "by", else those it begins with."""
    behind = [word for found in _BY.finditer(clause) for word in takewhile(_is_inside, found[1].split())]
    words = behind or [word.strip(",.") for word in fold_words(clause).split()[:_FIRST]]
    return frozenset(_DOER_OF[head] for word in words if (head := _singular(word)) in _DOER_OF)


def _is_inside(word: str) -> bool:
    return word not in _ENDING and word not in _BEHIND


_BEHIND = word_set("after before when while as because during outside inside under over against to since until")
_ANYBODY = word_set(
    "people person man woman child boy girl civilian victim resident local other member casualty dead body"
)


@lru_cache(maxsize=16384)
def are_other_crowds(one: str, other: str) -> bool:
    """Whether the two count people of different sorts, and not as many: each could be told amiss, but not both."""
    counted = [[n.value.low for n in numbers_in(mention) if n.value.unit] for mention in (one, other)]
    people = all(counts_people(_plural(mention)) for mention in (one, other))
    return are_other_sorts(one, other) and people and all(counted) and counted[0] != counted[1]


@lru_cache(maxsize=16384)
def are_other_sorts(one: str, other: str) -> bool:
    """Whether two descriptions are of different people by their nouns: not soldiers and troops."""
    heads = {_head(one), _head(other)}
    return len({_DOER_OF.get(head) or concept_of(head) for head in heads}) > 1 and not heads & _ANYBODY


def _is_of_people(mention: str) -> bool:
    """Whether it is one word for people, in a capital because it opens the sentence: "Villagers"."""
    return " " not in mention and mention.endswith("s") and counts_people(mention)


def _plural(mention: str) -> str:
    return f"{_head(mention)}s"


def are_rival_doers(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether both tell who did it, and it cannot have been both: soldiers, or police, or gunmen."""
    return bool(ones) and bool(others) and not any(_may_be_one(a, b) for a, b in product(ones, others))


def _may_be_one(one: str, other: str) -> bool:
    return one == other or other in _OPEN_TO.get(one, ()) or one in _OPEN_TO.get(other, ())
