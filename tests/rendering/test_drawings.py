"""Where things stand in the two drawings."""

import pytest

from llm_brief.records.briefing import TimelineEntry
from llm_brief.records.record import Event
from llm_brief.records.vocabulary import EventStatus
from llm_brief.rendering.drawings import MOST_LANES, MOST_ROWS, matrix, timeline
from llm_brief.rendering.view import View
from tests.rendering.desk import MEET, WAIT, Desk, full_briefing


def view_of(*dates: str) -> View:
    desk = Desk()
    events = tuple(
        desk.event(date=desk.leaf(date, MEET, "words")).model_copy(update={"id": f"e{number}"})
        for number, date in enumerate(dates)
    )
    entries = tuple(TimelineEntry(date=date, record_id=f"e{number}") for number, date in enumerate(dates))
    return View(desk.briefing(events=events, timeline=entries))


def test_days_stand_in_proportion() -> None:
    (strip,) = timeline(view_of("2031-01-01", "2031-01-11", "2031-01-31"))
    first, second, third = (bar.start for bar in strip.bars)
    assert first == 3.0 and third == 97.0
    assert (second - first) / (third - first) == pytest.approx(1 / 3, abs=0.01)


def test_dates_without_a_year_have_a_strip_of_their_own() -> None:
    with_year, without = timeline(view_of("2031-01-01", "XXXX-09-03/XXXX-09-04"))
    assert with_year.title == "" and len(with_year.bars) == 1
    assert without.title == "Year not stated"
    assert without.bars[0].start < without.bars[0].end


@pytest.mark.parametrize("date", ["XXXX-XX-XX", "XXXX", "XXXX-XX-03"])
def test_what_cannot_be_placed_is_not_drawn(date: str) -> None:
    assert timeline(view_of(date)) == ()


@pytest.mark.parametrize(
    "date", ["../2031-05-01", "2031-05-01/..", "2031", "203X", "20XX", "2031-05~", "9999-12-31", "0001-01-01"]
)
def test_odd_dates_stay_on_the_paper(date: str) -> None:
    for strip in timeline(view_of(date, "2031-05-01")):
        assert all(0 <= bar.start <= bar.end <= 100 for bar in strip.bars)
        assert all(0 <= tick.at <= 100 for tick in strip.ticks)


def test_events_of_one_day_stand_on_top_of_each_other() -> None:
    (strip,) = timeline(view_of(*["2031-05-01"] * 3, "2031-06-01"))
    assert [bar.lane for bar in strip.bars] == [0, 1, 2, 0]
    assert strip.lanes == 3


def test_a_crowded_day_does_not_grow_without_end() -> None:
    (strip,) = timeline(view_of(*["2031-05-01"] * 40))
    assert strip.lanes == MOST_LANES


def test_what_lies_long_back_does_not_press_the_rest_together() -> None:
    (strip,) = timeline(view_of("1996-01-01", "2031-05-01", "2031-05-11"))
    assert strip.ticks[0].label == "earlier"
    assert [bar.start for bar in strip.bars] == [2.0, 9.0, 97.0]


def test_the_status_is_told() -> None:
    desk = Desk()
    event = desk.event(date=desk.leaf("2031", MEET, "2031"), status=desk.leaf(EventStatus.PLANNED, MEET))
    view = View(desk.briefing(events=(event,), timeline=(TimelineEntry(date="2031", record_id=event.id),)))
    assert [bar.status for bar in timeline(view)[0].bars] == ["planned"]


def test_the_matrix_shows_who_tells_what_and_who_differs() -> None:
    briefing, _ = full_briefing()
    drawn = matrix(View(briefing))
    assert drawn is not None
    assert [(cell.source, cell.kind) for cell in drawn.rows[0].cells] == [(1, "tells"), (2, "differs")]
    assert [tick.label for tick in drawn.columns] == ["1", "2"]


def test_a_second_report_of_one_origin_is_a_ring() -> None:
    briefing, _ = full_briefing()
    first, second = briefing.documents
    copies = (first, second.model_copy(update={"independence_group": first.doc_id}))
    told = [event.model_copy(update={"variants": ()}) for event in briefing.events]
    drawn = matrix(View(briefing.model_copy(update={"documents": copies, "events": tuple(told), "conflicts": ()})))
    assert drawn is not None
    assert [cell.kind for cell in drawn.rows[0].cells] == ["tells", "again"]


def test_one_source_needs_no_matrix_and_many_records_are_cut() -> None:
    desk = Desk()
    assert matrix(View(desk.briefing(events=(desk.event(),)))) is None
    briefing, _ = full_briefing()
    event: Event = desk.event(WAIT)
    many = tuple(event.model_copy(update={"id": f"e{number}"}) for number in range(MOST_ROWS + 5))
    drawn = matrix(View(briefing.model_copy(update={"events": many, "demands": (), "positions": ()})))
    assert drawn is not None and len(drawn.rows) == MOST_ROWS and drawn.left_out == 5
