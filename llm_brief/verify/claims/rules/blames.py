"""The rule about blame that somebody would not lay: a claim does not make the thing the cause all the same."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.text.stems import stem_of
from llm_brief.text.wordlists import word_set
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.shades import Kind, is_denied_anyhow, shade_of
from llm_brief.verify.claims.lexicon import means_the_same

__all__ = ["blamed"]

_BLAMING = word_set("blame fault")
_HOLDING = word_set("hold consider find")
_VERBS = _BLAMING | _HOLDING
_CAUSING = word_set("cause cost ruin spoil decide doom explain trigger lead")
_HARMING = word_set("cause cost ruin spoil doom trigger")
"""Those of them that mean nothing else: "decided whether to appeal" lays no blame."""
_GUILTY = word_set("responsible accountable liable fault cause reason culprit blame guilty")
_BY_REASON = frozenset({"because", "due", "owing", "thanks"})


def blamed(comparison: Comparison) -> Iterator[Said]:
    """As in "said the heat had cost them the game" of "would not blame the heat"."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or not _may_be_there(comparison):
        return
    causes = {stem for clause in comparison.reading.known.clauses for stem in _causes(clause, mine)}
    if not causes:
        return
    for verb in sorted(_VERBS | _HARMING):
        for told in comparison.source.clauses_by_lemma.get(verb, ()):
            is_it = _is_no_cause(told, causes, theirs) if verb in _HARMING else _is_spared_here(told, causes, theirs)
            if is_it and comparison.in_evidence(told.start):
                span = comparison.source.document.span(told.start, told.end)
                yield Said(Label.NOT_CHECKED, f"the source says that it is not blamed: {span.exact!r}", (span,))
                return


def _may_be_there(comparison: Comparison) -> bool:
    return not (_VERBS | _HARMING).isdisjoint(comparison.source.clauses_by_lemma)


def _is_no_cause(told: Clause, causes: set[str], theirs: Parse) -> bool:
    """Whether it is denied that one of the causes, or "it", had that effect."""
    if told.subject is None or told.nominal or not is_denied_anyhow(theirs, told.predicate):
        return False
    is_back = theirs.tokens[told.subject.head].lemma in {"it", "this", "that"}
    return is_back or any(means_the_same(one, _stem(theirs, told.subject)) for one in causes)


def _is_spared_here(told: Clause, causes: set[str], theirs: Parse) -> bool:
    return _lays_blame(told, theirs) and _is_spared(told, causes, theirs)


def _lays_blame(told: Clause, theirs: Parse) -> bool:
    """Whether the clause blames, or holds somebody responsible."""
    if told.lemma in _BLAMING:
        return True
    below = theirs.dependents(told.predicate, "oprd", "acomp", "amod", "advcl", "ccomp", "xcomp", "advmod")
    beside = (at for phrase in told.objects for at in theirs.dependents(phrase.head, "amod", "acl"))
    return any(theirs.tokens[at].lemma in _GUILTY for at in (*below, *beside))


def _is_spared(told: Clause, causes: set[str], theirs: Parse) -> bool:
    """Whether one of the causes is what somebody does not blame."""
    shade = shade_of(theirs, told.predicate)
    is_denied = told.negated or (shade is not None and shade.kind is Kind.DENIED)
    beside = (at for below in theirs.children(told.predicate) for at in theirs.dependents(below, "nsubj"))
    spared = {_stem(theirs, phrase) for phrase in (*told.objects, *map(theirs.noun_phrase, beside))}
    return is_denied and any(means_the_same(one, other) for one in causes for other in spared)


def _stem(parse: Parse, phrase: Phrase) -> str:
    return stem_of(parse.tokens[phrase.head].lemma.lower())


def _causes(clause: Clause, mine: Parse) -> Iterator[str]:
    """What a clause of the claim says that something was because of."""
    if clause.negated:
        return
    if clause.subject is not None and not clause.nominal and _is_cause(clause, mine):
        yield _stem(mine, clause.subject)
    if clause.lemma == "be" and clause.attribute is not None:
        yield from (_stem(mine, owner) for owner in _owners(mine, clause.attribute.head))
    if clause.lemma in _BLAMING:
        yield from (_stem(mine, phrase) for phrase in clause.objects)
    for preposition, phrase in clause.obliques:
        if not _BY_REASON.isdisjoint(preposition.split()):
            yield _stem(mine, phrase)


def _owners(mine: Parse, noun: int) -> Iterator[Phrase]:
    """As in "was the board's fault", "was the fault of the board"."""
    if mine.tokens[noun].lemma in _GUILTY:
        of = (at for prep in mine.dependents(noun, "prep") for at in mine.dependents(prep, "pobj"))
        yield from (mine.noun_phrase(at) for at in (*mine.dependents(noun, "poss"), *of))


def _is_cause(clause: Clause, mine: Parse) -> bool:
    if clause.lemma == "be":
        below = mine.dependents(clause.predicate, "attr", "acomp", "xcomp")
        nouns = (at for prep in mine.dependents(clause.predicate, "prep") for at in mine.dependents(prep, "pobj"))
        return any(mine.tokens[at].lemma in _GUILTY for at in (*below, *nouns))
    return clause.lemma in _CAUSING
