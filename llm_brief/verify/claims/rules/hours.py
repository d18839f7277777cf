"""The rule about which act was at which time of day: "the alarm went off at 1.40" where that is when a van came.

Times are read by their figures, "2.15" behind "at" as well, and each is compared with what stands beside it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, zip_longest
from typing import NamedTuple

from llm_brief.records.base import Label
from llm_brief.text.grammar.shares import predicate_above
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.limbs import JOINING, coarse_limbs, limbs_told
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import Word, is_number

__all__ = ["misclocked"]

_HOUR = re.compile(
    r"\b(?:\d{1,2}[.:][0-5]\d|\d{1,2}(?=\s?[ap]\.?\s?m\b)|(?P<name>noon|midday|midnight))\b"
    r"(?!\s?(?:percent|per cent|%))",
    re.IGNORECASE,
)
_CUTTING = JOINING | frozenset({"before", "after", "when", "once", "then", "until"})
_HALVES = frozenset({"a", "p", "m", "am", "pm", "noon", "midday", "midnight"})


class _Hour(NamedTuple):
    """A time of day, by its figures, with the words told beside it and their stems."""

    figures: str
    words: tuple[Word, ...]
    stems: frozenset[str]


def misclocked(comparison: Comparison) -> Iterator[Said]:
    """No act of the claim has the time that the source gives to another act of the same passage."""
    text = comparison.reading.claim.text
    if comparison.source.parse is None or not _HOUR.search(text):
        return
    told = _once({hour.figures: hour for at in comparison.reading.best for hour in _hours_told(comparison.source, at)})
    claimed = _once({hour.figures: hour for hour in _hours(comparison, text)})
    both = [figures for figures in claimed if figures in told]
    for one, other in combinations(both, 2):
        if _are_crossed(claimed[one], claimed[other], told[one], told[other]):
            yield _said(Label.CONTRADICTED, told[one], comparison)
            return
    act = _act(comparison, both)
    for hour in told.values() if act is not None else ():
        home = told[both[0]]
        verbs = _verbs(home, comparison)
        if act in hour.stems - home.stems and verbs and claimed[both[0]].stems.isdisjoint(verbs):
            yield _said(Label.NOT_CHECKED, hour, comparison)
            return


def _once(hours: Mapping[str, _Hour]) -> Mapping[str, _Hour]:
    return {figures: hour for figures, hour in hours.items() if hour.words}


def _said(label: Label, told: _Hour, comparison: Comparison) -> Said:
    first = next((word for word in told.words if word.text not in JOINING), told.words[0])
    place = comparison.source.document.span(first.start, told.words[-1].end)
    return Said(label, f"the source gives the times otherwise: {place.exact!r}", (place,))


def _are_crossed(one: _Hour, other: _Hour, told: _Hour, told_other: _Hour) -> bool:
    """Whether each of two times has beside it what the source has beside the other, and nothing of its own."""
    own, others = told.stems - told_other.stems, told_other.stems - told.stems
    kept = one.stems & own or other.stems & others
    return not kept and bool(one.stems & others) and bool(other.stems & own)


def _act(comparison: Comparison, both: Sequence[str]) -> str | None:
    """The stem of the verb that the only time of the claim belongs to."""
    parse, found = comparison.reading.known.parse, list(_HOUR.finditer(comparison.reading.claim.text))
    if parse is None or len(both) != 1 or len(found) != 1:
        return None
    token = parse.token_at(found[0].start())
    verb = predicate_above(parse, token.index) if token is not None else None
    return None if verb is None else stem_of(parse.tokens[verb].text.lower())


def _verbs(told: _Hour, comparison: Comparison) -> frozenset[str]:
    """The verbs of a limb, which may have its subject from another."""
    parse = comparison.source.parse
    tokens = ((word.stem, parse.token_at(word.start)) for word in told.words) if parse is not None else ()
    return frozenset(stem for stem, token in tokens if token is not None and token.pos == "VERB")


@lru_cache(maxsize=1024)
def _hours_told(source: Source, at: int) -> tuple[_Hour, ...]:
    """The times of a sentence, each with the limb that has no other."""
    text, sentence = source.document.text, source.document.sentences[at]
    found = [match for match in _HOUR.finditer(text, sentence.start, sentence.end) if _is_hour(match, text)]
    hours = []
    for limb in coarse_limbs(limbs_told(source, at)) if found else ():
        inside = [match for match in found if limb.words[0].start <= match.start() < limb.words[-1].end]
        if len(inside) == 1:
            hours.append(_Hour(_figures(inside[0]), limb.words, _stems(limb.words)))
    return tuple(hours)


def _hours(comparison: Comparison, text: str) -> Iterator[_Hour]:
    """The times of the claim, each with the words up to where the next one's begin."""
    found = [match for match in _HOUR.finditer(text) if _is_hour(match, text)]
    words, start = comparison.reading.words, 0
    for one, following in zip_longest(found, found[1:]):
        end = len(text) if following is None else _cut(words, text, one.end(), following.start())
        inside = tuple(word for word in words if start <= word.start < end)
        nearest = comparison.source.nearest
        yield _Hour(_figures(one), inside, frozenset(nearest(stem) or stem for stem in _stems(inside)))
        start = end


def _cut(words: Sequence[Word], text: str, start: int, end: int) -> int:
    """Where the first joining word between two places stands, else the first mark, else the second place."""
    joints = (word.start for word in words if start <= word.start < end and word.text in _CUTTING)
    marks = (at for at in range(start, end) if text[at] in ",;")
    return next(joints, None) or next(marks, None) or end


def _is_hour(match: re.Match[str], text: str) -> bool:
    """Whether it is no other figure: a half of the day stands behind it, or "at" before it."""
    if match["name"] is not None or _HALF.match(text, match.end()) is not None:
        return True
    return text[: match.start()].rstrip().lower().endswith((" at", "at about"))


_HALF = re.compile(r"\s?[ap]\.?\s?m\b", re.IGNORECASE)


def _figures(match: re.Match[str]) -> str:
    return match[0].lower().replace(":", ".").replace("midday", "noon").removesuffix(".00")


def _stems(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(
        word.stem for word in words if word.is_content and word.text not in _HALVES and not is_number(word.stem)
    )
