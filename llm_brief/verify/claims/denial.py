"""Whether a clause of a claim denies what a clause of the document says, wherever the "not" stands in either."""

from collections.abc import Mapping

from llm_brief.text.clauses import Clause
from llm_brief.text.parse import Parse
from llm_brief.verify.claims.comparison import Comparison

__all__ = ["reverses"]

_RAISING = frozenset({"seem", "appear", "think", "believe", "expect", "want", "feel", "suppose"})
"""Verbs that may take the "not" of what they govern: "does not seem sorry" is "seems not to be sorry"."""
_GOVERNED = frozenset({"ccomp", "xcomp"})


def reverses(claimed: Clause, told: Clause, comparison: Comparison) -> bool:
    """Whether one of two clauses of one act says that it is so, and the other that it is not."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if claimed.negated == told.negated or mine is None or theirs is None:
        return False
    clauses = {clause.predicate: clause for clause in comparison.reading.known.clauses}
    return _is_denied(claimed, clauses, mine) != _is_denied(told, comparison.source.clause_at, theirs)


def _is_denied(clause: Clause, clauses: Mapping[int, Clause], parse: Parse) -> bool:
    """Whether the clause is negated, a verb above it, or, under a verb that takes the "not", the one below it."""
    if clause.negated:
        return not _is_of_a_name(clause, parse)
    above = clause.predicate
    while parse.tokens[above].dep in _GOVERNED:
        above = parse.tokens[above].head
        if above in clauses and clauses[above].negated:
            return True
    below = parse.dependents(clause.predicate, *_GOVERNED) if clause.lemma in _RAISING else ()
    return any(at in clauses and clauses[at].negated for at in below)


def _is_of_a_name(clause: Clause, parse: Parse) -> bool:
    """Whether the only "no" is no denial: "urged a No vote", "the no 1 player"."""
    tokens = parse.tokens_in(clause.start, clause.end)
    negative = [token for token in tokens if token.dep == "neg" or token.text.lower() in _NEGATIVE]
    return bool(negative) and all(
        token.text.lower() == "no"
        and (_is_capital_inside(token.text, token.index, parse) or _is_before_a_figure(token.index, parse))
        for token in negative
    )


_NEGATIVE = frozenset("no not never nobody nothing none neither nor without cannot hardly refuse fail deny".split())


def _is_capital_inside(text: str, index: int, parse: Parse) -> bool:
    return text[:1].isupper() and parse.sentence_tokens(parse.tokens[index].sentence)[0].index != index


def _is_before_a_figure(index: int, parse: Parse) -> bool:
    return index + 1 < len(parse.tokens) and parse.tokens[index + 1].text[:1].isdigit()
