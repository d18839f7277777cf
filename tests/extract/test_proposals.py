"""What the rules alone make of sentences, and where they keep silent."""

import pytest

from llm_brief.extract.proposals import propose
from llm_brief.records.grounded import Grounded
from llm_brief.records.vocabulary import Kind
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def proposed(text: str, kind: Kind) -> list[dict[str, list[str]]]:
    document = Document(text=text, name="a.txt")
    return [_plain(draft) for draft in propose(document, analyse(document, find_parser())) if draft.kind is kind]


def _plain(draft: Grounded) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for claim in draft.claims:
        fields.setdefault(claim.field.name, []).append(str(claim.value))
    return fields


@pytest.mark.parametrize(
    ("text", "demander", "addressees", "contents"),
    [
        pytest.param(
            "Orland demanded that the Council reopen the pass and release two drivers.",
            ["Orland"],
            ["the Council"],
            ["reopen the pass", "release two drivers"],
            id="a demand that, twice",
        ),
        pytest.param(
            "Orland urged the Council to reopen the pass.",
            ["Orland"],
            ["the Council"],
            ["reopen the pass"],
            id="urged to",
        ),
        pytest.param(
            "The union has called for an inquiry into the fire.",
            ["The union"],
            [],
            ["an inquiry into the fire"],
            id="called for",
        ),
        pytest.param(
            "The Council rejected Orland's demand that it reopen the pass.",
            ["Orland"],
            [],
            ["reopen the pass"],
            id="a noun",
        ),
        pytest.param(
            "Orland demands that the Council reopen the pass, release two drivers, lift the toll and pay a fine.",
            ["Orland"],
            ["the Council"],
            ["reopen the pass", "release two drivers", "lift the toll", "pay a fine"],
            id="four things under one verb",
        ),
        pytest.param(
            "The miners, the drivers and the teachers demand higher wages.",
            ["The miners, the drivers and the teachers"],
            [],
            ["higher wages"],
            id="those who ask together",
        ),
        pytest.param(
            "The army has given the rebels two days to leave Halvren or be driven out.",
            ["The army"],
            ["the rebels"],
            ["leave Halvren"],
            id="an ultimatum, not what comes otherwise",
        ),
        pytest.param(
            "Orland has sent a final message to the rebels: leave Halvren and release two drivers, or face the army.",
            ["Orland"],
            ["the rebels"],
            ["leave Halvren", "release two drivers"],
            id="a last word behind a colon",
        ),
        pytest.param(
            "The miners ended the march with an appeal to the Council to raise their wages.",
            ["The miners"],
            ["the Council"],
            ["raise their wages"],
            id="with an appeal",
        ),
        pytest.param(
            "The farmers want the toll lifted by June.",
            ["The farmers"],
            [],
            ["the toll lifted by June"],
            id="wanted done",
        ),
        pytest.param(
            "The judge ordered Ivo Marr held until May.",
            ["The judge"],
            [],
            ["Ivo Marr held until May"],
            id="who is held",
        ),
        pytest.param(
            "An open letter urges the Council to reopen the pass.",
            ["An open letter"],
            ["the Council"],
            ["reopen the pass"],
            id="a text asks",
        ),
    ],
)
def test_demands(text: str, demander: list[str], addressees: list[str], contents: list[str]) -> None:
    found = proposed(text, Kind.DEMAND)
    assert [demand["content"][0] for demand in found] == contents
    assert all([name.replace("'s", "") for name in demand["demander"]] == demander for demand in found)
    assert all(demand.get("addressees", []) == addressees for demand in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Orland did not demand that the Council reopen the pass.", id="negated"),
        pytest.param("If Orland demands that the Council reopen the pass, talks will end.", id="a condition"),
        pytest.param("Will Orland demand that the Council reopen the pass?", id="a question"),
        pytest.param("He demanded that it be reopened.", id="pronouns alone"),
        pytest.param("Demand for coal rose.", id="a noun without a holder"),
        pytest.param("Orland asked why the pass was closed.", id="a question asked"),
        pytest.param("Orland asked whether the Council had closed the pass.", id="asked whether"),
        pytest.param("Orland insisted that the pass was open.", id="maintained"),
        pytest.param("Orland wants to leave the talks.", id="wants for itself"),
        pytest.param("Marr seeks a second term.", id="a job is looked for"),
    ],
)
def test_what_is_no_demand_gives_none(text: str) -> None:
    assert proposed(text, Kind.DEMAND) == []


