"""What a hostile reader found in print: each row is a sentence of the same shape, beside sentences that stay as they are."""

import pytest

from llm_brief.extract.ground import ground
from llm_brief.records.acts import act_of, heads
from llm_brief.records.base import Label
from llm_brief.records.drafts import EventDraft, PositionDraft
from llm_brief.records.vocabulary import EventType, Kind
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.parse import Phrase
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.text.grammar.telling import told_in
from llm_brief.verify.case import Case
from llm_brief.verify.closed import cue
from llm_brief.verify.roles import role
from llm_brief.verify.wording import wording, words_of

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def analysed(text: str) -> Analysis:
    return analyse(Document(text=text, name="x"), find_parser())


def event_case(text: str, **fields: object) -> Case:
    document = Document(text=text, name="x")
    given: dict[str, object] = {"sentences": [1], "title": "", "status": "occurred", "type": "OTHER", "actors": []}
    draft = EventDraft.model_validate({**given, **fields})
    return Case(ground(draft, Kind.EVENT, document, proposed_by="test"), analyse(document, find_parser()))


def part_of(text: str, part: str, who: str, title: str) -> Label:
    """What the check of roles says of ``who`` in an event of no known type."""
    case = event_case(text, title=title, **{part: [who]})
    (claim,) = case.grounded.of(part)
    (said,) = role(claim, case)
    return said.label


SUFFERS = [
    ("Lena Moor was hit while walking home.", "Lena Moor", "Lena Moor was hit"),
    ("Tam Orr was killed in a shootout and Dav Orr was found asleep in a barn.", "Tam Orr", "Tam Orr was killed"),
    ("Tam Orr was killed in a shootout and Dav Orr was found asleep in a barn.", "Dav Orr", "Dav Orr was found"),
    ("Jon Ammer has been roped in to run the fair.", "Jon Ammer", "Jon Ammer has been roped in"),
    ("Ivo Marr was treated in hospital after he crashed his car.", "Ivo Marr", "Ivo Marr was treated"),
    ("Ida Lunn was picked to lead the orchestra.", "Ida Lunn", "Ida Lunn was picked"),
]


@pytest.mark.parametrize(("text", "who", "title"), SUFFERS)
def test_who_suffers_the_act_of_the_title_may_do_another_in_the_sentence(text: str, who: str, title: str) -> None:
    assert part_of(text, "recipients", who, title) is Label.SUPPORTED


@pytest.mark.parametrize(("text", "who", "title"), SUFFERS)
def test_no_subject_of_a_passive_is_refuted_as_recipient(text: str, who: str, title: str) -> None:
    for told in ("", f"What became of {who}", text):
        assert part_of(text, "recipients", who, told) is not Label.CONTRADICTED


@pytest.mark.parametrize(
    ("text", "part", "who", "title"),
    [
        pytest.param("Oru Dorn chased Ida Lunn.", "recipients", "Oru Dorn", "Oru Dorn chased Ida Lunn", id="agent"),
        pytest.param("Oru Dorn chased Ida Lunn.", "actors", "Ida Lunn", "Oru Dorn chased Ida Lunn", id="patient"),
        pytest.param("Ida Lunn was chased by Oru Dorn.", "recipients", "Oru Dorn", "Ida Lunn was chased", id="by"),
        pytest.param("Ida Lunn was chased by Oru Dorn.", "actors", "Ida Lunn", "Ida Lunn was chased", id="passive"),
    ],
)
def test_the_parts_of_the_told_clause_are_still_refuted_when_turned_round(
    text: str, part: str, who: str, title: str
) -> None:
    assert part_of(text, part, who, title) is Label.CONTRADICTED


