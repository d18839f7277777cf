"""Putting a grounded draft together from places in the document, without a model."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from llm_brief.extract.ground import located
from llm_brief.records.grounded import AUTHOR, Claimed, Grounded, Value
from llm_brief.records.kinds import FIELDS
from llm_brief.records.vocabulary import Kind
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.telling import balanced
from llm_brief.text.sentences import Sentence

__all__ = ["RULES", "Sketch", "build", "stated"]

RULES = "rules"
"""What proposed a record that no model had a part in; behind a colon the rule that did."""
_OPENING = re.compile(
    r"that,? (?!(?:being|having|is|was|are|were|will|would|can|could|may|might|must|should|has|had|does|did|do|makes?"
    r"|made|means?|meant|says?|said|sounds?|seems?)(?:n['’]t)?\b)"
    r"|as (?!(?:soon|long|far|much|many|if|though|well)\b)",
    re.IGNORECASE,
)
"""What leads reported words in; "that being said", "that is wrong" and "as soon as" belong to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A record in the making: copied words by field as places, other fields as values.

    ``rule`` names what proved it, in words fit to print and without a comma. ``by_author``: the stakeholder is the
    article's author, whom no words name.
    """

    kind: Kind
    rule: str
    places: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)
    also: tuple[Span, ...] = ()
    by_author: bool = False


def build(sketch: Sketch, document: Document) -> Grounded:
    """The grounded draft of a sketch; it cites the sentences that hold its words, and those of ``also``."""
    spans = [*(span for places in sketch.places.values() for span in places), *sketch.also]
    sentences = _holding(spans, document)
    whole = tuple(document.span(s.start, s.end) for s in sentences)
    claims: list[Claimed] = []
    for known in FIELDS[sketch.kind]:
        places = sketch.places.get(known.name, ())
        claims.extend(located(known, i, (span,), document) for i, span in enumerate(places))
        if sketch.by_author and known.name == "stakeholder":
            claims.append(Claimed(known, 0, "the author", "the author", AUTHOR, whole))
        if known.name in sketch.values:
            value = sketch.values[known.name]
            claims.append(Claimed(known, 0, value, str(value), None, whole))
    return Grounded(sketch.kind, document, sentences, tuple(claims), f"{RULES}: {sketch.rule}")


def _holding(spans: Iterable[Span], document: Document) -> tuple[Sentence, ...]:
    held = {sentence.index: sentence for span in spans for sentence in document.sentences_in(span.start, span.end)}
    return tuple(held[index] for index in sorted(held))


def stated(document: Document, start: int, end: int) -> Span | None:
    """The words of a statement without "that", white space and marks at the ends; None when nothing is left."""
    words = document.text[start:end]
    is_speech = document.text[start - 1 : start] in {"“", '"', "‘", "'"} and words[:1].isupper()
    opening = None if is_speech else _OPENING.match(words)  # “That way it lasts”, “As a mother I know”
    start += opening.end() if opening else 0
    first = start
    while start < end and not document.text[start].isalnum():
        start += 1
    while end > start and (document.text[end - 1].isspace() or document.text[end - 1] in ",;:.“”\"'’—–-"):
        end -= 1
    if start >= end:
        return None
    start = _with_opening(document.text, first, start, end)
    return balanced(document, start, end)


def _with_opening(text: str, first: int, start: int, end: int) -> int:
    """``start``, or before the mark that was cut off there, where its closing one stands inside."""
    cut, words = text[first:start], text[start:end]
    for opening, closing in ("“”", "()", "[]"):
        if opening in cut and words.count(closing) > words.count(opening):
            return first + cut.index(opening)
    return first + cut.index('"') if '"' in cut and words.count('"') % 2 else start
