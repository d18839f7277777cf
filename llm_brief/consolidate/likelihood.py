"""How much speaks for two records being reports of one thing, as a sum of reasons: every match can be explained."""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from llm_brief.consolidate.contradicting import told_of_others
from llm_brief.consolidate.holders import are_other_holders
from llm_brief.consolidate.opposites import opposed
from llm_brief.consolidate.predicates import are_other_acts, synonyms
from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.subjects import are_other_counts
from llm_brief.consolidate.weights import Weights
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition
from llm_brief.records.vocabulary import EventStatus, Stance
from llm_brief.text.dates.edtf import EDTF, Precision, compatible
from llm_brief.text.fold import fold_words

__all__ = ["Likeness", "likeness_of", "veto"]

_IN_WORDS = 0.2
"""What words have to bring: parties and dates alone make no two meetings one."""
_IN_LABEL = 2
_ALMOST_ALL = 0.75


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much speaks for two records being one, from 0 to 1, and what it is.

    ``strength`` goes on above 1: of matches that are all sure it tells the better.
    """

    score: float
    reasons: tuple[str, ...]
    strength: float = 0.0


def likeness_of(one: Profile, other: Profile, weights: Weights) -> Likeness:
    """How much speaks for two records of a kind being reports of one thing."""
    against = veto(one, other, weights)
    if against:
        return Likeness(0.0, (against,))
    parts = [(score, reason) for score, reason in _parts(one, other, weights) if score]
    total = max(0.0, math.fsum(score for score, _ in parts))
    ordered = sorted(parts, key=lambda part: (-part[0], part[1]))
    return Likeness(round(min(1.0, total), 3), tuple(reason for _, reason in ordered), round(total, 3))


@lru_cache(maxsize=65536)
def _agree(one: EDTF, other: EDTF) -> bool:
    return compatible(one, other)


def veto(one: Profile, other: Profile, weights: Weights) -> str | None:
    """What makes it impossible that the two are one thing, whatever else they share; None where nothing does."""
    if weights.are_strangers(one, other):
        return "their articles have hardly a name in common"
    if (one.parts or other.parts) and _are_told_apart(one, other, weights):
        return "one document tells of them as two"
    return next(_vetoes(one, other), None) or next(_vetoes_of_one_author(one, other), None)


def _vetoes_of_one_author(one: Profile, other: Profile) -> Iterator[str]:
    """What tells two things apart in one document, while two documents would be at odds on one."""
    for a, b in itertools.product(one.parts or (one,), other.parts or (other,)):
        if a.doc_id != b.doc_id:
            continue
        if _hold_apart(a.record, b.record) and _in_one_sentence(a, b):
            yield "one sentence tells of two who say so"
        if _are_two_sayings(a.record, b.record):
            yield "one document gives the words of each"
        if not isinstance(a.record, Event):
            continue
        counted = sorted(u for u in a.amounts.keys() & b.amounts.keys() if a.amounts[u] != b.amounts[u])
        if counted:
            yield f"one document counts {counted[0]} twice, and not the same number"
        if a.keys and b.keys and not a.keys & b.keys and not a.sides & b.sides and _in_one_sentence(a, b):
            yield "one sentence tells of different parties"
        if (a.type is None) != (b.type is None) and _in_one_sentence(a, b):
            yield "one sentence tells of two acts"


def _hold_apart(one: AnyRecord, other: AnyRecord) -> bool:
    """As "Oru" and "Dorn" in "Oru said that Dorn said so": each record has another holder."""
    if not isinstance(one, StakeholderPosition) or not isinstance(other, StakeholderPosition):
        return False
    holders = (one.stakeholder, other.stakeholder)
    return all(holders) and len({holder.value for holder in holders if holder is not None}) > 1


def _are_two_sayings(one: AnyRecord, other: AnyRecord) -> bool:
    """Whether marks stand around one of the two and neither holds the other's words: said again is said twice."""
    if not isinstance(one, StakeholderPosition) or not isinstance(other, StakeholderPosition):
        return False
    if not any(held.quoted is not None and held.quoted.value for held in (one, other)):
        return False
    first, second = (fold_words(held.statement.value if held.statement else "") for held in (one, other))
    return bool(first and second) and first not in second and second not in first


