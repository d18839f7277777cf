"""Whether two phrases of a claim and its document surely name two: by their words, or by the sentence around them."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from llm_brief.text.grammar.parse import Parse, Phrase, Token
from llm_brief.text.names import bare_name
from llm_brief.text.stems import stem_of
from llm_brief.verify.claims.arcs import text_of_phrase
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, Counterpart, agreement
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.posts import KIN, is_same_person
from llm_brief.verify.claims.words import read_words

__all__ = ["Both", "called", "has_subject", "is_name"]

_SUBJECTS = ("nsubj", "nsubjpass", "agent")


def has_subject(parse: Parse, predicate: int) -> bool:
    """Whether the verb, or one that it is coordinated with, has a subject of its own in the sentence."""
    while not parse.dependents(predicate, *_SUBJECTS):
        if parse.tokens[predicate].dep != "conj":
            return parse.tokens[predicate].dep == "relcl"
        predicate = parse.tokens[predicate].head
    return True


@dataclass(frozen=True, slots=True)
class Both:
    """A comparison with both parses."""

    comparison: Comparison
    mine: Parse
    theirs: Parse

    def has_another_actor(self, pair: Counterpart) -> bool:
        """Whether the source surely names another who acts."""
        claimed, told = pair.claimed.subject, pair.told.subject
        if claimed is None or told is None or not has_subject(self.theirs, pair.told.predicate):
            return False
        return self.differ(_one_of(self.mine, claimed), told, self.is_other_actor)

    def differ(self, claimed: Phrase, told: Phrase, is_other: Callable[[Phrase, Phrase], bool]) -> bool:
        """Whether the two are surely not called alike, by any name that stands beside either."""
        return all(is_other(one, there) for one, there in self.ways(claimed, told))

    def ways(self, claimed: Phrase, told: Phrase) -> Sequence[tuple[Phrase, Phrase]]:
        """Each way to call the one beside each for the other; the names alone where both are named."""
        pairs = [(one, there) for one in called(self.mine, claimed) for there in called(self.theirs, told)]
        return [pair for pair in pairs if self.are_named(*pair)] or pairs

    def are_named(self, one: Phrase, other: Phrase) -> bool:
        """Whether both phrases are names."""
        return is_name(self.mine, one.head) and is_name(self.theirs, other.head)

    def is_other_actor(self, one: Phrase, other: Phrase) -> bool:
        """Whether two phrases for who acts name two."""
        noun, told = self._heads(one, other)
        if noun.pos == "PROPN" and told.pos in {"NOUN", "NUM"} and _is_one_of_many(noun, other, self.theirs):
            return not self._is_measured(one, other)
        is_weak = noun.pos == told.pos == "NOUN" and not self._is_of_weight(one, other)
        return not is_weak and self.is_other(one, other)

    def is_other_object(self, one: Phrase, other: Phrase) -> bool:
        """Whether two phrases for who is acted upon name two: nouns may tell of one thing in two ways."""
        noun, told = self._heads(one, other)
        return not noun.pos == told.pos == "NOUN" and self.is_other(one, other)

    def is_other(self, one: Phrase, other: Phrase) -> bool:
        """Whether two phrases name two: by their words, or because the sentence has the one outside the other."""
        noun, told = self._heads(one, other)
        stem, there = stem_of(noun.lemma.lower()), stem_of(told.lemma.lower())
        if not {noun.pos, told.pos} <= _NAMING or self._is_measured(one, other):
            return False
        texts = text_of_phrase(self.mine, one), self.comparison.source.phrase_text(other)
        if noun.pos == told.pos == "PROPN":
            is_one = noun.text == told.text and any(" and " in text for text in texts)
        else:
            is_one = _may_be_alike(stem, there)
        if is_one:
            return False
        if noun.pos != told.pos:
            beside = {stem} if noun.pos == "NOUN" else _kinship_of(texts[0], self.comparison)
            return _stand_beside(beside, other, self.theirs) or self._is_of_theirs(noun, texts)
        if noun.pos == told.pos == "NOUN":
            if _holds(self.mine, one, texts[1]) or _goes_on(self.theirs, other, stem):
                return False
            texts = _uncapitalised(self.mine, one, texts[0]), _uncapitalised(self.theirs, other, texts[1])
        return agreement(*texts, self.comparison.source.names) is Agreement.DIFFERENT

    def _is_of_theirs(self, name: Token, texts: tuple[str, str]) -> bool:
        """Whether the source only speaks of somebody whom the named one has: "Menk's deputy"."""
        is_owner = name.pos == "PROPN" and name.text in texts[1]
        return is_owner and agreement(*texts, self.comparison.source.names) is Agreement.DIFFERENT

    def _heads(self, one: Phrase, other: Phrase) -> tuple[Token, Token]:
        return self.mine.tokens[one.head], self.theirs.tokens[other.head]

    def _is_measured(self, one: Phrase, other: Phrase) -> bool:
        return _is_measure(self.mine, one) or _is_measure(self.theirs, other)

    def _is_of_weight(self, one: Phrase, other: Phrase) -> bool:
        """Whether a description tells apart: the sentence speaks of both, or says all the rest alike."""
        source, reading = self.comparison.source, self.comparison.reading
        if _stand_beside({stem_of(self.mine.tokens[one.head].lemma.lower())}, other, self.theirs):
            return True
        home = next((at for at, s in enumerate(source.document.sentences) if s.start <= other.start < s.end), None)
        rest = [w for w in reading.content if not one.start <= w.start < one.end and w.stem not in _ONE]
        return all(home in source.found_in.get(source.nearest(word.stem) or "", ()) for word in rest)


_ONE = frozenset({"1", "one"})


def _uncapitalised(parse: Parse, phrase: Phrase, text: str) -> str:
    """The words of a phrase without the capital that its first one has only because it opens the sentence."""
    first = parse.token_at(phrase.start)
    is_opening = first is not None and first.pos != "PROPN" and not (text[:_CAPITALS].isupper() and len(text) > 1)
    return text[:1].lower() + text[1:] if is_opening else text


_CAPITALS = 2


def _goes_on(parse: Parse, phrase: Phrase, stem: str) -> bool:
    """Whether the word stands right behind the phrase, which the parser then cut: "Appeal judges clear"."""
    following = next(iter(parse.tokens_in(phrase.end, phrase.end + _BLANK + 1)), None)
    return following is not None and stem_of(following.lemma.lower()) == stem


_BLANK = 1


def _holds(parse: Parse, phrase: Phrase, text: str) -> bool:
    """Whether all that the text names stands in or below the phrase: "the unit that makes machines", "machines"."""
    start, end = parse.subtree(phrase.head)
    stems = {stem_of(token.text.lower()) for token in parse.tokens_in(start, end)}
    return all(word.stem in stems for word in read_words(text) if word.is_content)


def _one_of(parse: Parse, phrase: Phrase) -> Phrase:
    """Of "one of the two workers" the workers."""
    if parse.tokens[phrase.head].lemma.lower() != "one":
        return phrase
    of = (at for at in parse.dependents(phrase.head, "prep") if parse.tokens[at].lemma == "of")
    nouns = (noun for at in of for noun in parse.dependents(at, "pobj") if parse.tokens[noun].pos == "NOUN")
    return next(map(parse.noun_phrase, nouns), phrase)


def is_name(parse: Parse, noun: int) -> bool:
    """Whether a noun is a name here, or with a capital and a name elsewhere in the text."""
    token = parse.tokens[noun]
    return token.pos == "PROPN" or (token.pos == "NOUN" and token.text in parse.names)


def called(parse: Parse, phrase: Phrase) -> Iterator[Phrase]:
    """The phrase and what stands beside it in apposition, either way."""
    yield phrase
    for token in parse.tokens_in(phrase.start, phrase.end):
        yield from map(parse.noun_phrase, parse.dependents(token.index, "appos"))
    if parse.tokens[phrase.head].dep == "appos":
        yield parse.noun_phrase(parse.tokens[phrase.head].head)


_NAMING = frozenset({"NOUN", "PROPN"})
_MEASURES = frozenset({"PERCENT", "MONEY", "QUANTITY"})


def _is_measure(parse: Parse, phrase: Phrase) -> bool:
    """Whether a phrase gives an amount, which the parser may take for who acts."""
    tokens = parse.tokens_in(phrase.start, phrase.end)
    return any(token.ent_type in _MEASURES or token.text == "percentage" for token in tokens)


def _may_be_alike(one: str, other: str) -> bool:
    return means_the_same(one, other) or one.endswith(other) or other.endswith(one)


def _kinship_of(name: str, comparison: Comparison) -> AbstractSet[str]:
    """The stems by which the source calls somebody a relative: that of "sister"."""
    folded = bare_name(name)
    return {post.head for post in comparison.source.posts if is_same_person(folded, post.holder)} & KIN


def _stand_beside(stems: AbstractSet[str], phrase: Phrase, theirs: Parse) -> bool:
    """Whether the sentence has one of the words, and outside the phrase: it then speaks of two."""
    if not stems:
        return False
    tokens = theirs.sentence_tokens(theirs.tokens[phrase.head].sentence)
    around = [token for token in tokens if stem_of(token.lemma.lower()) in stems]
    return bool(around) and not any(phrase.start <= token.start < phrase.end for token in around)


_SOME = frozenset({"them", "whom", "these", "those"})


def _is_one_of_many(name: Token, phrase: Phrase, theirs: Parse) -> bool:
    """Whether one named does what in the source several do, whom their sentence does not name so."""
    head = theirs.tokens[phrase.head]
    tokens = theirs.sentence_tokens(head.sentence)
    below = [at for of in theirs.dependents(head.index, "prep") for at in theirs.dependents(of, "pobj")]
    is_many = head.tag == "NNS" or (head.tag == "CD" and any(theirs.tokens[at].tag == "NNS" for at in below))
    if name.tag == "NNP" and head.tag == "CD" and any(theirs.tokens[at].text.lower() in _SOME for at in below):
        return True  # "one of them": which is not told
    return name.tag == "NNP" and is_many and not any(token.text == name.text for token in tokens)
