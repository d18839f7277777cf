"""What a clause of the source tells of: the act, whether it happened, and who plays which part in it.

The same rules serve those who propose records and those who check them; neither guesses where they are silent.
"""

from collections.abc import Iterator, Sequence

from llm_brief.records.act_dates import SCHEDULING, dated_by
from llm_brief.records.act_types import act_of, event_noun
from llm_brief.records.lexicon import DEEDS, EVENT_NOUNS, FORCES, STATUS_VERBS
from llm_brief.records.vocabulary import EventStatus, EventType, Force
from llm_brief.text.grammar.arguments import co_subjects
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.hedged import is_hedged
from llm_brief.text.grammar.listed import co_nouns
from llm_brief.text.grammar.parse import Parse, Phrase, Token

__all__ = [
    "SYMMETRIC",
    "act_of",
    "agents",
    "dated_by",
    "event_noun",
    "force_of",
    "hangs_on_condition",
    "heads",
    "is_announced",
    "is_former",
    "is_mutual",
    "is_told",
    "meeting_parties",
    "patients",
    "placed_by",
    "plays",
    "status_of",
]

SYMMETRIC = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
"""Acts in which both sides act: who is named first is a matter of style."""

_PLANNED = frozenset("will shall go set due plan schedule expect intend prepare slate scheduled expected".split())
"""Of the words that keep a clause from being a fact, those that make it a plan; "is to host" has none of its own."""
_ANNOUNCING = frozenset("set expect schedule slate plan intend prepare suppose".split())
_SET = frozenset({"set", "due", "schedule", "scheduled", "expect", "expected", "slate"})
_THESE_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today tonight tomorrow".split())
_OTHERWISE = frozenset(
    "but until when before after although though while however instead originally last ago earlier never".split()
)
_UNSURE = frozenset({"may", "might", "could", "would", "should"})
_TO_COME = EVENT_NOUNS.keys() | DEEDS
_FORMERLY = frozenset({"previously", "formerly", "once", "originally", "initially"})
_PROVIDED = frozenset({"provided", "providing", "assuming", "supposing"})
_SAYING = frozenset("say announce add tell declare state confirm".split())
_DOUBT = frozenset({"allege", "claim", "purport", "accuse", "suspect", "rumour", "rumor"})
_TELLING = frozenset({"report", "claim", "allege", "rumour", "rumor"})
_HEARSAY = frozenset("reportedly allegedly purportedly supposedly apparently".split())


def force_of(clause: Clause) -> Force | None:
    """How strongly the clause asks for something, or None when it does not ask."""
    if clause.lemma == "require" and clause.complement is None:
        of_whom = any(preposition in {"of", "from"} for preposition, _ in clause.obliques)
        return FORCES[clause.lemma] if of_whom else None  # "requires one more goal": needs it
    return FORCES.get(clause.lemma)


def is_told(clause: Clause) -> bool:
    """Whether the source puts the clause forward as something that is so, or is to be: no question, no condition."""
    return not (clause.conditional or clause.question)


def is_former(parse: Parse, clause: Clause) -> bool:
    """Whether what the clause tells is over for whom it tells of: "had previously backed", "used to support"."""
    words = {parse.tokens[child].text.lower() for child in parse.children(clause.predicate)}
    helpers = {parse.tokens[helper].text.lower() for helper in parse.dependents(clause.predicate, "aux")}
    is_still_so = bool(helpers & {"has", "have", "'s", "'ve", "’s", "’ve"})
    return (bool(words & _FORMERLY) and not is_still_so) or clause.modal == "use"


def status_of(clause: Clause, parse: Parse, all_clauses: Sequence[Clause]) -> EventStatus | None:
    """Whether the act happened, as the clause tells it; None where the wording leaves it open."""
    if not is_told(clause) or _is_only_wanted(clause, parse, all_clauses):
        return None
    if not clause.nominal and is_hedged(parse, clause.predicate):
        return None  # "nearly killed", "in theory banned"
    if clause.passive and clause.lemma in SCHEDULING and event_noun(clause, parse) is not None:
        is_ahead = (clause.tense == "present" or _is_perfect(parse, clause)) and clause.modal is None
        return EventStatus.PLANNED if is_ahead and not clause.negated else None
    reporter = _reporter(clause, all_clauses)
    if reporter is not None and reporter.lemma == "deny":
        return EventStatus.DENIED
    if clause.negated or not _is_doubted(clause, parse, reporter):
        return None if clause.negated else _by_verb(clause, parse)
    return EventStatus.ALLEGED


