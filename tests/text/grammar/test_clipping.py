"""What stands around words and turns them, by letters and by syntax."""

import pytest

from llm_brief.text.document import Document
from llm_brief.text.grammar.clipping import condition_after, cut_before, cut_behind
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.text.grammar.turning import Turn, Voice, turns


@pytest.mark.parametrize(
    ("text", "words", "turn"),
    [
        pytest.param("It was not found.", "found", Turn.NEGATION, id="not"),
        pytest.param("We didn’t sign it.", "sign it", Turn.NEGATION, id="a contraction"),
        pytest.param("They behave as if it were over.", "it were over", Turn.NEGATION, id="as if"),
        pytest.param("They stay provided that it holds.", "it holds", Turn.CONDITION, id="provided that"),
        pytest.param("Unless it rains, we go.", "it rains", Turn.CONDITION, id="at the head"),
        pytest.param("It was found.", "found", None, id="nothing"),
        pytest.param("A knot was found.", "was found", None, id="letters of another word"),
    ],
)
def test_the_words_right_before_are_read(text: str, words: str, turn: Turn | None) -> None:
    found = cut_before(text, text.index(words))
    assert (found.turn if found else None) is turn


@pytest.mark.parametrize(
    ("text", "words", "is_other"),
    [
        pytest.param("The dam leaks — a charge Orvik denies.", "The dam leaks", True, id="a charge"),
        pytest.param("The dam leaks, or so they say.", "The dam leaks", True, id="hearsay"),
        pytest.param("The dam leaks, as some claim.", "The dam leaks", True, id="some"),
        pytest.param("The dam leaks, the agency reported.", "The dam leaks", True, id="an agency"),
        pytest.param("The dam leaks, and the minister said so.", "The dam leaks", False, id="another clause"),
        pytest.param("The dam leaks, I said.", "The dam leaks", False, id="the author himself"),
        pytest.param("The dam leaks — a bad thing.", "The dam leaks", False, id="a comment"),
    ],
)
def test_what_calls_the_words_hearsay_is_read(text: str, words: str, is_other: bool) -> None:
    assert (cut_behind(text, len(words)) is not None) is is_other


def test_a_condition_behind_is_read_to_the_end_of_its_clause() -> None:
    text = "We will sign, provided that they leave. If not, we stay."
    assert condition_after(text, len("We will sign")) == "provided that they leave"
    assert condition_after(text, len("We will sign, provided that they leave")) is None


@pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")
@pytest.mark.parametrize(
    ("text", "words", "turn"),
    [
        pytest.param("He said the dam had not failed.", "failed", Turn.NEGATION, id="a negation"),
        pytest.param("If it rains, the dam will fail.", "the dam will fail", Turn.CONDITION, id="a condition"),
        pytest.param(
            "Had it rained, the dam would have failed.", "the dam would have failed", Turn.CONDITION, id="inverted"
        ),
        pytest.param("The dam may fail.", "fail", Turn.MODAL, id="a modal"),
        pytest.param("He asked whether the dam was safe.", "the dam was safe", Turn.QUESTION, id="a question"),
        pytest.param("The dam perhaps failed.", "failed", Turn.DOUBT, id="a hedge"),
        pytest.param("It is not clear that the dam failed.", "the dam failed", Turn.NEGATION, id="not clear"),
        pytest.param("The dam failed when it rained.", "The dam failed", None, id="a time"),
        pytest.param("Even if it rains, the dam will hold.", "the dam will hold", None, id="a concession"),
        pytest.param("He did not leave because the dam failed.", "the dam failed", Turn.UNREAD, id="not because"),
        pytest.param("He left because the dam failed.", "the dam failed", None, id="because"),
        pytest.param("He did not know that the dam had failed.", "the dam had failed", None, id="a fact all the same"),
        pytest.param("The dam failed.", "The dam failed", None, id="the sentence"),
    ],
)
def test_the_syntax_around_words_is_read(text: str, words: str, turn: Turn | None) -> None:
    parser = find_parser()
    assert parser is not None
    parse = parser.parse(Document(text=text, name="a.txt"))
    start = text.index(words)
    found = [t.turn for t in turns(parse, (start, start + len(words)), lambda _: Voice.NONE)]
    assert found[:1] == ([turn] if turn else [])
