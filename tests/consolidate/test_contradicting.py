"""Corroboration is not invented: who, whom, when and whose word it is keep two reports apart or are shown to differ."""

from collections.abc import Sequence
from datetime import date

import pytest

from llm_brief.consolidate.across import Consolidated, consolidate
from llm_brief.evals.planted import Side
from llm_brief.records.record import AnyRecord, Event, StakeholderPosition

Words = dict[str, str | bool | list[str]]
NOTHING: set[tuple[str, str, str]] = set()


def read(*sides: tuple[str, Sequence[Words]], days: Sequence[date | None] = (None, None, None)) -> Consolidated:
    given = [
        Side(text=text, records=tuple(words), published=day) for (text, words), day in zip(sides, days, strict=False)
    ]
    documents = [side.document(f"{at}.txt") for at, side in enumerate(given)]
    return consolidate([r for s, d in zip(given, documents, strict=True) for r in s.read(d)], documents)


def event(
    title: str, *, by: str = "", to: str | list[str] = "", sort: str = "ASSAULT", **fields: str
) -> tuple[str, list[Words]]:
    told: Words = {"kind": "event", "title": title, "type": sort, "status": "occurred", **fields}
    told |= {"actors": [by]} if by else {}
    told |= {"recipients": [to] if isinstance(to, str) else to} if to else {}
    said = str(fields.get("attribution", ""))
    return f"{said} said {title}." if said else f"{title}.", [told]


def said(holder: str, statement: str) -> tuple[str, list[Words]]:
    return f"{holder} said {statement}.", [
        {"kind": "position", "stakeholder": holder, "statement": statement, "basis": "stated"}
    ]


def differing(found: Consolidated) -> set[tuple[str, str, str]]:
    return {(c.kind, c.relation, c.field) for c in found.conflicts if c.kind != "name"}


def killed(whom: str, by: str, day: str = "Monday", *, passive: bool = False) -> tuple[str, list[Words]]:
    title = f"{whom} was killed by {by} in Kestel on {day}" if passive else f"{by} killed {whom} in Kestel on {day}"
    return event(title, by=by, to=whom, place="Kestel", date=day)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param(killed("Ali Reza", "Gunmen"), killed("Omar Farid", "Gunmen"), 2, id="two victims"),
        pytest.param(killed("Ali Reza", "Gunmen"), killed("Ali Reza", "gunmen", passive=True), 1, id="active and passive"),
        pytest.param(killed("journalist Ali Reza", "Gunmen"), killed("a journalist", "Gunmen"), 1, id="named, or described"),
        pytest.param(killed("Colonel Tom Dale", "Rebels"), killed("Tom Kerr", "Rebels"), 2, id="one forename"),
        pytest.param(killed("Colonel Tom Dale", "Rebels"), killed("Tom Dale", "Rebels"), 1, id="a title"),
        pytest.param(killed("two soldiers", "Gunmen"), killed("five farmers", "Gunmen"), 2, id="other people and more"),
        pytest.param(killed("two soldiers", "Gunmen"), killed("soldiers", "Gunmen"), 1, id="no number"),
        pytest.param(
            event("Norland signed a pact with Sudland on river tolls", by="Norland", sort="AGREE"),
            event("Norland signed a pact with Westland on river tolls", by="Norland", sort="AGREE"),
            2,
            id="pacts with two states",
        ),
        pytest.param(
            event("Norland signed a pact on river tolls with Sudland", by="Norland", sort="AGREE"),
            event("Norland and Sudland signed a pact on river tolls", by="Norland", sort="AGREE"),
            1,
            id="a partner told as a party",
        ),
        pytest.param(
            event("Ann Rowe met Tom Dale at the Harun dam", by="Ann Rowe", to="Tom Dale", sort="CONSULT"),
            event("Tom Dale met Ann Rowe at the Harun dam", by="Tom Dale", to="Ann Rowe", sort="CONSULT"),
            1,
            id="who met whom is one",
        ),
        pytest.param(
            event("Ann Rowe met Tom Dale at the Harun dam", by="Ann Rowe", to="Tom Dale", sort="CONSULT"),
            event("Ann Rowe met Ida Holm at the Harun dam", by="Ann Rowe", to="Ida Holm", sort="CONSULT"),
            2,
            id="two meetings",
        ),
        pytest.param(
            event("Police freed Ida Holm in Kestel", by="Police", to="Ida Holm", sort="RETREAT"),
            event("Rebels freed Ida Holm in Kestel", by="Rebels", to="Ida Holm", sort="RETREAT"),
            2,
            id="freed by others",
        ),
    ],
)  # fmt: skip
def test_reports_of_other_people_are_of_other_events(
    one: tuple[str, list[Words]], other: tuple[str, list[Words]], count: int
) -> None:
    assert len(read(one, other).records) == count
    assert len(read(other, one).records) == count


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(killed("Ali Reza", "Gunmen"), killed("Ali Reza", "Police"), {("role", "contradicts", "/actors")}, id="doers"),
        pytest.param(killed("Ali Reza", "Gunmen"), killed("Ali Reza", "Militants"), NOTHING, id="gunmen may be militants"),
        pytest.param(killed("Ali Reza", "Troops"), killed("Ali Reza", "The army"), NOTHING, id="two words for soldiers"),
        pytest.param(killed("Ali Reza", "Gunmen"), killed("Ali Reza", "Gunmen", "Thursday"), {("date", "contradicts", "/weekday")}, id="days"),
        pytest.param(
            event("Ann Rowe defeated Tom Dale in the Harun race", by="Ann Rowe", to="Tom Dale", sort="OTHER"),
            event("Tom Dale defeated Ann Rowe in the Harun race", by="Tom Dale", to="Ann Rowe", sort="OTHER"),
            {("role", "contradicts", "/actors")},
            id="the other way round",
        ),
        pytest.param(
            event("Ann Rowe accused Tom Dale of theft at the Harun dam", by="Ann Rowe", to="Tom Dale", sort="ACCUSE"),
            event("Tom Dale accused Ann Rowe of theft at the Harun dam", by="Tom Dale", to="Ann Rowe", sort="ACCUSE"),
            NOTHING,
            id="two who accuse each other",
        ),
        pytest.param(
            event("Lee Park, 52, was named treasurer of Lom", to="Lee Park", sort="OTHER"),
            event("Lee Park, 53, was named treasurer of Lom", to="Lee Park", sort="OTHER"),
            {("number", "contradicts", "/quantities")},
            id="ages",
        ),
        pytest.param(
            event("Lee Park, 52, was named treasurer of Lom", to="Lee Park", sort="OTHER"),
            event("the 52-year-old Lee Park was named treasurer of Lom", to="Lee Park", sort="OTHER"),
            NOTHING,
            id="one age in two forms",
        ),
    ],
)  # fmt: skip
def test_what_differs_in_one_event_is_shown(
    one: tuple[str, list[Words]], other: tuple[str, list[Words]], expected: set[tuple[str, str, str]]
) -> None:
    assert differing(read(one, other)) == expected
    assert differing(read(other, one)) == expected


