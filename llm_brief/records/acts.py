"""What a clause of the source tells of: the act, whether it happened, and who plays which part in it.

The same rules serve those who propose records and those who check them; neither guesses where they are silent.
"""

from collections.abc import Iterator, Sequence

from llm_brief.records.lexicon import ACTS, FORCES, STATUS_VERBS
from llm_brief.records.vocabulary import EventStatus, EventType, Force
from llm_brief.text.clauses import Clause
from llm_brief.text.parse import Parse, Phrase

__all__ = [
    "SYMMETRIC",
    "act_of",
    "agents",
    "force_of",
    "heads",
    "is_told",
    "patients",
    "plays",
    "status_of",
]

SYMMETRIC = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
"""Acts in which both sides act: who is named first is a matter of style."""

_PLANNED = frozenset("will shall go set due plan schedule expect intend prepare slate scheduled expected".split())
"""Of the words that keep a clause from being a fact, those that make it a plan; "is to host" has none of its own."""
_DOUBT = frozenset({"allege", "claim", "purport", "accuse", "suspect", "rumour", "rumor"})
_HEARSAY = frozenset("reportedly allegedly purportedly supposedly apparently".split())


def act_of(clause: Clause) -> EventType | None:
    """The PLOVER category of the clause's verb, or None."""
    return ACTS.get(clause.lemma)


def force_of(clause: Clause) -> Force | None:
    """How strongly the clause asks for something, or None when it does not ask."""
    return FORCES.get(clause.lemma)


def is_told(clause: Clause) -> bool:
    """Whether the source puts the clause forward as something that is so, or is to be: no question, no condition."""
    return not (clause.conditional or clause.question)


def status_of(clause: Clause, parse: Parse, all_clauses: Sequence[Clause]) -> EventStatus | None:
    """Whether the act happened, as the clause tells it; None where the wording leaves it open."""
    if not is_told(clause):
        return None
    reporter = _reporter(clause, all_clauses)
    if reporter is not None and reporter.lemma in FORCES:
        return None  # what is asked for has not happened by being asked for
    if clause.modal is not None and not _PLANNED & set(clause.modal.lower().split()) and clause.modal != "be to":
        return None
    if reporter is not None and reporter.lemma == "deny":
        return EventStatus.DENIED
    if clause.negated:
        return None
    if _is_doubted(clause, parse, reporter):
        return EventStatus.ALLEGED
    if clause.lemma in STATUS_VERBS and clause.modal is None:
        return EventStatus(STATUS_VERBS[clause.lemma])
    return _by_tense(clause, parse)


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


_TOWARDS = frozenset("to with of from against on at upon toward towards for into".split())


def patients(clause: Clause, inner: Clause | None = None) -> tuple[Phrase, ...]:
    """Whom the act is done to or with: objects, phrases that point at someone, the subject of what is asked."""
    pointed = tuple(phrase for preposition, phrase in clause.obliques if preposition in _TOWARDS)
    asked = (inner.subject,) if inner is not None and inner.subject is not None else ()
    return (*clause.objects, *pointed, *asked)
