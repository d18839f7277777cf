"""What became of a demand, as the sentence itself or later ones tell it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from llm_brief.extract.building import stated
from llm_brief.extract.naming import actors_in
from llm_brief.extract.parties import are_one
from llm_brief.records.acts import agents, is_told
from llm_brief.records.lexicon import REFUSALS
from llm_brief.records.vocabulary import DemandStatus
from llm_brief.text.analysis import Analysis
from llm_brief.text.attribution.attributions import Attribution
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.grammar.telling import clause_range
from llm_brief.text.wordlists import word_set

__all__ = [
    "ALONE",
    "Answer",
    "Asking",
    "answer_in_sentence",
    "answers_to",
    "is_answered_beside",
    "is_left_open",
    "reply_after",
]

_DEMANDS = word_set("demand request appeal call plea ultimatum condition term proposal petition")
_GRANTING = frozenset({"accept", "grant", "meet", "fulfil", "fulfill"})
_PASSING = frozenset({"ignore", "answer", "consider", "discuss"})
ALONE = frozenset({"agree", "refuse", "decline", "comply", "respond", "react"})
"""Verbs that answer without an object."""
_THROUGH: Mapping[str, frozenset[str]] = {
    "push_back": frozenset({"against", "on"}),
    "agree": frozenset({"to", "with"}),
    "comply": frozenset({"with"}),
    "respond": frozenset({"to"}),
    "react": frozenset({"to"}),
    "yield": frozenset({"to"}),
    "give_in": frozenset({"to"}),
    "object": frozenset({"to"}),
    "consent": frozenset({"to"}),
}
"""Verbs of answering with the preposition behind which the demand stands."""
_REPLYING = frozenset({"reply", "respond", "retort", "counter"})
_ORDINALS = {"first": 0, "second": 1, "third": 2, "last": -1, "latter": -1, "former": 0}
_ALL = frozenset({"all", "both", "these", "those"})
_ELSEWHERE = frozenset("elsewhere meanwhile other also brief briefs separately".split())
_NEXT = 2
"""Sentences after a demand in which an answer is looked for, whoever gives it."""
_REACH = 8
"""Sentences in which "these demands" are looked for, where the one who answers is the one who was asked."""
_OPENING = (
    REFUSALS
    | _GRANTING
    | _PASSING
    | ALONE
    | _REPLYING
    | _THROUGH.keys()
    | frozenset({"free", "release", "offer", "tell", "intend"})
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The words of an answer, who gives it, and the status that it gives the demand; None where that is open."""

    words: Span
    responder: Span | None
    status: DemandStatus | None


@dataclass(frozen=True, slots=True)
class Asking:
    """One act of asking as far as an answer has to know it: where, who, of whom, and how many things."""

    sentence: int
    demander: Span
    addressees: tuple[Span, ...]
    count: int


def answer_in_sentence(document: Document, known: Analysis, parse: Parse, noun: int) -> Answer | None:
    """As in "Orland rejected the council's demand that ...": what is done with the demand that ``noun`` names."""
    for clause in known.clauses:
        if noun in {phrase.head for phrase in clause.objects} and _is_answer(clause):
            return _answer(document, parse, clause, parse.tokens[noun])
    return None


def answers_to(
    document: Document, known: Analysis, parse: Parse, askings: Sequence[Asking]
) -> dict[tuple[int, int], Answer]:
    """The answers that later sentences give, by the number of the asking and of the thing asked for; the first counts.

    "These demands" are those of the last one before who asked and is not the one who answers; where somebody else was
    asked, nothing is answered.
    """
    found: dict[tuple[int, int], Answer] = {}
    for clause in known.clauses:
        verb = parse.tokens[clause.predicate]
        noun = _demand_named(parse, clause, askings)
        if clause.nominal or not _is_main(parse, verb) or not (noun or _is_short(clause)):
            continue
        answer = _answer(document, parse, clause, noun)
        if answer is None or answer.responder is None:
            continue
        near = [at for at, asking in enumerate(askings) if _may_answer(document, parse, verb, noun, asking, answer)]
        for place in _meant(document, parse, noun, near, askings):
            found.setdefault(place, answer)
    return found


def _demand_named(parse: Parse, clause: Clause, askings: Sequence[Asking]) -> Token | None:
    """The noun of a demand spoken of before, that the clause answers."""
    through = _THROUGH.get(clause.lemma, frozenset())
    heads = [phrase.head for preposition, phrase in clause.obliques if preposition in through]
    if _is_answer(clause):
        heads = [*(phrase.head for phrase in clause.objects), *heads]
    if not is_told(clause) or clause.modal is not None:
        return None
    return next((parse.tokens[head] for head in heads if _is_that_demand(parse, parse.tokens[head], askings)), None)


def _is_short(clause: Clause) -> bool:
    return clause.lemma in ALONE and not clause.objects and is_told(clause)


