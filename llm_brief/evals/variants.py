"""Variants of a sentence that say the same: other typography, other spelling of numbers and dates, other names for
the same, another order of speaker and speech.
"""

import re
from collections.abc import Callable, Iterator

from llm_brief.evals.edits import MONTHS, Context

__all__ = ["VARIANTS", "is_name", "typography"]

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-"})
_FIGURES = dict(zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True))


def typography(words: str) -> Iterator[str]:
    """Straight marks for curly ones, curly for straight, a dash or a space of another kind."""
    yield words.translate(_STRAIGHT)
    curly = re.sub(r"(?<=\w)'|'(?=\s|$)", "’", words)
    yield re.sub(r'"([^"]*)"', r"“\1”", curly)
    yield re.sub(r"(?<=\d) (?=\w)", "\u00a0", words)
    yield words.replace(" – ", " — ") if " – " in words else words.replace(" — ", " – ")
    if " " in words:
        first, rest = words.split(" ", 1)
        yield f"{first}\u00a0{rest}"


def _typography(sentence: str, _known: Context) -> Iterator[tuple[str, str]]:
    yield from (("typography", words) for words in typography(sentence))


def _numbers(sentence: str, _known: Context) -> Iterator[tuple[str, str]]:
    for word, figure in _FIGURES.items():
        yield "number words", re.sub(rf"(?<![-\w]){word}(?= [a-z])", str(figure), sentence, count=1)
        yield "number words", re.sub(rf"(?<![\w,.]){figure}(?= (?!percent|million)[a-z])", word, sentence, count=1)
    yield "number words", sentence.replace("Thirty-seven", "37")
    yield "number words", re.sub(r"\b(\d+),000\b", r"\g<1>000", sentence)
    yield "number words", sentence.replace(" percent", "%")
    yield "number words", sentence.replace(" percent", " per cent")


def _dates(sentence: str, _known: Context) -> Iterator[tuple[str, str]]:
    months = "|".join(MONTHS)
    yield "date format", re.sub(rf"\b({months}) (\d{{1,2}})(?:th)?\b(?! and)(?:, (\d{{4}}))?", _day_first, sentence)
    yield "date format", re.sub(r"\b(\w{3})(?:uary|ruary|ust|tember|ober|ember) (\d)", r"\1. \2", sentence)
    yield "date format", re.sub(rf"\b(?P<m>{months}) (?P<a>\d+) and (?P<b>\d+)\b", r"\g<m> \g<a>-\g<b>", sentence)
    yield (
        "date format",
        re.sub(rf"\b(?P<m>{months}) (?P<a>4|5|6|7|8|9|10|15|16|17|24|25)\b(?! and)", r"\g<m> \g<a>th", sentence),
    )


def _day_first(match: re.Match[str]) -> str:
    return f"{match[2]} {match[1]}" + (f" {match[3]}" if match[3] else "")


def _aliases(sentence: str, known: Context) -> Iterator[tuple[str, str]]:
    for entity in known.present("person", "organization", "group", "government"):
        for form in entity.aliases:
            if is_name(form, entity.name) and form in known.text:
                yield "alias", _renamed(sentence, entity.name, form)
                if form.isupper():
                    yield "alias", _renamed(sentence, form, entity.name)
        last = entity.name.rsplit(maxsplit=1)[-1]
        if entity.type == "person" and not any(name.endswith(last) for name in entity.unlike):
            yield "alias", _renamed(sentence, entity.name, last)


def is_name(form: str, name: str) -> bool:
    """An acronym, or a form of a person's name with a title."""
    parts = name.split()
    return form.isupper() or (form[0].isupper() and len(parts) == 2 and form.endswith(parts[-1]))


def _renamed(sentence: str, name: str, form: str) -> str:
    """The first ``name`` by ``form``, unless it stands in brackets, has an ending or follows a title."""
    found = re.search(rf"(?<![\w(’'-]){re.escape(name)}(?![\w’'-])(?! \()", sentence)
    before = sentence[: found.start()].split()[-1:] if found else [""]
    titled = before and before[0][:1].isupper() and before[0] != "The"
    if found is None or (titled and " " in form and not form.isupper()):
        return sentence
    article = "" if before and before[0].lower() in {"the", "a", "smaller"} else "the " if form.isupper() else ""
    words = article + form
    start = sentence[: found.start()]
    return start + (words if start else words[:1].upper() + words[1:]) + sentence[found.end() :]


_SAID = re.compile(r"^(?P<who>[A-Z][^,“\"]{2,40}?) said (?:that )?(?P<what>[^“\"]+?)\.$")
_SAID_LAST = re.compile(r"^(?P<what>[^“\"]{20,}?), (?P<who>(?:the )?[\w' ]{3,30}) (?P<cue>said|reported)\.$")
_ACCORDING = re.compile(r"^(?P<what>[^“\"]{15,}?), according to (?P<who>[^,“\"]+)\.$")


def _order(sentence: str, _known: Context) -> Iterator[tuple[str, str]]:
    for pattern, said in ((_SAID, "said"), (_SAID_LAST, "said"), (_ACCORDING, "said")):
        if found := pattern.match(sentence):
            who, what = found["who"], found["what"]
            yield "order", f"According to {_low(who)}, {_low(what)}."
            yield "order", f"{what[:1].upper()}{what[1:]}, {_low(who)} {said}."
            yield "order", f"{who[:1].upper()}{who[1:]} {said} that {_low(what)}."


def _low(words: str) -> str:
    first = words.split(maxsplit=1)[0]
    return (
        words[:1].lower() + words[1:] if first in {"The", "A", "It", "About", "More", "Two", "At", "Reports"} else words
    )


VARIANTS: tuple[Callable[[str, Context], Iterator[tuple[str, str]]], ...] = (
    _typography,
    _numbers,
    _dates,
    _aliases,
    _order,
)
"""All kinds of variants: each yields its name and the sentence, which may be unchanged where it does not apply."""
