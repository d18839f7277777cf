"""Rules about times of day and weekdays: 4 p.m. is not 4 a.m., and a weekday is that of the act itself."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.document import Span
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.times import DAY, HALF_A_DAY, reckoned_day, times_in, times_told, weekdays_in
from llm_brief.verify.claims.when import WEEKDAY, day_number

__all__ = ["clock", "weekdays"]


def clock(comparison: Comparison) -> Iterator[Said]:
    """A time of day in the claim is one of the document's."""
    text = comparison.reading.claim.text
    for time in times_in(text):
        told = times_told(comparison.source)
        if any(other.minutes == time.minutes for other in told):
            continue
        near = [other for other in told if comparison.in_evidence(other.start)]
        turned = next((other for other in near if (other.minutes + HALF_A_DAY) % DAY == time.minutes), None)
        if turned is not None:
            place = comparison.source.document.span(turned.start, turned.end)
            words = text[time.start : time.end]
            yield Said(Label.CONTRADICTED, f"the source says {place.exact!r}, not {words!r}", (place,))


def weekdays(comparison: Comparison) -> Iterator[Said]:
    """A weekday of the claim is told of what the claim tells, or reckoned: "on Thursday, two days after ..."."""
    for date in comparison.dates:
        days = {day_number(day) for day in WEEKDAY.findall(date.text)}
        home = comparison.home if len(days) == 1 else None
        if home is None:
            continue
        reckoned = reckoned_day(date, home, comparison)
        if reckoned is not None and reckoned[0] not in days:
            place = reckoned[1]
            yield Said(Label.CONTRADICTED, f"the source says {place.exact!r}, not {date.text!r}", (place,))
        elif reckoned is None and not (days <= weekdays_in(home.exact) or _is_near(days, home, comparison)):
            yield Said(Label.NOT_CHECKED, f"the source does not say {date.text!r} of this")


def _is_near(days: set[int], home: Span, comparison: Comparison) -> bool:
    """Whether the day stands in a sentence beside, or in one that has to do with what the claim tells."""
    sentences = comparison.source.document.sentences
    here = next(at for at, sentence in enumerate(sentences) if sentence.start == home.start)
    stems = {word.stem for word in comparison.reading.content if WEEKDAY.fullmatch(word.text) is None}
    for at, sentence in enumerate(sentences):
        if days <= weekdays_in(sentence.text):
            shared = stems & {word.stem for word in comparison.source.sentences[at]}
            if abs(at - here) <= 1 or shared:
                return True
    return not any(days <= weekdays_in(sentence.text) for sentence in sentences)
