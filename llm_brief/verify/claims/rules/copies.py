"""The rule about a sentence that is copied but for one place: there it says what the sentence says."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from llm_brief.records.base import Label
from llm_brief.text.numerals import CARDINALS
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.namings import are_of_two_kinds
from llm_brief.verify.claims.evidence.repeats import instead, is_accounted_for, text_of
from llm_brief.verify.claims.lexicon import has_meaning_in, means_the_opposite
from llm_brief.verify.claims.named import is_same_name, names_in
from llm_brief.verify.claims.operators import DENIALS, SAYING
from llm_brief.verify.claims.twin import Gap, Twin
from llm_brief.verify.claims.words import TITLES, Word, is_number

__all__ = ["copied"]

_COPIED = 0.6
"""The share of a claim that stands in one sentence in its order, from which on it is a copy."""
_FEWEST = 5
"""Content words that a copy repeats: so few another sentence has by chance."""
_ROUGHLY = frozenset("about around nearly almost roughly some over under more less least most up approximately".split())
_ROOT = 4
"""Letters that a name shares with the word for its people: "Kestria" and "Kestrian"."""


def copied(comparison: Comparison) -> Iterator[Said]:
    """A claim that is a sentence of the source but for one place puts nothing else in that place."""
    for twin in comparison.twins[:1]:
        repeated = sum(twin.claimed[mine].is_content for mine, _ in twin.pairs)
        if twin.share < _COPIED or repeated < _FEWEST:
            return
        changed = [gap for gap in twin.gaps if _says_something(gap)]
        if len(changed) == 1:
            whole = not any(_content(gap.told) for gap in twin.gaps if gap is not changed[0])
            yield from _other(changed[0], twin, comparison, whole=whole)


def _says_something(gap: Gap) -> bool:
    """Whether the claim puts words of its own there, or leaves out nothing but a denial."""
    return _content(gap.claimed) != [] or _denies(gap.claimed) or (_denies(gap.told) and not _content(gap.told))


def _content(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.is_content]


def _denies(words: Sequence[Word]) -> bool:
    return any(word.text in DENIALS for word in words)


def _other(gap: Gap, twin: Twin, comparison: Comparison, *, whole: bool) -> Iterator[Said]:
    """``whole``: the claim leaves out nothing in another place, which might turn this one."""
    mine, theirs = _content(gap.claimed), _content(gap.told)
    if not [word for word in mine if word.text not in DENIALS] and not theirs:
        if whole:
            yield from _denial(gap, twin, comparison)
    elif mine and theirs and (_are_names(mine) and _are_names(theirs)):
        yield from _name(mine, theirs, twin, comparison)
    elif len(mine) == len(theirs) == 1 and not any(word.text in _ROUGHLY for word in gap.claimed):
        yield from _number(mine[0], theirs[0], comparison)
        if whole and means_the_opposite(mine[0].stem, theirs[0].stem) and not _turns((*gap.claimed, *gap.told)):
            yield instead(theirs, mine, comparison)
    elif gap.last and mine and not theirs:
        yield from _ending(gap, mine, twin, comparison)


def _denial(gap: Gap, twin: Twin, comparison: Comparison) -> Iterator[Said]:
    """A "not" that stands on one side only, with nothing else that differs."""
    if _denies(gap.claimed) == _denies(gap.told) or _turns_softly((*gap.claimed, *gap.told)):
        return
    told = comparison.source.document.sentences[twin.sentence]
    span = comparison.source.document.span(told.start, told.end)
    words = next(word for word in (*gap.claimed, *gap.told) if word.text in DENIALS)
    reason = (
        f"the source does not say {words.text!r} here" if _denies(gap.claimed) else f"the source says {words.text!r}"
    )
    yield Said(Label.CONTRADICTED, reason, (span,))


_SOFTLY = frozenset("yet hardly barely scarcely rarely seldom few little least most more less only but".split())
"""Words that deny in part, or count: with them a "not" may be gone and the sense the same."""


def _turns_softly(words: Sequence[Word]) -> bool:
    return any(word.text in _SOFTLY for word in words)


def _turns(words: Sequence[Word]) -> bool:
    return _denies(words) or _turns_softly(words)


def _are_names(words: Sequence[Word]) -> bool:
    return all(word.capital and not is_number(word.stem) for word in words)


def _name(mine: Sequence[Word], theirs: Sequence[Word], twin: Twin, comparison: Comparison) -> Iterator[Said]:
    claim, document = comparison.reading.claim.text, comparison.source.document.text
    one = _whole(mine, comparison.names)
    other = _whole(theirs, tuple(names_in(twin.told, document)))
    if not one or not other or _is_related(mine, theirs) or one[-1].stem == other[-1].stem:
        return
    forms = ((text_of(mine, claim), text_of(theirs, document)), (text_of(one, claim), text_of(other, document)))
    if not any(is_same_name(*both, comparison.source) for both in forms):
        if are_of_two_kinds(mine, theirs, comparison):
            yield Said(Label.NOT_CHECKED, f"whether the source means {text_of(mine, claim)!r} is open")
        else:
            yield instead(theirs, mine, comparison)


def _whole(words: Sequence[Word], names: Sequence[Sequence[Word]]) -> Sequence[Word]:
    """The name that the words are a part of; none where they are no name, but for a capital that opens a sentence."""
    return next((name for name in names if words[0] in name or words[-1] in name), ())


def _is_related(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether both may mean the same: one is part of the other, a title, or a state and its people."""
    mine, theirs = {word.text for word in one}, {word.text for word in other}
    roots = {text[:_ROOT] for text in mine if len(text) >= _ROOT} & {text[:_ROOT] for text in theirs}
    letters = {"".join(word.text[0] for word in name) for name in (one, other)}
    is_title = mine <= TITLES or theirs <= TITLES
    return is_title or mine <= theirs or theirs <= mine or bool(roots) or bool(letters & (mine | theirs))


