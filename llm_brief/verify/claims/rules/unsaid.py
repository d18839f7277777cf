"""The rule about words that nobody has said yet: "was ready to say that it leaked" does not let them say so."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.attribution.attributions import Attribution
from llm_brief.text.grammar.cues import verb_cues
from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.wordlists import word_set
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement
from llm_brief.verify.claims.evidence.same_speaker import same_speaker
from llm_brief.verify.claims.evidence.sayings import SAID, holding, within

__all__ = ["unsaid"]

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_DONE = word_set("go continue proceed come manage begin start get happen dare choose use appear seem have be help")
"""Verbs before "to say" of somebody who says it."""
_FIRST = word_set("first last only next second third latest")


def unsaid(comparison: Comparison) -> Iterator[Said]:
    """Who says it in the claim is only ready, willing, asked or due to say it in the source."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or not _ahead(theirs):
        return
    homes = {comparison.source.document.sentences[at].index for at in comparison.reading.best}
    if not any(token.sentence in homes for token in _ahead(theirs).values()):
        return
    for claimed in comparison.reading.known.attributions:
        words = [word for span in claimed.content for word in within(comparison, span)]
        if claimed.source is None or not _is_said(claimed, mine) or not any(word.is_content for word in words):
            continue
        told = [other for other in holding(words, comparison) if _may_be_of(claimed, other, comparison)]
        above = [_governor(other, theirs) for other in told]
        if told and all(above) and above[0] is not None:
            place = comparison.source.document.span(above[0].start, told[0].cue.end)
            yield Said(Label.NOT_CHECKED, f"the source says {place.exact!r}; whether it was said is open", (place,))
            return


def _is_said(claimed: Attribution, mine: Parse) -> bool:
    cue = mine.token_at(claimed.cue.start)
    return claimed.cue_class in SAID and not claimed.negated and cue is not None and cue.tag in _FINITE


def _may_be_of(claimed: Attribution, told: Attribution, comparison: Comparison) -> bool:
    if told.source is None or told.cue_class not in SAID:
        return False
    return same_speaker(claimed, told, comparison) is not Agreement.DIFFERENT


def _governor(told: Attribution, theirs: Parse) -> Token | None:
    """What keeps it from being said: the "ready" of "ready to say"."""
    cue = theirs.token_at(told.cue.end - 1)
    return _ahead(theirs).get(cue.index) if cue is not None else None


@once_per_parse
def _ahead(parse: Parse) -> dict[int, Token]:
    """The infinitives that only say what is to be said, with the verb or adjective before that says so."""
    found = {}
    for token in parse.tokens:
        above = parse.tokens[token.head]
        is_infinitive = token.tag == "VB" and token.dep == "xcomp" and token.lemma in verb_cues()
        is_ahead = is_infinitive and above.pos in {"VERB", "ADJ"} and above.lemma.lower() not in _DONE | _FIRST
        if is_ahead and any(parse.tokens[at].tag == "TO" for at in parse.dependents(token.index, "aux")):
            found[token.index] = above
    return found
