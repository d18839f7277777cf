"""A syntactic parse as plain data: tokens with their heads, and cheap questions about them.

Labels are those of spaCy's English models (ClearNLP dependencies, universal parts of speech). Nothing here
imports a parser: a parse that was stored is read back without one.
"""

import json
import zlib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from itertools import chain
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from llm_brief.text.lazy import lazy

__all__ = ["Parse", "Phrase", "Token", "once_per_parse"]

_FORMAT = 1
_COLUMNS = ("start", "end", "text", "lemma", "pos", "tag", "dep", "head", "sentence", "ent_type")
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis"})
_NOT_BEFORE = frozenset({"punct", "advcl", "cc", "dep"})
_NOT_LAST = frozenset({"punct", "cc", "preconj", "dep", "case"})
_LOOSE = frozenset({"acl", "appos", "prep", "amod", "npadvmod"})
_SETS_OFF = frozenset({",", "(", "[", "–", "—", "-", ";", ":"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: ``start:end`` in the document, ``head`` its governor's index (its own at a root).

    ``sentence`` is the ``index`` of the document's sentence that holds it.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    ent_type: str = ""


class Phrase(NamedTuple):
    """A stretch of the document and the index of the token that heads it.

    ``alone``: what is coordinated with the head has no part in it: "Oru" in "Oru, who signed, and Dorn".
    """

    head: int
    start: int
    end: int
    alone: bool = False


@dataclass(frozen=True, kw_only=True)
class Parse:
    """The tokens of one document in order. ``parser`` names what made them, version included: a cache key."""

    tokens: tuple[Token, ...]
    parser: str

    def __post_init__(self) -> None:
        count = len(self.tokens)
        for index, token in enumerate(self.tokens):
            if token.index != index or not 0 <= token.head < count or token.start >= token.end:
                raise ValueError(f"impossible token {token!r} at {index}")

    @lazy
    def _children(self) -> tuple[tuple[int, ...], ...]:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token.index)
        return tuple(map(tuple, children))

    @lazy
    def _by_label(self) -> tuple[dict[str, tuple[int, ...]], ...]:
        """The children of each token by their labels: what is asked most often."""
        found: list[dict[str, tuple[int, ...]]] = []
        for row in self._children:
            by_label: dict[str, tuple[int, ...]] = {}
            for child in row:
                label = self.tokens[child].dep
                by_label[label] = (*by_label.get(label, ()), child)
            found.append(by_label)
        return tuple(found)

    @lazy
    def _edges(self) -> tuple[tuple[int, int], ...]:
        """The first and the last token below each token."""
        first = list(range(len(self.tokens)))
        last = list(first)
        for index in self._bottom_up:
            head = self.tokens[index].head
            first[head] = min(first[head], first[index])
            last[head] = max(last[head], last[index])
        return tuple(zip(first, last, strict=True))

    @lazy
    def _bottom_up(self) -> tuple[int, ...]:
        """Every token after all tokens below it."""
        order = [t.index for t in self.tokens if t.head == t.index]
        for index in order:
            order.extend(self._children[index])
        return tuple(reversed(order))

    @lazy
    def _starts(self) -> tuple[int, ...]:
        return tuple(t.start for t in self.tokens)

    @lazy
    def names(self) -> frozenset[str]:
        """The words that are proper nouns somewhere in the text, in their own spelling."""
        return frozenset(t.text for t in self.tokens if t.pos == "PROPN" and t.text[:1].isupper())

    @lazy
    def lemmas(self) -> frozenset[str]:
        """The lemmas of all words."""
        return frozenset([t.lemma for t in self.tokens])

    @lazy
    def asks(self) -> bool:
        """Whether there is a question mark anywhere."""
        return any(t.text == "?" for t in self.tokens)

    @lazy
    def _sentence_borders(self) -> dict[int, tuple[int, int]]:
        borders: dict[int, tuple[int, int]] = {}
        for token in self.tokens:
            first, _ = borders.get(token.sentence, (token.index, 0))
            borders[token.sentence] = (first, token.index + 1)
        return borders

    @lazy
    def _answers(self) -> defaultdict[str, dict[object, object]]:
        """What was asked of the parse so far, by question and arguments."""
        return defaultdict(dict)

    def children(self, index: int) -> tuple[int, ...]:
        """The tokens directly below ``index``, in order."""
        return self._children[index]

    def dependents(self, index: int, *labels: str) -> tuple[int, ...]:
        """The children of ``index`` that hang on it by one of ``labels``."""
        by_label = self._by_label[index]
        if len(labels) == 1:
            return by_label.get(labels[0], ())
        if not by_label or by_label.keys().isdisjoint(labels):  # mostly so
            return ()
        found = [by_label[label] for label in labels if label in by_label]
        return found[0] if len(found) == 1 else tuple(sorted(chain.from_iterable(found)))

    def ancestors(self, index: int) -> Iterator[int]:
        """The tokens above ``index``, nearest first."""
        while (head := self.tokens[index].head) != index:
            index = head
            yield index

    def root(self, index: int) -> int:
        """The topmost token above ``index``, or ``index`` itself."""
        return max((index, *self.ancestors(index)), key=lambda i: self.tokens[i].head == i)

    def edges(self, index: int) -> tuple[int, int]:
        """The indices of the first and the last token at or below ``index``."""
        return self._edges[index]

    def subtree(self, index: int) -> tuple[int, int]:
        """The character range from the first to the last token at or below ``index``."""
        first, last = self._edges[index]
        return self.tokens[first].start, self.tokens[last].end

    def sentence_tokens(self, sentence: int) -> tuple[Token, ...]:
        """The tokens of one sentence, by the sentence's index; empty where it holds none."""
        first, end = self._sentence_borders.get(sentence, (0, 0))
        return self.tokens[first:end]

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin in the character range ``start:end``."""
        return self.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def token_at(self, offset: int) -> Token | None:
        """The token that holds the character at ``offset``, or None in white space."""
        index = bisect_right(self._starts, offset) - 1
        return self.tokens[index] if index >= 0 and offset < self.tokens[index].end else None

    def noun_phrase(self, index: int) -> Phrase:
        """The phrase that ``index`` heads, coordinated heads included.

        Left out are relative clauses, a possessive ending, and what a comma sets off ("Ms. Oru, the mayor,"
        gives "Ms. Oru").
        """
        first, last = self._noun_phrase_edges(index)
        return Phrase(index, self.tokens[first].start, self.tokens[last].end)

    def _noun_phrase_edges(self, index: int) -> tuple[int, int]:
        first = last = index
        for child in self._children[index]:
            if child < index and self.tokens[child].dep not in _NOT_BEFORE:
                first = min(first, self._edges[child][0])
            elif child > index:
                if self.tokens[child].dep in _CLAUSES or self._is_set_off(child):
                    break
                if self.tokens[child].dep == "conj":
                    last = self._noun_phrase_edges(child)[1]
                elif self.tokens[child].dep not in _NOT_LAST:
                    last = self._edges[child][1]
        return first, last

    def _is_set_off(self, child: int) -> bool:
        first = self._edges[child][0]
        return self.tokens[child].dep in _LOOSE and self.tokens[first - 1].text in _SETS_OFF

    def to_bytes(self) -> bytes:
        """The parse in a compact form that ``from_bytes`` reads."""
        columns = {name: [getattr(token, name) for token in self.tokens] for name in _COLUMNS}
        body = json.dumps({"format": _FORMAT, "parser": self.parser, "columns": columns}, separators=(",", ":"))
        return zlib.compress(body.encode("ascii"))

    @classmethod
    def from_bytes(cls, packed: bytes) -> "Parse":
        """The parse that ``to_bytes`` wrote; ``ValueError`` when ``packed`` is something else."""
        try:
            body = json.loads(zlib.decompress(packed))
            if body["format"] != _FORMAT:
                raise ValueError(f"parse format {body['format']!r} is not {_FORMAT}")
            rows = zip(*(body["columns"][name] for name in _COLUMNS), strict=True)
            parse = cls(tokens=tuple(Token(index, *row) for index, row in enumerate(rows)), parser=body["parser"])
        except (zlib.error, KeyError, TypeError) as error:
            raise ValueError("these bytes are not a stored parse") from error
        if len(parse._bottom_up) != len(parse.tokens):
            raise ValueError("a stored parse has a token that is its own ancestor")
        return parse


_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")


def once_per_parse(
    ask: Callable[Concatenate[Parse, _Asked], _Answer],
) -> Callable[Concatenate[Parse, _Asked], _Answer]:
    """``ask``, worked out once for each parse and arguments: for what hangs on nothing else and is asked often.

    The arguments must be hashable, and the answer is never changed.
    """
    name = f"{ask.__module__}.{ask.__qualname__}"  # no function: a parse goes to other processes with what it knows

    @wraps(ask)
    def answer(parse: Parse, /, *args: _Asked.args, **kwargs: _Asked.kwargs) -> _Answer:
        asked = (*args, *kwargs.items()) if kwargs else args
        known = parse._answers[name]  # noqa: SLF001 - its own memory
        try:
            return known[asked]  # type: ignore[return-value] # what was kept under the name of the question answers it
        except KeyError:
            found = known[asked] = ask(parse, *args, **kwargs)
            return found

    return answer