@pytest.mark.parametrize(
    ("text", "actors", "status", "kind"),
    [
        pytest.param("Orland expelled two diplomats on May 3.", ["Orland"], "occurred", "SANCTION", id="past"),
        pytest.param("Orland is set to host talks in May.", ["Orland"], "planned", "CONSULT", id="a plan"),
        pytest.param("Orland is hosting a conference.", ["Orland"], "ongoing", "CONSULT", id="under way"),
        pytest.param("Two farmers were killed in an ambush on May 3.", [], "occurred", "ASSAULT", id="nobody named"),
        pytest.param(
            "A second round of talks is planned for June 3.", [], "planned", "CONSULT", id="an event is planned"
        ),
        pytest.param(
            "The talks between Orland and Tessaly ended in Halvren on May 3.",
            ["Orland", "Tessaly"],
            "occurred",
            "CONSULT",
            id="an event ends",
        ),
        pytest.param(
            "The raid was condemned by the Tessaly Council.",
            ["the Tessaly Council"],
            "occurred",
            "ACCUSE",
            id="passive",
        ),
    ],
)
def test_events(text: str, actors: list[str], status: str, kind: str) -> None:
    (event,) = proposed(text, Kind.EVENT)
    assert (event.get("actors", []), event["status"], event["type"]) == (actors, [status], [kind])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Orland did not expel any diplomats.", id="negated"),
        pytest.param("Ms Dorn is not expected to attend the talks.", id="negated above"),
        pytest.param("Orland may expel two diplomats.", id="may"),
        pytest.param("If Orland expels two diplomats, talks will end.", id="a condition"),
        pytest.param("Orland wants the Council to expel two diplomats.", id="wanted"),
        pytest.param("Has Orland expelled two diplomats?", id="a question"),
        pytest.param("“Orland expelled two diplomats,” Marr said.", id="inside a quotation"),
        pytest.param("It is easy to blame the miners.", id="nobody blames"),
        pytest.param("Orland will learn to live with the toll.", id="a forecast"),
        pytest.param("A spokesman for Orland declined to comment.", id="no comment"),
        pytest.param("Orland was to expel two diplomats in May.", id="was to"),
        pytest.param("Somebody blew up the bridge, they said.", id="told by nobody named"),
        pytest.param("Orland had a last word: release the drivers.", id="an order"),
        pytest.param("Orland hoped that the Council would release two drivers.", id="hoped"),
    ],
)
def test_what_did_not_happen_is_no_event(text: str) -> None:
    assert [event for event in proposed(text, Kind.EVENT) if event["status"] != ["alleged"]] == []


def test_a_date_of_something_else_is_not_the_events_date() -> None:
    (event,) = proposed("Orland is hosting the first talks since the coup in 2021.", Kind.EVENT)
    assert "date" not in event
    (event,) = proposed("The Council hosted a conference on May 3, ending months of silence.", Kind.EVENT)
    assert event["date"] == ["XXXX-05-03"]


def test_a_denial_is_stated_with_its_verb() -> None:
    (position,) = proposed("Envoy Lena Hart denied that Orland had sent troops.", Kind.POSITION)
    assert position["statement"] == ["denied that Orland had sent troops"]


def test_quoted_words_are_the_statement_and_the_speaker_holds_it() -> None:
    (position,) = proposed("“We will not reopen the pass,” Ivo Marr said.", Kind.POSITION)
    assert position["statement"] == ["We will not reopen the pass"]
    assert position["stakeholder"] == ["Ivo Marr"]
    assert position["quoted"] == ["True"]


def test_a_dateline_is_no_actor() -> None:
    (event,) = proposed("PORT HALM, May 3 (Agency) – Orland expelled two diplomats.", Kind.EVENT)
    assert event["actors"] == ["Orland"]


