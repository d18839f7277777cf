"""What stands for somebody: pronouns and bare surnames, halves of a sentence, words not said yet, whose relative it is."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import ClaimVerdict, check_claim

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

HARBOUR = """\
Harbour vote leaves Tolmin divided
TOLMIN, 4 May 2031 (Quill News) - Mayor Renata Kolb kept her seat by 212 votes on Sunday after a second count, the election office said.

Her rival, the shipbuilder Anders Falk, did not accept the result. Under the city charter, he has fourteen days to lodge a complaint. Kolb thanked the counters. She will open the new fish market on 1 June and travel to Brussels in July.

Falk lost his yard in 2019. He moved to Harnes with his son, Piet, and now sells engines there. His sister, Doris Falk, teaches at the harbour school; she has joined the council and will lead its budget group.

Passenger numbers on the tram rose 9 per cent, and the night bus had its busiest winter since 2004. The ferry company cut two routes but the airport added three and hired 40 people.

Bakers in Tolmin blame the rise in prices on flour, whereas the mayor points to rents. Greenpoint's dockers put the delays down to old cranes, while Tolmin's pilots say the channel is too narrow. Farmers in Lower Harn fear a drought, but the weather office expects a wet summer.

According to a report in the Tolmin Gazette, the count was stopped twice by a power cut. The election office would not comment.
"""
INQUIRY = """\
Inquiry into bridge at Sarn hears the designer
SARN, 11 October 2032 (Quill News) - The inquiry into the fall of the Sarn bridge heard its designer, Olav Brekke, for the first time on Monday.

The judge, Mirjam Tolle, had earlier barred two divers, who were ready to tell the inquiry that the southern pier had been cracked since 2017. Brekke told the inquiry that he had warned the city twice. Two welders went on to tell the inquiry that the bolts had been loose.

The contractor, Jon Lie, has been charged along with the quarry run by his son-in-law. The bridge office has dismissed its accountant, Siri Dahl, over an order placed with her brother. The mayor, Gro Vik, signed the order. Her husband, Lars, sat on the board.

The team tested granite from Ulvik, then slate from Hemne, but could not break it. The company first tried a resin, Corlan, but saw no effect from it.

Lie's nephew Aksel left the firm in 2020 and now runs a cafe. "My client has never sold a bolt," said Lie's lawyer, Bo Lind.

