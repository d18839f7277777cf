"""Events that the syntax of a sentence proves: an act, who takes part, and whether it happened."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from llm_brief.extract.asides import is_aside
from llm_brief.extract.building import Sketch
from llm_brief.extract.circumstances import date_of, is_doubly_told, is_hearsay, place_of, quantities_of
from llm_brief.extract.naming import actors_in
from llm_brief.extract.silence import is_no_comment
from llm_brief.records.acts import (
    SYMMETRIC,
    act_of,
    agents,
    dated_by,
    event_noun,
    hangs_on_condition,
    is_told,
    meeting_parties,
    patients,
    status_of,
)
from llm_brief.records.grounded import Value
from llm_brief.records.lexicon import EVENT_NOUNS, HAPPENINGS, SILENT, STATUS_VERBS
from llm_brief.records.vocabulary import EventStatus, Kind
from llm_brief.text.accounts import account_of
from llm_brief.text.analysis import Analysis
from llm_brief.text.attribution import Attribution
from llm_brief.text.attribution_cues import CueClass
from llm_brief.text.clauses import Clause
from llm_brief.text.dates import find_dates
from llm_brief.text.document import Document, Span
from llm_brief.text.parse import Parse, Token
from llm_brief.text.people import is_actor, is_person_word
from llm_brief.text.quotations import Quotation, in_quotation, quotations
from llm_brief.text.telling import told_in
from llm_brief.text.wordlists import word_set

__all__ = ["proposed_events"]

_TELLING = frozenset({CueClass.SAY, CueClass.REPORT, CueClass.CLAIM})
"""Of what is asked, promised, hoped or denied nothing has happened yet, or at all."""
_OPEN_WORDS = word_set("may might could if unless provided providing once assuming supposing")
_FIRST_PERSONS = frozenset({"i", "me", "my", "mine", "we", "our", "ours"})
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]|‘[^’]*’(?!\w)")
_PROMISING = frozenset("promise pledge vow announce propose offer order request demand seek schedule plan".split())
_SENDING = word_set("""
    send dispatch deploy withdraw recall mobilize mobilise mass pull_out redeploy appoint create form establish found
    set_up build elect hire recruit receive get obtain win earn gain attend lead head chair join score
    """)
"""Of these the object is what is moved, made or had, not to whom something is done."""
_ASIDE = frozenset({"relcl", "acl", "advcl", "pcomp", "csubj"})


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause that tells of an event, whether it happened, and on whose account."""

    clause: Clause
    status: EventStatus | None
    doers: tuple[Span, ...]
    recipients: tuple[Span, ...]
    account: Attribution | None
    source: tuple[Span, ...]


def proposed_events(document: Document, known: Analysis, parse: Parse, quoted: Sequence[Quotation]) -> Iterator[Sketch]:
    """A sketch for each clause that tells of an act, outside quotation marks, questions and conditions."""
    for clause in known.clauses:
        status = status_of(clause, parse, known.clauses)
        is_open = status is None and _may_be(parse, clause)
        if (status is None and not is_open) or clause.nominal or is_aside(document, parse, clause, quoted):
            continue
        if _leads_in(document, parse, clause):
            continue
        told = _told(document, known, parse, clause, status)
        if told is None or not _tells(parse, told):
            continue
        sketch = _sketch(document, parse, told)
        if _is_anchored(parse, told, sketch) and not _is_personal(sketch):
            yield sketch


def _leads_in(document: Document, parse: Parse, clause: Clause) -> bool:
    """As in "issued the following statement:": the sentence says only that words follow."""
    sentence = document.sentence_at(parse.tokens[clause.predicate].start)
    return sentence is not None and sentence.text.rstrip().endswith(":")


def _may_be(parse: Parse, clause: Clause) -> bool:
    """As in "a fifth round may be held in June", "will leave unless ...": news, though neither a fact nor a plan."""
    is_open = clause.modal in {"may", "might", "could"} and is_told(clause) and not clause.negated
    if is_open and clause.reported_by is None and event_noun(clause, parse) is not None:
        return True
    is_tied = clause.modal in {"will", "would"} and is_told(clause) and not clause.negated
    return is_tied and hangs_on_condition(clause, parse) and act_of(clause, parse) is not None


def _told(
    document: Document, known: Analysis, parse: Parse, clause: Clause, status: EventStatus | None
) -> _Told | None:
    named = (span for phrase in agents(clause) for span in actors_in(parse, phrase, document))
    doers = tuple(span for span in named if not _names_an_event(document, parse, span))
    doers = doers or _meeting_parties(document, parse, clause)
    account = account_of(document, parse, clause.predicate, known.attributions)
    source: tuple[Span, ...] = ()
    if account is not None and status is not EventStatus.DENIED:
        source = _source(parse, account)
        in_passing = parse.tokens[clause.predicate].dep == "relcl"  # may be the article's own word
        told = not (account.negated or account.denies or in_passing) and account.cue_class in _TELLING
        is_old = status is EventStatus.PLANNED and _is_told_on_a_day(document, parse, account, known)
        if not source or not told or is_old or is_doubly_told(parse, clause):
            return None  # told by nobody whom the sentence names, or not told to be so
    elif status is not EventStatus.DENIED and is_hearsay(parse, clause):
        return None
    return _Told(clause, status, doers, _recipients(document, parse, clause, doers), account, source)


