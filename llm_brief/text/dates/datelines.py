"""What opens a wire report: place, day, agency and dash, as in "PORT HALM, April 22 (Agency) –" or "PORT HALM:"."""

import re
from dataclasses import dataclass
from datetime import date

from llm_brief.text.dates.find import parse_date

__all__ = ["Dateline", "dateline_of"]

_MONTH = r"(?:[A-Z][a-z]{2,8}|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|[A-Z]{4,9})\b\.?"
_DAY = rf"(?P<day>{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s(?P<year>\d{{4}}|\d\d(?=\s?[(—–-])))?"
_AGENCY = r"\s?\([A-Za-z][\w .&/'-]{1,39}\)"
_DASH = r"\s?(?:—|–|--|-)\s"
_PLACE = r"[A-Z][A-Z .,'/’\-]{2,40}?(?: \([A-Z][A-Za-z .]{2,30}\))?"
_COUNTRY = r", (?:the )?[A-Z][A-Za-z]{1,14}\.?(?:[ -](?:(?:of|and|the) (?:the )?)?[A-Z][a-z]{1,14}\b){0,3}"
_STATE = rf"(?:{_COUNTRY})?"
"""The state or country of a town, in mixed case: "FLINT, Mich., Oct. 4", "HALM, United Coasts of Orland —"."""
_BEGINS = r"(?=[\"“‘'(]{0,2}[A-Z\d])"
"""What follows is a sentence of its own, no aside between dashes: "AGY, Selmar — both makers of cranes — struck"."""
_NOBODY = (
    r"(?!(?:[\w.’'-]+,? ){0,3}(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mayor|Governor|President|Senator|Minister"
    r"|Chairman|Chairwoman|Director|Judge|General|Captain|Professor|Doctor|Dr|Mr|Mrs|Ms)\b)"
)
"""A day or somebody's office is neither town nor country: "Tom Dale, Mayor — He left"."""
_TOWN = rf"{_NOBODY}[A-Z][a-z’'-]+(?:[ -](?:(?:de la|de|la|al|el|of|am|an|der|upon|sur) )?[A-Z][a-z’'-]+\.?){{0,3}}"
_WIRE = (
    r"\s?\((?:AP|AFP|UPI|PTI|ANI|IANS|TASS|KUNA|CNA|dpa|DPA|EFE|ANSA|Reuters|Xinhua|Bloomberg|[A-Z][\w .&'-]*"
    r"(?:Agency|News|Press|Wire|Times|Post|Radio|Service))(?:/[\w .&'-]{2,20})?\)"
)
"""A town in mixed case opens many a sentence; a country, an agency and a dash behind it do not."""
_LONG_DASH = r"\s?(?:—|–|--)\s"
_DATELINE = re.compile(
    rf"{_PLACE}(?:"
    rf"{_STATE}(?:,\s?|\s(?=[^()]{{4,20}}\()){_DAY}(?:{_AGENCY})?{_DASH}"  # without a comma only before an agency
    rf"|{_STATE}{_AGENCY}{_DASH}"
    rf"|, [A-Z][a-z]{{2,5}}\.{_DASH}"
    rf"|{_COUNTRY}{_DASH}{_BEGINS}"
    # Nothing but capitals and a dash: in a report that is all capitals these are words of a sentence.
    rf"|{_DASH}(?=.{{0,80}}?[a-z]{{2}})"
    r"|:\s(?=[A-Z“\"‘'(].{0,80}?[a-z]{2})"
    r")(?:\s?\[[A-Z][A-Za-z ,.'\-]{2,60}\]\s?)*"  # what a monitoring service marks: "[TEXT]", "[EXCERPT]"
)
_DAY_APART = _DAY.replace("<day>", "<day2>").replace("<year>", "<year2>")
_MIXED = re.compile(
    rf"{_TOWN}{_STATE}(?:(?:, {_DAY})?{_WIRE}{_DASH}|, {_DAY_APART}{_LONG_DASH}){_BEGINS}"
    rf"|{_TOWN}{_COUNTRY}{_LONG_DASH}{_BEGINS}"
)
_LONGEST = 400
_CENTURY, _FIRST_SHORT_YEAR = "19", 50
"""A year of two digits is read from 1950 to 1999; a smaller one may be of either century."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """How far the dateline reaches, and its day where it states the year."""

    end: int
    day: date | None


def dateline_of(text: str) -> Dateline | None:
    """The dateline at the very beginning of ``text``; None where there is none."""
    opening = text[:_LONGEST]
    found = _DATELINE.match(opening)
    if found is not None:
        return Dateline(found.end(), _day(found["day"], found["year"]))
    mixed = _MIXED.match(opening)
    if mixed is None:
        return None
    return Dateline(mixed.end(), _day(mixed["day"] or mixed["day2"], mixed["year"] or mixed["year2"]))


def _day(words: str | None, year: str | None) -> date | None:
    if words is None or year is None:
        return None
    if len(year) == 2:
        if int(year) < _FIRST_SHORT_YEAR:
            return None
        year = _CENTURY + year
    day = " ".join(words.title().split())
    parsed = parse_date(f"{day} {year}" if day[0].isdigit() else f"{day}, {year}")
    try:
        return date.fromisoformat(parsed.value) if parsed else None
    except ValueError:
        return None
