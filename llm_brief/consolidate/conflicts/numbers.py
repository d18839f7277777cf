"""Numbers that differ: of one thing in several reports, and of one count by several counters."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from llm_brief.consolidate.conflicts.figures import Figure, figures_of
from llm_brief.consolidate.conflicts.reports import Group, Reports, told_by
from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.told import Difference
from llm_brief.records.record import Demand, Event, Relation, StakeholderPosition
from llm_brief.text.quantities.find import Agreement, Kind, Qualifier, Quantity, agrees

__all__ = ["number_differences", "rival_counts"]

_UPDATED = re.compile(
    r"\b(?:now (?:say|stand|put|number|total|report|estimate|speak|at)\w*|as of|so far|by now|ha(?:s|ve|d) risen"
    r"|rose to|climbed to|updated?|revised|latest|to date)\b"
)
_LISTED = re.compile(r"\s+(?:of|for|on)\b[^;.]{1,80}?(?:,|,? and|,? or)\s+")
_ALIKE = 0.3
_CROWD = 60


def number_differences(group: Group, _reports: Reports) -> Iterator[Difference]:
    """Numbers of the same unit in the reports of one thing."""
    by_member = [figures_of(profile) for profile in group.members]
    classes: dict[tuple[str, str | None], list[Figure]] = defaultdict(list)
    for beside in by_member:
        for figure in _told_of(group, beside):
            classes[_class_of(figure, beside)].append(figure)
    for figures in classes.values():
        yield from _differing(group, figures)


def _told_of(group: Group, figures: Sequence[Figure]) -> Iterable[Figure]:
    """Of a position only what is stated as a number counts; of a sentence with many durations none does.

    A number that counts nothing is set against none: two of them need not be of one thing.
    """
    durations = [figure for figure in figures if figure.quantity.kind is Kind.DURATION]
    crowded = len(durations) > 1 or isinstance(group.record, StakeholderPosition)
    left_out = {Kind.DURATION} if crowded else set()
    return [f for f in figures if f.quantity.kind not in left_out and (f.unit or f.quantity.kind is not Kind.CARDINAL)]


def _class_of(figure: Figure, beside: Sequence[Figure]) -> tuple[str, str | None]:
    """What may be compared: the same unit at the same rate; people under any name where a report counts them once."""
    rate = figure.rate
    if figure.people and sum(other.people and other.harm == figure.harm for other in beside) == 1:
        return "people", rate
    if figure.quantity.kind is Kind.CARDINAL:
        return f"count {figure.counts or ''}", rate
    return f"{figure.quantity.kind} {figure.quantity.unit}", rate


def _differing(group: Group, figures: Sequence[Figure]) -> Iterator[Difference]:
    told_apart = list(_apart(figures))
    if not told_apart:
        return
    relation, note = min(
        (_relation(a, b, agreement) for a, b, agreement in told_apart), key=lambda found: _GRAVE[found[0]]
    )
    told = tuple(told_by(figure.profile, figure.text, (figure.evidence,)) for figure in figures)
    field = (
        "/quantities"
        if isinstance(group.record, Event)
        else "/content"
        if isinstance(group.record, Demand)
        else "/statement"
    )
    yield Difference("number", relation, field, told, note)


_GRAVE = {"contradicts": 0, "supersedes": 1, "different_scope": 2, "less_precise": 3, "spelling_variant": 4}


def _apart(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, Agreement]]:
    """Pairs of different sources that do not say the same; a number that somebody else gives too is no outlier's."""
    for one, other in itertools.combinations(figures, 2):
        if one.evidence == other.evidence or (one.harm and other.harm and one.harm != other.harm):
            continue
        if one.sentence == other.sentence:
            continue  # "12 seats of a possible 30": two numbers of one sentence are of two things
        agreement = _agreement(one, other)
        differs = agreement in (Agreement.CONTRADICTS, Agreement.LESS_PRECISE, Agreement.OVERPRECISE)
        if differs and not _of_two_things(one, other):
            yield one, other, agreement


def _of_two_things(one: Figure, other: Figure) -> bool:
    """As in "a goal of 400" beside "500 came", and "six counts" beside "one count of theft and six counts of fraud"."""
    return one.aimed != other.aimed or _lists(one, other) or _lists(other, one)