def _is_told_on_a_day(document: Document, parse: Parse, account: Attribution, known: Analysis) -> bool:
    """As in "In January 2005 it announced that it would ...": a plan of that day, which the record cannot say."""
    cue = parse.token_at(account.cue.start)
    sentence = document.sentence_at(account.cue.start)
    telling = next((c for c in known.clauses if cue is not None and c.predicate == cue.index), None)
    if telling is None or sentence is None:
        return False
    dates = (d for d in find_dates(sentence.text) if d.value is not None and d.value.value[:4].isdigit())
    return any(dated_by(telling, parse, sentence.start + d.start, sentence.start + d.end) for d in dates)


def _source(parse: Parse, account: Attribution) -> tuple[Span, ...]:
    place = account.source
    if place is None:
        return ()
    inside = parse.tokens_in(place.start, place.end)
    indices = {token.index for token in inside}
    heads = [token for token in inside if token.head not in indices or token.head == token.index]
    is_named = any(
        token.pos == "PROPN" or is_actor(parse, token.index) or is_person_word(token) or _is_named_text(parse, token)
        for token in heads
    )
    return (place,) if is_named else ()


def _is_named_text(parse: Parse, noun: Token) -> bool:
    """As in "a Tessaly Post report"."""
    below = (parse.tokens[child] for child in parse.children(noun.index))
    return noun.lemma in {"report", "statement", "study"} and any(token.pos == "PROPN" for token in below)


def _tells(parse: Parse, told: _Told) -> bool:
    """An act of a known category, an event that takes place, or what a main clause says that was done."""
    clause = told.clause
    if is_no_comment(parse, clause):
        return False
    if _is_known(parse, told):
        return True
    verb = parse.tokens[clause.predicate]
    if verb.pos != "VERB" or clause.lemma in SILENT or not _is_main(parse, clause, told.account):
        return False
    if clause.lemma == "become":  # a member, the president: not "popular"
        return bool(told.doers) and clause.attribute is not None and parse.tokens[clause.attribute.head].pos == "NOUN"
    return bool(clause.objects) or bool(clause.obliques and told.doers) or clause.lemma in HAPPENINGS


def _is_main(parse: Parse, clause: Clause, account: Attribution | None) -> bool:
    verb = parse.tokens[clause.predicate]
    while verb.dep in {"conj", "xcomp", "acomp", "oprd"} and verb.head != verb.index:
        verb = parse.tokens[verb.head]
    if verb.dep == "relcl" and verb.index == clause.predicate and account is None:
        first = parse.edges(verb.index)[0]
        return (
            first > 0 and parse.tokens[first - 1].text == "," and clause.tense == "past"
        )  # "..., which Oru closed in May"
    return verb.head == verb.index or (account is not None and verb.dep not in _ASIDE)


def _is_anchored(parse: Parse, told: _Told, sketch: Sketch) -> bool:
    """Named parties, a day, a place or a number hold a known act; any other act needs two of them."""
    if told.status is None and not _says_open(str(sketch.values.get("title", ""))):
        return False  # its own words alone say that it is open
    if told.status is EventStatus.PLANNED and told.clause.modal in {"will", "shall"} and not _is_known(parse, told):
        return bool(sketch.places["date"])  # "will pay the price": a forecast is no plan
    held = sum(bool(sketch.places[name]) for name in ("actors", "recipients", "date", "place", "quantities"))
    return held > 0 if _is_known(parse, told) else _is_held(told, sketch, held)


def _is_held(told: _Told, sketch: Sketch, held: int) -> bool:
    """Whether an act of no known category has enough around it to be one that somebody would look for."""
    happens = told.clause.passive or told.clause.lemma in HAPPENINGS
    if told.account is not None and not happens and told.status is not EventStatus.DENIED:
        return bool(sketch.places["date"] or sketch.places["quantities"])  # "said the court overstepped": a view
    if not (told.doers or told.recipients or happens):
        return False  # prices that rise, ratings that hover
    if happens and held and "title" in sketch.values:
        return True
    has_object = bool(told.clause.objects or told.clause.attribute)
    return held > 1 or (bool(told.doers) and has_object and "title" in sketch.values)


