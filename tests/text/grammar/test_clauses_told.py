"""The words that tell one clause of a sentence: cut out whole, or not at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm_brief.text.document import Document
from llm_brief.text.grammar.clauses import Clause, clauses
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.text.grammar.telling import closed_end, told_in, told_words

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def read(text: str) -> tuple[Document, Parse, tuple[Clause, ...]]:
    document = Document(text=text, name="a.txt")
    parser = find_parser()
    assert parser is not None
    parse = parser.parse(document)
    return document, parse, clauses(parse)


def told(text: str, lemma: str) -> str | None:
    document, parse, found = read(text)
    clause = next(c for c in found if c.lemma == lemma and not c.nominal)
    return told_in(document, parse, clause.predicate, clause.stands_for)


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        pytest.param(
            "On Friday the union left the talks, saying that it had been misled.",
            "leave",
            "the union left the talks",
            id="what is set off goes",
        ),
        pytest.param(
            "The union left the talks after the minister had spoken.", "leave", "The union left the talks", id="when"
        ),
        pytest.param(
            "The union accused the minister of theft, though a review found none.",
            "accuse",
            "The union accused the minister of theft, though a review found none",
            id="what speaks against a charge stays",
        ),
        pytest.param(
            "The union met the minister, though he was ill.", "meet", "The union met the minister", id="though"
        ),
        pytest.param(
            "The union will leave the talks unless it is paid.",
            "leave",
            "The union will leave the talks unless it is paid",
            id="a condition stays",
        ),
        pytest.param(
            "The union will leave the talks, provided it is paid.",
            "leave",
            "The union will leave the talks, provided it is paid",
            id="a condition behind a comma stays",
        ),
        pytest.param(
            "The union did not leave the talks.", "leave", "The union did not leave the talks", id="a negation stays"
        ),
        pytest.param(
            "The minister met the union and rejected its offer.",
            "reject",
            "The minister rejected its offer",
            id="a shared subject",
        ),
        pytest.param(
            "The envoy, who refused to sign, left.", "refuse", "The envoy refused to sign", id="a relative clause"
        ),
        pytest.param(
            "The judge is due to hear the case on Friday.",
            "hear",
            "The judge is due to hear the case on Friday",
            id="with what makes it a plan",
        ),
        pytest.param(
            "The mayor said that the bridge had collapsed.",
            "collapse",
            "the bridge had collapsed",
            id="a reported clause",
        ),
        pytest.param(
            "The bridge collapsed on Friday, the mayor said.", "collapse", "The bridge collapsed on Friday", id="a tail"
        ),
        pytest.param(
            "The council met. It rejected the plan.",
            "reject",
            "The council rejected the plan",
            id="whom a pronoun means",
        ),
        pytest.param("He rejected the plan.", "reject", None, id="nobody knows who he is"),
        pytest.param("The offer was neither accepted nor rejected.", "reject", None, id="neither nor"),
        pytest.param("The plan to close the pass failed.", "close", None, id="no tense, no subject"),
        pytest.param("What the council rejected was the date.", "reject", None, id="no clause of its own"),
    ],
)
def test_the_words_of_a_clause(text: str, lemma: str, expected: str | None) -> None:
    assert told(text, lemma) == expected


def test_marks_that_open_inside_are_closed() -> None:
    assert told("The council rejected the claim as “a fairy tale”.", "reject") == (
        "The council rejected the claim as “a fairy tale”"
    )
    assert closed_end("say (so) ", 4, 7) == 8
    assert closed_end('a "word" b', 2, 7) == 8
    assert closed_end("plain words", 0, 5) == 5


_PARTS = st.lists(
    st.sampled_from(
        [
            "the union",
            "Orland",
            "left",
            "rejected the plan",
            "said that",
            "and",
            "who",
            ",",
            "on Friday",
            "if",
            "it",
            ".",
        ]
    ),
    max_size=14,
)


@given(_PARTS)
@settings(max_examples=40, deadline=None)
def test_the_words_lie_in_the_text_in_order_whatever_it_says(parts: list[str]) -> None:
    document, parse, found = read(" ".join(parts))
    for clause in found:
        pieces = told_words(parse, clause.predicate, clause.stands_for)
        assert all(0 <= start < end <= len(document.text) for start, end in pieces)
        assert len(pieces) <= 2
