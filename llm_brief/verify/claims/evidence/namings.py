"""Whether two words can be names of one kind: a nation or a description does not stand in the place of a name.

"The Pole" may be the goalkeeper that the document calls by his name, and "Poland" beside that name says whose he is.
"""

from collections.abc import Sequence

from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.words import Word

__all__ = ["are_heads_of_two_kinds", "are_of_two_kinds", "fill_one_place", "is_by_nation", "is_called_by_nation"]

_PEOPLE, _PERSON = "NORP", "PERSON"
_ENDINGS = ("man", "men", "woman", "women")
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def are_of_two_kinds(claimed: Sequence[Word], told: Sequence[Word], comparison: Comparison) -> bool:
    """Whether one name says what somebody is or comes from, and the other who it is: neither excludes the other."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or not claimed or not told:
        return False
    one, other = mine.token_at(claimed[-1].start), theirs.token_at(told[-1].start)
    return one is not None and other is not None and are_heads_of_two_kinds(mine, one.index, theirs, other.index)


def are_heads_of_two_kinds(mine: Parse, claimed: int, theirs: Parse, told: int) -> bool:
    """The same of the tokens that head two phrases."""
    one, other = mine.tokens[claimed], theirs.tokens[told]
    if one.dep in _INNER and mine.tokens[one.head].lemma == theirs.tokens[other.head].lemma:
        return False  # "the Lund bridge", "the Amalia bridge"
    if _is_nation(mine, one) != _is_nation(theirs, other):
        return True
    return _is_description_before(mine, one) != _is_description_before(theirs, other)


def fill_one_place(claimed: Sequence[Word], told: Sequence[Word], comparison: Comparison) -> bool:
    """Whether both names have the same part in their sentence, as who acts, to whom it is done, or behind an "in"."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or not claimed or not told:
        return True
    one, other = mine.token_at(claimed[-1].start), theirs.token_at(told[-1].start)
    return one is None or other is None or bool(_parts(mine, one) & _parts(theirs, other))


def _parts(parse: Parse, token: Token) -> set[str]:
    """What part the phrase of a name has; more than one where grammar leaves it open or tells it in two ways."""
    while token.dep in _INNER and token.head != token.index:
        token = parse.tokens[token.head]
    above = parse.tokens[parse.tokens[token.head].head]
    if token.dep == "pobj" and parse.tokens[token.head].lemma == "of" and above.pos == "NOUN" and above != token:
        return {"of", *_parts(parse, above)}  # "near the town of Velm"
    if token.dep == "pobj":
        return {parse.tokens[token.head].lemma.lower(), *(["nsubj"] if parse.tokens[token.head].dep == "agent" else [])}
    return set(_ALIKE.get(token.dep, (token.dep,)))


_INNER = frozenset({"compound", "nmod", "amod", "poss", "conj", "appos", "flat"})
_ALIKE = {"nsubjpass": ("nsubj", "dobj"), "ROOT": ("nsubj", "dobj", "ROOT"), "attr": ("attr", "dobj")}


def is_by_nation(start: int, parse: Parse | None) -> bool:
    """Whether the word there calls somebody or something after a nation: "the French surgeon", "the Dutchman"."""
    token = parse.token_at(start) if parse is not None else None
    return parse is not None and token is not None and _is_nation(parse, token)


def is_called_by_nation(word: Word, comparison: Comparison) -> bool:
    """Whether the claim calls somebody after a nation, and the document may let a reader know it.

    "The Brazilian" says no more of a player than everybody knows, and "Swedish" follows from "Sweden"; that a
    comedian is British is an addition.
    """
    parse = comparison.reading.known.parse
    token = parse.token_at(word.start) if parse is not None else None
    if parse is None or token is None or not _is_nation(parse, token):
        return False
    is_people = token.ent_type == _PEOPLE or token.text.endswith(_ENDINGS)
    if is_people and token.dep not in {"amod", "compound", "nmod"}:
        return True
    theirs, root = comparison.source.parse, word.text[:_ROOT]
    alike = [other for other in comparison.source.flat if other.capital and other.text[:_ROOT] == root]
    there = [theirs.token_at(other.start) for other in alike] if theirs is not None else []
    return any(token is not None and token.ent_type in {_PEOPLE, "GPE"} for token in there)


_ROOT = 3
"""Letters that a nation shares with the word for its people: "Poland" and "Pole"."""


def _is_nation(parse: Parse, token: Token) -> bool:
    """Whether it is a people's name, or a word with a capital and an article, as no person is named: "the Pole"."""
    if token.ent_type == _PEOPLE:
        return token.pos == "ADJ" or token.tag in {"NNPS", "NNS"} or bool(parse.dependents(token.index, "det"))
    is_free = token.ent_type in {"", _PERSON} or token.text.endswith(_ENDINGS)  # "the Dutchman"
    if not token.text[:1].isupper() or not is_free:
        return False
    articles = {parse.tokens[at].text.lower() for at in parse.dependents(token.index, "det")}
    return not articles.isdisjoint({"the", "a", "an"}) and not parse.dependents(token.index, "compound", "nmod")


def _is_description_before(parse: Parse, token: Token) -> bool:
    """Whether a place stands before a noun or a name that it describes: "Poland goalkeeper Zielak"."""
    head = parse.tokens[token.head]
    is_before = token.dep in {"compound", "nmod", "amod"} and token.index < head.index
    if not is_before or token.ent_type not in {*_PLACES, _PEOPLE}:
        return False
    return head.pos == "NOUN" or head.ent_type == _PERSON
