"""Somebody "declined to comment": all that happened is that a reporter asked."""

from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.wordlists import word_set

__all__ = ["is_no_comment"]

_DECLINING = frozenset({"decline", "refuse"})
_NO_NEWS = word_set("comment answer say elaborate give be identify discuss reveal confirm name speak respond specify")


def is_no_comment(parse: Parse, clause: Clause) -> bool:
    """Whether the clause tells of no more than a reporter's unanswered question."""
    return (
        clause.lemma in _DECLINING
        and clause.complement is not None
        and parse.tokens[clause.complement.head].lemma in _NO_NEWS
    )
