"""Words for a part of a whole: what they are said of, and how much they mean."""

import pytest

from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.shares import ALL, MOST, NONE, Portion, shares_of
from llm_brief.text.grammar.syntax import find_parser

PARSER = find_parser()

# text, noun, predicate, portion
ROWS = [
    ("All of the drivers left.", "drivers", "left", ALL),
    ("Every driver left.", "driver", "left", ALL),
    ("The drivers all left.", "drivers", "left", ALL),
    ("Most drivers left.", "drivers", "left", MOST),
    ("None of the drivers left.", "drivers", "left", NONE),
    ("No drivers left.", "drivers", "left", NONE),
    ("The town owns six mills, two of which were sold.", "mills", "sold", Portion(0.001, 0.999)),
    ("Nearly all of the drivers left.", "drivers", "left", Portion(0.6, 0.999)),
]


@pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")
@pytest.mark.parametrize(("text", "noun", "predicate", "portion"), [pytest.param(*row, id=row[0]) for row in ROWS])
def test_a_share_is_of_something_in_some_act(text: str, noun: str, predicate: str, portion: Portion) -> None:
    parse = analyse(Document(text=text, name="one"), PARSER).parse
    assert parse is not None
    found = [(parse.tokens[s.noun].text, parse.tokens[s.predicate].text, s.portion) for s in shares_of(parse)]
    assert found == [(noun, predicate, portion)]


@pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")
@pytest.mark.parametrize("text", ["They met each other.", "The drivers left.", "Two men left.", "At last it rained."])
def test_no_share_is_read_where_nothing_is_divided(text: str) -> None:
    parse = analyse(Document(text=text, name="one"), PARSER).parse
    assert parse is not None
    assert list(shares_of(parse)) == []


def test_portions_exclude_each_other_where_they_do_not_meet() -> None:
    assert ALL.excludes(MOST)
    assert NONE.excludes(ALL)
    assert not Portion(0.001, 0.999).excludes(MOST)
