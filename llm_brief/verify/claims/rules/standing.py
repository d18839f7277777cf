"""The rule about how firmly a statement stands: what puts it under a condition, a doubt, a demand or a name is kept.

The act of the claim is found in the source by the words that both share, so that it does not matter how general its
verb is ("it will take place").
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from llm_brief.records.base import Label
from llm_brief.text.document import Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.wordlists import word_set
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.denial import denying_span, is_denied, is_of_some, is_told_denied, reverses
from llm_brief.verify.claims.evidence.frames import (
    CONDITIONS,
    DOUBTING,
    QUESTIONS,
    WISHED,
    Frame,
    Standing,
    has_time_for,
    is_owed,
)
from llm_brief.verify.claims.evidence.reported_frames import frames_around
from llm_brief.verify.claims.evidence.unreal import is_contrary
from llm_brief.verify.claims.operators import DENIALS, DOUBTS, REQUIRING
from llm_brief.verify.claims.sides import side_of
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.twin import Twin
from llm_brief.verify.claims.words import read_words

__all__ = ["standing"]


_REPEATS, _CLOSELY = 0.5, 0.6
_NOT_DONE = WISHED | {Standing.DENIED, Standing.REFUSED}
_SAID = Standing.SAID
_TENTATIVE = DOUBTS - {"would", "should", "can", "could"}
_WISHING = frozenset({"should", "must", "ought"})
_AHEAD = frozenset({"will", "would", "shall", "might", "may", "could"})
_FUTURE = frozenset("will shall ready going hoping planning bidding aiming preparing trying seeking expecting".split())


def standing(comparison: Comparison) -> Iterator[Said]:
    """What the source tells only under a condition, as open, denied, asked for or somebody's view stays so."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    for twin in comparison.twins:
        if twin.share >= _REPEATS:
            yield from _standing(twin, mine, theirs, comparison)


def _standing(twin: Twin, mine: Parse, theirs: Parse, comparison: Comparison) -> Iterator[Said]:
    claim, source = comparison.reading, comparison.source
    for clause, told in _told(twin, mine, theirs, comparison):
        there = source.clause_at.get(told) if twin.share >= _CLOSELY else None
        if there is not None and _is_turned(clause, there, mine, theirs, comparison):
            place = denying_span(there, comparison)
            yield Said(Label.CONTRADICTED, f"the source says {place.exact!r}", (place,))
            return
        if there is not None and _is_purpose(there, theirs) and clause.modal is None and not clause.conditional:
            place = source.document.span(there.start, there.end)
            yield Said(Label.PARTIAL, f"the source does not say that it is done: {place.exact!r}", (place,))
            return
        frames = tuple(frame for frame in _frames_told(source, told) if frame.merely or frame.standing is not _SAID)
        if _is_as_far(clause, source.clause_at.get(told)):
            frames = tuple(frame for frame in frames if frame.standing not in WISHED)
        if not frames:
            continue
        kept = {frame.standing for frame in frames_around(claim.claim, claim.known, mine, clause.predicate)}
        for frame in frames:
            if frame.standing in _NOT_DONE and is_denied(clause, claim.known.clauses, mine):
                continue
            if _is_said_otherwise(frame, clause, mine, theirs, reported=bool(kept)):
                continue
            said = _dropped(frame, kept, comparison)
            if said is not None:
                is_open = frame.standing is Standing.CONDITION and _is_only_denied_here(clause, told, mine, comparison)
                yield replace(said, label=Label.NOT_CHECKED) if is_open else said
                return


def _is_only_denied_here(clause: Clause, told: int, mine: Parse, comparison: Comparison) -> bool:
    """Whether the claim denies what the source does not: then it leaves out no condition."""
    there = comparison.source.clause_at.get(told)
    if there is None or not is_denied(clause, comparison.reading.known.clauses, mine):
        return False
    return not is_told_denied(there, comparison)


