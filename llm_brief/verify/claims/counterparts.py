"""For each clause of a claim the clause of the document that tells of the same act, and how they compare."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from llm_brief.text.clauses import Clause
from llm_brief.text.names import Names
from llm_brief.text.parse import Parse, Phrase
from llm_brief.verify.claims.reading import Reading
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import PRONOUNS, STOP_WORDS, read_words

__all__ = ["Agreement", "Counterpart", "agreement", "counterparts"]

_AUXILIARY = frozenset({"be", "have", "do", "become", "get", "make", "take", "give", "go", "come", "include", "see"})
_MOST = 40


class Agreement(IntEnum):
    """Whether two phrases name the same: no, not to be told, yes."""

    DIFFERENT = 0
    OPEN = 1
    SAME = 2


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A clause of the claim beside one of the document. ``swapped``: who acts here is acted upon there."""

    claimed: Clause
    told: Clause
    subject: Agreement
    object: Agreement
    swapped: bool
    distance: float

    @property
    def closeness(self) -> float:
        """How sure it is that both tell of the same act; the greater the surer."""
        return self.subject + self.object + 1.5 * self.swapped - self.distance


def counterparts(reading: Reading) -> tuple[tuple[Counterpart, ...], ...]:
    """For every clause of the claim that has any, its counterparts with the same verb, the closest first."""
    if reading.known.parse is None or reading.source.parse is None:
        return ()
    groups = (
        sorted(
            _beside(clause, reading, reading.known.parse, reading.source.parse),
            key=lambda pair: (-pair.closeness, pair.told.predicate),
        )
        for clause in reading.known.clauses
    )
    return tuple(tuple(group) for group in groups if group)


def _beside(clause: Clause, reading: Reading, mine: Parse, theirs: Parse) -> Iterator[Counterpart]:
    best = {reading.source.document.sentences[at].index: n for n, at in enumerate(reading.best)}
    same = reading.source.clauses_by_lemma.get(clause.lemma, ())
    if clause.lemma in _AUXILIARY:
        same = [told for told in same if theirs.tokens[told.predicate].sentence in best]
    for told in same[:_MOST]:
        yield _compared(clause, told, reading.source, (mine, theirs), best)


def _compared(
    claimed: Clause, told: Clause, source: Source, parses: tuple[Parse, Parse], best: dict[int, int]
) -> Counterpart:
    mine, theirs = parses
    names = source.names
    ours = _Texts(mine, names)
    subject = ours.agree(claimed.subject, theirs, told.subject)
    objects = _object_agreement(ours, claimed.objects, theirs, told.objects)
    crossed = bool(claimed.objects) and ours.agree(claimed.objects[0], theirs, told.subject) is Agreement.SAME
    back = any(ours.agree(claimed.subject, theirs, phrase) is Agreement.SAME for phrase in told.objects)
    swapped = crossed and back and subject is not Agreement.SAME
    distance = best.get(theirs.tokens[told.predicate].sentence, 3) * 0.6
    return Counterpart(claimed, told, subject, objects, swapped, distance)


def _object_agreement(ours: "_Texts", claimed: Sequence[Phrase], theirs: Parse, told: Sequence[Phrase]) -> Agreement:
    if not claimed or not told:
        return Agreement.OPEN
    return max(ours.agree(claimed[0], theirs, phrase) for phrase in told)


@dataclass(frozen=True, slots=True)
class _Texts:
    """The claim's parse, and which names are the same in the document."""

    parse: Parse
    names: Names

    def agree(self, claimed: Phrase | None, theirs: Parse, told: Phrase | None) -> Agreement:
        if claimed is None or told is None:
            return Agreement.OPEN
        mine = _phrase_text(self.parse, claimed)
        other = _phrase_text(theirs, told)
        if theirs.tokens[told.head].pos == "PRON" or self.parse.tokens[claimed.head].pos == "PRON":
            same = self.parse.tokens[claimed.head].text.lower() == theirs.tokens[told.head].text.lower()
            return Agreement.SAME if same else Agreement.OPEN
        return agreement(mine, other, self.names)


def _phrase_text(parse: Parse, phrase: Phrase) -> str:
    tokens = parse.tokens_in(phrase.start, phrase.end)
    return " ".join(token.text for token in tokens)


def agreement(one: str, other: str, names: Names) -> Agreement:
    """Whether two phrases name the same: by a shared word that tells, or by a rule about names."""
    mine, theirs = _stems(one), _stems(other)
    if not mine or not theirs:
        return Agreement.OPEN
    if mine & theirs or names.same(one, other):
        return Agreement.SAME
    return Agreement.DIFFERENT


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        word.stem for word in read_words(text) if word.text not in STOP_WORDS and word.text not in PRONOUNS
    )
