"""The rule about what a source sets right: "by a rudder and not by ice" is not told as "by ice"."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.contrasts import Contrast, contrasts_in, stems_in
from llm_brief.verify.claims.evidence.negations import denies
from llm_brief.verify.claims.evidence.shades import is_predicate, shade_of
from llm_brief.verify.claims.lexicon import means_the_same

__all__ = ["corrected"]


def corrected(comparison: Comparison) -> Iterator[Said]:
    """A claim has nothing of what the source sets right in the place of what it says instead, of the same act."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or denies(comparison.reading.words):
        return
    held = {comparison.source.nearest(word.stem) or word.stem for word in comparison.reading.content}
    for at in comparison.reading.best:
        sentence = comparison.source.document.sentences[at]
        for contrast in contrasts_in(theirs, sentence.start, sentence.end):
            if _is_taken_for(contrast, held) and _is_of_one_act(contrast, theirs, comparison):
                tokens = sorted((*contrast.denied, *contrast.told), key=lambda token: token.start)
                place = comparison.source.document.span(tokens[0].start, tokens[-1].end)
                yield Said(Label.CONTRADICTED, f"the source sets this right: {place.exact!r}", (place,))
                return


def _is_taken_for(contrast: Contrast, held: AbstractSet[str]) -> bool:
    """Whether the claim has all that is denied by itself, and nothing of what is told by itself."""
    denied, told = stems_in(contrast.denied), stems_in(contrast.told)
    denied, told = denied - told, told - denied
    return bool(denied and told) and denied <= held and told.isdisjoint(held)


def _is_of_one_act(contrast: Contrast, theirs: Parse, comparison: Comparison) -> bool:
    """Whether the claim tells the verb that the contrast belongs to, as done, around what is denied."""
    mine, denied = comparison.reading.known.parse, stems_in(contrast.denied)
    above = theirs.ancestors(contrast.told[0].index)
    act = next((theirs.tokens[at] for at in above if is_predicate(theirs.tokens[at])), None)
    if mine is None or act is None:
        return False
    return any(
        not clause.nominal
        and means_the_same(stem_of(clause.lemma.partition("_")[0]), stem_of(act.lemma))
        and shade_of(mine, clause.predicate) is None
        and denied <= stems_in(mine.tokens_in(clause.start, clause.end)) | stems_in(contrast.told)
        for clause in comparison.reading.known.clauses
    )
