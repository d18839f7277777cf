"""Records as English sentences."""

from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.records.base import Evidence, Label, Leaf, Verdict
from llm_brief.records.record import Demand, Event, StakeholderPosition
from llm_brief.records.vocabulary import Basis, DemandStatus, Force, Stance
from llm_brief.records.wording import and_list, quoted, statement_of

V = TypeVar("V")

PLACE = Evidence(doc_id="d", start=0, end=34, exact="“No,” he said.\nThe talks had ended.")


def leaf(value: V) -> Leaf[V]:
    return Leaf(value=value, evidence=(PLACE,), verdict=Verdict(label=Label.SUPPORTED, score=1.0))


def event(**fields: object) -> Event:
    return Event.model_validate({"id": "e", "doc_ids": ("d",), "evidence": (PLACE,), "proposed_by": "t", **fields})


def demand(**fields: object) -> Demand:
    given = {"demander": leaf("Orvane"), "content": leaf("to open the bridge"), **fields}
    return Demand.model_validate({"id": "d", "doc_ids": ("d",), "evidence": (PLACE,), "proposed_by": "t", **given})


def position(**fields: object) -> StakeholderPosition:
    given = {"stakeholder": leaf("Orvane"), "statement": leaf("the bridge is ours"), **fields}
    return StakeholderPosition.model_validate(
        {"id": "p", "doc_ids": ("d",), "evidence": (PLACE,), "proposed_by": "t", **given}
    )


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("no", "“no”", id="plain"),
        pytest.param("a “b” c", "“a ‘b’ c”", id="curly-inside"),
        pytest.param('a "b" c', "“a 'b' c”", id="straight-inside"),
        pytest.param("a\n\u2028 b", "“a b”", id="line-breaks"),
        pytest.param("it’s", "“it’s”", id="apostrophe"),
    ],
)
def test_words_in_quotation_marks(words: str, wanted: str) -> None:
    assert quoted(words) == wanted


@given(st.text(max_size=80))
def test_nothing_can_end_a_quotation_early(words: str) -> None:
    shown = quoted(words)
    assert shown.startswith("“") and shown.endswith("”")
    assert not set(shown[1:-1]) & set('“”"')
    assert len(shown.splitlines()) == 1


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        pytest.param([], "", id="none"),
        pytest.param(["A"], "A", id="one"),
        pytest.param(["A", "B"], "A and B", id="two"),
        pytest.param(["A", "B", "C"], "A, B and C", id="three"),
        pytest.param(["A", "B", "A"], "A and B", id="repeated"),
    ],
)
def test_lists_of_names(names: list[str], wanted: str) -> None:
    assert and_list([leaf(name) for name in names]) == wanted


def test_an_event_is_its_title_or_else_the_words_of_the_source() -> None:
    assert statement_of(event(title=leaf("Talks end"))) == "Talks end"
    assert statement_of(event()) == "“‘No,’ he said. The talks had ended.”"


def test_who_says_so_is_said() -> None:
    assert statement_of(event(title=leaf("Talks end"), attribution=leaf("Orvane"))) == "According to Orvane: Talks end"


def test_a_demand_says_who_asks_what_of_whom() -> None:
    said = statement_of(demand(addressees=(leaf("Selmark"), leaf("Belmora")), force=leaf(Force.DEMAND)))
    assert said == "Orvane demanded of Selmark and Belmora: “to open the bridge”."
    assert statement_of(demand(force=leaf(Force.DEMAND))) == "Orvane demanded: “to open the bridge”."


@pytest.mark.parametrize("force", [None, *Force])
def test_verbs_of_asking_take_their_prepositions(force: Force | None) -> None:
    said = statement_of(demand(addressees=(leaf("Selmark"),), force=leaf(force) if force else None))
    assert not any(f"{wrong} of " in said for wrong in ("appealed", "ordered", "ultimatum"))


@pytest.mark.parametrize("status", DemandStatus)
def test_only_a_rejected_demand_is_called_rejected(status: DemandStatus) -> None:
    said = statement_of(demand(status=leaf(status)))
    assert ("rejected" in said) == (status is DemandStatus.REJECTED)


@pytest.mark.parametrize("stance", Stance)
def test_a_position_says_who_and_how(stance: Stance) -> None:
    said = statement_of(position(stance=leaf(stance), quoted=leaf(True)))
    assert said.startswith("Orvane (")
    assert said.endswith("): “the bridge is ours”")


def test_a_speaker_is_named() -> None:
    said = statement_of(position(speaker=leaf("Lena Marosz"), quoted=leaf(True)))
    assert said == "Orvane, as told by Lena Marosz: “the bridge is ours”"


def test_an_opinion_of_the_author_is_the_authors() -> None:
    said = statement_of(position(basis=leaf(Basis.AUTHOR_OPINION), quoted=leaf(False)))
    assert said.startswith("The author of the article on Orvane")


def test_words_that_nobody_is_quoted_with_are_not_shown_as_speech() -> None:
    """Words in quotation marks are read as the stakeholder's own."""
    assert "Orvane: “" not in statement_of(position(quoted=leaf(False)))
    assert "Orvane: “" in statement_of(position(quoted=leaf(True)))
