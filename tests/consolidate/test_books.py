"""The books balance, and every character is read or not."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.consolidate.books import coverage, ledger, merge_ranges
from llm_brief.consolidate.outcome import Outcome
from llm_brief.consolidate.repeats import fold_repeats
from llm_brief.records.base import Evidence, Label, Leaf, Verdict
from llm_brief.records.briefing import Failure, Range, Tally, Withheld
from llm_brief.records.record import Demand, Event, leaves_of
from llm_brief.records.vocabulary import Kind
from llm_brief.text.document import Document

DOCUMENT = Document(text="The talks ended. " * 10)
LENGTH = len(DOCUMENT.text)
PLACE = Evidence(doc_id=DOCUMENT.id, start=0, end=9, exact="The talks")


def leaf(value: str) -> Leaf[str]:
    return Leaf[str](value=value, evidence=(PLACE,), verdict=Verdict(label=Label.SUPPORTED, score=1.0))


def event(record_id: str, actors: int) -> Event:
    names = tuple(leaf(f"actor {number}") for number in range(actors))
    return Event(id=record_id, doc_ids=(DOCUMENT.id,), evidence=(PLACE,), proposed_by="test", actors=names)


def demand(record_id: str) -> Demand:
    return Demand(id=record_id, doc_ids=(DOCUMENT.id,), evidence=(PLACE,), proposed_by="test", content=leaf("peace"))


def withheld(kind: Kind, pointer: str = "", leaves: int = 0) -> Withheld:
    return Withheld(
        record_id="x",
        kind=kind,
        pointer=pointer,
        value="v",
        label=Label.NOT_FOUND,
        reason="r",
        doc_id=DOCUMENT.id,
        leaves=leaves,
    )


def balanced(tally: Tally) -> bool:
    return tally.extracted == tally.printed + tally.merged + tally.withheld and min(tally.model_dump().values()) >= 0


def test_a_plain_run() -> None:
    records = (event("a", 2), event("b", 1), demand("c"))
    held = (withheld(Kind.EVENT, leaves=3), withheld(Kind.EVENT, "/place"))
    outcome = Outcome(
        document=DOCUMENT,
        records=records,
        withheld=held,
        extracted=((Kind.EVENT, 3), (Kind.DEMAND, 1)),
        leaves=8,
    )
    books = ledger([outcome], records, held)
    assert books.events == Tally(extracted=3, printed=2, merged=0, withheld=1)
    assert books.demands == Tally(extracted=1, printed=1)
    assert books.positions == Tally()
    assert books.leaves == Tally(extracted=8, printed=4, merged=0, withheld=4)


def test_nothing_read_is_nothing_booked() -> None:
    assert ledger([], (), ()).model_dump(exclude={"prose"}) == {
        name: dict.fromkeys(("extracted", "printed", "merged", "withheld"), 0)
        for name in ("events", "demands", "positions", "leaves")
    }


EVENTS = st.builds(event, st.sampled_from("abcd"), st.integers(0, 3))
HELD = st.builds(withheld, st.just(Kind.EVENT), st.sampled_from(["", "/place"]), st.integers(0, 4))


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    """What came of a document, as honest stages hand it over."""
    records = tuple(draw(st.lists(EVENTS, max_size=4)))
    held = tuple(draw(st.lists(HELD, max_size=4)))
    whole = sum(not entry.pointer for entry in held)
    leaves = sum(1 for record in records for _ in leaves_of(record)) + sum(
        1 if entry.pointer else entry.leaves for entry in held
    )
    return Outcome(
        document=DOCUMENT,
        records=records,
        withheld=held,
        extracted=((Kind.EVENT, len(records) + whole),),
        leaves=leaves,
    )


@given(st.lists(outcomes(), max_size=3))
def test_extracted_is_printed_merged_or_withheld(read: Sequence[Outcome]) -> None:
    folded = fold_repeats(record for outcome in read for record in outcome.records)
    held = tuple(entry for outcome in read for entry in outcome.withheld)
    books = ledger(read, folded.records, held)
    assert all(map(balanced, (books.events, books.demands, books.positions, books.leaves)))
    assert books.events.merged == folded.repeats


# --- ranges ------------------------------------------------------------------------------------------------------

RANGES = st.lists(
    st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 40)).map(lambda r: (r[0], min(r[0] + r[1], LENGTH))),
    max_size=8,
)


def characters(ranges: Sequence[Range]) -> set[int]:
    return {place for start, end in ranges for place in range(start, end)}


@pytest.mark.parametrize(
    ("ranges", "merged"),
    [
        pytest.param([], (), id="none"),
        pytest.param([(3, 5)], ((3, 5),), id="one"),
        pytest.param([(3, 5), (3, 5)], ((3, 5),), id="twice"),
        pytest.param([(3, 5), (5, 9)], ((3, 9),), id="adjoining"),
        pytest.param([(6, 9), (3, 5)], ((3, 5), (6, 9)), id="apart"),
        pytest.param([(3, 9), (4, 5)], ((3, 9),), id="inside"),
        pytest.param([(4, 9), (3, 5), (8, 12)], ((3, 12),), id="chain"),
    ],
)
def test_ranges_are_merged(ranges: list[Range], merged: tuple[Range, ...]) -> None:
    assert merge_ranges(ranges) == merged


@given(RANGES)
def test_merged_ranges_hold_the_same_characters_and_do_not_touch(ranges: list[Range]) -> None:
    merged = merge_ranges(ranges)
    assert characters(merged) == characters(ranges)
    assert all(one[1] < other[0] for one, other in pairwise(merged))
    assert merge_ranges(merged) == merged
    assert merge_ranges(reversed(ranges)) == merged


@given(RANGES, RANGES)
def test_every_character_was_read_or_not(unread: list[Range], uncovered: list[Range]) -> None:
    failures = tuple(Failure(source="a", stage="extract", reason="r", unread=(piece,)) for piece in unread)
    of = coverage(Outcome(document=DOCUMENT, failures=failures, uncovered=tuple(uncovered)))
    assert characters(of.read) | characters(of.unread) == set(range(LENGTH))
    assert not characters(of.read) & characters(of.unread)
    assert characters(of.uncovered) == characters(uncovered)


def test_without_failures_all_was_read() -> None:
    assert coverage(Outcome(document=DOCUMENT)).read == ((0, LENGTH),)