def test_who_acts_in_another_clause_is_no_actor_of_this_one() -> None:
    text = "Tam Orr was killed in a shootout and Dav Orr fled to the hills."
    assert part_of(text, "actors", "Dav Orr", "Tam Orr was killed in a shootout") is not Label.SUPPORTED
    assert part_of(text, "actors", "Dav Orr", "Dav Orr fled to the hills") is Label.SUPPORTED


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Dorvik – shot", ["dorvik", "shot"], id="blanks"),
        pytest.param("Dorvik -- shot", ["dorvik", "shot"], id="two"),
        pytest.param("Dorvik—shot", ["dorvik", "shot"], id="em"),
        pytest.param("Dorvik –shot", ["dorvik", "shot"], id="one-blank"),
        pytest.param("Anna-Lena", ["anna-lena"], id="hyphen"),
        pytest.param("the Orvane–Selmark line", ["the", "orvane-selmark", "line"], id="en"),
    ],
)
def test_only_dashes_without_blanks_join_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("title", "is_refused"),
    [pytest.param("Police shot Dorvik", False, id="there"), pytest.param("Police shot Dorvan", True, id="not-there")],
)
def test_a_name_beside_a_dash_is_in_the_sentence(title: str, is_refused: bool) -> None:
    case = event_case("Police shot a man named Dorvik – known to them for years – on Monday.", title=title)
    (claim,) = case.grounded.of("title")
    assert (Label.NOT_FOUND in {said.label for said in wording(claim, case)}) is is_refused


@pytest.mark.parametrize(
    ("text", "verb", "told"),
    [
        pytest.param(
            "Initially the police also blamed Dorn.", "blame", "Initially the police also blamed Dorn", id="no-comma"
        ),
        pytest.param("Initially, the police blamed Dorn.", "blame", "Initially, the police blamed Dorn", id="comma"),
        pytest.param("At first, the police blamed Dorn.", "blame", "At first, the police blamed Dorn", id="at-first"),
        pytest.param("Originally, Orvane owned the mine.", "own", "Originally, Orvane owned the mine", id="originally"),
        pytest.param(
            "Somehow, Ida Lunn survived the fall.", "survive", "Somehow, Ida Lunn survived the fall", id="somehow"
        ),
        pytest.param("Initially, Dorn agreed and sent a note.", "send", None, id="shared"),
        pytest.param("On Monday, the police blamed Dorn.", "blame", "the police blamed Dorn", id="a-day"),
        pytest.param("Later, Dorn agreed and sent a note.", "send", "Dorn sent a note", id="later"),
    ],
)
def test_a_title_keeps_what_turns_it(text: str, verb: str, told: str | None) -> None:
    known = analysed(text)
    clause = next(clause for clause in known.clauses if clause.lemma == verb)
    assert known.parse is not None
    assert told_in(Document(text=text, name="x"), known.parse, clause.predicate) == told


@pytest.mark.parametrize(
    ("text", "verb", "doer"),
    [
        pytest.param("Mara Lind won an Ostra prize for hosting the show.", "host", "Mara Lind", id="prize"),
        pytest.param("Mara Lind earned a fortune from selling boats.", "sell", "Mara Lind", id="money"),
        pytest.param("Critics blamed the mayor for closing the school.", "close", "the mayor", id="blamed"),
        pytest.param("Guards stopped Dorn from leaving the city.", "leave", "Dorn", id="stopped"),
        pytest.param("The tower was shattered by an explosion, killing 30 people.", "kill", "an explosion", id="by"),
        pytest.param("The convoy was attacked on Monday, wounding four soldiers.", "wound", None, id="nobody"),
        pytest.param("The rebels attacked the bridge, killing two guards.", "kill", "The rebels", id="active"),
        pytest.param("Dorn was seen leaving the bank.", "leave", "Dorn", id="seen"),
        pytest.param("Dorn was hit while crossing the road.", "cross", "Dorn", id="while"),
    ],
)
def test_who_does_what_has_no_subject_of_its_own(text: str, verb: str, doer: str | None) -> None:
    clause = next(clause for clause in analysed(text).clauses if clause.lemma == verb)
    assert (clause.subject and text[clause.subject.start : clause.subject.end]) == doer


