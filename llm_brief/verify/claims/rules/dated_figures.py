"""The rule about when a figure was so: "58 percent voted against in 2013" is not the share in Wednesday's vote."""

import re
from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.dates.find import FoundDate
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.shares import predicate_above
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.limbs import Limb, coarse_limbs, limbs_told
from llm_brief.verify.claims.when import compatible, read_value
from llm_brief.verify.claims.words import Word, is_number

__all__ = ["of_its_time"]


def of_its_time(comparison: Comparison) -> Iterator[Said]:
    """A figure that the source has beside one date alone is not told of another day."""
    mine = comparison.reading.known.parse
    if mine is None or len(comparison.dates) != 1:
        return
    date = comparison.dates[0]
    for words in _figures(comparison):
        if date.start <= words[0].start < date.end or not _hang_together(words[0], date, mine):
            continue
        told = _dated_otherwise([word.stem for word in words], date, comparison)
        if told is not None:
            place, figure = comparison.source.document.span(told.start, told.end), _text_of(words, comparison)
            reason = f"the source has {figure!r} beside {place.exact!r}; whether it is of {date.text!r} too is open"
            yield Said(Label.NOT_CHECKED, reason, (place,))
            return


def _figures(comparison: Comparison) -> list[list[Word]]:
    """The figures of the claim, the two of a score ("4-0") together."""
    text, found = comparison.reading.claim.text, list[list[Word]]()
    for word in comparison.reading.content:
        if not is_number(word.stem):
            continue
        if found and text[found[-1][-1].end : word.start].strip() in _BETWEEN:
            found[-1].append(word)
        else:
            found.append([word])
    return found


_BETWEEN = frozenset("-–")


def _text_of(words: Sequence[Word], comparison: Comparison) -> str:
    whole = comparison.reading.claim.text[words[0].start : words[-1].end]
    return words[0].text if len(words) == 1 else whole


def _hang_together(figure: Word, date: FoundDate, mine: Parse) -> bool:
    """Whether both belong to one act of the claim: what was said on Monday need not be of Monday."""
    found = [mine.token_at(start) for start in (figure.start, date.start)]
    acts = [None if token is None else _act_above(mine, token.index) for token in found]
    return acts[0] == acts[1] is not None


def _act_above(parse: Parse, index: int) -> int | None:
    """The predicate above a word; what stands behind a preposition is none, whatever the parser takes it for."""
    act = predicate_above(parse, index)
    while act is not None and parse.tokens[act].dep == "pobj":
        act = predicate_above(parse, parse.tokens[act].head)
    return act


def _dated_otherwise(figures: Sequence[str], date: FoundDate, comparison: Comparison) -> FoundDate | None:
    """The date beside the figure, where each limb that has the figure has a date, and none that may be the claim's."""
    source = comparison.source
    found: FoundDate | None = None
    for at in source.found_in.get(figures[0], ()):
        for limb in coarse_limbs(limbs_told(source, at)):
            if not all(limb.holds(figure) for figure in figures):
                continue
            beside = _dates_in(limb, figures, comparison)
            if not beside or any(_may_be_same(date, other, comparison) for other in beside):
                return None
            found = found or beside[0]
    return found


def _dates_in(limb: Limb, figures: Sequence[str], comparison: Comparison) -> Sequence[FoundDate]:
    """The dates of a limb, but for one that a figure is part of."""
    first, last = limb.words[0].start, limb.words[-1].end
    places = [word.start for word in limb.words if word.stem in figures]
    inside = (date for date in comparison.source.dates if first <= date.start < last)
    return [date for date in inside if not any(date.start <= place < date.end for place in places)]


def _may_be_same(claimed: FoundDate, told: FoundDate, comparison: Comparison) -> bool:
    """Whether it may be one date; where a year is missing, only other words that the source too has are another's."""
    if claimed.value is None or told.value is None or "X" in claimed.value.value:
        text, other = (re.sub("['’]s?$", "", date.text.lower()) for date in (claimed, told))
        return text == other or text not in comparison.source.document.text.lower()
    return compatible(read_value(claimed.value.value), read_value(told.value.value))
