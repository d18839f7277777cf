"""Reasons, years, shares, figures and words that a claim gives to another act, event or person than the source does."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import check_claim

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

QUARRY = Document(
    name="quarry.txt",
    text="""\
TARN MOSS, June 4 - A first attempt to restart the quarry was given up in 2015 because the price of slate had \
collapsed; a second, in 2019, came to nothing after the county refused a permit. Its director, Ilse Marr, resigned \
last week owing to ill health. The chairman of the board, Corin Weld, declined to comment.

A loader overturned on the upper road in March. Its driver broke a collarbone; the two surveyors who stood beside it \
were unhurt. A nurse, Petra Lund, said that damage to the driver's spine could not be ruled out but that she thought \
it unlikely. "I would caution everybody against speaking of sabotage," said Sergeant Amos Reed of the county police. \
The driver's life was never in danger, the hospital said.

The quarry has had two rockfalls before, in 1931 and 1978. The miners' union demands 9 percent more pay over three \
years. The owner has offered 4 percent over 18 months. The union claims that there have been more than twenty near \
misses since the spring. The county pays 45 percent of the clean-up of the tip, and the owner pays the rest. Weld \
refused to criticise the inspectors, although many of his managers complained that the rules were absurd.

In 2003 a court in Pellen rejected a complaint by fishermen. The last flood, in 2011, lasted nine days and ended when \
the dam at Orrin was opened. Weld, I should add, was himself an ML shop steward until 2006.
""",
)

THEATRE = Document(
    name="theatre.txt",
    text="""\
The theatre had been closed for repairs twice. In 1988 it shut for a year because the heating failed. In 2012 it was \
shut for three months after bats were found in the attic. The Lantern has burnt down once, in 1907.

