"""Consolidation: records of many documents as one picture, each thing once, with all that is said of it.

Laws: the order of records and documents does not matter; consolidating what was consolidated changes nothing; every
piece of evidence is kept.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from llm_brief.consolidate.cast import Cast
from llm_brief.consolidate.conflicts.detect import Findings, find_differences
from llm_brief.consolidate.conflicts.reports import Group, Reports
from llm_brief.consolidate.corroboration import telling_sources
from llm_brief.consolidate.match import Match, Matcher, groups_of
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
    merged = _merged(by_id.values(), setting)
    groups = tuple(
        Group(record, tuple(by_id[member] for member in merged.members.get(record.id, (record.id,))))
        for record in in_order((profile.record for profile in merged.profiles.values()), known)
    )
    found = find_differences(Reports(groups, known, first, cast, setting.weights))
    final = tuple(_finished(group, found, first) for group in groups)
    return Consolidated(final, found.conflicts, first, cast, decider.usage if decider is not None else Usage())


def _finished(group: Group, found: Findings, origins: Mapping[str, str]) -> AnyRecord:
    """The record with the values in which its reports differ, and the number of sources that tell what it prints."""
    record = group.record
    variants = found.variants.get(record.id, record.variants)
    count = telling_sources(group, found.opposed.get(record.id, ()), origins)
    if variants == record.variants and count == record.independent_sources:
        return record
    return record.model_copy(update={"variants": variants, "independent_sources": count})


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
    """Records after a round by their ids, and the ids of the single records that each was made of."""

    profiles: Mapping[str, Profile]
    members: Mapping[str, tuple[str, ...]]


def _merged(profiles: Iterable[Profile], setting: _Setting) -> _Merged:
    """Rounds of merging until a look at all records finds nothing more to merge.

    Between two looks at all, only what was merged last is looked at: that is where new matches come from.
    """
    state = _Merged({p.id: p for p in profiles}, {})
    matcher, changed = Matcher(setting.weights), None
    while True:
        united = _round(state.profiles, matcher, changed, setting)
        if not united and changed is None:
            return state
        state = _after(state, united, setting)
        changed = united.keys() or None


def _round(
    profiles: Mapping[str, Profile], matcher: Matcher, changed: Collection[str] | None, setting: _Setting
) -> Mapping[str, tuple[Profile, tuple[str, ...]]]:
    """Every set of matching records: the profile of the merged record by its id, and the ids that it was made of."""
    matches = matcher.match(profiles, changed)
    decided = _decided(matches.unsure, profiles, setting.decider)
    pairs = sorted((*matches.sure, *decided), key=lambda pair: (-pair.likeness.strength, pair.one, pair.other))
    paired = dict.fromkeys(name for pair in pairs for name in (pair.one, pair.other))
    groups = groups_of((profiles[name] for name in paired), pairs, setting.weights)
    reasons = _reasons(groups, pairs)
    found = [
        (_united([profiles[name] for name in group], reasons, setting), group)
        for group in groups.values()
        if len(group) > 1
    ]
    return {profile.id: (profile, group) for profile, group in found}


def _after(state: _Merged, united: Mapping[str, tuple[Profile, tuple[str, ...]]], setting: _Setting) -> _Merged:
    """The records with those of each set as one."""
    profiles, members = dict(state.profiles), dict(state.members)
    for head, (profile, group) in united.items():
        ordered = in_order((profiles.pop(name).record for name in group), setting.documents)
        members[head] = tuple(member for record in ordered for member in members.pop(record.id, (record.id,)))
        profiles[head] = profile
    return _Merged(profiles, members)


def _united(group: Sequence[Profile], reasons: Mapping[str, Joined], setting: _Setting) -> Profile:
    """The profile of the merged record."""
    record = merge([p.record for p in group], reasons, setting.documents, setting.origins, setting.cast)
    parts = tuple(part for member in group for part in member.parts or (member,))
    return replace(profile_of(record, setting.documents[record.doc_ids[0]], setting.cast), parts=parts)


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
