"""Who did it to whom, by whatever verb; people of one surname; two speakers of one sentence; acts changed over."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import ClaimVerdict, check_claim

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

FERRY = """\
Island council takes over ferry line

MARSTAL, 12 March 2031 (Quill News) - The island council of Westray said on Tuesday that it would take over the ferry line to Marstal.

Norling, which bought the line from Hebb Marine in 2024, has been run since last year by Petra Lund. She told reporters in Marstal that the firm had lost money on every crossing since the bridge at Skarn opened.

The new pier at Little Oram was paid for by the Kaplan Fund. Norling paid only for the ticket office. The council will finance two more ferries.

Tove Lund, a councillor for the Harbour Party and no relation of the manager, called for the captain's licence to be withdrawn. Two other councillors, Nils Brandt and Oda Friis, backed the call; Jens Aggerholm did not. Lund, of the Harbour Party, said the line had been "robbed twice."

The captain, Aron Selig, was rescued by the coastguard, and a passenger, Mia Torp, broke an arm. According to the coastguard, the ferry had left the channel to avoid a yacht; according to Selig's lawyer, the log was thrown overboard by a deckhand.

Dr. Emil Raske, a physicist at the University of Merrow, said the currents could have been made worse by dredging. Norling has sued the dredging company, Oswin Brothers, for damages. Westray's handball club lost to Skarn in the cup on Saturday.
"""
MUSEUM = """\
Judge backs sale of Harrow collection as heirs split

KELSTON, 4 Nov. 2032 (Quill News) - A judge in Kelston ruled on Thursday that the Harrow Museum may sell 30 paintings to the Dahl Foundation.

Clara Harrow, his granddaughter, welcomed the ruling. Her brother, Leo Harrow, criticised it and said he would appeal. "It was left to the town, not to the highest bidder," said Harrow, a retired surveyor.

The museum, which is led by Ines Quist, has been short of money since the roof fell in. Its repair was funded by the town of Kelston after the insurer, Bell Mutual, pulled out. Bell Mutual was taken over last year by Corvin Life. Quist accused its chairman, Amir Sadek, of hiding behind the small print.

The Dahl Foundation, founded by the shipowner Greta Dahl, is headed by her nephew, Paul Dahl. He told the court that the paintings would stay in Kelston.

Pastor Ilse Brom of Upper Kelst said that the village above the town had hoped to get the altar painting. Upper Kelst was never mentioned in the will. She asked the judge to postpone the sale until a priest had seen the list. The request was supported by Leo Harrow and by the town council, but not by Clara Harrow.

The mayor of Kelston, Hanne Voss, defeated Leo Harrow in last month's election. Professor Anton Wirth of the art school called the sale reasonable.
"""
MINE = """\
Brenner Steel drops bid for Okley mine

TARNWICK, 9 June 2033 (Quill News) - Brenner Steel dropped out of the race for the Okley copper mine on Friday, leaving the field to its rival, Pollard Metals, which already owns the railway to the coast.

The mine belongs to the state of Ardmoor, which took it over from the Finch family in 1998. Amsel replaced Hugo Bell in March, after he stepped down over the Weir affair. Bell had lent his brother, the broker Felix Bell, 300,000 pounds from a fund for widows.

The union at Okley, led by Dora Finch, called off a strike on Thursday. Finch, of the miners' union, is a distant cousin of the former owner, Giles Finch. Pollard's chief, Karl Oster, put off a visit to the pit. The clinic at Low Tarn, which the state set up in 2012, closed last year.