The actor Tomas Reyl left the company in April after a quarrel about his contract. "I called the director a coward, \
and I regret it," he said. Mayor Ruth Cane did not rule out a new building on the river. Asked about layoffs, the \
manager, Otis Fell, said that he could not exclude them. The tour to Marrick was cancelled because the scenery had \
been crushed, and the children's play was postponed because the lead actress had caught the measles. A strike in 2017 \
was settled within a week thanks to a mediator. The closures were due to a fall in sales. The state has promised a \
third of the cost of rebuilding. A cleaner, Mina Salo, lost a finger. Two stagehands were treated for shock.
""",
)


@pytest.fixture(scope="module")
def known() -> dict[str, Analysis]:
    return {document.name: analyse(document, PARSER) for document in (QUARRY, THEATRE)}


def label(document: Document, claim: str, known: dict[str, Analysis]) -> Label:
    return check_claim(document, claim, known[document.name], parser=PARSER).label


OF_QUARRY = [
    pytest.param(
        "A first attempt to restart the quarry was given up in 2015 because no workers could be found.",
        id="another reason of the same act",
    ),
    pytest.param("Ilse Marr resigned last week because of a row over her pay.", id="another reason with a noun"),
    pytest.param(
        "The second attempt to restart the quarry failed because the price of slate had collapsed.",
        id="the reason of the first of two",
    ),
    pytest.param("The last flood, in 2011, was rejected by a court in Pellen after nine days.", id="two events as one"),
    pytest.param("Petra Lund, a nurse, said that the driver had damage to the spine.", id="what is not ruled out"),
    pytest.param("Sergeant Amos Reed said that sabotage had caused the accident.", id="what is not to be spoken of"),
    pytest.param("One of the two surveyors beside the loader broke a collarbone.", id="one of the others"),
    pytest.param("The accident cost the driver his life.", id="a life that was in no danger"),
    pytest.param("Until this year the quarry never had any rockfalls.", id="never for twice"),
    pytest.param("There have been more than twenty near misses since the spring.", id="a figure that is only claimed"),
    pytest.param("The county pays the whole of the clean-up of the tip.", id="the whole for a share"),
    pytest.param("The miners' union demands 4 percent more pay over 18 months.", id="what is offered as demanded"),
    pytest.param("Weld complained that the rules were absurd.", id="the words of others in the silent one's mouth"),
    pytest.param("Ilse Marr, the director, was herself an ML shop steward until 2006.", id="what another was"),
]


@pytest.mark.parametrize("claim", OF_QUARRY)
def test_what_belongs_to_another_act_or_person_is_not_supported(claim: str, known: dict[str, Analysis]) -> None:
    assert label(QUARRY, claim, known) is not Label.SUPPORTED


OF_THEATRE = [
    pytest.param("In 1988 the theatre shut for a year because bats were found in the attic.", id="the next sentence's"),
    pytest.param(
        "The tour to Marrick was cancelled because the lead actress had caught the measles.", id="the next clause's"
    ),
    pytest.param(
        "Tomas Reyl had to leave the company because he had called the director a coward.", id="what stands behind it"
    ),
    pytest.param("In 1907 the theatre was closed for repairs.", id="the year of another event"),
    pytest.param("Mayor Ruth Cane said there would be a new building on the river.", id="what somebody leaves open"),
    pytest.param("Otis Fell said there would be layoffs.", id="what somebody leaves open of what he is asked about"),
    pytest.param("The state has promised the full cost of rebuilding.", id="the full sum for a third"),
]


@pytest.mark.parametrize("claim", OF_THEATRE)
def test_what_the_source_tells_otherwise_is_not_supported(claim: str, known: dict[str, Analysis]) -> None:
    assert label(THEATRE, claim, known) is not Label.SUPPORTED


@pytest.mark.parametrize(
    ("document", "claim"),
    [
        pytest.param(
            QUARRY,
            "A first attempt to restart the quarry was given up in 2015 because slate prices had collapsed.",
            id="the reason",
        ),
        pytest.param(
            QUARRY, "The director of the quarry, Ilse Marr, resigned last week because of ill health.", id="with a noun"
        ),
        pytest.param(QUARRY, "A court in Pellen rejected a complaint by fishermen in 2003.", id="the year"),
        pytest.param(QUARRY, "The quarry had two rockfalls before, in 1931 and 1978.", id="what it has had"),
        pytest.param(QUARRY, "The county pays 45 percent of the clean-up of the tip.", id="the share"),
        pytest.param(QUARRY, "The miners' union demands 9 percent more pay over three years.", id="the figure"),
        pytest.param(QUARRY, "Many of Weld's managers complained that the rules were absurd.", id="the speaker"),
        pytest.param(
            QUARRY,
            "The union claims that there have been more than twenty near misses since the spring.",
            id="a claim told as one",
        ),
        pytest.param(THEATRE, "The tour to Marrick was cancelled because the scenery was crushed.", id="of two acts"),
        pytest.param(THEATRE, "Thanks to a mediator, a strike was settled within a week in 2017.", id="in front"),
        pytest.param(THEATRE, "The closures were because of a fall in sales.", id="due to a thing is no plan"),
        pytest.param(THEATRE, "In 2012 it was shut for three months.", id="without its reason"),
        pytest.param(THEATRE, "The state has promised a third of the cost of rebuilding.", id="a third"),
        pytest.param(THEATRE, "A cleaner, Mina Salo, lost a finger.", id="whom it befell"),
    ],
)
def test_what_the_source_tells_so_is_still_borne_out(
    document: Document, claim: str, known: dict[str, Analysis]
) -> None:
    assert label(document, claim, known) is Label.SUPPORTED


@pytest.mark.parametrize(
    ("document", "claim"),
    [
        pytest.param(
            QUARRY, "Sergeant Amos Reed cautioned everybody against speaking of sabotage.", id="would caution"
        ),
        pytest.param(QUARRY, "Some managers complain that the rules are absurd.", id="some and many are no two people"),
        pytest.param(QUARRY, "Weld would not criticise the inspectors.", id="who is silent"),
        pytest.param(THEATRE, "Mayor Ruth Cane said that a new building on the river was possible.", id="possible"),
        pytest.param(THEATRE, "The children's play was put off because its lead actress was ill.", id="a paraphrase"),
        pytest.param(THEATRE, "The accident cost the cleaner Mina Salo a finger.", id="a finger is no life"),
        pytest.param(THEATRE, "One of the cleaners, Mina Salo, lost a finger.", id="one of those"),
    ],
)
def test_other_words_for_the_same_are_not_refused(document: Document, claim: str, known: dict[str, Analysis]) -> None:
    assert label(document, claim, known) in {Label.SUPPORTED, Label.NOT_CHECKED}


@pytest.mark.parametrize(
    ("claim", "check"),
    [
        pytest.param("The tour to Marrick was cancelled because the scenery was crushed.", "reason", id="reason"),
        pytest.param("A new building is due to open on the river.", "reason", id="what is due to be done"),
        pytest.param("In 1988 it shut for a year because the heating had failed.", "reason", id="verb of the reason"),
        pytest.param("In 2017 a strike was settled within a week.", "year", id="year"),
        pytest.param("Mayor Ruth Cane would not rule out a new building.", "suspicion", id="suspicion"),
        pytest.param("The state has promised a third of the cost.", "whole", id="share"),
    ],
)
def test_a_claim_that_keeps_to_the_source_has_no_such_finding(
    claim: str, check: str, known: dict[str, Analysis]
) -> None:
    found = check_claim(THEATRE, claim, known[THEATRE.name], parser=PARSER)
    assert check not in {finding.check for finding in found.checks}


CRASH = Document(
    name="crash.txt",
    text="""\
In 1954 seven people died in a crash on the line. Nobody was killed on Sunday, but a guard, Tove Lind, inhaled smoke \
and two firefighters slipped on a stair; one of them twisted an ankle. Lind's life was in danger for some hours.
""",
)


@pytest.mark.parametrize(
    ("claim", "is_open"),
    [
        pytest.param("The fire cost Tove Lind her life.", True, id="whose life was in danger"),
        pytest.param("A guard lost her life on Sunday.", True, id="nobody was killed"),
        pytest.param("Tove Lind twisted an ankle.", True, id="one of them"),
        pytest.param("The 1954 crash cost seven people their lives.", False, id="who died"),
        pytest.param("Seven people lost their lives in 1954.", False, id="in other words"),
    ],
)
def test_a_life_is_lost_where_somebody_died(claim: str, is_open: bool) -> None:
    found = check_claim(CRASH, claim, analyse(CRASH, PARSER), parser=PARSER)
    assert ({finding.check for finding in found.checks} & {"life", "actor"} != set()) is is_open
    assert found.label is not Label.CONTRADICTED
