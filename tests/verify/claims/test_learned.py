"""The learned check keeps the direction of its measures; a rule always goes before it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.records.base import Finding, Label
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.text.stems import stem_of
from llm_brief.verify.claims.check import comparisons
from llm_brief.verify.claims.features import features_of
from llm_brief.verify.claims.learned import model_for, read_model
from llm_brief.verify.claims.source import source_of
from llm_brief.verify.claims.verdict import decide
from llm_brief.verify.claims.words import near, read_words

SHARES = st.floats(0, 1)


@pytest.mark.parametrize("parsed", [True, False])
@given(data=st.data())
def test_more_of_the_claim_found_in_the_document_never_counts_against_it(data: st.DataObject, *, parsed: bool) -> None:
    model = model_for(parsed=parsed)
    measures = {name: data.draw(SHARES) for name in ("covered", "pairs", "density", "covered_1", "marked_in_best")}
    name = data.draw(st.sampled_from(sorted(measures)))
    more = measures | {name: min(1.0, measures[name] + data.draw(SHARES))}
    assert model.probability(more) >= model.probability(measures)


@pytest.mark.parametrize("parsed", [True, False])
@given(count=st.integers(0, 9), more=st.integers(0, 9))
def test_more_words_that_the_document_lacks_never_help(count: int, more: int, *, parsed: bool) -> None:
    model = model_for(parsed=parsed)
    base = {"covered": 0.8, "pairs": 0.6, "length": 3.0}
    few, many = ({**base, "novel": n, "novel_numbers": n, "novel_rare": n} for n in (count, count + more))
    assert model.probability(many) <= model.probability(few)


@given(st.dictionaries(st.sampled_from(["covered", "novel", "length"]), st.floats(allow_nan=False)))
def test_a_probability_is_one_whatever_is_measured(measures: dict[str, float]) -> None:
    assert 0 < model_for(parsed=False).probability(measures) < 1


def finding(check: str, label: Label) -> Finding:
    return Finding(check=check, label=label, reason="because")


@pytest.mark.parametrize(
    ("findings", "probability", "label"),
    [
        pytest.param([("number", Label.CONTRADICTED)], 0.99, Label.CONTRADICTED, id="a rule refuses"),
        pytest.param([("name", Label.NOT_FOUND), ("role", Label.CONTRADICTED)], 0.9, Label.CONTRADICTED, id="gravest"),
        pytest.param([("shortening", Label.SUPPORTED)], 0.4, Label.SUPPORTED, id="a rule supports"),
        pytest.param([("shortening", Label.SUPPORTED)], 0.1, Label.PARTIAL, id="a rule supports, nothing else does"),
        pytest.param([("date", Label.PARTIAL), ("shortening", Label.SUPPORTED)], 0.9, Label.PARTIAL, id="both"),
        pytest.param([("entailment", Label.SUPPORTED)], 0.1, Label.SUPPORTED, id="the judge over the learned check"),
        pytest.param(
            [("entailment", Label.SUPPORTED), ("number", Label.CONTRADICTED)], 0.9, Label.CONTRADICTED, id="rule, judge"
        ),
        pytest.param([("voice", Label.NOT_CHECKED)], 0.55, Label.NOT_CHECKED, id="its speaker is left out"),
        pytest.param([], 0.9, Label.SUPPORTED, id="nothing but the learned check"),
    ],
)
def test_rules_go_before_the_judge_and_the_judge_before_the_learned_check(
    findings: list[tuple[str, Label]], probability: float, label: Label
) -> None:
    learned = finding("learned", Label.SUPPORTED if probability >= 0.5 else Label.PARTIAL)
    for order in (1, -1):
        said = [*(finding(*item) for item in findings), learned][::order]
        assert decide(said, probability, ()).label is label


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Germany", "German", True),
        ("resign", "resignation", True),
        ("rejects", "rejected", True),
        ("twelve", "12", True),
        ("1,200", "1200", True),
        ("12", "120", False),
        ("Hallam", "Halland", False),
        ("port", "portrait", False),
    ],
)
def test_forms_of_one_word_are_alike_and_numbers_never_nearly(one: str, other: str, *, alike: bool) -> None:
    stems = [stem_of(word.text) for word in (*read_words(one), *read_words(other))]
    assert (stems[0] == stems[1] or near(*stems)) is alike


@pytest.mark.parametrize("parsed", [True, False])
def test_the_weights_ask_for_nothing_that_is_not_measured(*, parsed: bool) -> None:
    parser = find_parser() if parsed else None
    if parsed and parser is None:
        pytest.skip("no syntactic parser is installed")
    document = Document(text="Rescuers reached the village on Monday. Two bridges were open.")
    source = source_of(document, analyse(document, parser))
    measured = {name for c in comparisons("Rescuers reached the village.", source, parser) for name in features_of(c)}
    assert set(model_for(parsed=parsed).features) <= measured


@pytest.mark.parametrize(("covered", "odds"), [(0.2, -1.0), (0.6, 0.5), (0.95, 2.0)])
def test_a_tree_of_any_depth_up_to_three_is_read(covered: float, odds: float) -> None:
    stored = {"features": ["covered"], "trees": [[0, 0.5, -1.5, [0, 0.9, 0.0, 1.5]]], "lean": {"": 0.5}}
    chance = read_model(stored).probability({"covered": covered})
    assert chance == pytest.approx(1 / (1 + math.exp(-odds)))


def test_a_deeper_tree_is_no_model() -> None:
    deep: object = 1.0
    for _ in range(4):
        deep = [0, 0.5, deep, 0.0]
    with pytest.raises(ValueError, match="float"):
        read_model({"features": ["covered"], "trees": [deep], "lean": {}})