def test_no_parse_no_proposals() -> None:
    document = Document(text="Orland expelled two diplomats.", name="a.txt")
    assert propose(document, analyse(document, None)) == ()


def test_those_who_meet_are_actors_where_nobody_holds_the_meeting() -> None:
    text = "On August 20th, talks were held in Halvren between the foreign ministers of Orland and Tessaly."
    (event,) = proposed(text, Kind.EVENT)
    assert event["actors"][0].startswith("the foreign ministers")
    assert (event["type"], event["date"], event["place"]) == (["CONSULT"], ["XXXX-08-20"], ["Halvren"])


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param(
            "Two farmers were killed in Halvren, the Tessaly Council said.",
            {"recipients": ["Two farmers"], "place": ["Halvren"], "attribution": ["the Tessaly Council"]},
            id="a tail",
        ),
        pytest.param(
            "According to the Tessaly Council, rebels attacked two farms on May 3.",
            {"actors": ["rebels"], "date": ["XXXX-05-03"], "attribution": ["the Tessaly Council"]},
            id="according to",
        ),
        pytest.param(
            "Orland has attacked two farms: nobody was hurt, according to a Tessaly Post report.",
            {"actors": ["Orland"], "attribution": ["a Tessaly Post report"]},
            id="at the end of all",
        ),
        pytest.param(
            "The Tessaly Council said that it had expelled two diplomats.",
            {"actors": ["The Tessaly Council"], "attribution": ["The Tessaly Council"]},
            id="of oneself",
        ),
    ],
)
def test_what_somebody_tells_has_the_teller(text: str, event: dict[str, list[str]]) -> None:
    (found,) = proposed(text, Kind.EVENT)
    assert {name: found.get(name) for name in event} == event


def test_what_may_be_has_no_status_but_says_so() -> None:
    (event,) = proposed("A fifth round may be held in Halvren.", Kind.EVENT)
    assert "status" not in event
    assert event["title"] == ["A fifth round may be held in Halvren"]


def test_a_pronoun_gives_way_to_the_name_that_it_means_and_both_sentences_are_cited() -> None:
    text = "The Tessaly Council met on Friday. It expelled two diplomats."
    document = Document(text=text, name="a.txt")
    drafts = propose(document, analyse(document, find_parser()))
    (event,) = [draft for draft in drafts if "expelled" in str(draft.first("title") and draft.of("title")[0].value)]
    assert [actor.value for actor in event.of("actors")] == ["The Tessaly Council"]
    assert len(event.sentences) == 2


def test_a_number_is_counted_where_it_counts_and_not_further_down() -> None:
    (event,) = proposed("The ministry repeated its demand that Orland hand over five men.", Kind.EVENT)
    assert "quantities" not in event


@pytest.mark.parametrize(
    ("text", "status", "responder"),
    [
        pytest.param(
            "The Council rejected Orland's demand that it reopen the pass.",
            "rejected",
            "The Council",
            id="same sentence",
        ),
        pytest.param(
            "Orland demanded that the pass be reopened. The Council rejected the demand.",
            "rejected",
            "The Council",
            id="next sentence",
        ),
        pytest.param(
            "Orland urged the Council to reopen the pass. The Council ignored the appeal.",
            None,
            "The Council",
            id="passed over",
        ),
        pytest.param(
            "Orland urged the Council to reopen the pass. Marr replied that the snow was too deep.",
            None,
            "Marr",
            id="a reply",
        ),
    ],
)
def test_an_answer_is_linked_to_its_demand(text: str, status: str | None, responder: str) -> None:
    (demand,) = proposed(text, Kind.DEMAND)
    assert demand.get("status", [None])[0] == status
    assert demand["responder"] == [responder]
    assert demand["response"]


def test_the_first_of_two_demands_may_be_rejected_alone() -> None:
    text = "Orland demanded that the Council reopen the pass and lift the toll. The Council rejected the first demand."
    first, second = proposed(text, Kind.DEMAND)
    assert first["status"] == ["rejected"]
    assert "status" not in second and "response" not in second


