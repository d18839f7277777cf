"""Demands that the syntax of a sentence proves: who asks, of whom, and for what."""

from collections.abc import Iterator, Sequence

from llm_brief.extract.building import Sketch, balanced
from llm_brief.extract.naming import actors_in
from llm_brief.records.acts import force_of, is_told
from llm_brief.records.lexicon import REFUSALS
from llm_brief.records.vocabulary import DemandStatus, Kind
from llm_brief.text.analysis import Analysis
from llm_brief.text.clauses import Clause
from llm_brief.text.dates import find_dates
from llm_brief.text.document import Document, Span
from llm_brief.text.parse import Parse

__all__ = ["proposed_demands"]

_FAR = 120
"""Names further apart than this many characters do not ask together."""
_ADDRESSED = frozenset({"from", "of", "to", "on", "upon", "with"})
_WANTED_BY_OBJECT = frozenset({"demand", "request", "seek", "require"})
_WANTED_BY_PREPOSITION = {
    "call_for": "for",
    "press_for": "for",
    "push_for": "for",
    "appeal": "for",
    "ask": "for",
    "insist": "on",
    "press": "for",
}


def proposed_demands(document: Document, known: Analysis, parse: Parse) -> Iterator[Sketch]:
    """A sketch for each thing that a named actor asks for; several things asked for are several demands."""
    for clause in known.clauses:
        force = force_of(clause)
        if force is None or clause.negated or not is_told(clause) or clause.modal is not None or clause.subject is None:
            continue
        doers = tuple(actors_in(parse, clause.subject, document))
        if not doers:
            continue
        refused = any(other.lemma in REFUSALS and not other.negated for other in _same_sentence(clause, known, parse))
        for content in _contents(document, parse, clause):
            places = {
                "demander": (_together(document, doers),),
                "addressees": _addressees(document, known, parse, clause),
                "content": (content,),
                "deadline": _deadline(document, content),
            }
            values = {"force": force} if refused else {"force": force, "status": DemandStatus.MADE}
            yield Sketch(kind=Kind.DEMAND, places=places, values=values)


def _together(document: Document, doers: Sequence[Span]) -> Span:
    """Those who ask together as they stand: "the miners, the drivers and the port" is one demander."""
    first, last = doers[0], doers[-1]
    return document.span(first.start, last.end) if first.end <= last.start <= first.end + _FAR else first


def _same_sentence(clause: Clause, known: Analysis, parse: Parse) -> Iterator[Clause]:
    sentence = parse.tokens[clause.predicate].sentence
    return (other for other in known.clauses if parse.tokens[other.predicate].sentence == sentence)


def _contents(document: Document, parse: Parse, clause: Clause) -> Iterator[Span]:
    """What is asked for: the clause after the verb, else its object, else what its preposition governs."""
    if clause.complement is not None:
        yield from _wanted_clauses(document, parse, clause.complement.head)
        return
    if clause.lemma in _WANTED_BY_OBJECT and not clause.passive:
        for phrase in clause.objects:
            yield from _wanted_things(document, parse, phrase.head)
        return
    wanted = _WANTED_BY_PREPOSITION.get(clause.lemma)
    for preposition, phrase in clause.obliques:
        if preposition == wanted:
            yield from _wanted_things(document, parse, phrase.head)


def _wanted_clauses(document: Document, parse: Parse, head: int) -> Iterator[Span]:
    """Each coordinated verb with what belongs to it: "cancel the event" and "hand over four men"."""
    for verb in (head, *parse.dependents(head, "conj")):
        if parse.tokens[verb].pos not in {"VERB", "AUX"}:
            continue
        skipped = {"mark", "nsubj", "nsubjpass", "cc", "conj", "punct", "aux"}
        if parse.dependents(verb, "nsubjpass", "auxpass"):
            skipped -= {"nsubjpass", "aux"}
        kept = [verb, *(c for c in parse.children(verb) if parse.tokens[c].dep not in skipped)]
        yield _range(document, parse, kept, verb)


def _wanted_things(document: Document, parse: Parse, head: int) -> Iterator[Span]:
    pending = [head]
    while pending:
        noun = pending.pop(0)
        kept = [noun, *(c for c in parse.children(noun) if parse.tokens[c].dep not in {"cc", "conj", "punct", "appos"})]
        yield _range(document, parse, kept, noun)
        pending.extend(parse.dependents(noun, "conj"))


def _range(document: Document, parse: Parse, kept: list[int], head: int) -> Span:
    """From the first to the last kept part, as one unbroken stretch around the head."""
    edges = [(head, head), *(parse.edges(part) for part in kept if part != head)]
    first, last = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
    while parse.tokens[last].pos == "PUNCT" and last > first:
        last -= 1
    return balanced(document, parse.tokens[first].start, parse.tokens[last].end)


def _addressees(document: Document, known: Analysis, parse: Parse, clause: Clause) -> tuple[Span, ...]:
    """Who is asked: the object of "asked", the subject of what is asked, whom "of" or "on" points at."""
    phrases = [] if clause.lemma in _WANTED_BY_OBJECT else list(clause.objects)
    phrases += [phrase for preposition, phrase in clause.obliques if preposition in _ADDRESSED]
    inner = next((c for c in known.clauses if clause.complement and c.predicate == clause.complement.head), None)
    if inner is not None and inner.subject is not None and not inner.passive:
        phrases.append(inner.subject)
    asker = clause.subject
    found = [span for phrase in phrases if phrase != asker for span in actors_in(parse, phrase, document)]
    return tuple(dict.fromkeys(found))


def _deadline(document: Document, content: Span) -> tuple[Span, ...]:
    """A date after "by", "before" or "until" inside what is asked for."""
    for date in find_dates(content.exact, document.published_at):
        start = content.start + date.start
        before = document.text[max(0, start - 8) : start].split()
        own = content.exact[date.start : date.end].split()[0].lower()
        if own in {"by", "before", "until"}:
            return (document.span(start, content.start + date.end),)
        if before and before[-1].lower() in {"by", "before", "until"}:
            return (document.span(start - len(before[-1]) - 1, content.start + date.end),)
    return ()
