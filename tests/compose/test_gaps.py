"""That nothing was found to be open is only said where nothing was."""

from datetime import date

import pytest

from llm_brief.pipeline import Options, run
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="spaCy and its small English model are not installed")


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        pytest.param("The KLF shelled the port of Halm.", "No explanation of “KLF”", id="letters that nobody explains"),
        pytest.param("Orvane shelled the port of Halm.", "By the stated rules nothing", id="nothing"),
    ],
)
def test_gaps_are_named_or_it_is_said_that_there_are_none(text: str, begun: str) -> None:
    (gap,) = run([Document(text=text, name="x")], None, Options(as_of=date(2031, 1, 1))).gaps
    assert gap.text.startswith(begun)


@pytest.mark.parametrize(
    ("text", "published", "is_open"),
    [
        pytest.param("A bomb at a market in Halm last month killed three people.", None, True, id="last month"),
        pytest.param("Ada Finch, who arrived on Monday, met Ivo Marr in Halm in May 2030.", None, True, id="beside it"),
        pytest.param("Ada Finch met Ivo Marr in Halm on 3 May 2030.", None, False, id="a day of the calendar"),
        pytest.param("Ada Finch met Ivo Marr in Halm two days after the vote.", None, False, id="counted from a vote"),
        pytest.param("Ada Finch met Ivo Marr in Halm last month.", date(2030, 5, 3), False, id="a dated source"),
    ],
)
def test_relative_words_of_an_undated_source_are_a_gap(text: str, published: date | None, is_open: bool) -> None:
    document = Document(text=text, name="x", published_at=published)
    gaps = run([document], None, Options(as_of=date(2031, 1, 1))).gaps
    assert any(gap.text.startswith("No publication date") for gap in gaps) is is_open


@pytest.mark.parametrize(
    ("beside", "is_open"),
    [
        pytest.param("", True, id="no year at all"),
        pytest.param(" Ada Finch met Ivo Marr in Halm in March 2031.", False, id="its month with a year"),
        pytest.param(" Ada Finch met Ivo Marr in Halm in May 2031.", True, id="another month"),
        pytest.param(" Ada Finch met Ivo Marr in Halm in 2030.", True, id="a year without a month"),
    ],
)
def test_the_year_of_a_plan_is_missing_only_where_no_source_writes_it(beside: str, is_open: bool) -> None:
    document = Document(text=f"The council of Halm will hold a vote on March 22.{beside}", name="x")
    gaps = run([document], None, Options(as_of=date(2031, 1, 1))).gaps
    assert any(gap.text.startswith("No year was found") for gap in gaps) is is_open
