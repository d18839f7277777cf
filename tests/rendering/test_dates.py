"""EDTF reads as people write dates."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.records.base import Label, Leaf, Verdict
from llm_brief.rendering.dates import due, opening, readable_date, span_of


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("2031", "2031"),
        ("2031-09", "September 2031"),
        ("2031-09-03", "3 September 2031"),
        ("0987-12-31", "31 December 0987"),
        ("XXXX-09-03", "3 September (year not stated)"),
        ("XXXX-09", "September (year not stated)"),
        ("XXXX-XX-XX", "date not stated in full"),
        ("XXXX", "date not stated in full"),
        ("XXXX-XX-03", "the 3rd of a month (year not stated)"),
        ("2031-XX-22", "the 22nd of a month in 2031"),
        ("2031-XX-11", "the 11th of a month in 2031"),
        ("2031-XX", "a month in 2031"),
        ("2031-XX-XX", "a day in 2031"),
        ("2031-09-XX", "a day in September 2031"),
        ("XXXX-09-XX", "a day in September (year not stated)"),
        ("XX89", "’89 (century not stated)"),
        ("XX89-06-04", "4 June ’89 (century not stated)"),
        ("199X", "the 1990s"),
        ("199X-05", "May in the 1990s"),
        ("18XX", "the 19th century"),
        ("20XX", "the 21st century"),
        ("2031-21", "spring 2031"),
        ("2031-22", "summer 2031"),
        ("2031-23", "autumn 2031"),
        ("XXXX-24", "winter (year not stated)"),
        ("2019~", "about 2019"),
        ("2019?", "possibly 2019"),
        ("2019%", "possibly about 2019"),
        ("2031-09-03~", "about 3 September 2031"),
        ("199X~", "about the 1990s"),
        ("2031-09-03/2031-09-04", "3–4 September 2031"),
        ("XXXX-08-25/XXXX-08-26", "25–26 August (year not stated)"),
        ("2031-08-30/2031-09-02", "30 August to 2 September 2031"),
        ("XXXX-08-30/XXXX-09-02", "30 August to 2 September (year not stated)"),
        ("2031-12-30/2032-01-02", "30 December 2031 to 2 January 2032"),
        ("2031-08/2031-09", "August to September 2031"),
        ("2031-08/2032-01", "August 2031 to January 2032"),
        ("2031-09-03/2031-10", "3 September to October 2031"),
        ("2031/2031-09", "2031 to September 2031"),
        ("2031/2032", "2031 to 2032"),
        ("198X/199X", "the 1980s to the 1990s"),
        ("2031-21/2031-23", "spring to autumn 2031"),
        ("2019~/2021", "about 2019 to 2021"),
        ("2019~/2021~", "about 2019 to about 2021"),
        ("2031-09-03?/2031-09-05", "possibly 3 September 2031 to 5 September 2031"),
        ("2021/..", "since 2021"),
        ("XXXX-09-03/..", "since 3 September (year not stated)"),
        ("../2031-03", "until March 2031"),
        ("../199X", "until the 1990s"),
        ("../2031-03~", "until about March 2031"),
    ],
)
def test_forms(value: str, wanted: str) -> None:
    assert readable_date(value) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("2031", "In 2031"),
        ("2031-09", "In September 2031"),
        ("2031-09-03", "On 3 September 2031"),
        ("XXXX-09-03", "On 3 September (year not stated)"),
        ("XXXX-09", "In September (year not stated)"),
        ("199X", "In the 1990s"),
        ("18XX", "In the 19th century"),
        ("199X-05", "In May in the 1990s"),
        ("2031-21", "In spring 2031"),
        ("XX89", "In ’89 (century not stated)"),
        ("1998/2012", "From 1998 to 2012"),
        ("2031-09-03/2031-09-04", "On 3–4 September 2031"),
        ("2031-08-30/2031-09-02", "From 30 August to 2 September 2031"),
        ("2031-08/2031-09", "From August to September 2031"),
        ("198X/199X", "From the 1980s to the 1990s"),
        ("2031-21/2031-23", "From spring to autumn 2031"),
        ("2021/..", "Since 2021"),
        ("../2031-03", "Until March 2031"),
        ("XXXX-XX-XX", None),
        ("XXXX-XX-03", None),
        ("2031-XX", None),
        ("2031-XX-XX", None),
        ("2031-09-XX", None),
        ("2019~", None),
        ("2031-09-03?", None),
        ("2019~/2021", None),
        ("soon", None),
    ],
)
def test_how_a_date_leads_a_sentence(value: str, wanted: str | None) -> None:
    assert opening(value) == wanted


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        pytest.param(["2031-09-03", "1998/2012"], "from 1998 to 3 September 2031", id="an interval first"),
        pytest.param(["1998/2012", "1990-05"], "from May 1990 to 2012", id="an interval last"),
        pytest.param(["2031", "2031"], None, id="one date"),
        pytest.param(["2021/..", "2019"], None, id="open at the end"),
        pytest.param(["XXXX-09-03", "2031"], None, id="one of them placed in no year"),
    ],
)
def test_the_time_that_dates_span(values: list[str], wanted: str | None) -> None:
    assert span_of(values) == wanted


@pytest.mark.parametrize(
    ("value", "raw", "wanted"),
    [
        ("2031-09-03", "September 3", "by 3 September 2031"),
        ("../2031-03", "until March", "until March 2031"),
        ("72 hours", "72 hours", "by 72 hours"),
    ],
)
def test_how_a_deadline_ends_a_sentence(value: str, raw: str, wanted: str) -> None:
    assert due(Leaf(value=value, raw=raw, verdict=Verdict(label=Label.NOT_CHECKED, score=0.0))) == wanted


@pytest.mark.parametrize("value", ["", "soon", "2031-02-30", "/", "../..", "2031-09-03T10:00", "2031/2030", "<b>"])
def test_what_is_no_edtf_stays_as_it_is(value: str) -> None:
    assert readable_date(value) == value


@given(st.dates())
def test_a_day_names_its_day_month_and_year(day: date) -> None:
    shown = readable_date(day.isoformat())
    assert shown == f"{day.day} {day:%B} {day.year:04}"


YEARS = ("2031", "0987", "203X", "20XX", "XXXX", "XX31", "XXX1", "X031")
MOMENTS = st.builds(
    "{}{}{}".format,
    st.sampled_from(YEARS),
    st.sampled_from(["", "-XX", "-02", "-12", "-21", "-XX-XX", "-02-XX", "-XX-05", "-09-30"]),
    st.sampled_from(["", "~", "?", "%"]),
)


@given(MOMENTS | st.builds("{}/{}".format, MOMENTS | st.just(".."), MOMENTS | st.just("..")))
def test_no_notation_is_left(value: str) -> None:
    shown = readable_date(value)
    if shown != value:
        assert not re.search(r"  |^ | $|-|X|~|%", shown)
