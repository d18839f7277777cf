"""Unreal conditions, which say that the reverse is so."""

from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse

__all__ = ["is_contrary"]


def is_contrary(clause: Clause, parse: Parse) -> bool:
    """Whether a clause says by an unreal condition that the reverse is so: "would be fair if it had not paid"."""
    if not clause.conditional:
        return False
    texts = {parse.tokens[at].text.lower() for at in parse.dependents(clause.predicate, "aux")}
    above = parse.tokens[clause.predicate].head
    unreal = {parse.tokens[at].text.lower() for at in parse.dependents(above, "aux")} & {"would", "might", "could"}
    return "had" in texts and bool(unreal)
