"""The same fact read twice is one record."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.consolidate.repeats import fold_repeats
from llm_brief.records.base import Evidence, Label, Leaf, Verdict
from llm_brief.records.record import Event, leaves_of

PLACE = Evidence(doc_id="d", start=0, end=5, exact="talks")


def leaf(value: str) -> Leaf[str]:
    return Leaf[str](value=value, evidence=(PLACE,), verdict=Verdict(label=Label.SUPPORTED, score=1.0))


def event(record_id: str, *actors: str, place: str | None = None) -> Event:
    return Event(
        id=record_id,
        doc_ids=("d",),
        evidence=(PLACE,),
        proposed_by="test",
        actors=tuple(map(leaf, actors)),
        place=leaf(place) if place else None,
    )


EVENTS = st.lists(st.builds(event, st.sampled_from("abcd"), st.sampled_from(["Orvane", "Selmark"])), max_size=8)


def test_of_two_the_one_that_says_more_stays_in_the_first_place() -> None:
    short, other, full = event("a", "Orvane"), event("b", "Selmark"), event("a", "Orvane", place="Karsa")
    folded = fold_repeats([short, other, full])
    assert folded.records == (full, other)
    assert folded.repeats == 1


def test_saying_more_is_not_using_longer_words() -> None:
    wordy = event("a", "The Provisional Highland Council of Upper Orvane and its many friends" * 20)
    full = event("a", "Orvane", "Selmark", place="Karsa")
    assert fold_repeats([wordy, full]).records == (full,)


def test_of_two_that_say_as_much_the_first_stays() -> None:
    first, second = event("a", "Orvane"), event("a", "Ostrel")
    assert fold_repeats([first, second]).records == (first,)


@pytest.mark.parametrize("count", [0, 1, 5])
def test_the_same_record_again_and_again_is_one(count: int) -> None:
    folded = fold_repeats([event("a", "Orvane")] * count)
    assert (len(folded.records), folded.repeats) == (min(count, 1), max(count - 1, 0))


@given(EVENTS)
def test_every_record_is_kept_or_counted(events: Sequence[Event]) -> None:
    folded = fold_repeats(events)
    assert len(folded.records) + folded.repeats == len(events)
    assert [record.id for record in folded.records] == list(dict.fromkeys(event.id for event in events))
    assert all(record in events for record in folded.records)


@given(EVENTS)
def test_folding_twice_changes_nothing(events: Sequence[Event]) -> None:
    once = fold_repeats(events)
    again = fold_repeats(once.records)
    assert again.records == once.records
    assert again.repeats == 0


@given(EVENTS)
def test_what_stays_says_as_much_as_any_of_its_repeats(events: Sequence[Event]) -> None:
    for record in fold_repeats(events).records:
        same = [event for event in events if event.id == record.id]
        assert len(list(leaves_of(record))) == max(len(list(leaves_of(event))) for event in same)
