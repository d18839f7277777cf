"""What a sentence says beyond names and figures has a word for it in the cited records."""

from collections.abc import Iterator, Sequence

from llm_brief.compose.sentence import Written
from llm_brief.verify.claims.common import is_common
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.words import Word, near

__all__ = ["content"]

_MOST = 0.5
"""Share of the content words that may be our own: a paraphrase keeps more than half of what it tells."""
_MOST_IN_A_ROW = 1
"""New words side by side."""
_OURS = frozenset(
    """author article opinion argues argued thinks view report reports reported according said says told people called
    talks round source sources event demand demands position statement two one also still""".split()
)
"""What a briefing says of its sources, whatever they say."""
_MOST_RARE = 1
"""Words that are neither the source's nor everyday English."""


def content(written: Written) -> Iterator[str]:
    """Most of the words are the source's; of the others hardly any is a rare one, which mostly tells something new."""
    words = [word for word in written.words if word.is_content and word.text.isalpha()]
    new = [word for word in words if not _is_held(word, written)]
    rare = [word for word in new if not is_common(word.stem)]
    row = _longest_row(words, new)
    if len(row) > _MOST_IN_A_ROW:
        yield f"the cited words say nothing of {' '.join(word.text for word in row)!r}"
    elif len(rare) > _MOST_RARE:
        yield f"the cited words say nothing of {', '.join(repr(word.text) for word in rare)}"
    elif words and len(new) > max(2, _MOST * len(words)):
        yield f"the cited words say nothing of {', '.join(repr(word.text) for word in new[:4])}"


def _longest_row(words: Sequence[Word], new: Sequence[Word]) -> Sequence[Word]:
    """The most content words in a row that are all new: a tail of our own invention has them side by side."""
    best: list[Word] = []
    row: list[Word] = []
    for word in words:
        row = [*row, word] if word in new else []
        best = max(best, row, key=len)
    return best


def _is_held(word: Word, written: Written) -> bool:
    stems = written.ground.stems
    if word.text in _OURS or word.stem in stems or any(near(word.stem, s) for s in stems if s[:4] == word.stem[:4]):
        return True
    return any(means_the_same(word.stem, other.stem) for other in written.ground.words)
