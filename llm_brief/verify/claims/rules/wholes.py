"""The rule about all and united, where the source tells of a part, an exception or a vote that was not of one mind."""

import re
from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.document import Span
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.grammar.shares import ALL, predicate_above, shares_of
from llm_brief.text.numerals import CARDINALS
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.words import read_words

__all__ = ["whole"]

_ONE_MIND = frozenset("unanimous unanimously unanimity united".split())
_EVERYBODY = frozenset({"everyone", "everybody", "all"})
_ANYONE = _EVERYBODY - {"all"}
_WHOLE = frozenset({"all", "every", "each", "both", "whole", "entire", "everyone", "everybody"})
_TELLING = _ONE_MIND | _WHOLE
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(word for word in CARDINALS if word != 'zero')})"
_NOT_OF_ONE_MIND = re.compile(
    rf"\b(?:dissent\w*|divided|split|abstain\w*|abstention\w*|objected|voted\s+against|opposed\s+it"
    rf"|(?:by|voted?|votes?|was)\s+{_NUMBER}(?:\s+votes?)?\s+(?:to|against)\s+{_NUMBER}\b"
    rf"|{_NUMBER}\s+of\s+(?:the|its|their)\s+{_NUMBER}|{_NUMBER}(?:\s+\w+)?\s+(?:were\s+)?against)\b",
    re.IGNORECASE,
)


def whole(comparison: Comparison) -> Iterator[Said]:
    """What is said of all, or of people of one mind, is so in the source, which tells of no part or exception."""
    found = [word.text for word in comparison.reading.words if word.text in _TELLING]
    one_mind = next((word for word in found if word in _ONE_MIND), None)
    if one_mind is not None:
        yield from _of_one_mind(comparison, one_mind)
    elif found:
        yield from _of_all(comparison)
    elif "full" in comparison.reading.claim.text:
        yield from _of_a_sum(comparison)


def _of_one_mind(comparison: Comparison, word: str) -> Iterator[Said]:
    source = comparison.source
    near = [at for at in range(len(source.sentences)) if _bears_on(at, comparison)]
    if any(not _ONE_MIND.isdisjoint(other.text for other in source.sentences[at]) for at in near):
        return
    for at in near:
        sentence = source.document.sentences[at]
        found = _NOT_OF_ONE_MIND.search(sentence.text)
        if found is not None:
            place = source.document.span(sentence.start + found.start(), sentence.start + found.end())
            yield Said(Label.NOT_CHECKED, f"the source says {place.exact!r}; whether it is {word!r} is open", (place,))
            return


def _bears_on(at: int, comparison: Comparison) -> bool:
    """Whether a sentence is one of those that bear on the claim, stands beside the best, or shares two of its words."""
    reading, source = comparison.reading, comparison.source
    beside = reading.best and abs(at - reading.best[0]) <= 1
    return bool(beside) or at in reading.best or sum(at in source.found_in[s] for s in reading.found if s) >= _SHARED


_SHARED = 2


def _of_all(comparison: Comparison) -> Iterator[Said]:
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or not comparison.reading.best:
        return
    for noun, predicate in _wholes(mine):
        part = next(_parts(mine, noun, predicate, theirs, comparison), None)
        if part is None and noun is not None and _is_acted_on(noun, predicate, mine):
            part = next(_portions(predicate, theirs, comparison), None)
        if part is not None:
            reason = f"the source says {part.exact!r}; whether it is so of all is open"
            yield Said(Label.NOT_CHECKED, reason, (part,))
            return


