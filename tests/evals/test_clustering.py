import math
from collections.abc import Mapping
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm_brief.evals.clustering import agreement, b_cubed, ceaf_e, muc, purity


def partition(*clusters: str) -> Mapping[str, str]:
    """One letter an item."""
    return {item: cluster for cluster in clusters for item in cluster}


KEY = partition("abc", "defg")
"""The worked example of the reference scorer's documentation (Pradhan et al. 2014), without twinless mentions."""


@pytest.mark.parametrize(
    ("found", "measure", "precision", "recall"),
    [
        # {abc}{defg} against {ab}{cd}{fg}{e}, by hand
        pytest.param(("ab", "cd", "fg", "e"), "muc", 2 / 3, 2 / 5, id="muc-links"),
        # precision (1+1+.5+.5+1+1+1)/7; recall (2/3+2/3+1/3+1/4+2/4+2/4+1/4)/7
        pytest.param(("ab", "cd", "fg", "e"), "b_cubed", 6 / 7, (5 / 3 + 3 / 2) / 7, id="b3-shares"),
        # best one-to-one: abc-ab 4/5, defg-fg 4/6
        pytest.param(("ab", "cd", "fg", "e"), "ceaf_e", (4 / 5 + 2 / 3) / 4, (4 / 5 + 2 / 3) / 2, id="ceaf-matching"),
        # Bagga and Baldwin 1998 on one chain too many joined: precision 9/16 ... of {abcdefg}
        pytest.param(("abcdefg",), "b_cubed", (3 * 3 / 7 + 4 * 4 / 7) / 7, 1.0, id="b3-all-in-one"),
        pytest.param(("abcdefg",), "muc", 5 / 6, 1.0, id="muc-all-in-one"),
        pytest.param(("abcdefg",), "ceaf_e", 8 / 11, 4 / 11, id="ceaf-all-in-one"),
        pytest.param(tuple("abcdefg"), "b_cubed", 1.0, 2 / 7, id="b3-each-alone"),
        pytest.param(tuple("abcdefg"), "muc", 0.0, 0.0, id="muc-each-alone"),
        pytest.param(("abc", "defg"), "muc", 1.0, 1.0, id="muc-equal"),
        pytest.param(("abc", "defg"), "b_cubed", 1.0, 1.0, id="b3-equal"),
        pytest.param(("abc", "defg"), "ceaf_e", 1.0, 1.0, id="ceaf-equal"),
    ],
)
def test_measures_agree_with_computation_by_hand(
    found: tuple[str, ...], measure: str, precision: float, recall: float
) -> None:
    score = {"muc": muc, "b_cubed": b_cubed, "ceaf_e": ceaf_e}[measure](KEY, partition(*found))
    assert (score.precision, score.recall) == pytest.approx((precision, recall))


def test_the_example_of_bagga_and_baldwin() -> None:
    """Twelve items in chains of 5, 2 and 5: joining the two long ones costs less than the published 0.76 allows."""
    truth = partition("12345", "67", "89ABC")
    assert b_cubed(truth, partition("12345", "6789ABC")).precision == pytest.approx(0.76, abs=0.005)
    assert b_cubed(truth, partition("1234589ABC", "67")).precision == pytest.approx(0.58, abs=0.005)
    assert muc(truth, partition("12345", "6789ABC")).precision == pytest.approx(0.9)
    assert muc(truth, partition("1234589ABC", "67")).precision == pytest.approx(0.9)


def test_matching_is_one_to_one_and_the_best() -> None:
    """The greedy choice (abcd with abc) is worse than giving that cluster away."""
    key, found = partition("abcd", "ef"), partition("abce", "df")
    weights = {(0, 0): 6 / 8, (0, 1): 2 / 6, (1, 0): 2 / 6, (1, 1): 2 / 4}
    best = max(sum(weights[row, column] for row, column in enumerate(order)) for order in permutations(range(2)))
    assert ceaf_e(key, found).precision == pytest.approx(best / 2)


def test_purity_counts_the_most_frequent_label_of_each_cluster() -> None:
    assert purity(KEY, partition("ab", "cdefg")) == pytest.approx(6 / 7)


def test_conll_is_the_mean_of_three() -> None:
    both = agreement(KEY, partition("ab", "cd", "fg", "e"))
    assert both.conll == pytest.approx((both.muc.f1 + both.b_cubed.f1 + both.ceaf_e.f1) / 3)


def test_partitions_of_different_items_are_refused() -> None:
    with pytest.raises(ValueError, match="different items"):
        b_cubed(KEY, partition("abc"))


LABELS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=14)


@given(LABELS)
@settings(max_examples=60, deadline=None)
def test_scores_are_shares_and_exchange_with_the_sides(labels: list[tuple[int, int]]) -> None:
    one = {str(at): left for at, (left, _) in enumerate(labels)}
    other = {str(at): right for at, (_, right) in enumerate(labels)}
    for measure in (muc, b_cubed, ceaf_e):
        there, back = measure(one, other), measure(other, one)
        assert 0 <= there.precision <= 1 + 1e-12
        assert math.isclose(there.precision, back.recall, abs_tol=1e-12)
        assert math.isclose(measure(one, one).f1, 1.0) or measure is muc


@given(LABELS, LABELS)
@settings(max_examples=40, deadline=None)
def test_parts_that_share_no_cluster_add_up(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> None:
    def side(labels: list[tuple[int, int]], which: int, tag: str) -> dict[str, tuple[str, int]]:
        return {f"{tag}{at}": (tag, pair[which]) for at, pair in enumerate(labels)}

    parts = [(side(labels, 0, tag), side(labels, 1, tag)) for labels, tag in ((first, "x"), (second, "y"))]
    whole = agreement(parts[0][0] | parts[1][0], parts[0][1] | parts[1][1])
    added = agreement(*parts[0]) + agreement(*parts[1])
    assert whole.items == added.items
    assert math.isclose(whole.conll, added.conll, abs_tol=1e-9)
