"""A sentence in the ways in which it may be repeated: as it stands, and with its speaker named."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from llm_brief.text.attribution.attributions import Attribution
from llm_brief.text.sentences import Sentence
from llm_brief.verify.claims.words import PRONOUNS, STOP_WORDS
from llm_brief.verify.wording import words_of

__all__ = ["Wording", "openings_of", "wording_of", "wordings_of"]


class Wording(NamedTuple):
    """The words of a sentence, and how they begin."""

    words: list[str]
    openings: frozenset[str]


_OPENING = 3
"""As many letters two forms of one word share at least."""


def openings_of(words: Iterable[str]) -> frozenset[str]:
    """The letters with which every form of a word begins, of those words that say something by themselves.

    A sentence that lacks some of them is in no way shortened to the words: cheap to ask before that.
    """
    return frozenset(word[:_OPENING] for word in words if word not in STOP_WORDS)


def wordings_of(sentence: Sentence, said: Sequence[Attribution]) -> Sequence[Wording]:
    """A sentence in words, and the same with the name in the place of a speaker who is "he" or "she" in it."""
    return [wording_of(text) for text in _texts(sentence, said)]


def wording_of(text: str) -> Wording:
    """The words of a text, and how they begin."""
    words = words_of(text)
    return Wording(words, frozenset(word[:_OPENING] for word in words))


def _texts(sentence: Sentence, said: Sequence[Attribution]) -> Iterator[str]:
    yield sentence.text
    for attribution in said:
        who, meant = attribution.source, attribution.speaker_mention
        if who and meant and who.exact.lower() in PRONOUNS and sentence.start <= who.start < sentence.end:
            start, end = who.start - sentence.start, who.end - sentence.start
            yield f"{sentence.text[:start]}{meant.exact}{sentence.text[end:]}"
