"""Rules about what a source says is not there: "no intention", "paid nothing", "if it had not". Each needs a parse."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.document import Span
from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, Counterpart
from llm_brief.verify.claims.evidence.negations import denies, denies_below, is_bound
from llm_brief.verify.claims.evidence.repeats import text_of
from llm_brief.verify.claims.lexicon import means_the_same, opposites_of
from llm_brief.verify.claims.operators import DENIALS
from llm_brief.verify.claims.words import near

__all__ = ["absent", "undenied"]

_LACKING = DENIALS | frozenset("lack lacks lacked lacking absence absent missing zero n't hardly barely".split())
_NOTHING = frozenset({"nothing", "none", "nobody"})
_NEAR = 2


def _is_denied(texts: set[str]) -> bool:
    return not _LACKING.isdisjoint(texts) or any(text.endswith("n't") for text in texts)


def absent(comparison: Comparison) -> Iterator[Said]:
    """The claim does not have what the source says there is none of."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    words = {word.text for word in comparison.reading.words}
    if mine is None or theirs is None or _is_denied(words) or "unless" in words:  # "if there is no"
        return
    nouns = {token.lemma.lower() for token in mine.tokens if token.pos == "NOUN"}
    for place, is_apart in _denied_nouns(theirs, nouns, comparison):
        if is_apart:
            reason = f"the source says {place.exact!r} of something else, and whether that bears on this is open"
            yield Said(Label.NOT_CHECKED, reason, (place,))
        else:
            yield Said(Label.CONTRADICTED, f"the source says {place.exact!r}", (place,))
        return
    for place in _nothing_done(theirs, comparison):
        yield Said(Label.CONTRADICTED, f"the source says that it is not so: {place.exact!r}", (place,))
        return


def _denied_nouns(theirs: Parse, nouns: set[str], comparison: Comparison) -> Iterator[tuple[Span, bool]]:
    """Nouns with "no" in the sentences that tell what the claim tells, which the document has nowhere without it.

    Each with whether the source says of them what the claim has no word for.
    """
    source = comparison.source
    for at in comparison.reading.best:
        sentence = source.document.sentences[at]
        for token in _noes(theirs, sentence.index):
            head = theirs.tokens[token.head]
            if head.lemma.lower() not in nouns:
                continue
            others = source.places.get(stem_of(head.text.lower()), ())
            if len(others) == 1 and token.end < head.end:
                yield source.document.span(token.start, head.end), _is_of_another_act(theirs, head, comparison)


@once_per_parse
def _noes(theirs: Parse, sentence: int) -> tuple[Token, ...]:
    """Each "no" of a sentence, by its index, that says of a noun that there is none."""
    return tuple(t for t in theirs.sentence_tokens(sentence) if t.dep == "det" and t.text.lower() == "no")


def _is_of_another_act(theirs: Parse, noun: Token, comparison: Comparison) -> bool:
    """Whether the document says that none of them underwent what the claim has no word for: "no miners were hurt"."""
    verb, parse = theirs.tokens[noun.head], comparison.reading.known.parse
    if noun.dep not in {"nsubj", "nsubjpass"} or verb.pos != "VERB" or parse is None:
        return False
    told = stem_of(verb.lemma.lower())
    stems = {stem_of(token.lemma.lower()) for token in parse.tokens} | {word.stem for word in comparison.reading.words}
    return not any(stem == told or near(stem, told) or means_the_same(stem, told) for stem in stems)


def _nothing_done(theirs: Parse, comparison: Comparison) -> Iterator[Span]:
    """Clauses near the evidence in which the claim's subject does the same to nothing."""
    near = {at + step for at in comparison.reading.evidence for step in range(-_NEAR, _NEAR + 1)}
    sentences = comparison.source.document.sentences
    indexes = {sentences[at].index for at in near if 0 <= at < len(sentences)}
    for group in comparison.counterparts:
        for pair in group:
            heads = {theirs.tokens[phrase.head].text.lower() for phrase in pair.told.objects}
            is_near = theirs.tokens[pair.told.predicate].sentence in indexes
            may_be = pair.claimed.objects and pair.subject is not Agreement.DIFFERENT
            if is_near and heads & _NOTHING and may_be and not _is_of_another(pair, heads, comparison):
                yield comparison.source.document.span(pair.told.start, pair.told.end)


def _is_of_another(pair: Counterpart, heads: set[str], comparison: Comparison) -> bool:
    """Whether "nobody was hurt" may speak of other people than somebody whom the claim names."""
    mine = comparison.reading.known.parse
    if mine is None or not pair.told.passive or not heads & {"nobody", "none"}:
        return False
    heads_here = (phrase.head for phrase in pair.claimed.objects[:1])
    return any(token.pos == "PROPN" for head in heads_here for token in mine.tokens_in(*mine.subtree(head)))


def undenied(comparison: Comparison) -> Iterator[Said]:
    """Where no sentence that bears on the claim denies anything, a "not" of the claim stays open."""
    reading, source = comparison.reading, comparison.source
    if not reading.best or not _is_denied({word.text for word in reading.words} - _REFUSED):
        return
    if (place := next(_had(comparison), None)) is not None:
        yield Said(
            Label.NOT_CHECKED, f"the source says {place.exact!r}; whether it is denied elsewhere is open", (place,)
        )
        return
    told = [word for at in reading.best for word in source.sentences[at]]
    if denies(told) or is_bound(reading.words, told) or denies_below(reading.best[0], comparison):
        return
    stems = {word.stem for word in told}
    reversed_by = any(not opposites_of(word.stem).isdisjoint(stems) for word in reading.content)
    if not _is_denied({word.text for word in told}) and not reversed_by:
        denying = next(at for at, word in enumerate(reading.words) if _is_denied({word.text} - _REFUSED))
        text = text_of(reading.words[denying : denying + 2], reading.claim.text)
        reason = f"the claim says {text!r}, and the sentences of the source that come closest to it deny nothing"
        yield Said(Label.NOT_CHECKED, reason)


def _had(comparison: Comparison) -> Iterator[Span]:
    """Clauses of the evidence that say "has had one before" of what the claim says "never had" of."""
    theirs, sentences = comparison.source.parse, comparison.source.document.sentences
    near = {sentences[at].index for at in comparison.reading.best}
    for group in comparison.counterparts:
        for pair in group if group[0].claimed.lemma == "have" and group[0].claimed.negated else ():
            is_so = not (pair.told.negated or pair.told.modal or pair.told.conditional or pair.told.question)
            is_near = theirs is not None and theirs.tokens[pair.told.predicate].sentence in near
            if is_so and is_near and pair.object is Agreement.SAME and pair.subject is not Agreement.DIFFERENT:
                yield comparison.source.document.span(pair.told.start, pair.told.end)


_REFUSED = frozenset(
    "refuse refuses refused reject rejects rejected decline declines declined deny denies denied".split()
)