def _is_said_otherwise(frame: Frame, clause: Clause, mine: Parse, theirs: Parse, *, reported: bool) -> bool:
    """Whether the claim has by its "would" what somebody expects, or by its "must" what a law requires."""
    if reported and clause.modal in _AHEAD and _is_view(frame, theirs):
        return True  # "thought that it would"
    if clause.modal in _LIKING and frame.standing in WISHED:
        return True  # "would like to"
    must = clause.modal in _OWED or is_owed(mine, clause.predicate)
    return must and frame.standing is Standing.ASKED and _is_rule(frame, theirs)


def _is_view(frame: Frame, theirs: Parse) -> bool:
    """Whether what keeps it from being done is that somebody expects it, for good or ill."""
    token = theirs.token_at(frame.words.start)
    return token is not None and token.lemma in {"expect", "hope", "fear"}


_LIKING = frozenset({"like", "love", "prefer", "wish"})
_OWED = frozenset({"must", "have to", "has to", "shall", "need"})
_OBLIGING = frozenset({"require", "oblige", "mandate", "compel"})
_RULES = word_set("law rule act regulation code constitution statute contract agreement treaty ordinance decree policy")


def _is_rule(frame: Frame, theirs: Parse) -> bool:
    """Whether it is a law or a contract that asks for it: what a law requires must be done."""
    token = theirs.token_at(frame.words.start)
    if token is None or token.lemma not in _OBLIGING:
        return False
    return any(theirs.tokens[at].lemma.lower() in _RULES for at in theirs.dependents(token.index, "nsubj"))


def _is_turned(claimed: Clause, told: Clause, mine: Parse, theirs: Parse, comparison: Comparison) -> bool:
    """Whether one denies what the other says, of the same."""
    if told.question or told.conditional or not reverses(claimed, told, comparison):
        return False
    return not is_of_some(claimed, mine, told, theirs)


_REBOUNDING = frozenset("recover rally rebound bounce climb rise fall slip drop slide".split())
_CLOSING = frozenset("close end finish settle".split())


def _is_purpose(told: Clause, parse: Parse) -> bool:
    """Whether an infinitive tells of an aim; "recovered to close lower" tells how it went on."""
    above = parse.tokens[parse.tokens[told.predicate].head]
    return told.modal == "to" and not (above.lemma in _REBOUNDING and told.lemma in _CLOSING)


def _is_as_far(claimed: Clause, told: Clause | None) -> bool:
    """Whether both say that something should be: a wish is then still one."""
    return told is not None and claimed.modal in _WISHING and told.modal in _WISHING


@lru_cache(maxsize=4096)
def _frames_told(source: Source, predicate: int) -> tuple[Frame, ...]:
    return (
        tuple(frames_around(source.document, source.known, source.parse, predicate)) if source.parse is not None else ()
    )


def _told(twin: Twin, mine: Parse, theirs: Parse, comparison: Comparison) -> Iterator[tuple[Clause, int]]:
    """The clauses of the claim, each with the token of the document that its predicate repeats.

    Unreal conditions say that it is not so, and are none of them; nor is what somebody only has until May to do.
    """
    for clause in comparison.reading.known.clauses:
        if is_contrary(clause, mine) or has_time_for(mine, mine.tokens[clause.predicate]):
            continue
        word = twin.partner.get(mine.tokens[clause.predicate].start)
        named = clause.nominal or mine.tokens[clause.predicate].dep == "pcomp"  # "no intention of leaving"
        token = theirs.token_at(word.start) if word is not None and not named else None
        if token is not None and token.pos in {"VERB", "AUX", "NOUN", "ADJ"}:
            yield clause, token.index


