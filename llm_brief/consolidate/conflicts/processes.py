"""Whether something that goes on between parties goes on: talks that one report calls stalled and another resumed."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from llm_brief.consolidate.conflicts.reports import Reports
from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.terms import concept_of
from llm_brief.consolidate.told import Difference, Told
from llm_brief.records.base import evidence_of
from llm_brief.records.record import Relation
from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words
from llm_brief.text.sentences import Sentence

__all__ = ["process_differences"]

_State = Literal["going on", "standing still"]

_PROCESS = (
    r"(?:(?:peace|trade|wage|pay|cease-?fire|nuclear|border|direct|indirect|bilateral|political) )?"
    r"(?:talks|negotiations?|dialogue|consultations|mediation|peace process|cease-?fire|truce|hostilities"
    r"|cooperation|contacts|exports|deliveries|shipments|flights|strike|walkout|evacuation|repatriation)"
)
_STILL = (
    r"stalled|deadlocked|broken down|broke down|collapsed|suspended|halted|frozen|on hold|in limbo|paused|stuck"
    r"|(?:at|reached|in) an? (?:impasse|standstill|deadlock|dead end|stalemate)|called off|broken off|ground to a halt"
)
_GOING = (
    r"resumed|restarted|continues?|continuing|progressing|ongoing|proceeding|under way|underway|in progress"
    r"|making progress|back on track|still going on|revived|reopened|holding"
)
_BETWEEN = (
    r"(?:(?! (?:after|before|since|until|if|unless|that|which|who|whose|but|and then|while|when|as) )"
    r"[^.;:!?\n,“”\"]){0,90}?"
)
_CLAIM = re.compile(
    rf"\b(?P<noun>{_PROCESS})\b(?P<between>{_BETWEEN})\b(?:(?P<still>{_STILL})|(?P<going>{_GOING}))\b"
    r"|\b(?:(?P<still_too>stalled|deadlocked|suspended|halted|frozen|broke off|called off)"
    r"|(?P<going_too>ongoing|resumed|restarted|renewed|continuing|reopened|revived))"
    rf" (?:the |their |its |his |her |these |those )?(?P<noun_too>{_PROCESS})\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:will|would|may|might|could|can|should|must|shall|if|unless|hopes?|hoped|wants?|wanted|urged?|before|once|until"
    r"|since|after|when|(?:weeks|months|years) of|to (?:be|have|see|get))\b"
)
"""What stands before a state that is wished for or possible, or that is past by the time of the report."""
_DENIED = re.compile(r"\b(?:not|never|no longer|denied|denies|yet to)\b|n[’']t\b")
_CLAUSE = re.compile(r"[,;:.!?–—“”\"\n]")
_CROWD = 40
"""So many claims about one sort of process between the same parties are set side by side, no more."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a sentence says of a process: its state and the parties between whom it is."""

    state: _State
    parties: frozenset[str]
    told: Told


def process_differences(reports: Reports) -> Iterator[Difference]:
    """Processes between the same parties that one document says stand still and another that they go on."""
    by_process: dict[str, list[_Claim]] = defaultdict(list)
    records = _records_by_place(reports)
    for doc_id in sorted(reports.documents):
        for noun, claim in _claims(reports.documents[doc_id], records.get(doc_id, ()), reports):
            by_process[noun].append(claim)
    for noun in sorted(by_process):
        for claims in _between_the_same(by_process[noun]):
            yield from _opposite(claims)


def _records_by_place(reports: Reports) -> Mapping[str, Sequence[Profile]]:
    found: dict[str, list[Profile]] = defaultdict(list)
    for group in reports.groups:
        for profile in group.members:
            found[profile.doc_id].append(profile)
    return found


