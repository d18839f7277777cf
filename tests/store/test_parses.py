from pathlib import Path

import pytest

from llm_brief.store.parses import KeptParser, SQLiteParses
from llm_brief.store.replies import SQLiteReplies
from llm_brief.text.document import Document
from llm_brief.text.grammar.parse import Parse, Token


class CountingParser:
    name = "counting-1"

    def __init__(self) -> None:
        self.asked = 0

    def parse(self, document: Document) -> Parse:
        self.asked += 1
        token = Token(0, 0, 5, document.text[:5], "x", "NOUN", "NN", "ROOT", 0, 1)
        return Parse(tokens=(token,), parser=self.name)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite3"


def test_a_document_is_parsed_once_and_then_read_back(path: Path) -> None:
    document, parser = Document(text="Talks ended."), CountingParser()
    with SQLiteParses(path) as store:
        first = KeptParser(parser, store).parse(document)
    with SQLiteParses(path) as store:
        assert KeptParser(parser, store).parse(document) == first
    assert parser.asked == 1


def test_another_text_and_another_parser_are_parsed_anew(path: Path) -> None:
    parser, other = CountingParser(), CountingParser()
    other.name = "counting-2"
    with SQLiteParses(path) as store:
        KeptParser(parser, store).parse(Document(text="Talks ended."))
        KeptParser(parser, store).parse(Document(text="Talks began."))
        KeptParser(other, store).parse(Document(text="Talks ended."))
    assert (parser.asked, other.asked) == (2, 1)


def test_a_parse_that_cannot_be_read_is_made_anew(path: Path) -> None:
    document, parser = Document(text="Talks ended."), CountingParser()
    with SQLiteParses(path) as store:
        KeptParser(parser, store).parse(document)
        store.connection.execute("UPDATE parses SET parse = x'00'")
        KeptParser(parser, store).parse(document)
    assert parser.asked == 2


def test_answers_and_parses_share_a_file(path: Path) -> None:
    with SQLiteReplies(path) as replies, SQLiteParses(path) as parses:
        assert len(replies) == 0
        assert parses.get("nothing") is None
