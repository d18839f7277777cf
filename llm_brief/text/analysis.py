"""What is known of a document's grammar, worked out once and shared by those who propose and those who check."""

from dataclasses import dataclass

from llm_brief.text.attribution.attributions import Attribution, attributions
from llm_brief.text.document import Document
from llm_brief.text.grammar.clauses import Clause, clauses
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.syntax import Parser

__all__ = ["Analysis", "analyse"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """The parse (None where there is no parser), its clauses, and who says what."""

    parse: Parse | None = None
    clauses: tuple[Clause, ...] = ()
    attributions: tuple[Attribution, ...] = ()


def analyse(document: Document, parser: Parser | None) -> Analysis:
    """The analysis of ``document`` by ``parser``; without one, attributions by pattern alone."""
    parse = parser.parse(document) if parser is not None else None
    return Analysis(parse, clauses(parse) if parse is not None else (), attributions(document, parse))
