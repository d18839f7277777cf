"""The rule about "ever" and "first": what is so since some year, or was done before, is not so for all time.

"Its lowest level since 2019" is not the lowest ever, and where "the last Orlander to win it" won in 1974, whoever
wins it now is not the first.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from llm_brief.records.base import Label
from llm_brief.text.document import Span
from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.words import near

__all__ = ["once_only"]

_FOR_ALL_TIME = re.compile(
    r"\b(?:ever|never|all[- ]time|of\s+all\s+time|(?:on\s+)?record|since\s+records\s+began"
    r"|(?:in|of)\s+(?:its|his|her|their|the\s+\w+['’]s?)?\s*history)\b",
    re.IGNORECASE,
)
_SUPERLATIVES = frozenset({"JJS", "RBS"})
_ALONE = frozenset({"first", "only"})
_SINCE = frozenset({"since"})


class _Predecessor(NamedTuple):
    """The noun and the verb of "the last Orlander to win it"."""

    noun: Token
    verb: Token


def once_only(comparison: Comparison) -> Iterator[Said]:
    """What the claim says of all time, or of the first or only one, the source does not say of a shorter time."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    text = comparison.reading.claim.text
    extremes = [token for token in mine.tokens if token.tag in _SUPERLATIVES or token.text.lower() in _ALONE]
    if not extremes or any(token.text.lower() in _SINCE for token in mine.tokens):
        return
    found = _FOR_ALL_TIME.search(text)
    if found is not None:
        yield from _since(extremes, found[0], comparison, theirs)
    if any(token.text.lower() in _ALONE for token in extremes):
        yield from _not_the_first(comparison, mine, theirs)


def _since(extremes: Sequence[Token], words: str, comparison: Comparison, theirs: Parse) -> Iterator[Said]:
    stems = {stem_of(token.text.lower()) for token in extremes}
    for told, since in _sinces(theirs):
        if not comparison.in_evidence(told.start) or _is_for_all_time(told, theirs):
            continue
        if any(_is_alike(stem, told) for stem in stems):
            place = comparison.source.document.span(told.start, theirs.subtree(since.index)[1])
            yield Said(Label.PARTIAL, f"the source says {place.exact!r}, not {words!r}", (place,))
            return


def _is_for_all_time(token: Token, theirs: Parse) -> bool:
    """Whether the sentence speaks of all time as well."""
    return any(_FOR_ALL_TIME.fullmatch(other.text) for other in theirs.sentence_tokens(token.sentence))


def _is_alike(stem: str, token: Token) -> bool:
    other = stem_of(token.text.lower())
    return means_the_same(stem, other)


@once_per_parse
def _sinces(parse: Parse) -> tuple[tuple[Token, Token], ...]:
    """Each superlative with the "since" behind it in its sentence."""
    found = []
    for token in parse.tokens:
        if token.tag in _SUPERLATIVES or token.text.lower() in _ALONE:
            behind = (other for other in parse.sentence_tokens(token.sentence) if other.index > token.index)
            since = next((other for other in behind if other.text.lower() in _SINCE), None)
            if since is not None:
                found.append((token, since))
    return tuple(found)


def _not_the_first(comparison: Comparison, mine: Parse, theirs: Parse) -> Iterator[Said]:
    """The source speaks of "the last" who did so."""
    if any(token.text.lower() in _OTHERS for token in mine.tokens):
        return
    nouns = {stem_of(token.text.lower()) for token in mine.tokens if token.pos in {"NOUN", "PROPN", "ADJ"}}
    lemmas = {stem_of(token.lemma.lower()) for token in mine.tokens if token.pos in {"NOUN", "VERB"}}
    for noun, verb in _predecessors(theirs):
        stem = stem_of(noun.text.lower())
        below = {stem_of(token.lemma.lower()) for token in theirs.tokens_in(*theirs.subtree(verb.index))}
        if any(near(other, stem) or other == stem for other in nouns) and not below.isdisjoint(lemmas):
            place = _from_last(noun, verb, comparison, theirs)
            yield Said(Label.NOT_CHECKED, f"the source tells of one before: {place.exact!r}", (place,))
            return


_OTHERS = frozenset({"last", "second", "third", "next"})


def _from_last(noun: Token, verb: Token, comparison: Comparison, theirs: Parse) -> Span:
    start = min(theirs.tokens[theirs.edges(noun.index)[0]].start, noun.start)
    return comparison.source.document.span(start, theirs.subtree(verb.index)[1])


@once_per_parse
def _predecessors(parse: Parse) -> tuple[_Predecessor, ...]:
    """Each "the last Orlander to win it", "the last Orlander who won it"."""
    found = []
    for token in parse.tokens:
        if token.text.lower() == "last" and token.dep == "amod":
            noun = parse.tokens[token.head]
            verbs = {*parse.dependents(noun.index, "relcl", "acl"), *_infinitive_behind(parse, noun)}
            found += [_Predecessor(noun, parse.tokens[verb]) for verb in sorted(verbs)]
    return tuple(found)


def _infinitive_behind(parse: Parse, noun: Token) -> Iterator[int]:
    """The verb of "to win it" right behind a noun, whatever the parser hangs it on."""
    following = parse.tokens[noun.index + 1 : noun.index + 2]
    if following and following[0].tag == "TO":
        yield following[0].head
