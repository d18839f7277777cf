"""Drafts into claims with spans: every copied word is looked up, and what is not found is said so."""

from collections.abc import Iterator, Sequence

from llm_brief.records.drafts import Draft
from llm_brief.records.grounded import AUTHOR, Claimed, Grounded, Value
from llm_brief.records.kinds import FIELDS, Field
from llm_brief.records.values import date_at, quantity_value
from llm_brief.records.vocabulary import Kind, Sort
from llm_brief.text.document import Document, Span
from llm_brief.text.fold import fold_words, visible
from llm_brief.text.locating.locate import locate, locate_all
from llm_brief.text.sentences import Sentence

__all__ = ["cited", "ground", "located"]

_AUTHORS = frozenset({"the author", "author", "the author of the article", "the article"})


def ground(draft: Draft, kind: Kind, document: Document, *, proposed_by: str) -> Grounded:
    """The draft's claims, each with the place of its words in ``document``.

    Copied words are looked for in the cited sentences, then in the whole document; a claim whose words are
    nowhere keeps no span and says why. Sentence numbers that do not exist are left out.
    """
    sentences = cited(draft.sentences, document)
    claims = tuple(claim for field in FIELDS[kind] for claim in _claims(draft, field, document, sentences))
    return Grounded(kind, document, sentences, claims, proposed_by)


def cited(numbers: Sequence[int], document: Document) -> tuple[Sentence, ...]:
    """The sentences with these numbers, in the document's order."""
    wanted = set(numbers)
    return tuple(sentence for sentence in document.sentences if sentence.index in wanted)


def _claims(draft: Draft, field: Field, document: Document, sentences: tuple[Sentence, ...]) -> Iterator[Claimed]:
    given = getattr(draft, field.name, None)  # who tells of a demand is found in the text, not asked
    values = given if isinstance(given, (list, tuple)) else [given]
    kept = [value for value in values if value is not None and value != ""]
    for index, value in enumerate(dict.fromkeys(kept)):
        yield _claim(field, index, value, document, sentences)


def _claim(field: Field, index: int, value: Value, document: Document, sentences: tuple[Sentence, ...]) -> Claimed:
    if field.sort in (Sort.GLOSS, Sort.CLOSED):
        spans = tuple(document.span(s.start, s.end) for s in sentences)
        return Claimed(field, index, value, str(value), None, spans)
    words = str(value)
    if field.name == "stakeholder" and fold_words(words) in _AUTHORS:
        whole = tuple(document.span(s.start, s.end) for s in sentences)
        return Claimed(field, index, "the author", words, AUTHOR, whole)
    spans = find_words(document, words, sentences)
    if field.sort is not Sort.MENTION:
        spans = spans[:1]
    if not spans:
        return Claimed(field, index, words, words, note=f"the words {words!r} are not in the document")
    return located(field, index, spans, document)


def located(field: Field, index: int, spans: tuple[Span, ...], document: Document) -> Claimed:
    """The claim that these words make: their normalised value for dates and quantities, else the words."""
    words = spans[0].exact
    if field.sort is Sort.DATE:
        value, rule = date_at(document, spans[0].start, spans[0].end)
        return Claimed(field, index, value, words, rule, spans)
    if field.sort is Sort.QUANTITY:
        quantity = quantity_value(words)
        return Claimed(field, index, quantity or words, words, "quantity" if quantity else None, spans)
    value = visible(words) if field.sort is Sort.MENTION else words
    return Claimed(field, index, value, words, None, spans)


def find_words(document: Document, words: str, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """Every place of copied words in the cited sentences, or one across adjoining ones, or one anywhere."""
    inside = [span for s in sentences for span in locate_all(document, words, within=(s.start, s.end))]
    if inside:
        return tuple(inside)
    across = locate(document, words, within=(sentences[0].start, sentences[-1].end)) if sentences else None
    anywhere = across or locate(document, words)
    return (anywhere,) if anywhere else ()
