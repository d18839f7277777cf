"""The rule about people of one surname: what the source says of the one is not told of the other."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.bearers import bearers, belongings_of, full_names
from llm_brief.verify.claims.comparison import Comparison

__all__ = ["mistaken"]


def mistaken(comparison: Comparison) -> Iterator[Said]:
    """Of what somebody is ("Ada Oru, of the Land Party"), the source does not say of another Oru alone."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    shared = full_names(theirs) if mine is not None and theirs is not None else {}
    if not shared or mine is None or theirs is None:
        return
    for token in mine.tokens:
        given = mine.tokens[token.index - 1].text if token.index else ""
        of = belongings_of(mine, token.index) if token.text in shared else frozenset()
        if of and given in {name for _, name in shared[token.text]}:
            told = [(at, who) for at, who in _places(theirs, token.text) if of <= _beside(theirs, at)]
            if told and given not in {who for _, who in told}:
                phrase = theirs.noun_phrase(told[0][0])
                start, end = theirs.subtree(phrase.head)
                place = comparison.source.document.span(start, end)
                reason = f"the source says {place.exact!r}; whether {f'{given} {token.text}'!r} is meant is open"
                yield Said(Label.NOT_CHECKED, reason, (place,))


def _places(theirs: Parse, surname: str) -> Iterator[tuple[int, str | None]]:
    """Where the surname stands, with the given name of the one meant, as far as it is known."""
    yield from full_names(theirs)[surname]
    meant = bearers(theirs)
    bare = (t.index for t in theirs.tokens if t.text == surname and t.dep not in {"compound", "nmod", "amod"})
    known = {at for at, _ in full_names(theirs)[surname]}
    yield from ((at, meant.get(at)) for at in bare if at not in known)


def _beside(theirs: Parse, name: int) -> frozenset[str]:
    start, end = theirs.subtree(name)
    return frozenset(stem_of(token.text.lower()) for token in theirs.tokens_in(start, end))
