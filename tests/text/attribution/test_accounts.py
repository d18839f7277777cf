"""Who tells that somebody said so: the outer one of two, and nobody where the article does so itself."""

import pytest

from llm_brief.text.attribution.accounts import teller_above
from llm_brief.text.attribution.attributions import attributions
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import Parser, find_parser, why_no_parser


@pytest.fixture(scope="module")
def parser() -> Parser:
    found = find_parser()
    if found is None:
        pytest.skip(f"needs a parser: {why_no_parser()}")
    return found


def _teller(parser: Parser, text: str, cue: str) -> str | None:
    """Who tells what the words ``cue`` attribute; "" where the text has somebody tell it whom it does not name."""
    document = Document(text=text)
    parse = parser.parse(document)
    found = attributions(document, parse)
    account = next(a for a in found if a.cue.exact == cue)
    above = teller_above(parse, account, found)
    return None if above is None else above.source.exact if above.source else ""


@pytest.mark.parametrize(
    ("text", "cue", "teller"),
    [
        pytest.param("Mara Vell said guards told pupils that the ferry was safe.", "told", "Mara Vell", id="said they told"),
        pytest.param("Tenants claimed that Odo Farr admitted that he had sold the barn.", "admitted", "Tenants", id="claimed he admitted"),
        pytest.param("According to Mara Vell, guards said that the ferry was safe.", "said", "Mara Vell", id="according to"),
        pytest.param("Guards said the ferry was safe, according to Mara Vell.", "said", "Mara Vell", id="according to at the end"),
        pytest.param("The audit says guards told pupils that the ferry was safe.", "told", "The audit", id="a paper tells"),
        pytest.param("Odo Farr reportedly admitted that he had sold the barn.", "reportedly admitted", "", id="reportedly"),
        pytest.param("Most tenants reject the ferry tax, a survey by Lume shows.", "reject", "a survey by Lume", id="a survey"),
    ],
)  # fmt: skip
def test_another_tells_that_it_was_said(parser: Parser, text: str, cue: str, teller: str) -> None:
    assert _teller(parser, text, cue) == teller


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        pytest.param("Mara Vell said that the ferry was safe.", "said", id="the article tells"),
        pytest.param("Mara Vell said she believed that the ferry was safe.", "believed", id="she is Vell"),
        pytest.param("Mayor Mara Vell left. Vell said she told guards that the ferry was safe.", "told", id="of herself"),
        pytest.param("Tenants praised Odo Farr, who said that the ferry was safe.", "said", id="who was praised"),
        pytest.param("Orland's guild declined an invitation, the hosts said.", "said", id="behind what was declined"),
        pytest.param("Mara Vell said the ferry was safe, and guards told pupils that the ice was thin.", "said", id="two sentences in one"),
        pytest.param("Odo Farr was quoted by the Lume Post as saying that the ferry was safe.", "saying", id="quoted by a paper"),
        pytest.param("“The ferry is safe,” Mara Vell said. Guards told pupils that the ice was thin.", "told", id="two sentences"),
    ],
)  # fmt: skip
def test_nobody_else_tells_what_the_article_tells(parser: Parser, text: str, cue: str) -> None:
    assert _teller(parser, text, cue) is None
