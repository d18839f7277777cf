"""Whether a text is English, which is all that the rules can read: told by its script and its smallest words.

Names, figures and loan words are the same everywhere; the words that join them are not. A sentence of some length
without one of these is rarely English, and a sentence in another language rarely holds one. Judged is paragraph by
paragraph: a page may give its report in one language and a quotation or a translation in another.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from typing import Literal

from llm_brief.text.document import Document
from llm_brief.text.sentences import Sentence
from llm_brief.text.wordlists import word_set

__all__ = ["foreign_parts", "is_english"]

_JOINING = word_set("""
    the and of to that with for from by which this these those has have had been were are they their his its would
    could should who whose what when where while not but about after before into than there it she you we our will said
    says as at on is was be an against through between during because being each other over under off out up down
    did does do more most
    """)
"""Function words of English. Some stand in other languages too ("was", "an", "of"), but few of them often."""
_TELLING = _JOINING - word_set(
    "was an of on for at to by as has are is be we his but will she it that had not over under up do more"
)
"""Those that hardly any other language in the same letters writes."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_ADDRESS = re.compile(
    r"\bh ?t ?t ?p ?s? ?: ?/ ?/[^\n]*|\bw ?w ?w ?\. ?\w[^\n]*"  # spaced out, nobody can say where it ends
    r"|\S+@\S+|\S*\w\.\w{2,}/\S*|(?<!\S)[@#]\w+"
)
_LONG = 8
"""Words from which on a sentence is asked; headings and lines of tables have few small words in any language."""
_FEWEST_LETTERS = 20
_FEWEST_SMALL = 5
"""Small words below which a sentence is a list of names."""
_FEWEST_ALONE = 15
"""Small words of a paragraph in another language on a page in English."""
_FEWEST_WORDS = 20
"""A headline or a dateline of that length may have no small word at all."""
_STRAY = 0.04
"""Of words that only English has a text in another language holds fewer, quotations and titles included; lists and
menus in English have as many, though few of their lines are sentences."""
_SHARE = 0.12
"""Of the words of an English sentence a third is in the list; of others in Latin letters rarely one in ten."""

_LETTERS = frozenset({"a", "A", "I"})
"""Words of one letter."""

_Tongue = Literal["english", "foreign", "unknown"]


def is_english(document: Document) -> bool:
    """Whether any of ``document`` is English, as far as can be told; what is too short to tell is taken for it."""
    return foreign_parts(document) != ((0, len(document.text)),)


def foreign_parts(document: Document) -> tuple[tuple[int, int], ...]:
    """The paragraphs in other languages, in order, those beside each other in one stretch.

    One that is too short to tell is of the language of what stands before it, or else behind it.
    """
    paragraphs = [tuple(group) for _, group in groupby(document.sentences, key=lambda sentence: sentence.paragraph)]
    is_foreign = _tongue(document.sentences) == "foreign"
    tongues = [_told(paragraph, is_foreign=is_foreign) for paragraph in paragraphs]
    if is_foreign and "foreign" not in tongues:
        return ((0, len(document.text)),)
    pairs = list(zip(tongues, paragraphs, strict=True))
    theirs = {word for tongue, paragraph in pairs if tongue == "foreign" for word in _all_small(paragraph)}
    leaning = ("english" if tongue == "unknown" and _leans(part, theirs) else tongue for tongue, part in pairs)
    parts = tuple(_stretches(paragraphs, _settled(list(leaning))))
    return ((0, len(document.text)),) if parts and parts == _all_of(document) else parts


def _all_of(document: Document) -> tuple[tuple[int, int], ...]:
    return ((document.sentences[0].start, document.sentences[-1].end),)


def _told(paragraph: Sequence[Sentence], *, is_foreign: bool) -> _Tongue:
    tongue = _tongue(paragraph)
    return "unknown" if tongue == "foreign" and not is_foreign and not _is_plain(paragraph) else tongue


def _leans(paragraph: Sequence[Sentence], theirs: AbstractSet[str]) -> bool:
    """Whether a short paragraph beside foreign ones has two small words of English that these have not."""
    words = _all_small(paragraph)
    joining = [word for word in words if word in _JOINING and word not in theirs]
    return bool(theirs) and len(set(joining)) > 1 and len(joining) >= _SHARE * len(words)


def _all_small(paragraph: Sequence[Sentence]) -> list[str]:
    return [word for sentence in paragraph for word in _small(_words(sentence))]


def _is_plain(paragraph: Sequence[Sentence]) -> bool:
    """Whether a single paragraph, by itself, is long enough to be sure, and holds no word that only English has."""
    words = _all_small(paragraph)
    return len(words) >= _FEWEST_ALONE and _TELLING.isdisjoint(words)


def _settled(tongues: Sequence[_Tongue]) -> Iterator[_Tongue]:
    """Each paragraph with its language, or that of the nearest before it that could be told."""
    last: _Tongue = next((tongue for tongue in tongues if tongue != "unknown"), "english")
    for tongue in tongues:
        last = last if tongue == "unknown" else tongue
        yield last


def _stretches(paragraphs: Sequence[tuple[Sentence, ...]], tongues: Iterator[_Tongue]) -> Iterator[tuple[int, int]]:
    for tongue, run in groupby(zip(tongues, paragraphs, strict=True), key=lambda pair: pair[0]):
        if tongue == "foreign":
            found = [paragraph for _, paragraph in run]
            yield found[0][0].start, found[-1][-1].end


def _tongue(sentences: Sequence[Sentence]) -> _Tongue:
    """The language of these sentences, or that they are too short or too full of names to tell."""
    told = [_words(sentence) for sentence in sentences]
    letters = [letter for words in told for word in words for letter in _LETTER.findall(word)]
    if len(letters) >= _FEWEST_LETTERS and 2 * sum(bool(_LATIN.match(letter)) for letter in letters) < len(letters):
        return "foreign"
    asked = [small for words in told if len(words) >= _LONG and len(small := _small(words)) >= _FEWEST_SMALL]
    if not asked:
        return "unknown"
    if 2 * sum(map(_reads_english, asked)) >= len(asked):
        return "english"
    words = [word.lower() for sentence in told for word in sentence]
    return "unknown" if len(words) < _FEWEST_WORDS or _is_stray(words, len(asked)) else "foreign"


def _is_stray(words: Sequence[str], asked: int) -> bool:
    """Too many words of English for another language, though few of the sentences read so."""
    is_lone = asked == 1 and sum(word in _JOINING for word in words) >= _SHARE / 2 * len(words)
    return is_lone or sum(word in _TELLING for word in words) >= _STRAY * len(words)


def _words(sentence: Sentence) -> list[str]:
    return _WORD.findall(_ADDRESS.sub(" ", sentence.text))


def _small(words: Sequence[str]) -> list[str]:
    """The words of a sentence that are no names and no single letters; all of them where all are capitals."""
    whole = [word for word in words if len(word) > 1 or word in _LETTERS]
    shouts = all(word.isupper() for word in whole)
    return [word.lower() for word in whole if shouts or not word[0].isupper() or word.lower() in _JOINING]


def _reads_english(words: Sequence[str]) -> bool:
    """Whether a sentence holds a word that only English has, or many that English has."""
    joining = sum(word in _JOINING for word in words)
    return joining >= _SHARE * len(words) and (not _TELLING.isdisjoint(words) or joining >= 2 * _SHARE * len(words))
