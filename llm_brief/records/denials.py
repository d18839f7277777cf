"""Verbs of refusing that take no side: who denies a fact says what was not, who refuses to do a thing says no more."""

from llm_brief.records.lexicon import STANCES
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.wordlists import word_set

__all__ = ["denies_fact", "takes_no_side"]

_DENYING = frozenset({"deny", "reject", "dispute", "dismiss", "refute"})
_FACTS = word_set("""
    presence involvement existence role participation complicity link connection tie wrongdoing responsibility
    knowledge
    """)
"""What is or is not so. Who "rejects the presence of troops" may deny it or resent it, which no rule decides."""
_SIDING = (
    word_set("""
    accept recognize recognise sign ratify approve agree yield comply join attend cooperate negotiate concede
    """)
    | STANCES.keys()
)
"""Of these a refusal is a side taken: "refused to support it", "refused to sign"."""


def denies_fact(clause: Clause, parse: Parse) -> bool:
    """As in "denies the presence of troops", "denied that it had closed the port", "denies polluting the river"."""
    if clause.lemma not in _DENYING:
        return False
    if clause.lemma == "deny" and (clause.complement is not None or _has_clause(parse, clause)):
        return True
    return any(parse.tokens[phrase.head].lemma.lower() in _FACTS for phrase in clause.objects)


def takes_no_side(clause: Clause, parse: Parse) -> bool:
    """Whether a verb of refusing has no stance: it denies a fact, or refuses no more than to do something."""
    if denies_fact(clause, parse):
        return True
    if clause.lemma not in {"refuse", "decline"} or clause.complement is None:
        return False
    return parse.tokens[clause.complement.head].lemma.lower() not in _SIDING


def _has_clause(parse: Parse, clause: Clause) -> bool:
    return bool(parse.dependents(clause.predicate, "ccomp", "xcomp", "pcomp"))