def _in_one_sentence(one: Profile, other: Profile) -> bool:
    return any(
        a.start < b.end and b.start < a.end for a in one.record.evidence for b in other.record.evidence
    )  # of one document, by which they were paired


def _are_told_apart(one: Profile, other: Profile, weights: Weights) -> bool:
    """Whether each has a report in one document that says something else than that of the other."""
    shared = one.docs & other.docs
    return bool(shared) and any(
        weights.own_words(a, b) < _ALMOST_ALL
        for a in one.parts or (one,)
        for b in other.parts or (other,)
        if a.doc_id == b.doc_id and a.doc_id in shared
    )


def _vetoes(one: Profile, other: Profile) -> Iterator[str]:
    kinds = {one.type, other.type} - {None}
    if len(kinds) == 2 and "THREATEN" in kinds:
        yield "a threat and what is threatened are two"
    if kinds & _EASING and kinds & _STRAINING:
        yield "an act and its end are two"
    if kinds == _ASKED_AND_REFUSED:
        yield "a demand and its refusal are two"
    if len(kinds) == 2 and one.docs & other.docs:
        yield "two sorts of act in one document"
    if one.ordinals and other.ordinals and not one.ordinals & other.ordinals:
        yield f"the {min(one.ordinals)} and the {min(other.ordinals)} of a series are two"
    # An author has no reason to tell one act again by a word that only may mean it.
    if are_other_acts(one.told, other.told, strictly=bool(one.docs & other.docs)) and not _plan_and_outcome(one, other):
        yield f"the one tells that they {min(one.told)}, the other that they {min(other.told)}"
    if isinstance(one.record, Event) and are_other_acts(one.told, other.told, strictly=True):
        yield from _vetoes_of_other_counts(one, other)
    if isinstance(one.record, StakeholderPosition):
        yield from _vetoes_of_positions(one, other)
    yield from told_of_others(one, other)
    yield from _vetoes_of_subjects(one, other)
    if isinstance(one.record, Demand) and _different_parties(one, other):
        yield "two different parties demand"


def _vetoes_of_subjects(one: Profile, other: Profile) -> Iterator[str]:
    """Of an event reports may count differently, unless one lists those it counts; a statement is of so many."""
    of_events = isinstance(one.record, Event)
    if any(are_other_counts(a, b, of_lists=of_events) for a in one.statements for b in other.statements):
        yield "the one is about more of them than the other"


def _vetoes_of_other_counts(one: Profile, other: Profile) -> Iterator[str]:
    """Of one act two reports may count differently; where the verbs differ as well, each tells its own part."""
    for unit in sorted(one.amounts.keys() & other.amounts.keys()):
        first, second = one.amounts[unit], other.amounts[unit]
        if first[1] < second[0] or second[1] < first[0]:
            yield f"two acts, and other numbers of {unit}"


def _plan_and_outcome(one: Profile, other: Profile) -> bool:
    """Whether only one of two events is still ahead: what was to be heard is told again as what was granted."""
    statuses = [p.record.status.value for p in (one, other) if isinstance(p.record, Event) and p.record.status]
    return len(statuses) == 2 and sum(status in _AHEAD for status in statuses) == 1


def _vetoes_of_positions(one: Profile, other: Profile) -> Iterator[str]:
    if one.is_authors != other.is_authors:
        yield "an author's own opinion is not somebody else's"
    if one.negates != other.negates:
        yield "one says it is so, the other that it is not"
    if one.obliges != other.obliges:
        yield "what has to be, and what is, are two"
    if {one.stance, other.stance} == {Stance.FAVOR, Stance.AGAINST}:
        yield "one is for it, the other against"
    if _different_holders(one, other):
        yield "two different stakeholders"


