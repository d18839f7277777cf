"""The opposite of an act done to the one of whom a claim tells it: "acquitted his sister", not convicted."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.bearers import bearers
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, agreement
from llm_brief.verify.claims.evidence.denial import is_denied, is_told_denied
from llm_brief.verify.claims.lexicon import opposites_of
from llm_brief.verify.claims.source import Source

__all__ = ["opposite_acts"]


def opposite_acts(comparison: Comparison) -> Iterator[Said]:
    """What the source says was done to somebody named, the claim does not turn into its opposite.

    It stays open: one may be acquitted of this and convicted of that, and who is freed was held before.
    """
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    for clause in comparison.reading.known.clauses:
        opposites = opposites_of(_stem(clause, mine))
        if not clause.objects or not opposites or mine.tokens[clause.objects[0].head].pos != "PROPN":
            continue
        for told in comparison.source.known.clauses:
            is_opposite = _stem(told, theirs) in opposites and bool(told.objects) and told.modal is None
            if not is_opposite or not _is_of_the_same(clause, told, comparison):
                continue
            if not _is_told_too(clause, told, comparison):
                yield _said(told, comparison)
            return


def _stem(clause: Clause, parse: Parse) -> str:
    """The act's stem: who is found guilty is convicted, and acquitted who is found not guilty."""
    if clause.lemma != _FOUND:
        return stem_of(clause.lemma)
    behind = parse.tokens[clause.predicate + 1 : clause.predicate + 2]
    return "acquit" if any(token.text.lower() == "not" for token in behind) else "convict"


_FOUND = "find_guilty"
_VERDICTS = frozenset({"convict", "acquit"})


def _is_of_the_same(clause: Clause, told: Clause, comparison: Comparison) -> bool:
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return False
    is_verdict = _stem(clause, mine) in _VERDICTS  # one is enough, wherever it is told
    if not is_verdict and not comparison.in_evidence(theirs.tokens[told.predicate].start):
        return False
    alike = is_denied(clause, comparison.reading.known.clauses, mine) == is_told_denied(told, comparison)
    return alike and _is_named(clause.objects[0], mine, told.objects[0], comparison)


def _is_named(claimed: Phrase, mine: Parse, told: Phrase, comparison: Comparison) -> bool:
    """Whether the phrase of the document is that name, or a description that the document gives it elsewhere."""
    source = comparison.source
    name = " ".join(token.text for token in mine.tokens_in(claimed.start, claimed.end))
    text = _in_full(told, source)
    if agreement(name, text, source.names) is Agreement.SAME:
        return True
    return any(agreement(name, other, source.names) is Agreement.SAME for other in _names_beside(told, source))


def _in_full(told: Phrase, source: Source) -> str:
    """The words of a phrase, a bare surname that several have with the given name of the one meant."""
    given = bearers(source.parse).get(told.head) if source.parse is not None else None
    if source.parse is None or given is None:
        return source.phrase_text(told)
    return f"{given} {source.parse.tokens[told.head].text}"


def _names_beside(told: Phrase, source: Source) -> Iterator[str]:
    """Names that stand in apposition to a description in the same words: "His sister, Judith Oru"."""
    parse = source.parse
    if parse is None or parse.tokens[told.head].pos != "NOUN":
        return
    described = source.phrase_text(told).lower()
    for token in parse.tokens:
        if token.lemma != parse.tokens[told.head].lemma:
            continue
        for beside in parse.dependents(token.index, "appos"):
            if source.phrase_text(parse.noun_phrase(token.index)).lower() == described:
                yield source.phrase_text(parse.noun_phrase(beside))


def _is_told_too(clause: Clause, opposite: Clause, comparison: Comparison) -> bool:
    """Whether the source tells of the claim's act as well, in whatever words: first detained, then freed."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return False
    alike = opposites_of(_stem(opposite, theirs)) | {_stem(clause, mine)}
    alike_acts = (c for c in comparison.source.known.clauses if c.objects and _stem(c, theirs) in alike)
    return any(
        _is_named(clause.objects[0], mine, told.objects[0], comparison) or _goes_on(opposite, told, theirs)
        for told in alike_acts
    )


def _goes_on(opposite: Clause, told: Clause, theirs: Parse) -> bool:
    """Whether it is told of "him" or "her" in the sentence of the opposite or right behind it."""
    behind = theirs.tokens[told.predicate].sentence - theirs.tokens[opposite.predicate].sentence
    return behind in (0, 1) and theirs.tokens[told.objects[0].head].pos == "PRON"


def _said(told: Clause, comparison: Comparison) -> Said:
    place = comparison.source.document.span(told.start, told.end)
    reason = f"the source says the opposite, and whether this as well is open: {place.exact!r}"
    return Said(Label.NOT_CHECKED, reason, (place,))
