"""Names that a draft took from elsewhere in the document, tied to what stands for them in the cited sentences."""

from collections.abc import Iterator
from dataclasses import replace

from llm_brief.records.grounded import AUTHOR, Claimed, Grounded
from llm_brief.records.kinds import Role
from llm_brief.records.vocabulary import Sort
from llm_brief.text.analysis import Analysis
from llm_brief.text.descriptions import descriptions_of
from llm_brief.text.document import Document, Span
from llm_brief.text.sentences import Sentence

__all__ = ["ANTECEDENTS", "PRONOUN", "anchored", "named_forms"]

PRONOUN = "pronoun"
ANTECEDENTS = frozenset({"name", "acronym", "description", PRONOUN})
"""Rules of a mention whose value is another form of the name: the first span is the form in the cited sentence, the
others are where the document gives the name."""

_LONGEST = 8
_WORD_MARKS = ' \t\n,.;:!?"“”‘’()[]–—'


def anchored(draft: Grounded, known: Analysis) -> Grounded:
    """``draft`` with every name that stands in none of its sentences tied to a form of it that does.

    A name is tied by rule only (``Descriptions.rule``, or the antecedent of a speaking pronoun); one that no rule ties
    stays as it was, and the checks refuse it.
    """
    return replace(draft, claims=tuple(_anchored(claim, draft, known) for claim in draft.claims))


def _anchored(claim: Claimed, draft: Grounded, known: Analysis) -> Claimed:
    if claim.field.sort is not Sort.MENTION or claim.rule == AUTHOR or not claim.spans:
        return claim
    if any(draft.cites(place.start, place.end) for place in claim.spans):
        return claim
    for rule, place in _forms(claim, draft, known):
        return replace(claim, rule=rule, spans=(place, *_definitions(claim, draft.document, place)))
    return claim


def _forms(claim: Claimed, draft: Grounded, known: Analysis) -> Iterator[tuple[str, Span]]:
    """What stands for the claimed name in the cited sentences, each with the rule."""
    name = claim.spans[0].exact
    for sentence in draft.sentences:
        yield from named_forms(name, sentence, draft.document)
    if claim.field.role is not None:
        yield from _pronouns(name, claim, draft, known)


def named_forms(name: str, sentence: Sentence, document: Document) -> Iterator[tuple[str, Span]]:
    """Each place of the sentence that stands for ``name``, with the rule that says so."""
    found = descriptions_of(document.text)
    for start, end in _windows(sentence):
        rule = found.rule(document.text[start:end], name)
        if rule is not None and not _goes_on(document.text, start, end, rule):
            yield rule, document.span(start, end)


def _windows(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Runs of words that begin with a capital or with "the", longest first at each place."""
    places = [(start, end) for start, end in _words(sentence)]
    for first, (start, _) in enumerate(places):
        word = sentence.text[start - sentence.start : places[first][1] - sentence.start]
        if not (word[0].isupper() or word == "the"):
            continue
        for last in range(min(first + _LONGEST, len(places)) - 1, first - 1, -1):
            yield start, places[last][1]


def _words(sentence: Sentence) -> Iterator[tuple[int, int]]:
    at = 0
    for word in sentence.text.split():
        at = sentence.text.index(word, at)
        bare = word.strip(_WORD_MARKS)
        kept = word.find(bare) if bare else 0
        if bare:
            end = at + kept + len(bare)
            is_title = word[kept + len(bare) :].startswith(".") and len(bare) <= 3  # "Ms." keeps its stop
            yield sentence.start + at + kept, sentence.start + end + is_title
        at += len(word)


def _goes_on(text: str, start: int, end: int, rule: str) -> bool:
    """The words are part of a longer name: "Brodt" in "Elsa Brodt", "the council" in "the council of Orlen"."""
    before = text[:start].rsplit(maxsplit=1)[-1:] if start and text[start - 1] == " " else []
    if (
        rule == "name"
        and before
        and before[0][:1].isupper()
        and before[0][-1:].isalnum()
        and len(text[start:end].split()) == 1
    ):
        return True
    return rule == "description" and text[end : end + 4] == " of "


def _pronouns(name: str, claim: Claimed, draft: Grounded, known: Analysis) -> Iterator[tuple[str, Span]]:
    """As "she", where the one who speaks is the claimed person and says the record's words."""
    if claim.field.role is Role.PATIENT:
        return
    found = descriptions_of(draft.document.text)
    for attribution in known.attributions:
        source, meant = attribution.source, attribution.speaker_mention
        if source is None or meant is None or not draft.cites(source.start, source.end):
            continue
        if found.rule(meant.exact, name) is not None:
            yield PRONOUN, source


def _definitions(claim: Claimed, document: Document, mention: Span) -> tuple[Span, ...]:
    """Where the document gives the name, and where it ties the other form to it."""
    places = [claim.spans[0]]
    short = mention.exact if mention.exact.isupper() else claim.spans[0].exact
    at = document.text.find(f"({short})")
    if short.isupper() and at >= 0:
        places.append(document.span(at + 1, at + 1 + len(short)))
    return tuple(dict.fromkeys(place for place in places if place != mention))
