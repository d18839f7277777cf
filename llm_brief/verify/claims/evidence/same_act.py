"""Which clauses of the document surely tell of the act that a clause of a claim tells of."""

from collections.abc import Sequence

from llm_brief.records.lexicon import FORCES
from llm_brief.text.document import Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, Counterpart
from llm_brief.verify.claims.evidence.frames import is_divided, tells_a_fact
from llm_brief.verify.claims.evidence.retold import retold_in
from llm_brief.verify.claims.evidence.unreal import is_contrary

__all__ = ["BARE", "fits", "is_asked", "is_so", "surely_same", "told_in"]


def surely_same(group: Sequence[Counterpart], comparison: Comparison) -> list[Counterpart]:
    """Counterparts that surely tell of the same act: in the evidence, the same parties as far as both name them."""
    parse = comparison.source.parse
    if parse is None or group[0].claimed.lemma in BARE or any(retold_in(group[0].claimed, comparison)):
        return []
    close = [
        pair
        for pair in group
        if comparison.in_evidence(parse.tokens[pair.told.predicate].start)
        and Agreement.DIFFERENT not in (pair.subject, pair.object)
        and not (pair.told.conditional or pair.told.question)
    ]
    named = [pair for pair in close if Agreement.SAME in (pair.subject, pair.object)]
    return close if named or any(_at_home(pair, comparison) for pair in close) else []


BARE = frozenset({"be", "have", "do", "become", "get", "make", "take", "go", "come", "say", "tell"})
"""Verbs that tell of too many acts to tell one by them."""


def is_so(group: Sequence[Counterpart], comparison: Comparison) -> bool:
    """Whether the source says by an unreal condition what the claim says: "if it had not opened" tells that it did."""
    parse = comparison.source.parse
    return parse is not None and any(
        is_contrary(pair.told, parse)
        and pair.claimed.negated != pair.told.negated
        and Agreement.DIFFERENT is not pair.subject
        and comparison.in_evidence(parse.tokens[pair.told.predicate].start)
        for pair in group
    )


_HOME = 0.6


def _at_home(pair: Counterpart, comparison: Comparison) -> bool:
    """Whether the clause stands in the one sentence that holds most of the claim."""
    best = comparison.reading.best[0]
    sentence = comparison.source.document.sentences[best]
    return sentence.start <= pair.told.start < sentence.end and comparison.reading.held_by(best) >= _HOME


def told_in(pair: Counterpart, comparison: Comparison) -> Span:
    """The clause of the document as a place in it."""
    return comparison.source.document.span(pair.told.start, pair.told.end)


def is_asked(clause: Clause, comparison: Comparison) -> bool:
    """Whether somebody only asks for it: "demanded that the plan be published"."""
    reporter = comparison.source.clause_at.get(clause.reported_by) if clause.reported_by is not None else None
    if reporter is None or reporter.lemma not in FORCES or _is_known(clause, reporter, comparison):
        return False
    parse = comparison.source.parse
    return parse is None or not is_divided(parse, clause.predicate, reporter.predicate)


def _is_known(clause: Clause, reporter: Clause, comparison: Comparison) -> bool:
    """As in "asked the judge to bar letters that the police had seized": that they were seized is not asked for."""
    parse = comparison.source.parse
    if parse is None:
        return False
    path = (clause.predicate, *parse.ancestors(clause.predicate))
    if reporter.predicate not in path:
        return False  # "the port, the union demands, will close"
    below = (parse.tokens[at] for at in path[: path.index(reporter.predicate)])
    return any(
        token.dep == "relcl" or (token.dep == "acl" and token.tag == "VBN") or tells_a_fact(parse, token)
        for token in below
    )


def fits(pair: Counterpart) -> bool:
    """Whether nothing speaks against both telling of one act by the same."""
    return Agreement.DIFFERENT not in (pair.subject, pair.object) and not pair.swapped and pair.owner is None
