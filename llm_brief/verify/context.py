"""Check 3 for copied words: what stands around them in the sentence does not turn what they say."""

import re
from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.records.grounded import Claimed
from llm_brief.records.vocabulary import Sort
from llm_brief.text.clauses import Clause
from llm_brief.text.clipping import condition_after
from llm_brief.text.document import Span
from llm_brief.text.parse import Parse
from llm_brief.verify.case import Case, Said

__all__ = ["context"]

_CONDITION = re.compile(r"\b(?:if|unless|whether|provided|until|lest|as long as)\b", re.IGNORECASE)


def context(claim: Claimed, case: Case) -> Iterator[Said]:
    """Verbatim words are not cut out of a negation, a condition or a question that turns them."""
    if claim.field.sort is not Sort.VERBATIM or not claim.spans or claim.field.name == "condition":
        return
    words = claim.spans[0]
    after = condition_after(case.document.text, words.end)
    if after is not None:
        yield Said(Label.PARTIAL, f"the source goes on: {after!r}", (words,))
    clause = _governing(words, case)
    if clause is not None and case.parse is not None:
        yield from _turned(clause, words, case.parse)


def _governing(words: Span, case: Case) -> Clause | None:
    """The clause of the verb at the top of the words, or None where they hold none."""
    if case.parse is None:
        return None
    tokens = case.parse.tokens_in(words.start, words.end)
    inside = {token.index for token in tokens}
    tops = [token.index for token in tokens if token.head not in inside or token.head == token.index]
    return next((clause for clause in case.clauses if clause.predicate in tops and not clause.nominal), None)


def _turned(clause: Clause, words: Span, parse: Parse) -> Iterator[Said]:
    outside = [
        parse.tokens[child]
        for child in parse.children(clause.predicate)
        if not words.start <= parse.tokens[child].start < words.end
    ]
    negation = next((token for token in outside if token.dep == "neg"), None)
    if negation is not None:
        yield Said(Label.CONTRADICTED, f"the source denies it: {negation.text!r} stands before these words")
    mark = next((t for t in outside if t.dep in {"mark", "advmod"} and _CONDITION.fullmatch(t.text)), None)
    if mark is not None and clause.conditional:
        yield Said(Label.PARTIAL, f"the words are cut out of a condition: {mark.text!r} stands before them")
