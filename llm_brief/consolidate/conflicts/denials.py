"""What one source says is so and another, or somebody quoted, says is not."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from llm_brief.consolidate.conflicts.reports import Reports, told_by
from llm_brief.consolidate.profile import DENYING, Profile
from llm_brief.consolidate.terms import concept_of, terms_of
from llm_brief.consolidate.told import ConflictKind, Difference, Told
from llm_brief.records.base import Evidence, evidence_of
from llm_brief.records.record import Event, Relation, StakeholderPosition
from llm_brief.records.vocabulary import Basis, EventStatus
from llm_brief.text.fold import fold_words

__all__ = ["denials", "rejected_accusations"]

_NOT_OF_FACT = re.compile(
    r"\b(?:will|would|can|could|should|must|may|might|shall|do|does) not\b"
    r"|\b(?:won|wouldn|can|couldn|shouldn|don)['’]t\b|\bcannot\b"
    r"|\bno (?:intention|doubt|longer|plans?|need|reason|matter)\b"
    r"|\bnot (?:only|just|merely|expected|want)\b"
)
_AHEAD = re.compile(r"\b(?:will|would|may|might|could|should|must|shall|if|unless|plans? to|is to|are to)\b")
_SO_FAR = re.compile(r"\b(?:ha(?:s|ve|d) (?:not|never|so far)|not yet|so far|no (?:\w+ ){1,3}ha(?:s|ve|d) been)\b")
_SUCH = re.compile(r"\bsuch (?:an? )?(?P<noun>[a-z]+)|\bthis\b|\bthe (?:charge|accusation|allegation|report|claim)\b")
_OF_REASON = re.compile(
    r"\bth(?:is|at|e) (?:(?:was|is|had been) )?(?:not )?(?:the |its |their |a )?(?:reason|cause|motive|why)\b"
)
_REASON = re.compile(
    r"\b(?:(?:was|were|is|are|been|being) )?\w+ (?:for|over) \w+ing\b[^,;.”\"]*"
    r"|\b(?:because|due to|on account of|owing to|in (?:revenge|retaliation|return) for)\b[^,;.”\"]*"
)
_BELIEVED = re.compile(
    r"\b(?:let|lets|letting|led|leads?|leading|allow\w*|caus(?:ed|es|ing)|made|makes|wanted|encourag\w*|brought|misled)\b"
    r"[^.;]{1,60}?\b(?:believ|think|assum|suppos)\w*"
    r"|\b(?:pretend|feign|deceiv|fool|trick|mislead|misled|bluff)\w*\b|\bas (?:if|though)\b|\bappear(?:ed|s)? to\b"
    r"|\b(?:under|gave|giving|gives|creat\w+) (?:the|an?) (?:\w+ )?(?:impression|illusion|belief|appearance)\b"
    r"|(?<!\bi )(?<!\bwe )\b(?:(?:wrongly|falsely|mistakenly) )?(?:thought|believed|assumed|supposed|imagined)\b"
)
"""What somebody was made to believe, or believed, is nobody's word that it is so, and nobody's that it is not."""
_PIECES = re.compile(r"[,;:—–]|\s-\s|\b(?:and|but|although|though|while)\b")
_BLAME = re.compile(r"\b(?:blam|accus|alleg|charg)\w*\b")
_NO_SUCH_THING = re.compile(r"\bthere (?:was|is|were|are|had been|has been) (?:no|never)\b")
_COVERED = 0.6
"""The share of the denial's words that the other report has to have."""
_LEAST = 0.42
"""Weight of the telling words that both must share; a word that most reports have is not enough."""
_POSTINGS = 60
_MOST = 3
"""Claims that one denial is set against: the nearest."""


@dataclass(frozen=True, eq=False)
class _Claim:
    """What a record says is so, or (``negated``) is not. ``about`` are the places that an "any such" speaks of."""

    profile: Profile
    text: str
    evidence: tuple[Evidence, ...]
    negated: bool
    loose: bool = False
    words_only: bool = False
    about: tuple[tuple[int, int], ...] = ()

    @cached_property
    def terms(self) -> frozenset[str]:
        if self.words_only:
            return frozenset(terms_of(self.text)) & _UTTERED
        return frozenset(terms_of(self.denied)) - _SPEAKING - self.profile.names

    @property
    def denied(self) -> str:
        """Of a denial the clauses that deny; of a claim all of it."""
        if not self.negated:
            return self.text
        pieces = [piece for piece in _PIECES.split(self.text) if DENYING & set(_plain(piece).split())]
        return " ".join(pieces) or self.text

    @property
    def is_event(self) -> bool:
        return isinstance(self.profile.record, Event)


_ANYTHING = frozenset(terms_of("incident event thing action act attack claim charge accusation allegation report"))


def _plain(text: str) -> str:
    return fold_words(text).replace("n't", " not")


_UTTERED = frozenset(terms_of("ultimatum threat warning demand request letter message appeal invitation"))
_SPEAKING = frozenset(
    terms_of("denied deny denial charge claim accusation allegation report rejected aware such nobody")
)


