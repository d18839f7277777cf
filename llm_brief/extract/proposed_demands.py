"""Demands that the syntax of a sentence proves: who asks, of whom, and for what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from llm_brief.extract.answers import (
    Answer,
    Asking,
    answer_in_sentence,
    answers_to,
    is_answered_beside,
    is_left_open,
    reply_after,
)
from llm_brief.extract.building import Sketch
from llm_brief.extract.naming import actors_in, name_span
from llm_brief.extract.wanted import ANYBODY, BIDDING, WANTED_BY_OBJECT, contents, deed_below
from llm_brief.extract.when_asked import answer_when_asked
from llm_brief.records.acts import agents, force_of, is_told
from llm_brief.records.grounded import Value
from llm_brief.records.lexicon import REFUSALS
from llm_brief.records.vocabulary import DemandStatus, Force, Kind
from llm_brief.text.analysis import Analysis
from llm_brief.text.dates.find import find_dates
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.mood import modal_of
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.text.wordlists import word_set

__all__ = ["proposed_demands"]

_FAR = 120
"""Names further apart than this many characters do not ask together."""
_ADDRESSED = frozenset({"from", "of", "to", "on", "upon", "with"})
_TEXTS = word_set("statement letter petition resolution declaration communique communiqué motion ruling")
_WHOSE = frozenset({"compound", "amod", "nmod", "poss", "prep", "nummod"})
_COMMENT = frozenset({"comment", "comments", "interview", "interviews"})
_FEW = 2
_FAR_BEHIND = 8
"""Words behind a noun that still tell apart who is meant."""
_FIGURES = frozenset({"marching", "tall", "walking", "mail", "pecking", "batting"})
"""Orders that nobody gives: "marching orders"."""
_DROPPING = frozenset({"drop", "withdraw", "abandon", "retract", "waive"})
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
    acts = [asked for clause in known.clauses if (asked := _asked(document, known, parse, clause)) is not None]
    later = answers_to(document, known, parse, [_asking(parse, asked) for asked in acts])
    for at, asked in enumerate(acts):
        told = _told_with(document, known, parse, asked)
        reply, unanswered = _reply(document, known, parse, asked), _unanswered(known, parse, asked)
        for number, content in enumerate(asked.contents):
            yield _sketch(document, asked, content, told or later.get((at, number), reply), unanswered)


def _asking(parse: Parse, asked: _Asked) -> Asking:
    sentence = parse.tokens[asked.clause.predicate].sentence
    return Asking(sentence, asked.demander, asked.addressees, len(asked.contents))


def _asked(document: Document, known: Analysis, parse: Parse, clause: Clause) -> _Asked | None:
    force = force_of(clause)
    if force is None or clause.negated or not is_told(clause) or clause.modal is not None or _is_to_come(parse, clause):
        return None
    if clause.nominal and any(
        parse.tokens[child].text.lower() in _FIGURES for child in parse.children(clause.predicate)
    ):
        return None
    if any(parse.tokens[child].tag == "WP" and child < clause.predicate for child in parse.children(clause.predicate)):
        return None  # "that is what Oru asked to be put there": what, stands outside
    doers = tuple(span for phrase in agents(clause) for span in _demanders(document, parse, clause, phrase))
    things = tuple(thing for thing in contents(document, parse, clause) if not _is_for_comment(thing))
    if not doers or not things:
        return None
    token = parse.tokens[clause.predicate]
    addressees = _addressees(document, known, parse, clause)
    verb = document.span(token.start, token.end)
    return _Asked(clause, verb, force, _together(document, doers), addressees, things)


def _is_for_comment(thing: Span) -> bool:
    """As in "did not answer a request for comment": a reporter's own, and no news."""
    words = thing.exact.lower().split()
    return len(words) <= _FEW and words[-1] in _COMMENT


def _is_to_come(parse: Parse, clause: Clause) -> bool:
    """As in "will present a draft asking the council to act": the asking comes with what is still to be done."""
    verb = parse.tokens[clause.predicate]
    if verb.tag != "VBG" or verb.dep not in {"advcl", "acl"}:
        return False
    return any(
        parse.tokens[above].pos in {"VERB", "AUX"} and modal_of(parse, above) for above in parse.ancestors(verb.index)
    )


