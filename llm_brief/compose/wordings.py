"""Words that lead out of the sentence they stand in, and those that only seem to."""

from collections.abc import Mapping
from types import MappingProxyType

from llm_brief.text.wordlists import word_set

__all__ = [
    "DEFINITE_ALONE",
    "FIRST_PERSON",
    "LEADS_BACK",
    "LEADS_ON",
    "ONE_PERSON",
    "PARTS",
    "POINTING",
    "PRONOUNS",
    "TIMES",
]

FIRST_PERSON = word_set("i we me us my our mine ours myself ourselves")
_ONE = word_set("NNP NN")
_MANY = word_set("NNS NNPS NNP")
ONE_PERSON = word_set("he him his himself she her hers herself")
PRONOUNS: Mapping[str, frozenset[str]] = MappingProxyType(
    dict.fromkeys(ONE_PERSON, _ONE)
    | dict.fromkeys(word_set("they them their theirs themselves"), _MANY | {"NN"})
    | dict.fromkeys(word_set("it its itself"), _ONE)
)
"""Pronouns of the third person, and the tags (Penn Treebank) of the nouns that they can mean."""
POINTING = word_set("this that these those such")
TIMES = word_set(
    """
    week month year morning afternoon evening night weekend time day days weeks months years moment season summer winter
    spring autumn fall century decade quarter hour
    """
)
"""With "this" they name a time."""
LEADS_ON = word_set(
    """
    two three four other same latter former first second third fourth fifth final next last latest recent previous
    earlier later subsequent following new newest old original initial current present whole entire similar further
    additional remaining
    """
)
"""Between "the" and a noun they say nothing of which one is meant."""
LEADS_BACK = word_set(
    """
    bill company business firm governor deal plan proposal move decision incident matter measure step invitation
    meeting project agreement case issue document statement report request ruling offer attack event man woman boy girl
    group pair couple development criticism allegation accusation remark comment appeal pledge threat result
    """
)
"""As "the bill" they are known from the sentence before, wherever they stand."""
PARTS = word_set("version model variant edition half side stage phase part portion copy unit option type kind sort")
"""Of these one asks: of what? No adjective says it."""
DEFINITE_ALONE = word_set(
    """
    government governments authorities police army navy military troops forces president king queen pope public people
    world country nation state capital city region border war economy market markets press media news internet web
    opposition parliament congress senate constitution sun moon sky sea air ground weather
    past present future end start beginning way rest fact truth time day night morning afternoon evening week weekend
    month year season century decade hour moment election elections vote polls budget summer winter spring
    autumn white poor rich young old dead injured wounded unemployed elderly sick right left north south east west
    cabinet treasury chancellor coast countryside same other others one ones need chance number majority minority
    """
)
"""Things of which a reader knows the only one, or that "the" does not point back to."""
