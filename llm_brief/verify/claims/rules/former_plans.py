"""A plan that was given up is not told as what will be: "had been set for Sunday but was moved"."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.document import Span
from llm_brief.text.grammar.arguments import surface_subject
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.mood import Tense, modal_of
from llm_brief.text.grammar.parse import Parse, once_per_parse
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.frames import PLANNING
from llm_brief.verify.claims.words import read_words

__all__ = ["planned_before"]

_PLANS = PLANNING | {"book", "mean", "set", "slate", "suppose", "want"}
_TELLING = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "VERB"})


def planned_before(comparison: Comparison) -> Iterator[Said]:
    """What the claim says is to come, the source has only in a plan of an earlier time, in whatever words."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    for clause in comparison.reading.known.clauses:
        if clause.nominal or not _is_ahead(clause) or _was_ahead(mine, clause.predicate):
            continue
        if not any(_plans_near(theirs, comparison)):
            continue
        plan = _plan_over(clause, mine, theirs, comparison)
        if plan is not None:
            span = _span(plan, theirs, comparison)
            yield Said(Label.NOT_CHECKED, f"the source tells of this as an earlier plan: {span.exact!r}", (span,))
            return


def _is_ahead(clause: Clause) -> bool:
    return clause.tense is Tense.FUTURE or (clause.lemma in PLANNING and clause.tense is Tense.PRESENT)


def _was_ahead(mine: Parse, at: int) -> bool:
    """Whether the claim too tells of an earlier plan: "had been due to sing"."""
    while True:
        words = (at, *mine.dependents(at, "aux", "auxpass"))
        if any(mine.tokens[word].tag == "VBD" for word in words):
            return True
        if mine.tokens[at].dep not in {"xcomp", "acomp"}:
            return False
        at = mine.tokens[at].head


def _plans_near(theirs: Parse, comparison: Comparison) -> Iterator[int]:
    sentences = {comparison.source.document.sentences[at].index for at in comparison.reading.best}
    return (at for at in _former_plans(theirs) if theirs.tokens[at].sentence in sentences)


@once_per_parse
def _former_plans(parse: Parse) -> tuple[int, ...]:
    """The verbs of plans that were over: "had planned to", "was to be held on Sunday but"."""
    return tuple(token.index for token in parse.tokens if _is_former_plan(parse, token.index))


def _is_former_plan(parse: Parse, at: int) -> bool:
    token = parse.tokens[at]
    if token.pos not in {"VERB", "AUX"}:
        return False
    helpers = [parse.tokens[child] for child in parse.dependents(at, "aux", "auxpass")]
    is_plan = token.lemma in _PLANS or any(parse.tokens[c].lemma == "due" for c in parse.dependents(at, "acomp"))
    had = any(helper.lemma == "have" and helper.tag == "VBD" for helper in helpers)
    if is_plan and had and token.dep != "ccomp":
        return True
    was = token.tag == "VBD" or any(helper.tag == "VBD" for helper in helpers)
    is_to_be = token.lemma == "be" and any(modal_of(parse, child) == "be to" for child in parse.dependents(at, "xcomp"))
    return (is_plan or is_to_be) and was and _is_countered(parse, at)


def _is_countered(parse: Parse, at: int) -> bool:
    """Whether a "but" follows, of the verb or of the one that it governs."""
    verbs = (at, *parse.dependents(at, "xcomp"))
    joined = (child for verb in verbs for child in parse.dependents(verb, "cc"))
    return any(parse.tokens[child].lemma in {"but", "yet"} for child in joined)


def _plan_over(clause: Clause, mine: Parse, theirs: Parse, comparison: Comparison) -> int | None:
    """The one plan that all that the source has of the clause, its subject apart, stands under."""
    homes = _homes(clause, mine, comparison)
    plans = [_plan_of(word, homes, theirs, comparison) for word in _keys(clause, mine)]
    found = [plan for plan in plans if plan is not None]
    return found[0] if found and _PLAIN not in found else None


def _homes(clause: Clause, mine: Parse, comparison: Comparison) -> frozenset[int]:
    """The sentences that bear on the claim and have its act, or the one of whom it is told."""
    subject, source = surface_subject(mine, clause.predicate), comparison.source
    heads = [mine.tokens[at].lemma for at in (clause.predicate, subject) if at is not None]
    stems = (source.nearest(word.stem) for head in heads for word in read_words(head))
    return frozenset(
        at for stem in stems for at in source.found_in.get(stem or "", ()) if at in comparison.reading.best
    )


def _keys(clause: Clause, mine: Parse) -> Iterator[str]:
    subject = surface_subject(mine, clause.predicate)
    first, last = mine.edges(subject) if subject is not None else (-1, -2)
    for token in mine.tokens_in(clause.start, clause.end):
        if token.pos in _TELLING and not first <= token.index <= last and token.index != clause.predicate:
            yield token.text


_PLAIN = -1


def _plan_of(word: str, homes: frozenset[int], theirs: Parse, comparison: Comparison) -> int | None:
    """The former plan that a word stands under in every sentence of the claim's act or subject.

    -1 where it stands under none, None where it is not there.
    """
    source, plans = comparison.source, set(_plans_near(theirs, comparison))
    key = next((source.nearest(found.stem) for found in read_words(word) if found.is_content), None)
    found = None
    for at in comparison.reading.best:
        places = source.tokens_by_stem(at).get(key or "", ())
        above = next((up for place in places for up in _plans_above(place, plans, theirs)), None)
        if above is None and places and at in homes:
            return _PLAIN
        found = found if above is None else above
    return found


def _plans_above(place: int, plans: set[int], theirs: Parse) -> Iterator[int]:
    above = next((up for up in (place, *theirs.ancestors(place)) if up in plans), None)
    if above is not None and not _is_behind(place, above, theirs):
        yield above


def _is_behind(place: int, plan: int, theirs: Parse) -> bool:
    """Whether a word stands in what follows the "but"."""
    joined = [at for verb in (plan, *theirs.dependents(plan, "xcomp")) for at in theirs.dependents(verb, "conj")]
    return any(theirs.edges(at)[0] <= place <= theirs.edges(at)[1] for at in joined)


def _span(plan: int, theirs: Parse, comparison: Comparison) -> Span:
    joined = [at for verb in (plan, *theirs.dependents(plan, "xcomp")) for at in theirs.dependents(verb, "cc")]
    first = min((plan, *theirs.dependents(plan, "aux", "auxpass")))
    last = min((at - 1 for at in joined if at > plan), default=theirs.edges(plan)[1])
    return comparison.source.document.span(theirs.tokens[first].start, theirs.tokens[last].end)
