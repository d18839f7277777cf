"""What the words around a date say about it: that it is none, that it names an event, that it lies ahead."""

from llm_brief.text.dates.calendar import Tense
from llm_brief.text.dates.grammar import Expression
from llm_brief.text.dates.words import DateWords

__all__ = ["describes_a_noun", "is_date_here", "names_an_event", "tense_around"]

_YEARS = range(1500, 2101)  # outside, four digits are rather a count
_LOOK_BACK, _LOOK_AHEAD, _NEAR = 10, 8, 4


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LABELS = _set(
    "no nos number room suite flight boeing highway route channel page model resolution section rule bill "
    "article vision agenda windows at $ € £ #"
)
_COUNTED = _set(
    "people men women children troops soldiers fighters police members dead feet miles km meters metres tons "
    "tonnes pounds dollars votes jobs percent per %"
)
_PAPERS = _set("times telegraph mirror express herald mail post tribune star")
_ATTACKS = _set("attack attacks terror terrorist terrorists hijackings massacre")
_FESTIVE = _set("tree trees party parties lights card cards present presents gift gifts costume costumes shopping")
_FUTURE = _set("will shall won't must scheduled planned expected slated upcoming intends")
_FUTURE_PAIRS = frozenset(
    ("going to", "plans to", "set to", "set for", "is to", "are to", "due on", "due in", "due by")
)
_PAST = _set(
    "was were had did said told held met left took began came went became made gave found wrote won lost "
    "fell rose ran shot spoke"
)
_UNDECIDED = _set("may might could would can should if whether unless")
_BEFORE_ADJECTIVES = _set("be to a an the its his her their of in for and")
_SENTENCE_ENDS = frozenset((".", "!", "?", ";", ""))


def is_date_here(words: DateWords, found: Expression) -> bool:
    """Whether what looks like a date is one where it stands: not in "Flight 2016" or "Sunday Times"."""
    after, last = words.written(found.end), words.tag(found.end - 1)
    if found.rule.endswith(("year", "year-range")) and last in "Ydn":
        return _is_year(words, found)
    if found.rule.endswith("day-of-month"):
        return words.form(found.start - 1) in ("on", "until", "by") and not after.isalpha()
    if found.rule.endswith("holiday"):
        return after not in _FESTIVE
    if last == "W" and after.istitle() and after.lower() in _PAPERS:
        return False
    return not _is_title(words, found)


def _is_year(words: DateWords, found: Expression) -> bool:
    years = [words.values[index] for index in range(found.start, found.end) if words.tag(index) == "Y"]
    if any(year not in _YEARS for year in years) or _is_glued(words, found):
        return False
    before, after = words.form(found.start - 1), words.form(found.end)
    if before in _LABELS or (before == "." and words.form(found.start - 2) in ("no", "nos")):
        return False
    if after in _COUNTED or words.tag(found.end) in "567890":
        return False
    is_round = any(year % 50 == 0 for year in years)  # 2000 may be a count: "than 2000", "killed 2000 rebels"
    return not is_round or not (before in ("some", "than") or (after.endswith("s") and after.isalpha()))


def _is_glued(words: DateWords, found: Expression) -> bool:
    """Whether a hyphen joins the year to a word: "F-2016", "2000-strong"; but "pre-2014" is a date."""
    start, end = words.spans[found.start][0], words.spans[found.end - 1][1]
    if words.text[end : end + 1] == "-":
        return words.text[end + 1 : end + 2].isalnum()
    joined = words.text[max(start - 1, 0) : start] == "-"
    return joined and words.form(found.start - 2) not in ("pre", "post", "mid")


def _is_title(words: DateWords, found: Expression) -> bool:
    """Whether capitals make it a name: "This Week", "USA Today", "Saturday Night Live"."""
    before = words.written(found.start - 1)
    if words.tag(found.start) == "R":
        named = words.written(found.start).istitle() and before.istitle() and words.tag(found.start - 1) == "x"
        return named or (words.written(found.start) == "TODAY" and before == "USA")
    inner = range(found.start + 1, found.end)
    return any(words.written(index).istitle() for index in inner if words.tag(index) in "567890mK")


def names_an_event(words: DateWords, found: Expression) -> bool:
    """Whether a day without a year stands for what happened on it, long ago or not: "the Nov. 13 attacks"."""
    parts = range(found.start, found.end)
    if not found.rule.endswith("month-day") or set("YzI9W") & {words.tag(index) for index in parts}:
        return False
    if {words.values.get(index) for index in parts if words.tag(index) in "Mdo"} == {9, 11}:
        return True
    return words.written(found.end) in _ATTACKS or describes_a_noun(words, found)


def describes_a_noun(words: DateWords, found: Expression) -> bool:
    """Whether an article before and a noun after make it a description: "the November election"."""
    noun_follows = words.tag(found.end) == "x" and words.written(found.end).islower()
    return noun_follows and words.tag(found.start - 1) in "Ta"


def tense_around(words: DateWords, found: Expression) -> Tense | None:
    """Past or future, by the nearest verb before the date; after it only where it opens the sentence."""
    before = range(found.start - 1, max(found.start - 1 - _LOOK_BACK, -1), -1)
    tense = _tense(words, before)
    if tense or not any(_ends_sentence(words, found.start - step) for step in (1, 2, 3)):
        return tense
    return _tense(words, range(found.end, min(found.end + _LOOK_AHEAD, len(words.spans))))


def _tense(words: DateWords, indices: range) -> Tense | None:
    infinitive = False
    for index in indices:
        if _ends_sentence(words, index):
            return None
        form = words.form(index)
        infinitive |= form == "to" and 0 < indices.start - index < _NEAR
        if form in _UNDECIDED and words.tag(index) == "x":
            return None
        if form in _FUTURE or form.endswith("'ll") or f"{form} {words.form(index + 1)}" in _FUTURE_PAIRS:
            return "future"
        if form in _PAST or _is_past_verb(form, words.form(index - 1)):
            return None if infinitive else "past"  # "asked them to vote in November"
    return None


def _ends_sentence(words: DateWords, index: int) -> bool:
    return words.form(index).strip() in _SENTENCE_ENDS


def _is_past_verb(form: str, before: str) -> bool:
    return form.endswith("ed") and not form.endswith(("eed", "dred")) and before not in _BEFORE_ADJECTIVES
