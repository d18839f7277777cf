"""Differences that a consolidation shows, against differences that are known: of the stories, and planted in pairs.

Two readings of the same documents are scored: the gold records, which is consolidation by itself, and what the rules
extract, which is all that a reader gets.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from llm_brief.consolidate.across import consolidate
from llm_brief.evals.clustering import b_cubed
from llm_brief.evals.gold import Story
from llm_brief.evals.gold_records import record_of
from llm_brief.evals.known_differences import Compatible, Known, Place, known_of, quoted_places, value_places
from llm_brief.evals.metrics import Prf, Rate
from llm_brief.evals.planted import Pair, read_pairs
from llm_brief.evals.report import Report, prf_metric, rates_metric, rates_table
from llm_brief.evals.shown import Shown, question_of, shown_by, shown_by_consolidation
from llm_brief.records.briefing import Conflict
from llm_brief.records.record import AnyRecord, Variant
from llm_brief.text.document import Document

__all__ = ["Reader", "score_conflicts"]

Reader = Callable[[Sequence[Document]], tuple[Sequence[AnyRecord], Sequence[Conflict]]]
"""What makes merged records and conflicts of documents in the second reading."""

_FIELDS: Mapping[str, frozenset[str]] = {
    "date": frozenset({"date"}),
    "deadline": frozenset({"date"}),
    "quantities": frozenset({"number"}),
    "content": frozenset({"number", "quote"}),
    "statement": frozenset({"quote", "number", "whether it is so"}),
    "status": frozenset({"whether it is so"}),
    "stakeholder": frozenset({"name"}),
    "actors": frozenset({"name", "number"}),
    "title": frozenset({"name"}),
    "role": frozenset({"role"}),
    "speaker": frozenset({"role"}),
}
"""The kinds in which a pair that is compatible in this field might wrongly be shown to differ."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one known difference, or of one pair that has none."""

    name: str
    kind: str
    found: bool
    relation: bool = False


@dataclass(frozen=True, slots=True)
class _Scores:
    """One reading: known differences, compatible pairs (``found``: wrongly shown to differ), conflicts never listed."""

    known: tuple[_Outcome, ...]
    compatible: tuple[_Outcome, ...]
    unlisted: tuple[str, ...]

    def __add__(self, other: "_Scores") -> "_Scores":
        return _Scores(self.known + other.known, self.compatible + other.compatible, self.unlisted + other.unlisted)


def score_conflicts(stories: Sequence[Story], folder: Path, reader: Reader) -> Report:
    """Recall and precision of conflicts on gold records and on what ``reader`` extracts, and of merging."""
    pairs = read_pairs(folder / "conflicts" / "planted.jsonl")
    known = [(story, known_of(story, folder)) for story in stories]
    gold = {story.story: _gold_records(story) for story in stories}
    by_gold = [
        _score_story(story, across, shown_by_consolidation(gold[story.story], story.documents.values()))
        for story, across in known
    ]
    by_rules = [
        _score_story(story, across, shown_by(*reader(tuple(story.documents.values())))) for story, across in known
    ]
    planted = [_score_pair(pair, None) for pair in pairs]
    planted_by_rules = [_score_pair(pair, reader) for pair in pairs]
    readings = {
        "stories, gold records": _sum(by_gold),
        "planted pairs, gold records": _sum(planted),
        "together, gold records": _sum([*by_gold, *planted]),
        "stories, rules": _sum(by_rules),
        "planted pairs, rules": _sum(planted_by_rules),
    }
    merged = [_merging(story, across, gold[story.story]) for story, across in known]
    return _report(readings, merged, items=len(pairs) + sum(len(story.documents) for story in stories))


def _sum(scores: Iterable[_Scores]) -> _Scores:
    total = _Scores((), (), ())
    for score in scores:
        total += score
    return total


def _gold_records(story: Story) -> tuple[AnyRecord, ...]:
    return tuple(record_of(record, story.documents[record.file]) for record in story.records)


def _score_story(story: Story, across: Known, shown: Sequence[Shown]) -> _Scores:
    used: set[int] = set()
    known = []
    for difference in across.conflicts:
        places = quoted_places(difference, story)
        fitting = [at for at, item in enumerate(shown) if _fits(item, difference.kind, places)]
        used.update(fitting)
        right = any(shown[at].relation == difference.relation for at in fitting)
        name = f"{story.story} {' '.join(difference.records)} {' / '.join(difference.values)}"
        known.append(_Outcome(name, difference.kind, bool(fitting), right))
    compatible = tuple(_wrongly_shown(item, shown, story) for item in across.compatible)
    unlisted = tuple(item.text() for at, item in enumerate(shown) if item.is_conflict and at not in used)
    return _Scores(tuple(known), compatible, unlisted)


def _fits(shown: Shown, kind: str, places: Sequence[Sequence[Place]]) -> bool:
    """Whether two of its variants rest on the words of two of the known values."""
    if question_of(kind) not in shown.kinds:
        return False
    met = {(at, number) for at, v in enumerate(shown.variants) for number, of in enumerate(places) if _touches(v, of)}
    return any(a[0] != b[0] and a[1] != b[1] for a, b in combinations(sorted(met), 2))


