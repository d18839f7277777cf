"""All detectors of differences, and their findings as conflicts of a briefing or as variants of a merged record."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from llm_brief.consolidate.conflicts.ages import age_differences
from llm_brief.consolidate.conflicts.denials import denials, rejected_accusations
from llm_brief.consolidate.conflicts.doers import doer_differences, reversed_accounts
from llm_brief.consolidate.conflicts.fields import (
    date_differences,
    place_differences,
    status_differences,
    wording_differences,
)
from llm_brief.consolidate.conflicts.names import lookalike_names, spelling_differences, title_differences
from llm_brief.consolidate.conflicts.numbers import number_differences, rival_counts
from llm_brief.consolidate.conflicts.processes import process_differences
from llm_brief.consolidate.conflicts.reports import Group, Reports
from llm_brief.consolidate.conflicts.roles import role_differences
from llm_brief.consolidate.conflicts.threats import threats_and_deeds
from llm_brief.consolidate.conflicts.titled import titled_date_differences
from llm_brief.consolidate.conflicts.weekdays import weekday_differences
from llm_brief.consolidate.merge import stage_of
from llm_brief.consolidate.told import Difference, variants_of
from llm_brief.records.briefing import Conflict
from llm_brief.records.record import AnyRecord, FieldVariants, Variant
from llm_brief.records.wording import statement_of

__all__ = ["Findings", "find_differences"]

IN_A_GROUP: tuple[Callable[[Group, Reports], Iterator[Difference]], ...] = (
    date_differences,
    weekday_differences,
    number_differences,
    age_differences,
    place_differences,
    doer_differences,
    status_differences,
    wording_differences,
)
"""Detectors over the reports of one thing."""

ACROSS: tuple[Callable[[Reports], Iterator[Difference]], ...] = (
    rival_counts,
    denials,
    rejected_accusations,
    threats_and_deeds,
    process_differences,
    reversed_accounts,
    spelling_differences,
    lookalike_names,
    title_differences,
    titled_date_differences,
    role_differences,
)
"""Detectors over everything."""

_LONGEST_ABOUT = 160


@dataclass(frozen=True, slots=True)
class Findings:
    """``conflicts`` for the briefing; ``variants`` by the id of the merged record that they belong to.

    ``opposed`` are the values within a merged record that cannot all be right, by its id.
    """

    conflicts: tuple[Conflict, ...]
    variants: Mapping[str, tuple[FieldVariants, ...]]
    opposed: Mapping[str, tuple[Difference, ...]]


def find_differences(reports: Reports) -> Findings:
    """What every detector finds.

    A conflict is what a reader must know: values that contradict each other, a report that corrects an earlier one,
    names that look alike, and any difference between records. Within a merged record, vaguer, respelt and overtaken
    values are variants of the field.
    """
    conflicts: list[Conflict] = []
    variants: dict[str, tuple[FieldVariants, ...]] = {}
    opposed: dict[str, tuple[Difference, ...]] = {}
    for group in reports.groups:
        found = [item for detect in IN_A_GROUP for item in detect(group, reports)] if len(group.members) > 1 else []
        open_ones = [item for item in found if _is_conflict(item) and _differ(item)]
        kept = [_field(item, group, reports) for item in _of_one_date(found) if not _is_conflict(item)]
        conflicts += [_conflict(item, (group.record.id,), statement_of(group.record), reports) for item in open_ones]
        opposed[group.record.id] = tuple(item for item in found if item.relation == "contradicts")
        if kept:
            variants[group.record.id] = tuple(item for item in kept if item is not None)
    conflicts += _across(reports)
    return Findings(tuple(_distinct(conflicts)), {key: value for key, value in variants.items() if value}, opposed)


def _of_one_date(found: Sequence[Difference]) -> Iterator[Difference]:
    """With the stages of an event side by side where its dates contradict each other: neither led to the other."""
    is_disputed = any(item.kind == "date" and item.relation == "contradicts" for item in found)
    for item in found:
        is_stage = item.field == "/status" and item.relation == "supersedes" and item.kind in _STAGES
        yield replace(item, relation="different_scope") if is_disputed and is_stage else item


_STAGES = frozenset({"existence", "status"})


def _is_conflict(item: Difference) -> bool:
    """Words that differ by a number stay with their record: the number itself is the conflict."""
    if item.kind == "quote":
        return False
    return item.relation == "contradicts" or (
        item.relation == "supersedes" and item.field in {"/date", "/deadline", "/weekday"}
    )


def _differ(item: Difference) -> bool:
    return len(_values(item)) > 1


def _across(reports: Reports) -> Iterator[Conflict]:
    home = {profile.id: group.record for group in reports.groups for profile in group.members}
    for detect in ACROSS:
        for item in filter(_differ, _combined(detect(reports), home)):
            records = [home[record_id] for record_id in item.record_ids if record_id in home]
            about = statement_of(records[0]) if records and item.field != "/name" else " / ".join(_values(item))
            yield _conflict(item, tuple(dict.fromkeys(record.id for record in records)), about, reports)


def _combined(found: Iterable[Difference], home: Mapping[str, AnyRecord]) -> Iterator[Difference]:
    """One difference for the same two things, however many reports of each tell it."""
    same: dict[object, list[Difference]] = {}
    for item in found:
        things = frozenset(home[record_id].id for record_id in item.record_ids if record_id in home)
        mark = (item.kind, item.field, things) if len(things) > 1 and item.field in _OF_THINGS else item
        same.setdefault(mark, []).append(item)
    for items in same.values():
        told = tuple(dict.fromkeys(told for item in items for told in item.told))
        gravest = min(items, key=lambda item: item.relation != "contradicts")
        yield replace(gravest, told=told)


_OF_THINGS = frozenset({"/status", "/statement"})
"""Differences about whether something is so; of numbers each pair is one."""


def _values(item: Difference) -> list[str]:
    return list(dict.fromkeys(told.value for told in item.told))


def _field(item: Difference, group: Group, reports: Reports) -> FieldVariants | None:
    """The variants of a field, the printed one first where they have no order in time."""
    variants = variants_of(item.told, reports.origins)
    if len(variants) < 2:
        return None
    if item.relation != "supersedes":
        leaf = getattr(group.record, item.field.removeprefix("/"), None)
        printed = str(getattr(leaf, "value", ""))
        variants = tuple(sorted(variants, key=lambda variant: variant.value != printed))
    elif item.field == "/status" and not all(told.published for told in item.told):
        variants = tuple(sorted(variants, key=lambda variant: stage_of(variant.value)))
    return FieldVariants(field=item.field, relation=item.relation, variants=variants)


def _conflict(item: Difference, record_ids: tuple[str, ...], about: str, reports: Reports) -> Conflict:
    item = replace(item, told=tuple(sorted(item.told, key=lambda told: told.order)))
    variants = variants_of(item.told, reports.origins)
    is_later = item.relation == "supersedes" and _are_in_order(item)
    marks = (item.kind, item.field, *sorted(f"{e.doc_id}:{e.start}:{e.end}" for v in variants for e in v.evidence))
    return Conflict(
        id="c-" + hashlib.sha256("|".join(marks).encode()).hexdigest()[:12],
        kind=item.kind,
        relation=item.relation,
        about=_shortened(about),
        record_ids=record_ids,
        field=item.field,
        variants=variants[::-1] if is_later else variants,
        resolution="later_report" if is_later else "unresolved",
        note=item.note,
    )


def _are_in_order(item: Difference) -> bool:
    """Whether every report has a day, and they are not all of one: only then is one of them the later."""
    days = {told.published for told in item.told}
    return None not in days and len(days) > 1


def _shortened(about: str) -> str:
    """One line, cut behind a word where it is too long."""
    line = " ".join(about.split())
    if len(line) <= _LONGEST_ABOUT:
        return line
    cut = line[:_LONGEST_ABOUT].rpartition(" ")[0].rstrip(" ,;:.–—-") + "…"
    return f"{cut}”" if cut.count("“") > cut.count("”") else cut


def _distinct(conflicts: Iterable[Conflict]) -> Iterator[Conflict]:
    """Each conflict once, in the order of kinds and ids."""
    by_values: dict[object, list[Conflict]] = {}
    for conflict in conflicts:
        by_values.setdefault((conflict.kind, frozenset(v.value for v in conflict.variants)), []).append(conflict)
    by_id = {one.id: one for same in by_values.values() for one in [_united(same)]}
    order = {kind: at for at, kind in enumerate(_KINDS)}
    return _told_once(
        sorted(
            _without_parts(by_id.values()), key=lambda conflict: (order[conflict.kind], conflict.relation, conflict.id)
        )
    )


def _without_parts(conflicts: Collection[Conflict]) -> list[Conflict]:
    """Without those on the date of which another tells all values and more: of the same event, told under its title."""
    whole = [conflict for conflict in conflicts if conflict.kind == "date" and len(conflict.variants) > 2]
    return [one for one in conflicts if one.kind != "date" or not any(_is_part(one, other) for other in whole)]


def _is_part(one: Conflict, other: Conflict) -> bool:
    values, more = ({variant.value for variant in conflict.variants} for conflict in (one, other))
    return values < more and set(one.record_ids) <= set(other.record_ids)


def _told_once(ordered: Iterable[Conflict]) -> Iterator[Conflict]:
    """Conflicts without those that set the same words against each other on whether something is so."""
    kept: list[Conflict] = []
    for conflict in ordered:
        at = next((at for at, other in enumerate(kept) if _are_of_the_same_words(conflict, other)), None)
        if at is None:
            kept.append(conflict)
        else:
            ids = dict.fromkeys((*kept[at].record_ids, *conflict.record_ids))
            kept[at] = kept[at].model_copy(update={"record_ids": tuple(ids)})
    yield from kept


def _are_of_the_same_words(one: Conflict, other: Conflict) -> bool:
    if not {one.kind, other.kind} <= _YES_OR_NO or len(one.variants) != len(other.variants):
        return False
    return all(any(_overlap(mine, theirs) for theirs in other.variants) for mine in one.variants) and all(
        any(_overlap(mine, theirs) for mine in one.variants) for theirs in other.variants
    )


def _overlap(one: Variant, other: Variant) -> bool:
    return any(
        a.doc_id == b.doc_id and a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence
    )


_YES_OR_NO = frozenset({"existence", "polarity"})


def _united(same: Sequence[Conflict]) -> Conflict:
    """Conflicts between the same values, found for several records, as one with the evidence of all."""
    first = min(same, key=lambda conflict: conflict.id)
    if len(same) == 1:
        return first
    variants = []
    for variant in first.variants:
        others = [v for conflict in same for v in conflict.variants if v.value == variant.value]
        docs = tuple(dict.fromkeys(doc_id for v in others for doc_id in v.doc_ids))
        places = tuple(dict.fromkeys(place for v in others for place in v.evidence))
        counted = max(v.independent_sources for v in others)
        variants.append(Variant(value=variant.value, doc_ids=docs, independent_sources=counted, evidence=places))
    ids = tuple(dict.fromkeys(record_id for conflict in same for record_id in conflict.record_ids))
    return first.model_copy(update={"variants": tuple(variants), "record_ids": ids})


_KINDS = ("date", "place", "number", "existence", "polarity", "attribution", "status", "role", "name", "quote")
