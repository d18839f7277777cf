"""The rule about what a time is counted from: "two days after the vote" counts from the vote and from nothing else.

Beside it: what the source puts back into an earlier year was not after what it tells of as of now.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from llm_brief.records.base import Label
from llm_brief.text.document import Span
from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.stems import stem_of
from llm_brief.text.wordlists import word_set
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.orders import Order, orders
from llm_brief.verify.claims.evidence.same_act import BARE
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.words import STOP_WORDS, is_number, near, read_words

__all__ = ["anchored"]

_UNITS = word_set("second minute hour day night week fortnight month year decade")
_COUNTING = frozenset({"before", "after"})
_JOINING = _COUNTING | {"once"}
_LIGHT = BARE | word_set("begin start happen occur place follow")
_EMPTY = STOP_WORDS | _LIGHT
_APART = frozenset({"relcl", "conj", "cc", "punct", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ENOUGH = 0.4


class _Sides(NamedTuple):
    """The stems of what is told first, and of what is told second."""

    first: frozenset[str]
    second: frozenset[str]


def anchored(comparison: Comparison) -> Iterator[Said]:
    """A claim that counts a time from one act to another counts from those two that the source counts from."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or _JOINING.isdisjoint(word.text for word in comparison.reading.words):
        return
    for order in orders(mine):
        if mine.tokens[order.word].text.lower() in _JOINING:
            yield from _counted(order, mine, theirs, comparison)
            yield from _dated_back(order, mine, comparison)
    for order in _by_name(mine):
        yield from _dated_back(order, mine, comparison)


def _by_name(mine: Parse) -> Iterator[Order]:
    """What is told to be after something that is named, and no act: "sank shortly after the Halden"."""
    for token in mine.tokens:
        if token.text.lower() == "after" and token.dep == "prep" and mine.tokens[token.head].pos == "VERB":
            names = (at for at in mine.dependents(token.index, "pobj") if mine.tokens[at].pos == "PROPN")
            yield from (Order(at, token.head, token.index) for at in names)


def _counted(order: Order, mine: Parse, theirs: Parse, comparison: Comparison) -> Iterator[Said]:
    span = _span_before(mine, order.word)
    places = [at for at in _places_of(span, theirs) if comparison.in_evidence(theirs.tokens[at].start)] if span else []
    told = [next((o for o in orders(theirs) if o.word == at + 1), None) for at in places]
    if not told or None in told:
        return
    claimed = _sides(mine, order)
    if any(_are_alike(claimed, _sides(theirs, other)) for other in told if other is not None):
        return
    place = _clause(told[0], theirs, comparison)
    yield Said(Label.NOT_CHECKED, f"the source counts this time between other acts: {place.exact!r}", (place,))


def _clause(order: Order | None, theirs: Parse, comparison: Comparison) -> Span:
    assert order is not None
    start = theirs.tokens[order.word - 2].start
    below = order.second if theirs.tokens[order.word].text.lower() == "before" else order.first
    return comparison.source.document.span(start, max(theirs.subtree(below)[1], theirs.tokens[order.word].end))


def _span_before(parse: Parse, word: int) -> tuple[str, str] | None:
    """The number and the unit right before a word: ("2", "day") of "two days after"."""
    if word < _WORDS or parse.tokens[word].text.lower() not in _COUNTING:
        return None
    number, unit = parse.tokens[word - 2], parse.tokens[word - 1]
    stems = [found.stem for found in read_words(number.text)]
    is_counted = unit.lemma in _UNITS and len(stems) == 1 and is_number(stems[0])
    return (stems[0], unit.lemma) if is_counted else None


_WORDS = 2


def _places_of(span: tuple[str, str], parse: Parse) -> Iterator[int]:
    """The units of the source that have this number."""
    for at in _units(parse):
        stems = [found.stem for found in read_words(parse.tokens[at - 1].text)]
        if parse.tokens[at].lemma == span[1] and stems == [span[0]]:
            yield at


@once_per_parse
def _units(parse: Parse) -> tuple[int, ...]:
    return tuple(token.index for token in parse.tokens if token.index and token.lemma in _UNITS)


