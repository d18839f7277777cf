"""One saying: a cue with its source and what it attributes, and the ranges of a sentence that it may cover."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from llm_brief.text.grammar.cues import (
    Cue,
)
from llm_brief.text.grammar.parse import Parse, Phrase, Token

__all__ = ["Range", "Saying", "around", "below", "ranges_of"]

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue with its source and the character ranges of what it attributes, in order; all of one sentence."""

    cue: Cue
    token: int
    cue_range: Range
    source: Phrase | None
    content: tuple[Range, ...]
    negated: bool = False


def around(parse: Parse, hole: Range, clause: int) -> tuple[Range, ...]:
    """What is below ``clause`` and not in ``hole``."""
    first, last = parse.edges(clause)
    return ranges_of(parse, [(first, hole[0] - 1), (hole[1] + 1, last)])


def ranges_of(parse: Parse, edges: Iterable[Range]) -> tuple[Range, ...]:
    """Character ranges of token ranges, without the punctuation at their borders (quotation marks stay)."""
    trimmed = (_trimmed(parse, first, last) for first, last in edges)
    return tuple(sorted({r for r in trimmed if r is not None}))


def _trimmed(parse: Parse, first: int, last: int) -> Range | None:
    while first <= last and _is_loose(parse.tokens[first]):
        first += 1
    while last >= first and _is_loose(parse.tokens[last]):
        last -= 1
    return (parse.tokens[first].start, parse.tokens[last].end) if first <= last else None


def _is_loose(token: Token) -> bool:
    return token.pos == "PUNCT" and token.text not in {'"', "'", "''", "``"}


def below(parse: Parse, prepositions: Sequence[int], infinitives: Sequence[int] = ()) -> tuple[Range, ...]:
    """What the prepositions govern; to the end of the infinitive in "called on Oru to resign"."""
    ends = [parse.edges(infinitive)[1] for infinitive in infinitives]
    return ranges_of(parse, ((p + 1, max([parse.edges(p)[1], *(e for e in ends if e > p)])) for p in prepositions))