def _claims(document: Document, profiles: Iterable[Profile], reports: Reports) -> Iterator[tuple[str, _Claim]]:
    for sentence in document.sentences:
        for found in _CLAIM.finditer(sentence.text):
            state = _state_of(found, sentence.text)
            parties = _parties(document, sentence, reports)
            if state is not None and len(parties) > 1:
                start, end = sentence.start + _clause_start(found, sentence.text), sentence.start + found.end()
                record = _record_at(start, end, profiles, document.id)
                evidence = evidence_of(document, [document.span(start, end)])
                told = Told(" ".join(evidence[0].exact.split()), evidence, record, document.id, document.published_at)
                noun = (found["noun"] or found["noun_too"]).split()[-1]
                yield concept_of(fold_words(noun)), _Claim(state, parties, told)


def _record_at(start: int, end: int, profiles: Iterable[Profile], doc_id: str) -> str:
    """The record that rests on these words; none may."""
    held = (
        profile.id
        for profile in profiles
        if any(e.doc_id == doc_id and e.start < end and start < e.end for e in profile.record.evidence)
    )
    return next(held, "")


def _clause_start(found: re.Match[str], sentence: str) -> int:
    """Where the clause begins that the words stand in."""
    marks = [mark.end() for mark in _CLAUSE.finditer(sentence, 0, found.start())]
    start = marks[-1] if marks else 0
    return start + len(sentence[start:]) - len(sentence[start:].lstrip())


def _state_of(found: re.Match[str], sentence: str) -> _State | None:
    """The state that is reported as a fact; None where it is wished for, planned, only possible or long past."""
    before = sentence[_clause_start(found, sentence) : found.start()]
    around = fold_words(f"{before} {found['between'] or ''}")
    if _NOT_YET.search(around):
        return None
    still = bool(found["still"] or found["still_too"])
    return "standing still" if still != bool(_DENIED.search(around)) else "going on"


def _parties(document: Document, sentence: Sentence, reports: Reports) -> frozenset[str]:
    """The states and bodies that the sentence names; where it names fewer than two, those of its paragraph so far."""
    named = _named(document, sentence.start, sentence.end, reports)
    if len(named) > 1:
        return named
    opening = next(other for other in document.sentences if other.paragraph == sentence.paragraph)
    return _named(document, opening.start, sentence.end, reports)


def _named(document: Document, start: int, end: int, reports: Reports) -> frozenset[str]:
    names = [name.text for name in reports.cast.names_in(document.id) if start <= name.start < end]
    actors = (reports.cast.actor(document.id, name) for name in names)
    return frozenset(actor.side for actor in actors if actor is not None and actor.certain and actor.type != "person")


def _between_the_same(claims: Sequence[_Claim]) -> Iterator[list[_Claim]]:
    """Claims that name two parties in common, each set once."""
    having: dict[tuple[str, str], list[_Claim]] = defaultdict(list)
    for claim in claims:
        for one, other in itertools.combinations(sorted(claim.parties), 2):
            having[one, other].append(claim)
    seen: set[frozenset[int]] = set()
    for pair in sorted(having):
        mark = frozenset(map(id, having[pair]))
        if mark not in seen:
            seen.add(mark)
            yield having[pair][:_CROWD]


def _opposite(claims: Sequence[_Claim]) -> Iterator[Difference]:
    """What documents say that tell of one state; one that tells of both tells what came after what."""
    states: dict[str, set[_State]] = defaultdict(set)
    for claim in claims:
        states[claim.told.doc_id].add(claim.state)
    clear = [claim for claim in claims if len(states[claim.told.doc_id]) == 1]
    still = [claim for claim in clear if claim.state == "standing still"]
    going = [claim for claim in clear if claim.state == "going on"]
    if still and going:
        relation, note = _relation(still, going)
        yield Difference("status", relation, "/status", tuple(claim.told for claim in (*still, *going)), note)


def _relation(still: Sequence[_Claim], going: Sequence[_Claim]) -> tuple[Relation, str]:
    """Reports of different days may both be right, the later one for now; others cannot."""
    stopped, went_on = ({claim.told.published for claim in claims} for claims in (still, going))
    early, late = {day for day in stopped if day}, {day for day in went_on if day}
    if early == stopped and late == went_on and (max(early) < min(late) or max(late) < min(early)):
        return "supersedes", "by the later report this has changed"
    return "contradicts", "one says that it stands still, the other that it goes on"
