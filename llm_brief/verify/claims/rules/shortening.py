"""The one rule that can bear a claim out by itself: it is a sentence of the document, shortened without turning it."""

import re
from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.sentences import Sentence
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.cuts import changes_hands, may_turn
from llm_brief.verify.claims.wordings import openings_of
from llm_brief.verify.wording import shortens, words_of

__all__ = ["shortening"]


def shortening(comparison: Comparison) -> Iterator[Said]:
    """The claim's words stand in one sentence, in order; nothing that turns it or heads its phrases is left out."""
    reading, grammar = comparison.reading, comparison.grammar
    if len(reading.content) < 2 or (grammar is not None and grammar.clipped):
        return
    claim = words_of(reading.undated)
    for at in reading.best[:2]:
        sentence = reading.source.document.sentences[at]
        if _bears(claim, at, comparison):
            span = reading.source.document.span(sentence.start, sentence.end)
            if may_turn(at, comparison):
                yield Said(Label.NOT_CHECKED, "what the claim leaves out of the sentence may turn its sense", (span,))
                return
            reason = "it shortens a sentence of the source and leaves out nothing that turns its sense"
            yield Said(Label.SUPPORTED, reason, (span,))
            return


def _bears(claim: list[str], at: int, comparison: Comparison) -> bool:
    grammar, wordings = comparison.grammar, comparison.source.wordings(at)
    if grammar is None:
        return _is_opening(claim, comparison.source.document.sentences[at])
    if grammar.headless or _is_subordinate(claim, wordings[0].words) or _is_other_side(claim, wordings[0].words):
        return False
    openings = openings_of(claim)
    fits = any(openings <= wording.openings and shortens(claim, wording.words) for wording in wordings)
    return fits and not changes_hands(at, comparison)


def _is_subordinate(claim: list[str], words: list[str]) -> bool:
    """Whether what is left out before the claim ends in "that": the rest is then what somebody says or thinks."""
    start = words.index(claim[0]) if claim and claim[0] in words else 0
    return start > 0 and words[start - 1] in {"that", "whether", "if"}


def _is_other_side(claim: list[str], words: list[str]) -> bool:
    """Whether the claim has "for" where the sentence has "against"."""
    return "for" in claim and "for" not in words and "against" in words


def _is_opening(claim: list[str], sentence: Sentence) -> bool:
    """Whether the claim is a sentence, or one up to a comma: what is safe to say without a parse."""
    words = words_of(sentence.text)
    ends = [len(words_of(sentence.text[: mark.start()])) for mark in _MARK.finditer(sentence.text)]
    return words[: len(claim)] == claim and len(claim) in (len(words), *ends) and shortens(claim, words)


_MARK = re.compile(r"[,;:—–]\s")
