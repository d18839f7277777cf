"""The rule about what was voted for: who "voted to sack" the coach did not vote to keep him."""

from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, once_per_parse
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.arcs import text_of_phrase
from llm_brief.verify.claims.changing import is_up
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, agreement
from llm_brief.verify.claims.lexicon import means_the_same

__all__ = ["voted"]

_CHOOSING = frozenset({"vote", "decide", "choose", "opt"})
_KEEPING = frozenset({"keep", "hold", "leave", "maintain", "retain"})
_WHAT = ("xcomp", "advcl", "ccomp")


def voted(comparison: Comparison) -> Iterator[Said]:
    """What the claim says that somebody voted or chose to do, the source does not give as another act."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or _CHOOSING.isdisjoint(mine.lemmas):
        return
    for claimed in comparison.reading.known.clauses:
        act = _chosen(mine, claimed.predicate) if claimed.lemma in _CHOOSING else None
        told = _told(claimed, comparison, mine, theirs) if act is not None else ()
        if act is not None and told and not any(_are_alike(mine, act, theirs, one) for one in told):
            token = theirs.tokens[told[0]]
            span = comparison.source.document.span(theirs.tokens[token.head].start, theirs.subtree(told[0])[1])
            reason = f"the source says {span.exact!r}; whether that is {mine.tokens[act].text!r} is open"
            yield Said(Label.NOT_CHECKED, reason, (span,))
            return


@once_per_parse
def _chosen(parse: Parse, verb: int) -> int | None:
    """The act of "voted to sack him"."""
    acts = (at for at in parse.dependents(verb, *_WHAT) if at > verb)
    return next((at for at in acts if any(parse.tokens[to].tag == "TO" for to in parse.dependents(at, "aux"))), None)


def _told(claimed: Clause, comparison: Comparison, mine: Parse, theirs: Parse) -> Sequence[int]:
    """What the evidence and the sentences beside it say was chosen by the same one, else by who may be the same."""
    clauses = (clause for clause in comparison.source.clauses_by_lemma.get(claimed.lemma, ()) if not clause.negated)
    sentences = {comparison.source.document.sentences[at].index for at in comparison.reading.evidence}
    around = {at + step for at in sentences for step in (-1, 0, 1)}
    near = [clause for clause in clauses if theirs.tokens[clause.predicate].sentence in around]
    agreed = [(_agreement(claimed, clause, comparison, mine), clause) for clause in near]
    best = max((how for how, _ in agreed), default=Agreement.DIFFERENT)
    chosen = (_chosen(theirs, clause.predicate) for how, clause in agreed if how is best is not Agreement.DIFFERENT)
    return [act for act in chosen if act is not None]


def _agreement(claimed: Clause, told: Clause, comparison: Comparison, mine: Parse) -> Agreement:
    subject = told.stands_for or told.subject
    if claimed.subject is None or subject is None:
        return Agreement.OPEN
    texts = text_of_phrase(mine, claimed.subject), comparison.source.phrase_text(subject)
    return agreement(*texts, comparison.source.names)


def _are_alike(mine: Parse, act: int, theirs: Parse, told: int) -> bool:
    one, other = mine.tokens[act], theirs.tokens[told]
    if (is_up(one) is not None and is_up(one) is is_up(other)) or {one.lemma, other.lemma} <= _KEEPING:
        return True  # "to cut", "to lower"
    return means_the_same(stem_of(one.lemma.lower()), stem_of(other.lemma.lower()))