def _is_personal(sketch: Sketch) -> bool:
    """As in "My brother and I moved in May": told by somebody of whom nothing is known, a reader or the author."""
    words = re.findall(r"[\w’']+", _QUOTED.sub(" ", str(sketch.values.get("title", ""))).lower())
    return any(word.split("’")[0].split("'")[0] in _FIRST_PERSONS for word in words)


def _says_open(title: str) -> bool:
    return bool(_OPEN_WORDS & set(title.lower().replace(",", " ").split()))


def _is_known(parse: Parse, told: _Told) -> bool:
    """An act of a category, one that is put off, or a named event that takes place."""
    clause = told.clause
    return clause.lemma in STATUS_VERBS or act_of(clause, parse) is not None or event_noun(clause, parse) is not None


def _sketch(document: Document, parse: Parse, told: _Told) -> Sketch:
    clause = told.clause
    places: dict[str, tuple[Span, ...]] = {
        "actors": told.doers,
        "recipients": told.recipients,
        "place": place_of(document, parse, clause),
        "date": date_of(document, parse, clause, told.status),
        "quantities": quantities_of(document, parse, clause),
        "attribution": told.source,
    }
    values: dict[str, Value] = {}
    if told.status is not None and not (_is_open(told.status, places) or _promises_event(parse, told)):
        values["status"] = told.status
    if (category := act_of(clause, parse)) is not None:
        values["type"] = category
    if (title := told_in(document, parse, clause.predicate, clause.stands_for)) is not None:
        values["title"] = title
    verb = parse.tokens[clause.predicate]
    also = (document.span(verb.start, verb.end),)
    return Sketch(kind=Kind.EVENT, rule=_rule(parse, told), places=places, values=values, also=also)


def _rule(parse: Parse, told: _Told) -> str:
    what = "a named event" if event_noun(told.clause, parse) is not None else "an act"
    return f"{what} that is reported" if told.source else what


def _promises_event(parse: Parse, told: _Told) -> bool:
    """As in "has promised a hearing": the promise has been given, the hearing has not been held."""
    things = (parse.tokens[phrase.head].lemma.lower() for phrase in told.clause.objects)
    is_promise = told.clause.lemma in _PROMISING and not told.clause.passive
    return is_promise and any(thing in EVENT_NOUNS for thing in things)


def _is_open(status: EventStatus, places: Mapping[str, tuple[Span, ...]]) -> bool:
    """As in "is hosting talks on June 3" may be said before, on and after that day."""
    return status is EventStatus.ONGOING and bool(places["date"])


def _recipients(document: Document, parse: Parse, clause: Clause, doers: Sequence[Span]) -> tuple[Span, ...]:
    meant = () if clause.stands_for is None else (clause.stands_for,)
    if clause.lemma in _SENDING:
        return ()
    phrases = (*clause.objects, *meant) if clause.passive and clause.subject is None else patients(clause)
    if act_of(clause, parse) is None:  # "issued a photo from ...": only a known act has a part for whom "from" names
        aside = [phrase for preposition, phrase in clause.obliques if preposition not in {"to", "with", "against"}]
        phrases = tuple(phrase for phrase in phrases if phrase not in aside)
    found = [span for phrase in phrases for span in actors_in(parse, phrase, document)]
    acting = {doer.exact.lower() for doer in doers}
    distinct = dict.fromkeys(s for s in found if s.exact.lower() not in acting and not _names_a_place(parse, s))
    return tuple(span for span in distinct if not _names_an_event(document, parse, span))


def _meeting_parties(document: Document, parse: Parse, clause: Clause) -> tuple[Span, ...]:
    """As in "A meeting was held between A, B and C": those who meet, though nobody is said to hold it."""
    if act_of(clause, parse) not in SYMMETRIC or (not clause.passive and event_noun(clause, parse) is None):
        return ()
    phrases = meeting_parties(clause, parse)
    return tuple(dict.fromkeys(span for phrase in phrases for span in actors_in(parse, phrase, document)))


def _names_a_place(parse: Parse, span: Span) -> bool:
    """As in "flew to Aldmoor", "closed Aldmoor Station": a place is no recipient."""
    last = parse.tokens_in(span.start, span.end)[-1]
    if last.ent_type in {"FAC", "LOC", "PRODUCT", "LAW"}:
        return True
    before = parse.tokens[last.head].text.lower()
    return last.ent_type in {"GPE", "LOC", "FAC"} and before in {"to", "into", "at", "from", "in"}


def _names_an_event(document: Document, parse: Parse, span: Span) -> bool:
    """As in "the “Delta Dialogue” will be held": what stands in marks or is labelled an event is nobody."""
    tokens = parse.tokens_in(span.start, span.end)
    if any(is_person_word(token) for token in tokens):
        return False
    marked = any(token.text in {'"', "“"} or token.ent_type in {"EVENT", "WORK_OF_ART"} for token in tokens)
    return marked or in_quotation(quotations(document.text), span.start, span.end)