def _number(mine: Word, theirs: Word, comparison: Comparison) -> Iterator[Said]:
    values = [_value(word) for word in (mine, theirs)]
    in_date = any(date.start <= mine.start < date.end for date in comparison.dates)
    if None in values or values[0] == values[1] or in_date:
        return
    yield instead([theirs], [mine], comparison)


def _value(word: Word) -> float | None:
    if word.text in CARDINALS:
        return float(CARDINALS[word.text])
    try:
        return float(word.text.replace(",", "")) if is_number(word.stem) else None
    except ValueError:
        return None


def _ending(gap: Gap, mine: Sequence[Word], twin: Twin, comparison: Comparison) -> Iterator[Said]:
    """What the claim adds behind the sentence stands in it, or right beside it."""
    if any(word.text in SAYING for word in gap.claimed):
        return
    own = [word for word in mine if not is_accounted_for(word, comparison)]
    strange = [word for word in own if not _is_near(word, twin, comparison)]
    if not strange or _is_another_sentence(own, comparison):
        return
    text = text_of(gap.claimed, comparison.reading.claim.text)
    is_new = any(comparison.source.nearest(word.stem) is None for word in strange)
    is_mostly = 2 * len(strange) >= len(own)
    if is_new and is_mostly and not _turns(gap.claimed) and not _turns_down(gap.claimed):
        yield Said(Label.NOT_FOUND, f"the source does not say {text!r}")
    else:
        yield Said(Label.NOT_CHECKED, f"whether the source says {text!r} is open")


def _turns_down(words: Sequence[Word]) -> bool:
    """Whether the ending tells that it was refused: the source may say so by a "did not"."""
    texts = [word.text for word in words]
    return any(pair == ("turned", "down") for pair in pairwise(texts))


def _is_near(word: Word, twin: Twin, comparison: Comparison) -> bool:
    """Whether the word, or one of its meaning, stands in the sentence or the two beside it."""
    sentences = comparison.source.sentences
    near = sentences[max(0, twin.sentence - 1) : twin.sentence + 2]
    return has_meaning_in(word.stem, {other.stem for sentence in near for other in sentence})


def _is_another_sentence(words: Sequence[Word], comparison: Comparison) -> bool:
    """Whether all that is added stands in one other sentence: two are told as one."""
    told = ({other.stem for other in comparison.source.sentences[at]} for at in comparison.reading.best)
    return len(words) > 1 and any(all(has_meaning_in(word.stem, stems) for word in words) for stems in told)
