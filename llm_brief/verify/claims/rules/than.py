"""The rule about comparisons: "A is taller than B" is not "B is taller than A"."""

from collections.abc import Iterator
from dataclasses import dataclass

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.words import is_number, read_words

__all__ = ["compared"]

_COMPARATIVES = frozenset({"JJR", "RBR"})
_DEGREES = frozenset({"more", "less", "fewer", "much", "many", "most", "little"})
_ENDS = frozenset({",", ";", ":", ".", "—", "–", "(", ")", '"', "”"})
_JOINING = frozenset({"and", "but", "while", "whereas"})
_STRONGER = frozenset("much far slightly even a bit as about nearly almost".split())
_WEAK = _STRONGER | frozenset("twice half more less many".split())
"""Words that tell how much, and not in what."""
_REACH = 9
"""Tokens before "than" or the second "as" among which what is compared by stands."""


@dataclass(frozen=True, slots=True)
class _Standard:
    """A comparison: in what and how many times, the stems on both sides, and where it stands."""

    degree: frozenset[str]
    left: frozenset[str]
    right: frozenset[str]
    start: int
    end: int


def compared(comparison: Comparison) -> Iterator[Said]:
    """What is compared in the claim is compared the same way round in the document."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or not any(word.text in {"than", "as"} for word in comparison.reading.words):
        return
    for claimed in _standards(mine):
        told = [other for other in _standards(theirs) if comparison.in_evidence(other.start)]
        same = [other for other in told if other.degree == claimed.degree]
        turned = [other for other in same if _is_turned(claimed, other, comparison)]
        if turned and not any(_is_kept(claimed, other, comparison) for other in same):
            place = comparison.source.document.span(turned[0].start, turned[0].end)
            yield Said(Label.CONTRADICTED, f"the source compares the other way round: {place.exact!r}", (place,))
        elif not same:
            yield from _bare(claimed, comparison, theirs)


def _is_turned(claimed: _Standard, told: _Standard, comparison: Comparison) -> bool:
    """Whether what stands behind "than" stands before it there, and the reverse."""
    mine, theirs = _own(claimed, comparison), _own(told, comparison)
    return not mine[1] & theirs[1] and bool(mine[0] & theirs[1]) and bool(mine[1] & theirs[0])


def _is_kept(claimed: _Standard, told: _Standard, comparison: Comparison) -> bool:
    mine, theirs = _own(claimed, comparison), _own(told, comparison)
    return bool(mine[1] & theirs[1])


def _own(standard: _Standard, comparison: Comparison) -> tuple[frozenset[str], frozenset[str]]:
    """The words that only the one side has, and those that only the other has."""
    nearest = comparison.source.nearest
    left, right = (frozenset(nearest(stem) or stem for stem in side) for side in (standard.left, standard.right))
    return left - right, right - left


@once_per_parse
def _standards(parse: Parse) -> tuple[_Standard, ...]:
    return tuple(_found(parse))


def _found(parse: Parse) -> Iterator[_Standard]:
    for token in parse.tokens:
        word = token.text.lower()
        if word not in {"than", "as"}:
            continue
        sentence = parse.sentence_tokens(token.sentence)
        at = token.index - sentence[0].index
        begin = _begin(sentence, at, word)
        if begin is None:
            continue
        last = next((n for n in range(at + 1, len(sentence)) if sentence[n].text in _ENDS), len(sentence))
        first = _limb_start(sentence, begin)
        if _is_denied(sentence[first:at]):
            continue
        degree = _compared_by(sentence[begin:at])
        left = (*sentence[first:begin], *sentence[begin + len(degree) : at])
        right = sentence[at + 1 : last]
        if left and right:
            yield _Standard(_degree(degree), _stems(left), _stems(right), left[0].start, right[-1].end)


def _begin(sentence: tuple[Token, ...], at: int, word: str) -> int | None:
    """Where what is compared by begins: the comparative, or the first "as", with "twice" or "half" before it."""
    for n in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if sentence[n].text in {";", "."}:
            return None
        found = sentence[n].tag in _COMPARATIVES if word == "than" else sentence[n].text.lower() == "as"
        if found and (word == "than" or sentence[n + 1].pos in {"ADJ", "ADV"}):
            return _with_degree(sentence, n)
    return None


def _compared_by(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words up to the adjective or adverb: "twice as common" of "twice as common in boys"."""
    found = [n for n, token in enumerate(tokens) if token.pos in {"ADJ", "ADV"} and token.text.lower() not in _WEAK]
    return tokens[: found[0] + 1] if found else tokens


