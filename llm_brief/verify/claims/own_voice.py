"""Rules about what a claim tells in its own voice and the document only lets somebody say, or deny."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.attribution import Attribution
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.sayings import CLAIMED, SAID, holding, within
from llm_brief.verify.claims.words import read_words

__all__ = ["denied", "laundered"]

_NEARLY_ALL = 0.75
_SOON = 2


def denied(comparison: Comparison) -> Iterator[Said]:
    """What the document tells only as denied, asked for or planned is not told as so."""
    if _is_attributed(comparison):
        return
    for attribution in holding(comparison.reading.words, comparison, _NEARLY_ALL):
        if (attribution.denies or attribution.negated) and _has_main_verb(attribution, comparison):
            reason = f"the source tells it only with {attribution.cue.exact!r}"
            yield Said(Label.CONTRADICTED, reason, (attribution.cue,))
            return


def laundered(comparison: Comparison) -> Iterator[Said]:
    """What the document lets somebody claim, the claim does not tell in its own voice.

    What is only said or reported, and contested by nobody, is left open: whether that needs its speaker is a
    matter of degree.
    """
    if _is_attributed(comparison):
        return
    told = [a for a in holding(comparison.reading.words, comparison) if a.cue_class in SAID | CLAIMED]
    told.sort(key=lambda attribution: attribution.cue_class not in CLAIMED)
    for attribution in told[:1]:
        who = attribution.speaker_mention or attribution.source
        named = f"it is {who.exact!r} who says so" if who else "nobody is named who says so"
        reason = f"in the source {named} ({attribution.cue.exact!r})"
        certain = attribution.cue_class in CLAIMED or _is_contested(attribution, comparison)
        yield Said(Label.MISATTRIBUTED if certain else Label.NOT_CHECKED, reason, (attribution.cue,))


def _is_attributed(comparison: Comparison) -> bool:
    """Whether the claim itself gives most of what it says to somebody."""
    content = comparison.reading.content
    covered = {w for a in comparison.reading.known.attributions for span in a.content for w in within(comparison, span)}
    return 2 * sum(word in covered for word in content) >= len(content)


def _has_main_verb(attribution: Attribution, comparison: Comparison) -> bool:
    """Whether what is said holds the main verb of the claim, as far as the claim is parsed."""
    parse = comparison.reading.known.parse
    main = [token for token in parse.tokens if token.dep == "ROOT" and token.pos == "VERB"] if parse else []
    stems = {stem_of(text.lower()) for token in main for text in (token.text, token.lemma)}
    held = {word.stem for span in attribution.content for word in read_words(span.exact)}
    return not main or any(comparison.source.nearest(stem) in held for stem in stems)


def _is_contested(attribution: Attribution, comparison: Comparison) -> bool:
    """Whether somebody denies it in the same sentence or right after."""
    document = comparison.source.document
    home = document.sentence_at(attribution.cue.start)
    for other in comparison.source.known.attributions if home else ():
        there = document.sentence_at(other.cue.start) if other.denies and other.cue_lemma in _DENYING else None
        if home and there and home.index <= there.index <= home.index + _SOON:
            return True
    return False


_DENYING = frozenset({"deny", "dispute", "refute", "reject", "contradict", "denial"})
