"""What the lexicon knows of words, and what it leaves open."""

import pytest

from llm_brief.text.stems import stem_of
from llm_brief.verify.claims.lexicon import has_meaning_in, means_the_opposite, means_the_same


@pytest.mark.parametrize(
    ("one", "other", "same", "opposite"),
    [
        pytest.param("begin", "start", True, False, id="the same"),
        pytest.param("rejected", "accepted", False, True, id="opposites in the past"),
        pytest.param("rises", "fell", False, True, id="irregular"),
        pytest.param("bridge", "bridges", True, False, id="one word"),
        pytest.param("bridge", "council", False, False, id="neither"),
    ],
)
def test_the_lexicon_knows(one: str, other: str, *, same: bool, opposite: bool) -> None:
    stems = stem_of(one), stem_of(other)
    assert (means_the_same(*stems), means_the_opposite(*stems)) == (same, opposite)
    assert (means_the_same(*stems[::-1]), means_the_opposite(*stems[::-1])) == (same, opposite)


@pytest.mark.parametrize(
    ("word", "others", "known"),
    [
        pytest.param("bridge", ["bridges"], True, id="itself"),
        pytest.param("begin", ["council", "start"], True, id="one of the same meaning"),
        pytest.param("accept", ["reject", "decline"], False, id="opposites"),
        pytest.param("begin", [], False, id="nothing"),
    ],
)
def test_a_meaning_is_sought_among_many(word: str, others: list[str], *, known: bool) -> None:
    stems = {stem_of(other) for other in others}
    assert has_meaning_in(stem_of(word), stems) is known
    assert any(means_the_same(stem_of(word), stem) for stem in stems) is known
