"""The rule about admitting: who only said a thing did not thereby admit it."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.sayings import PLAIN_CUES, holding, within
from llm_brief.verify.claims.words import read_words

__all__ = ["admitted"]

_ADMITTING = frozenset({"admit", "concede", "confess", "acknowledge", "own"})
_ITS_NOUNS = frozenset("admission admissions confession confessions guilt guilty fault mistake mistakes wrong".split())


def admitted(comparison: Comparison) -> Iterator[Said]:
    """As in "Oru admitted that the bridge was unsafe", where the source has it that Oru said so."""
    for claimed in comparison.reading.known.attributions:
        if claimed.cue_lemma not in _ADMITTING:
            continue
        words = [word for span in claimed.content for word in within(comparison, span)]
        told = [said for said in holding(words, comparison) if said.source is not None]
        if not told or any(said.cue_lemma not in PLAIN_CUES for said in told):
            continue
        around = {word.text for said in told for span in said.content for word in read_words(span.exact)}
        if around.isdisjoint(_ITS_NOUNS):
            cue = told[0].cue
            reason = f"the source tells it with {cue.exact!r}; whether it was admitted is open"
            yield Said(Label.NOT_CHECKED, reason, (cue,))
            return
