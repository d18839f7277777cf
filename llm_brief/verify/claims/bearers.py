"""Whom a bare surname means where a text has several people of that name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.stems import stem_of

__all__ = ["bearers", "belongings_of", "full_names", "given_names"]

_PARTS = frozenset({"compound", "nmod", "amod"})
_NAMING = frozenset({"PROPN", "NOUN"})  # at the head of a sentence a surname may be taken for a noun
_BELONGING = frozenset({"of", "for", "from", "with"})


@once_per_parse
def full_names(parse: Parse) -> Mapping[str, Sequence[tuple[int, str]]]:
    """Each surname that several given names of the text go with, to where it stands with which of them."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for token in parse.tokens:
        given = _given(parse, token)
        if given is not None:
            found[token.text].append((token.index, given))
    return {name: places for name, places in found.items() if len({given for _, given in places}) > 1}


def given_names(parse: Parse, surname: str) -> frozenset[str]:
    """The given names that go with a surname of several people; none where it is one person's."""
    return frozenset(given for _, given in full_names(parse).get(surname, ()))


def _given(parse: Parse, name: Token) -> str | None:
    """The word right before a surname, where both are the name of a person."""
    if name.pos != "PROPN" or name.ent_type != "PERSON" or name.dep in _PARTS or not name.index:
        return None
    before = parse.tokens[name.index - 1]
    is_given = before.pos == "PROPN" and before.ent_type == "PERSON" and before.head == name.index
    return before.text if is_given else None


@once_per_parse
def bearers(parse: Parse) -> Mapping[int, str]:
    """The tokens that are a bare surname of several people, with the given name of the one meant.

    What stands beside it tells first ("Oru, of the Land Party"), then the last full name before; where the sentence
    or the one before names two of them, nobody is meant for sure.
    """
    return dict(_meant(parse)) if full_names(parse) else {}


def _meant(parse: Parse) -> Iterator[tuple[int, str]]:
    shared = full_names(parse)
    for token in parse.tokens:
        if token.text not in shared or token.pos not in _NAMING or token.dep in _PARTS or _given(parse, token):
            continue
        beside = belongings_of(parse, token.index)
        told = {given for at, given in shared[token.text] if beside and beside <= _stems_around(parse, at)}
        given = told or _last_before(parse, token, shared[token.text])
        if len(given) == 1:
            yield token.index, next(iter(given))


def _last_before(parse: Parse, name: Token, full: Sequence[tuple[int, str]]) -> set[str]:
    before = [(at, given) for at, given in full if at < name.index]
    near = {given for at, given in before if parse.tokens[at].sentence >= name.sentence - 1}
    return near or {given for _, given in before[-1:]}


def belongings_of(parse: Parse, name: int) -> frozenset[str]:
    """The stems of what somebody is of: "Oru, of the Land Party"."""
    prepositions = [at for at in parse.dependents(name, "prep") if parse.tokens[at].text.lower() in _BELONGING]
    nouns = (parse.noun_phrase(noun) for at in prepositions for noun in parse.dependents(at, "pobj"))
    tokens = (token for phrase in nouns for token in parse.tokens_in(phrase.start, phrase.end))
    return frozenset(stem_of(token.text.lower()) for token in tokens if token.pos in {"NOUN", "PROPN"})


def _stems_around(parse: Parse, name: int) -> frozenset[str]:
    """The stems of all that stands below a name: what it is of, and what it is called beside."""
    above = parse.tokens[name]
    start, end = parse.subtree(above.head if above.dep == "appos" else name)
    return frozenset(stem_of(token.text.lower()) for token in parse.tokens_in(start, end))
