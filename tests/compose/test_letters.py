"""Capitals that ask for no explanation are told from those that do."""

import pytest

from llm_brief.compose.letters import is_in_name, says_what


@pytest.mark.parametrize(
    ("short", "sentence", "expected"),
    [
        pytest.param("XIV", "King Olaf XIV opened the port.", True, id="a king"),
        pytest.param("XX", "The XX unit opened the port.", False, id="no name before it"),
        pytest.param("FC", "FC Halm beat Vesk.", True, id="a club"),
        pytest.param("PSV", "The coach of PSV Halm left.", True, id="a club and its town"),
        pytest.param("FC", "The FC left.", False, id="letters of a club alone"),
        pytest.param("TODAY", "A reporter of HALM TODAY left.", True, id="a word of a paper's name"),
        pytest.param("TODAY", "The TODAY left.", False, id="the word alone"),
        pytest.param("KLF", "The UN KLF mission left.", False, id="letters beside letters"),
        pytest.param("KLF", "The KLF Council left.", False, id="letters before a body"),
    ],
)
def test_a_part_of_a_name_is_told_by_what_stands_beside_it(short: str, sentence: str, expected: bool) -> None:
    assert is_in_name(short, sentence) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Broadcaster KLF dismissed Dorn.", True, id="apposition"),
        pytest.param("The unions OPQ and KLF struck.", True, id="two of a kind"),
        pytest.param("The KLF network dismissed Dorn.", True, id="a kind behind it"),
        pytest.param("Dorn joined KLF.", False, id="nothing said of it"),
        pytest.param("The broadcaster of KLF fame left.", False, id="another thing"),
        pytest.param("He has kidney lump fever, or KLF, a rare illness.", True, id="the words before or"),
        pytest.param("He has kidney-lump fever or KLF.", True, id="no comma before or"),
        pytest.param("She will join the guild, or KLF.", False, id="or something else"),
        pytest.param("She will keep low fences, or KLS.", False, id="other letters"),
    ],
)
def test_a_kind_beside_the_letters_says_what_they_are(text: str, expected: bool) -> None:
    assert says_what("KLF", text) is expected
