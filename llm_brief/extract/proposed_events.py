"""Events that the syntax of a sentence proves: an act, who takes part, and whether it happened."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from llm_brief.extract.asides import is_aside
from llm_brief.extract.building import Sketch
from llm_brief.extract.circumstances import date_of, is_doubly_told, is_hearsay, place_of, quantities_of
from llm_brief.extract.leading import lead_of
from llm_brief.extract.light_acts import says_what
from llm_brief.extract.naming import actors_in
from llm_brief.extract.newsworthy import Told, is_anchored, is_on_calendar, tells
from llm_brief.extract.no_events import tells_nothing
from llm_brief.extract.receivers import names_an_event, recipients_of
from llm_brief.records.acts import (
    act_of,
    agents,
    dated_by,
    event_noun,
    hangs_on_condition,
    is_mutual,
    is_told,
    meeting_parties,
    status_of,
)
from llm_brief.records.grounded import Value
from llm_brief.records.lexicon import EVENT_NOUNS
from llm_brief.records.vocabulary import EventStatus, Kind
from llm_brief.text.analysis import Analysis
from llm_brief.text.attribution.accounts import account_of, teller_above, telling_verb
from llm_brief.text.attribution.attributions import Attribution
from llm_brief.text.attribution.presupposed import is_told_outright
from llm_brief.text.dates.find import find_dates
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.cues import CueClass
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.grammar.people import is_actor, is_person_word
from llm_brief.text.grammar.telling import told_in
from llm_brief.text.quotations import Quotation

__all__ = ["proposed_events"]

_TELLING = frozenset({CueClass.SAY, CueClass.REPORT, CueClass.CLAIM})
"""Of what is asked, promised, hoped or denied nothing has happened yet, or at all."""
_FIRST_PERSONS = frozenset({"i", "me", "my", "we", "our", "ours"})
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]|‘[^’]*’(?!\w)")
_PROMISING = frozenset("promise pledge vow announce propose offer order request demand seek schedule plan".split())
_LABEL = re.compile(r"[^\W\d_][\w ]{0,30}: |[A-Z][\w.]*(?:,? [A-Z][\w.]*){0,4} (?:[-–—―]|--) ")
_RELATIVE = frozenset({"WP", "WP$", "WDT"})
_FINDINGS = frozenset({"study", "report", "survey", "analysis", "indictment", "audit"})
"""Of these "a new study" says as much as there is to say."""
_ASKING = frozenset({"how", "why", "when", "where", "what", "whether"})


def proposed_events(document: Document, known: Analysis, parse: Parse, quoted: Sequence[Quotation]) -> Iterator[Sketch]:
    """A sketch for each clause that tells of an act, outside quotation marks, questions and conditions."""
    lead = lead_of(document, parse)
    for clause in known.clauses:
        status = status_of(clause, parse, known.clauses)
        is_open = status is None and _may_be(parse, clause)
        if (status is None and not is_open) or clause.nominal or is_aside(document, parse, clause, quoted):
            continue
        if tells_nothing(document, parse, clause):
            continue
        told = _told(document, known, parse, clause, status)
        if told is None:
            continue
        told = replace(told, leads=parse.tokens[clause.predicate].sentence in lead)
        if not tells(parse, told):
            continue
        sketch = _sketch(document, parse, told)
        is_apart = _is_personal(sketch) or _is_labelled(sketch) or _is_told_aside(parse, told, sketch)
        if is_anchored(parse, told, sketch) and not is_apart and not _says_nothing(told, sketch):
            yield sketch


def _is_told_aside(parse: Parse, told: Told, sketch: Sketch) -> bool:
    """As in "(that was Oru, whom Pell replaced early)": of no category, and its sentence tells of something else."""
    in_passing = parse.tokens[told.clause.predicate].dep == "relcl"
    return in_passing and not ("title" in sketch.values or "type" in sketch.values)


def _may_be(parse: Parse, clause: Clause) -> bool:
    """As in "a fifth round may be held in June", "will leave unless ...": news, though neither a fact nor a plan."""
    is_open = clause.modal in {"may", "might", "could"} and is_told(clause) and not clause.negated
    if is_open and clause.reported_by is None and event_noun(clause, parse) is not None:
        return True
    if is_on_calendar(parse, clause):
        return True
    is_tied = clause.modal in {"will", "would"} and is_told(clause) and not clause.negated
    return is_tied and hangs_on_condition(clause, parse) and act_of(clause, parse) is not None


def _told(document: Document, known: Analysis, parse: Parse, clause: Clause, status: EventStatus | None) -> Told | None:
    named = (span for phrase in agents(clause) for span in actors_in(parse, phrase, document))
    doers = tuple(span for span in named if not names_an_event(document, parse, span))
    doers = doers or _meeting_parties(document, parse, clause)
    account = account_of(document, parse, clause.predicate, known.attributions)
    source: tuple[Span, ...] = ()
    if account is not None and account.source is None and status is EventStatus.ALLEGED:
        account = None  # "is reportedly being sold": told by nobody, which the status says
    if account is not None and status is not EventStatus.DENIED:
        source = _source(parse, account)
        in_passing = parse.tokens[clause.predicate].dep == "relcl"  # may be the article's own word
        told = not (account.negated or account.denies or in_passing) and account.cue_class in _TELLING
        is_old = status is EventStatus.PLANNED and _is_told_on_a_day(document, parse, account, known)
        is_retold = teller_above(parse, account, known.attributions) is not None
        if not source or not told or is_old or is_retold or is_doubly_told(parse, clause):
            return None  # told by nobody whom the sentence names, or not told to be so
    elif status is not EventStatus.DENIED and _is_rumour(document, known, parse, clause.predicate):
        return None
    return Told(clause, status, doers, recipients_of(document, parse, clause, doers), account, source)


def _is_rumour(document: Document, known: Analysis, parse: Parse, predicate: int) -> bool:
    telling = telling_verb(parse, predicate)
    is_told = any(is_hearsay(parse, clause) for clause in known.clauses if clause.predicate == telling)
    return is_told and not is_told_outright(document, parse, predicate, known.attributions)


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
    if any(token.tag in _RELATIVE for token in inside[:1]):
        return ()  # "whose report first said"
    indices = {token.index for token in inside}
    heads = [token for token in inside if token.head not in indices or token.head == token.index]
    is_named = any(
        token.pos == "PROPN" or is_actor(parse, token.index) or is_person_word(token) or _is_described(parse, token)
        for token in heads
    )
    is_loose = any(token.lemma == "source" for token in heads) and "," in place.exact
    return (place,) if is_named and not is_loose else ()


def _is_described(parse: Parse, noun: Token) -> bool:
    """As in "a Tessaly Post report", "an insurgent source"; "sources" alone is nobody."""
    below = [parse.tokens[child] for child in parse.children(noun.index)]
    if noun.lemma == "source" and not parse.dependents(noun.index, "conj", "appos"):
        told_apart = (token for token in below if token.text.lower() not in {"same", "other", "several", "many"})
        return any(token.dep in {"amod", "compound", "acl", "relcl", "prep", "nmod"} for token in told_apart)
    if noun.lemma in _FINDINGS and any(token.text.lower() in {"a", "an"} for token in below):
        return True
    return noun.lemma in {"report", "statement", "study"} and any(token.pos == "PROPN" for token in below)


def _is_labelled(sketch: Sketch) -> bool:
    """As in "Courts: Oru appears today", "Lume - Oru left", where the parser takes what stands before for who acts."""
    label = _LABEL.match(str(sketch.values.get("title", "")))
    return label is not None and any(doer.exact in label[0] for doer in sketch.places["actors"])


def _says_nothing(told: Told, sketch: Sketch) -> bool:
    """A thing does it, and neither words of its own nor a category say what: "concerning thousands of people"."""
    is_by_thing = told.clause.subject is not None and not told.clause.passive
    return is_by_thing and not (sketch.places["actors"] or "title" in sketch.values or "type" in sketch.values)


def _is_personal(sketch: Sketch) -> bool:
    """As in "My brother and I moved in May": told by somebody of whom nothing is known, a reader or the author."""
    words = re.findall(r"[\w’']+", _QUOTED.sub(" ", str(sketch.values.get("title", ""))).lower())
    return any(word.split("’")[0].split("'")[0] in _FIRST_PERSONS for word in words)


def _sketch(document: Document, parse: Parse, told: Told) -> Sketch:
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
    title = told_in(document, parse, clause.predicate, clause.stands_for)
    if title is not None and says_what(parse, clause, title) and title.split()[0].lower() not in _ASKING:
        values["title"] = title
    verb = parse.tokens[clause.predicate]
    also = (document.span(verb.start, verb.end),)
    return Sketch(kind=Kind.EVENT, rule=_rule(parse, told), places=places, values=values, also=also)


def _rule(parse: Parse, told: Told) -> str:
    what = "a named event" if event_noun(told.clause, parse) is not None else "an act"
    return f"{what} that is reported" if told.source else what


def _promises_event(parse: Parse, told: Told) -> bool:
    """As in "has promised a hearing": the promise has been given, the hearing has not been held."""
    things = (parse.tokens[phrase.head].lemma.lower() for phrase in told.clause.objects)
    is_promise = told.clause.lemma in _PROMISING and not told.clause.passive
    return is_promise and any(thing in EVENT_NOUNS for thing in things)


def _is_open(status: EventStatus, places: Mapping[str, tuple[Span, ...]]) -> bool:
    """As in "is hosting talks on June 3" may be said before, on and after that day."""
    return status is EventStatus.ONGOING and bool(places["date"])


def _meeting_parties(document: Document, parse: Parse, clause: Clause) -> tuple[Span, ...]:
    """As in "A meeting was held between A, B and C": those who meet, though nobody is said to hold it."""
    if not is_mutual(clause, parse) or (not clause.passive and event_noun(clause, parse) is None):
        return ()
    phrases = meeting_parties(clause, parse)
    return tuple(dict.fromkeys(span for phrase in phrases for span in actors_in(parse, phrase, document)))