def _of_a_sum(comparison: Comparison) -> Iterator[Said]:
    """As in "promised the full cost" of "promised a third of it"."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or not comparison.reading.best:
        return
    for token in mine.tokens:
        above = predicate_above(mine, token.index) if token.text.lower() == "full" and token.dep == "amod" else None
        if above is None or not _is_acted_on(mine.tokens[token.head], mine.tokens[above], mine):
            continue
        for part in _portions(mine.tokens[above], theirs, comparison):
            yield Said(Label.NOT_CHECKED, f"the source says {part.exact!r}; whether it is so in full is open", (part,))
            return


def _is_acted_on(noun: Token, predicate: Token, mine: Parse) -> bool:
    """Whether the noun is, or is part of, what the act is done to."""
    path = (noun.index, *mine.ancestors(noun.index))
    below = next((at for at in path if mine.tokens[at].head == predicate.index), None)
    return below is not None and mine.tokens[below].dep in {"dobj", "nsubjpass"}


def _portions(predicate: Token, theirs: Parse, comparison: Comparison) -> Iterator[Span]:
    """Shares of a hundred, or fractions, of which the sentence tells the act, or the one behind."""
    source, best = comparison.source, comparison.reading.best[0]
    for at in range(best, min(best + 2, len(source.sentences))):
        for token in theirs.sentence_tokens(source.document.sentences[at].index):
            verb = theirs.tokens[token.head]
            if token.dep == "dobj" and _is_portion(token, theirs) and _alike(verb, predicate):
                yield source.document.span(verb.start, token.end)


def _is_portion(token: Token, theirs: Parse) -> bool:
    """Whether a word is for a share, or for some of those told of before: "40 of them"."""
    of = (theirs.tokens[at] for at in theirs.dependents(token.index, "prep", "quantmod"))
    return token.lemma.lower() in _PORTIONS or (token.pos == "NUM" and any(word.lemma == "of" for word in of))


_PORTIONS = frozenset(("percent", "%", "percentage", "half", "third", "quarter", "fifth", "tenth", "part", "most"))


def _wholes(mine: Parse) -> Iterator[tuple[Token | None, Token]]:
    """What the claim says of all of which noun; None for everybody."""
    for share in shares_of(mine):
        if share.portion == ALL:
            yield mine.tokens[share.noun], mine.tokens[share.predicate]
    for token in mine.tokens:
        above = predicate_above(mine, token.index) if token.text.lower() in _ANYONE else None
        if above is not None:
            yield None, mine.tokens[above]


def _parts(mine: Parse, noun: Token | None, predicate: Token, theirs: Parse, comparison: Comparison) -> Iterator[Span]:
    """Parts, of the same noun or of which the same is said, in the sentence that tells of it or the one behind."""
    source, best = comparison.source, comparison.reading.best[0]
    tokens = [
        token
        for at in (best, best + 1)
        if at < len(source.sentences)
        for token in theirs.sentence_tokens(source.document.sentences[at].index)
    ]
    if any(_is_all(token, noun, theirs) for token in tokens):
        return
    counted = {word.stem for word in comparison.reading.words if word.stem[:1].isdigit()}
    for token in tokens:
        part = _part_at(token, noun, predicate, theirs, tokens)
        if part is None or _is_narrowed_alike(part, noun, mine):
            continue
        if not any(word.stem in counted for word in read_words(part[0].text)):
            yield source.document.span(part[0].start, part[-1].end)


def _is_all(token: Token, noun: Token | None, theirs: Parse) -> bool:
    head = theirs.tokens[token.head]
    return token.text.lower() in _WHOLE and (noun is None or _alike(head, noun) or head.pos in {"VERB", "AUX", "ADP"})


def _alike(one: Token, other: Token) -> bool:
    return means_the_same(stem_of(one.lemma.lower()), stem_of(other.lemma.lower()))


def _part_at(
    token: Token, noun: Token | None, predicate: Token, theirs: Parse, tokens: Sequence[Token]
) -> Sequence[Token] | None:
    """The words for a part that begin with a token, if any."""
    word = token.text.lower()
    if word == "only" and noun is not None:
        told = theirs.tokens[token.head]
        is_of = told.pos in {"NOUN", "PROPN"} and _alike(told, noun) and told.index > token.index
        return theirs.tokens[token.index : told.index + 1] if is_of else None
    if word in _PARTS and noun is not None:
        end = next((t.index for t in tokens[:] if t.index > token.index and _alike(t, noun)), None)
        near = end is not None and end - token.index <= _NEAR
        return theirs.tokens[token.index : end + 1] if near and end is not None else None
    if token.pos == "NUM" and token.dep.startswith("nsubj"):
        return _counted(token, noun, predicate, theirs, tokens)
    if token.pos == "NUM" and theirs.tokens[token.head].dep == "agent":
        return _agents(token, noun, predicate, theirs, tokens)
    if token.dep == "neg" and token.index + 1 < len(theirs.tokens):
        return _left_out(token, theirs)
    return None


_PARTS = frozenset({"most", "majority", "some", "few", "several", "half", "many"})
_NEAR = 6
_OTHERS = frozenset({"other", "others", "rest", "one", "two", "three"})


def _counted(
    token: Token, noun: Token | None, predicate: Token, theirs: Parse, tokens: Sequence[Token]
) -> Sequence[Token] | None:
    """A number of them that does what the claim tells of all: "of its nine ferries, seven have been inspected"."""
    verb = theirs.tokens[token.head]
    if not _alike(verb, predicate) or verb.lemma == "be" or verb.index < token.index:
        return None
    of = next(
        (t for t in tokens if t.text.lower() == "of" and t.index < verb.index and t.sentence == token.sentence), None
    )
    if of is None:
        return None
    behind = next(iter(theirs.dependents(of.index, "pobj")), None)
    named = behind is not None and (
        noun is None or _alike(theirs.tokens[behind], noun) or theirs.tokens[behind].pos == "PRON"
    )
    return theirs.tokens[min(of.index, token.index) : verb.index + 1] if named else None


def _agents(
    token: Token, noun: Token | None, predicate: Token, theirs: Parse, tokens: Sequence[Token]
) -> Sequence[Token] | None:
    """A number of them by whom something is done, and nothing near tells what the claim does in words of its own."""
    of = next((at for at in theirs.dependents(token.index, "prep") if theirs.tokens[at].lemma == "of"), None)
    behind = next(iter(theirs.dependents(of, "pobj")), None) if of is not None else None
    if behind is None or noun is None or not _alike(theirs.tokens[behind], noun):
        return None
    verb = theirs.tokens[theirs.tokens[token.head].head]
    is_another = not _alike(verb, predicate) and any(_alike(other, predicate) for other in tokens)
    return None if is_another else theirs.tokens[token.index : behind + 1]


def _left_out(token: Token, theirs: Parse) -> Sequence[Token] | None:
    """A denial that ends a limb, of another, of the rest or of the last of several: "the tenth, Malda, did not"."""
    behind = theirs.tokens[token.index + 1]
    if behind.text not in {".", ",", ";"}:
        return None
    verb = theirs.tokens[token.head]
    for child in theirs.dependents(verb.index, "nsubj", "nsubjpass"):
        subject = theirs.tokens[child]
        texts = {t.text.lower() for t in theirs.tokens[theirs.edges(child)[0] : theirs.edges(child)[1] + 1]}
        is_of_several = not _OTHERS.isdisjoint(texts) or subject.pos == "NUM" or subject.ent_type == "ORDINAL"
        if is_of_several or subject.text.lower() in _ORDINALS:
            return theirs.tokens[theirs.edges(child)[0] : token.index + 1]
    return None


_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth last".split())


def _is_narrowed_alike(part: Sequence[Token], noun: Token | None, mine: Parse) -> bool:
    """Whether the claim has the words that narrow the noun behind "only": "all the forward boats"."""
    if part[0].text.lower() != "only" or noun is None:
        return False
    narrowing = {t.lemma.lower() for t in part[1:-1] if t.pos in {"ADJ", "NOUN", "PROPN", "VERB"}}
    return bool(narrowing) and narrowing <= {t.lemma.lower() for t in mine.tokens}
