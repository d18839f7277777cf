"""A document names itself by its words and gives only places that are in it."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.text.document import Document, Match, Span

TEXT = "Talks failed.\n\nThe envoy left. “We tried,” she said."


def test_the_id_is_the_hash_of_the_text_and_of_nothing_else() -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert Document(text=TEXT).sha256 == digest
    assert Document(text=TEXT, name="other", url="https://example.org").id == digest[:16]
    assert Document(text=f"{TEXT} ").id != digest[:16]


@pytest.mark.parametrize(
    ("text", "identity"),
    [("", "e3b0c44298fc1c14"), ("Ärger\n", "1079ccf215226da2"), ("\U0001f600", "f0443a342c5ef547")],
)
def test_the_id_is_the_same_on_every_machine(text: str, identity: str) -> None:
    assert Document(text=text).sha256.startswith(identity)


def test_a_lone_surrogate_does_not_stop_the_id() -> None:
    assert len(Document(text="a\ud800b").id) == 16


def test_a_span_carries_the_words_of_the_text() -> None:
    assert Document(text=TEXT).span(15, 24) == Span(15, 24, "The envoy", Match.EXACT)
    assert Document(text=TEXT).span(15, 24, Match.FOLDED).match == "folded"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(-1, 3, id="before the text"),
        pytest.param(3, 3, id="empty"),
        pytest.param(5, 3, id="backwards"),
        pytest.param(0, len(TEXT) + 1, id="past the end"),
        pytest.param(len(TEXT), len(TEXT) + 2, id="after the text"),
    ],
)
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="impossible span"):
        Document(text=TEXT).span(start, end)


def test_a_span_whose_words_have_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="impossible span"):
        Span(0, 3, "Talk")


def test_offsets_count_code_points() -> None:
    assert Document(text="\U0001f600 left").span(2, 6).exact == "left"


def test_spans_sort_by_their_place() -> None:
    assert [span.exact for span in sorted([Span(4, 5, "c"), Span(0, 2, "ab"), Span(0, 1, "a")])] == [
        "a",
        "ab",
        "c",
    ]


def test_a_document_knows_the_sentence_at_an_offset() -> None:
    document = Document(text=TEXT)
    found = [document.sentence_at(place) for place in (0, 12, 15, 29, 31)]
    assert [sentence.index for sentence in found if sentence] == [1, 1, 2, 2, 3]


@pytest.mark.parametrize("offset", [-1, 13, 14, 30, len(TEXT), 10_000])
def test_there_is_no_sentence_between_two_or_outside(offset: int) -> None:
    assert Document(text=TEXT).sentence_at(offset) is None


@pytest.mark.parametrize(
    ("start", "end", "indexes"),
    [(0, 13, [1]), (0, 15, [1]), (0, 16, [1, 2]), (12, 32, [1, 2, 3]), (13, 15, []), (99, 120, [])],
)
def test_a_document_knows_the_sentences_that_a_stretch_touches(start: int, end: int, indexes: list[int]) -> None:
    assert [sentence.index for sentence in Document(text=TEXT).sentences_in(start, end)] == indexes


@given(st.text(max_size=60))
def test_each_sentence_is_the_one_at_its_own_place(text: str) -> None:
    document = Document(text=text)
    for sentence in document.sentences:
        assert document.sentence_at(sentence.start) == document.sentence_at(sentence.end - 1) == sentence
        assert document.sentences_in(sentence.start, sentence.end) == (sentence,)
