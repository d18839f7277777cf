"""The rule about two things that have each the other's description: "a red van hit a white bus", not the reverse."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison

__all__ = ["redescribed"]

_DESCRIBING = frozenset({"amod", "compound"})
_BOTH = 2
_Described = tuple[str, str]


def redescribed(comparison: Comparison) -> Iterator[Said]:
    """Two nouns of the claim have each the word before it that the source has before the other, and only there."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or len(_describing(mine)) < _BOTH:
        return
    claimed = [pair for pair in _described(mine) if _is_of_both(pair, comparison)]
    told = _described(theirs)
    for (word, noun), (other_word, other_noun) in permutations(claimed, _BOTH):
        crossed = (other_word, noun), (word, other_noun)
        is_apart = word != other_word and noun != other_noun
        if not is_apart or any(pair not in told for pair in crossed):
            continue
        if (word, noun) in told or (other_word, other_noun) in told:
            continue
        place = next((at for at in told[crossed[0]] if comparison.in_evidence(theirs.tokens[at].start)), None)
        if place is None or not any(_are_near(theirs, place, at) for at in told[crossed[1]]):
            continue
        first = next(child for child in theirs.dependents(place, *_DESCRIBING) if _stem(theirs, child) == other_word)
        span = comparison.source.document.span(theirs.tokens[first].start, theirs.tokens[place].end)
        reason = f"the source has the descriptions the other way round: {span.exact!r}"
        yield Said(Label.CONTRADICTED, reason, (span,))
        return


def _is_of_both(pair: _Described, comparison: Comparison) -> bool:
    return all(stem in comparison.source.places for stem in pair)


def _are_near(parse: Parse, one: int, other: int) -> bool:
    return abs(parse.tokens[one].sentence - parse.tokens[other].sentence) <= 1


def _describing(parse: Parse) -> Sequence[Token]:
    return [token for token in parse.tokens if token.dep in _DESCRIBING and token.pos != "PROPN"]


@once_per_parse
def _described(parse: Parse) -> Mapping[_Described, tuple[int, ...]]:
    """The stems of each noun and of each word that describes it before it, to the places of such nouns."""
    found: dict[_Described, tuple[int, ...]] = {}
    for token in _describing(parse):
        above = parse.tokens[token.head]
        if above.pos == "NOUN" and token.index < above.index:
            pair = _stem(parse, token.index), _stem(parse, above.index)
            found[pair] = (*found.get(pair, ()), above.index)
    return found


def _stem(parse: Parse, at: int) -> str:
    return stem_of(parse.tokens[at].lemma.lower())
