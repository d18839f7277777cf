"""Whom a pronoun in subject position means: a name where it is certain, nothing where it is not."""

import pytest

from llm_brief.text.document import Document
from llm_brief.text.grammar.antecedents import antecedents
from llm_brief.text.grammar.clauses import clauses
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def parsed(text: str) -> Parse:
    parser = find_parser()
    assert parser is not None
    return parser.parse(Document(text=text, name="a.txt"))


def meanings(text: str) -> list[tuple[str, str]]:
    parse = parsed(text)
    return [(parse.tokens[i].text, text[phrase.start : phrase.end]) for i, phrase in antecedents(parse).items()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The council said that it had closed the pass.", [("it", "The council")], id="who says it of himself"
        ),
        pytest.param(
            "The council closed the pass. It demands a toll.", [("It", "The council")], id="the subject before"
        ),
        pytest.param(
            "Orland's demands have not changed. It wants the pass reopened.", [("It", "Orland")], id="the owner before"
        ),
        pytest.param(
            "The miners left the square. They want their wages.", [("They", "The miners")], id="several, then they"
        ),
        pytest.param(
            "The council closed the pass. In a statement on Friday it spoke of floods.",
            [("it", "The council")],
            id="behind an opening phrase",
        ),
        pytest.param("The pass is closed. It is easy to blame the council.", [], id="it is easy"),
        pytest.param("The council closed the pass. They want a toll.", [], id="one, then they"),
        pytest.param("Lena Hart praised her boss. He had ordered a review.", [], id="two people, one pronoun"),
        pytest.param("“The council closed the pass,” he said. It was a mistake.", [], id="out of a quotation"),
        pytest.param("It rained.", [], id="nobody before"),
    ],
)
def test_who_is_meant(text: str, expected: list[tuple[str, str]]) -> None:
    assert meanings(text) == expected


def test_a_clause_knows_whom_its_pronoun_means() -> None:
    text = "The council closed the pass. It demands a toll."
    (demand,) = [clause for clause in clauses(parsed(text)) if clause.lemma == "demand"]
    assert demand.stands_for is not None
    assert text[demand.stands_for.start : demand.stands_for.end] == "The council"


def test_a_passive_keeps_whom_its_pronoun_means_apart_from_who_acts() -> None:
    text = "The miners left the square. They were arrested by police."
    (arrest,) = [clause for clause in clauses(parsed(text)) if clause.lemma == "arrest"]
    assert arrest.subject is not None and arrest.stands_for is not None
    assert text[arrest.subject.start : arrest.subject.end] == "police"
    assert text[arrest.stands_for.start : arrest.stands_for.end] == "The miners"


@pytest.mark.parametrize(
    ("text", "lemma", "subject"),
    [
        pytest.param(
            "Orland demands that the council withdraw, admit monitors and pay a fine.",
            "admit",
            "the council",
            id="bare verbs go together",
        ),
        pytest.param(
            "The union says they were not there and has demanded an apology.", "demand", "The union", id="number agrees"
        ),
        pytest.param("The army gave the rebels two days to leave.", "leave", "the rebels", id="who is given the time"),
    ],
)
def test_whose_verb_it_is(text: str, lemma: str, subject: str) -> None:
    clause = next(clause for clause in clauses(parsed(text)) if clause.lemma == lemma)
    assert clause.subject is not None
    assert text[clause.subject.start : clause.subject.end] == subject


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        pytest.param("The army gave the rebels two days to leave.", "give_until", id="so many days"),
        pytest.param("The army gave them until Friday to leave.", "give_until", id="until a day"),
        pytest.param("The army gave the rebels food.", "give", id="something else"),
        pytest.param("The army gave the rebels two days.", "give", id="nothing to do"),
    ],
)
def test_giving_time_for_a_thing_is_a_verb_of_its_own(text: str, lemma: str) -> None:
    assert clauses(parsed(text))[0].lemma == lemma
