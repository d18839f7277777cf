"""On which side of a matter a clause puts who acts: for it, against it, or neither."""

from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse

__all__ = ["excludes", "is_yet_to", "side_of", "stands_aside", "takes_side"]

_YES = frozenset("confirm accept agree approve admit acknowledge support welcome grant concede endorse back".split())
_NO = frozenset(
    """deny reject refuse decline dismiss oppose turn_down rule_out rebuff veto withhold condemn criticize
    criticise""".split()
)


def side_of(clause: Clause, parse: Parse) -> bool | None:
    """True for a yes, False for a no, None for neither."""
    if clause.lemma == "vote":
        return None if clause.negated else _vote(clause, parse)
    if clause.lemma in _YES:
        return None if is_yet_to(parse, clause) else not clause.negated
    return clause.negated if clause.lemma in _NO else None


def is_yet_to(parse: Parse, clause: Clause) -> bool:
    """Whether it is only not done by now: "has yet to approve", "has not approved yet"."""
    if not clause.negated:
        return False
    first, last = parse.edges(clause.predicate)
    words = [token.text.lower() for token in parse.tokens[max(0, first - _BEFORE) : last + 1]]
    return "yet" in words


_BEFORE = 3  # words of "has yet to" before what is to be done


def _vote(clause: Clause, parse: Parse) -> bool | None:
    """What a vote is cast for: a vote "to build" is neither, nor is one "for and against"."""
    words = [preposition for preposition, _ in clause.obliques]
    favours = any(p == "in" and parse.tokens[phrase.head].lemma in {"favour", "favor"} for p, phrase in clause.obliques)
    is_for, is_against = favours or "for" in words, "against" in words
    return is_for if is_for != is_against else None


def takes_side(clause: Clause, parse: Parse) -> bool:
    """Whether the clause tells of a side taken, or of a vote or of abstaining: nothing else excludes any other."""
    return clause.lemma in _VOTING or side_of(clause, parse) is not None


_VOTING = frozenset({"vote", "abstain"})


def excludes(one: Clause, parse: Parse, other: Clause, theirs: Parse) -> bool:
    """Whether nobody can do both in one matter: support and oppose it, vote and abstain."""
    mine, told = side_of(one, parse), side_of(other, theirs)
    if mine is not None and told is not None:
        return mine is not told
    return _abstains(one, other) or _abstains(other, one)


def stands_aside(one: Clause, parse: Parse, other: Clause) -> bool:
    """Whether the other tells of abstaining, and the one of a side taken: an opinion may go with either."""
    return other.lemma == "abstain" and not other.negated and side_of(one, parse) is not None


def _abstains(one: Clause, other: Clause) -> bool:
    return (one.lemma, other.lemma) == ("vote", "abstain") and not (one.negated or other.negated)
