"""Changes of a sentence that turn it false: each edit changes one thing and says which.

Every function takes the sentence and what is known of its document, and yields each way it knows. Nothing is random
here; who wants fewer chooses among them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from llm_brief.evals.gold import Entity
from llm_brief.evals.rows import Change

__all__ = ["DAYS", "EDITS", "MONTHS", "Context", "Edit", "put", "quoted_words", "unquoted"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A changed sentence, and what was changed in it."""

    kind: Change
    how: str
    text: str


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the document that a sentence is about."""

    text: str
    entities: tuple[Entity, ...]
    dated: bool

    def present(self, *types: str) -> list[Entity]:
        """The entities of these types that the document names by their first form."""
        return [entity for entity in self.entities if entity.type in types and entity.name in self.text]


MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = "|".join(MONTHS)
_DAY = re.compile(rf"\b({_MONTH}) (\d{{1,2}})(?!\d|,? \d{{4}})(?:th|nd|st|rd)?")
_DAYS_OF_MONTH = re.compile(rf"\b({_MONTH}) \d{{1,2}}(?:th)?(?: and \d{{1,2}}(?:th)?)?(?!\d|,? \d{{4}}| and \d)")
_NUMBER = re.compile(r"(?<![\d.,–-])\d{1,3}(?:,\d{3})+|(?<![\d.,–-])\d{1,3}(?:\.\d+)?(?![\d,.–-]*\d|th|st|nd|rd)")
_WORDS = "two three four five six seven eight nine ten eleven twelve fifteen".split()
_WORD = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d\b")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")


def quoted_words(sentence: str) -> list[str]:
    """What stands in quotation marks, with the marks."""
    return _QUOTED.findall(sentence)


def unquoted(sentence: str, start: int) -> bool:
    """Whether the character at ``start`` stands outside quotation marks."""
    return not any(match.start() <= start < match.end() for match in _QUOTED.finditer(sentence))


def put(sentence: str, match: re.Match[str], words: str) -> str:
    """The sentence with ``words`` in the place of the match."""
    return sentence[: match.start()] + words + sentence[match.end() :]


def dates(sentence: str, known: Context) -> Iterator[Edit]:
    """Another day, weekday, month or year."""
    for match in _DAY.finditer(sentence):
        day = next(
            d for step in (3, 5, 7, 9) if f"{match[1]} {(d := (int(match[2]) + step) % 27 + 1)}" not in known.text
        )
        yield Edit(Change.DATE, "day", put(sentence, match, f"{match[1]} {day}"))
    for match in re.finditer("|".join(DAYS), sentence):
        other = DAYS[(DAYS.index(match[0]) + 3) % 7]
        yield Edit(Change.DATE, "weekday", put(sentence, match, other))
    for match in re.finditer(rf"\b({_MONTH})\b", sentence):
        if match[0] != "May" or sentence[match.end() :][:2].strip().isdigit():
            other = MONTHS[(MONTHS.index(match[0]) + 4) % 12]
            yield Edit(Change.DATE, "month", put(sentence, match, other))
    for match in _YEAR.finditer(sentence):
        yield Edit(Change.DATE, "year", put(sentence, match, str(int(match[0]) - 2)))


def years(sentence: str, known: Context) -> Iterator[Edit]:
    """A year that the article does not give, or not this one."""
    for match in _DAYS_OF_MONTH.finditer(sentence):
        year = 2032 if known.dated else 2031
        yield Edit(Change.YEAR_ADDED, "year", put(sentence, match, f"{match[0]}, {year}"))


def numbers(sentence: str, known: Context) -> Iterator[Edit]:
    """Another number in the same form."""
    taken = {match.span() for match in _DAY.finditer(sentence)}
    for match in _NUMBER.finditer(sentence):
        if not _YEAR.fullmatch(match[0]) and not any(start <= match.start() < end for start, end in taken):
            yield Edit(Change.NUMBER, "digits", put(sentence, match, _other_number(match[0], known.text)))
    for match in _WORD.finditer(sentence):
        word = _WORDS[(_WORDS.index(match[0].lower()) + 3) % len(_WORDS)]
        word = word.capitalize() if match[0][0].isupper() else word
        yield Edit(Change.NUMBER, "word", put(sentence, match, word))


def _other_number(digits: str, text: str) -> str:
    """The same with its first digit changed, such that the document does not hold it."""
    first = int(digits[0])
    options = (str((first + step - 1) % 9 + 1) + digits[1:] for step in (2, 4, 6, 3, 5))
    return next((option for option in options if option not in text), str(first % 9 + 1) + digits[1:])


def names(sentence: str, known: Context) -> Iterator[Edit]:
    """Another person or body of the document in the place of one, look-alikes first."""
    for entity in known.present("person", "government", "organization", "group"):
        for other in _others(entity, known, sentence)[:2]:
            yield from _swapped(sentence, entity.name, other, Change.NAME)


def places(sentence: str, known: Context) -> Iterator[Edit]:
    """Another place of the document in the place of one."""
    for entity in known.present("place"):
        for other in _others(entity, known, sentence)[:2]:
            yield from _swapped(sentence, entity.name, other, Change.PLACE)


def _others(entity: Entity, known: Context, sentence: str) -> list[str]:
    free = [other for other in known.present(entity.type) if other is not entity]
    free = [other for other in free if not any(form in sentence for form in other.forms)]
    return sorted((other.name for other in free), key=lambda name: name not in entity.unlike)


def _swapped(sentence: str, name: str, other: str, kind: Change) -> Iterator[Edit]:
    match = re.search(rf"(?<!\w){re.escape(name)}(?![\w’'-])", sentence)
    if match and unquoted(sentence, match.start()):
        yield Edit(
            kind,
            "look-alike" if kind is Change.NAME and name[:2] == other[:2] else "other",
            put(sentence, match, other),
        )


_ROLE_VERBS = re.compile(
    r"\b(demand\w*|reject\w*|accus\w+|denied|denies|urged|blamed|told|asked|refus\w+|dismissed|summoned|"
    r"criticised|insists|turned down|fined|arrested|dissolved|favours|called on)\b"
)


def actors(sentence: str, known: Context) -> Iterator[Edit]:
    """Who does it and to whom it is done, changed over."""
    found = known.present("person", "government", "organization", "group")
    here = [(match, entity) for entity in found if (match := re.search(rf"\b{re.escape(entity.name)}\b", sentence))]
    here.sort(key=lambda pair: pair[0].start())
    for (one, first), (two, second) in pairwise(here):
        verb = _ROLE_VERBS.search(sentence, one.end(), two.start())
        if verb and one.end() <= two.start() and unquoted(sentence, two.start()):
            text = sentence[: one.start()] + second.name + sentence[one.end() : two.start()] + first.name
            yield Edit(Change.ACTOR_SWAP, "swap", text + sentence[two.end() :])


_AUX = re.compile(
    r"(?<!obody )\b(is|are|was|were|will|would|could|had|has|have|should|must)\b(?! (?:not|no|never|been|be)\b)"
    r"(?= (?!often)(?:\w+ed|\w+en|\w+ing|be|been|due|the|a|an|close|hold|host|take|resume|raise|join|cooperate|press)"
    r"\b)"
)
_DID = MappingProxyType(
    {
        "demanded": "demand", "demands": "demand", "rejected": "reject", "rejects": "reject", "signed": "sign",
        "recalled": "recall", "declined": "decline", "dismissed": "dismiss", "blamed": "blame", "urged": "urge",
        "arrested": "arrest", "joined": "join", "protested": "protest", "repeated": "repeat", "freed": "free",
        "announced": "announce", "confirmed": "confirm", "fined": "fine", "blocked": "block", "killed": "kill",
        "opened": "open", "criticised": "criticise", "summoned": "summon", "voted": "vote", "ended": "end",
        "delivered": "deliver", "approved": "approve", "verified": "verify", "accused": "accuse", "insists": "insist",
        "handles": "handle", "refuses": "refuse", "wants": "want", "agreed": "agree",
    }
)  # fmt: skip


def negations(sentence: str, _known: Context) -> Iterator[Edit]:
    """A "not" put in or taken out."""
    for match in re.finditer(r"\b(?:not|never) ", sentence):
        if unquoted(sentence, match.start()):
            yield Edit(Change.NEGATION, "taken out", sentence[: match.start()] + sentence[match.end() :])
            return
    for match in re.finditer(r"\bno (?=\w+ \w+)", sentence):
        if unquoted(sentence, match.start()):
            yield Edit(Change.NEGATION, "taken out", sentence[: match.start()] + "a " + sentence[match.end() :])
            return
    for match in _AUX.finditer(sentence):
        if unquoted(sentence, match.start()):
            yield Edit(Change.NEGATION, "put in", put(sentence, match, f"{match[0]} not"))
    for word, base in _DID.items():
        verb = re.search(
            rf"(?<=\w )(?<!was )(?<!were )(?<!been )(?<!had )(?<!has )(?<!be ){word}\b(?! (?:in|by|for|from|of)\b)",
            sentence,
        )
        if verb and unquoted(sentence, verb.start()):
            do = "does" if word.endswith("s") else "did"
            yield Edit(Change.NEGATION, "put in", put(sentence, verb, f"{do} not {base}"))


_OPPOSITES = tuple(
    pair
    for left, right in (
        ("rejected", "accepted"), ("rejects", "accepts"), ("denied", "confirmed"), ("turned down", "granted"),
        ("more than", "fewer than"), ("At least", "At most"), ("at least", "at most"), ("raise", "cut"),
        ("favours", "opposes"), ("freed", "jailed"), ("refuses to", "agrees to"), ("dismissed", "praised"),
        ("criticised", "praised"), ("fell by", "rose by"), ("opened", "closed"), ("before", "after"),
        ("declined", "accepted"), ("unlawful", "lawful"), ("began", "ended"),
        ("agreed", "refused"), ("withdraw", "deploy"), ("loss", "profit"), ("loses", "wins"), ("lifted", "tightened"),
        ("dissolved", "created"), ("expects", "does not expect"),
    )
    for pair in ((left, right), (right, left))
)  # fmt: skip


def polarities(sentence: str, _known: Context) -> Iterator[Edit]:
    """A word by its opposite."""
    for word, opposite in _OPPOSITES:
        match = re.search(rf"\b{word}\b", sentence)
        if match and unquoted(sentence, match.start()):
            yield Edit(Change.POLARITY, "opposite", put(sentence, match, opposite))


_HAPPENED: Sequence[tuple[str, str]] = (
    (r"\bis to host\b", "hosted"),
    (r"\bwill be (held|stationed|left)\b", r"was \1"),
    (r"\bare due to join\b", "joined"),
    (r"\bis due to hear\b", "heard"),
    (r"\bare to vote\b", "voted"),
    (r"\bis to pay\b", "paid"),
    (r"\bwill raise\b", "raised"),
    (r"\bis planned\b", "took place"),
    (r"\bwould recall\b", "recalled"),
    (r"\bwould boycott\b", "boycotted"),
    (r"\bwould accept\b", "accepted"),
    (r"\bwould cooperate\b", "cooperated"),
    (r"\bwould press\b", "pressed"),
    (r"\bintends to close\b", "closed"),
    (r"\bmay resume\b", "resumed"),
    (r"\bmay be (\w+)\b", r"was \1"),
    (r"\bcould run short\b", "ran short"),
    (r"\bplans to appeal\b", "appealed"),
    (r"\balleges that\b", "proved that"),
    (r"\baccused (.+?) of having\b", r"established that \1 had"),
    (r"\bdemand(?:s|ed) that (.+?) (hand|close|cancel) ", r"saw \1 \2 "),
    (r"\bdue to be (\w+)\b", r"\1"),
    (r"\bexpects to lose\b", "lost"),
)


def modalities(sentence: str, _known: Context) -> Iterator[Edit]:
    """What is planned, possible or alleged, told as a fact."""
    for pattern, happened in _HAPPENED:
        match = re.search(pattern, sentence)
        if match and unquoted(sentence, match.start()):
            yield Edit(Change.MODALITY, "as a fact", put(sentence, match, match.expand(happened)))


_TAILS = (
    "after a vote of 14 to 9",
    "in a letter to the Court of Appeal",
    "because of the drought",
    "although two of its members resigned over it",
    "citing advice from Admiral Henrik Stoll",
    "in exchange for a loan of 70 million crowns",
    "following a night of riots",
    "which the police had recommended",
)


def tails(sentence: str, known: Context) -> Iterator[Edit]:
    """Something at the end that the document does not say."""
    if sentence.endswith("."):
        at = len(known.text + sentence) % len(_TAILS)
        yield Edit(Change.INVENTED_TAIL, "tail", f"{sentence[:-1].rstrip(',')}, {_TAILS[at]}.")


EDITS: tuple[Callable[[str, Context], Iterator[Edit]], ...] = (
    dates,
    years,
    numbers,
    names,
    places,
    actors,
    negations,
    polarities,
    modalities,
    tails,
)
"""All kinds of edits. The order is that of the committed file."""
