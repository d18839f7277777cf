"""A line near the top of a page that is the day of publication and nothing else: "Wed Sep 3 2031, 01:19 hrs"."""

import re
from collections.abc import Iterator
from itertools import islice

__all__ = ["day_line"]

_FIRST_LINES = 4
"""A day alone on a line is that of publication only among so many lines that are not empty."""
_LONGEST = 100
"""Characters of such a line, with the time of day and all that pages write around it."""
_LATER = re.compile(r"[\s,|·(]*\b(?:last )?(?:updated|modified|edited)\b.*", re.IGNORECASE | re.DOTALL)
"""The day of a change is not that of publication; a line that begins with it says nothing of the latter."""
_CLOCK = r"\d{1,2}\s?[:.]\s?\d{2}(?!\d)(?:\s?[:.]\s?\d{2}(?!\d))?(?:\s?[ap]\.?m\b\.?)?|\d{4}(?=\s(?:GMT|UTC|hrs)\b)"
_ZONE = (
    r"\b(?:GMT|UTC|[ECMPAB][SD]?T|IST|HKT|CES?T|UK|hrs|hours|local time)\b"
    r"(?:\s?[+-]\d{1,2}(?:\s?:\s?\d{1,2})?)?"
)
_AROUND = re.compile(
    rf"(?P<clock>{_CLOCK})|(?P<zone>{_ZONE}|\((?:{_ZONE}|[\s\d:,])+\))|(?P<mark>[|@·*_]|(?<=\s)[-–—/](?=\s))",
    re.IGNORECASE,
)
_LEADING = re.compile(r"(?:[\s,:]+|(?i:posted|published)\b:?|on\b|at\b)+")
_TRAILING = re.compile(r"(?:[\s,:]|\bon|\bat)+\Z")
_FULL = re.compile(
    r"(?:(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?i:day)?\.?,? )?"
    r"(?:[A-Z][A-Za-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th)? [A-Z][A-Za-z]{2,8}\.?,? \d{4}"
    r"|\d{4}-\d\d-\d\d)"
)
_PLACED = re.compile(r"[A-Z][\w.' -]{2,30}, (?P<rest>.*\d.*)\([A-Z]{2,6}\)\s*")
"""With place and agency, as agencies mark their pages: "Port Halm, Jul 13, 2031 / 02:00 pm (PHA)"."""


def day_line(text: str) -> str | None:
    """The day, in words, of the one line near the top that holds nothing else; None where several lines do.

    Several such lines make a chronicle, in which no day is that of the whole.
    """
    found = list(islice(_days(text), 2))
    if len(found) != 1 or found[0][0] >= _FIRST_LINES:
        return None
    return found[0][1]


def _days(text: str) -> Iterator[tuple[int, str]]:
    """How many lines with words stand above each line that is a day, and the day."""
    above = 0
    for line in text.split("\n"):
        if not (stripped := line.strip()):
            continue
        day = _bare_day(stripped) if len(stripped) <= _LONGEST else None
        if day is not None:
            yield above, day
        above += 1


def _bare_day(line: str) -> str | None:
    """What is left of a line without the time of day and what is written around it, if that is a day."""
    placed = _PLACED.fullmatch(line)
    plain = _LATER.sub("", placed["rest"] if placed else line)
    plain = _TRAILING.sub("", _AROUND.sub(" ", plain))
    opening = _LEADING.match(plain)
    plain = " ".join(plain[opening.end() if opening else 0 :].split()).replace(" ,", ",")
    return plain if _FULL.fullmatch(plain) else None
