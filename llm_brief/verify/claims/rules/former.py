"""What the source tells as it had been once, a claim does not tell as it is: "had been set for Sunday but moved"."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.clause_mood import Tense
from llm_brief.text.clauses import Clause
from llm_brief.text.parse import Parse
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison

__all__ = ["former"]

_AGO = frozenset({"ago", "formerly", "once", "previously", "initially", "originally", "earlier", "then"})
_REPORTED = frozenset({"ccomp", "xcomp"})
"""Labels of reported speech: "said that it had been closed" tells what may still be so."""


def former(comparison: Comparison) -> Iterator[Said]:
    """Every clause of the source with the claim's verb tells of a state that was over when the source told it."""
    parse = comparison.source.parse
    if parse is None or not any(_is_now(clause) for clause in comparison.reading.known.clauses):
        return
    for pairs in comparison.counterparts:
        if pairs and _is_now(pairs[0].claimed) and all(_is_over(parse, pair.told) for pair in pairs):
            token = parse.tokens[pairs[0].told.predicate]
            first = min((token.index, *parse.dependents(token.index, "aux", "auxpass", "neg")))
            span = comparison.source.document.span(parse.tokens[first].start, token.end)
            yield Said(Label.NOT_CHECKED, f"the source tells it of an earlier time: '{span.exact}'", (span,))
            return


def _is_now(clause: Clause) -> bool:
    return clause.tense is not Tense.PAST and (clause.passive or clause.attribute is not None) and not clause.nominal


def _is_over(parse: Parse, told: Clause) -> bool:
    """Whether it "had been" so, or was at a time that the clause puts back, and nobody only says that it was."""
    if told.tense is not Tense.PAST or parse.tokens[told.predicate].dep in _REPORTED:
        return False
    helpers = parse.dependents(told.predicate, "aux", "auxpass", "advmod", "npadvmod")
    had = any(parse.tokens[at].lemma == "have" and parse.tokens[at].tag == "VBD" for at in helpers)
    below = (parse.tokens[at].text.lower() for child in helpers for at in (child, *parse.children(child)))
    return had or not _AGO.isdisjoint(below)
