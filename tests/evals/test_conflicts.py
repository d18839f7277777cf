"""Planted differences are read as they are written, and the floor under what consolidation finds of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import pytest

from llm_brief.evals.gold import load_stories
from llm_brief.evals.planted import read_pairs
from llm_brief.evals.score_conflicts import score_conflicts
from llm_brief.evals.shown import shown_by
from llm_brief.records.base import Evidence
from llm_brief.records.briefing import Conflict
from llm_brief.records.record import AnyRecord, Variant
from llm_brief.text.document import Document

Metrics = Mapping[str, Mapping[str, Mapping[str, float]]]


def nothing(_documents: Sequence[Document]) -> tuple[Sequence[AnyRecord], Sequence[Conflict]]:
    """A reader that finds nothing: what it scores shows that the scorer can say no."""
    return (), ()


@pytest.fixture(scope="module")
def metrics(fixtures_dir: Path) -> Metrics:
    report = score_conflicts(load_stories(fixtures_dir), fixtures_dir, nothing)
    return cast("Metrics", report.metrics)  # a report's metrics are any JSON; this is the shape of ours


def test_at_least_ninety_percent_of_known_differences_are_shown(
    metrics: Metrics,
) -> None:
    together = metrics["together, gold records"]
    assert together["found"]["total"] >= 100
    assert together["found"]["share"] >= 0.9
    assert together["precision against compatible pairs"]["share"] >= 0.9
    assert together["precision, every unlisted conflict wrong"]["share"] >= 0.9


def test_compatible_pairs_are_left_alone(metrics: Metrics) -> None:
    left = metrics["together, gold records"]["compatible pairs left alone"]
    assert left["total"] >= 60
    assert left["share"] >= 0.9


def test_records_of_one_thing_are_merged(metrics: Metrics) -> None:
    merged = metrics["pairs merged"]
    assert merged["recall"]["share"] >= 0.88
    assert merged["precision"]["share"] >= 0.8


def test_a_reader_that_finds_nothing_scores_nothing(metrics: Metrics) -> None:
    assert metrics["stories, rules"]["found"]["hits"] == 0
    assert metrics["planted pairs, rules"]["found"]["hits"] == 0


def test_every_planted_pair_can_be_read_and_ids_are_distinct(fixtures_dir: Path) -> None:
    pairs = read_pairs(fixtures_dir / "conflicts" / "planted.jsonl")
    assert len({pair.id for pair in pairs}) == len(pairs)
    for pair in pairs:
        for name, side in (("one", pair.one), ("other", pair.other)):
            document = side.document(name)
            for record in side.read(document):
                assert all(document.text[e.start : e.end] == e.exact for e in record.evidence)


def test_conflicts_are_shown_by_the_question_they_answer() -> None:
    variants = tuple(
        Variant(
            value=str(n),
            doc_ids=("d",),
            independent_sources=1,
            evidence=(Evidence(doc_id="d", start=n, end=n + 1, exact="x"),),
        )
        for n in range(2)
    )
    conflict = Conflict(
        id="c", kind="polarity", relation="contradicts", about="", record_ids=(), field="/status", variants=variants
    )
    (shown,) = shown_by((), (conflict,))
    assert (shown.kinds, shown.is_conflict) == (frozenset({"whether it is so"}), True)
