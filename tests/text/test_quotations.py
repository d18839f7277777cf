"""Quotations by their marks: straight, curly, nested, long, forgotten, and marks that quote nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm_brief.text.quotations import (
    Quotation,
    QuotationKind,
    enclosing,
    in_quotation,
    quotation_at,
    quotations,
    touching,
)


def _inside(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        pytest.param('He said "yes" twice.', ["yes"], id="straight double"),
        pytest.param("He said “yes” twice.", ["yes"], id="curly double"),
        pytest.param("He said ''yes'' twice.", ["yes"], id="two apostrophes as a double mark"),
        pytest.param("He said ``yes'' twice.", ["yes"], id="backticks as in old wire copy"),
        pytest.param("Elle dit « oui » deux fois.", [" oui "], id="guillemets with spaces"),
        pytest.param("Er sagte »ja« und ging.", ["ja"], id="guillemets pointing inwards"),
        pytest.param("Er sagte „ja“ und ging.", ["ja"], id="low and high marks"),
        pytest.param("The envoy was ‘hopeful’ today.", ["hopeful"], id="curly single scare quotes"),
        pytest.param("The envoy was 'hopeful' today.", ["hopeful"], id="straight single scare quotes"),
        pytest.param("Oru’s ‘hopeful’ aides’ talk", ["hopeful"], id="apostrophes around a single quotation"),
        pytest.param("‘the farmers’ demands’, he said", ["the farmers’ demands"], id="plural possessive inside"),
        pytest.param("‘rebels’ of Kelt met", ["rebels"], id="plural before the closing mark"),
        pytest.param("'It's late,' Oru said", ["It's late,"], id="contraction inside straight singles"),
        pytest.param("“She said ‘go’ and left”", ["She said ‘go’ and left", "go"], id="single in double"),
        pytest.param("‘He said “go” again’", ["He said “go” again", "go"], id="double in single"),
        pytest.param("“A “B” C”", ["A “B” C", "B"], id="double in double"),
        pytest.param(
            "‘He said “the farmers’ plan” is dead’",
            ["He said “the farmers’ plan” is dead", "the farmers’ plan"],
            id="apostrophe in the inner one",
        ),
        pytest.param('"I was—" he said; "it was—";', ["I was—", "it was—"], id="broken off with a dash"),
        pytest.param('“It is over." He left.', ["It is over."], id="opened curly, closed straight"),
        pytest.param('"It is over.” He left.', ["It is over."], id="opened straight, closed curly"),
        pytest.param("“It is over.“ He left.", ["It is over."], id="closed with a second opening mark"),
        pytest.param('("It is over")', ["It is over"], id="in brackets"),
        pytest.param(
            "'I left. 'It was late. 'Nobody came. Oru knew of it. 'I said so,' he added.",
            ["I said so,"],
            id="singles that never closed hold nothing",
        ),
        pytest.param("'I left at noon. Oru heard the dockers' tale of it.", [], id="a possessive closes no speech"),
        pytest.param("'I said 'go' to her,' he said", ["I said 'go' to her,", "go"], id="the same single mark inside"),
        pytest.param("\u202a”It is over,” he said", ["It is over,"], id="a closing mark behind a mark of direction"),
        pytest.param("Hon sade ”ja” två gånger", ["ja"], id="the same mark on both sides"),
        pytest.param("He said “no” . ” And then", ["no"], id="a stray closing mark"),
        pytest.param('He said"yes"and left', ["yes"], id="no space around"),
        pytest.param('"Why?" "Because."', ["Why?", "Because."], id="one after the other"),
        pytest.param("“one\ntwo” three", ["one\ntwo"], id="over a hard line break"),
        pytest.param("“... and so we go,” he said", ["... and so we go,"], id="begins with an ellipsis"),
        pytest.param("> quoted mail\n> “so he said”", ["so he said"], id="inside a quoted mail"),
        pytest.param("“😀 yes”", ["😀 yes"], id="beyond the basic plane"),
        pytest.param("“First.\n\n“Second.”", ["First.", "Second."], id="only the last paragraph closes"),
        pytest.param(
            "“First.\n“Second.\n“Third.”", ["First.", "Second.", "Third."], id="paragraphs without blank lines"
        ),
        pytest.param("“Never closed.\n\nNext.", ["Never closed."], id="forgotten close ends with the paragraph"),
        pytest.param(
            "“Forgot. “No,” she said. “Go.”", ["Forgot.", "No,", "Go."], id="forgotten close ends at the next opening"
        ),
        pytest.param("“Open. Then.\nNext line. “ok”", ["Open. Then.", "ok"], id="forgotten close before a line break"),
    ],
)
def test_words_between_marks_are_found(text: str, inside: list[str]) -> None:
    assert _inside(text) == inside


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("The ministers’ plan and Oru’s men’s talk", id="curly apostrophes"),
        pytest.param("The players' union and Oru's men's", id="straight apostrophes"),
        pytest.param("rock 'n' roll in the '90s", id="elisions"),
        pytest.param("'Tis the season, get 'em all", id="more elisions"),
        pytest.param('a 6" by 4" board', id="inches"),
        pytest.param("“”", id="nothing between the marks"),
        pytest.param('" "', id="white space between the marks"),
        pytest.param("> a quoted line\n> and another", id="a quoted mail has no marks"),
        pytest.param("‘unclosed single", id="a single mark that never closes is an apostrophe"),
        pytest.param("closed only” here", id="a closing mark alone"),
        pytest.param("goin’ home, talkin’ loud", id="dropped letters"),
    ],
)
def test_marks_that_quote_nothing_are_left_alone(text: str) -> None:
    assert quotations(text) == ()


def test_a_quotation_knows_its_marks_its_kind_and_its_length() -> None:
    text = "He said “we ‘won’ it’s over”."
    outer, inner = quotations(text)
    assert outer == Quotation(
        start=9, end=27, outer_start=8, outer_end=28, kind=QuotationKind.DOUBLE, depth=0, closed=True, words=4
    )
    assert (inner.kind, inner.depth, text[inner.outer_start : inner.outer_end]) == (QuotationKind.SINGLE, 1, "‘won’")


def test_a_paragraph_that_goes_on_with_a_quotation_says_so() -> None:
    first, second = quotations("“First.\n\n“Second.”")
    assert (first.closed, first.continued) == (False, False)
    assert (second.closed, second.continued) == (True, True)


def test_a_new_quotation_after_a_closed_one_does_not_continue_it() -> None:
    assert [q.continued for q in quotations("“First.”\n\n“Second.”")] == [False, False]


def test_what_seemed_nested_in_a_forgotten_quotation_is_not_nested() -> None:
    assert [q.depth for q in quotations("“Forgot. “No,” she said.")] == [0, 0]


def test_membership_asks_for_all_of_the_range() -> None:
    text = "He said “we ‘won’ it” and left."
    found = quotations(text)
    won = text.index("won")
    innermost = quotation_at(found, won, won + 3)
    assert innermost is not None and innermost.kind is QuotationKind.SINGLE
    assert in_quotation(found, won - 3, won + 3)
    assert not in_quotation(found, 0, won)
    assert not in_quotation(found, text.index("left"), len(text))


def test_outer_quotations_are_found_by_place() -> None:
    text = "“A” b “C”"
    outer = quotations(text)
    assert [text[q.start : q.end] for q in touching(outer, 1, 8)] == ["A", "C"]
    assert list(touching(outer, 3, 6)) == []
    assert enclosing(outer, 7, 8) == outer[1]
    assert enclosing(outer, 4, 5) is None


_MARKS = st.text(alphabet="ab .,?\n\"'“”‘’«»„`>s", max_size=60)


@settings(max_examples=200, deadline=None)
@given(_MARKS)
def test_every_quotation_lies_in_the_text_and_nests_properly(text: str) -> None:
    found = quotations(text)
    for quotation in found:
        assert 0 <= quotation.outer_start < quotation.start <= quotation.end <= quotation.outer_end <= len(text)
        assert quotation.closed == (quotation.end < quotation.outer_end)
        assert text[quotation.start : quotation.end].strip()
    for one in found:
        for other in found:
            apart = one.outer_end <= other.outer_start or other.outer_end <= one.outer_start
            nested = (one.start <= other.outer_start and other.outer_end <= one.end) or (
                other.start <= one.outer_start and one.outer_end <= other.end
            )
            assert one is other or apart or nested


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(categories=("Lu", "Ll", "Nd")), min_size=1, max_size=30))
def test_plain_words_between_curly_marks_are_found_to_the_letter(words: str) -> None:
    text = f"Oru said “{words}” today."
    assert _inside(text) == [words]
