"""Which acts a clause tells by its words alone, and that what cannot be read is held against nothing."""

import pytest

from llm_brief.consolidate.predicates import acts_told, are_other_acts, synonyms


@pytest.mark.parametrize(
    ("clause", "acts"),
    [
        pytest.param("Ines Calder was dismissed in March", {"dismiss"}, id="a passive"),
        pytest.param("The mill will be closed", {"close"}, id="what lies ahead"),
        pytest.param("The court is due to hear the case", {"hear"}, id="due to"),
        pytest.param("Oru, who was listed as a guest, had been robbed", {"rob"}, id="a clause set off is left out"),
        pytest.param("A man who was sacked in May burned the barn", {"burn"}, id="a clause without commas too"),
        pytest.param("The crew left after the storm had sunk the ferry", {"leave"}, id="what went before"),
        pytest.param("Two wounded men asked for water", {"ask"}, id="a participle that says which men"),
        pytest.param("The driver, accused of theft, fled", {"flee"}, id="a participle set off"),
        pytest.param("Guards shot and robbed a farmer", {"shoot", "rob"}, id="two acts"),
        pytest.param("The mayor repeated her demand", {"demand"}, id="the noun of a light verb"),
        pytest.param("The flood forced the army to evacuate Lower Ferrin", {"force", "evacuate"}, id="the verb below"),
        pytest.param("The offer was turned down", {"turn_down"}, id="a particle that makes another verb"),
        pytest.param("Roth said that the dam had burst", {"burst"}, id="what is told, not the telling"),
        pytest.param("Oru was named on May 3", {"name"}, id="May is a month"),
        pytest.param("The hostages walked free", {"walk", "free"}, id="what the verb brings about"),
    ],
)
def test_the_verbs_of_the_main_clause_tell_the_act(clause: str, acts: set[str]) -> None:
    assert acts_told(clause) == acts


@pytest.mark.parametrize(
    "clause",
    [
        pytest.param("Ships wait outside the harbour", id="a headline's present"),
        pytest.param("The talks were held in Marlow", id="a light verb"),
        pytest.param("The valley is green", id="a state"),
        pytest.param("A third round of talks", id="no verb"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_not_clear_gives_nothing(clause: str) -> None:
    assert not acts_told(clause)


def test_all_clauses_count_where_a_whole_sentence_is_read() -> None:
    sentence = "A man who robbed the mill fled when guards arrived"
    assert acts_told(sentence, whole=True) > acts_told(sentence)


@pytest.mark.parametrize(
    ("one", "other", "are_other"),
    [
        pytest.param("The coach was fired", "The coach was named", True, id="another act"),
        pytest.param("The coach was fired", "The coach was dismissed", False, id="a synonym"),
        pytest.param("Guards shot a farmer", "Guards killed a farmer", False, id="an act and its outcome"),
        pytest.param("Ships wait outside", "The coach was named", False, id="one is not clear"),
    ],
)
def test_acts_are_others_only_where_both_are_read(one: str, other: str, are_other: bool) -> None:
    assert are_other_acts(acts_told(one), acts_told(other)) is are_other
    assert are_other_acts(acts_told(other), acts_told(one)) is are_other


def test_kinds_of_acts_count_as_others_where_acts_are_taken_strictly() -> None:
    shot, killed = frozenset({"shoot"}), frozenset({"kill"})
    assert are_other_acts(shot, killed, strictly=True)
    assert not are_other_acts(shot, shot, strictly=True)


def test_synonyms_are_two_words_that_are_not_compared_as_one_already() -> None:
    assert synonyms(frozenset({"dismiss"}), frozenset({"fire"})) == ("dismiss", "fire")
    assert synonyms(frozenset({"fire"}), frozenset({"fire"})) is None
    assert synonyms(frozenset({"fire"}), frozenset({"name"})) is None