def named(known: Analysis, phrase: Phrase) -> list[str]:
    assert known.parse is not None
    return sorted(known.parse.tokens[head].text for head in heads(known.parse, phrase))


@pytest.mark.parametrize(
    ("text", "verb", "of"),
    [
        pytest.param("The gunman killed nine guests, six boys and three girls.", "kill", ["guests"], id="sum"),
        pytest.param(
            "The gunman killed two guards, six boys and three girls.", "kill", ["boys", "girls", "guards"], id="no-sum"
        ),
        pytest.param("The gunman killed a guard and a nurse.", "kill", ["guard", "nurse"], id="no-numbers"),
    ],
)
def test_the_parts_of_a_number_are_no_further_recipients(text: str, verb: str, of: list[str]) -> None:
    known = analysed(text)
    (phrase,) = next(clause for clause in known.clauses if clause.lemma == verb).objects
    assert named(known, phrase) == of


@pytest.mark.parametrize(
    ("text", "by"),
    [
        pytest.param(
            "Eleven people wounded by a shell and guards shot by a gunman were treated.", ["shell"], id="own-agent"
        ),
        pytest.param("They were wounded by a shell and a rocket.", ["rocket", "shell"], id="both"),
    ],
)
def test_each_participle_has_its_own_agent(text: str, by: list[str]) -> None:
    known = analysed(text)
    clause = next(clause for clause in known.clauses if clause.lemma == "wound")
    assert clause.subject is not None
    assert named(known, clause.subject) == by


@pytest.mark.parametrize(
    ("text", "verb", "category"),
    [
        pytest.param("Orvane Air ordered 144 planes from Kestrel.", "order", None, id="planes"),
        pytest.param("The clinic has ordered 900 masks.", "order", None, id="masks"),
        pytest.param("The judge ordered an inquiry.", "order", EventType.REQUEST, id="inquiry"),
        pytest.param("The king ordered his troops to leave.", "order", EventType.REQUEST, id="troops"),
        pytest.param("Jon Ammer hosted a quiz show.", "host", None, id="show"),
        pytest.param("Mila Hart will host the Lantern Awards.", "host", None, id="awards"),
        pytest.param("Orvane will host peace talks.", "host", EventType.CONSULT, id="talks"),
        pytest.param("Orvane will host Selmark's leaders.", "host", EventType.CONSULT, id="leaders"),
        pytest.param("The minister hosted President Ida Moor on Friday.", "host", EventType.CONSULT, id="president"),
    ],
)
def test_a_purchase_is_no_request_and_a_show_no_meeting(text: str, verb: str, category: EventType | None) -> None:
    known = analysed(text)
    assert known.parse is not None
    clause = next(clause for clause in known.clauses if clause.lemma == verb)
    assert act_of(clause, known.parse) is category


@pytest.mark.parametrize(
    ("text", "who", "label"),
    [
        pytest.param("The court dismissed the cases.", "The court", Label.NOT_CHECKED, id="cases"),
        pytest.param("The judge rejected the appeal.", "The judge", Label.NOT_CHECKED, id="ruling"),
        pytest.param("The minister rejected the appeal.", "The minister", Label.SUPPORTED, id="appeal"),
        pytest.param("The minister dismissed the plan.", "The minister", Label.SUPPORTED, id="plan"),
    ],
)
def test_a_ruling_is_no_stance(text: str, who: str, label: Label) -> None:
    document = Document(text=text, name="x")
    words = text.removeprefix(f"{who} ").removesuffix(".")
    fields: dict[str, object] = {"sentences": [1], "stakeholder": who, "statement": words, "target": "it"}
    draft = PositionDraft.model_validate({**fields, "stance": "against", "quoted": False, "basis": "stated"})
    case = Case(ground(draft, Kind.POSITION, document, proposed_by="test"), analyse(document, find_parser()))
    (claim,) = case.grounded.of("stance")
    (said,) = cue(claim, case)
    assert said.label is label
