"""Drafts whose words have been looked up."""

import pytest

from llm_brief.records.grounded import Claimed, Grounded
from llm_brief.records.kinds import FIELDS, Field
from llm_brief.records.vocabulary import Kind
from llm_brief.text.document import Document

DOCUMENT = Document(text="One ended. Two began. Three went on. Four stopped.")
FIELD: dict[str, Field] = {field.name: field for field in FIELDS[Kind.EVENT]}


def grounded(*numbers: int) -> Grounded:
    sentences = tuple(s for s in DOCUMENT.sentences if s.index in numbers)
    claims = (
        Claimed(FIELD["actors"], 0, "One", "One"),
        Claimed(FIELD["actors"], 1, "Two", "Two"),
        Claimed(FIELD["place"], 0, "Three", "Three"),
    )
    return Grounded(Kind.EVENT, DOCUMENT, sentences, claims, "test")


def test_claims_are_found_by_field_in_order() -> None:
    held = grounded(1)
    assert [claim.pointer for claim in held.of("place", "actors")] == ["/actors/0", "/actors/1", "/place"]
    assert held.first("actors") is held.claims[0]
    assert held.first("date") is None


@pytest.mark.parametrize(
    ("numbers", "words", "inside"),
    [
        pytest.param((1,), "One ended.", True, id="whole-sentence"),
        pytest.param((1,), "ended", True, id="word"),
        pytest.param((1,), "Two", False, id="next-sentence"),
        pytest.param((1,), "ended. Two", False, id="running-out"),
        pytest.param((1, 2), "ended. Two", True, id="across-adjoining"),
        pytest.param((2,), "One ended. Two", False, id="running-in"),
        pytest.param((), "One", False, id="nothing-cited"),
    ],
)
def test_what_the_draft_cites(numbers: tuple[int, ...], words: str, inside: bool) -> None:
    start = DOCUMENT.text.index(words)
    assert grounded(*numbers).cites(start, start + len(words)) is inside


def test_words_that_run_through_a_sentence_not_cited_are_not_cited() -> None:
    start = DOCUMENT.text.index("ended")
    end = DOCUMENT.text.index("went") + 4
    assert not grounded(1, 3).cites(start, end)
