"""EDTF reads as people write dates."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.rendering.dates import readable_date


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
