"""The rule about what is only in the air: a claim does not tell as so what nobody rules out, or warns against naming.

"Said that she had a fracture" where the source has "said that a fracture could not be ruled out", and "said that
sabotage had caused it" where it has "I would warn everybody against talking of sabotage".
"""

from collections.abc import Iterator
from typing import NamedTuple

from llm_brief.records.base import Label
from llm_brief.text.grammar.mood import is_negated
from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.stems import stem_of
from llm_brief.text.wordlists import word_set
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.rules.unrealised import is_guarded

__all__ = ["suspected"]

_EXCLUDING = word_set("exclude discount rule")
_WARNING = word_set("warn caution advise")
_TALKING = word_set("talk speak speculate think")
_TALK = word_set("talk speculation rumour rumor")
_SAID = _EXCLUDING | _WARNING | word_set("against possible possibility unlikely speculation")


class _InTheAir(NamedTuple):
    """A noun that a sentence does not tell as so, and the verb that says of it what it says, as tokens."""

    noun: int
    verb: int


def suspected(comparison: Comparison) -> Iterator[Said]:
    """The claim does not tell as so what the source only does not rule out, or does not want to be talked of."""
    mine, theirs, document = comparison.reading.known.parse, comparison.source.parse, comparison.source.document
    if mine is None or theirs is None:
        return
    found = [n for at in comparison.reading.evidence for n in _in_the_air(theirs, document.sentences[at].index)]
    if not found or is_guarded(comparison) or any(token.lemma.lower() in _SAID for token in mine.tokens):
        return
    nouns = {stem_of(token.lemma.lower()) for token in mine.tokens if token.pos in {"NOUN", "PROPN"}}
    for one in found:
        if _stem(theirs.tokens[one.noun]) in nouns and not _is_told_elsewhere(one, theirs, comparison):
            first, last = sorted((one.noun, one.verb))
            span = document.span(theirs.tokens[first].start, theirs.tokens[last].end)
            reason = f"the source says no more of it than {span.exact!r}; whether it is so is open"
            yield Said(Label.NOT_CHECKED, reason, (span,))
            return


@once_per_parse
def _in_the_air(parse: Parse, sentence: int) -> tuple[_InTheAir, ...]:
    """What a sentence, by its index, says is not ruled out, or warns against naming."""
    return tuple(
        _InTheAir(noun, token.index)
        for token in parse.sentence_tokens(sentence)
        if token.pos == "VERB"
        for named in _named_by(parse, token)
        for noun in _meant(parse, parse.tokens[named])
        if parse.tokens[noun].pos == "NOUN"
    )


def _meant(parse: Parse, noun: Token) -> Iterator[int]:
    """The noun; of a pronoun what somebody was asked about: "asked about layoffs, Oru could not exclude them"."""
    if noun.pos != "PRON":
        yield noun.index
        return
    asked = (token.index for token in parse.sentence_tokens(noun.sentence) if token.lemma == "ask")
    yield from (about for at in asked if at < noun.index for about in _behind(parse, at, "about"))


def _named_by(parse: Parse, verb: Token) -> Iterator[int]:
    if verb.lemma in _EXCLUDING and _is_of_excluding(parse, verb):
        yield from parse.dependents(verb.index, "dobj", "nsubjpass")
    elif verb.lemma in _WARNING:
        for noun in _behind(parse, verb.index, "against"):
            yield noun
            if parse.tokens[noun].lemma in _TALK:
                yield from (about for word in ("of", "about") for about in _behind(parse, noun, word))
    elif verb.lemma in _TALKING and (is_negated(parse, verb.index) or _is_warned_of(parse, verb)):
        yield from (noun for preposition in ("of", "about") for noun in _behind(parse, verb.index, preposition))


def _is_of_excluding(parse: Parse, verb: Token) -> bool:
    """Whether it says that something is not ruled out; "rule" alone is another verb."""
    is_verb = verb.lemma != "rule" or any(parse.tokens[at].lemma == "out" for at in parse.dependents(verb.index, "prt"))
    return is_verb and is_negated(parse, verb.index)


def _is_warned_of(parse: Parse, verb: Token) -> bool:
    above = parse.tokens[verb.head]
    return above.lemma == "against" and parse.tokens[above.head].lemma in _WARNING


def _behind(parse: Parse, verb: int, preposition: str) -> Iterator[int]:
    for at in parse.dependents(verb, "prep"):
        if parse.tokens[at].lemma == preposition:
            yield from parse.dependents(at, "pobj")


def _is_told_elsewhere(one: _InTheAir, theirs: Parse, comparison: Comparison) -> bool:
    """Whether the evidence has the noun in another place too."""
    lemma = theirs.tokens[one.noun].lemma.lower()
    near = (comparison.source.document.sentences[at].index for at in comparison.reading.best)
    tokens = (token for sentence in near for token in theirs.sentence_tokens(sentence))
    return any(token.lemma.lower() == lemma and token.index != one.noun for token in tokens)


def _stem(token: Token) -> str:
    return stem_of(token.lemma.lower())
