"""The rule about what will be: what the source holds possible, or puts under a condition, is not told as certain.

``unrealised`` asks this of the sentences that hold the most of the claim; here the whole document is searched for the
one clause that has the most of what the claim says will be, by whatever verb.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from llm_brief.records.base import Label
from llm_brief.text.grammar.arguments import surface_subject
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.stems import stem_of
from llm_brief.text.wordlists import word_set
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.frames import CONDITIONS, is_even_so
from llm_brief.verify.claims.evidence.same_act import BARE
from llm_brief.verify.claims.lexicon import has_meaning_in
from llm_brief.verify.claims.rules.unrealised import is_guarded
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import STOP_WORDS, is_number, near

__all__ = ["only_possible"]

_FIRM, _POSSIBLE, _AHEAD = word_set("will shall"), word_set("may might could"), word_set("will would")
_HALF, _FEWEST = 0.5, 2
_ALIKE = 4  # letters that forms of one word share at least


class _Told(NamedTuple):
    """A clause of the document and the stems of its words.

    ``is_possible``: it only holds possible what it tells. ``is_named``: it says of whom, and not of "it".
    """

    clause: Clause
    stems: frozenset[str]
    is_possible: bool
    is_named: bool


class _Claimed(NamedTuple):
    """The stems of what the claim says will be, and of whom."""

    said: frozenset[str]
    subject: frozenset[str]


def only_possible(comparison: Comparison) -> Iterator[Said]:
    """What the claim says will be, the source does not only say may be."""
    mine = comparison.reading.known.parse
    if mine is None or not any(clause.modal in _FIRM for clause in comparison.reading.known.clauses):
        return
    if is_guarded(comparison):
        return
    for clause in comparison.reading.known.clauses:
        if clause.modal not in _FIRM or clause.negated or clause.conditional or clause.nominal:
            continue
        told = _closest(_claimed(clause, mine), comparison.source)
        if told is not None:
            place = comparison.source.document.span(told.clause.start, told.clause.end)
            reason = "the source only holds something of this possible, and whether it will be so is open"
            yield Said(Label.NOT_CHECKED, f"{reason}: {place.exact!r}", (place,))
            return


def _claimed(clause: Clause, mine: Parse) -> _Claimed:
    around = surface_subject(mine, clause.predicate)
    edges = mine.edges(around) if around is not None else (-1, -1)
    stems = {token.index: stem for token, stem in _stems(mine, clause.start, clause.end)}
    if mine.tokens[clause.predicate].lemma in BARE:
        stems.pop(clause.predicate, None)
    subject = {at for at in stems if edges[0] <= at <= edges[1]}
    return _Claimed(
        frozenset(stem for at, stem in stems.items() if at not in subject and not is_number(stem)),
        frozenset(stems[at] for at in subject),
    )


def _stems(parse: Parse, start: int, end: int) -> Iterator[tuple[Token, str]]:
    for token in parse.tokens_in(start, end):
        if token.pos in _TELLING and token.text.lower() not in STOP_WORDS:
            yield token, stem_of(token.lemma.lower())


_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def _closest(claimed: _Claimed, source: Source) -> _Told | None:
    """The clause that holds possible the most of the words, and half of them, where none that says so has more."""
    scored = [(count, told) for told in _clauses_told(source) if told.is_possible and (count := _shared(claimed, told))]
    if not scored:
        return None
    most, closest = max(scored, key=lambda pair: pair[0])
    firm = (told for told in _clauses_told(source) if not told.is_possible)
    return None if any(_shared(claimed, told) > most for told in firm) else closest


def _shared(claimed: _Claimed, told: _Told) -> int:
    """How many words of what is said the clause has; 0 if less than half, the subject's counted where it names one."""
    count, of_subject = (sum(_is_among(word, told.stems) for word in words) for words in claimed)
    if told.is_named:
        is_enough = count + of_subject >= max(_FEWEST, _HALF * (len(claimed.said) + len(claimed.subject)))
    else:
        is_enough = count >= _HALF * len(claimed.said)
    return count if is_enough else 0


def _is_among(word: str, stems: frozenset[str]) -> bool:
    return has_meaning_in(word, stems) or any(other[:_ALIKE] == word[:_ALIKE] and near(word, other) for other in stems)


@lru_cache(maxsize=64)
def _clauses_told(source: Source) -> Sequence[_Told]:
    """The clauses of the document, where any holds something possible; none that only reports such a one."""
    parse = source.parse
    if parse is None:
        return ()
    possible = {clause.predicate for clause in source.known.clauses if _is_possible(clause, parse)}
    above = {at for predicate in possible for at in parse.ancestors(predicate)}
    return tuple(
        _Told(
            clause,
            frozenset(stem for _, stem in _stems(parse, clause.start, clause.end)),
            clause.predicate in possible,
            _names_its_subject(clause, parse),
        )
        for clause in source.known.clauses
        if possible and (clause.predicate in possible or clause.predicate not in above)
    )


def _names_its_subject(clause: Clause, parse: Parse) -> bool:
    subjects = parse.dependents(clause.predicate, "nsubj", "nsubjpass", "csubj")
    return any(parse.tokens[at].pos != "PRON" for at in subjects)


def _is_possible(clause: Clause, parse: Parse) -> bool:
    if clause.negated or clause.nominal or clause.question:
        return False
    return clause.modal in _POSSIBLE or (clause.modal in _AHEAD and _has_condition(clause, parse))


def _has_condition(clause: Clause, parse: Parse) -> bool:
    below = parse.dependents(clause.predicate, "advcl")
    marks = (parse.tokens[mark] for at in below for mark in parse.dependents(at, "mark", "advmod"))
    return any(mark.text.lower() in CONDITIONS and not is_even_so(parse, mark) for mark in marks)
