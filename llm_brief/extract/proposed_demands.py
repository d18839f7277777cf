"""Demands that the syntax of a sentence proves: who asks, of whom, and for what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from llm_brief.extract.answers import Answer, answer_in_sentence, answers_after, chosen, is_left_open, reply_after
from llm_brief.extract.building import Sketch, balanced
from llm_brief.extract.naming import actors_in, name_span
from llm_brief.records.acts import agents, force_of, is_told
from llm_brief.records.grounded import Value
from llm_brief.records.lexicon import REFUSALS
from llm_brief.records.vocabulary import DemandStatus, Force, Kind
from llm_brief.text.analysis import Analysis
from llm_brief.text.arguments import conjuncts
from llm_brief.text.clauses import Clause
from llm_brief.text.dates import find_dates
from llm_brief.text.document import Document, Span
from llm_brief.text.parse import Parse, Phrase
from llm_brief.text.wordlists import word_set

__all__ = ["proposed_demands"]

_FAR = 120
"""Names further apart than this many characters do not ask together."""
_ADDRESSED = frozenset({"from", "of", "to", "on", "upon", "with"})
_WANTED_BY_OBJECT = frozenset({"demand", "request", "seek", "require", "order"})
_WANTED_BY_PREPOSITION = {
    "call_for": "for",
    "press_for": "for",
    "push_for": "for",
    "appeal": "for",
    "ask": "for",
    "insist": "on",
    "press": "for",
    "plead": "for",
    "petition": "for",
}
_SOUGHT = word_set("""
    compensation damages extradition approval permission clarification assurance guarantee explanation answer apology
    resignation release return investigation inquiry mandate injunction ban support help protection dismissal removal
    withdrawal ceasefire talk negotiation meeting review concession payment refund cut increase rise action transfer
    handover establishment creation end halt reform recognition inclusion access step commitment surrender closure
    reopening lifting pardon amnesty clemency protection security pledge undertaking justice accountability
    """)
"""What is asked of somebody where it is sought; a way, a prize or a job is only looked for."""
_ASKING_WORDS = frozenset({"WP", "WRB", "WDT", "WP$"})
_STATING = frozenset({"insist", "ask", "press"})
_TEXTS = word_set("statement letter petition resolution declaration communique communiqué motion ruling")
_AGAIN = frozenset({"repeat", "reiterate", "renew"})


@dataclass(frozen=True, slots=True)
class _Asked:
    """One act of asking: the clause and its verb, who asks, of whom, and the things asked for."""

    clause: Clause
    verb: Span
    force: Force
    demander: Span
    addressees: tuple[Span, ...]
    contents: tuple[Span, ...]


def proposed_demands(document: Document, known: Analysis, parse: Parse) -> Iterator[Sketch]:
    """A sketch for each thing that a named actor asks for; several things asked for are several demands."""
    for clause in known.clauses:
        asked = _asked(document, known, parse, clause)
        if asked is None:
            continue
        answers, unanswered = _answers(document, known, parse, asked), _unanswered(known, parse, asked)
        for number, content in enumerate(asked.contents):
            yield _sketch(document, asked, content, answers.get(number), unanswered)


def _asked(document: Document, known: Analysis, parse: Parse, clause: Clause) -> _Asked | None:
    force = force_of(clause)
    if force is None or clause.negated or not is_told(clause) or clause.modal is not None:
        return None
    doers = tuple(span for phrase in agents(clause) for span in _demanders(document, parse, clause, phrase))
    contents = tuple(_contents(document, parse, clause))
    if not doers or not contents:
        return None
    token = parse.tokens[clause.predicate]
    addressees = _addressees(document, known, parse, clause)
    verb = document.span(token.start, token.end)
    return _Asked(clause, verb, force, _together(document, doers), addressees, contents)


def _demanders(document: Document, parse: Parse, clause: Clause, phrase: Phrase) -> Iterator[Span]:
    """Who asks; also a text that asks ("a UN resolution calls on ..."). Who only wants has to be named outright."""
    if clause.lemma == "want" and parse.tokens[clause.predicate].dep not in {"ROOT", "conj"}:
        return
    yield from actors_in(parse, phrase, document)
    is_text = parse.tokens[phrase.head].lemma.lower() in _TEXTS and len(parse.children(phrase.head)) > 1
    if is_text and not any(parse.tokens[owner].tag == "PRP$" for owner in parse.dependents(phrase.head, "poss")):
        yield name_span(parse, phrase.head, document)


def _sketch(
    document: Document, asked: _Asked, content: Span, answer: Answer | None, unanswered: DemandStatus | None
) -> Sketch:
    places: dict[str, tuple[Span, ...]] = {
        "demander": (asked.demander,),
        "addressees": asked.addressees,
        "content": (content,),
        "deadline": _deadline(document, content),
    }
    if answer is not None:
        places["response"] = (answer.words,)
        places["responder"] = (answer.responder,) if answer.responder is not None else ()
    values: dict[str, Value] = {"force": asked.force}
    status = answer.status if answer is not None else unanswered
    if status is not None:
        values["status"] = status
    rule = "a noun of asking" if asked.clause.nominal else "a verb of asking"
    if asked.force is Force.ULTIMATUM:
        rule = "a time given for a deed"
    return Sketch(kind=Kind.DEMAND, rule=rule, places=places, values=values, also=(asked.verb,))


def _unanswered(known: Analysis, parse: Parse, asked: _Asked) -> DemandStatus | None:
    """Made, or made again, where nothing near tells of an answer."""
    token = parse.tokens[asked.clause.predicate]
    words = (word for content in asked.contents for word in parse.tokens_in(content.start, content.end))
    wanted = frozenset(word.lemma.lower() for word in words if word.pos in {"NOUN", "PROPN"})
    same = [c for c in known.clauses if parse.tokens[c.predicate].sentence == token.sentence]
    if any(c.lemma in REFUSALS and not c.negated for c in same) or is_left_open(known, parse, token.sentence, wanted):
        return None
    is_again = asked.clause.nominal and parse.tokens[token.head].lemma in _AGAIN
    return DemandStatus.REITERATED if is_again else DemandStatus.MADE


def _answers(document: Document, known: Analysis, parse: Parse, asked: _Asked) -> dict[int, Answer]:
    """The answer to each of the things asked for, by its number."""
    token = parse.tokens[asked.clause.predicate]
    if asked.clause.nominal:
        answer = answer_in_sentence(document, known, parse, token.index)
        if answer is not None:
            return dict.fromkeys(range(len(asked.contents)), answer)
    found: dict[int, Answer] = {}
    for answer, noun in answers_after(document, known, parse, token.sentence, asked.demander):
        for number in chosen(noun, parse, len(asked.contents)):
            found.setdefault(number, answer)
    reply = reply_after(document, known, parse, token.sentence, asked.demander)
    if reply is not None and len(asked.contents) == 1:
        found.setdefault(0, reply)
    return found


def _together(document: Document, doers: Sequence[Span]) -> Span:
    """Those who ask together as they stand: "the miners, the drivers and the port" is one demander."""
    first, last = doers[0], doers[-1]
    return document.span(first.start, last.end) if first.end <= last.start <= first.end + _FAR else first


def _contents(document: Document, parse: Parse, clause: Clause) -> Iterator[Span]:
    """What is asked for: the clause after the verb, else its object, else what its preposition governs."""
    if clause.complement is not None:
        if _is_wanted(parse, clause, clause.complement.head):
            yield from _wanted_clauses(document, parse, clause.complement.head)
        return
    if clause.lemma in _WANTED_BY_OBJECT and not clause.passive:
        for phrase in clause.objects:
            if clause.lemma not in {"seek", "order"} or _is_sought(parse, phrase.head):
                yield from _wanted_things(document, parse, phrase.head)
        return
    wanted = _WANTED_BY_PREPOSITION.get(clause.lemma)
    for preposition, phrase in clause.obliques:
        if preposition == wanted:
            yield from _wanted_things(document, parse, phrase.head)


def _is_sought(parse: Parse, noun: int) -> bool:
    """Something that another has to do or to give, as far as one of the things sought shows."""
    nouns = [noun]
    for head in nouns:
        nouns.extend(parse.dependents(head, "conj"))
    return any(parse.tokens[head].lemma.lower() in _SOUGHT for head in nouns)


def _is_wanted(parse: Parse, clause: Clause, verb: int) -> bool:
    """Something to be done, not a question asked ("asked why") or a thing maintained ("insisted that it was so")."""
    words = [parse.tokens[child] for child in parse.children(verb)]
    if not _is_verb(parse, verb):
        return False
    if any(word.tag in _ASKING_WORDS and word.index < verb for word in words):
        return False
    if any(word.dep == "mark" and word.lemma in {"if", "whether"} for word in words):
        return False
    if clause.lemma == "want":
        return any(word.dep in {"nsubj", "nsubjpass"} for word in words)
    if clause.lemma in _STATING:
        helpers = [word for word in words if word.dep in {"aux", "auxpass"}] or [parse.tokens[verb]]
        return any(helper.tag in {"VB", "TO"} or helper.lemma in {"should", "must"} for helper in helpers)
    return True


def _is_verb(parse: Parse, index: int) -> bool:
    """A verb, or what the tagger took for a noun though it has a subject or a "to" of its own."""
    return parse.tokens[index].pos in {"VERB", "AUX"} or bool(parse.dependents(index, "aux", "nsubj", "mark"))


def _wanted_clauses(document: Document, parse: Parse, head: int) -> Iterator[Span]:
    """Each coordinated verb with what belongs to it: "cancel the event", "hand over four men", "leave"."""
    pending = [head]
    while pending:
        verb = pending.pop(0)
        pending = [*conjuncts(parse, verb), *pending]
        if not _is_verb(parse, verb) or _is_alternative(parse, verb, head):
            continue
        skipped = {"mark", "nsubj", "nsubjpass", "cc", "conj", "punct", "aux"}
        if parse.dependents(verb, "nsubjpass", "auxpass"):
            skipped -= {"nsubjpass", "aux"}
        elif parse.tokens[verb].tag == "VBN":
            skipped -= {"nsubj"}  # "wants the channels reopened"
        others = [c for c in parse.dependents(verb, "conj") if _is_verb(parse, c)]
        last = min([parse.edges(other)[0] for other in others], default=len(parse.tokens))
        kept = [verb, *(c for c in parse.children(verb) if parse.tokens[c].dep not in skipped and c < last)]
        yield _range(document, parse, kept, verb)


def _is_alternative(parse: Parse, verb: int, head: int) -> bool:
    """As in "leave or be removed": what comes of it otherwise."""
    first = parse.tokens[verb].head
    return verb != head and any(parse.tokens[word].lemma == "or" for word in parse.dependents(first, "cc"))


def _wanted_things(document: Document, parse: Parse, head: int) -> Iterator[Span]:
    pending = [head]
    while pending:
        noun = pending.pop(0)
        kept = [noun, *(c for c in parse.children(noun) if parse.tokens[c].dep not in {"cc", "conj", "punct", "appos"})]
        yield _range(document, parse, kept, noun)
        pending = [*parse.dependents(noun, "conj"), *pending]


def _range(document: Document, parse: Parse, kept: list[int], head: int) -> Span:
    """From the first to the last kept part, as one unbroken stretch around the head."""
    edges = [(head, head), *(parse.edges(part) for part in kept if part != head)]
    first, last = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
    while parse.tokens[last].pos == "PUNCT" and last > first:
        last -= 1
    return balanced(document, parse.tokens[first].start, parse.tokens[last].end)


def _addressees(document: Document, known: Analysis, parse: Parse, clause: Clause) -> tuple[Span, ...]:
    """Who is asked: the object of "asked", the subject of what is asked, whom "of" or "on" points at."""
    phrases: list[Phrase] = [] if clause.lemma in _WANTED_BY_OBJECT and not clause.passive else list(clause.objects)
    phrases += [phrase for preposition, phrase in clause.obliques if preposition in _ADDRESSED]
    inner = next((c for c in known.clauses if clause.complement and c.predicate == clause.complement.head), None)
    if inner is not None and inner.subject is not None and not inner.passive and not _is_undergone(parse, inner):
        phrases.append(inner.subject)
    askers = agents(clause)
    found = [span for phrase in phrases if phrase not in askers for span in actors_in(parse, phrase, document)]
    return tuple(dict.fromkeys(found))


def _is_undergone(parse: Parse, inner: Clause) -> bool:
    """As in "ordered Oru held", "wants Oru freed": who is held is not who is told to do it."""
    return parse.tokens[inner.predicate].tag == "VBN" and not parse.dependents(inner.predicate, "aux")


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
