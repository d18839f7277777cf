"""Which of the nouns that a parser coordinates are really several that have one part in the sentence."""

from llm_brief.text.grammar.parse import Parse
from llm_brief.text.numerals import CARDINALS
from llm_brief.text.wordlists import word_set

__all__ = ["co_nouns"]


def co_nouns(parse: Parse, noun: int) -> tuple[int, ...]:
    """The nouns coordinated with ``noun`` that have its part; not those that the parser hung there by mistake.

    "9 guests, six boys and three girls" are 9, not three groups; in "wounded by a shell and guards shot by Oru" the
    guards wound nobody; "her play, Dust, Rain, and Salt" is one play, and "the patients, a husband and wife," are two.
    """
    below = parse.dependents(noun, "conj")
    if below and (
        _are_parts(parse, noun, below[0]) or _is_titled(parse, noun, below[0]) or _is_apposed(parse, noun, below[0])
    ):
        return ()
    return tuple(other for other in below if not _suffers_beside(parse, noun, other))


_WORKS = word_set("""
    play book novel film movie song album opera musical memoir poem essay documentary series show painting exhibition
    podcast programme program magazine biography autobiography novella ballet symphony sculpture video game report study
    anthology collection trilogy thriller comedy tragedy drama
    """)
"""What has a title, which may have commas."""


def _is_titled(parse: Parse, noun: int, first: int) -> bool:
    """Whether what the parser lists behind a work is its title: set off by a comma, with a capital."""
    opening = parse.tokens[parse.edges(first)[0]]
    is_apart = parse.tokens[opening.index - 1].text == "," and opening.index - 2 <= parse.edges(noun)[1]
    return parse.tokens[noun].lemma in _WORKS and is_apart and opening.text[:1].isupper()


def _is_apposed(parse: Parse, noun: int, first: int) -> bool:
    """Whether a pair between two commas says who the noun before is: "The patients, a husband and wife, are"."""
    start, end = parse.edges(first)
    if end + 1 >= len(parse.tokens) or start - 2 > parse.edges(noun)[1]:
        return False
    inside = parse.tokens[start : end + 1]
    is_pair = any(token.dep == "cc" for token in inside) and not any(token.text == "," for token in inside)
    is_bare = parse.tokens[noun].tag == "NNS" and inside[0].text.lower() in {"a", "an", "two", "three"}
    return is_pair and is_bare and parse.tokens[start - 1].text == parse.tokens[end + 1].text == ","


def _are_parts(parse: Parse, noun: int, first: int) -> bool:
    """Whether the numbers of what is listed behind a number add up to it."""
    listed = [first]
    while below := parse.dependents(listed[-1], "conj"):
        listed.append(below[0])
    parts, whole = [_count_of(parse, each) for each in listed], _count_of(parse, noun)
    return whole is not None and len(parts) > 1 and None not in parts and sum(part or 0 for part in parts) == whole


def _count_of(parse: Parse, noun: int) -> int | None:
    words = [parse.tokens[number].text.lower().replace(",", "") for number in parse.dependents(noun, "nummod")]
    if len(words) != 1:
        return None
    return int(words[0]) if words[0].isdecimal() else CARDINALS.get(words[0])


def _suffers_beside(parse: Parse, noun: int, other: int) -> bool:
    """Behind "by": a participle with its own "by" follows the other noun, which is what it is done to."""
    above = parse.tokens[noun]
    if above.dep != "pobj" or parse.tokens[above.head].dep != "agent":
        return False
    participles = [*parse.dependents(other, "acl"), *parse.dependents(noun, "acl")]
    return any(p > other and parse.dependents(p, "agent") for p in participles)
