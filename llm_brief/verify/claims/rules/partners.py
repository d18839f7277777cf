"""Rules about with whom, where, from and to whom: what a word of the claim hangs together with by a preposition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.arcs import text_of_phrase
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, agreement
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.words import STOP_WORDS

__all__ = ["partnered"]

_PLACE = "in"
_ALIKE = {"at": _PLACE, "on": _PLACE, "inside": _PLACE, "near": _PLACE, "into": "to", "onto": "to", "towards": "to"}
"""Prepositions that say much the same."""
_COMPARED = frozenset({_PLACE, "with", "from", "to", "against", "for", "by"})
_DATED = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
_HEADS = frozenset({"VERB", "AUX", "ADJ"})


@dataclass(frozen=True, slots=True)
class _Link:
    """A word and the noun that hangs on it by a preposition."""

    head: int
    preposition: str
    noun: int


def partnered(comparison: Comparison) -> Iterator[Said]:
    """What hangs on a verb by a preposition in the claim does so where the source tells of it.

    Another partner or place there leaves it open: one may describe the other.
    """
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    yield from _without(comparison, mine, theirs)
    for link in _links(mine, mine.tokens):
        other = _other(link, comparison, mine, theirs)
        if other is not None:
            preposition = theirs.tokens[theirs.tokens[other.noun].head]
            end = theirs.noun_phrase(other.noun).end
            place = comparison.source.document.span(preposition.start, max(end, theirs.tokens[other.noun].end))
            text = text_of_phrase(mine, mine.noun_phrase(link.noun))
            said = f"{mine.tokens[mine.tokens[link.noun].head].text} {text}"
            yield Said(
                Label.NOT_CHECKED, f"the source says {place.exact!r}; whether {said!r} as well is open", (place,)
            )
            return


_APART = frozenset({"from", "with", "against"})


def _without(comparison: Comparison, mine: Parse, theirs: Parse) -> Iterator[Said]:
    """What is done to somebody in the claim, and only with or from them in the source: "left with Dorn"."""
    for noun in mine.tokens:
        if noun.dep != "dobj" or noun.pos not in {"NOUN", "PROPN"}:
            continue
        verb, stem = mine.tokens[noun.head].lemma, stem_of(noun.text.lower())
        for at in comparison.reading.evidence:
            told = [theirs.tokens[place] for place in comparison.source.tokens_by_stem(at).get(stem, ())]
            prepositions = [theirs.tokens[token.head] for token in told]
            if told and all(
                token.dep == "pobj" and preposition.text in _APART and theirs.tokens[preposition.head].lemma == verb
                for token, preposition in zip(told, prepositions, strict=True)
            ):
                place = comparison.source.document.span(prepositions[0].start, told[0].end)
                yield Said(Label.NOT_CHECKED, f"the source says {place.exact!r}, not {noun.text!r} alone", (place,))
                return


def _links(parse: Parse, tokens: tuple[Token, ...]) -> Iterator[_Link]:
    """Each verb or adjective with the nouns that hang on it, or on a noun of it, by a preposition."""
    for token in tokens:
        if token.dep != "pobj" or token.ent_type in _DATED or token.pos not in {"NOUN", "PROPN"}:
            continue
        preposition = parse.tokens[token.head]
        word = preposition.text.lower()
        word = _ALIKE.get(word, word)
        if word not in _COMPARED or preposition.dep == "agent" or parse.tokens[preposition.head].lemma == "accord":
            continue
        head = _head_of(parse, preposition.index)
        if head is not None:
            yield _Link(head, word, token.index)


def _head_of(parse: Parse, index: int) -> int | None:
    """The verb or adjective next above a token."""
    return next((at for at in parse.ancestors(index) if parse.tokens[at].pos in _HEADS), None)


def _other(link: _Link, comparison: Comparison, mine: Parse, theirs: Parse) -> _Link | None:
    """What hangs there by the same preposition, where all that the evidence tells of it has another noun."""
    lemma = mine.tokens[link.head].lemma
    if lemma.lower() in STOP_WORDS:
        return None
    found: list[_Link] = []
    for at in comparison.reading.evidence:
        heads = _heads(lemma, at, comparison, theirs)
        if heads:
            tokens = theirs.sentence_tokens(comparison.source.document.sentences[at].index)
            links = list(_links(theirs, tokens))
            if _stands_below(link, heads, links, at, comparison):
                return None
            found += [o for o in links if o.head in heads and o.preposition == link.preposition]
    if not found or any(_agree(link, other, comparison, mine, theirs) for other in found):
        return None
    return found[0]


def _heads(lemma: str, at: int, comparison: Comparison, theirs: Parse) -> set[int]:
    """The verbs and adjectives of a sentence that are forms of the word."""
    source, sentence = comparison.source, comparison.source.document.sentences[at]
    clauses = (clause.predicate for clause in source.clauses_by_lemma.get(lemma, ()))
    verbs = {place for place in clauses if sentence.start <= theirs.tokens[place].start < sentence.end}
    same = source.tokens_by_stem(at).get(stem_of(lemma), ())
    return verbs | {
        place for place in same if theirs.tokens[place].pos in _HEADS and theirs.tokens[place].lemma == lemma
    }


def _stands_below(link: _Link, heads: set[int], links: Sequence[_Link], at: int, comparison: Comparison) -> bool:
    """Whether the noun hangs on such a verb of the source, by no other preposition, or what it hangs on does not."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    assert mine is not None
    assert theirs is not None
    by_stem = comparison.source.tokens_by_stem(at)

    def below(word: Token) -> list[int]:
        places = by_stem.get(stem_of(word.text.lower()), ())
        return [place for place in places if _head_of(theirs, place) in heads]

    through = mine.tokens[mine.tokens[link.noun].head].head
    others = {other.noun for other in links if other.preposition != link.preposition}
    is_below = any(place not in others for place in below(mine.tokens[link.noun]))
    return is_below or (through != link.head and not below(mine.tokens[through]))


