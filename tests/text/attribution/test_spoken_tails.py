"""A participle behind what is said: who speaks goes on, unless what was said is said of somebody who can."""

import pytest

from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def agent_of(text: str, lemma: str) -> str | None:
    found = analyse(Document(text=text), find_parser())
    clause = next(clause for clause in found.clauses if clause.lemma == lemma)
    return text[clause.subject.start : clause.subject.end] if clause.subject else None


def content_of(text: str, cue: str) -> list[str]:
    found = analyse(Document(text=text), find_parser())
    return [span.exact for told in found.attributions if told.cue.exact == cue for span in told.content]


@pytest.mark.parametrize(
    ("text", "lemma", "agent", "content"),
    [
        pytest.param(
            "Opposition leader Ivo Zarin said the decree was void, urging dockers to gather at the bridge.",
            "urge",
            "Opposition leader Ivo Zarin",
            ["the decree was void"],
            id="a move urges nobody",
        ),
        pytest.param(
            "The governor said the strike was over, accusing the union of blackmail.",
            "accuse",
            "The governor",
            ["the strike was over"],
            id="a strike accuses nobody",
        ),
        pytest.param(
            "The governor said the union had left, accusing the council of blackmail.",
            "accuse",
            "the union",
            ["the union had left, accusing the council of blackmail"],
            id="a union may",
        ),
        pytest.param(
            "Police said the bomb went off at the gate, killing two guards.",
            "kill",
            "the bomb",
            ["the bomb went off at the gate, killing two guards"],
            id="a bomb kills",
        ),
    ],
)
def test_who_does_what_follows_a_reported_clause(text: str, lemma: str, agent: str, content: list[str]) -> None:
    assert agent_of(text, lemma) == agent
    assert content_of(text, "said") == content


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        pytest.param(
            "Maria Torn is a woman who has come out the far side knowing that work and rest mend most things.",
            "knowing",
            None,
            id="who came out of it knows",
        ),
        pytest.param(
            "She came out the other side believing that the court was wrong.", "believing", None, id="believes"
        ),
        pytest.param("The other side said that the court was wrong.", "said", "The other side", id="who negotiates"),
        pytest.param("The union left the talks, saying that they had failed.", "saying", "The union", id="a union"),
    ],
)
def test_a_way_out_says_nothing(text: str, cue: str, source: str | None) -> None:
    found = analyse(Document(text=text), find_parser())
    sources = [told.source.exact if told.source else None for told in found.attributions if told.cue.exact == cue]
    assert set(sources) <= {source}
    assert source is None or sources
