"""Dated events stand where their dates can be."""

from itertools import permutations

from llm_brief.consolidate.timeline import timeline
from llm_brief.records.base import Evidence, Label, Leaf, Verdict
from llm_brief.records.record import Event
from llm_brief.records.values import OPEN_DATE
from llm_brief.records.vocabulary import EventStatus

PLACE = Evidence(doc_id="d", start=0, end=5, exact="talks")


def event(record_id: str, date: str | None) -> Event:
    verdict = Verdict(label=Label.SUPPORTED, score=1.0)
    leaf = Leaf[str](value=date, evidence=(PLACE,), verdict=verdict) if date else None
    return Event(id=record_id, doc_ids=("d",), evidence=(PLACE,), proposed_by="test", date=leaf)


def order(*dates: str | None) -> list[str]:
    return [entry.date for entry in timeline(event(f"e{n}", date) for n, date in enumerate(dates))]


def test_dates_with_a_year_rise_and_the_vaguer_stands_before_the_finer() -> None:
    wanted = ["199X", "2030", "2030-05", "2030-05-02", "2030-05-02/2030-05-04", "2031-01-01"]
    assert order(*reversed(wanted)) == [
        "199X",
        "2030",
        "2030-05",
        "2030-05-02/2030-05-04",
        "2030-05-02",
        "2031-01-01",
    ]


def test_open_dates_follow() -> None:
    assert order(OPEN_DATE, "XXXX-09-03", "2031", "XXXX-05") == ["2031", OPEN_DATE, "XXXX-05", "XXXX-09-03"]


def test_a_plan_without_a_year_stands_behind_what_happened() -> None:
    planned = Leaf[EventStatus](
        value=EventStatus.PLANNED, evidence=(PLACE,), verdict=Verdict(label=Label.SUPPORTED, score=1.0)
    )
    vote = event("vote", "XXXX-02-22").model_copy(update={"status": planned})
    strike, dated = event("strike", "XXXX-06-30"), event("dated", "2031").model_copy(update={"status": planned})
    assert [entry.record_id for entry in timeline([vote, dated, strike])] == ["dated", "strike", "vote"]


def test_undated_events_are_not_on_the_timeline() -> None:
    assert order(None, "2031", None) == ["2031"]
    assert order() == []


def test_the_order_of_reading_does_not_matter() -> None:
    events = [event("a", "2031"), event("b", "2031"), event("c", "2030"), event("d", OPEN_DATE)]
    lines = {timeline(given) for given in permutations(events)}
    assert len(lines) == 1
    assert [entry.record_id for entry in lines.pop()] == ["c", "a", "b", "d"]
