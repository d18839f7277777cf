"""Rules about names of the source that a claim joins as the source does not."""

from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.same_act import BARE
from llm_brief.verify.claims.lexicon import has_meaning_in
from llm_brief.verify.claims.words import STOP_WORDS

__all__ = ["spliced"]

_TWO = 2
_NEXT = 5  # tokens from a verb to the name of whom it is done to


def spliced(comparison: Comparison) -> Iterator[Said]:
    """Two whom the claim joins by a verb, the source joins by it and not the other way round, or names together."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    for clause in comparison.reading.known.clauses:
        if not clause.nominal and clause.subject is not None:
            yield from _turned_round(clause, comparison, mine, theirs)
            if mine.tokens[clause.predicate].dep == "ROOT":
                yield from _never_together(clause, comparison, mine, theirs)


def _turned_round(clause: Clause, comparison: Comparison, mine: Parse, theirs: Parse) -> Iterator[Said]:
    """Of "A beat B" the source has "B ... beat A": in order, however it is parsed."""
    if clause.subject is None or not clause.objects or clause.passive:
        return
    actor, other = mine.tokens[clause.subject.head], mine.tokens[clause.objects[0].head]
    if actor.pos != "PROPN" or other.pos != "PROPN":
        return
    verb = mine.tokens[clause.predicate]
    for at in comparison.reading.evidence:
        tokens = theirs.sentence_tokens(comparison.source.document.sentences[at].index)
        verbs = [token.index for token in tokens if verb.lemma == token.lemma or verb.text == token.text]
        before, after = _places(other, tokens), _places(actor, tokens)
        if verbs and before and after and max(before) < min(verbs) and max(verbs) < min(after):
            between = theirs.tokens[max(verbs) : min(after)]
            if max(after) < min(verbs) + _NEXT and all(token.text != "by" for token in between):
                place = comparison.source.document.span(theirs.tokens[min(verbs)].start, theirs.tokens[max(after)].end)
                yield Said(Label.NOT_CHECKED, f"in the source {actor.text!r} stands behind: {place.exact!r}", (place,))


def _places(word: Token, tokens: Sequence[Token]) -> list[int]:
    return [token.index for token in tokens if token.text == word.text]


def _never_together(clause: Clause, comparison: Comparison, mine: Parse, theirs: Parse) -> Iterator[Said]:
    """A verb that the source lacks joins names that none of its sentences holds together."""
    verb, source = mine.tokens[clause.predicate], comparison.source
    names = {token.text: token for token in _joined(clause, mine) if _is_name(token)}
    if len(names) < _TWO or clause.lemma in BARE or verb.lemma.lower() in STOP_WORDS:
        return
    stems = [stem_of(name.lower()) for name in names]
    held = [source.found_in.get(stem, frozenset()) for stem in stems]
    if all(held) and not frozenset.intersection(*held) and not _is_in_evidence(verb, comparison, theirs):
        texts = " and ".join(map(repr, list(names)[:2]))
        yield Said(Label.NOT_CHECKED, f"no sentence of the source names {texts} together, and none has {verb.text!r}")


def _joined(clause: Clause, mine: Parse) -> Iterator[Token]:
    """Who acts, who is acted upon, and what hangs on the verb by a preposition."""
    below = [at for to in mine.dependents(clause.predicate, "prep") for at in mine.dependents(to, "pobj")]
    subject = [clause.subject.head] if clause.subject is not None else []
    yield from (mine.tokens[at] for at in (*subject, *(phrase.head for phrase in clause.objects), *below))


def _is_name(token: Token) -> bool:
    return token.pos == "PROPN" and token.dep != "compound" and token.ent_type not in {"DATE", "TIME"}


def _is_in_evidence(verb: Token, comparison: Comparison, theirs: Parse) -> bool:
    """Whether the sentences that matter have the verb, or one of its meaning."""
    sentences = [comparison.source.document.sentences[at].index for at in comparison.reading.evidence]
    told = [token for sentence in sentences for token in theirs.sentence_tokens(sentence)]
    stems = {stem_of(word.lower()) for token in told for word in (token.text, token.lemma)}
    forms = [stem_of(word.lower()) for word in (verb.text, verb.lemma)]
    return any(has_meaning_in(form, stems) or comparison.source.nearest(form) in stems for form in forms)