def _by_verb(clause: Clause, parse: Parse) -> EventStatus | None:
    if clause.lemma in STATUS_VERBS and clause.modal is None and _is_put_off(clause, parse):
        return EventStatus(STATUS_VERBS[clause.lemma]) if clause.tense == "past" or clause.passive else None
    status = _by_tense(clause, parse)
    return None if status is EventStatus.PLANNED and hangs_on_condition(clause, parse) else status


def _is_put_off(clause: Clause, parse: Parse) -> bool:
    """Of things to come one is put off; trains that are delayed come late, and a date that is put off is set anew."""
    things = clause.objects
    if any(parse.tokens[phrase.head].lemma.lower() in {"date", "deadline", "limit"} for phrase in things):
        return False
    if clause.lemma != "delay":
        return True
    return any(parse.tokens[phrase.head].lemma.lower() in _TO_COME for phrase in things)


def _is_only_wanted(clause: Clause, parse: Parse, all_clauses: Sequence[Clause]) -> bool:
    """Asked for, possible, feared: not said to be so or to be going to be."""
    reporter = _reporter(clause, all_clauses)
    if reporter is not None and reporter.lemma in FORCES:
        return True
    return clause.modal is not None and not _is_plan(clause, parse, all_clauses)


def _is_plan(clause: Clause, parse: Parse, all_clauses: Sequence[Clause]) -> bool:
    """What keeps the clause from being a fact makes it a plan: "is set to", "will"; not "is not expected to"."""
    above = parse.tokens[clause.predicate].head
    if any(other.predicate == above and (other.negated or other.conditional) for other in all_clauses):
        return False
    if any(parse.tokens[helper].lemma in _UNSURE for helper in parse.dependents(above, "aux")):
        return False  # "may have intended to leave"
    if clause.modal == "be to":
        named = clause.subject or next(iter(clause.objects), None)
        return named is not None and parse.tokens[named.head].pos != "PRON" and not _was_ahead(parse, clause)
    if clause.modal == "would":
        if any(parse.tokens[helper].lemma == "have" for helper in parse.dependents(clause.predicate, "aux")):
            return False  # "would have vetoed it": it never came to that
        return _is_shifted(clause, parse, all_clauses)
    return bool(_PLANNED & set((clause.modal or "").lower().split())) and not _was_ahead(parse, clause)


def _was_ahead(parse: Parse, clause: Clause) -> bool:
    """As in "was to meet", "had planned to meet": what came of it is another question."""
    governor = parse.tokens[parse.tokens[clause.predicate].head]
    if clause.modal in {"will", "shall"} or parse.tokens[clause.predicate].dep == "ROOT":
        return False
    while governor.dep in {"acomp", "oprd", "xcomp", "attr"}:
        governor = parse.tokens[governor.head]
    tensed = (governor, *(parse.tokens[helper] for helper in parse.dependents(governor.index, "aux", "auxpass")))
    return any(token.tag == "VBD" for token in tensed) and not _is_for_these_days(parse, clause, governor)


def _is_for_these_days(parse: Parse, clause: Clause, governor: Token) -> bool:
    """As in "was set to close on Wednesday": news of a day that nears, where nothing says that it came otherwise."""
    if governor.dep != "ROOT" or (clause.modal not in _SET and clause.modal != "be to"):
        return False
    words = [token.text.lower() for token in parse.sentence_tokens(governor.sentence)]
    behind = {token.text.lower() for token in parse.tokens_in(governor.start, clause.end)}
    return bool(behind & _THESE_DAYS) and not set(words) & _OTHERWISE


