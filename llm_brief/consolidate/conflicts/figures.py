"""The numbers that a record tells, each with what it counts and how: the material of number differences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.terms import concept_of, terms_of
from llm_brief.consolidate.units import counts_people, numbers_in
from llm_brief.records.base import Evidence
from llm_brief.text.fold import fold_words
from llm_brief.text.quantities.find import FoundQuantity, Kind, Quantity
from llm_brief.text.wordlists import word_set

__all__ = ["Figure", "figures_of"]

_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday them these those")
_RATE = re.compile(
    r"^\W{0,2}(?:\s+[\w'’\-]+){0,2}?\s+(?:a|an|per|each|every)\s+(day|week|month|year|hour|head|person)\b"
)
_HARM = {
    "kill": "kill dead death die lose",
    "wound": "wound injur hurt",
    "arrest": "arrest detain jail captur seiz",
    "miss": "missing abduct kidnap",
    "free": "free releas",
    "homeless": "displac homeless evacuat fled",
}
_HARM_OF = {stem: name for name, stems in _HARM.items() for stem in stems.split()}
_SCOPE = re.compile(r"^\W{0,1}\s*(?:of (?:them|these|those|which|whom)\b|by\b|among\b|in each\b|alone\b)")
_REST = re.compile(r"\b(?:other|others|remaining|another|further|additional|rest)\s+$", re.IGNORECASE)
_VERIFIED = re.compile(r"\b(?:verif|register|record|document)\w*\b", re.IGNORECASE)
_NOT_HEDGED = re.compile(
    r"\b(?:hand|hands|handed|handing|turn|turned|take|took|cross|crossed|vote|voted)\s+$", re.IGNORECASE
)
_AIMED = re.compile(
    r"\b(?:goals?|targets?|limits?|caps?|quotas?|ceilings?|thresholds?|aims?|maximum|minimum|capacity|allowances?)"
    r" (?:of|at|to)(?: [\w-]+ing)?(?: (?:the|a|an|some|about|up to|at least|another))*\s*$",
    re.IGNORECASE,
)
_AIM = re.compile(r"\s?[-–]?\s?(?:[a-z]+\s)?(?:limit|cap|quota|ceiling|threshold|target|goal)\b", re.IGNORECASE)
_OLD = re.compile(r"\s?-\s?years?\s?-\s?olds?\b")
_SET_OFF = re.compile(r"\s*,|\s+and\s+\d+\s*,")
_LISTED = re.compile(r"\s*(?:,|and|,\s*and)\s*")
_OLDEST = 120
_CLOCK = re.compile(r"\s?(?:[ap]\s?\.\s?m\b|[ap]m\b|o['’]clock\b)", re.IGNORECASE)
_COMPOUND = re.compile(r"\s?[-–]\s?[a-z]")


@dataclass(frozen=True, eq=False)
class Figure:
    """One number of a record: its value, its words and their place, and the words around it in its sentence."""

    profile: Profile
    quantity: Quantity
    text: str
    evidence: Evidence
    sentence: str
    unit: str | None
    rate: str | None
    scope: bool

    @property
    def people(self) -> bool:
        """Whether it counts people, under whatever name."""
        return self.unit is not None and counts_people(self.unit)

    @cached_property
    def counts(self) -> str | None:
        """What it counts, as a concept."""
        return None if self.unit is None else concept_of(fold_words(self.unit.split()[-1]))

    @cached_property
    def harm(self) -> str | None:
        """What befell those counted: killed, wounded, arrested; None where nothing of the sort is near."""
        if self.unit is not None and not self.people:
            return None
        at = self.sentence.find(self.text)
        near = fold_words(self.sentence[max(0, at - 60) : at + len(self.text) + 60])
        found = [(abs(m.start() - 60), _HARM_OF[stem]) for stem in _HARM_OF for m in re.finditer(rf"\b{stem}", near)]
        return min(found)[1] if found else None

    @cached_property
    def verified(self) -> bool:
        """Whether it is what was verified or recorded."""
        at = self.sentence.find(self.text)
        return _VERIFIED.search(self.sentence[max(0, at - 30) : at + len(self.text) + 30]) is not None

    @cached_property
    def aimed(self) -> bool:
        """Whether it says how many are wanted or allowed ("a goal of 400", "the 400 limit"), not how many there are."""
        if self.quantity.kind is not Kind.CARDINAL:
            return False  # "a time limit of 48 hours" is the very thing that was set
        at = self.sentence.find(self.text)
        end = at + len(self.text)
        return _AIMED.search(self.sentence[:at]) is not None or _AIM.match(self.sentence[end:]) is not None

    @cached_property
    def terms(self) -> frozenset[str]:
        """The words of its sentence."""
        return frozenset(term for term in terms_of(self.sentence) if not term[:1].isdigit())


def figures_of(profile: Profile) -> tuple[Figure, ...]:
    """The numbers in a record's own words, else in the sentences that tell it; places are those of the text."""
    found = {place: tuple(_in_sentence(profile, place)) for place in profile.record.evidence}
    own = fold_words(profile.own)
    mine = tuple(figure for figures in found.values() for figure in figures if fold_words(figure.text) in own)
    return mine or tuple(figure for place in _telling(profile) for figure in found[place])


