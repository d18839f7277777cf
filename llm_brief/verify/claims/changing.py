"""Words of change, and what a number is to the change they tell of: by how much, to what or from what."""

from enum import StrEnum
from typing import NamedTuple

from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.quantities.find import FoundQuantity

__all__ = ["Change", "Part", "change_at", "is_change", "is_up", "word_before"]

_UP = frozenset(
    """rise grow climb jump gain increase raise swell surge soar widen expand advance strengthen lift boost up rally
    rebound growth""".split()
)
_DOWN = frozenset(
    """fall drop cut reduce decrease decline slip sink shrink dip plunge lower narrow slump tumble slide ease weaken
    contract slash trim down reduction lessen diminish""".split()
)
_EITHER = frozenset({"change", "move", "go", "edge", "bring", "adjust", "swing", "shift"})
_TRANSITIVE = frozenset(
    {"raise", "cut", "reduce", "lower", "lift", "boost", "slash", "trim", "bring", "adjust", "move"}
)
"""Verbs behind which a bare number is what is cut or raised, or may be: "raised 3 million", "cut 40 jobs"."""
_HEDGES = frozenset(
    """about around roughly some nearly almost just only over more less than at least most close as much many an a the
    another further approximately well under exactly even little""".split()
)
_REACH = 14
"""Tokens before a number among which the word of change is looked for."""


class Part(StrEnum):
    """What a number is to a change."""

    BY = "by"
    TO = "to"
    FROM = "from"


class Change(NamedTuple):
    """What a number is to which change: ``up`` is None where the word does not tell; the words begin at ``start``."""

    part: Part
    up: bool | None
    word: int
    start: int


def change_at(parse: Parse, quantity: FoundQuantity) -> Change | None:
    """The change of which a number says by how much, to what or from what, if any."""
    token = parse.token_at(quantity.start)
    if token is None:
        return None
    before = word_before(parse, token)
    if before is None:
        return None
    word = before.text.lower()
    if word in {"by", "to", "from"}:
        changing = _changing(parse, before)
        return Change(Part(word), _is_up(changing), changing.index, before.start) if changing is not None else None
    named = parse.tokens[before.index - 1] if word == "of" and before.index else None
    if named is not None and named.pos == "NOUN" and is_change(named):
        return Change(Part.BY, _is_up(named), named.index, named.start)
    is_bare = is_change(before) and before.pos != "NOUN" and before.lemma.lower() not in _TRANSITIVE | _EITHER
    return Change(Part.BY, _is_up(before), before.index, before.start) if is_bare else None


def word_before(parse: Parse, token: Token) -> Token | None:
    """What stands before a number, hedges passed over."""
    for at in range(token.index - 1, -1, -1):
        other = parse.tokens[at]
        if other.sentence != token.sentence:
            return None
        if other.text.lower() not in _HEDGES and other.tag not in {"$", "SYM"}:
            return other
    return None


def _changing(parse: Parse, preposition: Token) -> Token | None:
    """The nearest word of change before a preposition; none where another verb or a semicolon stands between."""
    for at in range(preposition.index - 1, max(-1, preposition.index - 1 - _REACH), -1):
        token = parse.tokens[at]
        if token.sentence != preposition.sentence or token.text == ";":
            return None
        if is_change(token):
            return token
        if token.pos == "VERB":
            return None
    return None


def is_change(token: Token) -> bool:
    """Whether a word says that something becomes more or less, or may."""
    lemma = token.lemma.lower()
    if lemma in {"up", "down"}:
        return token.pos in {"ADV", "ADP", "ADJ", "PART"}
    return token.pos in {"VERB", "NOUN"} and (lemma in _UP or lemma in _DOWN or lemma in _EITHER)


def is_up(token: Token) -> bool | None:
    """Whether a word says that something becomes more, and not less; None where it tells of neither."""
    return _is_up(token) if is_change(token) else None


def _is_up(token: Token) -> bool | None:
    lemma = token.lemma.lower()
    return None if lemma in _EITHER else lemma in _UP