def test_a_night_may_be_told_of_either_day() -> None:
    one, other = killed("Ali Reza", "Gunmen", "Monday"), killed("Ali Reza", "Gunmen", "Tuesday")
    late = (one[0].replace("on Monday", "late on Monday"), [{**one[1][0], "title": "Gunmen killed Ali Reza in Kestel"}])
    assert differing(read(one, other)) == {("date", "contradicts", "/weekday")}
    assert differing(read(late, other)) == NOTHING


def test_a_day_of_the_week_contradicts_a_date_of_the_calendar() -> None:
    dated = event("Gunmen killed Ali Reza in Kestel on May 4, 2032", by="Gunmen", to="Ali Reza", date="May 4, 2032")
    assert differing(read(dated, killed("Ali Reza", "Gunmen", "Tuesday"))) == NOTHING
    found = read(dated, killed("Ali Reza", "Gunmen", "Friday"))
    assert differing(found) == {("date", "contradicts", "/weekday")}
    (conflict,) = (c for c in found.conflicts if c.kind == "date")
    assert {variant.value for variant in conflict.variants} == {"May 4, 2032", "Friday"}


def test_who_had_a_birthday_between_two_reports_has_two_ages() -> None:
    sides = [event(f"Lee Park, {age}, was named treasurer of Lom", to="Lee Park", sort="OTHER") for age in (52, 53)]
    assert differing(read(*sides, days=(date(2032, 5, 1), date(2032, 9, 1)))) == NOTHING
    assert differing(read(*sides, days=(date(2032, 5, 1), date(2032, 5, 3))))


def only(found: Consolidated) -> AnyRecord:
    (record,) = found.records
    return record


@pytest.mark.parametrize(
    ("one", "other", "sources"),
    [
        pytest.param(killed("Ali Reza", "Gunmen"), killed("Ali Reza", "gunmen", passive=True), 2, id="the same"),
        pytest.param(killed("journalist Ali Reza", "Gunmen"), killed("a journalist", "Gunmen"), 1, id="the name is told by one"),
        pytest.param(killed("a journalist", "Gunmen"), killed("journalist Ali Reza", "Gunmen"), 2, id="both tell of a journalist"),
        pytest.param(killed("Ali Reza", "Gunmen"), killed("Ali Reza", "Police"), 1, id="each tells of another doer"),
        pytest.param(killed("Ali Reza", "Gunmen"), killed("Ali Reza", "Gunmen", "Thursday"), 2, id="the day is told beside it"),
    ],
)  # fmt: skip
def test_only_who_tells_what_is_printed_counts(
    one: tuple[str, list[Words]], other: tuple[str, list[Words]], sources: int
) -> None:
    first = date(2032, 5, 1)
    record = only(read(one, other, days=(first, date(2032, 5, 2))))
    assert record.independent_sources == sources
    assert len(record.doc_ids) == 2