Environment Minister Paavo Rask said the state would offer free filters to families with small children if the levels passed 80. The opposition's spokesman for the environment, Ines Corrigan, said the offer should begin at once. Labour Minister Odd Terne said the fund would pay builders a bonus if the houses were finished by May. The head of the builders' league, Hanna Sund, said the bonus should be doubled. One of those who had bought a filter, the pensioner Vera Moll, said that it smoked from the first day.
"""
TEXTS = {"harbour": HARBOUR, "inquiry": INQUIRY}
REFUSALS = {Label.CONTRADICTED, Label.MISATTRIBUTED, Label.NOT_FOUND, Label.PARTIAL}
ASKED = {"pronoun", "half", "unsaid", "lineage", "actor", "role", "speaker"}


@pytest.fixture(scope="module")
def documents() -> dict[str, tuple[Document, Analysis]]:
    """Each text with what is known of its grammar."""
    found = {name: Document(text=text, name=f"{name}.txt") for name, text in TEXTS.items()}
    return {name: (document, analyse(document, PARSER)) for name, document in found.items()}


def verdict_on(claim: str, text: tuple[Document, Analysis]) -> ClaimVerdict:
    """The verdict, with no model and no judge."""
    return check_claim(text[0], claim, text[1], parser=PARSER)


DOUBTED = [
    pytest.param(
        "harbour",
        "Falk has fourteen days to lodge a complaint and will open the new fish market on 1 June.",
        "pronoun",
        "the source tells it of 'She', which rather means 'Kolb'",
        id="the second act is told of another",
    ),
    pytest.param(
        "harbour",
        "Doris Falk moved to Harnes with her son and sells engines.",
        "pronoun",
        "the source tells it of 'He', which rather means 'Anders Falk'",
        id="he is the brother",
    ),
    pytest.param(
        "harbour",
        "Doris Falk lost a yard in 2019 and teaches at the harbour school.",
        "pronoun",
        "the source tells it of 'Falk', which rather means 'Anders Falk'",
        id="a bare surname means the other",
    ),
    pytest.param(
        "harbour",
        "Doris Falk lost her yard in 2019.",
        "pronoun",
        "the source says 'his yard', not 'her'",
        id="whose yard it is",
    ),
    pytest.param(
        "inquiry",
        "The team could not break granite from Ulvik.",
        "pronoun",
        "the source tells it of 'it', which rather means 'slate from Hemne'",
        id="what it means",
    ),
    pytest.param(
        "harbour",
        "The night bus rose 9 per cent and had its busiest winter since 2004.",
        "actor",
        "in the source it is 'Passenger numbers on the tram' who does so",
        id="the first of two acts is another's",
    ),
    pytest.param(
        "harbour",
        "Dockers at Greenpoint say that the delays are due to the channel being too narrow.",
        "half",
        "the source says 'channel' only of \"Tolmin's pilots\"",
        id="the view of the other half",
    ),
    pytest.param(
        "harbour",
        "Farmers in Lower Harn expect a wet summer.",
        "half",
        "the source says 'expects' only of 'the weather office'",
        id="the hope of the other half",
    ),
    pytest.param(
        "inquiry",
        "Two divers told the inquiry that the southern pier had been cracked since 2017.",
        "unsaid",
        "the source says 'ready to tell'; whether it was said is open",
        id="only ready to say so",
    ),
    pytest.param(
        "inquiry",
        "The bridge office dismissed its accountant over an order placed with the mayor's brother.",
        "lineage",
        "the source says 'her brother'; whether that is of 'mayor' is open",
        id="whose brother it is",
    ),
    pytest.param(
        "inquiry",
        "The designer's husband sat on the board.",
        "lineage",
        "the source says 'Her husband'; whether that is of 'designer' is open",
        id="whose husband it is",
    ),
    pytest.param(
        "inquiry",
        "Odd Terne said the builders' bonus should be doubled.",
        "speaker",
        "in the source it is 'Hanna Sund' who says 'doubled'",
        id="who says the main word",
    ),
]


@pytest.mark.parametrize(("name", "claim", "check", "reason"), DOUBTED)
def test_what_is_told_of_another_is_left_open(
    name: str, claim: str, check: str, reason: str, documents: dict[str, tuple[Document, Analysis]]
) -> None:
    found = verdict_on(claim, documents[name])
    assert found.label is Label.NOT_CHECKED
    assert reason in [finding.reason for finding in found.checks if finding.check == check]


def test_who_is_described_before_the_name_is_named_in_the_reason(
    documents: dict[str, tuple[Document, Analysis]],
) -> None:
    found = verdict_on("Bo Lind said that it smoked from the first day.", documents["inquiry"])
    assert found.label is Label.MISATTRIBUTED
    assert any("Vera Moll" in finding.reason for finding in found.checks if finding.check == "speaker")


KEPT = [
    pytest.param("harbour", "Falk has fourteen days to lodge a complaint and did not accept the result.", id="his two"),
    pytest.param("harbour", "Kolb thanked the counters and will open the new fish market on 1 June.", id="her two"),
    pytest.param("harbour", "Anders Falk lost his yard in 2019.", id="the bare surname is his"),
    pytest.param("harbour", "Falk moved to Harnes with his son and now sells engines there.", id="he is he"),
    pytest.param("harbour", "The airport added three routes and hired 40 people.", id="both acts are the airport's"),
    pytest.param("harbour", "The mayor puts the rise in prices down to rents.", id="what both halves are about"),
    pytest.param("harbour", "Bakers in Tolmin say flour is behind the rise in prices.", id="its own half"),
    pytest.param("inquiry", "The team could not break slate from Hemne.", id="the last named"),
    pytest.param("inquiry", "The company saw no effect from the resin Corlan.", id="named beside"),
    pytest.param("inquiry", "Brekke told the inquiry that he had warned the city twice.", id="told"),
    pytest.param("inquiry", "Two welders told the inquiry that the bolts had been loose.", id="went on to tell"),
    pytest.param(
        "inquiry", "Two divers would have told the inquiry that the southern pier was cracked.", id="would have"
    ),
    pytest.param("inquiry", "A quarry run by Jon Lie's son-in-law has been charged.", id="the contractor is he"),
    pytest.param("inquiry", "The mayor's husband sat on the board.", id="she of the sentence before"),
    pytest.param("inquiry", "Gro Vik's husband sat on the board.", id="she by name"),
    pytest.param("inquiry", "Aksel Lie left the firm in 2020.", id="a nephew of the name"),
    pytest.param("inquiry", "Lie's lawyer said that Lie had never sold a bolt.", id="my client"),
    pytest.param(
        "inquiry", "Ines Corrigan said the offer of free filters should begin at once.", id="the offer of another"
    ),
]


@pytest.mark.parametrize(("name", "claim"), KEPT)
def test_what_is_told_of_the_same_is_not_doubted(
    name: str, claim: str, documents: dict[str, tuple[Document, Analysis]]
) -> None:
    found = verdict_on(claim, documents[name])
    assert found.label not in REFUSALS
    assert not [f for f in found.checks if f.check in ASKED and f.label is not Label.SUPPORTED]
