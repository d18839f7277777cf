import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.records.base import Finding, Label
from llm_brief.records.kinds import FIELDS, Field
from llm_brief.records.vocabulary import Kind
from llm_brief.verify.decide import OPEN_TO_JUDGEMENT, decide, required_checks

NAMES = ["span", "cited", "value", "role", "wording", "cue", "speaker", "tie", "entailment"]
ALL_FIELDS = [field for kind in Kind for field in FIELDS[kind]]

findings = st.lists(
    st.builds(Finding, check=st.sampled_from(NAMES), label=st.sampled_from(list(Label)), reason=st.just("because")),
    max_size=6,
)


def field(name: str, kind: Kind = Kind.EVENT) -> Field:
    return next(known for known in FIELDS[kind] if known.name == name)


def said(**labels: Label) -> list[Finding]:
    return [Finding(check=check, label=label, reason=check) for check, label in labels.items()]


@given(st.sampled_from(ALL_FIELDS), findings, st.randoms())
def test_the_order_of_findings_never_matters(known: Field, given_findings: list[Finding], random: object) -> None:
    shuffled = list(given_findings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert decide(known, shuffled) == decide(known, given_findings)


@given(st.sampled_from(ALL_FIELDS), findings)
def test_one_refusal_is_enough(known: Field, given_findings: list[Finding]) -> None:
    refused = [*given_findings, Finding(check="x", label=Label.PARTIAL, reason="half of it")]
    assert decide(known, refused).label not in (Label.SUPPORTED, Label.NOT_CHECKED)


@given(st.sampled_from(ALL_FIELDS), findings)
def test_a_model_alone_never_supports_anything_that_words_must_prove(
    known: Field, given_findings: list[Finding]
) -> None:
    only_judge = [f for f in given_findings if f.check == "entailment"]
    if required_checks(known) - OPEN_TO_JUDGEMENT:
        assert decide(known, only_judge).label is not Label.SUPPORTED


def test_every_field_needs_something() -> None:
    assert all(required_checks(known) for known in ALL_FIELDS)


S, N = Label.SUPPORTED, Label.NOT_CHECKED


@pytest.mark.parametrize(
    ("name", "labels", "label"),
    [
        pytest.param("date", dict(span=S, cited=S, value=S, tie=S), S, id="a proved date"),
        pytest.param("date", dict(span=S, cited=S, value=S, tie=N), N, id="a date of who knows what"),
        pytest.param("date", dict(span=S, cited=S, value=S, tie=N, entailment=S), S, id="whose date it is, judged"),
        pytest.param("date", dict(span=S, cited=S, entailment=S), N, id="a date that only a model likes"),
        pytest.param("actors", dict(span=S, cited=S, role=N), N, id="a part nobody proved"),
        pytest.param("actors", dict(span=S, cited=S, role=N, entailment=S), S, id="a part that the judge saw"),
        pytest.param("actors", dict(span=S, cited=S, entailment=S), S, id="a part without a parse, judged"),
        pytest.param("actors", dict(cited=S, role=S, entailment=S), N, id="words that were never located"),
        pytest.param("title", dict(wording=S), S, id="a shortened sentence"),
        pytest.param("title", dict(wording=N), N, id="other words"),
        pytest.param("title", dict(wording=N, entailment=S), S, id="other words, judged"),
        pytest.param(
            "title", dict(wording=S, entailment=Label.CONTRADICTED), Label.CONTRADICTED, id="the judge objects"
        ),
    ],
)
def test_what_is_printed(name: str, labels: dict[str, Label], label: Label) -> None:
    assert decide(field(name), said(**labels)).label is label


def test_the_gravest_refusal_gives_the_label() -> None:
    refusals = said(a=Label.PARTIAL, b=Label.NOT_FOUND, c=Label.MISATTRIBUTED, d=Label.CONTRADICTED)
    for some in itertools.permutations(refusals):
        assert decide(field("date"), some).label is Label.CONTRADICTED


def test_a_judged_value_scores_less_than_a_proved_one() -> None:
    proved = decide(field("title"), said(wording=S))
    judged = decide(field("title"), said(wording=N, entailment=S))
    assert proved.score == 1.0 > judged.score > 0.0