@once_per_parse
def _sides(parse: Parse, order: Order) -> _Sides:
    main_first = parse.tokens[order.word].text.lower() == "before"
    main, below = (order.first, order.second) if main_first else (order.second, order.first)
    under = {at for at in range(*_range(parse, below)) if at != order.word} - _before_word(order, main)
    around = set(range(*_range(parse, main))) - set(range(*_range(parse, below))) - _left_out(parse, main)
    if parse.tokens[main].dep == "acl":
        around.add(parse.tokens[main].head)
    one = _stems(parse, around - set(range(order.word - 2, order.word + 1)))
    other = _stems(parse, under - set(range(order.word - 2, order.word + 1)))
    return _Sides(one, other) if main_first else _Sides(other, one)


def _before_word(order: Order, main: int) -> set[int]:
    """What stands before the word, where the clause behind it opens the sentence or not."""
    return set(range(order.word)) if main < order.word else set()


def _range(parse: Parse, act: int) -> tuple[int, int]:
    first, last = parse.edges(act)
    return first, last + 1


def _left_out(parse: Parse, main: int) -> set[int]:
    """What is told beside the act: relative clauses, acts joined by "and", and the name of who does it."""
    apart = [at for at in parse.children(main) if parse.tokens[at].dep in _APART]
    named = [at for at in parse.children(main) if parse.tokens[at].dep in _SUBJECTS and _is_name(parse.tokens[at])]
    return {at for one in (*apart, *named) for at in range(*_range(parse, one))}


def _is_name(token: Token) -> bool:
    return token.pos in {"PROPN", "PRON"}


def _stems(parse: Parse, places: set[int]) -> frozenset[str]:
    tokens = (parse.tokens[at] for at in places)
    told = (t for t in tokens if t.lemma.lower() not in _EMPTY and t.pos in _TELLING)
    return frozenset(stem_of(token.lemma.lower()) for token in told)


_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def _are_alike(claimed: _Sides, told: _Sides) -> bool:
    return all(_share(mine, theirs) >= _ENOUGH for mine, theirs in zip(claimed, told, strict=True))


def _share(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """How much of a side the other has, in words of one meaning; all of it, where it has only small words."""
    if not mine or not theirs:
        return 1.0
    return sum(any(means_the_same(a, b) or near(a, b) for b in theirs) for a in mine) / len(mine)


def _dated_back(order: Order, mine: Parse, comparison: Comparison) -> Iterator[Said]:
    """Whether the source puts into an earlier year what is second here, and tells of the first as of now."""
    sides = _sides(mine, order)
    first, second = (_homes(side, comparison) for side in sides)
    if not first or not second or first & second:
        return
    year = _year_in(second, comparison)
    if year is not None and _year_in(first, comparison) is None and _all_dated(second, comparison):
        yield Said(Label.NOT_CHECKED, f"the source puts into another time what is second here: {year.exact!r}", (year,))


def _homes(side: frozenset[str], comparison: Comparison) -> frozenset[int]:
    """The sentences, headings apart, that have the most of what is told of an act, by weight."""
    source, held = comparison.source, dict[int, float]()
    for stem in side:
        for at in source.found_in.get(source.nearest(stem) or "", ()):
            if not source.document.sentences[at].heading:
                held[at] = held.get(at, 0.0) + source.weight(stem)
    return frozenset(at for at, weight in held.items() if weight == max(held.values()))


def _year_in(sentences: frozenset[int], comparison: Comparison) -> Span | None:
    found = (date for at in sorted(sentences) for date in _years(at, comparison))
    return next(found, None)


def _all_dated(sentences: frozenset[int], comparison: Comparison) -> bool:
    return all(any(_years(at, comparison)) for at in sentences)


def _years(at: int, comparison: Comparison) -> Sequence[Span]:
    """The dates of a sentence that give a year alone, or say how long ago it was."""
    sentence, source = comparison.source.document.sentences[at], comparison.source
    dates = (date for date in source.dates if sentence.start <= date.start < sentence.end)
    return [source.document.span(date.start, date.end) for date in dates if _is_back(date.text)]


def _is_back(text: str) -> bool:
    words = text.lower().split()
    is_year = len(words) == 1 and len(text) == _YEAR and text.isdigit()
    return is_year or words[-1] == "ago" or words[-2:] in (["last", "year"], ["last", "month"])


_YEAR = 4
