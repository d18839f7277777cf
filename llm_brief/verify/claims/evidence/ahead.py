"""Which of two a text puts ahead of the other: "overtook", "behind", "second to", "sells more than". Needs a parse."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from llm_brief.text.grammar.parse import Parse, Token, once_per_parse

__all__ = ["Ahead", "ahead_in"]

_PASSING = frozenset("overtake surpass outstrip outsell outrank eclipse overhaul leapfrog pass".split())
_TELLING = _PASSING | {"behind", "ahead", "second", "than"}
_MORE = frozenset({"more", "bigger", "larger", "higher", "greater", "stronger"})
_LESS = frozenset({"less", "fewer", "smaller", "lower", "weaker"})
_SUBJECTS = ("nsubj", "nsubjpass")


class Ahead(NamedTuple):
    """Who is ahead of whom, as the tokens that head their names, and the word that says so."""

    first: int
    second: int
    word: int


@once_per_parse
def ahead_in(parse: Parse) -> tuple[Ahead, ...]:
    """Every two named that a text puts one ahead of the other; what it denies is left out."""
    if parse.lemmas.isdisjoint(_TELLING):  # mostly so
        return ()
    return tuple(_named(parse, [pair for token in parse.tokens for pair in _found(parse, token)]))


def _named(parse: Parse, pairs: Sequence[Ahead]) -> Iterator[Ahead]:
    for pair in pairs:
        first, second = _name(parse, pair.first), _name(parse, pair.second)
        if first is not None and second is not None and _is_plain(parse, pair):
            yield Ahead(first, second, pair.word)


def _found(parse: Parse, token: Token) -> Iterator[Ahead]:
    if token.lemma in _PASSING and token.pos == "VERB":
        yield from _passing(parse, token)
        return
    word = token.text.lower()
    if word in {"behind", "to", "of", "than"} and token.dep == "prep":
        other = next(iter(parse.dependents(token.index, "pobj")), None)
        is_ahead = _is_ahead(parse, token)
        one = _holder(parse, token) if other is not None and is_ahead is not None else None
        if one is not None and other is not None:
            yield Ahead(one, other, token.index) if is_ahead else Ahead(other, one, token.index)


def _passing(parse: Parse, verb: Token) -> Iterator[Ahead]:
    subject, done_to = _holder(parse, verb), next(iter(parse.dependents(verb.index, "dobj")), None)
    by = next((at for agent in parse.dependents(verb.index, "agent") for at in parse.dependents(agent, "pobj")), None)
    if by is not None and subject is not None:
        yield Ahead(by, subject, verb.index)
    elif subject is not None and done_to is not None:
        yield Ahead(subject, done_to, verb.index)


def _is_ahead(parse: Parse, word: Token) -> bool | None:
    """Whether the words up to a preposition put somebody ahead of who stands behind it; None where they do neither."""
    text, before = word.text.lower(), parse.tokens[max(0, word.index - _REACH) : word.index]
    texts = [token.text.lower() for token in before if token.sentence == word.sentence]
    if text == "behind":
        return False
    if text == "of":
        return True if texts[-1:] == ["ahead"] else None
    if text == "to":
        return False if texts[-1:] == ["second"] or texts[-2:] == ["second", "only"] else None
    degree = next((one for one in reversed(before) if one.tag in {"JJR", "RBR"}), None)
    side = degree.text.lower() if degree is not None and degree.sentence == word.sentence else ""
    return True if side in _MORE else False if side in _LESS else None


_REACH = 9
"""Tokens before "than" among which the comparative stands."""


def _holder(parse: Parse, token: Token) -> int | None:
    """Of whom the word is told: the subject of the nearest verb above that has one, the next above for a pronoun."""
    for at in (token.index, *parse.ancestors(token.index)):
        for subject in parse.dependents(at, *_SUBJECTS):
            if parse.tokens[subject].pos != "PRON":
                return subject
            if parse.tokens[at].dep == "relcl":
                return parse.tokens[at].head
    return None


def _is_plain(parse: Parse, found: Ahead) -> bool:
    tokens = parse.tokens
    verbs = [at for at in (found.word, *parse.ancestors(found.word)) if tokens[at].pos in {"VERB", "AUX"}]
    denied = any(parse.dependents(at, "neg") for at in verbs)
    return not denied and not any(tokens[at].text.lower() in _DENYING for at in parse.children(found.first))


_DENYING = frozenset({"no", "neither", "nor"})


def _name(parse: Parse, index: int) -> int | None:
    """The token of a name: the word itself, or what stands behind "of" or beside it: "the village of Oss"."""
    inner = parse.dependents(index, "compound")
    if any(parse.tokens[at].pos == "PROPN" for at in (index, *inner)):  # "Kestrel Events"
        return index
    of = (at for at in parse.dependents(index, "prep") if parse.tokens[at].lemma == "of")
    below = (noun for at in of for noun in parse.dependents(at, "pobj"))
    return next((at for at in (*below, *parse.dependents(index, "appos")) if parse.tokens[at].pos == "PROPN"), None)
