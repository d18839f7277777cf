"""The one rule that can bear a claim out by itself: it is a sentence of the document, shortened without turning it."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.wording import shortens, words_of

__all__ = ["shortening"]


def shortening(comparison: Comparison) -> Iterator[Said]:
    """The claim's words stand in one sentence, in order; nothing that turns it or heads its phrases is left out."""
    reading, grammar = comparison.reading, comparison.grammar
    if grammar is None or grammar.headless or grammar.clipped or len(reading.content) < 2:
        return
    claim = words_of(reading.claim.text)
    for at in reading.best[:2]:
        sentence = reading.source.document.sentences[at]
        if shortens(claim, words_of(sentence.text)):
            span = reading.source.document.span(sentence.start, sentence.end)
            reason = "it shortens a sentence of the source and leaves out nothing that turns its sense"
            yield Said(Label.SUPPORTED, reason, (span,))
            return
