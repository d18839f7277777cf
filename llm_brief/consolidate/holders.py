"""Whose statement it is: whether two holders can be one, by their names or by what they are called.

"Officials" may be a ministry's and "a spokesman" a company's. Miners, a union or somebody's brother speak for
themselves, and for a company only when its name says so.
"""

from collections.abc import Sequence
from itertools import product

from llm_brief.consolidate.cast import Actor
from llm_brief.consolidate.units import counts_people
from llm_brief.text.wordlists import word_set

__all__ = ["are_other_holders"]

_VOICES = word_set("""
    spokesman spokeswoman spokesperson spokespeople official officials executive executives boss bosses chief chiefs ceo
    chair chairman chairwoman president director directors manager managers management representative representatives
    statement company firm group organisation organization body agency authority authorities government ministry
    department leadership leader leaders lawyer lawyers attorney aide aides source sources minister ministers secretary
    head commander commanders founder founders owner owners member members board council office operator delegates
    delegation officer officers diplomat diplomats adviser advisers administration state bank party movement police
    organisers organizers negotiators
    """)
"""Words under which somebody speaks for another, or under which a body speaks that is named elsewhere."""
_KIN = word_set("brother sister father mother son daughter wife husband widow uncle aunt cousin family families kin")
_ALIKE = word_set("people residents villagers locals witnesses neighbours neighbors survivors inhabitants townspeople")
"""Those who were there, under any name."""


def are_other_holders(ones: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether none of these can be one of those: by another name, or by a description that tells them apart."""
    return bool(ones) and bool(others) and all(_are_two(one, other) for one, other in product(ones, others))


def _are_two(one: Actor, other: Actor) -> bool:
    if one.key == other.key or one.side == other.side:
        return False
    if one.certain and other.certain and not _is_described(one) and not _is_described(other):
        return (one.type == "person") == (other.type == "person")
    return any(_speaks_for_itself(told, beside) for told, beside in ((one, other), (other, one)))


def _is_described(actor: Actor) -> bool:
    """Whether its key is a description although it was taken for a name: "her brother", "family members"."""
    last = actor.key.split()[-1]
    return actor.type in {"unknown", "group"} and (last in _KIN or (" " in actor.key and actor.key.split()[0] in _KIN))


def _speaks_for_itself(told: Actor, beside: Actor) -> bool:
    """Whether ``told`` is described, and as nobody whom ``beside`` can be."""
    words = set(told.key.split())
    if (told.certain and not _is_described(told)) or words & set(beside.key.split()):
        return False
    last = told.key.split(" of ")[0].split()[-1]
    if words & _KIN:
        return beside.type != "person" or not beside.certain
    if last in _VOICES:
        return False
    if last in _ALIKE and beside.key.split()[-1] in _ALIKE:
        return False
    return told.type == "organization" or (counts_people(last) and last.endswith("s"))
