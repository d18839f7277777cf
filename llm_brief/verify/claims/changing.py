"""Words of change, and what a number is to the change they tell of: by how much, to what or from what."""

from enum import StrEnum
from typing import NamedTuple

from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.quantities.find import FoundQuantity

__all__ = ["Change", "Level", "Part", "change_at", "is_change", "is_up", "level_at", "side_of", "word_before"]

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


class Level(NamedTuple):
    """What something is measured against: whether it is ``above`` that, and where the words for it begin."""

    above: bool
    start: int


def level_at(parse: Parse, quantity: FoundQuantity) -> Level | None:
    """Whether something is said to be above or below a number: "up from 5", "below the record of 71", "short of 9"."""
    token = parse.token_at(quantity.start)
    if token is None:
        return None
    for at in range(token.index - 1, max(-1, token.index - 1 - _NEAR), -1):
        other = parse.tokens[at]
        word = other.text.lower()
        if other.sentence != token.sentence:
            return None
        if word in _AGAINST and (word != "short" or parse.tokens[at + 1].lemma == "of"):
            return _level(parse, other)
        is_passed = other.pos in _PASSED or word in _HEDGES or word == "of" or other.tag == "$"
        if not is_passed or other.tag in _COMPARATIVES:
            return None
    return None


def _level(parse: Parse, word: Token) -> Level | None:
    text = word.text.lower()
    if _is_denied(parse, word):
        return None
    if text == "than":
        near = parse.tokens[max(0, word.index - _NEAR) : word.index]
        comparative = next((one for one in reversed(near) if one.tag in _COMPARATIVES), None)
        side = None if comparative is None else _COMPARED.get(comparative.text.lower())
        return Level(side, comparative.start) if side is not None and comparative is not None else None
    if text == "from":
        changing = _changing(parse, word)
        up = _is_up(changing) if changing is not None else None
        return Level(up, changing.start) if up is not None and changing is not None else None
    return Level(text in _OVER, word.start)


def side_of(token: Token) -> bool | None:
    """Whether a word says that something is above or goes up, and not below or down; None where it says neither."""
    word = token.text.lower()
    if word in _OVER or word in _UNDER:
        return word in _OVER
    return _COMPARED[word] if word in _COMPARED else is_up(token)


def _is_denied(parse: Parse, word: Token) -> bool:
    """Whether a "not" stands between a word and the verb above it, or at that."""
    for at in (word.index, *parse.ancestors(word.index)):
        if parse.dependents(at, "neg"):
            return True
        if parse.tokens[at].pos in {"VERB", "AUX"}:
            return False
    return False


_NEAR = 7
"""Tokens between a number and the word that says what it is to something else."""
_OVER = frozenset({"above", "over", "beyond"})
_UNDER = frozenset({"below", "under", "short"})
_AGAINST = _OVER | _UNDER | {"from", "than"}
_PASSED = frozenset({"DET", "NOUN", "ADJ", "NUM", "SYM", "PART"})
_COMPARATIVES = frozenset({"JJR", "RBR"})
_COMPARED = dict.fromkeys(("more", "higher", "larger", "bigger", "greater", "better", "longer"), True) | dict.fromkeys(
    ("less", "lower", "fewer", "smaller", "worse", "shorter"), False
)


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
