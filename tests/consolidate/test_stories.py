import random
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm_brief.consolidate.likeness_words import FAR, distance, expected_share, surprise
from llm_brief.consolidate.stories import stories
from llm_brief.consolidate.stories_bags import bag_of, dot, vectors
from llm_brief.consolidate.stories_grouping import Rule, group, halves, neighbours
from llm_brief.text.document import Document

FIRE = (
    "Fire destroys Halvern mill. A fire broke out at the Ostrander mill in Halvern on Monday. Chief Dana Whitlow said 14 workers escaped.",
    "The Ostrander mill in Halvern burned down on Monday. All 14 workers escaped, fire chief Dana Whitlow told reporters.",
    "Investigators searched the Ostrander mill in Halvern for the cause of Monday's fire. Whitlow said the 14 workers were safe.",
    "Halvern mourns its mill. The Ostrander mill, which burned on Monday, was built in 1911. Chief Whitlow praised 14 workers.",
)
OTHER_FIRE = (
    "Fire guts Belcombe warehouse. A fire broke out at the Trennick warehouse in Belcombe on Friday. Chief Ruth Amory said 3 guards escaped.",
    "The Trennick warehouse in Belcombe burned down on Friday. Fire chief Ruth Amory told reporters that 3 guards escaped.",
    "Investigators searched the Trennick warehouse in Belcombe for the cause of Friday's fire. Amory said the 3 guards were safe.",
    "Belcombe counts the cost. The Trennick warehouse burned on Friday. Chief Amory thanked 3 guards.",
)
ELECTION = (
    "Selma Korhane won the mayoral election in Port Lise on Sunday with 54 percent of the vote, officials said.",
    "Port Lise elected Selma Korhane as its mayor on Sunday. Korhane took 54 percent of the vote.",
    "Mayor-elect Selma Korhane promised new schools for Port Lise after taking 54 percent of Sunday's vote.",
)


def documents(*texts: str) -> list[Document]:
    return [Document(text=text) for text in texts]


def expected(*groups: Sequence[str]) -> set[frozenset[str]]:
    return {frozenset(document.id for document in documents(*texts)) for texts in groups}


def found(*texts: str) -> set[frozenset[str]]:
    return {frozenset(story) for story in stories(documents(*texts))}


def test_reports_of_one_event_are_one_story_and_two_of_a_kind_are_two() -> None:
    assert found(*FIRE, *OTHER_FIRE, *ELECTION) == expected(FIRE, OTHER_FIRE, ELECTION)


def test_two_fires_alone_are_still_two_stories() -> None:
    assert found(*FIRE, *OTHER_FIRE) == expected(FIRE, OTHER_FIRE)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param((), id="nothing"),
        pytest.param(("A single report of rain in Oslen.",), id="one"),
        pytest.param(("", " "), id="empty-texts"),
        pytest.param(("Rain in Oslen.", "Prices rose in Karth.", "A ferry left Mirn."), id="nothing-shared"),
    ],
)
def test_documents_that_share_nothing_stay_apart(texts: tuple[str, ...]) -> None:
    assert all(len(story) == 1 for story in stories(documents(*texts)))
    assert sorted(doc_id for story in stories(documents(*texts)) for doc_id in story) == sorted(
        {document.id for document in documents(*texts)}
    )


def test_the_address_line_of_a_page_is_no_sign_of_a_story() -> None:
    line = "https://news.example/world/2013/report.html\n"
    bare, marked = (bag_of(document) for document in documents(FIRE[0], line + FIRE[0]))
    assert set(bare) == set(marked)


def test_a_name_outweighs_a_common_word() -> None:
    first, second, third = vectors([bag_of(document) for document in documents(FIRE[0], FIRE[1], OTHER_FIRE[0])])
    assert dot(first, second) > dot(first, third)


@given(st.permutations([*FIRE, *OTHER_FIRE, *ELECTION]))
@settings(max_examples=8, deadline=None)
def test_order_changes_nothing(texts: list[str]) -> None:
    assert stories(documents(*texts)) == stories(documents(*FIRE, *OTHER_FIRE, *ELECTION))


def test_the_same_document_twice_is_one() -> None:
    assert stories(documents(*FIRE, FIRE[0])) == stories(documents(*FIRE))


def test_groups_are_a_partition_and_cohesive() -> None:
    chance = random.Random(5)
    items = [{str(chance.randrange(6)): 1.0} for _ in range(40)]
    groups = group(items, combinations(range(40), 2), Rule(floor=0.5))
    assert sorted(place for found in groups for place in found.members) == list(range(40))
    assert all(found.cohesion == pytest.approx(1.0) for found in groups if found.pairs)
    assert len(groups) == len({next(iter(item)) for item in items})


def test_a_group_far_less_like_another_than_itself_stays_apart() -> None:
    tight = [{"a": 0.8, "b": 0.6}, {"a": 0.8, "b": 0.6}, {"c": 0.8, "b": 0.6}, {"c": 0.8, "b": 0.6}]
    pairs = list(combinations(range(4), 2))
    assert [found.members for found in group(tight, pairs, Rule(floor=0.2, share=0.6, prior=1.0))] == [(0, 1), (2, 3)]
    assert [found.members for found in group(tight, pairs, Rule(floor=0.2, share=0.3, prior=1.0))] == [(0, 1, 2, 3)]


def test_halves_of_fewer_than_two_are_none() -> None:
    assert halves([]) is None
    assert halves([{"a": 1.0}]) is None


def test_a_word_of_very_many_documents_does_not_make_all_pairs_candidates() -> None:
    items = [{"everywhere": 1.0} for _ in range(1000)]
    assert len(list(neighbours(items))) <= 1000 * 40


@pytest.mark.parametrize(
    ("one", "other", "most"),
    [
        pytest.param("thwart", "foil", 0.0, id="synonyms"),
        pytest.param("arrive", "arrival", 1.0, id="derivation"),
        pytest.param("kill", "die", 1.5, id="cause"),
        pytest.param("attack", "attack", 0.0, id="itself"),
    ],
)
def test_kin_words_are_near(one: str, other: str, most: float) -> None:
    assert distance(one, other) == distance(other, one) <= most


@pytest.mark.parametrize(("one", "other"), [("arrest", "harvest"), ("zzqx", "arrest"), ("elect", "sink")])
def test_other_words_are_far(one: str, other: str) -> None:
    assert distance(one, other) == FAR


def test_common_words_tell_less_than_rare_ones() -> None:
    assert expected_share("the") > expected_share("earthquak") > expected_share("ostrander") > 0
    assert surprise("the") < surprise("earthquak") < surprise("ostrander")
    assert expected_share("2013") == expected_share("1987")
