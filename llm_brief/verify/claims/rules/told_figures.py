"""The rule about figures that two give for one thing: each keeps the figure that the source lets him give.

As in "the police put it at 300, and the organisers said 900", told the other way round.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis
from llm_brief.text.attribution.attributions import Attribution, CueClass
from llm_brief.text.document import Document
from llm_brief.text.quantities.find import Agreement as Alike
from llm_brief.text.quantities.find import FoundQuantity, Kind, agrees
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, agreement
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import PRONOUNS, read_words

__all__ = ["crossed_figures"]

_COUNTING = frozenset({"put", "estimate", "count", "reckon", "give"})
_TRUE = (Alike.SAME, Alike.LESS_PRECISE)


class _Given(NamedTuple):
    """A figure that somebody gives, in the sentence of that index."""

    who: str
    figure: FoundQuantity
    sentence: int


def crossed_figures(comparison: Comparison) -> Iterator[Said]:
    """Nobody is given the figure that the same sentence of the source lets another set against his."""
    reading, source = comparison.reading, comparison.source
    figures = [one for one in comparison.quantities if one.value.kind is not Kind.ORDINAL]
    if not figures or reading.known.parse is None:
        return
    yield from _only_claimed(figures, comparison)
    for who, figure, _ in _given(reading.claim, reading.known, figures):
        told = _given_in(source)
        there = [one for one in told if agrees(figure.value, one.figure.value) in _TRUE]
        if not there or any(_agree(who, one.who, source) is Agreement.SAME for one in there):
            continue
        other = there[0]
        own = [one for one in told if one.sentence == other.sentence and _agree(who, one.who, source) is Agreement.SAME]
        rival = next((one for one in own if agrees(one.figure.value, other.figure.value) is Alike.CONTRADICTS), None)
        if rival is not None:
            place = source.document.span(other.figure.start, other.figure.end)
            reason = f"the source lets {other.who!r} say {place.exact!r}, and {rival.who!r} {rival.figure.text!r}"
            certain = _agree(rival.who, other.who, source) is Agreement.DIFFERENT and _is_rival(other, rival)
            yield Said(Label.MISATTRIBUTED if certain else Label.NOT_CHECKED, reason, (place,))
            return


def _only_claimed(figures: Sequence[FoundQuantity], comparison: Comparison) -> Iterator[Said]:
    """The claim gives in its own voice the figure that the source only lets somebody claim, for the same thing."""
    reading, source = comparison.reading, comparison.source
    if reading.known.attributions:
        return
    near = {number for at in reading.best for number in source.said_in(at)}
    claims = [said for n in sorted(near) if (said := source.known.attributions[n]).cue_class is CueClass.CLAIM]
    for figure in figures if claims else ():
        there = [one for one in comparison.quantities_near if agrees(figure.value, one.value) in _TRUE]
        for said in claims:
            who = said.speaker_mention or said.source
            if who is None or not there or not all(_is_in(one, said) for one in there):
                continue
            stems = {word.stem for span in said.content for word in read_words(span.exact) if word.is_content}
            counted = [w for w in reading.content if not figure.start <= w.start < figure.end or not w.text.isdecimal()]
            named = {word.stem for word in read_words(who.exact)}
            if any(source.nearest(word.stem) in stems for word in counted) and named.isdisjoint(
                w.stem for w in counted
            ):
                reason = f"in the source it is {who.exact.strip(' ,')!r} who claims {there[0].text!r}"
                yield Said(Label.NOT_CHECKED, reason, (said.cue,))
                return


def _is_in(figure: FoundQuantity, said: Attribution) -> bool:
    """Whether the figure is part of what is said, up to a semicolon."""
    spans = ((span.start, span.end, span.exact) for span in said.content)
    return any(start <= figure.start < end and ";" not in text[: figure.start - start] for start, end, text in spans)


def _is_rival(one: _Given, other: _Given) -> bool:
    """Whether both figures can be of one thing: in one unit, and of one size."""
    first, second = one.figure.value, other.figure.value
    if first.unit != second.unit or not first.low or not second.low:
        return False
    return max(first.low, second.low) < _SIZE * min(first.low, second.low)


_SIZE = 10


def _agree(one: str, other: str, source: Source) -> Agreement:
    return agreement(one, other, source.names)


@lru_cache(maxsize=16)
def _given_in(source: Source) -> Sequence[_Given]:
    return tuple(_given(source.document, source.known, source.quantities))


def _given(document: Document, known: Analysis, figures: Sequence[FoundQuantity]) -> Iterator[_Given]:
    """Who gives which figure, by saying it or by putting something at it."""
    for figure in figures:
        for who, start, end in _tellings(document, known):
            sentence = document.sentence_at(figure.start)
            if start <= figure.start < end and sentence is not None and who.lower() not in PRONOUNS:
                yield _Given(who, figure, sentence.index)


def _tellings(document: Document, known: Analysis) -> Iterator[tuple[str, int, int]]:
    for said in known.attributions:
        who = said.speaker_mention or said.source
        for span in said.content if who is not None else ():
            yield (who.exact if who is not None else ""), span.start, span.end
    for clause in known.clauses:
        if clause.lemma in _COUNTING and clause.subject is not None and not (clause.passive or clause.negated):
            yield document.text[clause.subject.start : clause.subject.end], clause.start, clause.end
