"""Where an act is: the place that its own words name, and no body that somebody belongs to."""

from datetime import date

import pytest

from llm_brief.pipeline import Options, run
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="spaCy and its small English model are not installed")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("Guards shot two men at the market in Port Halm.", "Port Halm", id="through an outer place"),
        pytest.param("Ada Oru met Lena Vell in Germany as the best player in the Kestrian League.", "Germany", id="as"),
        pytest.param("Ada Oru met Lena Vell as the best player in Germany.", None, id="where she is the best"),
        pytest.param("The union struck in the Kestrian League on Monday.", None, id="a body"),
        pytest.param("GUARDS SHOT TWO MEN IN BELMONT ON MONDAY.", "BELMONT", id="all capitals"),
        pytest.param("The dockers struck in the KLF on Monday.", None, id="letters of a body"),
    ],
)
def test_a_place_is_where_the_act_is(text: str, place: str | None) -> None:
    (event,) = run([Document(text=text, name="x")], None, Options(as_of=date(2031, 1, 1))).events
    assert (event.place.value if event.place else None) == place
