"""Positions keep whoever tells of them, the condition they stand under and their year; what nobody said is none."""

from datetime import date

import pytest

from llm_brief.pipeline import Options, run
from llm_brief.records.briefing import Briefing
from llm_brief.records.wording import statement_of
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="spaCy and its small English model are not installed")


def _briefing(text: str) -> Briefing:
    return run([Document(text=text, name="x")], None, Options(as_of=date(2031, 1, 1)))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("Mara Vell said guards told pupils that the ferry was safe.", {"Mara Vell said that guards told pupils that the ferry was safe.", "According to Mara Vell, guards told pupils that the ferry was safe."}, id="said they told"),
        pytest.param("Mara Vell claimed that Odo Farr admitted that he had sold the barn.", {"According to Mara Vell, Odo Farr admitted that he had sold the barn.", "Mara Vell claimed that Odo Farr admitted that he had sold the barn."}, id="claimed he admitted"),
        pytest.param("The audit says guards told pupils that the ferry was safe.", {"According to the audit, guards told pupils that the ferry was safe."}, id="a paper says"),
        pytest.param("Danes strongly oppose raising the ferry tax, a new Lume survey finds, an issue that returns in May.", {"According to a new Lume survey, Danes strongly oppose raising the ferry tax."}, id="a survey finds"),
        pytest.param("Most tenants reject the ferry law, a survey by Lume shows.", {"According to a survey by Lume, most tenants reject the ferry law."}, id="a survey shows"),
        pytest.param("In 2009, President Odo Farr admitted that the May deadline would be missed.", {"In 2009, President Odo Farr admitted that the May deadline would be missed."}, id="admitted long ago"),
        pytest.param("President Odo Farr admitted in 2009 that the May deadline would be missed.", {"President Odo Farr admitted in 2009 that the May deadline would be missed."}, id="a year behind the verb"),
        pytest.param("On Monday, President Odo Farr said that the ferry was safe.", {"President Odo Farr said that the ferry was safe."}, id="a day changes nothing"),
        pytest.param('Governor Odo Farr told the king that if he wants our boats, "come and take them."', {"According to Governor Odo Farr, if he wants our boats, “come and take them.”"}, id="if he wants them"),
        pytest.param("A climber said the rope was too old for the tower.", {"A climber said that the rope was too old for the tower."}, id="a climber"),
        pytest.param("The diver told reporters that the wreck was empty.", {"According to the diver, the wreck was empty."}, id="a diver told"),
        pytest.param("Surfers said the rope was too old for the tower.", {"Surfers said that the rope was too old for the tower."}, id="several"),
        pytest.param("The Lorn Institute of Fisheries said it had inspected forty boats, according to Mira-Lee Tand.", {"According to Mira-Lee Tand, the Lorn Institute of Fisheries said that it had inspected forty boats.", "According to Mira-Lee Tand, the Lorn Institute of Fisheries said it had inspected forty boats."}, id="no marks around reported words"),
        pytest.param("Two sailors were hurt, and the Lorn Institute of Fisheries said it had inspected forty boats, according to Mira-Lee Tand of the Dock Herald.", {"According to Mira-Lee Tand of the Dock Herald, the Lorn Institute of Fisheries said that it had inspected forty boats.", "According to Mira-Lee Tand of the Dock Herald, two sailors were hurt, and the Lorn Institute of Fisheries said it had inspected forty boats."}, id="a clause before"),
        pytest.param("“Taxes on salt will ruin the harbour,” Pell writes in his memoir, according to the Dock Herald.", {"According to the Dock Herald, Pell said: “Taxes on salt will ruin the harbour”."}, id="the author of a book, relayed"),
        pytest.param("“Taxes on salt will ruin the harbour,” according to the Dock Herald.", {"The Dock Herald said: “Taxes on salt will ruin the harbour”."}, id="the relayer's own words"),
        pytest.param('The cabinet had decided to punish people suspected of "poisoning the salt trade", the Dock Herald said.', {"According to the Dock Herald, the cabinet had decided to punish people suspected of “poisoning the salt trade”."}, id="a deed in marks is no statement"),
        pytest.param('The Dock Agency said "seditious songs about the coming regatta" were also among the offences.', {"The Dock Agency said that “seditious songs about the coming regatta” were also among the offences."}, id="what is said of the marked words"),
        pytest.param("Mara Vell said: “As soon as we lost the ferry, nobody came to the pier.”", {"Mara Vell said: “As soon as we lost the ferry, nobody came to the pier”."}, id="as soon as"),
        pytest.param("“The ferry is safe and opens in May,” said Odo \u00adFarr, a guard.", {"Odo Farr said: “The ferry is safe and opens in May”."}, id="a soft hyphen in a name"),
    ],
)  # fmt: skip
def test_a_position_is_told_as_the_source_tells_it(text: str, sentences: set[str]) -> None:
    briefing = _briefing(text)
    assert {statement_of(position) for position in briefing.positions} == sentences
    assert not briefing.withheld


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The captain let passengers think that he had flown in the war.", id="let them think"),
        pytest.param("Mayor Farr led tenants to believe that the ferry was safe for cars.", id="led to believe"),
        pytest.param("Mayor Farr asked guards to say that the ferry was safe for cars.", id="asked to say"),
        pytest.param("Odo Farr wrote a book about the Glass Tower entitled The Glass Tower Ferry: My Tenants Were Kings.", id="a title"),
        pytest.param("A thermometer said the baths were too hot.", id="a thermometer"),
        pytest.param("The newsletter said the baths were too hot.", id="a newsletter"),
        pytest.param("The mayor nearly admitted that the ferry was unsafe.", id="nearly admitted"),
        pytest.param("Rarely, guards fired at tenants in Lum.", id="rarely fired"),
        pytest.param("In theory, the council banned skates in May.", id="in theory"),
    ],
)  # fmt: skip
def test_what_nobody_said_or_did_is_none(text: str) -> None:
    briefing = _briefing(text)
    assert not briefing.positions
    assert not briefing.events


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("Mayor Farr believes that the union said the ferry was safe.", "says so on the word of 'Mayor Farr'", id="believes they said"),
        pytest.param("Critics said the mayor lied and claimed that the guards refused to meet him.", "told by somebody unnamed", id="either may claim"),
        pytest.param("“Tolm asked the guests to sign a letter to the governor,” Pell writes in her memoir, according to the Dock Herald.", "the source has it told that 'Pell' says so", id="a demand told of a teller"),
        pytest.param("Odo Farr reportedly admitted that he had sold the barn.", "says so on the word of somebody unnamed", id="reportedly"),
    ],
)  # fmt: skip
def test_words_on_the_word_of_one_who_does_not_tell_them_are_withheld(text: str, reason: str) -> None:
    (withheld,) = _briefing(text).withheld
    assert reason in withheld.reason


def test_what_somebody_admitted_by_another_s_word_is_no_event() -> None:
    assert not _briefing("Tenants claimed that Odo Farr admitted that he had sold the barn to Orland.").events
