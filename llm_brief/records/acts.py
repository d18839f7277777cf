"""What a clause of the source tells of: the act, whether it happened, and who plays which part in it.

The same rules serve those who propose records and those who check them; neither guesses where they are silent.
"""

from collections.abc import Iterator, Sequence

from llm_brief.records.lexicon import ACTS, FORCES, STATUS_VERBS
from llm_brief.records.vocabulary import EventStatus, EventType, Force
from llm_brief.text.clauses import Clause
from llm_brief.text.parse import Parse, Phrase, Token

__all__ = [
    "SYMMETRIC",
    "act_of",
    "agents",
    "dated_by",
    "force_of",
    "heads",
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
_DOUBT = frozenset({"allege", "claim", "purport", "accuse", "suspect", "rumour", "rumor"})
_HEARSAY = frozenset("reportedly allegedly purportedly supposedly apparently".split())


_MEETINGS = frozenset(
    "meeting talk talks conference summit dialogue session round gathering hearing negotiation negotiations".split()
)
_HOLDING = frozenset({"hold", "convene", "open", "attend", "resume", "organize", "organise", "coordinate"})


def act_of(clause: Clause, parse: Parse) -> EventType | None:
    """The PLOVER category of what the clause tells, or None; "held talks" is a meeting, "held the line" is not."""
    if clause.lemma in _HOLDING:
        held = {parse.tokens[phrase.head].lemma.lower() for phrase in clause.objects}
        return EventType.CONSULT if held & _MEETINGS else None
    return ACTS.get(clause.lemma)


def force_of(clause: Clause) -> Force | None:
    """How strongly the clause asks for something, or None when it does not ask."""
    return FORCES.get(clause.lemma)


def is_told(clause: Clause) -> bool:
    """Whether the source puts the clause forward as something that is so, or is to be: no question, no condition."""
    return not (clause.conditional or clause.question)


def status_of(clause: Clause, parse: Parse, all_clauses: Sequence[Clause]) -> EventStatus | None:
    """Whether the act happened, as the clause tells it; None where the wording leaves it open."""
    if not is_told(clause) or _is_only_wanted(clause, parse, all_clauses):
        return None
    reporter = _reporter(clause, all_clauses)
    if reporter is not None and reporter.lemma == "deny":
        return EventStatus.DENIED
    if clause.negated:
        return None
    if _is_doubted(clause, parse, reporter):
        return EventStatus.ALLEGED
    if clause.lemma in STATUS_VERBS and clause.modal is None:
        return EventStatus(STATUS_VERBS[clause.lemma])
    return _by_tense(clause, parse)


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
    if clause.modal == "be to":
        return clause.subject is not None and parse.tokens[clause.subject.head].pos != "PRON"
    return bool(_PLANNED & set((clause.modal or "").lower().split()))


def _reporter(clause: Clause, all_clauses: Sequence[Clause]) -> Clause | None:
    return next((other for other in all_clauses if other.predicate == clause.reported_by), None)


def _is_doubted(clause: Clause, parse: Parse, reporter: Clause | None) -> bool:
    if reporter is not None and reporter.lemma in _DOUBT:
        return True
    below = (parse.tokens[child].lemma.lower() for child in parse.children(clause.predicate))
    return any(lemma in _HEARSAY for lemma in below)


def _by_tense(clause: Clause, parse: Parse) -> EventStatus | None:
    if clause.modal is not None or clause.tense == "future":
        return EventStatus.PLANNED
    if clause.tense == "past":
        return EventStatus.OCCURRED
    return EventStatus.ONGOING if _is_progressive(clause, parse) else None


def _is_progressive(clause: Clause, parse: Parse) -> bool:
    verb = parse.tokens[clause.predicate]
    helpers = {parse.tokens[child].lemma for child in parse.dependents(clause.predicate, "aux", "auxpass")}
    return verb.tag == "VBG" and "be" in helpers


def heads(parse: Parse, phrase: Phrase) -> Iterator[int]:
    """The heads of a phrase: its first, and those coordinated with it or set beside it as another name."""
    pending = [phrase.head]
    while pending:
        head = pending.pop()
        yield head
        pending.extend(parse.dependents(head, "conj", "appos"))


def plays(parse: Parse, start: int, end: int, phrase: Phrase) -> bool:
    """Whether the words ``start:end`` name what the phrase names: they hold one of its heads."""
    return any(start <= parse.tokens[head].start and parse.tokens[head].end <= end for head in heads(parse, phrase))


def agents(clause: Clause) -> tuple[Phrase, ...]:
    """Who acts: the subject, or the by-phrase of a passive (the clause holds it as its subject)."""
    return (clause.subject,) if clause.subject else ()


_TOWARDS = frozenset("to with of from against on upon toward towards for".split())


_AMONG = frozenset({"between", "among", "with"})


def meeting_parties(clause: Clause, parse: Parse) -> tuple[Phrase, ...]:
    """Those who meet where nobody is said to hold the meeting: "talks were held between A, B and C"."""
    among = [token.index for token in parse.tokens_in(clause.start, clause.end) if token.text.lower() in _AMONG]
    return tuple(parse.noun_phrase(governed) for p in among for governed in parse.dependents(p, "pobj"))


def patients(clause: Clause, inner: Clause | None = None) -> tuple[Phrase, ...]:
    """Whom the act is done to or with: objects, phrases that point at someone, the subject of what is asked."""
    pointed = tuple(phrase for preposition, phrase in clause.obliques if preposition in _TOWARDS)
    asked = (inner.subject,) if inner is not None and inner.subject is not None else ()
    return (*clause.objects, *pointed, *asked)


def placed_by(clause: Clause, parse: Parse, start: int, end: int) -> bool:
    """Whether the place words ``start:end`` say where this clause's act is: "in X" hangs on its verb or its object."""
    holders = {clause.predicate, *(phrase.head for phrase in clause.objects)}
    for token in parse.tokens_in(start, end):
        preposition = parse.tokens[token.head]
        if token.dep == "pobj" and preposition.dep == "prep":
            if preposition.head in holders:
                return True
            chain = parse.tokens[preposition.head]  # "at the institute in X": the outer place hangs on the verb
            if chain.dep == "pobj" and parse.tokens[chain.head].head in holders:
                return True
    return any(phrase.start <= start and end <= phrase.end for phrase in clause.objects if clause.lemma in _GOING)


_GOING = frozenset({"visit", "leave", "reach", "enter", "tour"})
_DATING = frozenset({"on", "in", "at", "from", "between", "during"})
_OTHER_THINGS = frozenset(
    "since after before following until till when while who which that whose where as because though if unless".split()
)


def dated_by(clause: Clause, parse: Parse, start: int, end: int) -> bool:
    """Whether the date words ``start:end`` say when this clause's act is, and not another one's.

    Before the verb they have to hang on it. After it nothing that begins another thing may stand between ("... since
    the coup in 2021" dates the coup): no verb, no conjunction, no relative word.
    """
    verb, words = parse.tokens[clause.predicate], parse.tokens_in(start, end)
    if not words or words[0].sentence != verb.sentence:
        return False
    if start < verb.start:
        return any(_hangs_on(parse, token.index, clause.predicate) for token in words)
    between = _unquoted(parse.tokens[clause.predicate + 1 : words[0].index])
    if any(token.pos in {"VERB", "AUX"} and token.dep not in {"amod", "compound"} for token in between):
        return False
    if any(token.text.lower() in _OTHER_THINGS for token in between):
        return False
    return (
        words[0].dep == "prep"
        or words[0].text.lower() in _DATING
        or not between
        or _leads_in(between[-1].text.lower(), words[0].dep)
    )


def _unquoted(tokens: Sequence[Token]) -> list[Token]:
    """Without what stands in double quotation marks: a name in them may be made of any words."""
    kept: list[Token] = []
    inside = False
    for token in tokens:
        if token.text in {'"', "“", "”"}:
            inside = not inside
        elif not inside:
            kept.append(token)
    return kept


def _leads_in(before: str, dep: str) -> bool:
    return before in _DATING or dep in {"npadvmod", "advmod", "amod", "det", "compound", "nummod"}


def _hangs_on(parse: Parse, index: int, predicate: int) -> bool:
    token = parse.tokens[index]
    if token.head == predicate and index != predicate:
        return True
    above = parse.tokens[token.head]
    return above.dep == "prep" and above.head == predicate and above.text.lower() in _DATING