_ASKED_AND_REFUSED = frozenset({"REQUEST", "REJECT"})
_EASING = frozenset({"RETREAT", "CONCEDE", "AID"})
_STRAINING = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
"""PLOVER's material cooperation (and concession) against its material conflict."""


def _different_holders(one: Profile, other: Profile) -> bool:
    """Two persons or two bodies, or others who speak for themselves; a person may speak for a body."""
    if one.keys & other.keys or one.sides & other.sides:
        return False
    kinds = [{actor.type == "person" for actor in profile.agents if actor.certain} for profile in (one, other)]
    return bool(kinds[0] & kinds[1]) or are_other_holders(one.agents, other.agents)


def _different_parties(one: Profile, other: Profile) -> bool:
    sure = [{actor.side for actor in profile.agents if actor.certain} for profile in (one, other)]
    to = [{actor.side for actor in profile.others if actor.certain} for profile in (one, other)]
    swapped = bool(sure[0] & to[1] and sure[1] & to[0])
    return swapped and not sure[0] & sure[1]


def _parts(one: Profile, other: Profile, weights: Weights) -> Iterator[tuple[float, str]]:
    own, around = weights.own_words(one, other), weights.sentences(one, other)
    if own:
        yield 0.9 * own, _same_words(one, other, weights)
    yield 0.45 * around, "their sentences have words in common"
    label = one.labels & other.labels if isinstance(one.record, Event) else frozenset()
    if len(label) > 1:
        yield 0.2, f"the same title beside it: {', '.join(sorted(label))}"
    if 0.9 * own + 0.45 * around < _IN_WORDS and len(label) < _IN_LABEL:
        yield -0.3, "hardly a word in common"
    yield from _of_one_story(one, other, weights)
    yield from _who(one, other)
    yield from _when(one, other)
    yield from _where(one, other)
    if one.docs & other.docs:
        yield (-0.3 if own >= _ALMOST_ALL else -0.7), "an author who says two things mostly means two"
    if isinstance(one.record, StakeholderPosition) and not (one.keys & other.keys or one.sides & other.sides):
        yield -0.15, "not said to be the same stakeholder"
    if opposed(one.acts, other.acts):
        yield -0.4, "what the one tells undoes what the other tells"
    if one.refutes != other.refutes:
        yield -0.5, "perhaps one says it is so, the other that it is not"
    if isinstance(one.record, Event):
        yield from _what(one, other)
        yield from _how_many(one, other)


def _same_words(one: Profile, other: Profile, weights: Weights) -> str:
    shared = sorted(one.terms & other.terms, key=lambda term: (-weights.of_term(term), term))
    return f"the same words: {', '.join(shared[:5])}"


def _of_one_story(one: Profile, other: Profile, weights: Weights) -> Iterator[tuple[float, str]]:
    """What opens two articles about one story is mostly one thing; articles about different things tell of others."""
    if one.docs & other.docs or not isinstance(one.record, Event):
        return
    near = weights.documents(one, other)
    if near >= _ONE_STORY and one.leads and other.leads:
        yield 0.12, "both open their articles, which tell of one story"
    elif near < _OTHER_STORY:
        yield -0.08, "their articles tell of other things"


_ONE_STORY = 0.2
_OTHER_STORY = 0.12


def _who(one: Profile, other: Profile) -> Iterator[tuple[float, str]]:
    keys = one.keys & other.keys
    if keys:
        share = len(keys) / max(len(one.keys), len(other.keys))
        yield 0.06 + 0.14 * share, f"the same party: {min(keys)}"
    elif one.sides & other.sides:
        yield 0.08, f"parties of the same side: {min(one.sides & other.sides)}"
    elif loose := _loosely_named(one, other) | _loosely_named(other, one):
        yield 0.08, f"perhaps the same party: {min(loose)}"
    elif one.keys and other.keys and isinstance(one.record, Event | Demand):
        yield -0.05, "other parties are named"