def _is_shifted(clause: Clause, parse: Parse, all_clauses: Sequence[Clause]) -> bool:
    """As in "said that it would leave": the will of who said so, unless it hangs on a condition."""
    reporter = _reporter(clause, all_clauses)
    if reporter is None or reporter.tense != "past" or reporter.lemma not in _SAYING:
        return False
    return not hangs_on_condition(clause, parse)


def is_announced(clause: Clause) -> bool:
    """As in "was set to begin", "is expected to be charged": the act is told by the verb behind it."""
    return clause.passive and clause.lemma in _ANNOUNCING and clause.complement is not None


def hangs_on_condition(clause: Clause, parse: Parse) -> bool:
    """Whether a condition beside the verb keeps the clause open: "would leave unless ..."."""
    verb = parse.tokens[clause.predicate]
    above = (
        parse.children(verb.head) if verb.dep == "ccomp" else ()
    )  # "said it would, provided ...": a slip of the parser
    below = (*parse.children(verb.index), *(child for child in above if child > verb.index))
    if any(parse.tokens[child].text.lower() in _PROVIDED for child in below):
        return True
    beside = (parse.tokens[mark].lemma for child in below for mark in parse.dependents(child, "mark"))
    return any(lemma in {"if", "unless", "provided", "once"} for lemma in beside)


def _reporter(clause: Clause, all_clauses: Sequence[Clause]) -> Clause | None:
    return next((other for other in all_clauses if other.predicate == clause.reported_by), None)


def _is_doubted(clause: Clause, parse: Parse, reporter: Clause | None) -> bool:
    if reporter is not None and reporter.lemma in _DOUBT:
        return True
    below = (parse.tokens[child].lemma.lower() for child in parse.children(clause.predicate))
    return any(lemma in _HEARSAY for lemma in below) or _is_as_told(clause, parse)


def _is_as_told(clause: Clause, parse: Parse) -> bool:
    """As in "As reported, ...": told by somebody who is not named."""
    asides = parse.dependents(clause.predicate, "advcl", "dep", "parataxis")
    told = [aside for aside in asides if parse.tokens[aside].lemma in _TELLING]
    return any(
        [parse.tokens[word].lemma.lower() for word in parse.children(aside) if parse.tokens[word].pos != "PUNCT"]
        == ["as"]
        for aside in told
    )


def _by_tense(clause: Clause, parse: Parse) -> EventStatus | None:
    verb = parse.tokens[clause.predicate]
    if clause.modal is not None or clause.tense == "future":
        return EventStatus.PLANNED
    if verb.tag == "VB" and not parse.dependents(verb.index, "aux", "auxpass"):
        return None  # "a last word: release them": an order, whatever the tense around it
    if clause.tense == "past" and not (verb.tag == "VBG" and _is_perfect(parse, clause)):
        return EventStatus.OCCURRED
    return EventStatus.ONGOING if _is_progressive(clause, parse) else None


def _is_perfect(parse: Parse, clause: Clause) -> bool:
    """As in "has been rallying", "has been scheduled": it holds still."""
    helpers = (parse.tokens[child] for child in parse.dependents(_timed(parse, clause.predicate), "aux"))
    return any(helper.lemma in {"have", "'ve"} and helper.tag in {"VBZ", "VBP"} for helper in helpers)


def _timed(parse: Parse, predicate: int) -> int:
    """The verb whose helpers say when: a participle beside "has been selling" goes on as long as that."""
    verb, above = parse.tokens[predicate], parse.tokens[parse.tokens[predicate].head]
    is_beside = verb.tag == above.tag == "VBG" and verb.dep == "advcl" and not parse.dependents(predicate, "aux")
    return above.index if is_beside else predicate


def _is_progressive(clause: Clause, parse: Parse) -> bool:
    verb = parse.tokens[clause.predicate]
    timed = _timed(parse, clause.predicate)
    helpers = {parse.tokens[child].lemma for child in parse.dependents(timed, "aux", "auxpass")}
    return verb.tag == "VBG" and "be" in helpers


def heads(parse: Parse, phrase: Phrase) -> Iterator[int]:
    """The heads of a phrase: its first, and those coordinated with it or set beside it as another name."""
    pending = [phrase.head, *co_subjects(parse, phrase.head)]
    while pending:
        head = pending.pop()
        yield head
        pending.extend((*(() if phrase.alone else co_nouns(parse, head)), *parse.dependents(head, "appos")))


