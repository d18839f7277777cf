"""The rule about "this but not that": what the source sets apart so, a claim does not set apart in reverse."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from llm_brief.records.base import Label
from llm_brief.text.document import Span
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.words import read_words

__all__ = ["contrast_turned"]

_APART = re.compile(r"(?:,?\s+but\s+not|,\s+(?:and\s+)?not|\s+rather\s+than|\s+instead\s+of)\b", re.IGNORECASE)
_LIMB = re.compile(r"[,;:.()–—]\s|\Z")


def contrast_turned(comparison: Comparison) -> Iterator[Said]:
    """What the source says of the one and not of the other is not told of the other and not of the one."""
    claimed = _parted(comparison.reading.claim.text, comparison)
    if claimed is None:
        return
    for at in comparison.reading.best:
        sentence = comparison.source.document.sentences[at]
        told = _parted(sentence.text, comparison)
        if told is not None and _is_reverse(claimed, told):
            yield _said(sentence.start, sentence.text, comparison)
            return


def _parted(text: str, comparison: Comparison) -> tuple[AbstractSet[str], AbstractSet[str]] | None:
    """The stems, as the source has them, of what is so and of what is not; None where nothing is set apart."""
    found = _APART.search(text)
    if found is None or _APART.search(text, found.end()):
        return None
    end = _LIMB.search(text, found.end())
    parts = (text[: found.start()], text[found.end() : end.start() if end is not None else len(text)])
    one, other = ({_stem(word.stem, comparison) for word in read_words(part) if word.is_content} for part in parts)
    return one, other


def _stem(stem: str, comparison: Comparison) -> str:
    return comparison.source.nearest(stem) or stem


def _is_reverse(
    claimed: tuple[AbstractSet[str], AbstractSet[str]], told: tuple[AbstractSet[str], AbstractSet[str]]
) -> bool:
    """Whether each has what is the other's own, and nothing of its own."""
    so, not_so = told[0] - told[1], told[1] - told[0]
    return bool(claimed[1] & so and claimed[0] & not_so) and not (claimed[1] & not_so or claimed[0] >= so)


def _said(start: int, text: str, comparison: Comparison) -> Said:
    span = _span(start, text, comparison)
    return Said(Label.CONTRADICTED, f"in the source it is the other way round: {span.exact!r}", (span,))


def _span(start: int, text: str, comparison: Comparison) -> Span:
    found = _APART.search(text)
    begin = 0 if found is None else found.start() + len(found[0]) - len(found[0].lstrip(", "))
    end = _LIMB.search(text, begin)
    return comparison.source.document.span(start + begin, start + (len(text) if end is None else end.start()))