def _touches(variant: Variant, places: Iterable[Place]) -> bool:
    return any(
        place.doc_id == doc_id and place.start < end and start < place.end
        for doc_id, start, end in places
        for place in variant.evidence
    )


def _wrongly_shown(item: Compatible, shown: Sequence[Shown], story: Story) -> _Outcome:
    kinds = _FIELDS.get(item.field, frozenset())
    places = value_places(item, story)
    wrong = any(
        one.is_conflict and one.kinds & kinds and any(_fits(one, kind, places) for kind in kinds) for one in shown
    )
    return _Outcome(f"{story.story} {' '.join(item.records)}: {item.why}", item.field, wrong)


def _score_pair(pair: Pair, reader: Reader | None) -> _Scores:
    documents = (pair.one.document(f"{pair.id}-1"), pair.other.document(f"{pair.id}-2"))
    if reader is None:
        told = shown_by_consolidation([*pair.one.read(documents[0]), *pair.other.read(documents[1])], documents)
    else:
        told = shown_by(*reader(documents))
    shown = [one for one in told if _between(one, documents)]
    fitting = [one for one in shown if pair.kind is not None and question_of(pair.kind) in one.kinds]
    unlisted = tuple(f"{pair.id}: {one.text()}" for one in shown if one.is_conflict and one not in fitting)
    if pair.kind is None:
        return _Scores((), (_Outcome(pair.id, "none", any(one.is_conflict for one in shown)),), unlisted)
    right = any(one.relation == pair.relation for one in fitting)
    return _Scores((_Outcome(pair.id, pair.kind, bool(fitting), right),), (), unlisted)


def _between(shown: Shown, documents: Sequence[Document]) -> bool:
    """Whether it sets one report against the other."""
    return {str(document.id) for document in documents} <= {d for v in shown.variants for d in v.doc_ids}


def _merging(story: Story, across: Known, records: Sequence[AnyRecord]) -> tuple[Prf, float]:
    """Pairs of records joined, and B-cubed F1 of the groups."""
    consolidated = consolidate(records, story.documents.values())
    groups = [record.member_ids or (record.id,) for record in consolidated.records]
    found = {frozenset(pair) for group in groups for pair in combinations(group, 2)}
    wanted = {frozenset(pair) for group in across.same for pair in combinations(group, 2)}
    expected = {record.id: record.id for record in records} | {m: g[0] for g in across.same for m in g}
    predicted = {member: group[0] for group in groups for member in group}
    prf = Prf(len(found & wanted), len(found - wanted), len(wanted - found))
    return prf, b_cubed(expected, predicted).f1


def _report(readings: Mapping[str, _Scores], merged: Sequence[tuple[Prf, float]], items: int) -> Report:
    joined = Prf(*(sum(getattr(prf, name) for prf, _ in merged) for name in ("right", "wrong", "missed")))
    mean = sum(f1 for _, f1 in merged) / len(merged)
    metrics: dict[str, object] = {"pairs merged": prf_metric(joined), "merging b-cubed": mean}
    listed: dict[str, Rate] = {}
    for name, scores in readings.items():
        rates = _rates(scores)
        metrics[name] = rates_metric(rates)
        listed |= {f"{name}: {key}": rate for key, rate in rates.items()}
    listed |= {"gold pairs merged": joined.recall, "merged pairs right": joined.precision}
    return Report(
        tables=(
            rates_table("Differences between sources", listed),
            rates_table("Found by kind, gold records", _by_kind(readings["together, gold records"])),
        ),
        metrics=metrics,
        items=items,
        mistakes=tuple(_mistakes(readings)),
    )


def _rates(scores: _Scores) -> dict[str, Rate]:
    found = sum(outcome.found for outcome in scores.known)
    wrong = sum(outcome.found for outcome in scores.compatible)
    return {
        "found": Rate.of(outcome.found for outcome in scores.known),
        "found, relation right": Rate.of(outcome.relation for outcome in scores.known),
        "precision against compatible pairs": Rate(found, found + wrong),
        "precision, every unlisted conflict wrong": Rate(found, found + len(scores.unlisted)),
        "compatible pairs left alone": Rate.of(not outcome.found for outcome in scores.compatible),
    }


def _by_kind(scores: _Scores) -> Mapping[str, Rate]:
    kinds = sorted({outcome.kind for outcome in scores.known})
    return {kind: Rate.of(outcome.found for outcome in scores.known if outcome.kind == kind) for kind in kinds}


def _mistakes(readings: Mapping[str, _Scores]) -> Iterator[Mapping[str, object]]:
    for reading, scores in readings.items():
        if not reading.startswith("together"):
            yield from ({"reading": reading, "missed": o.name, "kind": o.kind} for o in scores.known if not o.found)
            yield from ({"reading": reading, "shown to differ": o.name} for o in scores.compatible if o.found)
            yield from ({"reading": reading, "not listed": text} for text in scores.unlisted)
