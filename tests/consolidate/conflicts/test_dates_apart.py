"""Days of one event: two plans contradict each other, a deed overtakes a plan, and no stage leads from one to the other."""

from datetime import date

import pytest

from llm_brief.consolidate.across import Consolidated, consolidate
from llm_brief.evals.planted import Side
from llm_brief.records.record import Event

PLAN = "Orlune and Vasht are to sign a pact on river tolls on {}."
DEED = "Orlune and Vasht signed a pact on river tolls on {}."
NOW = "Orlune and Vasht are signing a pact on river tolls on {}."
TITLE = "Orlune and Vasht sign a pact on river tolls"


def side(text: str, *records: dict[str, str | bool | list[str]], on: str | None = None) -> Side:
    return Side(text=text, published=None if on is None else date.fromisoformat(on), records=records)


def pact(words: str, day: str, status: str | None, on: str | None = None) -> Side:
    told: dict[str, str | bool | list[str]] = {} if status is None else {"status": status}
    return side(
        words.format(day),
        {"kind": "event", "title": TITLE, "type": "AGREE", "actors": ["Orlune", "Vasht"], "date": day, **told},
        on=on,
    )


def read(*sides: Side) -> Consolidated:
    documents = [given.document(f"{n}.txt") for n, given in enumerate(sides)]
    records = [record for given, document in zip(sides, documents, strict=True) for record in given.read(document)]
    return consolidate(records, documents)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param((PLAN, "planned"), (DEED, "occurred"), "supersedes", id="a plan and the deed"),
        pytest.param((PLAN, "postponed"), (DEED, "occurred"), "supersedes", id="put off and done"),
        pytest.param((PLAN, "planned"), (PLAN, "planned"), "contradicts", id="two plans"),
        pytest.param((PLAN, "planned"), (NOW, "ongoing"), "contradicts", id="a plan and what is under way"),
        pytest.param((PLAN, "planned"), (DEED, None), "contradicts", id="nothing is known of one"),
        pytest.param((DEED, "occurred"), (DEED, "occurred"), "contradicts", id="two deeds"),
    ],
)
@pytest.mark.parametrize("days", [("May 4, 2032", "May 6, 2032"), ("May 6, 2032", "May 4, 2032")])
def test_only_a_deed_overtakes_a_plan(
    one: tuple[str, str | None], other: tuple[str, str | None], expected: str, days: tuple[str, str]
) -> None:
    found = read(pact(one[0], days[0], one[1]), pact(other[0], days[1], other[1]))
    assert [(c.kind, c.relation) for c in found.conflicts if c.kind == "date"] == [("date", expected)]


@pytest.mark.parametrize(
    ("words", "status", "day", "expected"),
    [
        pytest.param(NOW, "ongoing", "May 4, 2032", "supersedes", id="under way on the day"),
        pytest.param(NOW, "ongoing", "May 6, 2032", "different_scope", id="under way on another"),
        pytest.param(DEED, "occurred", "May 4, 2032", "supersedes", id="done on the day"),
        pytest.param(DEED, "occurred", "May 6, 2032", "supersedes", id="done on another, which overtakes the plan"),
    ],
)
def test_a_later_stage_is_not_told_across_dates_that_contradict_each_other(
    words: str, status: str, day: str, expected: str
) -> None:
    (record,) = read(pact(PLAN, "May 4, 2032", "planned"), pact(words, day, status)).records
    assert [item.relation for item in record.variants if item.field == "/status"] == [expected]


HOST = "Orlune will host {}, “Toward Calm Waters,” on {} in Port Halm."
GUEST = "Orlune is holding {} in Port Halm on {}."
CALLED = "It is called “{}” and {}."


def hosting(kind: str, day: str, words: str, host: str = "Orlune", more: str = "") -> Side:
    text = words.format(kind, day).replace("Orlune", host)
    title = text.partition(",")[0].partition(" on ")[0]
    record: dict[str, str | bool | list[str]] = {
        "kind": "event", "title": title, "type": "CONSULT", "actors": [host], "date": day
    }  # fmt: skip
    return side(" ".join(filter(None, (text, more))), record)


ALIKE = CALLED.format("Sea Dialogue - Towards Calm Waters", "draws captains")


@pytest.mark.parametrize(
    ("other", "is_apart"),
    [
        pytest.param(hosting("a gathering of captains", "March 25", GUEST, more=ALIKE), True, id="another day"),
        pytest.param(hosting("a gathering of captains", "April 3", GUEST, more=ALIKE), False, id="the same day"),
        pytest.param(
            hosting(
                "a gathering",
                "March 25",
                GUEST,
                more=f"The sea is rough. Few sail. {ALIKE}".replace("It", "This event"),
            ),
            True,
            id="a title of what was told before",
        ),
        pytest.param(hosting("a gathering", "March 25", GUEST), False, id="no title"),
        pytest.param(
            hosting("a gathering", "March 25", GUEST, more=CALLED.format("Night of the Lamps", "draws captains")),
            False,
            id="another title",
        ),
        pytest.param(hosting("a gathering", "March 25", GUEST, host="Vasht", more=ALIKE), False, id="another host"),
        pytest.param(
            hosting("a gathering", "March 25", GUEST, more=ALIKE.replace("draws", "is the second round that draws")),
            False,
            id="one of a series",
        ),
        pytest.param(
            hosting("a gathering", "March 25", GUEST, more=f"A fair follows in June. The sea is rough. {ALIKE}"),
            False,
            id="a title far from it",
        ),
    ],
)
def test_days_of_an_event_are_compared_under_its_title(other: Side, *, is_apart: bool) -> None:
    found = read(hosting("a conference on fishing rights", "April 3", HOST), other)
    dates = [conflict for conflict in found.conflicts if conflict.kind == "date"]
    assert [conflict.relation for conflict in dates] == ["contradicts"] * is_apart
    events = [record for record in found.records if isinstance(record, Event)]
    assert all(set(conflict.record_ids) == {event.id for event in events} for conflict in dates)


def test_other_years_are_other_editions() -> None:
    sides = [hosting("a conference", f"April 3, {year}", HOST) for year in (2031, 2032)]
    assert [c for c in read(*sides).conflicts if c.kind == "date" and len(c.record_ids) > 1] == []


def test_one_conflict_tells_all_days_of_an_event() -> None:
    third = hosting("a gathering of captains", "March 25", GUEST, more=ALIKE)
    same = [hosting("a conference on fishing rights", day, HOST) for day in ("April 3", "April 29")]
    (conflict,) = [c for c in read(*same, third).conflicts if c.kind == "date"]
    assert {variant.value for variant in conflict.variants} == {"XXXX-03-25", "XXXX-04-03", "XXXX-04-29"}
