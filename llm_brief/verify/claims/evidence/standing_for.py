"""Who speaks for whom by office: the one who holds it in the document, and the members of a body for the body."""

import re

from llm_brief.text.fold import fold_words
from llm_brief.text.wordlists import word_set
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement
from llm_brief.verify.claims.words import Word, read_words

__all__ = ["holds_office", "is_body_of", "office_in"]

_BEHIND = re.compile(r"\s(?:of|for|at|in|from)\s")
_BODIES = (
    (word_set("court tribunal bench"), word_set("judge justice magistrate court")),
    (word_set("jury"), word_set("juror")),
    (word_set("police force department"), word_set("officer police detective investigator chief")),
    (
        word_set("company firm business maker operator manufacturer bank airline"),
        word_set("president executive chief director official manager management chairman owner"),
    ),
    (
        word_set("government ministry administration authority department state"),
        word_set("minister official president premier authority leader"),
    ),
    (word_set("union federation association league"), word_set("leader official chairman president head")),
    (word_set("council board committee panel commission"), word_set("member councillor councilor director official")),
    (word_set("prosecution defense defence"), word_set("prosecutor lawyer attorney")),
    (word_set("university school college museum hospital"), word_set("official director president dean principal")),
    (word_set("party opposition"), word_set("leader official spokesman member")),
)
"""Bodies, and those who act and speak for them."""


def office_in(text: str) -> Word | None:
    """The noun for what somebody is in "the president of Oru Shipping" or "Ulm's mayor"; None where a name heads it."""
    words = [word for word in read_words(_BEHIND.split(text, maxsplit=1)[0].rpartition("'s ")[2]) if word.is_content]
    return words[-1] if words and not words[-1].capital else None


def holds_office(described: str, name: str, comparison: Comparison) -> Agreement | None:
    """Whether the document gives the office to somebody of that name, and to nobody else; None where it does not.

    Open where a description says of what ("the president of Oru Shipping") and the document does so in other words.
    """
    office, surname = office_in(described), fold_words(name).split()[-1:]
    text = comparison.source.document.text
    held = [post for post in comparison.source.posts if office and office.text in text[post.start : post.end].lower()]
    if office is None or {tuple(post.holder.split()[-1:]) for post in held} != {tuple(surname)}:
        return None
    owner = {word.stem for word in read_words(described) if word.is_content and word.capital} - {office.stem}
    return Agreement.SAME if not owner or any(owner & post.words for post in held) else Agreement.OPEN


def is_body_of(one: str, other: str) -> bool:
    """Whether one is a body and the other those who act for it: "the court" and "the judges"."""
    first, second = _head(one), _head(other)
    if first is None or second is None:
        return False
    pairs = ((first, second), (second, first))
    return any(
        _is_in(body, bodies) and _is_in(member, members) for body, member in pairs for bodies, members in _BODIES
    )


def _head(text: str) -> Word | None:
    words = [word for word in read_words(_BEHIND.split(text, maxsplit=1)[0]) if word.is_content]
    return words[-1] if words else None


def _is_in(word: Word, words: frozenset[str]) -> bool:
    return bool({word.text, word.text.removesuffix("s"), f"{word.text.removesuffix('ies')}y"} & words)
