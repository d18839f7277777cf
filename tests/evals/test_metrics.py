import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.evals.metrics import Interval, Prf, Rate, balanced_accuracy, bootstrap, macro_balanced_accuracy

T, F = True, False


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [
        pytest.param(0, 0, 0.0, 1.0, id="nothing counted says nothing"),
        pytest.param(0, 10, 0.0, 0.2775, id="none of ten"),
        pytest.param(10, 10, 0.7225, 1.0, id="ten of ten"),
        pytest.param(5, 10, 0.2366, 0.7634, id="half of ten"),
        pytest.param(81, 263, 0.2553, 0.3662, id="a textbook example"),
    ],
)
def test_wilson_intervals_are_those_of_the_tables(hits: int, total: int, low: float, high: float) -> None:
    found = Rate(hits, total).interval
    assert found.low == pytest.approx(low, abs=1e-3)
    assert found.high == pytest.approx(high, abs=1e-3)


@given(st.integers(1, 400).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_an_interval_holds_its_rate_and_stays_between_0_and_1(counts: tuple[int, int]) -> None:
    rate = Rate(*counts)
    assert rate.share is not None
    assert 0.0 <= rate.interval.low <= rate.share + 1e-12
    assert rate.share - 1e-12 <= rate.interval.high <= 1.0


@pytest.mark.parametrize(("hits", "total"), [(-1, 3), (4, 3), (1, 0)])
def test_an_impossible_rate_is_refused(hits: int, total: int) -> None:
    with pytest.raises(ValueError, match="is no rate"):
        Rate(hits, total)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param([(T, T), (F, F)], 1.0, id="all right"),
        pytest.param([(T, F), (F, T)], 0.0, id="all wrong"),
        pytest.param([(T, T)] * 98 + [(F, T)] * 2, 0.5, id="always yes is a coin, however the labels lie"),
        pytest.param([(F, F), (F, F), (F, T), (F, F)], 0.75, id="one sort of label: its recall"),
        pytest.param([(T, T), (T, F), (F, F)], 0.75, id="mean of the two shares"),
    ],
)
def test_balanced_accuracy(pairs: list[tuple[bool, bool]], expected: float | None) -> None:
    assert balanced_accuracy(pairs) == expected


def test_the_macro_mean_weighs_a_small_source_as_much_as_a_large_one() -> None:
    large, small = [(T, T), (F, F)] * 100, [(T, F), (F, T)]
    assert macro_balanced_accuracy({"large": large, "small": small}) == 0.5
    assert macro_balanced_accuracy({"empty": []}) is None
    assert macro_balanced_accuracy({}) is None


@pytest.mark.parametrize(
    ("found", "precision", "recall", "f1"),
    [
        pytest.param(Prf(0, 0, 0), None, None, None, id="nothing there, nothing found"),
        pytest.param(Prf(0, 3, 0), 0.0, None, 0.0, id="false alarms only"),
        pytest.param(Prf(6, 2, 4), 0.75, 0.6, 2 / 3, id="some of each"),
    ],
)
def test_precision_recall_and_f1(found: Prf, precision: float | None, recall: float | None, f1: float | None) -> None:
    assert (found.precision.share, found.recall.share) == (precision, recall)
    assert found.f1 == (None if f1 is None else pytest.approx(f1))


def test_the_bootstrap_is_repeatable_and_close_to_the_binomial() -> None:
    pairs = {"one": [(T, T)] * 80 + [(T, F)] * 20}
    first = bootstrap(pairs, macro_balanced_accuracy, samples=400)
    assert first == bootstrap(pairs, macro_balanced_accuracy, samples=400)
    spread = 1.96 * math.sqrt(0.8 * 0.2 / 100)
    assert first.low == pytest.approx(0.8 - spread, abs=0.03)
    assert first.high == pytest.approx(0.8 + spread, abs=0.03)


def test_the_bootstrap_of_what_cannot_vary_is_a_point_and_of_nothing_is_everything() -> None:
    assert bootstrap({"one": [(T, T)] * 5}, macro_balanced_accuracy, samples=20) == Interval(1.0, 1.0)
    assert bootstrap({"one": []}, macro_balanced_accuracy, samples=20) == Interval(0.0, 1.0)
