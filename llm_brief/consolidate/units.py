"""The numbers of a text, and whether their nouns count people: "villagers" and "people" may be of one count."""

import re
from functools import lru_cache

from llm_brief.text.fold import fold_words
from llm_brief.text.quantities.find import FoundQuantity, find_quantities
from llm_brief.text.wordlists import word_set

__all__ = ["counts_people", "numbers_in"]

_PEOPLE = word_set("""
    people men women children persons others members civilians troops police soldiers exiles rebels victims casualties
    crew staff personnel individuals adults girls boys relatives guests youths locals nationals dead
    """)
_ENDING = re.compile(r"(?:ers|ors|ants|ents|ees|ists|ysts|ials|ians|gates|men|women)$")
_THINGS = word_set("""
    months letters papers numbers quarters centers centres computers servers containers orders borders matters offers
    powers towers rivers waters figures measures factors sectors doors floors errors documents incidents agreements
    payments percents cents events accidents degrees trees fees committees shelters chapters rockets launchers lorries
    plants restaurants apartments elements statements movements settlements parliaments
    """)


def counts_people(unit: str) -> bool:
    """Whether the noun, by its last word, is one of people; nouns of agents are, but for those that name things."""
    word = fold_words(unit.rsplit(maxsplit=1)[-1])
    return word in _PEOPLE or (word not in _THINGS and _ENDING.search(word) is not None)


@lru_cache(maxsize=65536)
def numbers_in(text: str) -> tuple[FoundQuantity, ...]:
    """The quantities of a text; remembered, for several records rest on one sentence."""
    return find_quantities(text)
