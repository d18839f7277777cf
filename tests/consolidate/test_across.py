"""Laws of consolidation: order does not matter, doing it twice changes nothing, and nothing is lost."""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from llm_brief.consolidate.across import Consolidated, consolidate
from llm_brief.evals.gold import load_stories
from llm_brief.evals.gold_records import record_of
from llm_brief.records.base import Evidence
from llm_brief.records.record import AnyRecord
from llm_brief.text.document import Document

FIXTURES = Path(__file__).parents[2] / "fixtures"


@cache
def story(name: str) -> tuple[tuple[AnyRecord, ...], tuple[Document, ...]]:
    (found,) = [story for story in load_stories(FIXTURES) if story.story == name]
    return tuple(record_of(record, found.documents[record.file]) for record in found.records), tuple(
        found.documents.values()
    )


def evidence_of(node: object) -> Iterator[Evidence]:
    if isinstance(node, Evidence):
        yield node
    elif isinstance(node, BaseModel):
        for name in type(node).model_fields:
            yield from evidence_of(getattr(node, name))
    elif isinstance(node, tuple):
        for item in node:
            yield from evidence_of(item)


def output(found: Consolidated) -> tuple[object, ...]:
    return found.records, found.conflicts, dict(found.origins)


@given(st.randoms(use_true_random=False), st.sampled_from(["delta", "ceasefire"]))
@settings(max_examples=3, deadline=None)
def test_the_order_of_records_and_documents_does_not_matter(chance: random.Random, name: str) -> None:
    records, documents = story(name)
    shuffled, papers = list(records), list(documents)
    chance.shuffle(shuffled)
    chance.shuffle(papers)
    assert output(consolidate(shuffled, papers)) == output(consolidate(records, documents))


@pytest.mark.parametrize("name", ["delta", "harbour"])
def test_consolidating_again_changes_nothing(name: str) -> None:
    records, documents = story(name)
    once = consolidate(records, documents)
    assert output(consolidate([*records, *records], documents)) == output(once)
    again = consolidate(once.records, documents)
    assert [r.id for r in again.records] == [r.id for r in once.records]
    assert [r.member_ids for r in again.records] == [r.member_ids for r in once.records]


@given(st.sets(st.integers(0, 55), min_size=1, max_size=30))
@settings(max_examples=6, deadline=None)
def test_no_evidence_and_no_record_is_lost(chosen: set[int]) -> None:
    records, documents = story("delta")
    given_records = [records[at] for at in sorted(chosen) if at < len(records)]
    found = consolidate(given_records, documents)
    kept = {(e.doc_id, e.start, e.end) for item in (*found.records, *found.conflicts) for e in evidence_of(item)}
    assert {(e.doc_id, e.start, e.end) for record in given_records for e in evidence_of(record)} <= kept
    members = [member for record in found.records for member in (record.member_ids or (record.id,))]
    assert sorted(members) == sorted(record.id for record in given_records)


def test_a_merged_record_keeps_its_id_when_a_later_document_joins() -> None:
    records, documents = story("delta")
    dated = [d for d in documents if d.published_at]
    first = {r.id for r in consolidate([r for r in records if r.doc_ids[0] == dated[0].id], dated).records}
    whole = consolidate(records, documents)
    assert first <= {member for record in whole.records for member in (record.member_ids or (record.id,))}
    merged = [record for record in whole.records if len(record.doc_ids) > 1 and dated[0].id in record.doc_ids]
    assert merged
    assert {record.id for record in merged} <= first


def test_every_joined_record_has_its_reasons() -> None:
    records, documents = story("harbour")
    for record in consolidate(records, documents).records:
        assert {item.record_id for item in record.joined} == set(record.member_ids) - {record.id}
        assert all(item.reasons and 0 < item.score <= 1 for item in record.joined)


def test_counts_of_sources_count_the_reprint_once() -> None:
    records, documents = story("harbour")
    found = consolidate(records, documents)
    assert all(record.independent_sources <= len(record.doc_ids) for record in found.records)
    assert max(record.independent_sources for record in found.records) == 3
    assert max(len(record.doc_ids) for record in found.records) == 4
