"""Which date of a claim follows from which of the document."""

import pytest

from llm_brief.text.dates.edtf import EDTF
from llm_brief.verify.claims.when import follows, is_other_weekday


@pytest.mark.parametrize(
    ("value", "told", "does"),
    [
        pytest.param("2031-05", "2031-05-12", True, id="vaguer"),
        pytest.param("2031-05-12", "2031-05", False, id="finer"),
        pytest.param("../2031-05-12", "../2031-05-12", True, id="by the same day"),
        pytest.param("../2031-05-19", "../2031-05-12", False, id="by a later day"),
        pytest.param("../XXXX-10-05", "../XXXX-10-01", False, id="by a later day of an open year"),
        pytest.param("../2031-05-19", "2031-05-12", False, id="an end that nobody set"),
        pytest.param("2033-03/..", "2033-03", True, id="from the month told"),
        pytest.param("2026/2030", "2028/2030", False, id="a longer time"),
    ],
)
def test_a_date_follows_from_the_one_told(value: str, told: str, *, does: bool) -> None:
    assert follows(EDTF.parse(value), EDTF.parse(told)) is does


@pytest.mark.parametrize(
    ("text", "value", "other"),
    [
        pytest.param("Sunday, April 20", "2031-04-20", False, id="the right one"),
        pytest.param("Wednesday, April 20", "2031-04-20", True, id="a wrong one"),
        pytest.param("April 20", "2031-04-20", False, id="none"),
        pytest.param("Wednesday, April 20", "XXXX-04-20", False, id="no year"),
    ],
)
def test_a_day_has_one_weekday(text: str, value: str, *, other: bool) -> None:
    assert is_other_weekday(text, EDTF.parse(value)) is other
