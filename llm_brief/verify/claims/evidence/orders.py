"""Which of two acts a text puts first: "before", "after", "once", "until", "then" between them. Each needs a parse."""

from collections.abc import Iterator
from typing import NamedTuple

from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.grammar.shares import predicate_above

__all__ = ["Order", "causes", "orders"]

_MAIN_FIRST = frozenset({"before", "until"})
_MAIN_LAST = frozenset({"after", "once", "when"})
_TIMED = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})


class Order(NamedTuple):
    """Two acts, as tokens, the first of them first, and the word that says so.

    ``loose``: both may be at the same time ("when").
    """

    first: int
    second: int
    word: int

    def is_loose(self, parse: Parse) -> bool:
        """Whether the word leaves open that both are at the same time."""
        return parse.tokens[self.word].text.lower() == "when"


@once_per_parse
def orders(parse: Parse) -> tuple[Order, ...]:
    """Every two acts of a text that one word puts in order."""
    return tuple(order for token in parse.tokens for order in _order_of(parse, token))


@once_per_parse
def causes(parse: Parse) -> tuple[Order, ...]:
    """Every act that another was the cause of, behind "because", as the second of the two."""
    return tuple(order for token in parse.tokens if token.lemma == "because" for order in _caused(parse, token))


def _caused(parse: Parse, token: Token) -> Iterator[Order]:
    cause = parse.tokens[token.head]
    above = parse.tokens[cause.head]
    if token.dep == "mark" and cause.dep == "advcl" and above.pos in {"VERB", "AUX"}:
        yield Order(cause.index, above.index, token.index)


def _order_of(parse: Parse, token: Token) -> Iterator[Order]:
    word = token.text.lower()
    if word == "then":
        yield from _in_a_row(parse, token)
        return
    if word not in _MAIN_FIRST and word not in _MAIN_LAST:
        return
    act = _act_below(parse, token)
    main = _main_of(parse, token, act) if act is not None else None
    denied = main is not None and bool(parse.dependents(main, "neg"))
    if denied and word != "until":
        return
    if act is not None and main is not None and denied and act != main:
        yield Order(act, main, token.index)  # "did not open until it was paid"
    elif act is not None and main is not None and act != main:
        yield Order(main, act, token.index) if word in _MAIN_FIRST else Order(act, main, token.index)


def _in_a_row(parse: Parse, token: Token) -> Iterator[Order]:
    """The two of "A and then B": the verb that "then" belongs to, behind the one that it is joined to."""
    verb = parse.tokens[token.head]
    if token.dep == "advmod" and verb.dep == "conj" and verb.pos == "VERB" and parse.tokens[verb.head].pos == "VERB":
        yield Order(verb.head, verb.index, token.index)


def _act_below(parse: Parse, token: Token) -> int | None:
    """The verb that the word opens, or the noun of an act behind it: "after the alarm failed", "after the refit"."""
    if token.dep in {"mark", "advmod"}:
        head = parse.tokens[token.head]
        is_verb = head.pos in {"VERB", "AUX"} and head.dep in {"advcl", "pcomp", "relcl"}
        return head.index if is_verb and token.index < head.index else None
    below = parse.dependents(token.index, "pcomp", "pobj")
    if token.dep != "prep" or not below:
        return None
    act = parse.tokens[below[0]]
    return act.index if act.dep == "pcomp" or (act.pos == "NOUN" and act.ent_type not in _TIMED) else None


def _main_of(parse: Parse, token: Token, act: int) -> int | None:
    """The verb that the word joins the act to."""
    if token.dep == "prep":
        head = parse.tokens[token.head]
        return head.index if head.pos == "VERB" else predicate_above(parse, token.index)
    above = parse.tokens[act].head
    return above if parse.tokens[above].pos in {"VERB", "AUX"} else predicate_above(parse, act)