def _dropped(frame: Frame, kept: set[Standing], comparison: Comparison) -> Said | None:
    """What is wrong with a claim that leaves the frame out, if it does."""
    words = {word.text for word in comparison.reading.words if not (word.text == "may" and word.capital)}
    lost = frame.standing not in kept and (frame.by_order or not _is_repeated(frame.words, comparison))
    if not lost or not _matters(frame, kept, words, comparison):
        return None
    label, reason = _LOST[frame.standing]
    if frame.standing is Standing.PLANNED and _is_under_way(frame, comparison):
        label, reason = (
            Label.NOT_CHECKED,
            "the source says that it is agreed or prepared, and whether it is done is open",
        )
    if frame.standing is Standing.CONDITION and not words.isdisjoint(REQUIRING):
        label, reason = Label.NOT_CHECKED, "the source puts it under a condition, and whether it says as much is open"
    if frame.standing is Standing.ASKED and Standing.PLANNED in kept:  # "agreed to", of what it was asked to do
        label, reason = Label.NOT_CHECKED, "the source says that it is asked for, and whether it is planned is open"
    return Said(label, f"{reason}: {frame.words.exact!r}", (frame.words,))


def _is_under_way(frame: Frame, comparison: Comparison) -> bool:
    """Whether somebody has agreed to it, or prepares for it: a report may tell it as done, or as what is to come."""
    theirs = comparison.source.parse
    tokens = theirs.tokens_in(frame.words.start, frame.words.end) if theirs is not None else ()
    return any(token.lemma.lower() in _UNDER_WAY for token in tokens)


_UNDER_WAY = frozenset({"agree", "prepare", "prepared"})


_WISH = (Label.CONTRADICTED, "the source does not say that it is done, it is only asked for or planned")
_LOST: Mapping[Standing, tuple[Label, str]] = MappingProxyType(
    {
        Standing.CONDITION: (Label.PARTIAL, "the source puts it under a condition"),
        Standing.OPEN: (Label.PARTIAL, "the source leaves it open"),
        Standing.DENIED: (Label.CONTRADICTED, "the source tells it only as denied"),
        Standing.REFUSED: (Label.CONTRADICTED, "the source says that it was refused"),
        Standing.ASKED: _WISH,
        Standing.PLANNED: _WISH,
        Standing.CLAIMED: (Label.MISATTRIBUTED, "the source only lets somebody say so"),
        Standing.SAID: (Label.NOT_CHECKED, "the source lets somebody say so"),
    }
)


def _refuses(comparison: Comparison) -> bool:
    """Whether the claim says that something is turned down, in whatever words."""
    parse, clauses = comparison.reading.known.parse, comparison.reading.known.clauses
    return parse is not None and any(side_of(clause, parse) is False for clause in clauses)


def _matters(frame: Frame, kept: set[Standing], words: set[str], comparison: Comparison) -> bool:
    """Whether nothing else in the claim says as much as what it leaves out."""
    said_as_much, framed_alike = _AS_MUCH[frame.standing]
    if not words.isdisjoint(said_as_much) or not kept.isdisjoint(framed_alike):
        return False
    return not (frame.standing is Standing.DENIED and _refuses(comparison))


_OPEN_FRAMES = frozenset({Standing.CONDITION, Standing.OPEN})
_AS_MUCH: Mapping[Standing, tuple[AbstractSet[str], AbstractSet[Standing]]] = MappingProxyType(
    {
        Standing.CONDITION: (CONDITIONS | QUESTIONS | {"without"}, frozenset()),
        Standing.OPEN: (QUESTIONS | DOUBTING | DOUBTS, frozenset()),
        Standing.DENIED: (DENIALS, frozenset()),
        Standing.REFUSED: (DENIALS, frozenset()),
        Standing.ASKED: (_TENTATIVE, _OPEN_FRAMES),
        Standing.PLANNED: (_TENTATIVE | _FUTURE, _OPEN_FRAMES | {Standing.ASKED}),
        Standing.CLAIMED: (frozenset(), frozenset(Standing)),
        Standing.SAID: (frozenset(), frozenset(Standing)),
    }
)
"""The words of a claim, and what its own act stands under, that say as much as each thing that it leaves out."""


def _is_repeated(words: Span, comparison: Comparison) -> bool:
    """Whether the claim has the word itself that says so ("demands")."""
    stems = {word.stem for word in read_words(words.exact) if word.is_content}
    return bool(stems) and stems <= {word.stem for word in comparison.reading.words}
