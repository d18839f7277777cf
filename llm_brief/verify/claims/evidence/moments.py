"""When an act of a claim was, by the document: the time of day or date beside it, and where the text tells of it."""

from collections.abc import Callable, Iterator, Sequence
from operator import eq
from typing import NamedTuple

from llm_brief.text.dates.edtf import EDTF
from llm_brief.text.grammar.parse import Token
from llm_brief.text.stems import stem_of
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.limbs import coarse_limbs, limbs_told
from llm_brief.verify.claims.evidence.times import Time, times_told
from llm_brief.verify.claims.lexicon import means_the_same

__all__ = ["Moment", "is_after", "later", "moment_of", "told_acts"]

_HALF_DAY = 12 * 60
_MONTH = 7
"""Characters of a date that gives the month."""


class Moment(NamedTuple):
    """A time of day or a date of the document, and where it stands."""

    time: Time | None
    date: EDTF | None
    start: int
    end: int


def told_acts(act: Token, comparison: Comparison) -> Sequence[Token]:
    """The verbs, and nouns of acts, of the best sentences that are the act's, or else of its meaning."""
    for same in (eq, means_the_same):
        if found := list(_told(act, comparison, same)):
            return found
    return ()


def _told(act: Token, comparison: Comparison, same: Callable[[str, str], bool]) -> Iterator[Token]:
    parse, stem = comparison.source.parse, stem_of(act.lemma.lower())
    for at in sorted(comparison.reading.best):
        sentence = comparison.source.document.sentences[at]
        for token in parse.sentence_tokens(sentence.index) if parse is not None else ():
            if token.pos in {"VERB", "NOUN"} and same(stem_of(token.lemma.lower()), stem):
                yield token


def moment_of(acts: Sequence[Token], comparison: Comparison) -> Moment | None:
    """The one time of day, else the one date, in the limbs of the document that tell of an act."""
    limbs = list(_limbs_of(acts, comparison))
    times = [time for time in times_told(comparison.source) if any(time.start in limb for limb in limbs)]
    if times:
        return Moment(times[0], None, times[0].start, times[0].end) if len(times) == 1 else None
    dates = [(date, value) for date, value in comparison.source.dated if any(date.start in limb for limb in limbs)]
    return Moment(None, dates[0][1], dates[0][0].start, dates[0][0].end) if len(dates) == 1 else None


def _limbs_of(acts: Sequence[Token], comparison: Comparison) -> Iterator[range]:
    source = comparison.source
    for at in comparison.reading.best:
        for limb in coarse_limbs(limbs_told(source, at)):
            place = range(limb.words[0].start, limb.words[-1].end)
            if any(act.start in place for act in acts):
                yield place


def later(one: Moment, other: Moment) -> bool | None:
    """Whether the one is the later; None where the two cannot be compared."""
    if one.time is not None and other.time is not None:
        return _is_later(one.time, other.time)
    if one.date is not None and other.date is not None:
        return True if is_after(one.date, other.date) else False if is_after(other.date, one.date) else None
    return None


def _is_later(first: Time, second: Time) -> bool:
    """A time without its half of the day is read in that of the other."""
    if first.is_sure and second.is_sure:
        return first.minutes > second.minutes
    return first.minutes % _HALF_DAY > second.minutes % _HALF_DAY


def is_after(value: EDTF, told: EDTF) -> bool:
    """Whether a date is certainly later than another: as far as both are given, and no interval."""
    one, other = str(value), str(told)
    size = min(len(one), len(other))
    plain = all(text[:1].isdigit() and "/" not in text and text.replace("-", "").isdigit() for text in (one, other))
    return plain and one[:size] > other[:size]