def denials(reports: Reports) -> Iterator[Difference]:
    """Pairs of a claim and its denial by another source or another speaker."""
    profiles = [profile for group in reports.groups for profile in group.members]
    claims = [claim for profile in profiles for claim in _claims(profile, reports)]
    having: dict[str, list[_Claim]] = defaultdict(list)
    beside: dict[str, list[_Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.negated:
            beside[claim.profile.doc_id].append(claim)
            for term in sorted(claim.terms | claim.profile.context):
                having[term].append(claim)
    home = {profile.id: at for at, group in enumerate(reports.groups) for profile in group.members}
    for denial in claims:
        if denial.negated:
            near = [claim for claim in beside[denial.profile.doc_id] if _spoken_of(denial, claim)]
            far = [claim for term in sorted(denial.terms) for claim in having.get(term, ())[:_POSTINGS]]
            yield from _denied(denial, [*near, *far], home, reports)


def _spoken_of(denial: _Claim, claim: _Claim) -> bool:
    """Whether "any such letter" speaks of what the claim's sentence tells."""
    noun = _SUCH.search(fold_words(denial.text))
    word = concept_of(noun["noun"]) if noun and noun["noun"] else None
    if word is not None and word not in _ANYTHING and word not in claim.profile.terms:
        return False
    if _OF_REASON.search(fold_words(denial.text)) and _reason_in(claim) is None:
        return False
    places = [(place.start, place.end) for place in claim.profile.record.evidence]
    return any(start < high and low < end for low, high in places for start, end in denial.about)


def _denied(
    denial: _Claim, claims: Iterable[_Claim], home: Mapping[str, int], reports: Reports
) -> Iterator[Difference]:
    said = frozenset(terms_of(reports.cast.spelled_out(denial.profile.doc_id, denial.denied))) - _SPEAKING
    distinct = {id(claim): claim for claim in claims}.values()
    best = [(score, claim) for claim in distinct if (score := _opposed(denial, said, claim, home, reports))]
    for _, claim in sorted(best, key=lambda pair: (-pair[0], pair[1].profile.id))[:_MOST]:
        relation, note = _relation(denial, claim)
        kind: ConflictKind = "existence" if claim.is_event else "polarity"
        claimed, places = claim.text.strip(), claim.evidence
        reason = _reason_in(claim) if _OF_REASON.search(fold_words(denial.text)) else None
        if reason is not None:
            kind, claimed, places = "polarity", reason.exact, (reason,)
        denied = denial.text.strip()
        denied = denied if denied != claimed else denial.evidence[0].exact
        told = (told_by(claim.profile, claimed, places), told_by(denial.profile, denied, denial.evidence))
        yield Difference(kind, relation, "/status", told, note)


def _reason_in(claim: _Claim) -> Evidence | None:
    """The clause of its sentence that says why: "were dismissed for filming a crane"."""
    document = claim.profile.document
    for place in claim.evidence if claim.evidence[0].doc_id == document.id else ():
        found = _REASON.search(place.exact)
        if found:
            start = place.start + found.start()
            return evidence_of(document, [document.span(start, start + len(found[0]))])[0]
    return None


def _opposed(denial: _Claim, said: frozenset[str], claim: _Claim, home: Mapping[str, int], reports: Reports) -> float:
    """How surely the denial denies the claim; 0 where it does not."""
    one, other = denial.profile, claim.profile
    if home[one.id] == home[other.id] or _same_speaker(one, other) or reports.weights.are_strangers(one, other):
        return 0.0
    if _spoken_of(denial, claim):
        return 1.0
    held = claim.terms | other.context if denial.loose and claim.is_event else claim.terms
    words = said - one.names - other.names
    if len(words) < _LEAST_WORDS and _OF_A_PRONOUN.match(fold_words(denial.text)):
        return 0.0
    weigh = reports.weights.of_term
    weight = sum(weigh(term) for term in sorted(words & held))
    total = sum(weigh(term) for term in sorted(words))
    if weight < _LEAST or weight < (_COVERED_BESIDE if one.around == other.around else _COVERED) * total:
        return 0.0
    near = reports.weights.alike(one.context, other.context)
    return weight / total + near if near >= _NEAR or one.keys & other.keys else 0.0


_LEAST_WORDS = 2
_OF_A_PRONOUN = re.compile(r"\W*(?:they|he|she|it|we|i)\b")
"""Of "they were not involved" one word alone tells what is denied."""
_NEAR = 0.08
_COVERED_BESIDE = 0.4
"""The same in one sentence: "He denied a report that ..."."""


def _same_speaker(one: Profile, other: Profile) -> bool:
    if one.keys & other.keys and one.doc_id == other.doc_id:
        return True
    if not all(isinstance(profile.record, StakeholderPosition) for profile in (one, other)):
        return one.doc_id == other.doc_id and one.around == other.around and one.record.kind == other.record.kind
    return bool(one.keys & other.keys)


def _relation(denial: _Claim, claim: _Claim) -> tuple[Relation, str]:
    if denial.profile.doc_id != claim.profile.doc_id and _SO_FAR.search(fold_words(denial.text)):
        before, after = denial.profile.published, claim.profile.published
        if before is None or after is None or before < after:
            return "supersedes", "not so at the time of the one report, so by the time of the other"
    return "contradicts", "one says that it is so, the other that it is not"


def _claims(profile: Profile, reports: Reports) -> Iterator[_Claim]:
    record = profile.record
    if isinstance(record, StakeholderPosition):
        yield from _of_position(profile, record, reports)
    elif isinstance(record, Event):
        yield from _of_event(profile, record)


def _of_position(profile: Profile, position: StakeholderPosition, reports: Reports) -> Iterator[_Claim]:
    held = position.statement
    if held is None or (position.basis and position.basis.value is Basis.AUTHOR_OPINION):
        return
    words = fold_words(held.value)
    if _BELIEVED.search(words):
        return
    if _AHEAD.search(words) or (profile.denies and _NOT_OF_FACT.search(words)):
        return
    if not profile.denies:
        yield _Claim(profile, held.value, held.evidence, negated=False)
        return
    about = tuple(_sentence_before(profile, reports)) if _SUCH.search(words) else ()
    loose = _NO_SUCH_THING.search(words) is not None
    yield _Claim(profile, held.value, held.evidence, negated=True, loose=loose, about=about)


def _sentence_before(profile: Profile, reports: Reports) -> Iterator[tuple[int, int]]:
    document = reports.documents[profile.doc_id]
    first = min(place.start for place in profile.record.evidence if place.doc_id == profile.doc_id)
    at = next((number for number, other in enumerate(document.sentences) if other.end > first), 0)
    if at:
        yield document.sentences[at - 1].start, document.sentences[at - 1].end


def _of_event(profile: Profile, event: Event) -> Iterator[_Claim]:
    status = event.status.value if event.status else None
    text = event.title.value if event.title else event.evidence[0].exact
    if profile.type in _WORDS_ONLY and status is EventStatus.OCCURRED:
        yield _Claim(profile, text, event.evidence, negated=False, words_only=True)
        return
    if status in (EventStatus.DENIED, EventStatus.CANCELLED):
        yield _Claim(profile, text, event.evidence, negated=True)
    if status in _TOLD or (status is EventStatus.DENIED and _is_reported(event)):
        yield _Claim(profile, text, event.evidence, negated=False)
    for piece, place in _negated_pieces(event.evidence):
        yield _Claim(profile, piece, (place,), negated=True)


def _is_reported(event: Event) -> bool:
    """Somebody said that it happened: it is named, or "denied a report that"."""
    return event.attribution is not None or any(_A_REPORT.search(place.exact) for place in event.evidence)


_A_REPORT = re.compile(r"\bden(?:y|ied|ies|ying) (?:a|an|the|any) (?:report|claim|charge|allegation|accusation)")
_WORDS_ONLY = frozenset({"THREATEN", "REQUEST"})
"""That it was said is what happened; what it says has not."""
_TOLD = (EventStatus.OCCURRED, EventStatus.ONGOING, EventStatus.ALLEGED)


def _negated_pieces(evidence: Iterable[Evidence]) -> Iterator[tuple[str, Evidence]]:
    """Clauses such as "and nobody was killed" beside what happened."""
    for place in evidence:
        for piece in _PIECES.split(place.exact):
            words = fold_words(piece).split()
            if {"nobody", "none"} & set(words) and len(words) < _SHORT and not _NOT_OF_FACT.search(fold_words(piece)):
                yield piece.strip(' .”"'), place


_SHORT = 12
"""Words of a clause that says one thing."""


def rejected_accusations(reports: Reports) -> Iterator[Difference]:
    """An accusation, and the next sentence in which the accused says that it is not so."""
    positions = [
        profile
        for group in reports.groups
        for profile in group.members
        if isinstance(profile.record, StakeholderPosition) and profile.record.statement
    ]
    by_doc: dict[str, list[Profile]] = defaultdict(list)
    for profile in positions:
        by_doc[profile.doc_id].append(profile)
    for profiles in by_doc.values():
        for accuser in profiles:
            if _BLAME.search(fold_words(accuser.around)) and not accuser.denies:
                yield from _answered(accuser, profiles)


def _answered(accuser: Profile, profiles: Iterable[Profile]) -> Iterator[Difference]:
    last = max(place.end for place in accuser.record.evidence)
    blamed = fold_words(accuser.around)
    for other in profiles:
        start = min(place.start for place in other.record.evidence)
        follows = 0 <= start - last <= 3 or other.around == accuser.around
        named = any(actor.certain and actor.side in blamed for actor in other.agents)
        if other is not accuser and other.denies and follows and named and not accuser.keys & other.keys:
            told = tuple(_told(profile) for profile in (accuser, other))
            note = "one blames the other, and the other denies it"
            yield Difference("attribution", "contradicts", "/statement", told, note)


def _told(profile: Profile) -> Told:
    held = profile.record.statement if isinstance(profile.record, StakeholderPosition) else None
    assert held is not None
    return told_by(profile, held.value, held.evidence)
