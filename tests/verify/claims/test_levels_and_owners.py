"""What a figure is measured against, whose it is, of how many one is told, who is ahead: each kept as it is told."""

import pytest

from llm_brief.records.base import Finding, Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import ClaimVerdict, check_claim

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

REPORT = Document(
    name="museum.txt",
    text="""\
DRUMMEN, March 3 (Quill News) - The glass museum counted 41,300 visitors, up from 38,700 in the year before but below \
the record of 52,000 set in 2009. A ticket costs 14 marks, down from 16 marks a year ago but still above the 11 marks \
asked in Lowick. The museum, which pays for about a third of the town's lamp fund of 620,000 marks, wants more.

All of the ovens were repaired by the guild. A foundation started by three of the eight curators bought the kiln. Ada \
Ferrow is one of 17 glassblowers who have signed the petition; the guild has 64 members. Orrin Hall overtook \
Felk House in 2018 and is now the second largest museum of the region behind Castle Brae.

The kiln cost 300,000 marks, of which the region paid 165,000. The west wing is to open by next May. It was the sixth \
winter in a row with a loss, and two of the nine rooms stayed shut. At the start of the year the debt had been \
90,000 marks; it is now 70,000 marks. Rent was cut by a quarter of a mark. A second inspection is planned. At least 20 \
lamps broke, and 45 were stolen. Officers found nine bowls in a shed. The museum lost 70 bowls in all. Ulla Brook was \
elected for the third time. If the count falls below the limit of 30,000 visitors, the cafe will close.
""",
)


@pytest.fixture(scope="module")
def known() -> Analysis:
    return analyse(REPORT, PARSER)


def verdict_on(claim: str, known: Analysis) -> ClaimVerdict:
    return check_claim(REPORT, claim, known, parser=PARSER)


def findings_of(rule: str, verdict: ClaimVerdict) -> list[Finding]:
    return [finding for finding in verdict.checks if finding.check == rule]


@pytest.mark.parametrize(
    ("claim", "rule", "reason"),
    [
        pytest.param(
            "The glass museum counted 41,300 visitors, up from the record of 52,000 set in 2009.",
            "level",
            "the source says 'below the record of 52,000', not 'up from the record of 52,000'",
            id="up from what lies above",
        ),
        pytest.param(
            "A ticket costs 14 marks, down from 11 marks asked in Lowick.",
            "level",
            "the source says 'above the 11 marks', not 'down from 11 marks'",
            id="down from what lies below",
        ),
        pytest.param(
            "The glass museum counted 41,300 visitors, below the 38,700 of the year before.",
            "level",
            "the source says 'up from 38,700', not 'below the 38,700 of the year'",
            id="below what it is up from",
        ),
        pytest.param(
            "Only two of the ovens were repaired by the guild.",
            "share",
            "the source says 'All of the ovens', not 'Only two of the ovens'",
            id="only two for all",
        ),
        pytest.param(
            "It was the second winter in a row with a loss.",
            "number",
            "the source says 'sixth winter', not 'second winter'",
            id="another place in a row, whose number counts something else",
        ),
        pytest.param(
            "20 lamps broke.",
            "number",
            "the source says 'At least 20 lamps', which is not as firm as '20 lamps'",
            id="a hedge left out",
        ),
        pytest.param(
            "Officers found 70 bowls in a shed.",
            "exchange",
            "the source says 'nine bowls', not '70 bowls'",
            id="the reason names what is counted",
        ),
    ],
)
def test_a_rule_refuses_with_a_reason_that_is_true(claim: str, rule: str, reason: str, known: Analysis) -> None:
    verdict = verdict_on(claim, known)
    assert verdict.label in {Label.CONTRADICTED, Label.PARTIAL}, verdict.checks
    assert reason in {finding.reason for finding in findings_of(rule, verdict)}, verdict.checks


@pytest.mark.parametrize(
    ("claim", "rule"),
    [
        pytest.param("The museum's lamp fund holds 620,000 marks.", "owner", id="another's fund"),
        pytest.param("The lamp fund of the museum is worth 620,000 marks.", "owner", id="the same behind of"),
        pytest.param("Ada Ferrow is among 64 glassblowers who want it changed.", "counted", id="one of how many"),
        pytest.param("Felk House has more rooms than Orrin Hall.", "ahead", id="more than who overtook it"),
        pytest.param("Orrin Hall is ahead of Castle Brae.", "ahead", id="ahead of whom it is behind"),
        pytest.param("All the curators set up the foundation that bought the kiln.", "whole", id="by three of eight"),
        pytest.param(
            "At the start of the year the debt had been 70,000 marks.", "shortening", id="the figure of the next half"
        ),
        pytest.param("More than half of the price of the kiln came from the region.", "number", id="a reckoned part"),
        pytest.param("Ulla Brook won a third election.", "number", id="the place in a row of another noun"),
        pytest.param("Orrin Hall is the second biggest gallery there.", "number", id="a superlative put otherwise"),
        pytest.param("Rent was cut by 0.25 marks.", "number", id="a fraction in figures"),
        pytest.param("The west wing is to open by May.", "date", id="a month without its next"),
    ],
)
def test_a_rule_leaves_open_what_may_be_so(claim: str, rule: str, known: Analysis) -> None:
    verdict = verdict_on(claim, known)
    assert verdict.label is Label.NOT_CHECKED, verdict.checks
    assert findings_of(rule, verdict), verdict.checks


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("The glass museum counted 41,300 visitors, up from 38,700 in the year before.", id="up from"),
        pytest.param("The number of visitors was below the record of 52,000 set in 2009.", id="below"),
        pytest.param("A ticket costs 14 marks, down from 16 marks a year ago.", id="down from"),
        pytest.param("A ticket costs more than the 11 marks asked in Lowick.", id="more than for above"),
        pytest.param("All of the ovens were repaired by the guild.", id="all"),
        pytest.param("Only two of the nine rooms stayed shut.", id="only two of nine"),
        pytest.param("The town's lamp fund holds 620,000 marks.", id="the owner's"),
        pytest.param("The lamp fund of the town is worth 620,000 marks.", id="the owner behind of"),
        pytest.param("Ada Ferrow is among 17 glassblowers who have signed the petition.", id="among as many"),
        pytest.param("Orrin Hall is ahead of Felk House.", id="ahead of whom it overtook"),
        pytest.param("Castle Brae is a larger museum than Orrin Hall.", id="larger than who is behind"),
        pytest.param("It was the sixth winter in a row with a loss.", id="the place in a row"),
        pytest.param("At the start of the year the debt had been 90,000 marks.", id="the figure of the first half"),
        pytest.param("Three curators started the foundation.", id="the part itself"),
    ],
)
def test_what_is_told_so_finds_nothing(claim: str, known: Analysis) -> None:
    verdict = verdict_on(claim, known)
    assert verdict.label in {Label.SUPPORTED, Label.NOT_CHECKED}, verdict.checks
    for rule in ("level", "share", "owner", "ahead", "whole", "counted"):
        assert findings_of(rule, verdict) == [], verdict.checks


def test_what_is_only_feared_is_no_reason_to_refuse_the_reverse(known: Analysis) -> None:
    verdict = verdict_on("The count is above the limit of 30,000 visitors.", known)
    assert [finding.label for finding in findings_of("level", verdict)] == [Label.NOT_CHECKED]