def plays(parse: Parse, start: int, end: int, phrase: Phrase) -> bool:
    """Whether the words ``start:end`` name what the phrase names: they hold one of its heads."""
    return any(start <= parse.tokens[head].start and parse.tokens[head].end <= end for head in heads(parse, phrase))


def agents(clause: Clause) -> tuple[Phrase, ...]:
    """Who acts: the subject, or the by-phrase of a passive (the clause holds it as its subject), or whom "it" means."""
    if clause.lemma in _UNDERGOING:
        return ()
    meant = None if clause.passive else clause.stands_for
    return tuple(phrase for phrase in (clause.subject, meant) if phrase is not None)


_UNDERGOING = frozenset({"die", "drown", "perish"})
"""Verbs whose subject does nothing: those who died are whom it happened to."""


_TOWARDS = frozenset("to with of from against on upon toward towards for".split())


_AMONG = frozenset({"between", "among", "with"})


def is_mutual(clause: Clause, parse: Parse) -> bool:
    """Whether both sides act in what the clause tells of, also where it comes to nothing: "the talks stalled"."""
    if (category := act_of(clause, parse)) is not None:
        return category in SYMMETRIC
    noun = event_noun(clause, parse)
    return noun is not None and EVENT_NOUNS[parse.tokens[noun].lemma.lower()] in SYMMETRIC


def meeting_parties(clause: Clause, parse: Parse) -> tuple[Phrase, ...]:
    """Those who meet where nobody is said to hold the meeting: "talks were held between A, B and C"."""
    among = [token.index for token in parse.tokens_in(clause.start, clause.end) if _is_among(parse, token)]
    return tuple(parse.noun_phrase(governed) for p in among for governed in parse.dependents(p, "pobj"))


def _is_among(parse: Parse, token: Token) -> bool:
    if token.text.lower() in _AMONG:
        return True
    holder = parse.tokens[token.head].lemma.lower()
    return token.text.lower() == "of" and EVENT_NOUNS.get(holder) in {EventType.CONSULT, EventType.AGREE}


def patients(clause: Clause, inner: Clause | None = None) -> tuple[Phrase, ...]:
    """Whom the act is done to or with: objects, phrases that point at someone, the subject of what is asked."""
    pointed = tuple(
        phrase
        for preposition, phrase in clause.obliques
        if preposition in _TOWARDS and not (preposition in {"on", "upon"} and phrase.head < clause.predicate)
    )  # "on the Morning Show, Oru criticised ...": where
    asked = agents(inner) if inner is not None else ()
    undergone = clause.passive or clause.lemma in _UNDERGOING
    meant = (clause.stands_for,) if undergone and clause.stands_for is not None else ()
    dead = (clause.subject,) if clause.subject is not None and clause.lemma in _UNDERGOING else ()
    return (*clause.objects, *dead, *meant, *pointed, *asked)


def placed_by(clause: Clause, parse: Parse, start: int, end: int) -> bool:
    """Whether the place words ``start:end`` say where this clause's act is: "in X" hangs on its verb or its object."""
    holders = {clause.predicate, *(phrase.head for phrase in clause.objects)}
    for token in parse.tokens_in(start, end):
        preposition = parse.tokens[token.head]
        if token.dep == "pobj" and preposition.dep == "prep":
            if preposition.head in holders:
                return True
            chain = parse.tokens[preposition.head]  # "at the institute in X": the outer place hangs on the verb
            outer = parse.tokens[chain.head]
            if chain.dep == "pobj" and outer.head in holders and outer.lemma.lower() not in _NOT_PLACING:
                return True
    return any(phrase.start <= start and end <= phrase.end for phrase in clause.objects if clause.lemma in _GOING)


_NOT_PLACING = frozenset({"as", "for", "about", "with", "like", "against", "over", "despite", "than", "of"})
"""Prepositions whose noun is no place: "as the best player in the League" does not tell where he met her."""
_GOING = frozenset({"visit", "leave", "reach", "enter", "tour"})
