"""What keeps a statement from being plain: the grammar around it, and whoever says, asks for or denies it."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from llm_brief.text.analysis import Analysis
from llm_brief.text.attribution.attributions import Attribution, CueClass
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.wordlists import word_set
from llm_brief.verify.claims.evidence.frames import (
    CARRIED_OUT,
    DOUBTING,
    STATING,
    WISHED,
    Frame,
    Standing,
    in_grammar,
    is_indicative,
    is_stated,
)

__all__ = ["ACCUSING", "frames_around", "is_aside"]


_BY_CUE: Mapping[CueClass, Standing] = MappingProxyType(
    {
        CueClass.SAY: Standing.SAID,
        CueClass.REPORT: Standing.SAID,
        CueClass.BELIEVE: Standing.SAID,
        CueClass.CLAIM: Standing.CLAIMED,
        CueClass.CRITICISE: Standing.CLAIMED,
        CueClass.DENY: Standing.DENIED,
        CueClass.DEMAND: Standing.ASKED,
        CueClass.ASK: Standing.ASKED,
        CueClass.PROMISE: Standing.PLANNED,
        CueClass.THREATEN: Standing.PLANNED,
        CueClass.PLAN: Standing.PLANNED,
    }
)


def frames_around(document: Document, known: Analysis, parse: Parse, predicate: int) -> Iterator[Frame]:
    """What stands around a predicate, from the inside out."""
    yield from in_grammar(document, parse, predicate)
    start = parse.tokens[predicate].start
    for attribution in known.attributions:
        if not any(span.start <= start < span.end for span in attribution.content):
            continue
        frame = _frame_of(parse, predicate, attribution)
        if frame is not None:
            yield frame


def _frame_of(parse: Parse, predicate: int, attribution: Attribution) -> Frame | None:
    """What an attribution around the predicate makes of it."""
    sort = _BY_CUE.get(attribution.cue_class)
    denied = attribution.denies or (attribution.negated and sort in _SPOKEN)
    if attribution.negated and not attribution.denies and attribution.cue_class is CueClass.DENY:
        return None  # "did not deny"
    if is_aside(parse, predicate, attribution.content):
        if denied or sort in WISHED:
            return None
        sort = Standing.SAID if sort is Standing.CLAIMED else sort
    if sort in WISHED and _is_done(parse, attribution.cue):
        sort = None
    elif _is_only_told(parse, predicate, attribution):
        sort = Standing.SAID
    elif sort in WISHED and is_indicative(parse, predicate):
        return Frame(Standing.CLAIMED if attribution.cue_class is CueClass.ASK else Standing.SAID, attribution.cue)
    if denied or attribution.cue_lemma == "dispute":
        sort = Standing.REFUSED if attribution.cue_lemma in _REFUSING else Standing.DENIED
    elif attribution.cue_lemma in DOUBTING:
        sort = Standing.OPEN
    if _is_of_no_weight(attribution, sort):
        return None
    return None if sort is None else Frame(sort, attribution.cue, merely=attribution.cue_lemma in _MERELY_SAID)


def _is_only_told(parse: Parse, predicate: int, attribution: Attribution) -> bool:
    """Whether it is warned or suggested that it is so, or complained of: then it mostly is."""
    if attribution.cue_class is CueClass.CRITICISE:
        return attribution.cue_lemma not in ACCUSING
    return attribution.cue_lemma in STATING and is_stated(parse, predicate)


_MERELY_SAID = STATING | word_set("say tell add state accord according")


_SPOKEN = frozenset({Standing.SAID, Standing.CLAIMED})


def _is_of_no_weight(attribution: Attribution, sort: Standing | None) -> bool:
    """Whether it is the author who speaks, or nobody whose view it could be."""
    if attribution.source is None:
        return sort is Standing.CLAIMED
    return not _WRITERS.isdisjoint(attribution.source.exact.lower().split())


ACCUSING = frozenset({"accuse", "blame", "charge", "fault"})
"""Verbs that hold something against somebody, which need not be so."""
_WRITERS = frozenset({"author", "authors", "writer", "columnist", "commentator", "editorial", "article"})
_REFUSING = frozenset({"refuse", "decline"})


def is_aside(parse: Parse, predicate: int, content: Sequence[Span]) -> bool:
    """Whether the predicate only describes somebody in what is said: "the drivers who were dismissed"."""
    for index in (predicate, *parse.ancestors(predicate)):
        token = parse.tokens[index]
        if not any(span.start <= token.start < span.end for span in content):
            return False
        if token.dep == "relcl" or (token.dep == "acl" and token.tag == "VBN"):
            return True
    return False


def _is_done(parse: Parse, cue: Span) -> bool:
    """Whether the sentence says that a threat or a promise was carried out."""
    token = parse.token_at(cue.end - 1)
    return token is not None and parse.tokens[token.head].lemma in CARRIED_OUT and token.pos == "NOUN"
