"""Consolidation: records of many documents as one picture, each thing once, with all that is said of it.

Laws: the order of records and documents does not matter; consolidating what was consolidated changes nothing; every
piece of evidence is kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from llm_brief.consolidate.cast import Cast
from llm_brief.consolidate.conflicts.detect import find_differences
from llm_brief.consolidate.conflicts.reports import Group, Reports
from llm_brief.consolidate.match import Match, groups_of, match
from llm_brief.consolidate.merge import in_order, merge
from llm_brief.consolidate.origins import origins
from llm_brief.consolidate.profile import Profile, profile_of
from llm_brief.consolidate.repeats import fold_repeats
from llm_brief.consolidate.weights import Weights
from llm_brief.records.briefing import Conflict
from llm_brief.records.record import AnyRecord, Joined
from llm_brief.records.usage import Usage
from llm_brief.text.document import Document

__all__ = ["Consolidated", "Decider", "consolidate"]


class Decider(Protocol):
    """Decides about pairs that the rules leave open: a model, mostly."""

    def decide(self, pairs: Sequence[tuple[Profile, Profile]]) -> Sequence[bool]:
        """Whether each pair tells of one thing."""

    @property
    def usage(self) -> Usage:
        """What it cost."""


@dataclass(frozen=True, slots=True)
class Consolidated:
    """Distinct records in the order of their first reports, where they disagree, and who is who in them.

    ``origins`` leads from each document to the first of those that go back to the same text.
    """

    records: tuple[AnyRecord, ...]
    conflicts: tuple[Conflict, ...]
    origins: Mapping[str, str]
    cast: Cast = field(repr=False)
    usage: Usage = field(default_factory=Usage)

    @property
    def contested(self) -> frozenset[str]:
        """Ids of the records to which sources give dates that contradict each other."""
        dates = (
            conflict for conflict in self.conflicts if conflict.kind == "date" and conflict.relation == "contradicts"
        )
        return frozenset(record_id for conflict in dates for record_id in conflict.record_ids)


def consolidate(
    records: Iterable[AnyRecord], documents: Iterable[Document], decider: Decider | None = None
) -> Consolidated:
    """Each thing once. Every record's documents have to be among ``documents``.

    ``decider`` is asked about the pairs that rules leave open, never about others.
    """
    known = {str(document.id): document for document in documents}
    cast, first = Cast.of(known.values()), origins(tuple(known.values()))
    single = in_order(fold_repeats(records).records, known)
    by_id = {record.id: profile_of(record, known[record.doc_ids[0]], cast) for record in single}
    setting = _Setting(known, first, cast, Weights.of(known.values()), decider)
    merged = _merged(tuple(by_id.values()), setting)
    groups = tuple(
        Group(profile.record, tuple(by_id[member] for member in merged.members[profile.id]))
        for profile in merged.profiles
    )
    found = find_differences(Reports(groups, known, first, cast, setting.weights))
    final = tuple(
        group.record.model_copy(update={"variants": found.variants[group.record.id]})
        if group.record.id in found.variants
        else group.record
        for group in groups
    )
    return Consolidated(final, found.conflicts, first, cast, decider.usage if decider is not None else Usage())


@dataclass(frozen=True, slots=True)
class _Setting:
    """What all rounds of merging share."""

    documents: Mapping[str, Document]
    origins: Mapping[str, str]
    cast: Cast
    weights: Weights
    decider: Decider | None


@dataclass(frozen=True, slots=True)
class _Merged:
    """Records after a round, in order, and the ids of the single records that each was made of."""

    profiles: tuple[Profile, ...]
    members: Mapping[str, tuple[str, ...]]


def _merged(profiles: tuple[Profile, ...], setting: _Setting) -> _Merged:
    """Rounds of merging until a look at all records finds nothing more to merge.

    Between two looks at all, only what was merged last is looked at: that is where new matches come from.
    """
    state = _Merged(profiles, {profile.id: (profile.id,) for profile in profiles})
    changed: frozenset[str] | None = None
    while True:
        before = {id(profile) for profile in state.profiles}
        state = _round(state, setting, changed)
        merged = frozenset(profile.id for profile in state.profiles if id(profile) not in before)
        if not merged and changed is None:
            return state
        changed = merged or None


def _round(state: _Merged, setting: _Setting, changed: frozenset[str] | None) -> _Merged:
    """Every set of matching records as one."""
    by_id = {profile.id: profile for profile in state.profiles}
    matches = match(state.profiles, setting.weights, changed)
    decided = _decided(matches.unsure, by_id, setting.decider)
    pairs = sorted((*matches.sure, *decided), key=lambda pair: (-pair.likeness.score, pair.one, pair.other))
    groups = groups_of(state.profiles, pairs, setting.weights)
    reasons = _reasons(groups, pairs)
    profiles = [_united([by_id[name] for name in group], reasons, setting) for group in groups.values()]
    kept = {profile.id: profile for profile in profiles}
    ordered = in_order((profile.record for profile in profiles), setting.documents)
    members = {_head(group, kept): _all_members(group, by_id, state, setting) for group in groups.values()}
    return _Merged(tuple(kept[record.id] for record in ordered), members)


def _head(group: Sequence[str], kept: Mapping[str, Profile]) -> str:
    return next(name for name in group if name in kept)


def _all_members(
    group: Sequence[str], by_id: Mapping[str, Profile], state: _Merged, setting: _Setting
) -> tuple[str, ...]:
    ordered = in_order((by_id[name].record for name in group), setting.documents)
    return tuple(member for record in ordered for member in state.members[record.id])


def _united(group: Sequence[Profile], reasons: Mapping[str, Joined], setting: _Setting) -> Profile:
    """The profile of the merged record; of a record that nothing was merged with, its own."""
    if len(group) == 1:
        return group[0]
    record = merge([p.record for p in group], reasons, setting.documents, setting.origins, setting.cast)
    return profile_of(record, setting.documents[record.doc_ids[0]], setting.cast)


def _decided(unsure: Sequence[Match], by_id: Mapping[str, Profile], decider: Decider | None) -> list[Match]:
    if decider is None or not unsure:
        return []
    answers = decider.decide([(by_id[pair.one], by_id[pair.other]) for pair in unsure])
    return [pair for pair, same in zip(unsure, answers, strict=True) if same]


def _reasons(groups: Mapping[str, Sequence[str]], pairs: Sequence[Match]) -> Mapping[str, Joined]:
    """For each record the best match that it has in its set."""
    home = {name: top for top, group in groups.items() for name in group}
    found: dict[str, Joined] = {}
    for pair in pairs:
        if home[pair.one] == home[pair.other]:
            for name in (pair.one, pair.other):
                likeness = pair.likeness
                found.setdefault(name, Joined(record_id=name, score=likeness.score, reasons=likeness.reasons))
    return found
