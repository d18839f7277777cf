"""Whether the author of a text speaks of himself in it: then what it tells, it tells as his account.

A report keeps its author out of it; a column, a letter, a blog and a statement do not. "I" counts outside quotation
marks only, and not where a line begins with the name of who speaks, as in an interview.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from llm_brief.text.document import Document
from llm_brief.text.quotations import touching

__all__ = ["writes_of_himself"]

_SINGULAR = re.compile(r"(?<![\w.-])(?:I(?=,? [a-z(])|I['’](?:m|ve|d|ll)|[Mm](?:y|e|ine|yself))(?!\w)")
_PLURAL = re.compile(r"(?<![\w.-])(?:[Ww]e|[Oo]ur|[Oo]urs|us|[Oo]urselves)(?![\w.])")
_NUMBERED = re.compile(r"[A-Z][\w’']+ $")
"""Before "I" a name: "World War I was", "Ormund I ruled"."""
_LABELLED = re.compile(r"\s*(?:[A-Z][\w.’' -]{0,40}|Q|A)\s?: ")
_OPENED = re.compile(r"(?:^|(?<=[\s:]))['‘](?=[A-Z])")
_CLOSED = re.compile(r"[.,!?…]['’](?!\w)")
_FEWEST = 3
_FEWEST_PLURAL = 4
"""As "us" and "we" slip into reports too."""
_SHARE = 0.08
"""Of the sentences: a reporter who was told something on the spot stays a reporter."""


@lru_cache(maxsize=64)
def writes_of_himself(document: Document) -> bool:
    """Whether several sentences outside quotation marks say "I" or "my", or more of them "we" and "our"."""
    singular = {at for at in _places(document, _SINGULAR) if not _is_numbered(document.text, at)}
    plural = set(_places(document, _PLURAL))
    first, second = _sentences(document, singular), _sentences(document, singular | plural)
    enough = _SHARE * len(document.sentences)
    return len(first) >= max(_FEWEST, enough) or len(second) >= max(_FEWEST_PLURAL, 2 * enough)


def _places(document: Document, words: re.Pattern[str]) -> Iterator[int]:
    outer = [quotation for quotation in document.quotations if quotation.depth == 0]
    for found in words.finditer(document.text):
        if not any(True for _ in touching(outer, found.start(), found.end())):
            line = document.text.rfind("\n", 0, found.start()) + 1
            if not _LABELLED.match(document.text, line) and not _is_left_open(document.text[line : found.start()]):
                yield found.start()


def _is_left_open(before: str) -> bool:
    """Whether a single mark opens a speech in the line so far and none closes it: a slip, or a speech that goes on."""
    opened = max((found.end() for found in _OPENED.finditer(before)), default=-1)
    return opened >= 0 and not _CLOSED.search(before, opened)


def _is_numbered(text: str, at: int) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return text[at] == "I" and bool(_NUMBERED.search(line)) and not line.rstrip().endswith((".", "!", "?", ":"))


def _sentences(document: Document, places: set[int]) -> set[int]:
    found = (document.sentence_at(place) for place in places)
    return {sentence.index for sentence in found if sentence is not None}
