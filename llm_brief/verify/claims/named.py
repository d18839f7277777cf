"""Names: runs of capitalised words, in a claim and in the document."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from llm_brief.text.stems import stem_of
from llm_brief.verify.claims.reading import Reading
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import Word, is_number

__all__ = ["abbreviates", "claimed_names", "is_known_name", "is_same_name", "names_in"]

_ACRONYM = 2  # letters that two names may share by chance
_SMALL = frozenset("of for the and in to on de la du a an".split())


def claimed_names(reading: Reading) -> Iterator[tuple[Word, ...]]:
    """The names of the claim; a claim that is capitalised like a headline has none."""
    words = reading.words
    content = [word for word in words if word.is_content and not is_number(word.stem)]
    if len(content) > 4 and sum(word.capital for word in content) > 0.8 * len(content):
        return
    openers = {sentence.start for sentence in reading.claim.sentences}
    for run in names_in(words, reading.claim.text):
        is_opener = run[0].start in openers and not _is_name_at_start(run[0], reading)
        if name := run[is_opener:]:
            yield name


def names_in(words: Sequence[Word], text: str) -> Iterator[tuple[Word, ...]]:
    """Capitalised words of ``text`` with nothing but blanks between them."""
    run: list[Word] = []
    for word in words:
        is_name = word.capital and word.is_content and not is_number(word.stem)
        if run and not (is_name and text[run[-1].end : word.start].isspace()):
            yield tuple(run)
            run = []
        if is_name:
            run.append(word)
    if run:
        yield tuple(run)


def _is_name_at_start(word: Word, reading: Reading) -> bool:
    """Whether the first word of a sentence is a name: the document writes it so, or the parse says so."""
    places = reading.source.places.get(word.stem, ())
    token = reading.known.parse.token_at(word.start) if reading.known.parse else None
    if places:
        is_name = token is None or token.pos in {"PROPN", "NOUN", "ADJ", "X"}
        return is_name and all(reading.source.flat[at].capital for at in places)
    return token is not None and token.pos == "PROPN" and bool(token.ent_type)


def is_known_name(name: Sequence[Word], source: Source) -> bool:
    """Whether the name is the long or the short form of one that the document explains or abbreviates."""
    folded = " ".join(word.text for word in name)
    short = "".join(word.text[0] for word in name)
    acronyms = source.names.acronyms
    known = folded in acronyms or folded in acronyms.values()
    known = known or (len(name) > 1 and stem_of(folded.replace(" ", "")) in source.places)  # "Tech Crunch"
    return known or (len(short) > _ACRONYM and short in _abbreviations(source.document.text))


@lru_cache(maxsize=64)
def _abbreviations(text: str) -> frozenset[str]:
    return frozenset(found.lower() for found in re.findall(r"\b[A-Z]{2,6}\b", text))


def is_same_name(one: str, other: str, source: Source) -> bool:
    """Whether a rule of the document makes both names one, or one is the initials of the other."""
    return source.names.same(one, other) or abbreviates(one, other) or abbreviates(other, one)


def abbreviates(short: str, long: str) -> bool:
    """Whether the one is the initials of the other, articles and titles of neither counted.

    It may be those of the first words alone, where the rest is the same: "UN Security Council".
    """
    words = [word for word in long.split() if word.lower() not in _SMALL]
    last = short.rsplit(maxsplit=1)[-1] if short.strip() else ""
    if last.isupper() and len(last) > _ACRONYM and last == _initials(words):
        return True
    first, *rest = [word for word in short.split() if word.lower() not in _SMALL] or [""]
    is_prefix = first.isupper() and len(first) >= _ACRONYM and bool(rest) and len(rest) < len(words)
    return is_prefix and words[-len(rest) :] == rest and first == _initials(words[: -len(rest)])


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words).upper()
