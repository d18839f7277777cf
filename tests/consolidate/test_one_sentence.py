"""A main verb and its participle: two acts of one sentence, and no two stages of one."""

from datetime import date

import pytest

from llm_brief.pipeline import Options, run
from llm_brief.records.briefing import Briefing
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def read(*texts: str) -> Briefing:
    documents = [Document(text=text, name=f"{n}.txt") for n, text in enumerate(texts)]
    return run(documents, None, Options(as_of=date(2031, 1, 1)))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "Tom Reed has been selling maps of the mine since May 2010, accusing the council of neglect.", "ongoing"
        ),
        pytest.param("Tom Reed sold maps of the mine in May 2010, accusing the council of neglect.", "occurred"),
    ],
)
def test_a_participle_goes_on_as_long_as_its_verb(text: str, status: str) -> None:
    events = read(text).events
    assert events
    assert {event.status.value.value for event in events if event.status} == {status}
    assert not [item for event in events for item in event.variants if item.field == "/status"]


def test_an_act_is_not_filed_under_the_title_of_another() -> None:
    events = read("Tom Reed has been selling maps of the mine since May 2010, accusing the council of neglect.").events
    accusing = [event for event in events if event.type and event.type.value.value == "ACCUSE"]
    assert [event.title for event in accusing] == [None]
    assert [event.title.value for event in events if event.title] == [
        "Tom Reed has been selling maps of the mine since May 2010"
    ]


def test_two_reports_still_tell_of_two_stages() -> None:
    plan = "The council of Tarn will close the Karsa bridge on June 3, 2030 for repairs."
    deed = "The council of Tarn closed the Karsa bridge on June 3, 2030 for repairs."
    (event,) = read(f"Published: 1 June 2030\n\n{plan}", f"Published: 4 June 2030\n\n{deed}").events
    assert [item.relation for item in event.variants if item.field == "/status"] == ["supersedes"]