def _telling(profile: Profile) -> Iterator[Evidence]:
    """The sentences that tell it, without those that are cited only because they say who "he" is."""
    words = {term for term in profile.terms if not term[:1].isdigit()}
    places = profile.record.evidence
    shared = [len(words.intersection(terms_of(place.exact))) for place in places]
    most = max(shared)
    return (place for place, count in zip(places, shared, strict=True) if 2 * count >= most)


def _in_sentence(profile: Profile, place: Evidence) -> Iterator[Figure]:
    text, unit, of_age = place.exact, None, 0
    for found in numbers_in(text):
        kind, is_next = found.value.kind, _LISTED.fullmatch(text[of_age : found.start]) is not None
        if kind is Kind.AGE or (_real_unit(found.value.unit) is None and (is_next or _is_age(text, found))):
            of_age = found.end
            continue
        if kind in (Kind.ORDINAL, Kind.FRACTION) or _REST.search(text[: found.start]) or _counts_nothing(text, found):
            continue
        unit = _real_unit(found.value.unit) or (unit if kind is Kind.CARDINAL else None)
        yield _figure(profile, place, text, _unhedged(text, found), unit)


def _is_age(text: str, found: FoundQuantity) -> bool:
    """Whether a bare number stands for how old somebody is: "Oru, 63, said", "a 63 - year - old"."""
    if _OLD.match(text[found.end :]):
        return True
    set_off = text[: found.start].rstrip().endswith(",") and _SET_OFF.match(text[found.end :]) is not None
    return set_off and found.value.low is not None and found.value.low <= _OLDEST


def _counts_nothing(text: str, found: FoundQuantity) -> bool:
    """Whether it is a time of day, or says what sort of thing its noun is: "10 a. m.", "a three - storey house"."""
    behind = text[found.end :]
    return _CLOCK.match(behind) is not None or (found.value.unit is None and _COMPOUND.match(behind) is not None)


def _real_unit(unit: str | None) -> str | None:
    """What is counted, but no days: "40 of them last Friday" counts no Fridays."""
    return None if unit is None or fold_words(unit.split()[-1]) in _DAYS else unit


def _unhedged(text: str, found: FoundQuantity) -> FoundQuantity:
    """Without the "over" of another word: "hand over four men" says four, not more than four."""
    if not found.text.lower().startswith("over ") or not _NOT_HEDGED.search(text[: found.start]):
        return found
    words = found.text[len("over ") :]
    alone = numbers_in(words)
    return replace(found, start=found.start + 5, text=words, value=alone[0].value) if len(alone) == 1 else found


def _figure(profile: Profile, place: Evidence, text: str, found: FoundQuantity, unit: str | None) -> Figure:
    rate = _RATE.match(text[found.end :])
    start = place.start + found.start
    document = profile.document if place.doc_id == profile.doc_id else None
    around = document.text if document is not None else ""
    evidence = Evidence(
        doc_id=place.doc_id,
        start=start,
        end=place.start + found.end,
        exact=found.text,
        prefix=around[max(0, start - 32) : start],
        suffix=around[place.start + found.end : place.start + found.end + 32],
    )
    return Figure(
        profile=profile,
        quantity=found.value,
        text=found.text,
        evidence=evidence,
        sentence=text,
        unit=unit,
        rate=rate[1] if rate else None,
        scope=_SCOPE.match(text[found.end :]) is not None,
    )
