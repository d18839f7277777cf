"""Acts and states that undo each other: two records that tell of opposites are two things, however alike they read."""

from collections.abc import Set as AbstractSet
from functools import cache

from llm_brief.consolidate.terms import terms_of

__all__ = ["acts_among", "opposed"]

_ROWS = """
    block occupy besiege barricade | leave vacate clear unblock dismantle
    close | reopen
    rise increase grow climb | fall drop shrink decrease
    accept approve welcome support back favour favor | reject oppose
    arrest jail imprison | free
    advance deploy | withdraw
    enter arrive join | leave
    impose | lift
    resume continue restart | stall suspend collapse pause break_down break_off halt
    raise | lower cut
    win | lose
    extend lengthen | shorten
    stay remain | leave
    ban | allow
    strengthen | weaken
    expel deport | readmit
    hire reinstate | sack fire
    """


def acts_among(terms: AbstractSet[str]) -> frozenset[str]:
    """Those of the terms that have an opposite here."""
    return _acts() & terms


def opposed(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether one set of terms has an act and the other only what undoes it."""
    if not one or not other or one == other:
        return False
    return any(_apart(one, other, first, second) or _apart(other, one, first, second) for first, second in _rows())


def _apart(one: AbstractSet[str], other: AbstractSet[str], first: frozenset[str], second: frozenset[str]) -> bool:
    return (
        not first.isdisjoint(one)
        and not second.isdisjoint(other)
        and second.isdisjoint(one)
        and first.isdisjoint(other)
    )


@cache
def _rows() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    sides = (line.split("|") for line in _ROWS.strip().splitlines())
    return tuple((frozenset(terms_of(first)), frozenset(terms_of(second))) for first, second in sides)


@cache
def _acts() -> frozenset[str]:
    return frozenset(term for row in _rows() for side in row for term in side)