def test_a_demand_is_not_called_made_where_an_answer_may_follow() -> None:
    text = "Orland urged the Council to reopen the pass. Two drivers were released."
    assert "status" not in proposed(text, Kind.DEMAND)[0]
    assert proposed("Orland urged the Council to reopen the pass. It snowed.", Kind.DEMAND)[0]["status"] == ["made"]


OPINION = "The Council should reopen the pass. The toll is a mistake. Marr said the pass should stay closed."


def test_what_the_article_itself_holds_is_the_authors_opinion() -> None:
    found = [p for p in proposed(OPINION, Kind.POSITION) if p["stakeholder"] == ["the author"]]
    assert [p["statement"][0] for p in found] == ["The Council should reopen the pass", "The toll is a mistake"]
    assert all(p["basis"] == ["author_opinion"] for p in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Council should reopen the pass. The pass was closed in May.", id="once is no opinion piece"),
        pytest.param("Should the Council reopen the pass? Should it pay?", id="questions"),
        pytest.param("Marr said the Council should pay. Marr said the pass should open.", id="somebody else says so"),
        pytest.param("“The Council should pay.” “The toll is a mistake.”", id="quoted"),
        pytest.param("The Council should have paid. The pass should have been open.", id="a guess at the past"),
    ],
)
def test_a_report_has_no_opinion(text: str) -> None:
    assert [p for p in proposed(text, Kind.POSITION) if p["stakeholder"] == ["the author"]] == []


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        pytest.param("A spokesman declined to give his name.", [], id="no comment"),
        pytest.param("The leaders, critics say, are loyalists.", [], id="a piece without its subject"),
        pytest.param("Marr denied this.", [], id="what, stands elsewhere"),
        pytest.param("I hope that one day Orland says it is sorry.", [], id="only hoped"),
        pytest.param("Either side condemned the raid.", [], id="nobody certain"),
        pytest.param(
            "The union says they were not there and has demanded an apology.",
            ["they were not there"],
            id="no more than said",
        ),
    ],
)
def test_what_is_no_statement_is_none(text: str, statements: list[str]) -> None:
    assert [p["statement"][0] for p in proposed(text, Kind.POSITION)] == statements


def test_what_is_promised_has_not_been_held() -> None:
    (event,) = proposed("The Council has promised a hearing on May 3.", Kind.EVENT)
    assert "status" not in event and "date" not in event


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("Orland expelled two diplomats.", ["rules: an act"], id="an act"),
        pytest.param("The talks ended on May 3.", ["rules: a named event"], id="a named event"),
        pytest.param("“We will not agree,” Ivo Marr said.", ["rules: quoted words"], id="a quotation"),
        pytest.param(OPINION, ["rules: the author's own voice"] * 2, id="an opinion"),
    ],
)
def test_a_proposal_says_which_rule_made_it(text: str, rules: list[str]) -> None:
    document = Document(text=text, name="a.txt")
    made = [draft.proposed_by for draft in propose(document, analyse(document, find_parser()))]
    assert [rule for rule in made if rule in rules] == rules


def test_those_of_whom_a_name_consists_are_named_all() -> None:
    (event,) = proposed("The foreign ministers of Orland, Tessaly and Merrow met on May 3.", Kind.EVENT)
    assert event["actors"] == ["The foreign ministers of Orland, Tessaly and Merrow"]


def test_a_name_behind_a_title_is_the_actor() -> None:
    (event,) = proposed("The head of the mission, Ivo Marr, condemned the raid.", Kind.EVENT)
    assert event["actors"] == ["Ivo Marr"]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        pytest.param("Orland has pushed back against the plan.", ["has pushed back against the plan"], id="against"),
        pytest.param(
            "Marr said Orland had pushed back against the plan.", ["Orland had pushed back against the plan"], id="told"
        ),
        pytest.param("Orland would oppose the plan if it failed.", [], id="if"),
        pytest.param("They ruled out talks.", [], id="nobody named"),
        pytest.param("The council pushed back the vote to June.", [], id="only put off"),
    ],
)
def test_who_takes_a_side_holds_a_position(text: str, statements: list[str]) -> None:
    assert [p["statement"][0] for p in proposed(text, Kind.POSITION)] == statements