def _loosely_named(one: Profile, other: Profile) -> set[str]:
    """Parties that one calls "the commission" and the other by the name of a commission."""
    nouns = {actor.key.split()[-1] for actor in (*one.agents, *one.others) if not actor.certain}
    return {noun for noun in nouns for key in other.keys if noun in key.split()}


def _what(one: Profile, other: Profile) -> Iterator[tuple[float, str]]:
    act = synonyms(one.told, other.told) if one.keys & other.keys else None
    if act is not None:
        yield 0.1, f"one act in two words: {' and '.join(sorted(act))}"
    if one.type and other.type:
        same = one.type == other.type
        if "OTHER" in (one.type, other.type):
            yield (0.06, "both acts of no common sort") if same else (-0.06, "perhaps acts of another sort")
            return
        yield (0.12, f"the same sort of act: {one.type}") if same else (-0.12, "acts of another sort")
        if not same and one.when and other.when and not _agree(one.when, other.when):
            yield -0.2, "another act at another time"


def _both_done(one: Profile, other: Profile) -> bool:
    """Whether both are told as past, as far as they are told to be anything."""
    statuses = [profile.record.status for profile in (one, other) if isinstance(profile.record, Event)]
    return all(status is None or status.value in _DONE for status in statuses)


def _days_between(one: EDTF, other: EDTF) -> int:
    """Days from the beginning of one to that of the other; a year that is not stated is the other's."""
    firsts = [str(value).partition("/")[0] for value in (one, other)]
    years = [first[:4] for first in firsts if first[:4].isdigit()] or ["2001"]
    days = [EDTF.parse(first if first[:4].isdigit() else years[0] + first[4:]).earliest for first in firsts]
    return abs((days[0] - days[1]).days) if days[0] and days[1] else 0


_DAYS_OF_ERROR = 7
"""Reports of one past event rarely put it further apart; two events of the same parties mostly lie further."""
_DONE = (EventStatus.OCCURRED, EventStatus.ONGOING)
_AHEAD = (EventStatus.PLANNED, EventStatus.POSTPONED)


def _how_many(one: Profile, other: Profile) -> Iterator[tuple[float, str]]:
    same = one.counted & other.counted
    apart = sorted(unit for unit in same if _is_far(one.amounts.get(unit), other.amounts.get(unit)))
    if apart:
        yield -0.2, f"they count {apart[0]}, and one twice as many or more"
    elif same:
        yield 0.1, f"both count {min(same)}"


def _is_far(one: tuple[float, float] | None, other: tuple[float, float] | None) -> bool:
    if one is None or other is None:
        return False
    return one[0] >= _FAR * other[1] or other[0] >= _FAR * one[1]


_FAR = 2.0
"""Reports of one count mostly lie closer together than this; rumours of the dead do not, but their words agree."""


def _when(one: Profile, other: Profile) -> Iterator[tuple[float, str]]:
    if one.when is None or other.when is None:
        if None not in (one.weekday, other.weekday) and one.weekday != other.weekday:
            yield -0.18, "other days of the week"
        return
    if not _agree(one.when, other.when):
        yield -0.06, f"other dates: {one.when} and {other.when}"
        if _both_done(one, other):
            far = _days_between(one.when, other.when) > _DAYS_OF_ERROR and not one.labels & other.labels
            yield (-0.65 if far else -0.12), "nothing says that what happened on two days is one act"
    elif {one.when.precision, other.when.precision} <= {Precision.DAY, Precision.INTERVAL}:
        yield 0.15, f"the same date: {one.when}"
    else:
        yield 0.04, "dates that agree"


def _where(one: Profile, other: Profile) -> Iterator[tuple[float, str]]:
    if one.places and other.places:
        same = one.places & other.places
        yield (0.1, f"the same place: {min(same)}") if same else (-0.08, "other places")
