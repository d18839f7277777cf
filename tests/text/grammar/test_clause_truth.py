"""Whether a sentence as a whole says that something is so: every "not" and every denier above counts, two are none."""

import pytest

from llm_brief.text.grammar.mood import modal_of
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.text.grammar.truth import denier_above, is_told_untrue

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")


def parsed(text: str) -> Parse:
    from llm_brief.text.analysis import analyse
    from llm_brief.text.document import Document

    parse = analyse(Document(text=text, name="truth"), PARSER).parse
    assert parse is not None
    return parse


def predicate(parse: Parse, word: str) -> int:
    return next(token.index for token in parse.tokens if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "untrue"),
    [
        pytest.param("Oru did not sign the deed.", "sign", True, id="not"),
        pytest.param("Oru denied that she had signed the deed.", "signed", True, id="denied that"),
        pytest.param("Oru denied having signed the deed.", "signed", True, id="denied doing"),
        pytest.param("Oru denied that she had never signed the deed.", "signed", False, id="denied never"),
        pytest.param("Oru did not deny that she had signed it.", "signed", False, id="did not deny"),
        pytest.param("Nobody denied that the bridge was weak.", "was", False, id="nobody denied"),
        pytest.param("Kerr rejected a report that two men had been hurt.", "hurt", True, id="rejected a report"),
        pytest.param("Dorn disputed the claim that the bay was polluted.", "polluted", True, id="disputed a claim"),
        pytest.param("Her denial that she had been paid was false.", "paid", True, id="a denial that"),
        pytest.param("Fog prevented the planes from landing.", "landing", True, id="prevented from"),
        pytest.param("Fog did not prevent the planes from landing.", "landing", False, id="did not prevent from"),
        pytest.param("The pilots were barred from entering the hangar.", "entering", True, id="barred from"),
        pytest.param("The board has yet to approve the merger.", "approve", True, id="has yet to"),
        pytest.param("Oru declined on Thursday to name the boats.", "name", True, id="declined, a day between"),
        pytest.param("She denied that she had met Oru and had paid him.", "paid", True, id="both of two"),
        pytest.param("The firm denied the charge and said it had paid.", "paid", False, id="denied, then said"),
        pytest.param("Velm took the offer; Ostria has not replied.", "took", False, id="another sentence's not"),
        pytest.param("The council rejected a plan to extend the line.", "extend", False, id="a plan is no report"),
        pytest.param("Oru left without a word and paid nobody.", "left", False, id="another verb's nobody"),
    ],
)
def test_what_is_told_as_untrue(text: str, word: str, *, untrue: bool) -> None:
    parse = parsed(text)
    assert is_told_untrue(parse, predicate(parse, word)) is untrue


@pytest.mark.parametrize(
    ("text", "word", "denier"),
    [
        pytest.param("Oru denied that she had signed.", "signed", "denied", id="the verb"),
        pytest.param("Kerr rejected reports that he had fled.", "fled", "rejected", id="through a noun"),
        pytest.param("Oru did not sign.", "sign", None, id="a plain not is none"),
        pytest.param("Fog kept the planes from landing.", "landing", "kept", id="what hinders"),
        pytest.param("Oru refused to sign.", "sign", None, id="nor is refusing"),
    ],
)
def test_who_denies_it(text: str, word: str, denier: str | None) -> None:
    parse = parsed(text)
    above = denier_above(parse, predicate(parse, word))
    assert (parse.tokens[above].text if above is not None else None) == denier


def test_what_may_hinder_leaves_it_possible() -> None:
    parse = parsed("The dispute may prevent the company from opening the mine.")
    assert modal_of(parse, predicate(parse, "opening")) == "may"
