"""What something hangs on, until when it may be done, and of which event it is told: only so does a claim tell it."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import ClaimVerdict, check_claim

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

REPORT = Document(
    name="museum.txt",
    text="""\
The Brenwick Museum intends to reopen its east wing on 14 July if the new pumps pass their tests, director Ola \
Prentice said on Tuesday. The cafe will close on 1 August regardless of whether a tenant is found. The gift shop \
will stay open even if visitor numbers fall. School visits will be cancelled unless the county pays for the buses.

The museum has been raising its ticket prices since January without waiting for the council. The council increased \
its grant in January. Attendance fell last year because the ring road was closed. Prentice dismissed the suggestion \
that the new prices had caused the fall in attendance.

The lawyers said they had not decided whether to challenge a fine of 8,000 marks. They have until 30 June to do so. \
Prentice said that nothing was settled and that the board would want to see lower insurance costs first.

A fire in 1922 destroyed the library, and a storm in 1961 damaged most of the paintings. The guards' strike of 2018, \
which lasted 12 days, ended with a pay rise. A new strike by the guards began on 2 May and has closed the upper \
floors. Brenwick United beat Tarn Athletic 3-1 in the league in March, but lost to them in last year's final.

A thunderstorm tore across the park with gusts of up to 140 kilometres an hour, ripping tiles off the roof and \
cutting off power to 4,000 homes, the fire brigade said. The state gallery will lend its portraits only if the museum \
agrees to insure them. The union urged its members not to sell their shares. The diocese's request for a stall was \
turned down. The restorers have not yet been able to open the strongroom. An earlier truce with the union broke down \
after 16 days.
""",
)

LABELS = {
    "open": {Label.NOT_CHECKED},
    "refused": {Label.CONTRADICTED, Label.MISATTRIBUTED, Label.NOT_FOUND, Label.PARTIAL},
    "not supported": set(Label) - {Label.SUPPORTED},
    "not refused": {Label.SUPPORTED, Label.NOT_CHECKED},
}


@pytest.fixture(scope="module")
def known() -> Analysis:
    return analyse(REPORT, PARSER)


def verdict_on(claim: str, known: Analysis) -> ClaimVerdict:
    return check_claim(REPORT, claim, known, parser=PARSER)


@pytest.mark.parametrize(
    ("claim", "wanted"),
    [
        pytest.param("The museum will reopen its east wing on 14 July even if the new pumps fail their tests.", "refused", id="even if for if"),
        pytest.param("The museum will reopen its east wing on 14 July whether or not the new pumps pass their tests.", "refused", id="whether or not for if"),
        pytest.param("The museum intends to reopen its east wing on 14 July unless the new pumps pass their tests.", "refused", id="unless for if"),
        pytest.param("School visits will be cancelled if the county pays for the buses.", "refused", id="if for unless"),
        pytest.param("School visits will be cancelled even if the county pays for the buses.", "refused", id="even if for unless"),
        pytest.param("The cafe will close on 1 August if a tenant is found.", "not supported", id="if for regardless"),
        pytest.param("The museum will reopen its east wing on 14 July if the new pumps pass their tests.", "not refused", id="if"),
        pytest.param("The museum will not reopen its east wing on 14 July unless the new pumps pass their tests.", "not refused", id="not unless for if"),
        pytest.param("School visits will be cancelled if the county does not pay for the buses.", "not refused", id="if not for unless"),
        pytest.param("The cafe will close on 1 August whether or not a tenant is found.", "not refused", id="whether or not for regardless"),
        pytest.param("The gift shop will stay open regardless of whether visitor numbers fall.", "not refused", id="regardless for even if"),
        pytest.param("The gift shop will stay open.", "not refused", id="even if left out"),
        pytest.param("The state gallery requires the museum to insure its portraits.", "not refused", id="a requirement for only if"),
    ],
)  # fmt: skip
def test_what_something_hangs_on_is_kept(claim: str, wanted: str, known: Analysis) -> None:
    verdict = verdict_on(claim, known)
    assert verdict.label in LABELS[wanted], verdict.checks


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("Visitors asked whether the cafe would close.", id="a question"),
        pytest.param("Ola Prentice provided meals for the guards.", id="to provide a thing"),
        pytest.param("If the roof leaks, the museum will sue the builder.", id="a condition of something else"),
    ],
)
def test_what_hangs_on_nothing_of_the_source_is_compared_with_no_condition(claim: str, known: Analysis) -> None:
    assert not [finding for finding in verdict_on(claim, known).checks if finding.check == "concession"]


@pytest.mark.parametrize(
    ("claim", "wanted"),
    [
        pytest.param("The lawyers have until 30 June to challenge the fine of 8,000 marks.", "not refused", id="until when it may be done"),
        pytest.param("The lawyers challenged the fine of 8,000 marks.", "not supported", id="what may be done told as done"),
        pytest.param("Prentice said the board first wanted insurance costs to come down.", "not refused", id="a wish told as one"),
        pytest.param("The strike that began on 2 May ended with a pay rise.", "not supported", id="the end of another year's strike"),
        pytest.param("The strike that began on 2 May has closed the upper floors.", "not refused", id="what this strike did"),
        pytest.param("Most of the paintings were damaged in the fire of 1922.", "not supported", id="the year of the other limb"),
        pytest.param("Most of the paintings were damaged in the storm of 1961.", "not refused", id="the year of its limb"),
        pytest.param("Brenwick United beat Tarn Athletic 3-1 in last year's final.", "not supported", id="the score of another day"),
        pytest.param("Brenwick United beat Tarn Athletic 3-1 in March.", "not refused", id="the score of its day"),
        pytest.param("In March Brenwick United defeated Tarn Athletic 3-1.", "not refused", id="to defeat is to beat"),
    ],
)  # fmt: skip
def test_when_it_is_so_is_kept(claim: str, wanted: str, known: Analysis) -> None:
    verdict = verdict_on(claim, known)
    assert verdict.label in LABELS[wanted], verdict.checks


@pytest.mark.parametrize(
    ("claim", "wanted"),
    [
        pytest.param("Ticket prices have been rising because the council increased its grant in January.", "not supported", id="what it did not wait for"),
        pytest.param("Attendance fell because of the new prices, Prentice said.", "not supported", id="what is said not to have caused it"),
        pytest.param("Attendance fell last year because the ring road was shut.", "not refused", id="the reason given"),
        pytest.param("The thunderstorm cut off power to 4,000 homes, the fire brigade said.", "not refused", id="up to is no opposite of cut"),
        pytest.param("An earlier truce fell apart after little more than two weeks.", "not refused", id="other words for all of it"),
        pytest.param("The cafe will close on 1 August, but the restorers have so far been unable to enter the strongroom.", "not refused", id="an ending told elsewhere"),
        pytest.param("The cafe will close on 1 August, but a judge has declared the auction of the clocks void.", "not supported", id="an invented ending"),
    ],
)  # fmt: skip
def test_what_is_said_elsewhere_in_other_words_is_not_refused(claim: str, wanted: str, known: Analysis) -> None:
    verdict = verdict_on(claim, known)
    assert verdict.label in LABELS[wanted], verdict.checks


@pytest.mark.parametrize(
    ("claim", "check", "words"),
    [
        pytest.param("The diocese's request for a stall was granted.", "opposite", "'turned down', not 'granted'", id="a verb with its particle"),
        pytest.param("The union's members sold their shares.", "modality", "urged its members not to sell their shares", id="who asks for what"),
        pytest.param("A fire in 1922 destroyed no books in the library.", "undenied", "the claim says 'no books'", id="the denial itself"),
    ],
)  # fmt: skip
def test_a_reason_quotes_what_it_is_about(claim: str, check: str, words: str, known: Analysis) -> None:
    reasons = [finding.reason for finding in verdict_on(claim, known).checks if finding.check == check]
    assert any(words in reason for reason in reasons), verdict_on(claim, known).checks


def test_small_words_of_set_phrases_are_not_what_a_source_lacks(known: Analysis) -> None:
    verdict = verdict_on("The museum is no longer under way with its plans so far.", known)
    reasons = " ".join(finding.reason for finding in verdict.checks if finding.check == "learned")
    assert not any(repr(word) in reasons for word in ("longer", "way", "far", "no"))


OTHERS = Document(
    name="quay.txt",
    text="""\
