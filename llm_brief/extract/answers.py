"""What became of a demand, as the sentence itself or the next ones tell it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from llm_brief.extract.building import stated
from llm_brief.extract.naming import actors_in
from llm_brief.records.acts import agents, is_told
from llm_brief.records.lexicon import REFUSALS
from llm_brief.records.vocabulary import DemandStatus
from llm_brief.text.analysis import Analysis
from llm_brief.text.attribution import Attribution
from llm_brief.text.clauses import Clause
from llm_brief.text.document import Document, Span
from llm_brief.text.parse import Parse, Token
from llm_brief.text.telling import clause_range
from llm_brief.text.wordlists import word_set

__all__ = ["Answer", "answer_in_sentence", "answers_after", "chosen", "is_left_open", "reply_after"]

_DEMANDS = word_set("demand request appeal call plea ultimatum condition term proposal petition")
_GRANTING = frozenset({"accept", "grant", "meet", "fulfil", "fulfill"})
_PASSING = frozenset({"ignore", "answer", "consider", "discuss"})
_ALONE = frozenset({"agree", "refuse", "decline", "comply", "respond", "react"})
_REPLYING = frozenset({"reply", "respond", "retort", "counter"})
_ORDINALS = {"first": 0, "second": 1, "third": 2, "last": -1, "latter": -1, "former": 0}
_ALL = frozenset({"all", "both", "these", "those"})
_NEXT = 2
"""Sentences after a demand in which an answer to it is looked for."""
_OPENING = (
    REFUSALS | _GRANTING | _PASSING | _ALONE | _REPLYING | frozenset({"free", "release", "offer", "tell", "intend"})
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The words of an answer, who gives it, and the status that it gives the demand; None where that is open."""

    words: Span
    responder: Span | None
    status: DemandStatus | None


def answer_in_sentence(document: Document, known: Analysis, parse: Parse, noun: int) -> Answer | None:
    """As in "Orland rejected the council's demand that ...": what is done with the demand that ``noun`` names."""
    for clause in known.clauses:
        if noun in {phrase.head for phrase in clause.objects} and _is_answer(clause):
            return _answer(document, parse, clause)
    return None


def answers_after(
    document: Document, known: Analysis, parse: Parse, sentence: int, demander: Span
) -> Iterator[tuple[Answer, Token | None]]:
    """Answers in the next sentences by somebody else, each with the noun of the demand that it names, if it does."""
    for clause in known.clauses:
        verb = parse.tokens[clause.predicate]
        if not sentence < verb.sentence <= sentence + _NEXT or clause.nominal or not _is_main(parse, verb):
            continue
        named = next(
            (parse.tokens[p.head] for p in clause.objects if _is_that_demand(parse, parse.tokens[p.head])), None
        )
        is_short = clause.lemma in _ALONE and not clause.objects and verb.sentence == sentence + 1
        if (named is None or not _is_answer(clause)) and not (is_short and is_told(clause)):
            continue
        answer = _answer(document, parse, clause)
        if answer is not None and answer.responder is not None and not _overlaps(answer.responder, demander):
            yield answer, named


def reply_after(document: Document, known: Analysis, parse: Parse, sentence: int, demander: Span) -> Answer | None:
    """As in "..., Oru replied that it would not": the words of a reply in the next sentence."""
    for attribution in known.attributions:
        cue = parse.token_at(attribution.cue.start)
        if cue is None or cue.sentence != sentence + 1 or cue.lemma not in _REPLYING or not attribution.content:
            continue
        if cue.tag not in {"VBD", "VBZ"} or not parse.dependents(cue.index, "ccomp", "parataxis"):
            continue  # "responding to the unrest": no words
        responder = _named_source(document, parse, attribution)
        if responder is not None and not _overlaps(responder, demander) and responder.exact != demander.exact:
            longest = max(attribution.content, key=lambda span: span.end - span.start)
            words = stated(document, longest.start, longest.end)
            return Answer(words, responder, None) if words is not None else None
    return None


def is_left_open(known: Analysis, parse: Parse, sentence: int, wanted: frozenset[str]) -> bool:
    """Whether a later word of answering may make "made" untrue: one near by, or about a demand or what is wanted."""
    for clause in known.clauses:
        after = parse.tokens[clause.predicate].sentence - sentence
        if after > 0 and clause.lemma in _OPENING:
            about = {parse.tokens[phrase.head].lemma.lower() for phrase in clause.objects}
            if after <= _NEXT or about & (_DEMANDS | wanted):
                return True
    return False


def chosen(noun: Token | None, parse: Parse, count: int) -> Sequence[int]:
    """Which of so many demands "the first demand", "both demands" or "the demand" means."""
    if noun is None:
        return (0,) if count == 1 else ()
    before = {parse.tokens[c].text.lower() for c in parse.children(noun.index) if c < noun.index}
    ordinal = next((at for word, at in _ORDINALS.items() if word in before), None)
    if ordinal is not None:
        return (ordinal % count,) if count > 1 and abs(ordinal) < count else ()
    if before & _ALL or noun.tag == "NNS":
        return range(count)
    return (0,) if count == 1 else ()


def _is_answer(clause: Clause) -> bool:
    is_answering = clause.lemma in REFUSALS | _GRANTING | _PASSING
    return is_answering and is_told(clause) and clause.modal is None and not clause.nominal


def _is_main(parse: Parse, verb: Token) -> bool:
    return verb.dep == "ROOT" or (verb.dep == "conj" and parse.tokens[verb.head].dep == "ROOT")


def _is_that_demand(parse: Parse, noun: Token) -> bool:
    """A demand spoken of before: "the appeal", "that demand", "both requests"; not "Oru's demand that ..."."""
    before = {parse.tokens[c].text.lower() for c in parse.dependents(noun.index, "det", "predet", "amod", "nummod")}
    told = parse.dependents(noun.index, "acl", "relcl", "prep", "poss", "ccomp")
    return noun.lemma in _DEMANDS and bool(before & ({"the", "that", "this"} | _ALL)) and not told


def _answer(document: Document, parse: Parse, clause: Clause) -> Answer | None:
    place = clause_range(parse, clause.predicate)
    if place is None:
        return None
    named = [span for phrase in agents(clause) for span in actors_in(parse, phrase, document)]
    return Answer(document.span(*place), named[0] if len(named) == 1 else None, _status(clause))


def _status(clause: Clause) -> DemandStatus | None:
    is_refusal = clause.lemma in REFUSALS and not clause.negated and (clause.objects or clause.complement)
    return DemandStatus.REJECTED if is_refusal else None


def _named_source(document: Document, parse: Parse, attribution: Attribution) -> Span | None:
    place = attribution.source
    if place is None:
        return None
    tokens = parse.tokens_in(place.start, place.end)
    inside = {token.index for token in tokens}
    tops = [t.index for t in tokens if t.head not in inside or t.head == t.index]
    phrases = (parse.noun_phrase(top) for top in tops[:1])
    return next((span for phrase in phrases for span in actors_in(parse, phrase, document)), None)


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
