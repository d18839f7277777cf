"""A claim under examination is withheld with its reason, whoever proposed the record."""

from datetime import date

import pytest

from llm_brief.pipeline import Options, run
from llm_brief.records.briefing import Briefing
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="spaCy and its small English model are not installed")


def briefing(text: str) -> Briefing:
    return run([Document(text=text, name="x")], None, Options(as_of=date(2031, 1, 1)))


def titles(found: Briefing) -> list[str]:
    return [event.title.value for event in found.events if event.title is not None]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(
            "Claim\nGovernor Orlo met the envoy of Varenia in Halm in May 2030.\n\nRating\nFalse\n\nNobody came.",
            "rates it 'false'",
            id="a rated claim",
        ),
        pytest.param(
            "WHAT'S FALSE: Senator Ruth Lind was arrested by police in Halm on 3 May 2030.\n\nShe is at home.",
            "rates it 'false'",
            id="what is false",
        ),
        pytest.param(
            "Police killed a nun in Halm on 3 May 2030.\n\nThis claim is false.", "'This claim is false.'", id="judged"
        ),
        pytest.param(
            "Senator Lind said police killed a nun in Halm. This claim is false.", "'This claim is false.'", id="told"
        ),
        pytest.param("Rumor: Police killed a nun in Halm on 3 May 2030.", "does not tell it as a fact", id="a rumour"),
    ],
)
def test_an_examined_claim_is_no_event(text: str, reason: str) -> None:
    found = briefing(text)
    assert found.events == ()
    (entry,) = [entry for entry in found.withheld if entry.kind == "event"]
    assert reason in entry.reason


def test_what_the_page_itself_tells_stands() -> None:
    found = briefing(
        "Claim: Rebels attacked the port of Halm on 3 May 2030.\nVerdict: False\n\n"
        "Rebels attacked the port of Vesk on 4 May 2030. The union made a claim for higher wages on 5 May 2030."
    )
    assert titles(found) == [
        "Rebels attacked the port of Vesk on 4 May 2030",
        "The union made a claim for higher wages on 5 May 2030",
    ]


def test_two_parties_against_each_other_are_both_printed() -> None:
    found = briefing("Senator Lind said police killed a nun in Halm. The claim is false, the mayor said.")
    assert found.events
    assert not found.withheld
