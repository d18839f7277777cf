"""Parses kept between runs: a second run over the same documents does not load the parser."""

import hashlib

from llm_brief.store.database import Database
from llm_brief.text.document import Document
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.syntax import Parser

__all__ = ["KeptParser", "SQLiteParses"]

_READING = 7
"""Raised when a text is shown to the parser, or its answer read, otherwise than before.

2: wire datelines are masked by one grammar. 3: verbs whose lemmas spaCy cuts short are mended, and
sentences in capitals are shown in mixed case. 4: datelines name a state, too. 5: or end with a colon.
6: no invisible characters, labels of fact checks or stops of "Inc." in brackets are shown. 7: marks of
speech are parted from the words that they touch.
"""
_PUT = "INSERT OR REPLACE INTO parses (key, parse, made) VALUES (?, ?, date('now'))"


class SQLiteParses(Database):
    """Parses in their compact form, by key."""

    def get(self, key: str) -> Parse | None:
        """The parse kept under ``key``, or None; one that cannot be read any more counts as none."""
        with self.lock, self.failing("read"):
            row = self.connection.execute("SELECT parse FROM parses WHERE key = ?", (key,)).fetchone()
        try:
            return Parse.from_bytes(row[0]) if row else None
        except ValueError:  # of an older llm_brief
            return None

    def put(self, key: str, parse: Parse) -> None:
        """Keep ``parse``, in place of an older one with its key."""
        with self.lock, self.failing("write"):
            self.connection.execute(_PUT, (key, parse.to_bytes()))


class KeptParser:
    """Asks the store first and the parser for what is not there."""

    def __init__(self, inner: Parser, store: SQLiteParses) -> None:
        self._inner = inner
        self._store = store

    @property
    def name(self) -> str:
        """The name of the parser inside."""
        return self._inner.name

    def parse(self, document: Document) -> Parse:
        """The document's parse, kept or made."""
        key = _key(document, self.name)
        kept = self._store.get(key)
        if kept is not None:
            return kept
        parse = self._inner.parse(document)
        self._store.put(key, parse)
        return parse


def _key(document: Document, parser: str) -> str:
    """Text, parser and sentence borders: another way to cut the same text gives another parse."""
    borders = ",".join(f"{sentence.start}-{sentence.end}" for sentence in document.sentences)
    return hashlib.sha256(f"{parser}\n{_READING}\n{document.sha256}\n{borders}".encode()).hexdigest()
