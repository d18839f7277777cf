"""Who acts, what is a side taken, and how far the words of an act reach: rows with what must and must not be printed."""

from datetime import date

import pytest

from llm_brief.extract.proposals import propose
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.driver import Verifier

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def printed(text: str, day: date | None = None) -> set[str]:
    """Each supported value of each record that stands, as "kind field: value"."""
    document = Document(text=text, name="a.txt", published_at=day)
    known = analyse(document, find_parser())
    drafts = propose(document, known)
    judged = Verifier().verify(document, known, drafts).judged
    return {
        f"{draft.kind} {claim.field.name}: {claim.value}"
        for draft, result in zip(drafts, judged, strict=True)
        if result.record is not None
        for claim in draft.claims
        if claim.pointer not in {entry.pointer for entry in result.withheld}
    }


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        pytest.param("Arland denies the presence of foreign troops in the delta.", None, id="a presence"),
        pytest.param("Quell's firm denies any role in the fire.", None, id="a role"),
        pytest.param("Orland rejected the involvement of its navy in the raid.", None, id="an involvement"),
        pytest.param("Orland rejects the presence of foreign troops on its soil.", None, id="denied or resented"),
        pytest.param("The Orland government denied that it had closed the port.", None, id="that it is so"),
        pytest.param("Brandt Mills denies polluting the river.", None, id="a deed of one's own"),
        pytest.param("The union says the board refused to share its methodology.", None, id="refused to do, as told"),
        pytest.param("The board refused to share its methodology.", None, id="refused to do"),
        pytest.param("The board refused to support the strike.", "against", id="refused to support"),
        pytest.param("The council declined to sign the pact.", "against", id="refused to sign"),
        pytest.param("The council denied the request for a new road.", "against", id="a request is denied"),
        pytest.param("Orland opposes the presence of foreign troops in the delta.", "against", id="opposed"),
        pytest.param("The Orland government rejects the plan for a dam.", "against", id="a plan"),
    ],
)
def test_who_denies_a_fact_takes_no_side(text: str, stance: str | None) -> None:
    found = printed(text)
    stances = {value for value in found if value.startswith("position stance")}
    assert any(value.startswith("position statement") for value in found)
    assert stances == ({f"position stance: {stance}"} if stance else set())


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        pytest.param("Despite two rounds of talks, first hosted by Norland and later by Oran, talks between Arland and Borland have stalled.", "event actors: Borland", "event actors: Norland", id="the host of other talks"),
        pytest.param("Talks between Arland and Borland, mediated by Oran, collapsed on Monday.", "event actors: Arland", "event actors: Oran", id="a mediator"),
        pytest.param("Norland hosted talks between Arland and Borland on Monday.", "event actors: Norland", None, id="a host that acts"),
        pytest.param("The exiled Borland teachers call for an open council in Borland, whether through a town meeting or future elections.", "demand content: an open council in Borland", None, id="either way"),
        pytest.param("The miners' union called for a vote, if the board agrees or the mayor does.", None, "demand content: a vote", id="a condition with or"),
        pytest.param("Twelve divers sought shelter in a school.", None, "event type: REQUEST", id="shelter"),
        pytest.param("Two infected miners sought treatment at a hospital.", None, "event type: REQUEST", id="treatment"),
        pytest.param("Ada Finch sought asylum in Tessaly.", None, "event type: REQUEST", id="asylum"),
        pytest.param("Ada Finch sought advice from a lawyer.", None, "event type: REQUEST", id="advice"),
        pytest.param("The miners sought a ban on night work from the board.", "event type: REQUEST", None, id="a ban is sought"),
        pytest.param("Nominee praised for her skill, patience\n\nPremier Ivo Marr announced his nominee on Monday in Halm.", "event actors: Premier Ivo Marr", "position stakeholder: Nominee", id="praised in a headline"),
        pytest.param("The council praised the nurses for their work on Monday.", "event actors: The council", None, id="praises somebody"),
        pytest.param("In 1911, Orland had lost 10 times as many ships as it had first reported.", "event title: Orland had lost 10 times as many ships as it had first reported", "event quantities: low=10.0 high=10.0 qualifier='exact' unit='times'", id="as many as"),
        pytest.param("Orland freed many sailors as it signed a truce with Merrow on Monday.", "event title: Orland freed many sailors", None, id="as of time"),
        pytest.param("Radio reporter and Lund hospital surgeon Dr. Paul Reed has been approached to lead the ward.", "event recipients: Radio reporter and Lund hospital surgeon Dr. Paul Reed", "event recipients: Radio reporter and Lund hospital surgeon", id="two posts of one person"),
        pytest.param("The nurse and Ada Finch were arrested by police on Monday.", "event recipients: Ada Finch", "event recipients: The nurse and Ada Finch", id="a nurse and another"),
        pytest.param("The patients, a husband and wife, were treated in Halm on Monday.", "event recipients: The patients", "event recipients: wife", id="a pair set beside"),
        pytest.param("Of the 12 judges who will hear the case, five were appointed by Liberal governors.", "event title: Of the 12 judges who will hear the case, five were appointed by Liberal governors", "event title: five were appointed by Liberal governors", id="a part of twelve"),
        pytest.param("Five were appointed by Liberal governors.", None, "event title: Five were appointed by Liberal governors", id="five of whom"),
        pytest.param("Twenty miners were arrested by police on Monday.", "event title: Twenty miners were arrested by police on Monday", None, id="a number with its noun"),
        pytest.param("The Tessaly explosions killed 150 people.", "event recipients: 150 people", "event type: ASSAULT", id="an explosion"),
        pytest.param("A mine explosion killed 12 people in Orland.", "event recipients: 12 people", "event type: ASSAULT", id="an explosion in a mine"),
        pytest.param("A car bomb explosion killed 12 people in Orland.", "event type: ASSAULT", None, id="a bomb explodes"),
        pytest.param("A blast killed 3 soldiers when rebels set off a bomb in Merrow.", "event type: ASSAULT", None, id="a bomb is set off"),
        pytest.param("The Orland government has promised a veto.", "event type: REJECT", "event type: AGREE", id="a veto is promised"),
        pytest.param("The miners' union promised a strike in May.", "event type: THREATEN", "event type: AGREE", id="a strike is promised"),
        pytest.param("The Orland government promised a new road.", "event type: AGREE", None, id="a road is promised"),
        pytest.param("The Coalition to Save Our Libraries (CSOL) demanded a new roof.", "demand demander: The Coalition to Save Our Libraries", "demand demander: The Coalition", id="a name with to in it"),
        pytest.param("The letter is in the file the guards turned over to the town judges earlier this week.", None, "event actors: the guards", id="what was turned over stands before"),
        pytest.param("The guards handed over six men to Tessaly on Monday.", "event recipients: six men", None, id="handed over men"),
        pytest.param("Over the years, plague has killed millions of people around the world, most famously during the Red Winter, which wiped out one-third of Orland's people.", None, "event recipients: millions of people around the world", id="nothing says what was done"),
    ],
)  # fmt: skip
def test_it_is_read_as_it_is_told(text: str, wanted: str | None, unwanted: str | None) -> None:
    found = printed(text)
    assert wanted is None or wanted in found, sorted(found)
    assert unwanted is None or unwanted not in found, sorted(found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("The mayor of Halm announced a new bridge today at the Town Hall.", "2021-06-03", id="today"),
        pytest.param("Police arrested six men yesterday in Halm.", "2021-06-02", id="yesterday"),
        pytest.param("The mayor of Halm announced a vote for Tuesday at the Town Hall.", None, id="the day of what is to come"),
    ],
)  # fmt: skip
def test_today_is_the_day_of_the_document(text: str, wanted: str | None) -> None:
    dates = {value for value in printed(text, date(2021, 6, 3)) if value.startswith("event date")}
    assert dates == ({f"event date: {wanted}"} if wanted else set())
