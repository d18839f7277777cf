"""A day or a month right before a name, which parsers take for a part of it: "on Friday Mr Oru said"."""

from llm_brief.text.dates.lexicon import MONTHS, WEEKDAYS
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.grammar.people import is_actor, is_person_word

__all__ = ["is_day_before_name", "without_day"]

_TIMING = frozenset({"in", "since", "until", "by", "during", "from", "last", "next", "this", "early", "late", "mid"})
"""Behind one of these "May" and "April" are months, and nobody's name."""


def is_day_before_name(parse: Parse, index: int) -> bool:
    """Whether the word says when, though the parser has it inside the name, or what people are called, behind it."""
    token = parse.tokens[index]
    is_inside = token.dep in {"compound", "nmod", "amod"} and token.head > index and token.text[:1].isupper()
    if not is_inside:
        return False
    before = parse.tokens[index - 1].text.lower() if index else ""
    word = token.text.lower()
    if parse.tokens[token.head].pos != "PROPN":
        return word in WEEKDAYS and _opens(parse, token, before) and _acts(parse, token.head)
    return word in WEEKDAYS or (word in MONTHS and before in _TIMING)


def _opens(parse: Parse, day: Token, before: str) -> bool:
    """As in "Sunday rebels attacked", "while on Sunday rebels attacked": "the Sunday workers" are a sort of workers."""
    is_first = not day.index or parse.tokens[day.index - 1].sentence != day.sentence
    return is_first or before in {"on", ",", "and", "but", "while", "after", "before", "when", "last", "late", "early"}


def _acts(parse: Parse, noun: int) -> bool:
    """People or a body that does something: services and prayers of a Sunday are held."""
    head = parse.tokens[noun]
    is_doer = head.dep in {"nsubj", "nsubjpass", "pobj", "npadvmod"}
    return is_doer and (is_actor(parse, noun) or is_person_word(head))


def without_day(parse: Parse, first: int) -> int:
    """The first word of a name that begins at ``first``, behind a day that is none of it."""
    return first + 1 if is_day_before_name(parse, first) else first