def _demanders(document: Document, parse: Parse, clause: Clause, phrase: Phrase) -> Iterator[Span]:
    """Who asks; also a text that asks ("a UN resolution calls on ..."). Who only wants has to be named outright."""
    if clause.lemma == "want" and parse.tokens[clause.predicate].dep not in {"ROOT", "conj"}:
        return
    yield from actors_in(parse, phrase, document)
    is_text = parse.tokens[phrase.head].lemma.lower() in _TEXTS and _is_told_apart(parse, phrase.head)
    is_text = is_text and clause.lemma != "require"  # what a resolution requires is what the rules are
    if is_text and not any(parse.tokens[owner].tag == "PRP$" for owner in parse.dependents(phrase.head, "poss")):
        yield name_span(parse, phrase.head, document)


def _is_told_apart(parse: Parse, text: int) -> bool:
    """As in "a UN resolution", "a letter from nine mayors"; "a letter calling for it" is of nobody who is named."""
    below = (parse.tokens[child] for child in parse.children(text))
    return any(token.dep in _WHOSE or (token.dep == "acl" and token.tag == "VBN") for token in below)


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
    if (
        any(c.lemma in REFUSALS and not c.negated for c in same)
        or is_answered_beside(parse, same, token.index)
        or is_left_open(known, parse, token.sentence, wanted)
    ):
        return None
    if asked.clause.nominal and parse.tokens[token.head].lemma in _DROPPING:
        return DemandStatus.WITHDRAWN
    is_again = asked.clause.nominal and parse.tokens[token.head].lemma in _AGAIN
    return DemandStatus.REITERATED if is_again else DemandStatus.MADE


def _told_with(document: Document, known: Analysis, parse: Parse, asked: _Asked) -> Answer | None:
    """The answer that is told in one with the demand: "rejected Oru's demand that ...", "agreed when Oru asked"."""
    if asked.clause.nominal:
        return answer_in_sentence(document, known, parse, asked.clause.predicate)
    return answer_when_asked(document, known, parse, asked.clause)


def _reply(document: Document, known: Analysis, parse: Parse, asked: _Asked) -> Answer | None:
    """The words of a reply right behind a demand for one thing."""
    sentence = parse.tokens[asked.clause.predicate].sentence
    return reply_after(document, known, parse, sentence, asked.demander) if len(asked.contents) == 1 else None


def _together(document: Document, doers: Sequence[Span]) -> Span:
    """Those who ask together as they stand: "the miners, the drivers and the port" is one demander."""
    first, last = doers[0], doers[-1]
    return document.span(first.start, last.end) if first.end <= last.start <= first.end + _FAR else first


def _addressees(document: Document, known: Analysis, parse: Parse, clause: Clause) -> tuple[Span, ...]:
    """Who is asked: the object of "asked", the subject of what is asked, whom "of" or "on" points at."""
    phrases: list[Phrase] = [] if clause.lemma in WANTED_BY_OBJECT and not clause.passive else list(clause.objects)
    phrases += [phrase for preposition, phrase in clause.obliques if preposition in _ADDRESSED]
    inner = next((c for c in known.clauses if clause.complement and c.predicate == clause.complement.head), None)
    if inner is not None and inner.subject is not None and not inner.passive and not _is_undergone(parse, inner):
        phrases.append(inner.subject)
    askers = agents(clause)
    found = [span for phrase in phrases if phrase not in askers for span in actors_in(parse, phrase, document)]
    distinct = tuple(dict.fromkeys(found))
    return (_told_apart(document, parse, clause) if len(distinct) <= 1 else ()) or distinct


def _told_apart(document: Document, parse: Parse, clause: Clause) -> tuple[Span, ...]:
    """As in "urged people with lamps to bring them": only some are asked, whom the words behind the noun tell apart."""
    deed = deed_below(parse, clause)
    if deed is None and clause.complement is not None:
        deed = clause.complement.head
    if deed is None or clause.lemma not in BIDDING or clause.nominal or clause.passive or len(clause.objects) > 1:
        return ()
    heads = [phrase.head for phrase in clause.objects] or list(parse.dependents(deed, "nsubj"))
    if not heads:
        return ()
    asked = parse.tokens[heads[0]]
    helpers = [parse.tokens[aux] for aux in parse.dependents(deed, "aux")]
    if not helpers or helpers[0].tag != "TO" or not (asked.tag == "NNS" or asked.text.lower() in ANYBODY):
        return ()
    behind = parse.tokens[asked.index + 1 : helpers[0].index]
    is_plain = all(token.pos not in {"PUNCT", "CCONJ", "ADV"} and token.tag != "TO" for token in behind)
    if asked.index >= helpers[0].index or not is_plain or len(behind) > _FAR_BEHIND:
        return ()
    return (document.span(parse.tokens[parse.edges(asked.index)[0]].start, parse.tokens[helpers[0].index - 1].end),)


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
