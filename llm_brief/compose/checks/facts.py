"""Numbers and dates of a sentence are those of the cited records."""

import re
from collections.abc import Iterator, Sequence

from llm_brief.compose.sentence import Written
from llm_brief.records.record import Demand, StakeholderPosition
from llm_brief.text.dates.edtf import EDTF, Moment, compatible, contains
from llm_brief.text.dates.find import FoundDate
from llm_brief.text.fold import fold_words
from llm_brief.text.quantities.find import Agreement, FoundQuantity, agrees, find_quantities
from llm_brief.verify.claims.words import is_number, read_words

__all__ = ["dates", "numbers"]

_COUNT_OF_SOURCES = re.compile(r"\b(\w+) independent sources?\b", re.IGNORECASE)
_EXACTLY = re.compile(
    r"\b(?:exactly|precisely|no (?:more|fewer|less) than|at least|at most|up to)\s+\S+", re.IGNORECASE
)
"""Hedges of our own are as much a claim as the figure."""
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_KEPT = frozenset({Agreement.SAME, Agreement.LESS_PRECISE})


def numbers(written: Written) -> Iterator[str]:
    """Every quantity is one of the cited words', or vaguer than one; every figure stands there."""
    taken = [range(found.start, found.end) for found in written.dates]
    theirs = find_quantities(written.ground.document.text)
    for quantity in find_quantities(written.own, dates=written.dates):
        taken.append(range(quantity.start, quantity.end))
        yield from _quantity(quantity, theirs, written)
    for found in _EXACTLY.finditer(written.own):
        if not _stands(found[0], written):
            yield f"no cited words say {found[0]!r}"
    for word in written.words:
        free = not any(word.start in place for place in taken)
        if free and word.text[:1].isdigit() and word.stem not in written.ground.stems:
            yield f"no cited words hold the figure {word.text!r}"
    yield from _sources(written)


def _quantity(quantity: FoundQuantity, theirs: Sequence[FoundQuantity], written: Written) -> Iterator[str]:
    how = [(agrees(quantity.value, other.value), other) for other in theirs]
    near = next((other.text for agreement, other in how if agreement is not Agreement.UNRELATED), None)
    figures = [word for word in read_words(quantity.text) if is_number(word.stem)]
    if any(word.stem not in written.ground.stems for word in figures):
        yield (
            f"the cited words say {near!r}, not {quantity.text!r}" if near else f"no cited words say {quantity.text!r}"
        )
    elif any(agreement in _KEPT for agreement, _ in how):
        yield from _of_another(quantity, written)
    elif any(agreement is Agreement.OVERPRECISE for agreement, _ in how):
        yield f"the cited words say {near!r}, not {quantity.text!r}"
    elif any(agreement is Agreement.CONTRADICTS for agreement, _ in how):
        same = any((o.value.low, o.value.high) == (quantity.value.low, quantity.value.high) for _, o in how)
        if not same and not _stands(quantity.text, written):
            yield f"the cited words say {near!r}, not {quantity.text!r}"


def _of_another(quantity: FoundQuantity, written: Written) -> Iterator[str]:
    """The figure stands in the cited sentence, but the records that are cited give another for the same thing."""
    own = list(_own_words(written))
    told = [found for words in own for found in find_quantities(words)]
    how = [agrees(quantity.value, other.value) for other in told]
    if len(own) == len(written.ground.records) and Agreement.CONTRADICTS in how and not _KEPT & set(how):
        yield f"the cited record says {told[how.index(Agreement.CONTRADICTS)].text!r}, not {quantity.text!r}"


def _own_words(written: Written) -> Iterator[str]:
    """What each cited record has copied as its own statement or demand, with its answer."""
    for record in written.ground.records:
        if isinstance(record, StakeholderPosition) and record.statement:
            yield record.statement.value
        elif isinstance(record, Demand) and record.content:
            yield " ; ".join(leaf.value for leaf in (record.content, record.condition, record.response) if leaf)


def _stands(words: str, written: Written) -> bool:
    return f" {fold_words(words)} " in re.sub(r"[^\w\s%$€£.'’-]|(?<=\w)[.](?=\s)", " ", written.ground.folded)


def _sources(written: Written) -> Iterator[str]:
    most = max((record.independent_sources for record in written.ground.records), default=0)
    for found in _COUNT_OF_SOURCES.finditer(written.text):
        said = found[1].lower()
        count = _NUMBERS.index(said) + 1 if said in _NUMBERS else int(said) if said.isdecimal() else None
        if count is not None and count > most:
            yield f"the cited records rest on {most} independent sources, not on {said}"


def dates(written: Written) -> Iterator[str]:
    """Every date stands in the cited words, or follows from them; a year that nobody stated is an invention."""
    for found in written.dates:
        if _stands(found.text, written) and not _YEAR.search(found.text):
            continue
        yield from _date(found, written)
    held = {str(value) for value in written.ground.dates}
    for year in _YEAR.finditer(written.own):
        if year[0] not in written.ground.folded and not any(year[0] in value for value in held):
            yield f"nothing cited states the year {year[0]}"


def _bound(value: EDTF) -> EDTF:
    """What an open interval names: "until 1 May" names 1 May, whatever lies before it."""
    if value.is_interval and (value.start is None) != (value.end is None):
        return EDTF.at(value.start or value.end or Moment())
    return value


def _date(found: FoundDate, written: Written) -> Iterator[str]:
    value = EDTF.parse(found.value.value) if found.value else None
    if value is None:
        if any(character.isdigit() for character in found.text) or found.text[:1].isupper():
            yield f"no cited words say {found.text!r}"
        return
    if any(contains(_bound(value), _bound(other)) for other in written.ground.dates):
        return
    near = next((other for other in written.ground.dates if compatible(value, other)), None)
    if near is not None:
        yield f"the cited words date it {near}, and do not say {found.text!r}"
    else:
        yield f"nothing cited is dated {found.text!r}"
