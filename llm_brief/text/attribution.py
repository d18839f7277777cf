"""Who says what: source, cue and content, in the manner of the PolNeAR corpus."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from llm_brief.text.attribution_clauses import Saying, sayings
from llm_brief.text.attribution_cues import CueClass
from llm_brief.text.attribution_quotes import with_quotations
from llm_brief.text.document import Document, Span
from llm_brief.text.parse import Parse
from llm_brief.text.quotations import Quotation, quotations

__all__ = ["Attribution", "AttributionKind", "CueClass", "attributions", "speaker_of"]


class AttributionKind(StrEnum):
    """Whether the content is all in quotation marks, partly, or not at all."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: AttributionKind
    cue_lemma: str
    cue_class: CueClass
    denies: bool = False
    negated: bool = False
    speaker_mention: Span | None = None


def attributions(document: Document, parse: Parse | None) -> tuple[Attribution, ...]:
    found = quotations(document.text)
    if parse is None:
        return ()
    return tuple(
        _attribution(document, s, found) for s in with_quotations(document, parse, sayings(parse), found)
    )


def _attribution(document: Document, saying: Saying, found: Sequence[Quotation]) -> Attribution:
    return Attribution(
        source=document.span(saying.source.start, saying.source.end) if saying.source else None,
        cue=document.span(*saying.cue_range),
        content=tuple(document.span(*r) for r in saying.content),
        kind=_kind(saying.content, found),
        cue_lemma=saying.cue.lemma,
        cue_class=saying.cue.cue_class,
        denies=saying.cue.cue_class is CueClass.DENY and not saying.negated,
        negated=saying.negated,
    )


def _kind(content: Iterable[tuple[int, int]], found: Sequence[Quotation]) -> AttributionKind:
    return AttributionKind.INDIRECT


def speaker_of(
    document: Document, start: int, end: int, attributions: Sequence[Attribution]
) -> Attribution | None:
    return None
