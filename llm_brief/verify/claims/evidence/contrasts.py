"""What a sentence sets against what it says: "not a sale but a union", "by a rudder and not by ice".

Such a "not" denies only what stands up to the next mark, or up to "but"; the rest of the sentence is told as it is.
"""

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.wordlists import word_set
from llm_brief.verify.claims.words import read_words

__all__ = ["Contrast", "contrasts_in", "is_contrast", "is_only_contrast", "stems_in"]

_MARKS = frozenset({",", ";", ":", "(", ")", "–", "—", "-", "."})
_ONLY = word_set("only just merely simply necessarily yet until all every")
_FINITE = word_set("VBD VBZ VBP MD")
_LONGEST = 30


class Contrast(NamedTuple):
    """What is denied, what is said in its place, and the "not", as tokens of one sentence."""

    denied: tuple[Token, ...]
    told: tuple[Token, ...]
    negation: Token


@once_per_parse
def contrasts_in(parse: Parse, start: int, end: int) -> tuple[Contrast, ...]:
    """The contrasts of the sentence that begins and ends at these characters."""
    tokens = parse.tokens_in(start, end)
    return tuple(_contrasts(tokens)) if any(token.lemma == "not" for token in tokens) else ()


def _contrasts(tokens: Sequence[Token]) -> Iterator[Contrast]:
    for at, token in enumerate(tokens):
        if token.lemma != "not" or at + 1 >= len(tokens) or tokens[at + 1].lemma in _ONLY:
            continue
        found = _but(tokens, at) or _aside(tokens, at)
        if found is not None and not _is_of_verb(found.denied) and found.denied and found.told:
            yield found


def _but(tokens: Sequence[Token], at: int) -> Contrast | None:
    """As in "not C but D": no comma and no verb of its own stand before the "but", nor a subject behind it."""
    for index in range(at + 1, min(at + 1 + _LONGEST, len(tokens))):
        if tokens[index].lemma == "but":
            told = _limb(tokens, index + 1)
            return None if _is_of_verb(told) else Contrast(tuple(tokens[at + 1 : index]), told, tokens[at])
        if tokens[index].text in _MARKS and (index + 1 >= len(tokens) or tokens[index + 1].lemma != "but"):
            return None
    return None


def _aside(tokens: Sequence[Token], at: int) -> Contrast | None:
    """As in "A, not B" and "A and not, as some say, B": what the "not" denies ends with the next mark."""
    if at < 2 or not (tokens[at - 1].text in _MARKS or tokens[at - 1].lemma == "and"):
        return None
    start = at + 1
    if tokens[start].text == ",":  # "and not, as many believe, by B"
        closing = next((n for n in range(start + 1, len(tokens)) if tokens[n].text == ","), None)
        if closing is None:
            return None
        start = closing + 1
    before = at - 1 - (tokens[at - 1].lemma == "and" and tokens[at - 2].text == ",")
    return Contrast(_limb(tokens, start), _limb_before(tokens, before), tokens[at])


def _limb(tokens: Sequence[Token], start: int) -> tuple[Token, ...]:
    """The words from here to the next mark, or to a purpose ("to fetch the files")."""
    end = start
    while end < len(tokens) and tokens[end].text not in _MARKS and not (end > start and tokens[end].tag == "TO"):
        end += 1
    return tuple(tokens[start:end])


def _limb_before(tokens: Sequence[Token], end: int) -> tuple[Token, ...]:
    """The words back to the mark, verb or preposition before."""
    start = end
    while start and tokens[start - 1].text not in _MARKS and tokens[start - 1].tag not in _FINITE | {"VBN"}:
        start -= 1
    return tuple(tokens[start:end])


def _is_of_verb(tokens: Sequence[Token]) -> bool:
    """Whether the words have a verb of their own: then a clause is denied, and no part of one."""
    return any(token.tag in _FINITE and token.dep not in {"relcl", "aux"} for token in tokens)


def is_contrast(parse: Parse, predicate: int) -> bool:
    """Whether all that denies the predicate is the "not" of a contrast, so that the clause is told as it is."""
    tokens = parse.sentence_tokens(parse.tokens[predicate].sentence)
    against = {contrast.negation.index for contrast in contrasts_in(parse, tokens[0].start, tokens[-1].end)}
    if not against:
        return False
    negations = [token.index for token in tokens if token.lemma in _NEGATIONS]
    return against.issuperset(negations)


_NEGATIONS = word_set("not no never none nobody nothing neither nor")


def is_only_contrast(negation: int, parse: Parse, claimed: Container[str]) -> bool:
    """Whether a "not" of the document is that of a contrast, of what it denies the claim has not everything."""
    tokens = parse.sentence_tokens(parse.tokens[negation].sentence)
    found = (c for c in contrasts_in(parse, tokens[0].start, tokens[-1].end) if c.negation.index == negation)
    return any(any(stem not in claimed for stem in stems_in(c.denied) - stems_in(c.told)) for c in found)


def stems_in(tokens: Sequence[Token]) -> set[str]:
    """The stems of the words with a meaning of their own."""
    return {word.stem for token in tokens for word in read_words(token.text) if word.is_content}
