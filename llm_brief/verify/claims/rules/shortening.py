"""The one rule that can bear a claim out by itself: it is a sentence of the document, shortened without turning it."""

import re
from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.sentences import Sentence
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.wordings import opening_of
from llm_brief.verify.claims.words import STOP_WORDS
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
            reason = "it shortens a sentence of the source and leaves out nothing that turns its sense"
            yield Said(Label.SUPPORTED, reason, (span,))
            return


def _bears(claim: list[str], at: int, comparison: Comparison) -> bool:
    grammar, wordings = comparison.grammar, comparison.source.wordings(at)
    if grammar is None:
        return _is_opening(claim, comparison.source.document.sentences[at])
    if grammar.headless or _is_subordinate(claim, wordings[0].words) or _is_other_side(claim, wordings[0].words):
        return False
    openings = {opening_of(word) for word in claim if word not in STOP_WORDS}
    fits = any(openings <= wording.openings and shortens(claim, wording.words) for wording in wordings)
    return fits and not _loses_a_preposition(at, comparison) and not _takes_a_verb(at, comparison)


def _loses_a_preposition(at: int, comparison: Comparison) -> bool:
    """Whether a noun is kept without the preposition it hangs on: "joined Corvia" of "joined the port from Corvia"."""
    parse = comparison.source.parse
    twin = next((twin for twin in comparison.twins if twin.sentence == at and twin.share == 1.0), None)
    if parse is None or twin is None:
        return False
    kept = {word.start for word in twin.partner.values()}
    tokens = [token for start in kept if (token := parse.token_at(start)) is not None and token.dep == "pobj"]
    prepositions = [parse.tokens[token.head] for token in tokens]
    return any(word.dep == "prep" and word.start not in kept for word in prepositions)


def _takes_a_verb(at: int, comparison: Comparison) -> bool:
    """Whether a verb is kept without the noun that it is told of: "Oru broke an arm" of "Oru fell and Ulm broke"."""
    parse = comparison.source.parse
    twin = next((twin for twin in comparison.twins if twin.sentence == at), None)
    if parse is None or twin is None:
        return False
    kept = {word.start for word in twin.partner.values()}
    verbs = [t for start in kept if (t := parse.token_at(start)) is not None and t.pos in {"VERB", "AUX"}]
    subjects = [at for verb in verbs for at in parse.dependents(verb.index, "nsubj", "nsubjpass")]
    nouns = [parse.subtree(at) for at in subjects if parse.tokens[at].pos in {"NOUN", "PROPN"}]
    return any(not any(start <= place < end for place in kept) for start, end in nouns)


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
