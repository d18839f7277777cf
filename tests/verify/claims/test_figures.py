"""Numbers, parts of a whole, places in a row, times: each turned once, and told faithfully once."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import check_claim

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

TEXT = """OLDMERE, May 7 - The Oldmere mill lost 12 percent of its orders last year, to 4.1 million sacks. Costs rose
3 million crowns to 45 million crowns. The mill will shut two of its five silos. Its share of the market narrowed by
1.8 percentage points to 17 percent. Six of the nine bakers signed the letter. Most of the drivers rejected the offer,
while none of the clerks walked out. The town has eight wells, only three of which were tested in spring.
The dam at Karst, 300 feet high, is the third-highest dam in the valley. The chapel is one of the oldest buildings in
Oldmere. Each baker will get a grant of up to 700 crowns. Every pill holds four milligrams of zinc.
The wardens locked the gate on Friday, two days after a flood tore down the footbridge. The last bus left at 7:15 p.m.
A miller earns three times as much as a carter. Some of the older sheds burned. Losses are not expected to exceed
9 million crowns. The choir sang on Sunday in Varn. Lodgers may stay for up to 20 days."""
DOCUMENT = Document(text=TEXT, name="mill")

REFUSED = (
    pytest.param("Costs rose to 45 billion crowns.", "number", Label.CONTRADICTED, id="million and billion"),
    pytest.param("Its share of the market narrowed by 1.8 percent.", "number", Label.CONTRADICTED, id="points"),
    pytest.param("The dam at Karst is 300 metres high.", "number", Label.CONTRADICTED, id="feet and metres"),
    pytest.param("Every pill holds four grams of zinc.", "number", Label.CONTRADICTED, id="grams"),
    pytest.param("Each baker will get at least 700 crowns.", "number", Label.CONTRADICTED, id="the other bound"),
    pytest.param("The mill will shut five silos.", "share", Label.CONTRADICTED, id="the whole for the part"),
    pytest.param("Nine bakers signed the letter.", "share", Label.CONTRADICTED, id="all bakers counted"),
    pytest.param("All nine bakers signed the letter.", "share", Label.CONTRADICTED, id="all for six of nine"),
    pytest.param("All of the drivers rejected the offer.", "share", Label.CONTRADICTED, id="all for most"),
    pytest.param("Some of the clerks walked out.", "share", Label.CONTRADICTED, id="some for none"),
    pytest.param("All eight wells were tested in spring.", "share", Label.CONTRADICTED, id="three of which"),
    pytest.param("The eight wells were all tested in spring.", "share", Label.CONTRADICTED, id="floating all"),
    pytest.param("Most of the older sheds burned.", "share", Label.PARTIAL, id="most for some"),
    pytest.param("The dam at Karst is the highest dam in the valley.", "rank", Label.CONTRADICTED, id="third-highest"),
    pytest.param("The chapel is the oldest building in Oldmere.", "rank", Label.PARTIAL, id="one of the oldest"),
    pytest.param("A miller earns twice as much as a carter.", "multiple", Label.CONTRADICTED, id="three times"),
    pytest.param("The last bus left at 7:15 a.m.", "clock", Label.CONTRADICTED, id="half of the day"),
    pytest.param("A flood tore down the footbridge on Friday.", "weekday", Label.CONTRADICTED, id="reckoned day"),
    pytest.param("The mill will shut two of its silos on Sunday.", "weekday", Label.NOT_CHECKED, id="another's day"),
)
SILENT = (
    pytest.param("Costs rose to 45 million crowns.", "number", id="how far, not by how much"),
    pytest.param("Costs rose by 3 million crowns.", "number", id="by how much"),
    pytest.param("Orders fell to 4.1 million sacks.", "number", id="percent before a number is no range"),
    pytest.param("Its share of the market narrowed by 1.8 percentage points.", "number", id="points kept"),
    pytest.param("The dam at Karst is about 91 metres high.", "number", id="feet in metres"),
    pytest.param("Each baker will get no more than 700 crowns.", "number", id="the same bound in other words"),
    pytest.param("Each baker will get no more than 700 crowns.", "turned", id="no more than denies nothing"),
    pytest.param("Lodgers may stay for as long as 20 days.", "number", id="as long as"),
    pytest.param("Losses are expected to be at most 9 million crowns.", "number", id="not to exceed"),
    pytest.param("The mill will shut two silos.", "share", id="the part"),
    pytest.param("The mill has five silos.", "share", id="another verb for the whole"),
    pytest.param("Six of the nine bakers signed the letter.", "share", id="both numbers"),
    pytest.param("Most of the drivers rejected the offer.", "share", id="most kept"),
    pytest.param("No clerks walked out.", "share", id="none as no"),
    pytest.param("Some wells were tested in spring.", "share", id="some of them"),
    pytest.param("The dam at Karst is the third-highest dam in the valley.", "rank", id="the place kept"),
    pytest.param("The chapel is among the oldest buildings in Oldmere.", "rank", id="among"),
    pytest.param("A miller earns three times as much as a carter.", "multiple", id="as often"),
    pytest.param("The last bus left at 19:15.", "clock", id="the same time of day"),
    pytest.param("The last bus left at 19:15.", "exchange", id="in other figures"),
    pytest.param("A flood tore down the footbridge on Wednesday.", "weekday", id="day reckoned rightly"),
    pytest.param("A flood tore down the footbridge on Wednesday.", "date", id="a day not stated"),
    pytest.param("The wardens locked the gate on Friday.", "weekday", id="day of the act"),
    pytest.param("The Oldmere mill lost orders.", "turned", id="the month of May"),
)


@pytest.fixture(scope="module")
def checks() -> "dict[str, dict[str, Label]]":
    known = analyse(DOCUMENT, PARSER)
    found = {}
    for row in (*REFUSED, *SILENT):
        claim = str(row.values[0])
        verdict = check_claim(DOCUMENT, claim, known, parser=PARSER)
        found[claim] = {finding.check: finding.label for finding in verdict.checks} | {"verdict": verdict.label}
    return found


@pytest.mark.parametrize(("claim", "check", "label"), REFUSED)
def test_a_figure_that_is_turned_is_no_longer_supported(
    claim: str, check: str, label: Label, checks: "dict[str, dict[str, Label]]"
) -> None:
    assert checks[claim].get(check) is label
    assert checks[claim]["verdict"] is not Label.SUPPORTED


@pytest.mark.parametrize(("claim", "check"), SILENT)
def test_a_figure_told_faithfully_is_not_complained_of(
    claim: str, check: str, checks: "dict[str, dict[str, Label]]"
) -> None:
    assert check not in checks[claim]


def test_a_year_that_nobody_states_is_not_held_against_a_day() -> None:
    document = Document(text="HALM, May 3 - Rovers met Castle. Castle won the shield once, in 1984.", name="shield")
    verdict = check_claim(document, "Castle won the shield in 1994.", analyse(document, PARSER), parser=PARSER)
    reasons = [finding.reason for finding in verdict.checks if finding.check == "date"]
    assert verdict.label in {Label.CONTRADICTED, Label.NOT_FOUND}
    assert reasons
    assert all("May 3" not in reason for reason in reasons)
