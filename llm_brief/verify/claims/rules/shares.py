"""The rule about parts of a whole: what the source says of most, of none or of two of nine is not said of all."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.shares import ALL, NONE, Share, predicate_above, shares_of
from llm_brief.text.quantities.find import Agreement, FoundQuantity, agrees
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.counted import is_among
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import read_words

__all__ = ["shares"]

_CLOSE = 0.6
_TELLING = frozenset(
    """all every each both whole entire most majority no none neither some several few many half only just
    merely""".split()
)

_NO_MORE = ("only ", "just ", "merely ")


def shares(comparison: Comparison) -> Iterator[Said]:
    """What is said of all, most, some or none of a number is so in the document, and not of another part of it."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    found = next(_whole_for_part(comparison, mine, theirs), None)
    if found is None and not _TELLING.isdisjoint(word.text for word in comparison.reading.words):
        found = next(_other_share(comparison, mine, theirs), None)
    if found is not None:
        yield found


def _other_share(comparison: Comparison, mine: Parse, theirs: Parse) -> Iterator[Said]:
    for share in shares_of(mine):
        told = [other for other in _shares_told(comparison.source) if _is_same(share, other, comparison, mine, theirs)]
        if told and all(share.portion.excludes(other.portion) for other in told):
            place = comparison.source.document.span(told[0].start, told[0].end)
            words = comparison.reading.claim.text[share.start : share.end]
            certain = share.portion in (ALL, NONE) or told[0].portion == NONE or words.lower().startswith(_NO_MORE)
            label = Label.CONTRADICTED if certain else Label.PARTIAL
            yield Said(label, f"the source says {place.exact!r}, not {words!r}", (place,))


@lru_cache(maxsize=64)
def _shares_told(source: Source) -> Sequence[Share]:
    return tuple(shares_of(source.parse)) if source.parse is not None else ()


def _is_same(share: Share, told: Share, comparison: Comparison, mine: Parse, theirs: Parse) -> bool:
    """Whether both are shares of the same, of which the same is said."""
    return (
        _are_alike(mine, share.noun, theirs, told.noun)
        and _tell_the_same(mine, share.predicate, theirs, told.predicate)
        and _is_close(theirs, told.predicate, comparison)
        and _is_no_narrower(mine, share.noun, theirs, told, comparison)
    )


def _are_alike(mine: Parse, one: int, theirs: Parse, other: int) -> bool:
    first, second = mine.tokens[one].lemma.lower(), theirs.tokens[other].lemma.lower()
    return first == second or means_the_same(stem_of(first), stem_of(second))


def _tell_the_same(mine: Parse, one: int, theirs: Parse, other: int) -> bool:
    denied = bool(mine.dependents(one, "neg")) == bool(theirs.dependents(other, "neg"))
    return denied and _are_alike(mine, one, theirs, other)


def _is_close(theirs: Parse, predicate: int, comparison: Comparison) -> bool:
    """Whether the sentence holds most of the claim."""
    at = _position(theirs, predicate, comparison)
    return at is not None and comparison.reading.held_by(at) >= _CLOSE


def _position(theirs: Parse, token: int, comparison: Comparison) -> int | None:
    """The position of the sentence of a token, where it is one of those that bear on the claim."""
    sentences, number = comparison.source.document.sentences, theirs.tokens[token].sentence
    return next((at for at in comparison.reading.best if sentences[at].index == number), None)


def _is_no_narrower(mine: Parse, noun: int, theirs: Parse, told: Share, comparison: Comparison) -> bool:
    """Whether every word that narrows the noun stands in the sentence too: "all injured passengers" may be another."""
    at = _position(theirs, told.predicate, comparison)
    held = {word.stem for word in comparison.source.sentences[at]} if at is not None else set()
    narrowing = (
        child for child in mine.dependents(noun, "amod", "compound", "nmod") if mine.tokens[child].pos != "NUM"
    )
    words = (word for child in narrowing for word in read_words(mine.tokens[child].text) if word.is_content)
    return all(word.stem in held or word.text in _TELLING for word in words)


def _whole_for_part(comparison: Comparison, mine: Parse, theirs: Parse) -> Iterator[Said]:
    """The claim says of the whole number what the source says of a part: "eleven shelters", "four of its eleven"."""
    told = [quantity for quantity in comparison.source.quantities if quantity.whole is not None]
    if not told or any(quantity.whole is not None for quantity in comparison.quantities):
        return
    for quantity in comparison.quantities:
        if is_among(quantity, comparison.reading.claim.text):
            continue
        for part in told:
            if _is_the_whole(quantity, part) and _counts_for_the_same(quantity, part, comparison, mine, theirs):
                start = _start_of(part, comparison.source)
                place = comparison.source.document.span(start, _end_of(part, comparison.source))
                yield Said(Label.CONTRADICTED, f"the source says {place.exact!r}, not {quantity.text!r}", (place,))


def _is_the_whole(quantity: FoundQuantity, part: FoundQuantity) -> bool:
    if quantity.value.unit is None or part.whole is None:
        return False
    is_part = agrees(quantity.value, part.value) in (Agreement.SAME, Agreement.LESS_PRECISE)
    return not is_part and agrees(quantity.value, part.whole) is Agreement.SAME


def _counts_for_the_same(
    quantity: FoundQuantity, part: FoundQuantity, comparison: Comparison, mine: Parse, theirs: Parse
) -> bool:
    one, other = mine.token_at(quantity.start), theirs.token_at(part.start)
    if one is None or other is None:
        return False
    above, told = predicate_above(mine, one.index), predicate_above(theirs, other.index)
    if above is None or told is None:
        return False
    return _tell_the_same(mine, above, theirs, told) and _is_close(theirs, told, comparison)


_ALL_BUT = re.compile(r"\b(?:all|none|every one)\s+but\s+\Z", re.IGNORECASE)


def _start_of(part: FoundQuantity, source: Source) -> int:
    """Where the words for the part begin: "all but one" is not one."""
    found = _ALL_BUT.search(source.document.text, max(0, part.start - 20), part.start)
    return found.start() if found else part.start


def _end_of(part: FoundQuantity, source: Source) -> int:
    """Where the words for the whole end, which stand right behind those for the part."""
    return next((other.end for other in source.quantities if other.start > part.start), part.end)