def _may_answer(  # noqa: PLR0913, PLR0917 - both sides of the exchange, and the words that tie them
    document: Document, parse: Parse, verb: Token, noun: Token | None, asking: Asking, answer: Answer
) -> bool:
    """Whether the one who answers may be the one who was asked, and the demand the one that is meant."""
    distance = verb.sentence - asking.sentence
    responder = answer.responder
    if responder is None or not 0 < distance <= (_REACH if noun is not None else 1):
        return False
    between = [s for s in document.sentences if s.heading and asking.sentence < s.index <= verb.sentence]
    if between and not (_points_back(parse, noun) and not any(_turns_away(s.text) for s in between)):
        return False
    is_own = are_one(document, parse, responder, asking.demander)
    if is_own or _overlaps(responder, asking.demander):
        return False
    asked = [are_one(document, parse, responder, addressee) for addressee in asking.addressees]
    if True in asked or (not asked and is_own is False):
        return True
    return None in (asked or [is_own]) and distance <= _NEXT


def _turns_away(heading: str) -> bool:
    """A heading that leads to another story."""
    return bool({word.strip(".,:;").lower() for word in heading.split()} & _ELSEWHERE)


def _points_back(parse: Parse, noun: Token | None) -> bool:
    """As in "these demands": under another heading of the same story, too, they are those that were told of last."""
    if noun is None:
        return False
    return any(parse.tokens[d].text.lower() in {"these", "those"} for d in parse.dependents(noun.index, "det"))


def _meant(
    document: Document, parse: Parse, noun: Token | None, near: Sequence[int], askings: Sequence[Asking]
) -> Iterator[tuple[int, int]]:
    """Which things of which askings the answer is about."""
    if not near:
        return
    last = max(askings[at].sentence for at in near)
    latest = [at for at in near if askings[at].sentence == last]
    group = latest
    if noun is not None and noun.tag == "NNS":
        demander = askings[latest[0]].demander
        group = [at for at in near if are_one(document, parse, askings[at].demander, demander)]
    places = [(at, number) for at in group for number in range(askings[at].count)]
    for number in _chosen(noun, parse, len(places)):
        yield places[number]


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
            phrases = (*clause.objects, *(phrase for _, phrase in clause.obliques))
            about = {parse.tokens[phrase.head].lemma.lower() for phrase in phrases}
            if after <= _NEXT or about & (_DEMANDS | wanted):
                return True
    return False


def is_answered_beside(parse: Parse, clauses: Iterable[Clause], asking: int) -> bool:
    """As in "asked for a vote, declaring that the request was denied": the sentence of the asking tells what came."""
    for clause in clauses:
        heads = {parse.tokens[phrase.head].lemma.lower() for phrase in clause.objects}
        if clause.predicate > asking and clause.lemma in _OPENING | {"deny"} and heads & (_DEMANDS | {"it"}):
            return True
    return False


def _chosen(noun: Token | None, parse: Parse, count: int) -> Iterable[int]:
    """Which of so many demands "the first demand", "both demands" or "the demand" means."""
    if noun is None:
        return (0,) if count == 1 else ()
    before = {parse.tokens[c].text.lower() for c in parse.children(noun.index) if c < noun.index}
    ordinal = next((at for word, at in _ORDINALS.items() if word in before), None)
    if ordinal is not None:
        return (ordinal % count,) if count > 1 and abs(ordinal) < count else ()
    if "both" in before and count != 2:
        return ()
    if before & _ALL or noun.tag == "NNS" or noun.lemma == "ultimatum":
        return range(count)
    return (0,) if count == 1 else ()


def _is_answer(clause: Clause) -> bool:
    is_answering = clause.lemma in REFUSALS | _GRANTING | _PASSING
    return is_answering and is_told(clause) and clause.modal is None and not clause.nominal


def _is_main(parse: Parse, verb: Token) -> bool:
    return verb.dep == "ROOT" or (verb.dep == "conj" and parse.tokens[verb.head].dep == "ROOT")


def _is_that_demand(parse: Parse, noun: Token, askings: Sequence[Asking]) -> bool:
    """A demand spoken of before: "the appeal", "both requests", "Oru's demands"; not "Oru's demand that ..."."""
    if noun.lemma not in _DEMANDS or any(_tells_which(parse, noun, c) for c in parse.children(noun.index)):
        return False
    before = {parse.tokens[c].text.lower() for c in parse.dependents(noun.index, "det", "predet", "amod", "nummod")}
    owners = {parse.tokens[owner].text for owner in parse.dependents(noun.index, "poss")}
    if owners:
        return any(
            owners & set(asking.demander.exact.replace("’", " ").replace("'", " ").split()) for asking in askings
        )
    return bool(before & ({"the", "that", "this"} | _ALL))


def _tells_which(parse: Parse, noun: Token, child: int) -> bool:
    """What stands behind the noun says which demand it is; not where a comma sets it off."""
    return (
        child > noun.index
        and parse.tokens[child].dep in {"acl", "relcl", "prep", "ccomp"}
        and parse.tokens[parse.edges(child)[0] - 1].text != ","
    )


def _answer(document: Document, parse: Parse, clause: Clause, noun: Token | None) -> Answer | None:
    place = clause_range(parse, clause.predicate)
    if place is None:
        return None
    named = [span for phrase in agents(clause) for span in actors_in(parse, phrase, document)]
    return Answer(document.span(*place), named[0] if len(named) == 1 else None, _status(clause, noun))


def _status(clause: Clause, noun: Token | None) -> DemandStatus | None:
    is_of_something = bool(clause.objects or clause.complement or noun is not None)
    is_refusal = clause.lemma in REFUSALS and not clause.negated and is_of_something
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