The county will introduce a toll in January unless the government lends it 40 million crowns, Nils Aldane said. The \
interim deal lapses earlier if the members reject it in a ballot planned for 2 April. Ostland will withdraw its guns \
only if Verrin releases the 212 prisoners it has held since autumn. The county has ten weeks to answer an offer.

The dockers' dispute of 1979 was ended by a government inquiry. The present dispute over shifts started on 11 \
September. The second grandstand cost the club its savings. Selby Harriers lost 2-5 to Wexley in last season's cup \
and beat them 4-1 in the league in August. Ferry traffic has grown since spring despite higher fares.
""",
)


@pytest.mark.parametrize(
    ("claim", "wanted"),
    [
        pytest.param("The county will introduce a toll in January if the government lends it 40 million crowns.", "refused", id="if for unless"),
        pytest.param("If the government does not lend the county 40 million crowns, it will introduce a toll in January.", "not refused", id="if not, in front"),
        pytest.param("The deal will lapse earlier if union members turn it down in the ballot.", "not refused", id="to turn down is to reject"),
        pytest.param("Ostland will withdraw its guns if the 212 prisoners are freed.", "not refused", id="to free is to release"),
        pytest.param("The county answered the offer.", "not supported", id="what there is time for told as done"),
        pytest.param("The dispute that started on 11 September was ended by a government inquiry.", "not supported", id="another year's dispute"),
        pytest.param("Selby Harriers beat Wexley 4-1 in last season's cup.", "not supported", id="the score of another game"),
        pytest.param("Selby Harriers beat Wexley 4-1 in August.", "not refused", id="the score of the game"),
        pytest.param("Ferry traffic has grown since spring because of higher fares.", "not supported", id="because of for despite"),
    ],
)  # fmt: skip
def test_the_same_of_another_article(claim: str, wanted: str) -> None:
    verdict = check_claim(OTHERS, claim, analyse(OTHERS, PARSER), parser=PARSER)
    assert verdict.label in LABELS[wanted], verdict.checks
