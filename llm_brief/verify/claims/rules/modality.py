"""Rules about acts that the document only plans, asks for, holds possible or puts under a condition."""

from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.records.lexicon import FORCES
from llm_brief.text.document import Span
from llm_brief.text.grammar.clauses import Clause, Tense
from llm_brief.text.grammar.cues import verb_cues
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, Counterpart
from llm_brief.verify.claims.evidence.frames import is_even_so, is_owed
from llm_brief.verify.claims.evidence.retold import retold_in
from llm_brief.verify.claims.evidence.same_act import BARE, fits, is_asked, is_so, surely_same, told_in
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.words import near, read_words

__all__ = ["condition", "modality"]


_FIRM, _POSSIBLE = frozenset({"will", "shall"}), frozenset({"may", "might", "could"})
_AHEAD = frozenset(
    """will would shall may might should must ought go set due plan intend expect schedule hope want threaten
    propose slate prepare consider seek aim vow promise pledge demand ask urge request call order insist need be_to
    offer agree""".split()
)


def modality(comparison: Comparison) -> Iterator[Said]:
    """What the document only plans, asks for or holds possible, the claim does not tell as done."""
    for group in comparison.counterparts:
        claimed = group[0].claimed
        if is_so(group, comparison) or any(not _is_ahead(told) for told in retold_in(claimed, comparison)):
            continue
        sure = surely_same(group, comparison)
        if claimed.modal in _FIRM and sure and all(pair.told.modal in _POSSIBLE for pair in sure):
            told = told_in(sure[0], comparison)
            yield Said(Label.PARTIAL, f"the source only holds it possible: {told.exact!r}", (told,))
        if claimed.negated or claimed.lemma in _WISHING or _is_asked_in(comparison.reading.known.clauses, claimed):
            continue
        if _is_owed(claimed, comparison) or _is_gerund(claimed, comparison) or _is_only_before(claimed, comparison):
            continue
        if claimed.modal or claimed.conditional or claimed.question or claimed.nominal or claimed.tense is Tense.FUTURE:
            continue
        sure = sure or _only_ahead(group, comparison)
        if any(_is_done_again(pair.told, comparison) or _is_performed(pair.told, comparison) for pair in sure):
            continue
        if sure and all(_is_ahead(pair.told) or is_asked(pair.told, comparison) for pair in sure):
            told = told_in(sure[0], comparison)
            if all(pair.told.modal in _UNDER_WAY for pair in sure) or not any(_share_more(p, comparison) for p in sure):
                reason = (
                    f"the source does not tell it as done, and whether it is this that is told is open: {told.exact!r}"
                )
                yield Said(Label.NOT_CHECKED, reason, (told,))
                continue
            yield _not_done(sure[0], comparison)


def _not_done(pair: Counterpart, comparison: Comparison) -> Said:
    told, parse = told_in(pair, comparison), comparison.source.parse
    if parse is None or pair.told.reported_by is None or not is_asked(pair.told, comparison):
        return Said(Label.CONTRADICTED, f"the source does not say that it is done: {told.exact!r}", (told,))
    asking = parse.tokens[pair.told.reported_by]
    place = comparison.source.document.span(min(asking.start, told.start), max(asking.end, told.end))
    wanted = "not to be done" if pair.told.negated else "to be done"
    return Said(Label.CONTRADICTED, f"the source only says that it is asked {wanted}: {place.exact!r}", (place,))


_UNDER_WAY = frozenset({"prepare", "agree"})


def _share_more(pair: Counterpart, comparison: Comparison) -> bool:
    """Whether both clauses have more in common than the verb, or are sure to have one who acts or what is acted on."""
    if Agreement.SAME in (pair.subject, pair.object):
        return True
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return True
    both = [_said_with(mine, pair.claimed.predicate), _said_with(theirs, pair.told.predicate)]
    return not all(both) or any(near(one, other) or means_the_same(one, other) for one in both[0] for other in both[1])


def _said_with(parse: Parse, predicate: int) -> set[str]:
    """The stems of what a clause says beside its verb."""
    first, last = parse.edges(predicate)
    words = (read_words(token.text) for token in parse.tokens[first : last + 1] if token.index != predicate)
    return {word.stem for found in words for word in found if word.is_content}


def _only_ahead(group: Sequence[Counterpart], comparison: Comparison) -> list[Counterpart]:
    """The clauses that may tell of the act, where the document has its verb nowhere but for what is to come."""
    parse = comparison.source.parse
    if parse is None or group[0].claimed.lemma in BARE or not all(_is_ahead(pair.told) for pair in group):
        return []
    near = [pair for pair in group if comparison.in_evidence(parse.tokens[pair.told.predicate].start)]
    return [pair for pair in near if fits(pair)]


def _is_owed(clause: Clause, comparison: Comparison) -> bool:
    parse = comparison.reading.known.parse
    return parse is not None and is_owed(parse, clause.predicate)


