"""Which word of the document each word of the claim stands for, and whether they hang together alike."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from llm_brief.text.parse import Parse
from llm_brief.verify.claims.reading import Reading
from llm_brief.verify.claims.source import Arc, arcs_of
from llm_brief.verify.claims.words import STOP_WORDS, stem_of

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
    known: int
    labelled: int
    together: int
    nearby: int
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
    stems = [stem_of(token.text.lower()) for token in parse.tokens]
    mine = _Mine(parse, stems, _aligned(reading, parse, stems, theirs))
    return _counted(reading, mine, theirs)


@dataclass(frozen=True, slots=True)
class _Mine:
    """The claim's parse, its stems, and for its tokens the tokens of the document that they stand for."""

    parse: Parse
    stems: list[str]
    places: Mapping[int, int]


def _aligned(reading: Reading, parse: Parse, stems: list[str], theirs: Parse) -> dict[int, int]:
    """Tokens of the claim to tokens of the best sentences: in the order of the claim as far as that goes."""
    source = reading.source
    tables = []
    for at in reading.best:
        sentence = source.document.sentences[at]
        table: dict[str, list[int]] = {}
        for token in theirs.tokens_in(sentence.start, sentence.end):
            table.setdefault(source.token_stems[token.index], []).append(token.index)
        tables.append(table)
    last = [-1] * len(tables)
    places: dict[int, int] = {}
    for token in parse.tokens:
        wanted = source.nearest(stems[token.index])
        if wanted is None or token.text.lower() in STOP_WORDS:
            continue
        for number, table in enumerate(tables):
            if wanted in table:
                after = [index for index in table[wanted] if index > last[number]]
                places[token.index] = last[number] = after[0] if after else table[wanted][-1]
                break
    return places


def _counted(reading: Reading, mine: _Mine, theirs: Parse) -> Grammar:
    source = reading.source
    fits: Counter[Fit] = Counter()
    core: Counter[Fit] = Counter()
    known = labelled = together = nearby = total = raised = 0
    headless = _headless(mine, theirs)
    new: Counter[str] = Counter()
    for token in mine.parse.tokens:
        dated = any(token.start in date for date in reading.dated)
        if dated or token.pos in {"PUNCT", "SPACE"} or token.text.lower() in STOP_WORDS:
            continue
        stem = source.nearest(mine.stems[token.index])
        if stem is None:
            new[token.pos] += 1
        for arc in arcs_of(mine.parse, token):
            if mine.parse.tokens[arc.head].text.lower() in STOP_WORDS:
                continue
            total += 1
            fit = _fit(arc, mine, theirs)
            fits[fit] += 1
            if arc.label in {"S", "O"}:
                core[fit] += 1
                raised += arc.child in headless
            governor = source.nearest(mine.stems[arc.head])
            if stem is None or governor is None:
                continue
            labels = source.arcs.get((governor, stem), frozenset())
            known += bool(labels)
            labelled += arc.label in labels
            ours, there = source.found_in.get(governor, frozenset()), source.found_in.get(stem, frozenset())
            together += not ours.isdisjoint(there)
            nearby += any(at in there or at + 1 in there or at - 1 in there for at in ours)
    clipped = bool(mine.places) and max(mine.places) in headless
    return Grammar(fits, core, known, labelled, together, nearby, total, new, len(headless), raised, clipped)


_MODIFIERS = frozenset({"compound", "amod", "nummod", "poss", "nmod", "advmod", "quantmod", "npadvmod"})


def _headless(mine: _Mine, theirs: Parse) -> frozenset[int]:
    """Tokens of the claim that only describe another word in the document, and the claim leaves that word out."""
    taken = set(mine.places.values())
    return frozenset(
        token
        for token, place in mine.places.items()
        if (described := _described(theirs, place)) is not None
        and described not in taken
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


def _fit(arc: Arc, mine: _Mine, theirs: Parse) -> Fit:
    head, child = mine.places.get(arc.head), mine.places.get(arc.child)
    if head is None or child is None:
        return Fit.NEW
    if theirs.tokens[head].sentence != theirs.tokens[child].sentence:
        return Fit.SPLICED
    if any(other.head == head for other in arcs_of(theirs, theirs.tokens[child])):
        return Fit.KEPT
    if any(other.head == child for other in arcs_of(theirs, theirs.tokens[head])):
        return Fit.TURNED
    taken = set(mine.places.values())
    for above in theirs.ancestors(child):
        if above == head:
            return Fit.LOOSE
        if above in taken:
            break
    return Fit.MOVED
