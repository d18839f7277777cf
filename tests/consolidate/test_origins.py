"""Copies, cuts and excerpts of one text are one source; two reports of one event are two."""

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.consolidate.origins import origins
from llm_brief.evals.gold import load_stories
from llm_brief.text.document import Document

WIRE = " ".join(
    f"On day {n} the harbour board of Marl counted {n * 7} ships and told the {name} that dues would rise."
    for n, name in enumerate("pilots bakers masons weavers smiths coopers tailors millers".split(), 3)
)
OTHER = " ".join(
    f"In year {n} the river guild of Tarn had planted {n * 5} willows, which {name} admired from the bank."
    for n, name in enumerate("anglers ferrymen painters poets walkers rowers swimmers hunters".split(), 3)
)


def groups(*documents: Document) -> set[frozenset[str]]:
    found = origins(documents)
    return {frozenset(d.name for d in documents if found[d.id] == head) for head in found.values()}


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(WIRE + " It gave no reasons.", id="a sentence more"),
        pytest.param(WIRE.replace(" counted 42 ships and", ""), id="a cut"),
        pytest.param(WIRE.replace("'", "’").upper(), id="other typography"),
        pytest.param(". ".join(WIRE.split(". ")[:5]), id="an excerpt"),
        pytest.param(OTHER + " " + WIRE, id="a long article that holds it"),
    ],
)
def test_a_copy_goes_back_to_the_same_text(copy: str) -> None:
    assert groups(Document(text=WIRE, name="a"), Document(text=copy, name="b")) == {frozenset("ab")}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(OTHER, id="another text"),
        pytest.param(OTHER + " " + WIRE.split(". ")[0], id="a sentence quoted"),
        pytest.param("Ships were counted.", id="a line"),
    ],
)
def test_another_report_is_a_source_of_its_own(other: str) -> None:
    assert len(groups(Document(text=WIRE, name="a"), Document(text=other, name="b"))) == 2


def test_two_short_notices_are_no_copies_of_each_other() -> None:
    notices = (Document(text="No news today from the board.", name=n) for n in "ab")
    assert len({origins([notice])[notice.id] for notice in notices}) == 1  # the same text is one document
    apart = (Document(text="No news today from the board.", name="a"), Document(text="No news today.", name="b"))
    assert len(groups(*apart)) == 2


def test_the_earliest_document_names_the_group_whatever_the_order() -> None:
    texts = [(WIRE, date(2031, 5, 2)), (WIRE + " It gave no reasons.", date(2031, 5, 1)), (WIRE + " More later.", None)]
    documents = [Document(text=text, name=str(n), published_at=day) for n, (text, day) in enumerate(texts)]
    for order in permutations(documents):
        assert set(origins(order).values()) == {documents[1].id}


def test_of_the_stories_only_the_reprint_is_a_copy(fixtures_dir: Path) -> None:
    documents = [document for story in load_stories(fixtures_dir) for document in story.documents.values()]
    shared = [group for group in groups(*documents) if len(group) > 1]
    found = origins(documents)
    heads = [d for d in documents if found[d.id] != d.id]
    assert len(shared) >= 1
    assert [Path(str(d.path)).parts[-2:] for d in heads] == [("harbour", "d.txt")]


@given(st.lists(st.text(max_size=200), max_size=6))
def test_any_texts_are_grouped(texts: list[str]) -> None:
    documents = [Document(text=text, name=str(n)) for n, text in enumerate(texts)]
    found = origins(documents)
    assert found.keys() == {document.id for document in documents}
    assert all(found[head] == head for head in found.values())
