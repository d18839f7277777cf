"""Dates in words: what a phrase means, where dates stand in a text, whether a value follows from its words.

A date is never more precise than its words. What they leave open stays open: "September 3" without the
document's own day is XXXX-09-03, and "last Monday" without it has no value. `llm_brief.text.dates.calendar`
has the one rule that fills in a year, `llm_brief.text.dates.rules` all others, by name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from llm_brief.text.dates.calendar import Setting, Tense
from llm_brief.text.dates.context import describes_a_noun, is_date_here, names_an_event, tense_around
from llm_brief.text.dates.edtf import EDTF, Precision, contains
from llm_brief.text.dates.grammar import EXPRESSION, Expression, expression_at
from llm_brief.text.dates.words import DateWords, read_date_words

__all__ = ["DateValue", "FoundDate", "Tense", "find_dates", "parse_date", "same_date"]

_WRAPPING = frozenset(".,;:!?\"'“”‘’()[]*_")


@dataclass(frozen=True, slots=True)
class DateValue:
    """What date words mean: the value in EDTF, its precision, the name of the rule that gave it."""

    value: str
    precision: Precision
    rule: str
    raw: str


@dataclass(frozen=True, slots=True)
class FoundDate:
    """Date words in a text, from ``start`` to ``end``; ``value`` is None where they leave it open."""

    start: int
    end: int
    text: str
    rule: str
    value: DateValue | None


def parse_date(phrase: str, reference: date | None = None, tense: Tense | None = None) -> DateValue | None:
    """The value of a phrase that is a date and nothing else; None for any other, and for words left open.

    ``reference`` is the day of the document that holds the phrase; without it nothing relative is resolved.
    ``tense`` says whether the phrase speaks of the past or the future, where that is known.
    """
    found = _whole(phrase, Setting(reference, tense))
    return _date_value(found, phrase) if found else None


def find_dates(text: str, reference: date | None = None, tense: Tense | None = None) -> tuple[FoundDate, ...]:
    """All dates in a text in order, none overlapping, each as long as it can be; durations are no dates.

    Without ``tense``, the verbs around a date decide between past and future where the date itself does not.
    Takes time in proportion to the length of the text.
    """
    words = read_date_words(text)
    return tuple(_found_date(found, words) for found in _expressions(words, Setting(reference, tense)))


def same_date(value_edtf: str, phrase: str, reference: date | None, tense: Tense | None = None) -> bool | None:
    """Whether a claimed EDTF value follows from the words, the same or vaguer; None if they are no date.

    A year, month or day that the words do not give makes it False, and so does a value that is not EDTF.
    """
    found = _whole(phrase, Setting(reference, tense))
    if found is None:
        return None
    try:
        claimed = EDTF.parse(value_edtf)
    except ValueError:
        return False
    return contains(claimed, found.value) if found.value else claimed.precision is Precision.UNKNOWN


def _whole(phrase: str, setting: Setting) -> Expression | None:
    words = read_date_words(phrase)
    kept = [index for index in range(len(words.spans)) if words.form(index) not in _WRAPPING]
    if not kept:
        return None
    found = expression_at(words, kept[0], setting)
    return found if found and found.end > kept[-1] else None


def _expressions(words: DateWords, setting: Setting) -> Iterator[Expression]:
    index = 0
    while match := EXPRESSION.search(words.tags, index):
        found = expression_at(words, match.start(), setting)
        if found and is_date_here(words, found):
            yield _placed(words, match.start(), found, setting)
            index = found.end
        else:
            index = match.start() + 1


def _placed(words: DateWords, index: int, found: Expression, setting: Setting) -> Expression:
    """The same read as past or future, where the date alone does not tell and the words around it do."""
    if names_an_event(words, found):
        return expression_at(words, index, Setting()) or found
    is_weekday = "weekday-before-reference" in found.rule
    is_open = is_weekday or (found.value is not None and not found.value.has_year)
    if setting.tense or not setting.reference or not is_open or describes_a_noun(words, found):
        return found
    tense = tense_around(words, found)
    if tense is None or (is_weekday and tense == "past"):
        return found
    return expression_at(words, index, replace(setting, tense=tense)) or found


def _found_date(found: Expression, words: DateWords) -> FoundDate:
    start, end = words.spans[found.start][0], words.spans[found.end - 1][1]
    raw = words.text[start:end]
    return FoundDate(start, end, raw, found.rule, _date_value(found, raw))


def _date_value(found: Expression, raw: str) -> DateValue | None:
    if found.value is None:
        return None
    return DateValue(str(found.value), found.value.precision, found.rule, raw)
