"""Verbs that tell of one act from its two sides: what one buys another sells, and neither word takes back the other."""

from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.verify.claims.arcs import text_of_phrase
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, agreement
from llm_brief.verify.claims.deeds import are_converse
from llm_brief.verify.claims.words import PRONOUNS, Word

__all__ = ["is_of_two_sides"]


def is_of_two_sides(mine: Word, theirs: Word, comparison: Comparison) -> bool:
    """Whether two verbs are the two sides of one act, and not told of one and the same: he buys what another sells.

    Whose the parts are is for the rule about acts told from another side to say.
    """
    parse, other = comparison.reading.known.parse, comparison.source.parse
    if parse is None or other is None:
        return False
    one, there = parse.token_at(mine.start), other.token_at(theirs.start)
    if one is None or there is None or not are_converse(one.lemma.lower(), there.lemma.lower()):
        return False
    claimed = next((clause for clause in comparison.reading.known.clauses if clause.predicate == one.index), None)
    told = comparison.source.clause_at.get(there.index)
    return not _is_by_the_same(claimed, parse, told, comparison)


def _is_by_the_same(claimed: Clause | None, mine: Parse, told: Clause | None, comparison: Comparison) -> bool:
    """Whether both have one subject, as far as a pronoun lets tell."""
    if claimed is None or told is None or claimed.subject is None or told.subject is None:
        return False
    if claimed.passive != told.passive:
        return False
    texts = text_of_phrase(mine, claimed.subject), comparison.source.phrase_text(told.subject)
    if any(text.lower() in PRONOUNS for text in texts):
        return True
    return agreement(*texts, comparison.source.names) is Agreement.SAME
