"""Windows hold every sentence, in order, within their size."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.text.document import Document
from llm_brief.text.windows import Window, windows

SIX = Document(text="\n".join(f"Paragraph {name} has one sentence. And {name} has another." for name in "ABCDEF"))


def _paragraphs(window: Window) -> list[int]:
    return sorted({sentence.paragraph for sentence in window.sentences})


def test_a_short_document_is_one_window() -> None:
    assert windows(SIX) == (Window(0, len(SIX.text), SIX.sentences),)


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_a_document_without_words_has_no_window(text: str) -> None:
    assert windows(Document(text=text)) == ()


@pytest.mark.parametrize(
    ("max_chars", "overlap", "expected"),
    [
        pytest.param(155, 0, [[1, 2, 3], [4, 5, 6]], id="without overlap"),
        pytest.param(155, 1, [[1, 2, 3], [3, 4, 5], [5, 6]], id="one paragraph in common"),
        pytest.param(155, 2, [[1, 2, 3], [3, 4, 5], [5, 6]], id="two would be more than half"),
        pytest.param(210, 2, [[1, 2, 3, 4], [3, 4, 5, 6]], id="two paragraphs in common"),
        pytest.param(90, 1, [[1], [2], [3], [4], [5], [6]], id="no room for a common paragraph"),
        pytest.param(103, 1, [[1, 2], [2, 3], [3, 4], [4, 5], [5, 6]], id="just enough room"),
    ],
)
def test_windows_are_cut_between_paragraphs(max_chars: int, overlap: int, expected: list[list[int]]) -> None:
    cut = windows(SIX, max_chars=max_chars, overlap=overlap)
    assert [_paragraphs(window) for window in cut] == expected


def test_a_huge_paragraph_is_cut_between_sentences() -> None:
    document = Document(text=" ".join(f"Sentence number {place} of a paragraph." for place in range(40)))
    cut = windows(document, max_chars=400)
    assert len(cut) > 2
    assert all(window.end - window.start <= 400 for window in cut)
    assert all(document.text[window.start : window.end].endswith(".") for window in cut)


def test_a_huge_sentence_stays_whole_and_alone() -> None:
    document = Document(text=f"A short one. A long one {'and on ' * 100}ends. Another short one.")
    assert [[s.index for s in window.sentences] for window in windows(document, max_chars=100)] == [
        [1],
        [2],
        [3],
    ]


@pytest.mark.parametrize(("max_chars", "overlap"), [(0, 1), (-1, 1), (10, -1)])
def test_impossible_sizes_are_refused(max_chars: int, overlap: int) -> None:
    with pytest.raises(ValueError, match="no windows of"):
        windows(SIX, max_chars=max_chars, overlap=overlap)


_SENTENCES = st.integers(1, 60).map(lambda length: f"{'Word ' * length}ends.")
_PARAGRAPHS = st.lists(st.lists(_SENTENCES, min_size=1, max_size=5).map(" ".join), max_size=12).map("\n".join)


@given(_PARAGRAPHS, st.integers(1, 1_000), st.integers(0, 4))
def test_windows_cover_every_sentence_in_order_and_keep_their_size(text: str, max_chars: int, overlap: int) -> None:
    document = Document(text=text)
    cut = windows(document, max_chars=max_chars, overlap=overlap)
    assert sorted({s for window in cut for s in window.sentences}) == list(document.sentences)
    for window in cut:
        assert list(window.sentences) == sorted(window.sentences)
        assert (window.start, window.end) == (window.sentences[0].start, window.sentences[-1].end)
        assert window.end - window.start <= max_chars or len(window.sentences) == 1
    for before, after in pairwise(cut):
        assert before.sentences[-1].index + 1 in [s.index for s in after.sentences]
        shared = set(before.sentences) & set(after.sentences)
        assert len({s.paragraph for s in shared}) <= overlap
        assert sum(s.end - s.start for s in shared) * 2 <= max_chars
