"""The words that dates are made of, each with the tag that `llm_brief.text.dates.words` explains."""

from llm_brief.text.numerals import CARDINALS, ORDINALS, TENS

__all__ = ["LEXICON", "MONTHS", "SHORT", "WEEKDAYS"]

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_NUMBERED = {
    "w": CARDINALS,
    "j": ORDINALS,
    "Z": {f"{letter}{number}": number for letter, last in (("q", 4), ("h", 2)) for number in range(1, last + 1)},
    "M": {name: number for number, name in enumerate(MONTHS, 1)}
    | {name[:3]: number for number, name in enumerate(MONTHS, 1)}
    | {"sept": 9},
    "W": {name: number for number, name in enumerate(WEEKDAYS)}
    | {name[:3]: number for number, name in enumerate(WEEKDAYS)}
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    "s": {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24},
    "R": {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
    | {"the day before yesterday": -2, "the day after tomorrow": 2},
    "X": {"new year's day": 101, "valentine's day": 214, "halloween": 1031, "christmas eve": 1224}
    | {"christmas day": 1225, "christmas": 1225, "boxing day": 1226, "new year's eve": 1231},
    "D": {f"{tens[:-1]}ies": number for tens, number in TENS.items()},
}
_LISTED = {
    "p": "on, in, at, during, within, over, for, throughout, dated, as of, as early as, as late as, as recently as",
    "5": "hour, hours",
    "6": "day, days",
    "7": "week, weeks",
    "8": "month, months",
    "9": "year, years",
    "0": "decade, decades",
    "f": "of",
    "T": "the",
    "a": "a, an",
    "&": "and, &",
    "|": "or",
    "t": "to",
    "b": "by, no later than, not later than",
    "F": "from",
    "E": "between",
    "S": "since, since at least, starting, effective, as from",
    "u": "until, till, through, thru, up to, up until",
    "B": "before, prior to, ahead of",
    "A": "after",
    "O": "onward, onwards",
    "L": "last",
    "P": "past",
    "N": "next",
    "c": "coming, upcoming",
    "H": "this",
    "V": "previous, preceding, following, subsequent, same",
    "%": "that",
    "G": "ago",
    "<": "less than, more than, at least, at most, fewer than, not even",
    ">": "from now, from today",
    "i": "recent",
    "e": "earlier",
    "r": "later",
    "Q": "early, late, mid, middle, end, close, latter",
    "g": "beginning, start, outset",
    "v": "few, several, many, couple, some",
    "~": "on or about, on or around, in or around, about, around, circa, roughly, approximately, nearly, almost",
    "?": "perhaps, possibly, probably",
    "y": "every, each",
    "K": "weekend",
    "h": "half",
    "q": "quarter",
    "C": "century",
    "m": "morning, afternoon, evening, night, noon, midnight, midday, dawn, dusk, overnight",
}
LEXICON: dict[str, tuple[str, int | None]] = {
    word: (tag, None) for tag, listed in _LISTED.items() for word in listed.split(", ")
} | {word: (tag, value) for tag, words in _NUMBERED.items() for word, value in words.items()}

SHORT: frozenset[str] = frozenset(_NUMBERED["M"] | _NUMBERED["W"]) - frozenset(MONTHS + WEEKDAYS)
"""Short forms of months and weekdays, without their full stop."""
