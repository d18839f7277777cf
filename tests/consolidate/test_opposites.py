"""What undoes what: acts that never are one event, however alike the reports read."""

import pytest

from llm_brief.consolidate.opposites import acts_among, opposed
from llm_brief.consolidate.terms import terms_of


def are_opposed(one: str, other: str) -> bool:
    first, second = (acts_among(frozenset(terms_of(text))) for text in (one, other))
    assert opposed(first, second) == opposed(second, first)
    return opposed(first, second)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("Dockers blocked the gates", "Dockers left the gates", True, id="a blockade and its end"),
        pytest.param("The bridge was closed", "The bridge was reopened", True, id="closed and reopened"),
        pytest.param("Talks resumed", "Talks broke down", True, id="two words for one act"),
        pytest.param("Prices rose", "Prices fell", True, id="up and down"),
        pytest.param("The council accepted the plan", "The council refused the plan", True, id="yes and no"),
        pytest.param("Dockers blocked the gates", "Dockers occupied the gates", False, id="one side"),
        pytest.param("The bridge was closed", "The bridge burned", False, id="something else"),
        pytest.param("Closed, then reopened", "The bridge was reopened", False, id="one tells both"),
        pytest.param("", "The bridge was reopened", False, id="nothing said"),
    ],
)
def test_opposites(one: str, other: str, expected: bool) -> None:
    assert are_opposed(one, other) is expected
