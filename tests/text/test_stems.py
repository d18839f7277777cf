"""Two forms of one word have one stem; what only looks alike has not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.text.stems import stem_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("rejects", "rejected", id="endings"),
        pytest.param("director", "directors", id="a plural in -ors"),
        pytest.param("signal", "signals", id="a plural in -als"),
        pytest.param("stopped", "stop", id="a doubled letter"),
        pytest.param("withdrew", "withdrawn", id="irregular"),
        pytest.param("women", "woman", id="an irregular plural"),
        pytest.param("sept", "september", id="a short month"),
        pytest.param("twelve", "12", id="a number in words"),
        pytest.param("1,200", "1200", id="a number in groups"),
    ],
)
def test_two_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem_of(one) == stem_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("port", "portrait", id="a beginning"),
        pytest.param("12", "120", id="figures"),
        pytest.param("march", "mark", id="nearly the same letters"),
        pytest.param("june", "july", id="months"),
    ],
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem_of(one) != stem_of(other)


@given(st.text(st.characters(categories=["Ll"]), min_size=1, max_size=20))
def test_a_stem_is_never_empty(word: str) -> None:
    assert stem_of(word)
