import pytest

from llm_brief.verify.wording import shortens, words_of

SOURCE = (
    "The Tessaly Council, which met in Halvren on Monday, rejected the request by Orland’s former envoy, Ivo Marr, "
    "to reopen the Brake Pass before June 3."
)


@pytest.mark.parametrize(
    "gloss",
    [
        pytest.param(SOURCE, id="the whole sentence"),
    ],
)
def test_a_sentence_shortens_itself(gloss: str) -> None:
    assert shortens(words_of(gloss), words_of(SOURCE))


@pytest.mark.parametrize(
    ("gloss", "source"),
    [
        pytest.param("Orland opened the pass", "Orland opened the Brake Pass", id="a name part left out"),
        pytest.param("Miners march in Halvren", "Miners marched through the rain in Halvren", id="tense folded"),
        pytest.param("The council met", "The council met in Halvren on Monday", id="a tail left out"),
        pytest.param("Orland's government met", "Orland’s government met", id="typography"),
    ],
)
def test_words_left_out_in_order_are_a_shortening(gloss: str, source: str) -> None:
    assert shortens(words_of(gloss), words_of(source))


@pytest.mark.parametrize(
    ("gloss", "source"),
    [
        pytest.param("The council agreed", "The council has not agreed", id="negation left out"),
        pytest.param("The council agreed", "The council may have agreed", id="modal left out"),
        pytest.param("Orland attacked", "Marr said Orland attacked", id="speaker left out"),
        pytest.param("Orland attacked", "Orland allegedly attacked", id="hedge left out"),
        pytest.param("President Marr spoke", "Former president Marr spoke", id="former left out"),
        pytest.param("Talks resume", "Talks resume if the raids stop", id="condition left out at the end"),
        pytest.param("the raids were lawful", "He denied that the raids were lawful", id="denial left out"),
        pytest.param("the pass opens", "Orland plans to see that the pass opens", id="plan left out"),
        pytest.param("Tessaly asked Orland", "Orland asked Tessaly", id="swapped"),
        pytest.param("Orland asked Tessaly twice", "Orland asked Tessaly", id="a word added"),
        pytest.param("40 trucks waited", "about 40 trucks waited", id="about left out"),
        pytest.param("Orland accepted the unlawful deal", "Orland accepted the deal", id="an adjective added"),
        pytest.param("Talks failed", "Talks never failed", id="never left out"),
        pytest.param("", "Talks failed", id="nothing"),
    ],
)
def test_anything_else_is_not(gloss: str, source: str) -> None:
    assert not shortens(words_of(gloss), words_of(source))