The last stage of the Tour of Ardmoor was won by Piet Orr. Police freed the driver and held the guard after a train hit a cow near Low Tarn. The driver works for Pollard. According to the police, the guard lent his key to a friend; according to his lawyer, it was taken from his coat.
"""
TEXTS = {"ferry": FERRY, "museum": MUSEUM, "mine": MINE}
REFUSALS = {Label.CONTRADICTED, Label.MISATTRIBUTED, Label.NOT_FOUND, Label.PARTIAL}
MINE_OWN = {"deed", "namesake", "neighbour", "interchange"}


@pytest.fixture(scope="module")
def known() -> dict[str, tuple[Document, Analysis]]:
    documents = {name: Document(text=text, name=name) for name, text in TEXTS.items()}
    return {name: (document, analyse(document, PARSER)) for name, document in documents.items()}


def verdict_on(claim: str, article: str, known: dict[str, tuple[Document, Analysis]]) -> ClaimVerdict:
    document, analysis = known[article]
    return check_claim(document, claim, analysis, parser=PARSER)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        pytest.param("ferry", "Westray's handball club beat Skarn in the cup on Saturday.", id="beat-lost"),
        pytest.param("museum", "Corvin Life was bought by Bell Mutual last year.", id="bought-taken-over"),
        pytest.param("museum", "Hanne Voss lost to Leo Harrow in last month's election.", id="lost-defeated"),
        pytest.param("museum", "The Harrow Museum may buy 30 paintings from the Dahl Foundation.", id="buy-sell"),
        pytest.param("mine", "The Finch family bought the mine from the state of Ardmoor in 1998.", id="bought-it"),
        pytest.param("mine", "Hugo Bell succeeded Amsel in March.", id="succeeded-replaced"),
        pytest.param("mine", "Pollard works for the driver.", id="works-for"),
        pytest.param("mine", "Police freed the guard and held the driver.", id="objects-changed-over"),
    ],
)
def test_exchanged_parts_contradict_whatever_the_verb(
    article: str, claim: str, known: dict[str, tuple[Document, Analysis]]
) -> None:
    verdict = verdict_on(claim, article, known)
    assert verdict.label is Label.CONTRADICTED, [(f.check, f.reason) for f in verdict.checks]
    assert any("the other way round" in f.reason for f in verdict.checks)


@pytest.mark.parametrize(
    ("article", "claim", "who"),
    [
        pytest.param("ferry", "The new pier was financed by Norling.", "the Kaplan Fund", id="paid-for"),
        pytest.param("ferry", "The pier at Little Oram was funded by the council.", "the Kaplan Fund", id="two-bodies"),
        pytest.param("ferry", "Tove Lund is in charge of Norling.", "Petra Lund", id="in-charge-of"),
        pytest.param("museum", "Amir Sadek runs the museum.", "Ines Quist", id="relative-clause"),
        pytest.param("museum", "The Dahl Foundation is run by Greta Dahl.", "Paul Dahl", id="name-beside-a-noun"),
        pytest.param("museum", "The repair was paid for by the Dahl Foundation.", "the town of Kelston", id="a-town"),
        pytest.param("mine", "Pollard Metals pulled out of the race for the mine.", "Brenner Steel", id="pulled-out"),
        pytest.param("mine", "The railway to the coast belongs to Brenner Steel.", "Pollard Metals", id="belongs-to"),
        pytest.param("mine", "Giles Finch postponed a visit to the pit.", "Karl Oster", id="put-off"),
        pytest.param(
            "mine", "Dora Finch, of the miners' union, postponed a visit to the pit.", "Karl Oster", id="aside"
        ),
    ],
)
def test_another_in_the_place_of_who_did_it_is_named_and_left_open(
    article: str, claim: str, who: str, known: dict[str, tuple[Document, Analysis]]
) -> None:
    verdict = verdict_on(claim, article, known)
    assert verdict.label is not Label.SUPPORTED
    assert any(f.check == "deed" and who in f.reason for f in verdict.checks), [f.reason for f in verdict.checks]


@pytest.mark.parametrize(
    ("article", "claim", "check"),
    [
        pytest.param(
            "ferry", 'Petra Lund, of the Harbour Party, said the line had been "robbed twice".', "namesake", id="of"
        ),
        pytest.param("mine", "Giles Finch, of the miners' union, called off a strike.", "namesake", id="of-a-union"),
        pytest.param(
            "museum", "Clara Harrow, a retired surveyor, said the collection was left to the town.", "post", id="beside"
        ),
        pytest.param("museum", "Greta Dahl told the court that the paintings would stay.", "speaker", id="he-of-two"),
        pytest.param(
            "mine", "The police say the guard's key was stolen from his coat.", "neighbour", id="two-speakers"
        ),
        pytest.param("mine", "Piet Orr won the Tour of Ardmoor.", "actor", id="a-stage-of-it"),
    ],
)
def test_what_is_told_of_another_is_not_supported(
    article: str, claim: str, check: str, known: dict[str, tuple[Document, Analysis]]
) -> None:
    verdict = verdict_on(claim, article, known)
    assert verdict.label is not Label.SUPPORTED
    assert check in {f.check for f in verdict.checks}, [(f.check, f.reason) for f in verdict.checks]


def test_a_verb_is_not_kept_without_the_noun_that_it_is_told_of(
    known: dict[str, tuple[Document, Analysis]],
) -> None:
    verdict = verdict_on("Aron Selig broke an arm.", "ferry", known)
    assert verdict.label is not Label.SUPPORTED
    assert "shortening" not in {f.check for f in verdict.checks}


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        pytest.param("ferry", "The Kaplan Fund financed the new pier at Little Oram.", id="financed"),
        pytest.param("ferry", "Norling financed the ticket office.", id="paid-only-for"),
        pytest.param("ferry", "Petra Lund has been in charge of Norling since last year.", id="in-charge-of"),
        pytest.param("ferry", "Norling acquired the line from Hebb Marine in 2024.", id="acquired-from"),
        pytest.param("ferry", "Hebb Marine sold the line to Norling in 2024.", id="sold-to"),
        pytest.param("ferry", "Skarn beat Westray's handball club in the cup on Saturday.", id="beat"),
        pytest.param("ferry", "Oswin Brothers was sued by Norling for damages.", id="was-sued-by"),
        pytest.param("ferry", "Tove Lund, of the Harbour Party, said the line had been robbed twice.", id="her-own"),
        pytest.param(
            "ferry", "The log was thrown overboard by a deckhand, according to Selig's lawyer.", id="his-words"
        ),
        pytest.param("ferry", "Jens Aggerholm did not support the call to withdraw the captain's licence.", id="call"),
        pytest.param(
            "ferry", "Physicist Emil Raske said the currents could have been made worse by dredging.", id="trade"
        ),
        pytest.param("museum", "Leo Harrow supported Pastor Brom's request that the sale be postponed.", id="request"),
        pytest.param("museum", "Clara Harrow did not support the request to postpone the sale.", id="not-by"),
        pytest.param("museum", "Pastor Ilse Brom asked the judge to postpone the sale.", id="she-is-no-village"),
        pytest.param("museum", "Amir Sadek was accused by Quist of hiding behind the small print.", id="accused-by"),
        pytest.param("museum", "Art professor Anton Wirth called the sale reasonable.", id="art-professor"),
        pytest.param("museum", "Leo Harrow lost to Hanne Voss in last month's election.", id="lost-to"),
        pytest.param("museum", "The Dahl Foundation may buy 30 paintings from the Harrow Museum.", id="buy-from"),
        pytest.param("museum", "The town of Kelston paid for the repair of the roof.", id="paid-for"),
        pytest.param(
            "mine", "Brenner Steel withdrew from the race for the Okley copper mine on Friday.", id="withdrew"
        ),
        pytest.param("mine", "The state of Ardmoor owns the mine.", id="owns"),
        pytest.param("mine", "Felix Bell borrowed 300,000 pounds from his brother Hugo.", id="borrowed"),
        pytest.param("mine", "Hugo Bell was replaced by Amsel in March.", id="was-replaced"),
        pytest.param("mine", "Dora Finch, of the miners' union, is a cousin of Giles Finch.", id="cousin"),
        pytest.param("mine", "The state established the clinic at Low Tarn in 2012.", id="set-up"),
        pytest.param("mine", "The guard was held and the driver freed.", id="two-passives"),
        pytest.param("mine", "Karl Oster postponed a visit to the pit.", id="put-off"),
    ],
)
def test_the_same_from_the_other_side_finds_nothing(
    article: str, claim: str, known: dict[str, tuple[Document, Analysis]]
) -> None:
    verdict = verdict_on(claim, article, known)
    found = [(f.check, f.label, f.reason) for f in verdict.checks]
    assert verdict.label not in REFUSALS, found
    assert not MINE_OWN & {f.check for f in verdict.checks}, found
