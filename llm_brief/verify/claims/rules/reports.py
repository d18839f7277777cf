"""A rule that can bear a claim out: it gives words of the document to the one who says them there."""

from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.attribution.attributions import Attribution
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement
from llm_brief.verify.claims.evidence.same_speaker import same_speaker
from llm_brief.verify.claims.evidence.sayings import PLAIN_CUES, SAID
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.wordings import openings_of
from llm_brief.verify.claims.words import Word, read_words
from llm_brief.verify.wording import shortens, words_of

__all__ = ["reported"]

_LEAST = 2


def reported(comparison: Comparison) -> Iterator[Said]:
    """The claim is a report of which the document has speaker and words, in whatever order it names them."""
    claim = comparison.reading
    for claimed in claim.known.attributions:
        if claimed.source is None or claimed.denies or claimed.negated or not _is_whole(claimed, claim.content):
            continue
        mine = words_of(" ".join(span.exact for span in claimed.content))
        openings = openings_of(mine)
        for told, theirs in comparison.source.reports if len(mine) >= _LEAST else ():
            if not openings <= theirs.openings or not _tells_as_much(told, claimed):
                continue
            if not shortens(_bare(mine), _bare(theirs.words)):
                continue
            if same_speaker(claimed, told, comparison) is Agreement.SAME:
                yield Said(Label.SUPPORTED, "the source gives these words to the same speaker", told.content)
                return


def _tells_as_much(told: Attribution, claimed: Attribution) -> bool:
    """Whether the claim's cue says no more than the source's: who said it did not thereby admit or confirm it."""
    if claimed.cue_class not in SAID:
        return told.cue_class is claimed.cue_class
    if told.cue_class not in SAID:
        return False
    return claimed.cue_lemma in PLAIN_CUES or means_the_same(stem_of(claimed.cue_lemma), stem_of(told.cue_lemma))


def _is_whole(claimed: Attribution, content: Sequence[Word]) -> bool:
    """Whether the claim is nothing but who says what."""
    assert claimed.source is not None
    spans = (claimed.source, claimed.cue, *claimed.content)
    framing = {word.stem for word in read_words("according to")}
    return all(word.stem in framing or any(s.start <= word.start < s.end for s in spans) for word in content)


def _bare(words: list[str]) -> list[str]:
    """The words without the "that" before what is said."""
    return words[1:] if words[:1] == ["that"] else words
