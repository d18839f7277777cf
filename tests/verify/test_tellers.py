"""A demand that somebody else tells of does not come out as the article's own word."""

from datetime import date

import pytest

from llm_brief.pipeline import Options, run
from llm_brief.records.record import Demand
from llm_brief.records.wording import statement_of
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="spaCy and its small English model are not installed")


def demands(text: str) -> tuple[Demand, ...]:
    return run([Document(text=text, name="x")], None, Options(as_of=date(2031, 1, 1))).demands


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        pytest.param(
            "Orland demanded that Varenia withdraw its guns, according to a Tessaly Post report.",
            "a Tessaly Post report",
            id="according-to",
        ),
        pytest.param(
            "Envoy Lena Hart said that Orland had demanded that Varenia withdraw its guns.",
            "Envoy Lena Hart",
            id="said",
        ),
        pytest.param("Orland demanded that Varenia withdraw its guns.", None, id="the-article"),
        pytest.param(
            "“They lied. Orland has sent an order to its friends to print the story. I know it,” Lena Hart said.",
            "Lena Hart",
            id="a-noun-of-asking-in-speech",
        ),
        pytest.param("Varenia rejected Orland's demand that it withdraw its guns.", None, id="who-rejects-it"),
        pytest.param("Orland demanded that Varenia withdraw its guns, Orland said.", None, id="the-demander"),
    ],
)
def test_who_tells_of_a_demand_is_named(text: str, teller: str | None) -> None:
    (found,) = demands(text)
    assert (found.attribution.value if found.attribution else None) == teller
    assert (teller or "according") in statement_of(found) or teller is None
    assert ("according to" in statement_of(found)) == (teller is not None)
