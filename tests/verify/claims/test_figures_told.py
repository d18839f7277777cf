"""Figures, times and parts given to another matter than the source gives them: each turned, and told faithfully."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import check_claim

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

TEXT = """The toll on the Brenna bridge rose to 14 crowns in May from 11 crowns a year earlier. Traffic fell 8 percent to
5,200 lorries a day, its lowest level in 19 months. The guild cut its fees by 3 crowns in June.
Of the boats in the bay, 36 were towed and 22 burned. The mill, opened in 1931 and sold in 1974, is a museum now.
The upper lock cost 7 million crowns; the lower lock, which is older, cost 2 million.
Two thirds of the grant came from the county and the rest from a bank in Osten.
The pump failed at 3:10 p.m. on Sunday; the cellar flooded at 4:45 p.m. on the same day. When the wardens arrived, the
water began to sink. The sluice was last opened in 2029, the miller says.
The board passed the budget by nine votes to four. Only the western streets were cleared. Most of the porters walked
out. Of its seven ferries, five have been repaired. Four of the farms grow hemp; the fifth, Aldmoor, does not.
Barges are slower than rafts, and a raft costs twice as much as a barge. Rain is as common in Osten as in Brenna.
The elder cousin is much stronger.
No inn in Osten serves more guests than the Heron.
The committee met three times. The first, in March, was short; the second ended in a quarrel over hemp. Chapter
six of its report is on locks. The shop had 900 guests this week, compared with 300 in an ordinary one."""
DOCUMENT = Document(text=TEXT.replace("\n", " "), name="brenna")

FOUND = (
    pytest.param("The toll rose by 14 crowns in May.", "change", Label.CONTRADICTED, id="to told as by"),
    pytest.param("The toll rose to 11 crowns in May.", "change", Label.CONTRADICTED, id="from told as to"),
    pytest.param("Traffic fell to 8 percent.", "change", Label.CONTRADICTED, id="bare told as to"),
    pytest.param("Traffic fell by 5,200 lorries a day.", "change", Label.CONTRADICTED, id="level told as loss"),
    pytest.param("The guild cut its fees to 3 crowns in June.", "change", Label.CONTRADICTED, id="by told as to"),
    pytest.param("Of the boats, 22 were towed and 36 burned.", "crossed", Label.CONTRADICTED, id="acts changed over"),
    pytest.param("The mill, opened in 1974 and sold in 1931, is a museum.", "crossed", Label.CONTRADICTED, id="years"),
    pytest.param("The lower lock cost 7 million crowns.", "misplaced", Label.NOT_CHECKED, id="another's cost"),
    pytest.param("Two thirds of the grant came from a bank.", "misplaced", Label.NOT_CHECKED, id="the rest"),
    pytest.param(
        "The cellar flooded before the pump failed.", "sequence", Label.CONTRADICTED, id="order against the clock"
    ),
    pytest.param(
        "The water began to sink before the wardens arrived.", "sequence", Label.CONTRADICTED, id="when, turned"
    ),
    pytest.param("The sluice was opened after the flood, the miller says.", "last", Label.NOT_CHECKED, id="last time"),
    pytest.param("The sluice was opened in 2031, the miller says.", "last", Label.CONTRADICTED, id="a later year"),
    pytest.param("The board passed the budget unanimously.", "whole", Label.NOT_CHECKED, id="nine to four"),
    pytest.param("All the streets were cleared.", "whole", Label.NOT_CHECKED, id="only some streets"),
    pytest.param("All of its ferries have been repaired.", "whole", Label.NOT_CHECKED, id="five of seven"),
    pytest.param("All the porters walked out.", "whole", Label.NOT_CHECKED, id="most"),
    pytest.param("All the farms grow hemp.", "whole", Label.NOT_CHECKED, id="the fifth does not"),
    pytest.param("Rafts are slower than barges.", "compared", Label.CONTRADICTED, id="than turned"),
    pytest.param("A barge costs twice as much as a raft.", "compared", Label.CONTRADICTED, id="as much as turned"),
    pytest.param("The younger one is stronger than the elder cousin.", "compared", Label.NOT_CHECKED, id="no standard"),
    pytest.param("The fourth meeting was short.", "number", Label.NOT_FOUND, id="a place in no row"),
    pytest.param(
        "The shop had twelve times as many guests this week as usual.", "number", Label.NOT_FOUND, id="no such multiple"
    ),
)
SILENT = (
    pytest.param("The toll rose to 14 crowns in May.", "change", id="to kept"),
    pytest.param("The toll rose from 11 crowns to 14 crowns.", "change", id="from and to"),
    pytest.param("The toll rose by 3 crowns to 14 crowns.", "number", id="what lies between"),
    pytest.param("The toll rose by 3 crowns to 14 crowns.", "change", id="what lies between, by"),
    pytest.param("Traffic is down 8 percent.", "change", id="down for fell"),
    pytest.param("Traffic fell by 8 percent to 5,200 lorries a day.", "change", id="by for a bare number"),
    pytest.param("The guild's fees were cut by 3 crowns.", "change", id="passive"),
    pytest.param("In the bay 22 boats burned and 36 were towed.", "crossed", id="another order"),
    pytest.param("The mill, sold in 1974, was opened in 1931.", "crossed", id="years in another order"),
    pytest.param("The upper lock cost 7 million crowns.", "misplaced", id="its own cost"),
    pytest.param("The upper lock cost 7 million crowns and the lower lock 2 million.", "misplaced", id="both"),
    pytest.param("Two thirds of the grant came from the county.", "misplaced", id="not the rest"),
    pytest.param("The cellar flooded after the pump had failed.", "sequence", id="order of the clock"),
    pytest.param("After the wardens arrived, the water began to sink.", "sequence", id="after for when"),
    pytest.param("The sluice was opened in 2029, the miller says.", "last", id="the last time itself"),
    pytest.param("The board passed the budget.", "whole", id="nobody said all"),
    pytest.param("All the western streets were cleared.", "whole", id="all of the part"),
    pytest.param("All the locks have a pump.", "whole", id="all of another"),
    pytest.param("Rafts are faster than barges.", "compared", id="turned twice"),
    pytest.param("Barges are slower than rafts.", "compared", id="kept"),
    pytest.param("The Heron serves more guests than any inn in Osten.", "compared", id="no other serves more"),
    pytest.param("A barge costs half as much as a raft.", "compared", id="half for twice"),
    pytest.param("The second meeting ended in a quarrel.", "number", id="the second by itself"),
    pytest.param("The sixth chapter of the report is on locks.", "number", id="noun and number"),
    pytest.param("The shop had three times as many guests this week as usual.", "number", id="reckoned multiple"),
    pytest.param("Traffic fell 8 percent to 5,200 lorries a day, a 19-month low.", "addition", id="months of a low"),
)


@pytest.fixture(scope="module")
def checks() -> "dict[str, dict[str, Label]]":
    known = analyse(DOCUMENT, PARSER)
    rows = dict.fromkeys(str(row.values[0]) for row in (*FOUND, *SILENT))
    verdicts = {claim: check_claim(DOCUMENT, claim, known, parser=PARSER) for claim in rows}
    return {claim: {found.check: found.label for found in verdict.checks} for claim, verdict in verdicts.items()}


@pytest.mark.parametrize(("claim", "check", "label"), FOUND)
def test_a_figure_given_to_another_matter_is_found(
    checks: "dict[str, dict[str, Label]]", claim: str, check: str, label: Label
) -> None:
    assert checks[claim].get(check) is label


@pytest.mark.parametrize(("claim", "check"), SILENT)
def test_a_figure_told_as_the_source_tells_it_is_let_be(
    checks: "dict[str, dict[str, Label]]", claim: str, check: str
) -> None:
    assert check not in checks[claim]
