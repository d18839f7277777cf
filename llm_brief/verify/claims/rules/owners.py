"""The rule about whose it is that a figure measures: the federation's budget of 9.2 million is not the ministry's."""

from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.text.quantities.find import Agreement as Alike
from llm_brief.text.quantities.find import agrees
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.arcs import text_of_phrase
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, agreement
from llm_brief.verify.claims.evidence.owned import Owned, owned_in, owned_told
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.words import read_words

__all__ = ["owned"]

_TRUE = (Alike.SAME, Alike.LESS_PRECISE)


def owned(comparison: Comparison) -> Iterator[Said]:
    """A figure that the source gives for what belongs to one is not given for the same thing of another."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or not comparison.quantities:
        return
    for claimed in owned_in(mine, comparison.quantities):
        alike = [told for told in owned_told(comparison.source) if _measure_alike(mine, claimed, theirs, told)]
        same = [told for told in alike if agrees(claimed.figure.value, told.figure.value) in _TRUE]
        if same and all(_is_another(claimed.owner, told, alike, comparison) for told in same):
            yield _said(mine, claimed, same[0], comparison)
            return


def _measure_alike(mine: Parse, claimed: Owned, theirs: Parse, told: Owned) -> bool:
    one, other = mine.tokens[claimed.noun].lemma.lower(), theirs.tokens[told.noun].lemma.lower()
    return one == other or means_the_same(stem_of(one), stem_of(other))


def _is_another(owner: Phrase, told: Owned, alike: Sequence[Owned], comparison: Comparison) -> bool:
    """Whether it surely is another's: by the words for the two, or as the claim's has a figure of its own there."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return False
    text, other = text_of_phrase(mine, owner), text_of_phrase(theirs, told.owner)
    stems, others = _stems(text), _stems(other)
    if not stems or not others or stems <= others or others <= stems:
        return False
    if any(means_the_same(one, there) for one in stems for there in others - stems):
        return False
    is_known = all(comparison.source.nearest(stem) is not None for stem in stems)
    if is_known and agreement(text, other, comparison.source.names) is Agreement.DIFFERENT:
        return True
    rivals = (one for one in alike if agrees(one.figure.value, told.figure.value) not in _TRUE)
    return any(stems <= _stems(text_of_phrase(theirs, rival.owner)) for rival in rivals)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in read_words(text) if word.is_content)


def _said(mine: Parse, claimed: Owned, told: Owned, comparison: Comparison) -> Said:
    span = comparison.source.document.span
    owner, figure = span(told.owner.start, told.owner.end), span(told.figure.start, told.figure.end)
    text = text_of_phrase(mine, claimed.owner)
    reason = f"the source gives {figure.exact!r} for that of {owner.exact!r}; whether it is so of {text!r} is open"
    return Said(Label.NOT_CHECKED, reason, (owner, figure))
