"""What a source tells only of an offer or a request that was turned down: a claim does not tell it as done."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.grammar.arguments import enclosing_subject
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, agreement
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.operators import DENIALS

__all__ = ["turned_down"]

_REFUSING = frozenset({"turn_down", "reject", "refuse", "decline", "rebuff", "spurn", "rule_out"})
_LEAST, _PART = 2, 3


def turned_down(comparison: Comparison) -> Iterator[Said]:
    """A claim about somebody does not rest on what the source names only in an offer that they turned down.

    Whether the claim says as much in other words ("passed up 400 francs") is open.
    """
    theirs = comparison.source.parse
    if theirs is None or not comparison.reading.best or _is_denied(comparison):
        return
    for lemma in _REFUSING & comparison.source.clauses_by_lemma.keys():
        for told in comparison.source.clauses_by_lemma[lemma]:
            if told.objects and not told.negated and _is_only_there(told, theirs, comparison):
                place = comparison.source.document.span(told.start, told.end)
                yield Said(Label.NOT_CHECKED, f"the source tells of it only as refused: {place.exact!r}", (place,))
                return


def _is_denied(comparison: Comparison) -> bool:
    words = {word.text for word in comparison.reading.words}
    return not DENIALS.isdisjoint(words) or any(text.endswith("n't") for text in words)


def _is_only_there(told: Clause, theirs: Parse, comparison: Comparison) -> bool:
    """Whether much of what the claim says of who refused stands only in what they refused, which it does not name."""
    if not comparison.in_evidence(theirs.tokens[told.predicate].start) or not _is_by_the_same(told, theirs, comparison):
        return False
    source, start, end = comparison.source, theirs.tokens[told.predicate].end, told.end
    noun = stem_of(theirs.tokens[told.objects[0].head].lemma.lower())
    words = [word for word in comparison.reading.content if source.nearest(word.stem) is not None]
    if any(means_the_same(word.stem, noun) for word in comparison.reading.content):
        return False
    only = [w for w in words if all(start <= source.flat[at].start < end for at in _places(w.stem, comparison))]
    return len(only) >= _LEAST and _PART * len(only) >= len(words)


def _places(stem: str, comparison: Comparison) -> tuple[int, ...]:
    return tuple(comparison.source.places[comparison.source.nearest(stem) or stem])


def _is_by_the_same(told: Clause, theirs: Parse, comparison: Comparison) -> bool:
    """Whether the main clause of the claim has the one who refuses for its subject."""
    mine = comparison.reading.known.parse
    head = told.subject.head if told.subject is not None else enclosing_subject(theirs, told.predicate)
    if mine is None or head is None:
        return False
    mains = (c for c in comparison.reading.known.clauses if mine.tokens[c.predicate].dep == "ROOT" and c.subject)
    other = comparison.source.phrase_text(theirs.noun_phrase(head))
    texts = (mine.tokens_in(c.subject.start, c.subject.end) for c in mains if c.subject is not None)
    named = (" ".join(token.text for token in tokens) for tokens in texts)
    return any(agreement(name, other, comparison.source.names) is Agreement.SAME for name in named)
