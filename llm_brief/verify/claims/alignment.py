"""Which word of the document each word of the claim stands for, and whether they hang together alike."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from llm_brief.text.grammar.parse import Parse
from llm_brief.text.lazy import lazy
from llm_brief.text.stems import stem_of
from llm_brief.verify.claims.arcs import Arc, arcs_of
from llm_brief.verify.claims.reading import Reading
from llm_brief.verify.claims.words import STOP_WORDS

__all__ = ["Fit", "Grammar", "compare_grammar"]


class Fit(StrEnum):
    """How an arc of the claim stands in the document."""

    KEPT = "kept"
    LOOSE = "loose"
    TURNED = "turned"
    MOVED = "moved"
    SPLICED = "spliced"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Counts of how the arcs of a claim stand in the document, overall and for those of subjects and objects."""

    fits: Mapping[Fit, int]
    core: Mapping[Fit, int]
    total: int
    new_by_pos: Mapping[str, int]
    headless: int
    raised: int
    clipped: bool


def compare_grammar(reading: Reading) -> Grammar | None:
    """How the claim's arcs stand in the document; None where either was not parsed."""
    parse, theirs = reading.known.parse, reading.source.parse
    if parse is None or theirs is None:
        return None
    texts = [token.text.lower() for token in parse.tokens]
    stems = [reading.source.nearest(stem_of(text)) for text in texts]
    empty = [text in STOP_WORDS for text in texts]
    mine = _Mine(parse, stems, empty, _aligned(reading, stems, empty))
    return _counted(reading, mine, theirs)


@dataclass(frozen=True)
class _Mine:
    """The claim's parse; of each token the stem of the document that it matches, and whether it says nothing.

    ``places``: tokens to the tokens of the document that they stand for.
    """

    parse: Parse
    stems: Sequence[str | None]
    empty: Sequence[bool]
    places: Mapping[int, int]

    @lazy
    def taken(self) -> frozenset[int]:
        """The tokens of the document that stand for any."""
        return frozenset(self.places.values())


def _aligned(reading: Reading, stems: Sequence[str | None], empty: Sequence[bool]) -> dict[int, int]:
    """Tokens of the claim to tokens of the best sentences: in the order of the claim as far as that goes."""
    tables = [reading.source.tokens_by_stem(at) for at in reading.best]
    last = [-1] * len(tables)
    places: dict[int, int] = {}
    for token, wanted in enumerate(stems):
        if wanted is None or empty[token]:
            continue
        for number, table in enumerate(tables):
            if wanted in table:
                after = next((index for index in table[wanted] if index > last[number]), table[wanted][-1])
                places[token] = last[number] = after
                break
    return places


def _counted(reading: Reading, mine: _Mine, theirs: Parse) -> Grammar:
    source = reading.source
    fits: Counter[Fit] = Counter()
    core: Counter[Fit] = Counter()
    total = raised = 0
    headless = _headless(mine, theirs)
    new: Counter[str] = Counter()
    dated = reading.dated
    for token in mine.parse.tokens:
        if mine.empty[token.index] or token.pos in {"PUNCT", "SPACE"}:
            continue
        if dated and any(token.start in date for date in dated):
            continue
        stem = mine.stems[token.index]
        if stem is None:
            new[token.pos] += 1
        for arc in arcs_of(mine.parse, token):
            if mine.empty[arc.head]:
                continue
            total += 1
            fit = _fit(arc, mine, theirs, source.arcs_above)
            fits[fit] += 1
            if arc.label in {"S", "O"}:
                core[fit] += 1
                raised += arc.child in headless
    clipped = bool(mine.places) and max(mine.places) in headless
    return Grammar(fits, core, total, new, len(headless), raised, clipped)


_MODIFIERS = frozenset({"compound", "amod", "nummod", "poss", "nmod", "advmod", "quantmod", "npadvmod"})


def _headless(mine: _Mine, theirs: Parse) -> frozenset[int]:
    """Tokens of the claim that only describe another word in the document, and the claim leaves that word out."""
    return frozenset(
        token
        for token, place in mine.places.items()
        if (described := _described(theirs, place)) is not None
        and described not in mine.taken
        and not (theirs.tokens[place].dep in _MODIFIERS and mine.parse.tokens[token].dep in _MODIFIERS)
    )


def _described(theirs: Parse, place: int) -> int | None:
    """The word that a modifier, or a noun behind a preposition, describes."""
    there = theirs.tokens[place]
    if there.dep in _MODIFIERS:
        return there.head
    above = theirs.tokens[there.head]
    if there.dep == "pobj" and theirs.tokens[above.head].pos in {"NOUN", "PROPN"}:
        return above.head
    return None


def _fit(arc: Arc, mine: _Mine, theirs: Parse, above: Sequence[Sequence[Arc]]) -> Fit:
    head, child = mine.places.get(arc.head), mine.places.get(arc.child)
    if head is None or child is None:
        return Fit.NEW
    if theirs.tokens[head].sentence != theirs.tokens[child].sentence:
        return Fit.SPLICED
    if any(other.head == head for other in above[child]):
        return Fit.KEPT
    if any(other.head == child for other in above[head]):
        return Fit.TURNED
    for upper in theirs.ancestors(child):
        if upper == head:
            return Fit.LOOSE
        if upper in mine.taken:
            break
    return Fit.MOVED
