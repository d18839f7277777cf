"""What a column tells, it tells on the word of its author; what a report tells, nobody has to answer for."""

from datetime import date

import pytest

from llm_brief.compose.material import Material
from llm_brief.pipeline import Options, run
from llm_brief.records.briefing import Briefing
from llm_brief.records.grounded import AUTHOR
from llm_brief.records.wording import statement_of
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")
OWN = "I write this from my kitchen in Tarn. My father mended nets here. I believe that he was right. "
ACT = "Governor Pell has betrayed the fishermen of Malo."


def read(*texts: str) -> Briefing:
    documents = [Document(text=text, name=f"{n}.txt") for n, text in enumerate(texts)]
    return run(documents, None, Options(as_of=date(2031, 1, 1)))


def told(text: str) -> list[str]:
    briefing = read(text)
    casing = Material.of(briefing).casing
    return [statement_of(event, casing) for event in briefing.events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            OWN + ACT, "According to the author, Governor Pell has betrayed the fishermen of Malo.", id="column"
        ),
        pytest.param(
            f"{OWN}The council has condemned the strike and threatened the dockers with fines.",
            "The author writes: “The council has condemned the strike and threatened the dockers with fines.”",
            id="a sentence as it stands",
        ),
        pytest.param(
            f"{OWN}Police said that Governor Pell had left the town.",
            "According to police, Governor Pell had left the town.",
            id="told by somebody else",
        ),
        pytest.param(ACT, "Governor Pell has betrayed the fishermen of Malo.", id="report"),
        pytest.param(
            f"“I write this from my kitchen. My father mended nets. I believe that he was right,” Marr said. {ACT}",
            "Governor Pell has betrayed the fishermen of Malo.",
            id="report with somebody who speaks of himself",
        ),
    ],
)
def test_whose_word_an_act_rests_on(text: str, expected: str) -> None:
    assert expected in told(text)


def test_the_author_is_named_by_the_rule_and_not_by_words() -> None:
    (event,) = read(OWN + ACT).events
    assert event.attribution is not None
    assert (event.attribution.value, event.attribution.rule) == ("the author", AUTHOR)
    assert event.attribution.verdict.label.value == "supported"


def test_what_a_report_tells_outright_does_not_rest_on_the_author_of_a_column() -> None:
    act = "On May 4, 2030 Governor Pell closed the harbour of Malo with forty guards."
    event = read(OWN + act, f"{act} The fishermen left.").events[0]
    assert len(event.doc_ids) == 2
    assert event.attribution is None