def _lists(one: Figure, other: Figure) -> bool:
    """Whether the sentence of the one counts more than one sort of the same thing, and gives the other's number too."""
    alike = [f for f in figures_of(one.profile) if f.sentence == one.sentence and f.counts == one.counts]
    if not any(_agreement(other, figure) is Agreement.SAME for figure in alike):
        return False
    spans = sorted((figure.evidence.start, figure.evidence.end) for figure in alike)
    start = next((e.start for e in one.profile.record.evidence if e.exact == one.sentence), 0)
    between = (one.sentence[a[1] - start : b[0] - start] for a, b in itertools.pairwise(spans))
    return any(_LISTED.fullmatch(words) for words in between)


def _agreement(one: Figure, other: Figure) -> Agreement:
    first, second = one.quantity, other.quantity
    if first.kind is Kind.CARDINAL:
        first, second = replace(first, unit=None), replace(second, unit=None)
    found = agrees(first, second)
    return Agreement.LESS_PRECISE if found is Agreement.CONTRADICTS and _roughly(first, second) else found


def _roughly(one: Quantity, other: Quantity) -> bool:
    """Whether a vague word may be said of the number: "dozens" of 17, not of nine."""
    for vague, other_one in ((one, other), (other, one)):
        if vague.qualifier is Qualifier.VAGUE and vague.low and other_one.low and other_one.low * 2 >= vague.low:
            return other_one.low <= vague.low * 20
    return False


def _relation(one: Figure, other: Figure, agreement: Agreement) -> tuple[Relation, str]:
    if agreement is not Agreement.CONTRADICTS:
        return "less_precise", f"{one.text} and {other.text} can both be right"
    if one.scope != other.scope or one.verified != other.verified:
        return "different_scope", f"{one.text} and {other.text} do not count the same"
    early, late = sorted(
        (one, other), key=lambda figure: (figure.profile.published is not None, str(figure.profile.published))
    )
    later = late.profile.published is not None and late.profile.doc_id != early.profile.doc_id
    if later and _UPDATED.search(late.sentence) and not _UPDATED.search(early.sentence):
        return "supersedes", f"a later report gives {late.text} for {early.text}"
    return "contradicts", f"{one.text} and {other.text} cannot both be right"


def rival_counts(reports: Reports) -> Iterator[Difference]:
    """Numbers of one count in different records: who counts, or when, is what differs."""
    figures = [f for group in reports.groups for profile in group.members for f in figures_of(profile)]
    having: dict[tuple[str, str | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.quantity.kind in (Kind.CARDINAL, Kind.MONEY):
            sentence = f"{figure.evidence.doc_id} {figure.sentence}"
            having[figure.counts or sentence, figure.rate].append(figure)
    home = {profile.id: at for at, group in enumerate(reports.groups) for profile in group.members}
    for holders in having.values():
        if len(holders) <= _CROWD:
            for one, other in itertools.combinations(holders, 2):
                yield from _rivals(one, other, home, reports)


def _by_two(one: Figure, other: Figure) -> bool:
    """Whether two different parties give them: "the police counted 200, the union 900"."""
    first, second = one.profile.keys, other.profile.keys
    return bool(first and second) and not first & second


def _of_others(one: Profile, other: Profile) -> bool:
    """Whether two acts of different parties are told: their numbers have nothing to do with each other."""
    acts = all(isinstance(profile.record, Event | Demand) for profile in (one, other))
    return acts and bool(one.keys) and bool(other.keys) and not one.keys & other.keys


def _rivals(one: Figure, other: Figure, home: dict[str, int], reports: Reports) -> Iterator[Difference]:
    if home[one.profile.id] == home[other.profile.id] or one.evidence == other.evidence:
        return
    same_sentence = one.sentence == other.sentence and one.evidence.doc_id == other.evidence.doc_id
    if one.evidence.doc_id == other.evidence.doc_id and not _by_two(one, other):
        return  # "12 seats of a possible 30", "attacked 100 vessels and seized nearly 40": of two things
    if not same_sentence and (one.harm != other.harm or _of_others(one.profile, other.profile)):
        return
    if reports.weights.are_strangers(one.profile, other.profile):
        return
    if not same_sentence and reports.weights.alike(one.terms, other.terms) < _ALIKE:
        return
    agreement = _agreement(one, other)
    if agreement is not Agreement.CONTRADICTS or _of_two_things(one, other):
        return
    relation, note = _relation(one, other, agreement)
    told = tuple(told_by(figure.profile, figure.text, (figure.evidence,)) for figure in (one, other))
    yield Difference("number", relation, "/quantities", told, note)
