"""The rule about years: what the claim tells of a year, the source does not tell of another event, of another year.

"The last flood, in 2011, was dealt with by a court" where the source has a flood in 2011 and a court in 2003.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from llm_brief.records.base import Label
from llm_brief.text.dates.find import FoundDate
from llm_brief.text.document import Span
from llm_brief.text.grammar.arguments import surface_subject
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement
from llm_brief.verify.claims.evidence.same_act import BARE
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import is_number

__all__ = ["of_its_year"]

_YEAR = 4
_MAIN = frozenset({"ROOT", "ccomp"})


def of_its_year(comparison: Comparison) -> Iterator[Said]:
    """The year of the claim is that of the act, where the source gives it."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or not comparison.dates:
        return
    if (other := next(_of_another_time(comparison, mine), None)) is not None:
        yield other
        return
    years = {date.text[-_YEAR:] for date in comparison.dates}
    year = years.pop() if len(years) == 1 else ""
    homes = _homes(year, comparison.source) if year.isdecimal() else ()
    if not homes:
        return
    said = next(_of_another_year(year, homes, comparison, mine, theirs), None)
    said = said or next(_of_nothing_else(year, homes, comparison), None)
    if said is not None:
        yield said


def _of_another_time(comparison: Comparison, mine: Parse) -> Iterator[Said]:
    """What the claim says of an event that it dates, the source says only of one of another year.

    "The strike that began on 5 March ended in court" where the source has "the strike of 2019 ... ended in court".
    """
    source, date = comparison.source, comparison.dates[0]
    if len(comparison.dates) > 1 or (told := _said_of_dated(date, comparison, mine)) is None:
        return
    places = [source.found_in.get(stem or "", frozenset()) for stem in told]
    homes = [at for at in sorted(frozenset().union(*places)) if 2 * sum(at in place for place in places) >= len(places)]
    others = [_year_told(at, source) for at in homes]
    if not others or any(
        other is None or _is_of_it(other, at, date, source) for other, at in zip(others, homes, strict=True)
    ):
        return
    home = source.document.sentences[homes[0]]
    place = source.document.span(home.start, home.end)
    year = others[0].text if others[0] is not None else ""
    reason = f"the source tells this of an event of {year!r}; whether it is so of that of {date.text!r} is open"
    yield Said(Label.NOT_CHECKED, f"{reason}: {place.exact!r}", (place,))


def _said_of_dated(date: FoundDate, comparison: Comparison, mine: Parse) -> list[str | None] | None:
    """What the claim says of its subject, where that has the date in it: the stems of the source."""
    root = next((token.index for token in mine.tokens if token.dep == "ROOT"), None)
    subject = surface_subject(mine, root) if root is not None else None
    first, last = mine.subtree(subject) if subject is not None else (0, 0)
    if not first <= date.start < last:
        return None
    words = zip(comparison.reading.content, comparison.reading.found, strict=True)
    said = [stem for word, stem in words if not first <= word.start < last]
    return said if len(said) >= _FEWEST else None


_FEWEST = 2
_BACK = frozenset("that this these those it they".split())


def _year_told(at: int, source: Source) -> FoundDate | None:
    """The year that a sentence gives, or the one before where it points back: "that dispute ended ..."."""
    words = source.sentences[at]
    pointed = (at, at - 1) if at and words and words[0].text in _BACK else (at,)
    found = (_years_in(source).get(place) for place in pointed)
    return next((date for date in found if date is not None), None)


@lru_cache(maxsize=64)
def _years_in(source: Source) -> Mapping[int, FoundDate]:
    """The position of each sentence that gives a year alone, to the first of them."""
    years = [date for date in source.dates if len(date.text) == _YEAR and date.text.isdecimal()]
    sentences = enumerate(source.document.sentences)
    first = ((at, next((d for d in years if one.start <= d.start < one.end), None)) for at, one in sentences)
    return {at: date for at, date in first if date is not None}


def _is_of_it(year: FoundDate, at: int, date: FoundDate, source: Source) -> bool:
    """Whether the year may be that of the date, or the sentence gives the date itself."""
    published = source.document.published_at
    if year.text in date.text or (date.value is not None and date.value.value.startswith(year.text)):
        return True
    sentence = source.document.sentences[at]
    return date.text.lower() in sentence.text.lower() or (published is not None and str(published.year) == year.text)


@lru_cache(maxsize=256)
def _homes(year: str, source: Source) -> tuple[int, ...]:
    """The sentences, by position, with dates that end in a year."""
    sentences = source.document.sentences
    starts = [date.start for date in source.dates if date.text[-_YEAR:] == year]
    return tuple(at for at, one in enumerate(sentences) if any(one.start <= start < one.end for start in starts))


def _of_another_year(
    year: str, homes: tuple[int, ...], comparison: Comparison, mine: Parse, theirs: Parse
) -> Iterator[Said]:
    """All that the source tells of the act stands in sentences that give other years, and not this one."""
    for group in comparison.counterparts:
        claimed = group[0].claimed
        if claimed.nominal or claimed.lemma in BARE or mine.tokens[claimed.predicate].dep not in _MAIN:
            continue
        event = _event_of(homes, claimed, comparison, mine)
        if event is None:
            continue
        told = [pair.told for pair in group if Agreement.DIFFERENT not in (pair.subject, pair.object)]
        others = [_other_year(clause, event, comparison.source, theirs) for clause in told or [p.told for p in group]]
        if others and all(other is not None for other in others) and others[0] is not None:
            reason = f"the source tells of such an act beside {others[0].exact!r}; whether of {year} too is open"
            yield Said(Label.NOT_CHECKED, reason, (others[0],))
            return


def _event_of(homes: tuple[int, ...], claimed: Clause, comparison: Comparison, mine: Parse) -> str | None:
    """The stem of that of which it is told, where all sentences that give the year name it."""
    about = next(iter(claimed.objects), None) if claimed.passive else claimed.subject
    stem = comparison.source.nearest(stem_of(mine.tokens[about.head].text.lower())) if about is not None else None
    return stem if stem is not None and comparison.source.found_in[stem].issuperset(homes) else None


def _other_year(told: Clause, event: str, source: Source, theirs: Parse) -> Span | None:
    """The year that the sentence of the clause gives, where it does not name the event."""
    sentences = source.document.sentences
    index = theirs.tokens[told.predicate].sentence
    if any(sentences[at].index == index for at in source.found_in[event]):
        return None
    years = (date for date in source.dates if date.text[-_YEAR:].isdecimal())
    home = next((one for one in sentences if one.index == index), None)
    found = (source.document.span(d.start, d.end) for d in years if home and home.start <= d.start < home.end)
    return next(found, None)


def _of_nothing_else(year: str, homes: tuple[int, ...], comparison: Comparison) -> Iterator[Said]:
    """No sentence that gives the year has any other word of the claim, one clause."""
    reading, source = comparison.reading, comparison.source
    if len(reading.known.clauses) != 1:
        return
    told = [stem for word, stem in zip(reading.content, reading.found, strict=True) if not is_number(word.stem)]
    if told and not any(stem and at in source.found_in[stem] for at in homes for stem in told):
        home = source.document.sentences[homes[0]]
        place = source.document.span(home.start, home.end)
        yield Said(Label.NOT_CHECKED, f"of {year} the source only says {place.exact!r}", (place,))
