"""Small numbers written out: "thirty-one", "twenty-first"."""

__all__ = ["CARDINALS", "ORDINALS", "TENS"]

_TO_NINETEEN = (
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}
_IRREGULAR |= {"nine": "ninth", "twelve": "twelfth"}

TENS = {word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)}
"""Twenty to ninety."""


def _counted(to_nineteen: dict[str, int], tens: dict[str, int]) -> dict[str, int]:
    compounds = {
        f"{ten}-{unit}": number + low
        for ten, number in TENS.items()
        for unit, low in to_nineteen.items()
        if 0 < low < 10
    }
    return to_nineteen | tens | compounds


def _ordinal(word: str) -> str:
    return _IRREGULAR.get(word) or (f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th")


CARDINALS = _counted({word: number for number, word in enumerate(_TO_NINETEEN)}, TENS)
"""Zero to ninety-nine."""

ORDINALS = _counted(
    {_ordinal(word): number for number, word in enumerate(_TO_NINETEEN)},
    {_ordinal(word): number for word, number in TENS.items()},
)
"""Zeroth to ninety-ninth."""
