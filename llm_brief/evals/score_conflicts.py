"""Differences that a consolidation shows, against differences that are known: of the stories, and planted in pairs.

Two readings of the same documents are scored: the gold records, which is consolidation by itself, and what the rules
extract, which is all that a reader gets.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from llm_brief.consolidate.across import consolidate
from llm_brief.evals.clustering import b_cubed
from llm_brief.evals.gold import GoldRecord, Story
from llm_brief.evals.gold_records import record_of
from llm_brief.evals.metrics import Prf, Rate
from llm_brief.evals.planted import Pair, read_pairs
from llm_brief.evals.report import Report, Table, prf_metric, rate_cells, rate_metric
from llm_brief.records.briefing import Conflict
from llm_brief.records.record import AnyRecord, Variant
from llm_brief.text.document import Document

__all__ = ["Reader", "Shown", "score_conflicts", "shown_by"]

Reader = Callable[[Sequence[Document]], tuple[Sequence[AnyRecord], Sequence[Conflict]]]
"""What makes merged records and conflicts of documents in the second reading."""

_MODEL = ConfigDict(frozen=True, extra="ignore")
_FAMILY = dict.fromkeys(("existence", "polarity", "attribution", "status"), "whether it is so")
"""Kinds that are one question to a reader; which of them a difference is called depends on who tells it."""
_KIND_OF_FIELD = {
    "/date": "date",
    "/deadline": "date",
    "/place": "place",
    "/quantities": "number",
    "/status": "status",
}
_WORDED = frozenset({"/content", "/statement", "/response", "/condition"})
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

Place = tuple[str, int, int]


class _Difference(BaseModel):
    model_config = _MODEL

    kind: str
    relation: str
    records: tuple[str, ...]
    field: str
    values: tuple[str, ...]
    quotes: tuple[str, ...]


class _Compatible(BaseModel):
    model_config = _MODEL

    records: tuple[str, ...]
    field: str
    values: tuple[str, ...]
    why: str


class _Across(BaseModel):
    model_config = _MODEL

    same: tuple[tuple[str, ...], ...]
    conflicts: tuple[_Difference, ...]
    compatible: tuple[_Compatible, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A difference as a reader finds it: among the conflicts, or as variants of a merged record."""

    kinds: frozenset[str]
    relation: str
    is_conflict: bool
    variants: tuple[Variant, ...]

    def text(self) -> str:
        """Its values, side by side."""
        return " / ".join(variant.value for variant in self.variants)


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
    known = [(story, _across(story, folder)) for story in stories]
    gold = {story.story: _gold_records(story) for story in stories}
    by_gold = [
        _score_story(story, across, _by_consolidation(gold[story.story], story.documents.values()))
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


def _across(story: Story, folder: Path) -> _Across:
    return _Across.model_validate_json((folder / "gold" / f"{story.story}.json").read_text("utf-8"))


def _gold_records(story: Story) -> tuple[AnyRecord, ...]:
    return tuple(record_of(record, story.documents[record.file]) for record in story.records)


def shown_by(records: Sequence[AnyRecord], conflicts: Sequence[Conflict]) -> tuple[Shown, ...]:
    """Every difference that a briefing shows: conflicts first, then variants."""
    return (
        *(Shown(frozenset({_family(c.kind)}), c.relation, is_conflict=True, variants=c.variants) for c in conflicts),
        *(
            Shown(frozenset(_kinds_of(v.field)), v.relation, is_conflict=False, variants=v.variants)
            for record in records
            for v in record.variants
        ),
    )


def _by_consolidation(records: Sequence[AnyRecord], documents: Iterable[Document]) -> tuple[Shown, ...]:
    found = consolidate(records, documents)
    return shown_by(found.records, found.conflicts)


def _family(kind: str) -> str:
    return _FAMILY.get(kind, kind)


def _kinds_of(field: str) -> Iterator[str]:
    if field in _WORDED:
        yield from ("quote", "number")
    else:
        yield _family(_KIND_OF_FIELD.get(field, "name"))


def _score_story(story: Story, across: _Across, shown: Sequence[Shown]) -> _Scores:
    by_id = {record.id: record for record in story.records}
    used: set[int] = set()
    known = []
    for difference in across.conflicts:
        places = _places_of(difference.records, difference.quotes, by_id, story)
        fitting = [at for at, item in enumerate(shown) if _fits(item, difference.kind, places)]
        used.update(fitting)
        right = any(shown[at].relation == difference.relation for at in fitting)
        name = f"{story.story} {' '.join(difference.records)} {' / '.join(difference.values)}"
        known.append(_Outcome(name, difference.kind, bool(fitting), right))
    compatible = tuple(_wrongly_shown(item, shown, by_id, story) for item in across.compatible)
    unlisted = tuple(item.text() for at, item in enumerate(shown) if item.is_conflict and at not in used)
    return _Scores(tuple(known), compatible, unlisted)


def _places_of(
    ids: Sequence[str], quotes: Sequence[str], by_id: Mapping[str, GoldRecord], story: Story
) -> list[list[Place]]:
    """For each quotation the places where it stands in the documents of the records."""
    paired = len(ids) == len(quotes)
    return [
        [place for name in ([ids[at]] if paired else ids) for place in _find(quote, by_id[name], story)]
        for at, quote in enumerate(quotes)
    ]


def _find(quote: str, record: GoldRecord, story: Story) -> Iterator[Place]:
    document = story.documents[record.file]
    for sentence in (*record.sentences, document.text):
        at = sentence.find(quote)
        if at >= 0:
            start = document.text.index(sentence) + at
            yield document.id, start, start + len(quote)


def _fits(shown: Shown, kind: str, places: Sequence[Sequence[Place]]) -> bool:
    """Whether two of its variants rest on the words of two of the known values."""
    if _family(kind) not in shown.kinds:
        return False
    met = {(at, number) for at, v in enumerate(shown.variants) for number, of in enumerate(places) if _touches(v, of)}
    return any(a[0] != b[0] and a[1] != b[1] for a, b in combinations(sorted(met), 2))


def _touches(variant: Variant, places: Iterable[Place]) -> bool:
    return any(
        place.doc_id == doc_id and place.start < end and start < place.end
        for doc_id, start, end in places
        for place in variant.evidence
    )


def _wrongly_shown(
    item: _Compatible, shown: Sequence[Shown], by_id: Mapping[str, GoldRecord], story: Story
) -> _Outcome:
    kinds = _FIELDS.get(item.field, frozenset())
    places = [list(_of_value(value, name, item.field, by_id, story)) for name, value in _told(item)]
    wrong = any(
        one.is_conflict and one.kinds & kinds and any(_fits(one, kind, places) for kind in kinds) for one in shown
    )
    return _Outcome(f"{story.story} {' '.join(item.records)}: {item.why}", item.field, wrong)


def _told(item: _Compatible) -> Iterator[tuple[str, str]]:
    return zip(item.records, item.values, strict=False)


def _of_value(value: str, name: str, field: str, by_id: Mapping[str, GoldRecord], story: Story) -> Iterator[Place]:
    """Where the value stands: its own words, or those that the gold gives for the field."""
    record = by_id[name]
    found = list(_find(value, record, story))
    yield from found
    if not found:
        document = story.documents[record.file]
        for of in record.values(field):
            if of.start is not None and of.end is not None:
                yield document.id, of.start, of.end


def _score_pair(pair: Pair, reader: Reader | None) -> _Scores:
    documents = (pair.one.document(f"{pair.id}-1"), pair.other.document(f"{pair.id}-2"))
    if reader is None:
        told = _by_consolidation([*pair.one.read(documents[0]), *pair.other.read(documents[1])], documents)
    else:
        told = shown_by(*reader(documents))
    shown = [one for one in told if _between(one, documents)]
    fitting = [one for one in shown if pair.kind is not None and _family(pair.kind) in one.kinds]
    unlisted = tuple(f"{pair.id}: {one.text()}" for one in shown if one.is_conflict and one not in fitting)
    if pair.kind is None:
        return _Scores((), (_Outcome(pair.id, "none", any(one.is_conflict for one in shown)),), unlisted)
    right = any(one.relation == pair.relation for one in fitting)
    return _Scores((_Outcome(pair.id, pair.kind, bool(fitting), right),), (), unlisted)


def _between(shown: Shown, documents: Sequence[Document]) -> bool:
    """Whether it sets one report against the other."""
    return {str(document.id) for document in documents} <= {d for v in shown.variants for d in v.doc_ids}


def _merging(story: Story, across: _Across, records: Sequence[AnyRecord]) -> tuple[Prf, float]:
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
    rows = []
    for name, scores in readings.items():
        rates = _rates(scores)
        metrics[name] = {key: rate_metric(rate) for key, rate in rates.items()}
        rows += [(f"{name}: {key}", *rate_cells(rate)) for key, rate in rates.items()]
    rows += [("gold pairs merged", *rate_cells(joined.recall)), ("merged pairs right", *rate_cells(joined.precision))]
    return Report(
        tables=(
            Table("Differences between sources", ("", "count", "%", "95 %"), tuple(rows)),
            Table("Found by kind, gold records", ("", "count", "%", "95 %"), tuple(_by_kind(readings))),
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


def _by_kind(readings: Mapping[str, _Scores]) -> Iterator[tuple[str, ...]]:
    known = readings["together, gold records"].known
    for kind in sorted({outcome.kind for outcome in known}):
        yield (kind, *rate_cells(Rate.of(outcome.found for outcome in known if outcome.kind == kind)))


def _mistakes(readings: Mapping[str, _Scores]) -> Iterator[Mapping[str, object]]:
    for reading, scores in readings.items():
        if not reading.startswith("together"):
            yield from ({"reading": reading, "missed": o.name, "kind": o.kind} for o in scores.known if not o.found)
            yield from ({"reading": reading, "shown to differ": o.name} for o in scores.compatible if o.found)
            yield from ({"reading": reading, "not listed": text} for text in scores.unlisted)
