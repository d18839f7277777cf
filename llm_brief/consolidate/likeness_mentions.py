"""Mentions of events as plain data, and how they are read off a parsed sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from llm_brief.consolidate.terms import STOP_WORDS, stem_of
from llm_brief.text.document import Document
from llm_brief.text.grammar.arguments import logical_object, logical_subject
from llm_brief.text.grammar.parse import Parse, Token

__all__ = ["EventMention", "mention_at"]

_NONE: frozenset[str] = frozenset()
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_VERBS = frozenset({"VERB", "AUX"})
_MODIFIERS = frozenset({"compound", "nmod", "conj", "appos", "amod", "nummod", "poss"})
_OWN = frozenset({"dobj", "obj", "nsubj", "nsubjpass", "poss", "compound", "attr", "amod", "nmod", "npadvmod"})
_BARE = frozenset("take put get make have do be go come give set turn out on it which up off over down".split())
_WINDOW = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """An event as one sentence tells it. All sets hold stems (`stems.stem_of`).

    ``trigger`` is the lemma of the word that names the event and ``words`` the lemmas that say something of all that
    name it ("take into custody": custody). ``context`` has the other words of the sentence, ``near`` those within four
    words of the trigger.
    """

    doc_id: str
    sentence: int
    trigger: str
    words: tuple[str, ...]
    part: str = ""
    governor: str = ""
    subjects: frozenset[str] = _NONE
    objects: frozenset[str] = _NONE
    others: frozenset[str] = _NONE
    context: frozenset[str] = _NONE
    near: frozenset[str] = _NONE
    names: frozenset[str] = _NONE
    numbers: frozenset[str] = _NONE

    @property
    def stem(self) -> str:
        """The stem of the trigger."""
        return stem_of(self.trigger)

    @property
    def arguments(self) -> frozenset[str]:
        """The stems of all that takes part."""
        return self.subjects | self.objects | self.others


def mention_at(document: Document, parse: Parse | None, start: int, end: int) -> EventMention:
    """The mention whose words stand at ``start:end``; without a parse only these words and their sentence are known."""
    tokens = parse.tokens_in(start, end) if parse is not None else ()
    sentence = document.sentence_at(start)
    if parse is None or not tokens or sentence is None:
        words = tuple(document.text[start:end].lower().split())
        context = sentence.text.lower().split() if sentence else ()
        return EventMention(
            doc_id=document.id,
            sentence=sentence.index if sentence else 0,
            trigger=words[-1] if words else "",
            words=words,
            context=frozenset(stem_of(word) for word in context if word.isalnum()) - set(map(stem_of, words)),
        )
    return _Reading(parse, tokens).mention(document.id)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One trigger in its parsed sentence."""

    parse: Parse
    trigger: tuple[Token, ...]

    @property
    def head(self) -> Token:
        inside = {token.index for token in self.trigger}
        heads = (token for token in self.trigger if token.head not in inside or token.head == token.index)
        return next(heads, self.trigger[0])

    def mention(self, doc_id: str) -> EventMention:
        head = self.head
        around = self._around(head)
        is_verb = head.pos in _VERBS
        governor = self.parse.tokens[head.head] if head.head != head.index else None
        verb = head if is_verb else governor if governor is not None and governor.pos in _VERBS else None
        return EventMention(
            doc_id=doc_id,
            sentence=head.sentence,
            trigger=head.lemma,
            words=self._words(),
            part=head.pos,
            governor=governor.lemma if governor else "",
            subjects=self._phrase(logical_subject(self.parse, verb.index) if verb else None),
            objects=self._phrase(logical_object(self.parse, verb.index) if verb else None),
            others=frozenset(stem for place in self._own(head) for stem in self._phrase(place)),
            context=frozenset(_stem(token) for token in around),
            near=frozenset(_stem(token) for token in around if abs(token.index - head.index) <= _WINDOW),
            names=frozenset(_stem(token) for token in around if token.pos == "PROPN"),
            numbers=frozenset(_stem(token) for token in around if token.text[0].isdigit()),
        )

    def _words(self) -> tuple[str, ...]:
        lemmas = [token.lemma for token in self.trigger]
        telling = [lemma for lemma in lemmas if lemma not in STOP_WORDS and lemma not in _BARE]
        return tuple(telling or lemmas)

    def _around(self, head: Token) -> list[Token]:
        own = {token.index for token in self.trigger}
        sentence = self.parse.sentence_tokens(head.sentence)
        return [token for token in _telling(sentence) if token.index not in own]

    def _own(self, head: Token) -> Iterator[int]:
        """What hangs on the trigger itself, also behind a preposition, and the noun that it hangs on."""
        for child in self.parse.children(head.index):
            label = self.parse.tokens[child].dep
            if label in {"prep", "agent"}:
                yield from self.parse.dependents(child, "pobj")
            elif label in _OWN:
                yield child
        if head.head != head.index and self.parse.tokens[head.head].pos in {"NOUN", "PROPN"}:
            yield head.head

    def _phrase(self, place: int | None) -> frozenset[str]:
        """The stems of a head and its close modifiers; none of the trigger itself."""
        if place is None or place in {token.index for token in self.trigger}:
            return _NONE
        below = (self.parse.tokens[child] for child in self.parse.children(place))
        near = [token for token in below if token.dep in _MODIFIERS]
        return frozenset(_stem(token) for token in _telling([self.parse.tokens[place], *near]))


def _telling(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.pos in _CONTENT and len(token.text) > 1 and token.lemma not in STOP_WORDS:
            yield token


def _stem(token: Token) -> str:
    return stem_of(token.text.lower() if token.pos == "PROPN" else token.lemma)
