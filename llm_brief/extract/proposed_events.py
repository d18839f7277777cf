"""Events that the syntax of a sentence proves: somebody, an act, and whether it happened."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from llm_brief.extract.building import Sketch
from llm_brief.extract.naming import actors_in
from llm_brief.records.acts import act_of, dated_by, meeting_parties, patients, status_of
from llm_brief.records.grounded import Value
from llm_brief.records.lexicon import SILENT, STATUS_VERBS
from llm_brief.records.vocabulary import EventStatus, EventType, Kind
from llm_brief.text.analysis import Analysis
from llm_brief.text.attribution import speaker_of
from llm_brief.text.clauses import Clause
from llm_brief.text.dates import FoundDate, find_dates
from llm_brief.text.document import Document, Span
from llm_brief.text.parse import Parse
from llm_brief.text.quantities import find_quantities
from llm_brief.text.quotations import Quotation, in_quotation

__all__ = ["proposed_events"]

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_AT = frozenset({"in", "at", "near", "outside", "inside"})


def proposed_events(document: Document, known: Analysis, parse: Parse, quoted: Sequence[Quotation]) -> Iterator[Sketch]:
    """A sketch for each clause that tells of an act by a named actor, outside quotation marks and conditions."""
    for clause in known.clauses:
        status = status_of(clause, parse, known.clauses)
        if status is None or clause.nominal or _spoken(parse, clause, quoted) or not _tells(parse, clause):
            continue
        doers = tuple(actors_in(parse, clause.subject, document)) if clause.subject else ()
        doers = doers or _meeting_parties(document, parse, clause)
        parties = doers or (_recipients(document, parse, clause, ()) if act_of(clause, parse) else ())
        if not parties or _is_heading(document, parties[0]):
            continue
        sketch = _sketch(document, known, parse, _Told(clause, status, doers))
        if "type" in sketch.values or clause.lemma in STATUS_VERBS or _is_anchored(sketch):
            yield sketch


def _is_anchored(sketch: Sketch) -> bool:
    """An act of no known category counts when it is dated, or done to somebody: the rest is manner of speaking."""
    return bool(sketch.places["date"] or sketch.places["recipients"])


def _tells(parse: Parse, clause: Clause) -> bool:
    """An act of a known category, or what a main clause says that somebody did to something."""
    verb = parse.tokens[clause.predicate]
    if any(parse.tokens[phrase.head].pos == "PRON" for phrase in clause.objects):
        return False  # "denied this": what it is about lies in another sentence
    if clause.subject is None and not (clause.passive and parse.dependents(verb.index, "auxpass")):
        return False  # "people opposed to it": a state, told in passing
    if clause.lemma in STATUS_VERBS:
        return True
    if act_of(clause, parse) is not None:
        return True
    is_main = verb.head == verb.index or (verb.dep == "conj" and parse.tokens[verb.head].head == verb.head)
    return is_main and clause.lemma not in SILENT and verb.pos == "VERB" and bool(clause.objects) and not clause.passive


def _spoken(parse: Parse, clause: Clause, quoted: Sequence[Quotation]) -> bool:
    token = parse.tokens[clause.predicate]
    return in_quotation(quoted, token.start, token.end)


def _is_heading(document: Document, place: Span) -> bool:
    sentence = document.sentence_at(place.start)
    return sentence is not None and sentence.heading


@dataclass(frozen=True, slots=True)
class _Told:
    clause: Clause
    status: EventStatus
    doers: tuple[Span, ...]


def _sketch(document: Document, known: Analysis, parse: Parse, told: _Told) -> Sketch:
    clause, doers = told.clause, told.doers
    places: dict[str, tuple[Span, ...]] = {"actors": doers}
    places["recipients"] = _recipients(document, parse, clause, doers)
    places["place"] = _place(document, parse, clause)
    places["date"] = _date(document, parse, clause)
    places["quantities"] = _quantities(document, clause)
    places["attribution"] = _attribution(document, known, parse, clause, doers)
    values: dict[str, Value] = {} if _is_open(told.status, places) else {"status": told.status}
    if (category := act_of(clause, parse)) is not None:
        values["type"] = category
    if (title := _title(document, parse, clause)) is not None:
        values["title"] = title
    verb = parse.tokens[clause.predicate]
    return Sketch(kind=Kind.EVENT, places=places, values=values, also=(document.span(verb.start, verb.end),))


def _is_open(status: EventStatus, places: Mapping[str, tuple[Span, ...]]) -> bool:
    """As in "is hosting talks on June 3" may be said before, on and after that day."""
    return status is EventStatus.ONGOING and bool(places["date"])


def _recipients(document: Document, parse: Parse, clause: Clause, doers: Sequence[Span]) -> tuple[Span, ...]:
    phrases = clause.objects if clause.passive and clause.subject is None else patients(clause)
    found = [span for phrase in phrases for span in actors_in(parse, phrase, document)]
    distinct = dict.fromkeys(span for span in found if span not in doers and not _names_a_place(parse, span))
    return tuple(distinct)


def _meeting_parties(document: Document, parse: Parse, clause: Clause) -> tuple[Span, ...]:
    """As in "A meeting was held between A, B and C": those who meet, though nobody is said to hold it."""
    if act_of(clause, parse) is not EventType.CONSULT or not clause.passive:
        return ()
    phrases = meeting_parties(clause, parse)
    return tuple(dict.fromkeys(span for phrase in phrases for span in actors_in(parse, phrase, document)))


def _names_a_place(parse: Parse, span: Span) -> bool:
    """As in "flew to Aldmoor": a place that is gone to is no recipient."""
    tokens = parse.tokens_in(span.start, span.end)
    last = tokens[-1]
    return last.ent_type in {"GPE", "LOC", "FAC"} and parse.tokens[last.head].text.lower() in {
        "to",
        "into",
        "at",
        "from",
    }


def _place(document: Document, parse: Parse, clause: Clause) -> tuple[Span, ...]:
    """Where: a place name that "in", "at" ... ties to the verb or to its object, never to its subject."""
    for token in parse.tokens_in(clause.start, clause.end):
        is_place = token.dep == "pobj" and token.ent_type in _PLACES
        if is_place and parse.tokens[token.head].text.lower() in _AT and _hangs_on(parse, token.head, clause):
            first = min([token.index, *parse.dependents(token.index, "compound")])
            return (document.span(parse.tokens[first].start, token.end),)
    return ()


def _hangs_on(parse: Parse, preposition: int, clause: Clause) -> bool:
    """The preposition hangs on the verb, or on what the verb acts upon, or on another name for that."""
    holders = {clause.predicate, *(phrase.head for phrase in clause.objects)}
    holder = parse.tokens[preposition].head
    while parse.tokens[holder].dep == "appos" and holder not in holders:
        holder = parse.tokens[holder].head
    return holder in holders


def _date(document: Document, parse: Parse, clause: Clause) -> tuple[Span, ...]:
    """When: the one date that says so of this act."""
    sentence = document.sentence_at(parse.tokens[clause.predicate].start)
    if sentence is None:
        return ()
    dates = find_dates(sentence.text, document.published_at)
    places = [document.span(sentence.start + date.start, sentence.start + date.end) for date in dates]
    found = [
        place
        for place, date in zip(places, dates, strict=True)
        if dated_by(clause, parse, place.start, place.end) and not _is_limit(date)
    ]
    return (found[0],) if len(found) == 1 else ()


def _is_limit(date: FoundDate) -> bool:
    """As in "put off until August 15": a limit says how far, not when."""
    return date.value is not None and ".." in date.value.value


def _quantities(document: Document, clause: Clause) -> tuple[Span, ...]:
    """Numbers of people and things in the subject and the objects, not in what hangs further down."""
    found: list[Span] = []
    for phrase in (*((clause.subject,) if clause.subject else ()), *clause.objects):
        for number in find_quantities(document.text[phrase.start : phrase.end]):
            if number.value.unit is not None and number.value.kind.value in {"cardinal", "percent", "money"}:
                found.append(document.span(phrase.start + number.start, phrase.start + number.end))
    return tuple(dict.fromkeys(found))


def _attribution(
    document: Document, known: Analysis, parse: Parse, clause: Clause, doers: Sequence[Span]
) -> tuple[Span, ...]:
    """Who reports it, when the article does not say it in its own voice."""
    verb = parse.tokens[clause.predicate]
    attribution = speaker_of(document, verb.start, verb.end, known.attributions)
    if attribution is None or attribution.source is None:
        return ()
    if attribution.cue.start <= verb.start < attribution.cue.end:
        return ()  # the act is the saying itself
    source = attribution.source
    return () if any(source.start <= doer.start < source.end for doer in doers) else (source,)


def _title(document: Document, parse: Parse, clause: Clause) -> str | None:
    """The main clause of a sentence from its subject to the end of what the verb governs; None for any other clause.

    Only what is set off before or after is left out. A clause inside another one, or one whose object stands before
    the verb, cannot be cut out without changing what it says.
    """
    verb = parse.tokens[clause.predicate]
    subject = clause.subject
    governed = [*clause.objects, *(phrase for _, phrase in clause.obliques)]
    if verb.head != verb.index or subject is None or clause.passive or subject.start > verb.start:
        return None
    if any(phrase.start < verb.start for phrase in governed):
        return None
    ends = [phrase.end for phrase in governed] + ([clause.complement.end] if clause.complement else [])
    before = (parse.tokens[child] for child in parse.dependents(verb.index, "aux", "neg", "advmod"))
    start = min([verb.start, *(token.start for token in before if subject.end <= token.start < verb.start)])
    words = document.text[start : max([verb.end, *ends])]
    return " ".join(f"{document.text[subject.start : subject.end]} {words}".split())
