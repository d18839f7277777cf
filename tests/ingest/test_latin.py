"""The letters of a text tell its code page."""

import pytest

from llm_brief.ingest.latin import WESTERN, latin_code_page


@pytest.mark.parametrize(
    ("text", "saved_as", "page"),
    [
        pytest.param("no letters beyond ASCII", "ascii", WESTERN, id="ascii"),
        pytest.param("“quoted” – dashed", "cp1250", WESTERN, id="marks-decide-nothing"),
        pytest.param("Ærø og Tårnby", "cp1252", WESTERN, id="danish"),
        pytest.param("ÇA ÉTÉ DÉCIDÉ", "cp1252", WESTERN, id="capitals"),
        pytest.param("as decisões não são definitivas", "cp1252", WESTERN, id="portuguese"),
        pytest.param("źdźbło trawy", "cp1250", "cp1250", id="polish"),
        pytest.param("őszi tárgyalás", "cp1250", "cp1250", id="hungarian"),
        pytest.param("İstanbul'da açıklandı", "cp1254", "cp1254", id="turkish-capital-with-dot"),
        pytest.param("François, Peña and Øster", "cp1252", None, id="names-of-three-languages"),
        pytest.param("Правда", "cp1251", None, id="cyrillic"),
        pytest.param("a \x81 b", "latin-1", None, id="byte-without-meaning"),
    ],
)
def test_the_first_code_page_that_spells_one_language(text: str, saved_as: str, page: str | None) -> None:
    assert latin_code_page(text.encode(saved_as)) == page
