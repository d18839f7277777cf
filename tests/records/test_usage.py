"""What answers cost, added up."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.records.usage import Usage

COUNTS = st.integers(0, 10**9)
USAGES = st.builds(
    Usage,
    calls=COUNTS,
    attempts=COUNTS,
    prompt_tokens=COUNTS,
    completion_tokens=COUNTS,
    cost_usd=st.none() | st.integers(0, 1000).map(lambda cents: cents / 64),
)


@given(USAGES, USAGES, USAGES)
def test_adding_is_associative_commutative_and_has_a_zero(a: Usage, b: Usage, c: Usage) -> None:
    assert (a + b) + c == a + (b + c)
    assert a + b == b + a
    assert a + Usage() == a


@pytest.mark.parametrize(
    ("costs", "total"),
    [
        pytest.param([None, None], None, id="all-unknown"),
        pytest.param([0.5, None], 0.5, id="known-part"),
        pytest.param([0.0, None], 0.0, id="free"),
        pytest.param([0.5, 0.25], 0.75, id="both"),
    ],
)
def test_costs(costs: list[float | None], total: float | None) -> None:
    assert reduce(Usage.__add__, (Usage(cost_usd=cost) for cost in costs)).cost_usd == total