def _is_gerund(clause: Clause, comparison: Comparison) -> bool:
    """Whether the act is only named, as in "no intention of stepping down" and "wants it published"."""
    parse = comparison.reading.known.parse
    if parse is None:
        return False
    token = parse.tokens[clause.predicate]
    wished = any(parse.tokens[above].lemma in _ASKING for above in parse.ancestors(token.index))
    return token.dep == "pcomp" or (token.dep in {"acl", "ccomp", "oprd"} and token.tag == "VBN" and wished)


def _is_only_before(clause: Clause, comparison: Comparison) -> bool:
    """Whether the claim does not say that it is done either: "before it adds the drug to its list"."""
    parse = comparison.reading.known.parse
    if parse is None:
        return False
    return any(parse.tokens[mark].text.lower() in _EARLIER for mark in parse.dependents(clause.predicate, "mark"))


_EARLIER = frozenset({"before", "until", "till"})


def _is_asked_in(clauses: Sequence[Clause], clause: Clause) -> bool:
    return any(other.predicate == clause.reported_by and other.lemma in _ASKING for other in clauses)


_WISHING = frozenset({"want", "wish", "like", "prefer", "hope"})
"""Verbs that tell of nothing done: "would want" says of a wish as much as "wants"."""
_ASKING = frozenset({*FORCES, "want", "wish", "seek", "need", "like"})


def _is_ahead(clause: Clause) -> bool:
    return (clause.modal or "").replace(" ", "_") in _AHEAD


def _is_done_again(clause: Clause, comparison: Comparison) -> bool:
    """Whether what is to come was done before: "is expected to try again"."""
    parse = comparison.source.parse
    adverbs = parse.dependents(clause.predicate, "advmod") if parse is not None else ()
    return parse is not None and any(parse.tokens[at].lemma == "again" for at in adverbs)


def _is_performed(clause: Clause, comparison: Comparison) -> bool:
    """As in "I would warn everybody": to say so is to do it."""
    who = comparison.source.phrase_text(clause.subject).lower() if clause.subject is not None else ""
    return clause.modal == "would" and who in {"i", "we"} and clause.lemma in verb_cues()


def condition(comparison: Comparison) -> Iterator[Said]:
    """A condition under which the document puts a statement is kept."""
    parse = comparison.source.parse
    if parse is None or _CONDITIONS & {word.text for word in comparison.reading.words}:
        return
    for group in comparison.counterparts:
        for pair in surely_same(group, comparison)[:1]:
            limit = _before(parse, pair.told, comparison) or _limit(parse, pair.told, comparison)
            if limit is not None and _is_kept_order(limit, comparison):
                continue
            if limit is not None and pair.told.modal in {"would", "will", "may", "might", "could", "can", "shall"}:
                yield _conditional(limit, comparison)
                return


def _conditional(limit: Span, comparison: Comparison) -> Said:
    """What a condition makes of the claim; one whose words it all has may be told by it in other grammar."""
    found = {stem for stem in comparison.reading.found if stem is not None}
    words = {word.stem for word in read_words(limit.exact) if word.is_content and word.text not in _CONDITIONS}
    if words and words <= found:
        reason = f"the source puts it under a condition, and whether it says as much is open: {limit.exact!r}"
        return Said(Label.NOT_CHECKED, reason, (limit,))
    return Said(Label.PARTIAL, f"the source puts it under a condition: {limit.exact!r}", (limit,))


_CONDITIONS = frozenset({"if", "unless", "provided", "providing", "until"})


def _is_kept_order(limit: Span, comparison: Comparison) -> bool:
    """Whether the claim says by "before" or "only after" what the source says by "not until"."""
    words = {word.text for word in comparison.reading.words}
    return limit.exact.split(maxsplit=1)[0].lower() == "until" and not words.isdisjoint(_ORDER)


_ORDER = frozenset({"before", "once", "only", "after", "when"})


def _limit(parse: Parse, clause: Clause, comparison: Comparison) -> Span | None:
    """The condition that follows a clause in its sentence."""
    sentence = comparison.source.document.sentence_at(parse.tokens[clause.predicate].start)
    if sentence is None:
        return None
    for token in parse.tokens_in(parse.tokens[clause.predicate].end, sentence.end):
        if token.text.lower() in _CONDITIONS and not is_even_so(parse, token):
            return comparison.source.document.span(token.start, max(token.end, parse.subtree(_limiting(token))[1]))
    return None


def _limiting(mark: Token) -> int:
    """The head of the condition that the word opens."""
    return mark.head if mark.dep in {"mark", "advmod"} else mark.index


def _before(parse: Parse, clause: Clause, comparison: Comparison) -> Span | None:
    """The condition that opens the sentence of a clause: "If the scan shows damage, he will need surgery"."""
    for below in parse.dependents(clause.predicate, "advcl"):
        marks = [parse.tokens[mark] for mark in parse.dependents(below, "mark", "advmod")]
        is_condition = any(mark.text.lower() in _CONDITIONS and not is_even_so(parse, mark) for mark in marks)
        if below < clause.predicate and is_condition:
            return comparison.source.document.span(*parse.subtree(below))
    return None
