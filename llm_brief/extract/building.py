"""Putting a grounded draft together from places in the document, without a model."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from llm_brief.extract.ground import located
from llm_brief.records.grounded import Claimed, Grounded, Value
from llm_brief.records.kinds import FIELDS
from llm_brief.records.vocabulary import Kind
from llm_brief.text.document import Document, Span
from llm_brief.text.sentences import Sentence

__all__ = ["RULES", "Sketch", "balanced", "build"]

RULES = "rules"
"""What proposed a record that no model had a part in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A record in the making: copied words by field as places, other fields as values."""

    kind: Kind
    places: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)
    also: tuple[Span, ...] = ()


def build(sketch: Sketch, document: Document) -> Grounded:
    """The grounded draft of a sketch; it cites the sentences that hold its words, and those of ``also``."""
    spans = [*(span for places in sketch.places.values() for span in places), *sketch.also]
    sentences = _holding(spans, document)
    whole = tuple(document.span(s.start, s.end) for s in sentences)
    claims: list[Claimed] = []
    for known in FIELDS[sketch.kind]:
        places = sketch.places.get(known.name, ())
        claims.extend(located(known, i, (span,), document) for i, span in enumerate(places))
        if known.name in sketch.values:
            value = sketch.values[known.name]
            claims.append(Claimed(known, 0, value, str(value), None, whole))
    return Grounded(sketch.kind, document, sentences, tuple(claims), RULES)


def _holding(spans: Iterable[Span], document: Document) -> tuple[Sentence, ...]:
    held = {sentence.index: sentence for span in spans for sentence in document.sentences_in(span.start, span.end)}
    return tuple(held[index] for index in sorted(held))


def balanced(document: Document, start: int, end: int) -> Span:
    """``start:end``, longer by a closing bracket or mark whose opening one lies inside it."""
    for opening, closing in ("()", "[]", "“”"):
        words = document.text[start:end]
        if words.count(opening) > words.count(closing) and document.text[end : end + 1] == closing:
            end += 1
    if document.text[start:end].count('"') % 2 and document.text[end : end + 1] == '"':
        end += 1
    return document.span(start, end)
