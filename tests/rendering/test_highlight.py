"""The text of a source with its marks: to the character what the source says."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.rendering.highlight import Anchor, Marking, highlighted
from tests.rendering.desk import HOSTILE

ranges = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda pair: pair[0] < pair[1]), max_size=4)
texts = st.text(st.sampled_from("ab <&\"'\n\t\u202e\u200d\u00ade\u0301👩"), min_size=31, max_size=40)


class Reader(HTMLParser):
    """The text of a page, and each mark's words with its attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.marks: list[tuple[dict[str, str | None], str]] = []
        self.tags: list[str] = []
        self._open: dict[str, str | None] | None = None
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "mark":
            self._open, self._words = dict(attrs), ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark" and self._open is not None:
            self.marks.append((self._open, self._words))
            self._open = None

    def handle_data(self, data: str) -> None:
        self.text += data
        self._words += data


def read(markup: str) -> Reader:
    reader = Reader()
    reader.feed(str(markup))
    reader.close()
    return reader


@given(texts, ranges, ranges, st.lists(st.integers(0, 30), max_size=5))
def test_the_pieces_put_together_are_the_text(
    text: str, cited: list[tuple[int, int]], held: list[tuple[int, int]], cuts: list[int]
) -> None:
    assert read(highlighted(text, Marking(kinds={"c": cited, "h": held}, cuts=cuts))).text == text


@given(texts, ranges, ranges)
def test_a_character_is_marked_exactly_where_a_range_holds_it(
    text: str, cited: list[tuple[int, int]], held: list[tuple[int, int]]
) -> None:
    page = read(highlighted(text, Marking(kinds={"c": cited, "h": held})))
    for kind, wanted in (("c", cited), ("h", held)):
        shown = {
            offset
            for attributes, _ in page.marks
            if kind in (attributes["class"] or "").split()
            for offset in range(int(attributes["data-o"] or 0), int(attributes["data-e"] or 0))
        }
        assert shown == {offset for start, end in wanted for offset in range(start, end)}


@given(texts, ranges, st.lists(st.integers(0, 30), max_size=5))
def test_a_piece_holds_the_words_of_its_offsets(text: str, cited: list[tuple[int, int]], cuts: list[int]) -> None:
    for attributes, words in read(highlighted(text, Marking(kinds={"c": cited}, cuts=cuts))).marks:
        assert words == text[int(attributes["data-o"] or 0) : int(attributes["data-e"] or 0)]


def test_offsets_count_from_the_base() -> None:
    page = read(highlighted("of the whole", Marking(kinds={"c": [(103, 106)]}), base=100))
    assert page.marks == [({"class": "c", "data-o": "103", "data-e": "106"}, "the")]


def test_a_link_wraps_all_pieces_of_its_stretch_and_nothing_else() -> None:
    marking = Marking(kinds={"c": [(2, 8)]}, links=[(2, 8, "r1")], cuts=[4, 6])
    assert highlighted("0123456789", marking) == (
        '01<a class="back" href="#r1"><mark class="c" data-o="2" data-e="4">23</mark>'
        '<mark class="c" data-o="4" data-e="6">45</mark><mark class="c" data-o="6" data-e="8">67</mark></a>89'
    )


def test_places_that_begin_alike_keep_both_names() -> None:
    marking = Marking(kinds={"c": [(0, 4)]}, anchors=[Anchor(0, "p1-1", "1.1"), Anchor(0, "p1-2", "1.2")])
    shown = highlighted("word", marking)
    assert 'id="p1-1"' in shown and '<span id="p1-2"></span>' in shown


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("a\u202eb", ["U+202E"], id="an override"),
        pytest.param("a\u200bb", ["U+200B"], id="a zero-width space"),
        pytest.param("a\x1bb", ["U+001B"], id="an escape"),
        pytest.param("pay\u200dpal", ["U+200D"], id="a joiner between Latin letters"),
        pytest.param("👩\u200d👧", [], id="a joiner inside an emoji"),
        pytest.param("می\u200cخواهم", [], id="a joiner of a script that needs it"),
        pytest.param("line\nnext\ttab soft\u00adhyphen é “x”", [], id="ordinary text"),
    ],
)
def test_what_cannot_be_seen_is_named(text: str, named: list[str]) -> None:
    shown = highlighted(text, Marking(kinds={}))
    assert [part.partition('"')[0] for part in shown.split('data-c="')[1:]] == named
    assert read(shown).text == text


@pytest.mark.parametrize("payload", HOSTILE)
def test_a_payload_opens_no_element(payload: str) -> None:
    page = read(highlighted(payload, Marking(kinds={"c": [(0, len(payload))]})))
    assert set(page.tags) <= {"mark", "span"}
    assert page.text == payload.replace("\0", "\ufffd")
