"""Where, when, how many and by whose account: what stands around an act."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from llm_brief.records.acts import dated_by, placed_by
from llm_brief.records.lexicon import EVENT_NOUNS
from llm_brief.records.vocabulary import EventStatus
from llm_brief.text.dates.find import FoundDate, find_dates
from llm_brief.text.dates.lexicon import WEEKDAYS
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.grammar.people import is_person_word
from llm_brief.text.names import BODIES
from llm_brief.text.quantities.find import find_quantities

__all__ = ["date_of", "is_doubly_told", "is_hearsay", "place_of", "quantities_of"]

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NO_PLACES = frozenset(
    {"DATE", "TIME", "NORP", "PERSON", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "MONEY", "CARDINAL"}
)
_AT = frozenset({"in", "at", "near", "outside", "inside"})
_TELLERS = frozenset("say report claim tell add announce allege state write argue insist explain note".split())
_TENSED = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_BESIDE = re.compile(r",? (?:and|or) (?:(?:on|in|again on) )?")
_UNANCHORED = "unanchored"
"""The rule of a date that counts from something told elsewhere: "two days after", "that year"."""
_RATIOS = frozenset({"time", "times", "fold"})
"""Of these nothing is counted: "10 times as many"."""
_COUNTED = frozenset({"cardinal", "percent", "money"})


def place_of(document: Document, parse: Parse, clause: Clause) -> tuple[Span, ...]:
    """Where: a place name that "in", "at" ... ties to the act, never to who acts."""
    for token in parse.tokens_in(clause.start, clause.end):
        preposition = parse.tokens[token.head].text
        if token.dep != "pobj" or preposition.lower() not in _AT or _is_of_a_thing(parse, clause, token):
            continue
        if _is_place(token, preposition):
            place = _named(document, parse, token)
            if placed_by(clause, parse, place.start, place.end):
                return (place,)
    return ()


def _is_of_a_thing(parse: Parse, clause: Clause, place: Token) -> bool:
    """As in "got the filings in Orland": where the filings are from, not where they were got."""
    holder = parse.tokens[parse.tokens[place.head].head]
    is_object = holder.index in {phrase.head for phrase in clause.objects} and not clause.passive
    return is_object and not (is_person_word(holder) or holder.lemma.lower() in EVENT_NOUNS or holder.pos == "PROPN")


def _is_place(token: Token, preposition: str) -> bool:
    """Labelled so, or a name after "in" that is labelled nothing else but an organisation: labels of towns are poor."""
    if token.ent_type in _PLACES:
        return True
    is_letters = len(token.text) > 1 and token.text.isupper() and preposition.islower()
    is_body = token.ent_type == "ORG" and (is_letters or token.text.lower() in BODIES)
    return token.pos == "PROPN" and preposition.lower() == "in" and token.ent_type not in _NO_PLACES and not is_body


def _named(document: Document, parse: Parse, token: Token) -> Span:
    first = min([token.index, *(parse.edges(child)[0] for child in parse.dependents(token.index, "compound", "nmod"))])
    of = [p for p in parse.dependents(token.index, "prep") if p == token.index + 1 and parse.tokens[p].lemma == "of"]
    named = [n for p in of for n in parse.dependents(p, "pobj") if parse.tokens[n].pos == "PROPN"]
    last = named[0] if named and token.pos == "PROPN" else token.index  # "the Gulf of Aden"
    return document.span(parse.tokens[first].start, parse.tokens[last].end)


def date_of(document: Document, parse: Parse, clause: Clause, status: EventStatus | None) -> tuple[Span, ...]:
    """When: the one date that says so of this act, where the calendar agrees that it is over, or still to come."""
    sentence = document.sentence_at(parse.tokens[clause.predicate].start)
    if sentence is None:
        return ()
    dates = find_dates(sentence.text, document.published_at)
    places = [document.span(sentence.start + date.start, sentence.start + date.end) for date in dates]
    found = [
        place
        for place, date in zip(places, dates, strict=True)
        if date.rule != _UNANCHORED
        and dated_by(clause, parse, place.start, place.end)
        and not _is_limit(date)
        and _agrees(document, date, status)
    ]
    return (found[0],) if len(found) == 1 and not _is_one_of_two(document, found[0], places) else ()


def _is_one_of_two(document: Document, day: Span, days: Sequence[Span]) -> bool:
    """As in "on Monday and Friday": each by itself is not when."""
    ordered = sorted(days, key=lambda place: place.start)
    joined = ((a, b) for a, b in pairwise(ordered) if _BESIDE.fullmatch(document.text[a.end : b.start]))
    return any(day in pair for pair in joined)


def _agrees(document: Document, date: FoundDate, status: EventStatus | None) -> bool:
    """A plan for a day that is over, or a fact of a day to come, is a date misread."""
    if document.published_at is None or date.value is None:
        return True
    today, value = document.published_at.isoformat(), date.value.value
    first, last = value.split("/")[0], value.split("/")[-1]
    if "X" in value or not (first[:4].isdigit() and last[:4].isdigit()):
        return True
    if status is EventStatus.OCCURRED:
        return first <= today[: len(first)]
    return status not in {None, EventStatus.PLANNED} or last >= today[: len(last)]


def _is_limit(date: FoundDate) -> bool:
    """As in "put off until August 15": a limit says how far, not when."""
    return date.value is not None and ".." in date.value.value


def quantities_of(document: Document, parse: Parse, clause: Clause) -> tuple[Span, ...]:
    """Numbers of people and things in the subject and the objects, not in what hangs further down."""
    found = [*_toll(document, parse, clause)]
    for start, end, head in _counted(parse, clause):
        for number in find_quantities(document.text[start:end]):
            place = document.span(start + number.start, start + number.end)
            is_own = place.start <= head.start < place.end or place.end <= head.start
            if (
                number.value.unit is not None
                and number.value.unit not in _RATIOS
                and number.value.kind.value in _COUNTED
                and is_own
                and _is_whole(parse, place, head)
            ):
                found.append(place)
    return tuple(dict.fromkeys(found))


def _toll(document: Document, parse: Parse, clause: Clause) -> Iterator[Span]:
    """The 41 in "the death toll rose to 41": of those whom the noun before says."""
    if clause.subject is None or parse.tokens[clause.subject.head].lemma != "toll":
        return
    for preposition, phrase in clause.obliques:
        number = parse.tokens[phrase.head]
        if preposition == "to" and number.pos == "NUM":
            yield document.span(number.start, number.end)


def _is_whole(parse: Parse, place: Span, head: Token) -> bool:
    """Not cut before what is counted ("23 Somali [and Yemeni pirates]"), nor out of a name ("AK [47 rifles]")."""
    between = parse.tokens_in(place.end, head.start)
    first = next(iter(parse.tokens_in(place.start, place.end)), head)
    is_cut = any(token.dep == "cc" for token in between) or _ends_in_name(parse, place, head)
    return not is_cut and not _is_model(parse, first)


def _ends_in_name(parse: Parse, place: Span, head: Token) -> bool:
    """As in "Two United States [sailors]": no states are counted."""
    last = parse.tokens_in(place.start, place.end)[-1:]
    return place.end <= head.start and any(token.pos == "PROPN" for token in last)


def _is_model(parse: Parse, number: Token) -> bool:
    """The 47 in "AK 47 rifles", "AK - 47 rifles"."""
    before = parse.tokens[max(0, number.index - 1)]
    is_hyphened = before.text == "-"
    name = parse.tokens[max(0, before.index - 1)] if is_hyphened else before
    is_close = is_hyphened or name.end + 1 == number.start
    return name.pos == "PROPN" and name.text.isupper() and number.text.isdigit() and is_close


def _counted(parse: Parse, clause: Clause) -> Iterator[tuple[int, int, Token]]:
    """Each noun that acts or is acted upon with what stands before it, and "of ..." behind "dozens"."""
    phrases = (*((clause.subject,) if clause.subject else ()), *clause.objects)
    for phrase in phrases:
        for head in (phrase.head, *parse.dependents(phrase.head, "conj")):
            before = [parse.edges(child)[0] for child in parse.children(head) if child < head and _counts(parse, child)]
            behind = [parse.edges(child)[1] for child in parse.dependents(head, "prep") if child == head + 1]
            first, last = min([head, *before]), max([head, *behind])
            yield parse.tokens[first].start, parse.tokens[last].end, parse.tokens[head]


def _counts(parse: Parse, child: int) -> bool:
    return parse.tokens[child].dep in {"nummod", "amod", "compound", "quantmod", "advmod", "nmod", "det"}


def is_hearsay(parse: Parse, clause: Clause) -> bool:
    """Whether somebody seems to tell it whom no attribution names: "..., they said, 17 houses burned"."""
    verb = parse.tokens[clause.predicate]
    reporter = clause.reported_by
    if reporter is not None and not _is_begun(parse, verb) and not _is_apart(parse, clause.predicate, reporter):
        return True
    tails = (t for t in parse.sentence_tokens(verb.sentence) if t.index != verb.index and _is_tail(parse, t))
    return any(_covers(parse, tail, verb) and not _is_apart(parse, tail.index, verb.index) for tail in tails)


def _is_begun(parse: Parse, verb: Token) -> bool:
    """As in "began testing it": to begin is a verb of saying only before words."""
    return verb.dep == "xcomp" and parse.tokens[verb.head].lemma in {"begin", "start"}


def is_doubly_told(parse: Parse, clause: Clause) -> bool:
    """Whether the sentence names two sources with "according to": which of them tells of the act, no rule decides."""
    tokens = parse.sentence_tokens(parse.tokens[clause.predicate].sentence)
    return sum(token.text.lower() == "according" for token in tokens) > 1


def _is_apart(parse: Parse, one: int, other: int) -> bool:
    """A semicolon makes two sentences of one."""
    return any(token.text == ";" for token in parse.tokens[min(one, other) : max(one, other)])


def _covers(parse: Parse, tail: Token, verb: Token) -> bool:
    """A teller at the end of a sentence, or before no more than "quoting ...", tells all of it; else what follows."""
    behind = (t for t in parse.sentence_tokens(tail.sentence) if t.index > tail.index)
    is_last = not any(t.pos in {"VERB", "AUX"} and t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in behind)
    return is_last or verb.index > tail.index


def _is_tail(parse: Parse, verb: Token) -> bool:
    """A verb of saying with a subject behind a comma and nothing that it says behind it."""
    if verb.lemma not in _TELLERS or verb.tag not in _TENSED:
        return False
    subjects = parse.dependents(verb.index, "nsubj")
    if not subjects or parse.dependents(verb.index, "ccomp", "dobj", "xcomp"):
        return False
    first = parse.edges(subjects[0])[0]
    before = parse.tokens[first - 1].text if first else ""
    behind = (token for token in parse.tokens[verb.index + 1 :] if not _is_time(token))
    after = next((token.text for token in behind), ".")
    return before in {",", "—", "–"} and after in {",", ".", "—", "–", ";"}


def _is_time(token: Token) -> bool:
    """Of what may stand behind a teller: "..., the board announced late on Monday"."""
    return token.ent_type in {"DATE", "TIME"} or token.text.lower() in {"on", "in", "late", "early", *WEEKDAYS}
