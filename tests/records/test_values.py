"""Words become normalised values, or are kept open."""

from datetime import date

import pytest

from llm_brief.records.base import Quantity
from llm_brief.records.values import OPEN_DATE, date_at, quantity_value
from llm_brief.text.dates.edtf import EDTF
from llm_brief.text.document import Document

DAY = date(2031, 9, 3)


@pytest.mark.parametrize(
    ("words", "reference", "value"),
    [
        pytest.param("3 September 2031", None, "2031-09-03", id="full"),
        pytest.param("June 3", None, "XXXX-06-03", id="without-year"),
        pytest.param("last Monday", None, OPEN_DATE, id="relative-to-nothing"),
        pytest.param("yesterday", DAY, "2031-09-02", id="relative"),
        pytest.param("when the rains end", DAY, OPEN_DATE, id="no-date"),
    ],
)
def test_dates(words: str, reference: date | None, value: str) -> None:
    document = Document(text=f"It was {words}.", published_at=reference)
    got, rule = date_at(document, 7, 7 + len(words))
    assert got == value
    assert (rule is None) == (value == OPEN_DATE)


def test_an_open_date_is_edtf() -> None:
    assert str(EDTF.parse(OPEN_DATE)) == OPEN_DATE


def test_a_number_with_its_noun() -> None:
    found = quantity_value("some 40 trucks")
    assert found is not None
    assert (found.low, found.high, found.unit) != (None, None, None)
    assert Quantity.model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize("words", ["trucks", "", "the number of the beast"])
def test_words_without_a_number_have_no_quantity(words: str) -> None:
    assert quantity_value(words) is None


def test_a_weekday_is_read_where_it_stands() -> None:
    document = Document(text="They will meet on Friday.", published_at=DAY)
    assert date_at(document, 18, 24)[0] == "2031-09-05"
    document = Document(text="They met on Friday.", published_at=DAY)
    assert date_at(document, 12, 18)[0] == "2031-08-29"