def _agree(link: _Link, other: _Link, comparison: Comparison, mine: Parse, theirs: Parse) -> bool:
    noun, told = mine.tokens[link.noun], theirs.tokens[other.noun]
    if means_the_same(stem_of(noun.lemma.lower()), stem_of(told.lemma.lower())):
        return True
    if noun.pos != told.pos:  # whether a description is of somebody named is not to be told
        is_described = noun.pos == "PROPN" and bool(theirs.dependents(told.index, "det"))
        return link.preposition != _PLACE or not is_described or not _is_of_another_act(link, mine, theirs)
    if noun.pos == "NOUN":
        return link.preposition == _PLACE  # what is in a hall may be in a town
    one = text_of_phrase(mine, mine.noun_phrase(link.noun))
    there = text_of_phrase(theirs, theirs.noun_phrase(other.noun))
    return agreement(one, there, comparison.source.names) is not Agreement.DIFFERENT


def _is_of_another_act(link: _Link, mine: Parse, theirs: Parse) -> bool:
    """Whether the source has the named place only where it tells of other acts: "crowds gathered in Varn"."""
    name, lemma = mine.tokens[link.noun].text, mine.tokens[link.head].lemma
    acts = [_act_in(theirs, token) for token in theirs.tokens if token.text == name]
    return bool(acts) and all(act is not None and act.lemma != lemma for act in acts)


def _act_in(parse: Parse, place: Token) -> Token | None:
    """The verb or adjective that a noun says where it is; None for what belongs to a noun: "the mayor of Varn"."""
    preposition = parse.tokens[place.head]
    if place.dep != "pobj" or _ALIKE.get(preposition.text.lower(), preposition.text.lower()) != _PLACE:
        return None
    above = parse.tokens[preposition.head]
    return above if above.pos in _HEADS else None
