"""EDTF values: what they may mean, and when two of them speak of the same time."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm_brief.text.dates.edtf import EDTF, Moment, Precision, compatible, contains

VALUES = [
    # value, first day, last day, precision
    ("2025", date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR),
    ("2025-09", date(2025, 9, 1), date(2025, 9, 30), Precision.MONTH),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
    ("2025-09-03", date(2025, 9, 3), date(2025, 9, 3), Precision.DAY),
    ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), Precision.DAY),
    ("0001-01-01", date.min, date.min, Precision.DAY),
    ("9999-12-31", date.max, date.max, Precision.DAY),
    ("9999-24", date(9999, 1, 1), date.max, Precision.SEASON),
    ("199X", date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE),
    ("19XX", date(1900, 1, 1), date(1999, 12, 31), Precision.CENTURY),
    ("2025-XX", date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR),
    ("2025-XX-XX", date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR),
    ("2025-09-XX", date(2025, 9, 1), date(2025, 9, 30), Precision.MONTH),
    ("2025-XX-31", date(2025, 1, 31), date(2025, 12, 31), Precision.DAY),
    ("2024-21", date(2024, 3, 1), date(2024, 12, 31), Precision.SEASON),
    ("2024-24", date(2024, 1, 1), date(2025, 3, 31), Precision.SEASON),
    ("XXXX-09-03", None, None, Precision.DAY),
    ("XXXX-02-29", None, None, Precision.DAY),
    ("XXXX-09", None, None, Precision.MONTH),
    ("XXXX-XX-26", None, None, Precision.DAY),
    ("XXXX-XX-XX", None, None, Precision.UNKNOWN),
    ("XXXX", None, None, Precision.UNKNOWN),
    ("XX89-04-12", None, None, Precision.DAY),
    ("2019~", date(2018, 1, 1), date(2020, 12, 31), Precision.YEAR),
    ("2025-09-03~", date(2025, 9, 2), date(2025, 9, 4), Precision.DAY),
    ("2025-09-03?", date(2025, 9, 3), date(2025, 9, 3), Precision.DAY),
    ("2025-09%", date(2025, 8, 1), date(2025, 10, 31), Precision.MONTH),
    ("2025-09-03/2025-09-04", date(2025, 9, 3), date(2025, 9, 4), Precision.INTERVAL),
    ("2021/2025-09-10", date(2021, 1, 1), date(2025, 9, 10), Precision.INTERVAL),
    ("2025-09/2025-09-10", date(2025, 9, 1), date(2025, 9, 10), Precision.INTERVAL),
    ("199X/200X", date(1990, 1, 1), date(2009, 12, 31), Precision.INTERVAL),
    ("2021/..", date(2021, 1, 1), None, Precision.INTERVAL),
    ("../2025-03", None, date(2025, 3, 31), Precision.INTERVAL),
    ("XXXX-12-30/XXXX-01-02", None, None, Precision.INTERVAL),
    ("XXXX-12-30/2025-01-02", None, date(2025, 1, 2), Precision.INTERVAL),
    ("2025-12-30/XXXX-01-02", date(2025, 12, 30), None, Precision.INTERVAL),
    ("../XXXX-03", None, None, Precision.INTERVAL),
    ("2019~/2021?", date(2018, 1, 1), date(2021, 12, 31), Precision.INTERVAL),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), [pytest.param(*row, id=row[0]) for row in VALUES])
def test_a_value_knows_its_days_and_its_precision(
    text: str, earliest: date | None, latest: date | None, precision: Precision
) -> None:
    value = EDTF.parse(text)
    assert str(value) == text
    assert (value.earliest, value.latest, value.precision) == (earliest, latest, precision)


NO_VALUES = [
    "",
    " ",
    "2025 ",
    "25",
    "20255",
    "0000",
    "2025-9-3",
    "2025-13",
    "2025-00",
    "2025-20",
    "2025-25",
    "2025-09-00",
    "2025-09-31",
    "2025-02-29",
    "2025-XX-32",
    "XXXX-02-30",
    "2025-21-03",
    "2025-X9",
    "2025-09-0X",
    "٢٠٢٥",
    "２０２５-09",
    "2025-09-03T10:00",
    "2025~?",
    "/",
    "../..",
    "2025/",
    "/2025",
    "2025/2025",
    "2025/2024",
    "2025-09-03/2025-09-01",
    "2025/2026/2027",
    "today",
]


@pytest.mark.parametrize("text", [pytest.param(text, id=text or "nothing") for text in NO_VALUES])
def test_what_is_not_in_the_subset_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|interval"):
        EDTF.parse(text)


def test_an_interval_without_ends_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one end"):
        EDTF(None, None)


# one, other, compatible, one contains other, other contains one
RELATIONS = [
    ("2025-09-03", "2025-09-03", True, True, True),
    ("2025-09-03", "2025-09-04", False, False, False),
    ("2025-09", "2025-09-03", True, True, False),
    ("2025", "2025-09", True, True, False),
    ("2024", "2025-09", False, False, False),
    ("2025-XX", "2025", True, True, True),
    ("202X", "2025-09", True, True, False),
    ("20XX", "202X", True, True, False),
    ("XXXX-09-03", "2025-09-03", True, True, False),
    ("XXXX-09-03", "2025-09-04", False, False, False),
    ("XXXX-09-03", "2025", True, False, False),
    ("XXXX-09-03", "2025-09", True, False, False),
    ("XXXX-09-03", "XXXX-09", True, False, True),
    ("XXXX-09-03", "XXXX-10-03", False, False, False),
    ("XXXX-02-29", "2024-02-29", True, True, False),
    ("XXXX-02-29", "2023", False, False, False),
    ("XXXX-02-29", "1900", False, False, False),
    ("XXXX-02-29", "2023-02", False, False, False),
    ("XXXX-02-28", "2023-02", True, False, False),
    ("XXXX-05", "2023", True, False, False),
    ("XXXX", "2023-05-03", True, True, False),
    ("2023", "XXXX-05", True, False, False),
    ("XX89-04-12", "1989-04-12", True, True, False),
    ("XX89", "1990", False, False, False),
    ("XXXX-XX-XX", "2025-09-03", True, True, False),
    ("2025-08-25/2025-08-26", "2025-08-25", True, True, False),
    ("2025-08-25/2025-08-26", "2025-08-26/2025-08-27", False, False, False),
    ("2025-08-25/2025-08-26", "2025-08-27", False, False, False),
    ("2025-08-25/2025-08-31", "2025-08", True, False, True),
    ("2025-08-30/2025-09-02", "2025-09", True, False, False),
    ("2025-08-30~/2025-09-02", "2025-09-01/2025-09-05", True, False, False),
    ("XXXX-09-03/XXXX-09-04", "2025-09-03/2025-09-04", True, True, False),
    ("XXXX-09-03/XXXX-09-04", "2025-09-04", True, True, False),
    ("XXXX-12-30/XXXX-01-02", "2025-01-01", True, True, False),
    ("XXXX-12-30/XXXX-01-02", "XXXX-01-01", True, True, False),
    ("2021/..", "2025-09-03", True, True, False),
    ("2021/..", "2020", False, False, False),
    ("2021/..", "XXXX-09-03", True, False, False),
    ("../2025-09-05", "2025-09-01/..", True, False, False),
    ("../2025-09-05", "2025-09-06/..", False, False, False),
    ("../2025-09-05", "../2025-09-01", True, True, False),
    ("2019~", "2019", True, True, False),
    ("2019~", "2018-12", True, True, False),
    ("2019~", "2017", False, False, False),
    ("2019?", "2019", True, True, False),
    ("2019?", "2018", False, False, False),
    ("2019%", "2019?", True, True, False),
    ("2019%", "2019~", True, True, False),
    ("2024-21", "2024-04", True, True, False),
    ("2024-21", "2024-10", True, True, False),
    ("2024-21", "2024-01", False, False, False),
    ("2024-21", "2024", True, False, True),
    ("2024-24", "2025-02", True, True, False),
]


@pytest.mark.parametrize(
    ("one", "other", "together", "holds", "is_held"), [pytest.param(*row, id=f"{row[0]} {row[1]}") for row in RELATIONS]
)
def test_two_values_are_compared_by_what_they_may_mean(
    one: str, other: str, together: bool, holds: bool, is_held: bool
) -> None:
    first, second = EDTF.parse(one), EDTF.parse(other)
    assert compatible(first, second) is compatible(second, first) is together
    assert contains(first, second) is holds
    assert contains(second, first) is is_held


def test_a_timeline_puts_the_undated_last_and_the_vaguer_first() -> None:
    ordered = [
        "19XX",
        "199X",
        "../2020",
        "2021/..",
        "2021",
        "2025",
        "2025-08-25/2025-08-26",
        "2025-08-25",
        "2025-09",
        "2025-09-01/2025-09-07",
        "2025-09-03",
        "XXXX-03",
        "XXXX-09",
        "XXXX-09-03/XXXX-09-04",
        "XXXX-09-03",
        "XXXX-12-30/XXXX-01-02",
    ]
    assert sorted(sorted(ordered), key=lambda text: EDTF.parse(text).sort_key) == ordered


def test_about_a_year_stands_at_that_year() -> None:
    assert sorted(["2019~", "2018-06"], key=lambda text: EDTF.parse(text).sort_key) == ["2018-06", "2019~"]


def test_a_qualifier_is_added_only_where_none_is() -> None:
    assert str(EDTF.parse("2019/2021?").qualified("~")) == "2019~/2021?"
    assert str(EDTF.parse("2021/..").qualified("?")) == "2021?/.."
    assert EDTF.parse("2019%").qualifiers == {"~", "?"}


_YEARS = st.one_of(
    st.integers(1, 9999).map(lambda year: f"{year:04}"),
    st.integers(1990, 2030).map(str),
    st.sampled_from(["XXXX", "199X", "202X", "19XX", "20XX", "XX89", "X9X9"]),
)
_MONTHS = st.one_of(
    st.none(), st.just("XX"), st.integers(1, 12).map(lambda m: f"{m:02}"), st.sampled_from(["21", "24"])
)
_DAYS = st.one_of(st.none(), st.just("XX"), st.integers(1, 31).map(lambda d: f"{d:02}"))


@st.composite
def _moments(draw: st.DrawFn) -> Moment:
    month = draw(_MONTHS)
    day = None if month in (None, "21", "24") else draw(_DAYS)
    try:
        return Moment(draw(_YEARS), month, day, draw(st.sampled_from(["", "", "", "~", "?", "%"])))
    except ValueError:
        return Moment(draw(st.integers(1990, 2030).map(str)), month if day is None else "01", day)


@st.composite
def _values(draw: st.DrawFn) -> EDTF:
    start = draw(_moments())
    shape = draw(st.sampled_from(["date", "date", "from", "until", "between"]))
    if shape == "from":
        return EDTF(start, None)
    if shape == "until":
        return EDTF(None, start)
    if shape == "between":
        try:
            return EDTF(start, draw(_moments()))
        except ValueError:
            return EDTF.at(start)
    return EDTF.at(start)


@given(value=_values())
@settings(max_examples=100, deadline=None)
def test_a_value_survives_its_own_notation_and_is_like_itself(value: EDTF) -> None:
    assert EDTF.parse(str(value)) == value
    assert compatible(value, value)
    assert contains(value, value)
    if value.earliest and value.latest:
        assert value.earliest <= value.latest


@given(one=_values(), other=_values())
@settings(max_examples=150, deadline=None)
def test_compatibility_is_mutual_and_follows_from_containing(one: EDTF, other: EDTF) -> None:
    assert compatible(one, other) == compatible(other, one)
    if contains(one, other):
        assert compatible(one, other)


@given(one=_values(), other=_values())
@settings(max_examples=100, deadline=None)
def test_a_place_on_the_timeline_is_total_and_never_before_the_first_day(one: EDTF, other: EDTF) -> None:
    assert (one.sort_key < other.sort_key) or (other.sort_key < one.sort_key) or one == other
    if one.has_year and not other.has_year:
        assert one.sort_key < other.sort_key


@given(day=st.dates(), other=st.dates())
@settings(max_examples=100, deadline=None)
def test_a_day_lies_in_its_month_year_decade_and_open_year_and_in_no_other(day: date, other: date) -> None:
    iso, elsewhere = EDTF.parse(day.isoformat()), EDTF.parse(other.isoformat())
    for vague in (iso.parse(str(iso)[:7]), iso.parse(str(iso)[:4]), iso.parse(f"XXXX{str(iso)[4:]}")):
        assert contains(vague, iso)
        assert not contains(iso, vague)
    assert compatible(iso, elsewhere) == (day == other)
    assert (iso.sort_key < elsewhere.sort_key) == (day < other)
