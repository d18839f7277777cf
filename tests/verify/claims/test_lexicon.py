"""What the lexicon knows of words, and what it leaves open."""

import pytest

from llm_brief.verify.claims.lexicon import means_the_opposite, means_the_same
from llm_brief.verify.claims.words import stem_of


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
