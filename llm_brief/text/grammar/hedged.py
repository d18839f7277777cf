"""Words that keep a clause from telling of one act that was done: "nearly killed", "rarely met", "in theory banned"."""

from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.wordlists import word_set

__all__ = ["is_hedged", "is_hedging"]

_SHORT = word_set(
    "rarely seldom scarcely hardly nearly almost virtually practically theoretically nominally ostensibly"
)
_USUAL = word_set("typically usually normally generally traditionally ordinarily customarily habitually")
_ADVERBS = _SHORT | _USUAL
_NOUNS = {"in": word_set("theory principle"), "on": word_set("paper")}


@once_per_parse
def is_hedged(parse: Parse, predicate: int) -> bool:
    """Whether a word beside the verb says that the act fell short, is rare or usual, or holds on paper only.

    Of "killed nearly fifty" the number is near, not the act; who agreed in principle has agreed.
    """
    hedges = (child for child in parse.children(predicate) if is_hedging(parse, child))
    return any("principle" not in {token.text for token in _below(parse, child)} for child in hedges)


def _below(parse: Parse, child: int) -> tuple[Token, ...]:
    first, last = parse.edges(child)
    return parse.tokens[first : last + 1]


def is_hedging(parse: Parse, child: int) -> bool:
    """Whether the part of a clause is such a word: "rarely", "in theory"."""
    token = parse.tokens[child]
    word = token.text.lower()
    if token.dep == "advmod":
        return word in _ADVERBS
    nouns = _NOUNS.get(word, frozenset()) if token.dep == "prep" else frozenset()
    objects = [parse.tokens[noun] for noun in parse.dependents(child, "pobj")]
    return any(noun.text.lower() in nouns and not parse.children(noun.index) for noun in objects)
