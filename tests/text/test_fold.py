"""Folding equates what reads the same, keeps what does not, and leads back to the right place."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from llm_brief.text.fold import fold, fold_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("“yes”", '"yes"', id="curly double quotes"),
        pytest.param("„yes“", "«yes»", id="low quotes and guillemets"),
        pytest.param("``yes''", '"yes"', id="typewriter quotes"),
        pytest.param("‘yes’", "“yes”", id="single and double quotes"),
        pytest.param("“‘yes’”", "'yes'", id="nested quotes"),
        pytest.param("Kabul’s", "Kabul's", id="apostrophe"),
        pytest.param("3–4", "3-4", id="en dash"),
        pytest.param("3—4", "3-4", id="em dash"),
        pytest.param("−5", "-5", id="minus"),
        pytest.param("hope — or fear", "hope—or fear", id="spaced dash"),
        pytest.param("hope -- or fear", "hope – or fear", id="double hyphen"),
        pytest.param("twenty\u2011five", "twenty-five", id="hard hyphen"),
        pytest.param("a\xa0b", "a b", id="no-break space"),
        pytest.param("a\u202fb", "a b", id="narrow no-break space"),
        pytest.param("a\u3000b", "a b", id="wide space"),
        pytest.param("a \t\r\n b", "a b", id="line wrap"),
        pytest.param("a\u2028b", "a b", id="line separator"),
        pytest.param("re\xadport", "report", id="soft hyphen"),
        pytest.param("re\u200bport", "report", id="zero-width space"),
        pytest.param("a \u200b b", "a b", id="zero-width space between spaces"),
        pytest.param("\ufeffreport", "report", id="byte order mark"),
        pytest.param("\u202areport\u202c", "report", id="direction marks"),
        pytest.param("REPORT", "report", id="case"),
        pytest.param("Straße", "STRASSE", id="sharp s"),
        pytest.param("ΟΔΟΣ", "οδος", id="final sigma"),
        pytest.param("İzmir", "I\u0307zmir", id="dotted capital I"),
        pytest.param("Čapek", "C\u030capek", id="composed and decomposed accent"),
        pytest.param("각하", "\u1100\u1161\u11a8\u1112\u1161", id="composed and decomposed Hangul"),
        pytest.param("ﬁve", "five", id="ligature"),
        pytest.param("２０２５", "2025", id="full-width digits"),
        pytest.param("٢٠٢٥", "2025", id="Arabic digits"),
        pytest.param("Ｋabul", "kabul", id="full-width letter"),
        pytest.param("Chapter Ⅳ", "chapter iv", id="Roman numeral in one character"),
        pytest.param("wait…", "wait...", id="ellipsis"),
        pytest.param("\u2764\ufe0f", "\u2764", id="variation selector"),
    ],
)
def test_what_reads_the_same_folds_to_the_same(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text
    assert fold_words(one) == fold_words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("10²", "102", id="exponent"),
        pytest.param("H₂O", "H2O", id="index"),
        pytest.param("5½", "51⁄2", id="fraction"),
        pytest.param("①", "1", id="circled number"),
        pytest.param("résumé", "resume", id="accents"),
        pytest.param("ı", "i", id="dotless i"),
        pytest.param("İ", "i", id="dotted capital I"),
        pytest.param("ö", "oe", id="umlaut"),
        pytest.param("Ł", "L", id="stroke"),
        pytest.param("3.5", "35", id="decimal point"),
        pytest.param("1,000", "1000", id="comma"),
        pytest.param("-5", "5", id="sign"),
        pytest.param("ex-wife", "exwife", id="hyphen"),
        pytest.param("a b", "ab", id="space"),
        pytest.param("5′", "5″", id="feet and inches"),
        pytest.param("5'", '5"', id="typewriter feet and inches"),
        pytest.param("We're", "Were", id="apostrophe"),
        pytest.param("$5", "€5", id="currency"),
        pytest.param("А", "A", id="Cyrillic and Latin"),
    ],
)
def test_what_reads_differently_stays_apart(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


def test_every_character_of_the_folded_text_leads_to_what_it_stands_for() -> None:
    text = "“Yes”,\xa0 said\u200b ﬁve — ß e\u0301"
    folded = fold(text)
    assert folded.text == "'yes', said five-ss é"
    assert [text[a:b] for a, b in zip(folded.starts, folded.ends, strict=True)] == [
        *["“", "Y", "e", "s", "”", ",", "\xa0 ", "s", "a", "i", "d", "\u200b ", "ﬁ", "ﬁ", "v", "e", "—"],
        *["ß", "ß", " ", "e\u0301"],
    ]


def test_a_match_leads_back_to_the_whole_characters_it_stands_for() -> None:
    folded = fold("the \xadﬁ\u200bve men")
    assert folded.origin(4, 8) == (5, 9)


@pytest.mark.parametrize(("start", "end"), [(1, 3), (0, 1), (1, 2)])
def test_a_match_that_cuts_a_character_leads_nowhere(start: int, end: int) -> None:
    assert fold("ﬁx").origin(start, end) is None


@pytest.mark.parametrize(
    ("start", "end", "inside"),
    [(0, 7, "a-b c"), (0, 6, "a-b "), (1, 5, "-b"), (2, 5, "-b"), (4, 6, "b "), (7, 7, ""), (0, 99, "a-b c")],
)
def test_the_part_inside_a_stretch_stands_for_nothing_outside_it(start: int, end: int, inside: str) -> None:
    folded = fold("a - b c")
    first, last = folded.inside(start, end)
    assert folded.text[first:last] == inside


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\u0301", "\xad\ufeff", "\ud800", "\x00", "ΐ", "'\n'"])
def test_odd_texts_are_folded_without_complaint(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)


def test_folded_words_have_no_space_around_them() -> None:
    assert fold_words(" \xa0Yes \n") == "yes"


_TEXTS = st.text(st.one_of(st.characters(), st.sampled_from(list("aA -—“”'\"\n\xa0\xad\u200bßİıﬁ²½é\u0301\u030c١１"))))


@given(st.text(st.sampled_from("ab1 '\"`-\n\t.,\x1c\x00"), max_size=12))
@settings(deadline=None)
def test_a_typed_text_folds_alike_by_the_short_way(text: str) -> None:
    """What is all ASCII is folded by a pattern of its own, unless the way back is asked for."""
    assert fold_words(text) == fold(text).text.strip()


@given(_TEXTS)
@settings(max_examples=300)
def test_stretches_lie_in_the_text_in_order_and_do_not_cross(text: str) -> None:
    folded = fold(text)
    places = list(zip(folded.starts, folded.ends, strict=True))
    assert len(places) == len(folded.text)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(a == b or a[1] <= b[0] for a, b in pairwise(places))


@given(_TEXTS)
@settings(max_examples=300)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(_TEXTS)
@settings(max_examples=300)
def test_composed_and_decomposed_texts_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)).text == fold(unicodedata.normalize("NFD", text)).text


@given(_TEXTS)
@example("⑴")
@settings(max_examples=300)
def test_numbers_keep_their_value_and_letters_their_number(text: str) -> None:
    digits = [unicodedata.decimal(c) for c in unicodedata.normalize("NFC", text) if c.isdecimal()]
    assert [int(c) for c in fold(text).text if c.isdecimal()] == digits
    letters = sum(c.isalpha() and c != "ʼ" for c in unicodedata.normalize("NFC", text))
    assert sum(c.isalpha() for c in fold(text).text) >= letters


@given(st.text(st.characters(max_codepoint=127)))
@settings(max_examples=200)
def test_plain_text_without_typography_only_loses_its_case(text: str) -> None:
    plain = "".join(c for c in text if c.isalnum() or c in ".,;:")
    assert fold(plain).text == plain.lower()
    assert list(fold(plain).starts) == list(range(len(plain)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * 300_000, id="letters"),
        pytest.param(" " * 300_000, id="spaces"),
        pytest.param("-" * 300_000, id="hyphens"),
        pytest.param(" -" * 150_000, id="spaced hyphens"),
        pytest.param("\u200b" * 300_000, id="zero width"),
        pytest.param("é" * 300_000, id="accents"),
        pytest.param("e\u0301" * 100_000, id="decomposed accents"),
        pytest.param("ﬁ" * 100_000, id="ligatures"),
        pytest.param('"' * 300_000, id="quotation marks"),
        pytest.param("a" + "\u0301" * 20_000, id="marks on one letter"),
    ],
)
def test_hostile_texts_take_no_more_than_linear_time(text: str) -> None:
    started = time.perf_counter()
    fold_words(text)
    assert time.perf_counter() - started < 5