def _with_degree(sentence: tuple[Token, ...], begin: int) -> int:
    """Where "much more", "twice" or "three times" begins before the word."""
    while begin and (sentence[begin - 1].text.lower() in _DEGREES or sentence[begin - 1].tag in _COMPARATIVES):
        begin -= 1
    is_times = begin > 1 and sentence[begin - 1].text == "times"
    return begin - 2 if is_times else begin - _is_multiple(sentence, begin)


def _is_multiple(sentence: tuple[Token, ...], n: int) -> bool:
    return n > 0 and sentence[n - 1].text.lower() in {"twice", "half", "thrice", "much", "far", "slightly"}


def _limb_start(sentence: tuple[Token, ...], begin: int) -> int:
    """Where the limb begins in which the comparison stands: behind a semicolon or ", and"."""
    for n in range(begin - 1, 0, -1):
        joins = sentence[n].text.lower() in _JOINING and sentence[n - 1].text == ","
        if joins or sentence[n].text == ";" or sentence[n].text.lower() in {"than", "while", "whereas"}:
            return n + 1
    return 0


def _is_denied(tokens: tuple[Token, ...]) -> bool:
    """Whether the side before "than" or "as" denies: "no mine employs more people than Brenna"."""
    return any(token.dep == "neg" or token.text.lower() in _DENYING for token in tokens)


_DENYING = frozenset("no not none nobody nothing never neither nor hardly scarcely few".split())


def _degree(tokens: tuple[Token, ...]) -> frozenset[str]:
    """The comparative and how many times, without what only makes it stronger or weaker, and what stands behind it."""
    words = [token for token in tokens if token.tag in _COMPARATIVES or token.pos in {"ADJ", "ADV", "NUM"}]
    stems = {word.stem for token in words for word in read_words(token.text) if word.text not in _STRONGER}
    return frozenset(
        stems | {token.text.lower() for token in tokens if token.text.lower() in {"twice", "half", "times"}}
    )


def _stems(tokens: tuple[Token, ...]) -> frozenset[str]:
    words = (
        word
        for token in tokens
        if token.pos in {"NOUN", "PROPN", "ADJ", "NUM", "VERB"}
        for word in read_words(token.text)
    )
    return frozenset(word.stem for word in words if word.is_content and not is_number(word.stem))


def _bare(claimed: _Standard, comparison: Comparison, theirs: Parse) -> Iterator[Said]:
    """A comparative of the source without a standard, told of what the claim has for the standard."""
    left, right = _own(claimed, comparison)
    for at in comparison.reading.evidence:
        sentence = comparison.source.document.sentences[at]
        tokens = theirs.tokens_in(sentence.start, sentence.end)
        if any(token.text.lower() in {"than", "as"} for token in tokens):
            continue
        for token in tokens:
            if token.tag not in _COMPARATIVES or token.dep not in {"acomp", "advmod"}:
                continue
            stems = _degree((token,))
            subjects = theirs.dependents(token.head, "nsubj", "nsubjpass")
            phrases = [theirs.noun_phrase(subject) for subject in subjects]
            told = frozenset[str]().union(*(_stems(theirs.tokens_in(p.start, p.end)) for p in phrases))
            if stems and stems == claimed.degree and told & right and not told & left:
                place = comparison.source.document.span(sentence.start, sentence.end)
                reason = f"the source says this of the other: {place.exact!r}"
                yield Said(Label.NOT_CHECKED, reason, (place,))
                return
