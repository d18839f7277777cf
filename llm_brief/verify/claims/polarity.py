"""The rule about yes and no: what the document says is not so, a claim does not say is so, and the reverse."""

from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.clauses import Clause
from llm_brief.text.parse import Parse, Phrase
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, Counterpart, agreement
from llm_brief.verify.claims.denial import reverses
from llm_brief.verify.claims.nothing import is_contrary
from llm_brief.verify.claims.same_act import fits, is_asked, is_so, surely_same, told_in
from llm_brief.verify.claims.words import read_words

__all__ = ["polarity"]


def polarity(comparison: Comparison) -> Iterator[Said]:
    """What the document says is not so, the claim does not say is so, and the reverse."""
    for group in comparison.counterparts:
        if is_so(group, comparison):
            continue
        sure = [pair for pair in surely_same(group, comparison) if not is_asked(pair.told, comparison)]
        if sure and all(reverses(pair.claimed, pair.told, comparison) for pair in sure):
            told = told_in(sure[0], comparison)
            kind = "says that it is not so" if sure[0].told.negated else "says that it is so"
            yield Said(Label.CONTRADICTED, f"the source {kind}: {told.exact!r}", (told,))
        for pair in list(_against(group, comparison))[:1]:
            told = told_in(pair, comparison)
            yield Said(
                Label.CONTRADICTED, f"the source says the reverse by an unreal condition: {told.exact!r}", (told,)
            )
    yield from _opposites(comparison)


def _against(group: Sequence[Counterpart], comparison: Comparison) -> Iterator[Counterpart]:
    """Unreal conditions by which the source says the reverse."""
    parse = comparison.source.parse
    if parse is None:
        return
    for pair in group:
        same = pair.subject is Agreement.SAME and pair.claimed.negated == pair.told.negated
        if same and not pair.claimed.conditional and is_contrary(pair.told, parse):
            yield pair


def _opposites(comparison: Comparison) -> Iterator[Said]:
    """A claim that somebody accepted what in the document they refused."""
    theirs = comparison.source.parse
    if theirs is None:
        return
    matched = {
        group[0].claimed.predicate
        for group in comparison.counterparts
        if comparison.in_evidence(theirs.tokens[group[0].told.predicate].start)
        and fits(group[0])
        and Agreement.SAME in (group[0].subject, group[0].object)
    }
    for clause in comparison.reading.known.clauses:
        side = _side(clause)
        if side is None or clause.subject is None or clause.predicate in matched:
            continue
        for told in comparison.source.known.clauses:
            refused = theirs.tokens[told.predicate].dep == "xcomp"  # "refused to dismiss"
            if (
                _side(told) is (not side)
                and told.modal is None
                and not refused
                and _is_same_matter(clause, told, comparison)
            ):
                place = comparison.source.document.span(told.start, told.end)
                yield Said(Label.CONTRADICTED, f"the source says the reverse: {place.exact!r}", (place,))
                return


def _is_same_matter(clause: Clause, told: Clause, comparison: Comparison) -> bool:
    """Whether both are of one subject, and of one object or about what the claim is about."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return False
    stood_for = _is_stood_for(mine, clause.subject, theirs, told.subject)
    if not stood_for and not _same(mine, clause.subject, theirs, told.subject, comparison):
        return False
    if comparison.in_evidence(theirs.tokens[told.predicate].start):
        return True
    pairs = ((one, other) for one in clause.objects for other in told.objects)
    return any(_same(mine, one, theirs, other, comparison) for one, other in pairs)


def _is_stood_for(mine: Parse, claimed: Phrase | None, theirs: Parse, told: Phrase | None) -> bool:
    """Whether a pronoun of the document may mean the subject: that is named in the sentence before."""
    if claimed is None or told is None or theirs.tokens[told.head].pos != "PRON":
        return False
    before = theirs.sentence_tokens(theirs.tokens[told.head].sentence - 1)
    head = read_words(mine.tokens[claimed.head].text)
    return bool(head) and any(stem_of(token.text.lower()) == head[0].stem for token in before)


_YES = frozenset("confirm accept agree approve admit acknowledge support welcome grant concede endorse back".split())
_NO = frozenset(
    """deny reject refuse decline dismiss oppose turn_down rule_out rebuff veto withhold condemn criticize
    criticise""".split()
)


def _side(clause: Clause) -> bool | None:
    """True for a yes, False for a no, None for neither."""
    if clause.lemma in _YES:
        return not clause.negated
    return clause.negated if clause.lemma in _NO else None


def _same(mine: Parse, claimed: Phrase | None, theirs: Parse, told: Phrase | None, comparison: Comparison) -> bool:
    if claimed is None or told is None:
        return False
    one = mine.tokens_in(claimed.start, claimed.end)
    other = theirs.tokens_in(told.start, told.end)
    named, named_there = (" ".join(token.text for token in tokens) for tokens in (one, other))
    return agreement(named, named_there, comparison.source.names) is Agreement.SAME