def test_the_word_of_one_teller_is_not_given_for_the_account_of_another() -> None:
    one = event("Ali Reza was killed by gunmen", by="gunmen", to="Ali Reza")
    other = event("Ali Reza was killed by police", by="police", to="Ali Reza", attribution="Residents")
    record = only(read(one, other, days=(date(2032, 5, 1), date(2032, 5, 2))))
    assert isinstance(record, Event)
    assert [leaf.value for leaf in record.actors] == ["gunmen"]
    assert record.attribution is None


def test_a_date_of_another_day_does_not_stand_beside_a_title_with_its_own() -> None:
    one = event("Gunmen killed Ali Reza in Kestel on Monday", by="Gunmen", to="Ali Reza")
    record = only(read(one, killed("Ali Reza", "Gunmen", "Thursday"), days=(date(2032, 5, 4), None)))
    assert isinstance(record, Event)
    assert record.title is not None
    assert "Monday" in record.title.value
    assert record.date is None


CLOSE = "Norco will close the old mill at Kestel in June"


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param("Norco", "A union", 2, id="a company and a union"),
        pytest.param("Norco", "Miners", 2, id="a company and workers"),
        pytest.param("Norco", "A spokesman", 1, id="who may speak for it"),
        pytest.param("Norco", "The company", 1, id="what it is called"),
        pytest.param("Police", "Family members", 2, id="relatives"),
        pytest.param("Tom Rowe", "Her brother", 1, id="who may be her brother"),
        pytest.param("Ann Rowe", "Tom Dale", 2, id="two people"),
        pytest.param("Mayor Ann Rowe", "Ann Rowe", 1, id="a title"),
        pytest.param("Residents", "Witnesses", 1, id="two words for those who saw it"),
    ],
)
def test_a_position_is_its_holders(one: str, other: str, count: int) -> None:
    assert len(read(said(one, CLOSE), said(other, CLOSE)).records) == count


def test_statements_that_tell_of_another_doer_or_victim_are_two() -> None:
    by = [said("Officials", f"Ali Reza was killed by {doer} near Kestel") for doer in ("gunmen", "police")]
    round_about = [said("Officials", words) for words in ("Norland attacked Sudland", "Sudland attacked Norland")]
    assert len(read(*by).records) == len(read(*round_about).records) == 2
    assert len(read(by[0], by[0]).records) == 1


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("the limp was due to a broken bone", "the limp was not due to a broken bone", True, id="a denial"),
        pytest.param("the limp came of a sprain and not a broken bone", "the limp came of a broken bone", True, id="a contrast"),
        pytest.param("he let his staff believe that the limp came of a sprain and not a broken bone", "the limp came of a broken bone", False, id="what others were made to believe"),
        pytest.param("he pretended that the limp was not due to a broken bone", "the limp was due to a broken bone", False, id="a pretence"),
        pytest.param("voters thought that the limp was not due to a broken bone", "the limp was due to a broken bone", False, id="a belief of others"),
    ],
)  # fmt: skip
def test_what_was_believed_is_no_denial(one: str, other: str, expected: bool) -> None:
    found = read(said("Ida Holm", one), said("Tom Dale", other))
    assert ("polarity" in {conflict.kind for conflict in found.conflicts}) is expected


def test_a_contrast_does_not_keep_two_reports_of_a_statement_apart() -> None:
    cable = "the fire at the old mill of Kestel was caused by a cable"
    found = read(said("Ida Holm", f"{cable} and not a candle"), said("Ida Holm", cable))
    assert isinstance(only(found), StakeholderPosition)
    assert len(read(said("Ida Holm", cable), said("Ida Holm", cable.replace("was", "was not"))).records) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Both Hurricanes Ilda and Mark hit the clinic at Kestel.", False, id="a noun said of two names"),
        pytest.param("Hurricane Ildas hit the clinic at Kestel.", True, id="another spelling"),
    ],
)
def test_a_plural_before_two_names_is_no_name(text: str, expected: bool) -> None:
    told: list[Words] = [{"kind": "event", "title": text.rstrip("."), "type": "OTHER", "status": "occurred"}]
    other = event("Hurricane Ilda hit the clinic at Kestel", sort="OTHER")
    found = read((text, told), other)
    assert any(conflict.kind == "name" for conflict in found.conflicts) is expected
