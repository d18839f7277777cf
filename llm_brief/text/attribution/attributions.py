"""Who says what: source, cue and content, in the manner of the PolNeAR corpus.

With a parse the syntax decides, without one patterns do; both read quotation marks and layout. An attribution
does not say that its content is true: it says in whose mouth the article puts the words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from llm_brief.text.attribution.clauses import sayings
from llm_brief.text.attribution.closings import with_closings
from llm_brief.text.attribution.patterns import layouts
from llm_brief.text.attribution.plain import plain_sayings
from llm_brief.text.attribution.quotes import with_quotations
from llm_brief.text.attribution.speakers import speaker_mentions
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.cues import Cue, CueClass
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.text.grammar.saying import Saying
from llm_brief.text.quotations import Quotation, touching

__all__ = ["Attribution", "AttributionKind", "CueClass", "attributions", "speaker_of"]

_Range = tuple[int, int]

_LAYOUT = Cue(":", CueClass.SAY)


class AttributionKind(StrEnum):
    """Whether the content stands all in quotation marks, partly, or not at all."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One stretch or several of the text, and in whose mouth the text puts them.

    ``source`` is what stands in the text ("she", "the envoy", "who"); ``speaker_mention`` are the words that
    name whom it means, where a rule finds them. Both are None where nobody is named ("is expected to").
    ``negated`` is true of "did not say"; ``denies`` where the source says that the content is not so.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    kind: AttributionKind
    cue_lemma: str
    cue_class: CueClass
    speaker_mention: Span | None = None
    denies: bool = False
    negated: bool = False


def attributions(document: Document, parse: Parse | None) -> tuple[Attribution, ...]:
    """Every attribution in ``document``, in order of the cues; fewer ones where ``parse`` is None."""
    found = document.quotations
    outer = [quotation for quotation in found if quotation.depth == 0]
    by_layout = tuple(_by_layout(document, found))
    taken = {place for reading in by_layout for place in reading.content}
    free = [quotation for quotation in found if (quotation.outer_start, quotation.outer_end) not in taken]
    by_words = _by_words(document, free) if parse is None else _by_syntax(document, parse, free, found)
    readings = (_sound(reading) for reading in (*by_layout, *by_words))
    read = (_attribution(document, outer, reading) for reading in readings if reading.content)
    return tuple(sorted(read, key=lambda a: (a.cue.start, a.content[0].start)))


def speaker_of(document: Document, start: int, end: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution whose content holds all of ``start:end``; None where the article speaks.

    White space and marks at the ends of ``start:end`` are overlooked.
    """
    while start < end and not document.text[start].isalnum():
        start += 1
    while end > start and not document.text[end - 1].isalnum():
        end -= 1
    holding = [
        (span.end - span.start, attribution)
        for attribution in attributions
        for span in attribution.content
        if span.start <= start < end <= span.end
    ]
    return min(holding, key=lambda pair: pair[0], default=(0, None))[1]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one of the ways to read has found, as character ranges."""

    cue: Cue
    cue_range: _Range
    source: _Range | None
    content: tuple[_Range, ...]
    negated: bool = False
    mention: _Range | None = None


def _by_layout(document: Document, found: Sequence[Quotation]) -> Iterator[_Reading]:
    for layout in layouts(document, found):
        yield _Reading(_LAYOUT, layout.cue, layout.source, (layout.content,))


def _by_syntax(
    document: Document, parse: Parse, free: Sequence[Quotation], found: Sequence[Quotation]
) -> Iterator[_Reading]:
    said = with_quotations(document, parse, with_closings(parse, tuple(sayings(parse))), free)
    for saying, mention in zip(said, speaker_mentions(parse, said, found), strict=True):
        places = _range(saying.source), _range(mention)
        content = _joined(document, [place for place in saying.content if not _is_described(saying, place)], found)
        yield _Reading(saying.cue, saying.cue_range, places[0], content, saying.negated, places[1])


def _joined(document: Document, places: Sequence[_Range], found: Sequence[Quotation]) -> tuple[_Range, ...]:
    """The places, those joined that only a comma parts, outside marks: "it was old, so no ferry could land"."""
    joined: list[_Range] = []
    for place in places:
        is_next = bool(joined) and document.text[joined[-1][1] : place[0]].strip() == ","
        if is_next and not any(True for _ in touching([q for q in found if q.depth == 0], joined[-1][0], place[1])):
            joined[-1] = joined[-1][0], place[1]
        else:
            joined.append(place)
    return tuple(joined)


def _is_described(saying: Saying, place: _Range) -> bool:
    """Of “...,” said Oru, whose film opens in May: what tells of the speaker is nothing that is said."""
    source = saying.source
    is_inverted = source is not None and saying.cue.speech and source.start >= saying.cue_range[1]
    is_other = any(other != place and other[1] <= saying.cue_range[0] for other in saying.content)
    return source is not None and is_inverted and is_other and place[0] <= source.start < place[1]


def _range(phrase: Phrase | None) -> _Range | None:
    return None if phrase is None else (phrase.start, phrase.end)


def _by_words(document: Document, free: Sequence[Quotation]) -> Iterator[_Reading]:
    for saying in plain_sayings(document, free):
        yield _Reading(saying.cue, saying.cue_range, saying.source, saying.content, saying.negated)


def _attribution(document: Document, outer: Sequence[Quotation], reading: _Reading) -> Attribution:
    return Attribution(
        source=_span(document, _named(document, reading.source)),
        cue=document.span(*reading.cue_range),
        content=tuple(document.span(*place) for place in reading.content),
        kind=_kind(document, reading.content, outer),
        cue_lemma=reading.cue.lemma,
        cue_class=reading.cue.cue_class,
        speaker_mention=_span(document, reading.mention),
        denies=reading.cue.cue_class is CueClass.DENY and not reading.negated,
        negated=reading.negated,
    )


def _sound(reading: _Reading) -> _Reading:
    """The reading without pieces that are empty or run backwards, as an odd parse can give them.

    Nothing is left of one whose cue does: "no matter how sure Real are" attributes nothing.
    """
    is_odd = reading.cue_range[0] >= reading.cue_range[1]
    content = () if is_odd else tuple(place for place in reading.content if place[0] < place[1])
    return reading if len(content) == len(reading.content) else replace(reading, content=content)


def _span(document: Document, place: _Range | None) -> Span | None:
    """The span of a range; None for one that is empty or runs backwards, as an odd parse can give."""
    return document.span(*place) if place is not None and place[0] < place[1] else None


_BEFORE_NAME = re.compile(r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+(?=[A-Z])|[\s,.;:!?”\"»]+)+")


def _named(document: Document, place: _Range | None) -> _Range | None:
    """A source without the day and the marks that the parse hung on it: "on Friday [Mr Oru] said"."""
    before = _BEFORE_NAME.match(document.text, *place) if place is not None else None
    return place if before is None or place is None else (before.end(), place[1])


def _kind(document: Document, content: Iterable[_Range], outer: Sequence[Quotation]) -> AttributionKind:
    quoted = unquoted = False
    for start, end in content:
        rest = start
        for quotation in touching(outer, start, end):
            quoted = True
            unquoted = unquoted or _has_words(document.text, rest, quotation.outer_start)
            rest = quotation.outer_end
        unquoted = unquoted or _has_words(document.text, rest, end)
    if not quoted:
        return AttributionKind.INDIRECT
    return AttributionKind.MIXED if unquoted else AttributionKind.DIRECT


def _has_words(text: str, start: int, end: int) -> bool:
    return any(character.isalnum() for character in text[start:end])
