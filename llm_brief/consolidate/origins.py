"""Which documents go back to one text: wire copies, reprints with cuts, excerpts. Two of them are one source.

Every document is sketched by the smallest hashes of its word shingles (bottom-k sketch, Broder 1997), so that no two
documents need to be compared in full. Documents that share sketch hashes are compared by the share of shingles that
they have in common (resemblance), and by the share of the shorter one's that the longer one holds (containment), which
finds an excerpt in a long article.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from llm_brief.consolidate.unions import Unions
from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words

__all__ = ["origins"]

_WORDS = 5
"""Words in a shingle: enough that two authors rarely write the same five in a row."""
_SKETCH = 64
_RATE = 8
"""Of the shingles whose hash is divisible by this, all are kept: containment needs a sample in proportion to length."""
_RESEMBLANCE = 0.5
_CONTAINMENT = 0.6
_FEWEST = 20
"""Words that a text needs before having the same says anything: two notices of a line are not copies of each other."""
_COMMON = 50
"""A sketch hash of more documents than this is boilerplate (a disclaimer, a navigation bar) and proposes no pair."""


@dataclass(frozen=True, slots=True)
class _Sketch:
    doc_id: str
    bottom: frozenset[int]
    sample: frozenset[int]


def origins(documents: Sequence[Document]) -> Mapping[str, str]:
    """Document id to the id of the first document of its group; a document that stands alone is its own.

    First is the earliest by its own date, then by id, so the order of ``documents`` does not matter. Time grows with
    their total length.
    """
    sketches = [_sketch(document) for document in sorted(documents, key=lambda document: document.id)]
    groups = Unions(sketch.doc_id for sketch in sketches)
    for one, other in _candidates(sketches):
        if _one_text(one, other):
            groups.join(one.doc_id, other.doc_id)
    order = {str(d.id): (d.published_at is None, str(d.published_at), str(d.id)) for d in documents}
    heads = {top: min(members, key=lambda member: order[member]) for top, members in groups.sets().items()}
    return {str(document.id): heads[groups.top(document.id)] for document in documents}


def _sketch(document: Document) -> _Sketch:
    hashes = sorted(set(_shingles(document.text)))
    return _Sketch(
        document.id, frozenset(hashes[:_SKETCH]), frozenset(number for number in hashes if number % _RATE == 0)
    )


def _shingles(text: str) -> Iterator[int]:
    words = "".join(letter if letter.isalnum() else " " for letter in fold_words(text)).split()
    if len(words) < _FEWEST:
        words = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), *words]
        yield _number(" ".join(words))
        return
    for at in range(len(words) - _WORDS + 1):
        yield _number(" ".join(words[at : at + _WORDS]))


def _number(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _candidates(sketches: Iterable[_Sketch]) -> Iterator[tuple[_Sketch, _Sketch]]:
    """Pairs with a hash in common, each once."""
    having: dict[int, list[_Sketch]] = defaultdict(list)
    for sketch in sketches:
        for number in sorted(sketch.bottom | sketch.sample):
            having[number].append(sketch)
    seen: set[tuple[str, str]] = set()
    for holders in having.values():
        for at, one in enumerate(holders if len(holders) <= _COMMON else ()):
            for other in holders[at + 1 :]:
                if (one.doc_id, other.doc_id) not in seen:
                    seen.add((one.doc_id, other.doc_id))
                    yield one, other


def _one_text(one: _Sketch, other: _Sketch) -> bool:
    lowest = frozenset(sorted(one.bottom | other.bottom)[:_SKETCH])
    if len(lowest & one.bottom & other.bottom) >= _RESEMBLANCE * len(lowest):
        return True
    fewer = min(len(one.sample), len(other.sample))
    return fewer >= 4 and len(one.sample & other.sample) >= _CONTAINMENT * fewer
