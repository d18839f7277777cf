"""The rule about what something hangs on: "if", "unless" and "even if" do not stand in each other's place.

"It will reopen whether or not the roof is mended" where the source has "it will reopen if the roof is mended".
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.grammar.truth import is_told_untrue
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.frames import is_even_so
from llm_brief.verify.claims.lexicon import has_meaning_in, means_the_opposite, means_the_same, opposites_of
from llm_brief.verify.claims.words import STOP_WORDS

__all__ = ["conceded"]


class _Sort(StrEnum):
    """How a sentence hangs on a clause: if that is so, if it is not so, or not at all."""

    IF = "if"
    UNLESS = "unless"
    ANYWAY = "anyway"


class _Term(NamedTuple):
    """What something hangs on: the tokens ``first`` to ``last`` of a sentence, and the verb of what hangs on it."""

    sort: _Sort
    first: int
    last: int
    act: int


_OPENING = frozenset("if unless provided providing whether regardless irrespective matter".split())
_OPENED = re.compile(rf"(?i)\b(?:{'|'.join(sorted(_OPENING))})\b")
_ANYHOW = frozenset({"regardless", "irrespective"})
_HALF = 0.5


def conceded(comparison: Comparison) -> Iterator[Said]:
    """What the claim says that something hangs on, it hangs on in the source, in that way."""
    if _OPENED.search(comparison.reading.claim.text) is None:
        return
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    for claimed in _terms(mine):
        told = [term for term in _terms(theirs) if _are_of_one(claimed, mine, term, theirs)]
        if told and not any(_agree(claimed, mine, term, theirs) for term in told):
            yield _said(claimed, mine, told[0], theirs, comparison)
            return


def _said(claimed: _Term, mine: Parse, told: _Term, theirs: Parse, comparison: Comparison) -> Said:
    document, text = comparison.source.document, comparison.reading.claim.text
    place = document.span(theirs.tokens[told.first].start, theirs.tokens[told.last].end)
    here = text[mine.tokens[claimed.first].start : mine.tokens[claimed.last].end]
    if (
        not _is_same_act(claimed, mine, told, theirs)
        or _Sort.ANYWAY is told.sort
        or _turns(claimed, mine, told, theirs)
    ):
        reason = f"the source says {place.exact!r}; whether it is so {here!r} is open"
        return Said(Label.NOT_CHECKED, reason, (place,))
    if claimed.sort is _Sort.ANYWAY:
        return Said(Label.PARTIAL, f"the source puts it under a condition: {place.exact!r}", (place,))
    return Said(Label.CONTRADICTED, f"the source says {place.exact!r}, not {here!r}", (place,))


@once_per_parse
def _terms(parse: Parse) -> tuple[_Term, ...]:
    """All that a text says something hangs on, in order."""
    opening = (token for token in parse.tokens if token.text.lower() in _OPENING)
    return tuple(term for token in opening if (term := _term_at(parse, token)) is not None)


def _term_at(parse: Parse, token: Token) -> _Term | None:
    sort = _sort_of(parse, token)
    if sort is None:
        return None
    tokens = parse.sentence_tokens(token.sentence)
    last = next((t.index - 1 for t in tokens if t.index > token.index and t.pos == "PUNCT"), tokens[-1].index)
    above = (parse.tokens[at] for at in parse.ancestors(token.index))
    act = next((t.index for t in above if t.pos == "VERB" and not token.index <= t.index <= last), None)
    return None if act is None or last == token.index else _Term(sort, token.index, last, act)


def _sort_of(parse: Parse, token: Token) -> _Sort | None:
    """How the word opens a condition; None where it does not: "asked if", "provided meals", "knows whether"."""
    word, before = token.text.lower(), _text(parse, token.index - 1)
    governed = parse.tokens[token.head].dep
    if word == "unless":
        return _Sort.UNLESS
    if word == "if":
        if is_even_so(parse, token):
            return _Sort.ANYWAY
        return None if before == "as" or (governed != "advcl" and before != "only") else _Sort.IF
    if word == "whether":
        is_apart = before == "matter" or (before == "of" and _text(parse, token.index - 2) in _ANYHOW)
        return _Sort.ANYWAY if is_apart or governed == "advcl" else None
    if word in _ANYHOW:
        is_plain = _text(parse, token.index + 1) == "of" and _text(parse, token.index + 2) != "whether"
        return _Sort.ANYWAY if is_plain else None
    is_opening = token.dep in {"mark", "prep", "advcl"} and not parse.dependents(token.index, "nsubj", "aux", "auxpass")
    return _Sort.IF if word != "matter" and is_opening else None


def _text(parse: Parse, at: int) -> str:
    return parse.tokens[at].text.lower() if 0 <= at < len(parse.tokens) else ""


def _are_of_one(claimed: _Term, mine: Parse, told: _Term, theirs: Parse) -> bool:
    """Whether both conditions, and what hangs on them, have half of their words in common."""
    there, rest = _stems_of(theirs, told)
    return all(
        bool(words) and sum(has_meaning_in(stem, stems) for stem in words) >= _HALF * len(words)
        for words, stems in zip(_stems_of(mine, claimed), (there, rest), strict=True)
    )


@once_per_parse
def _stems_of(parse: Parse, term: _Term) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of a condition, and of the rest of its sentence."""
    inside, outside = set[str](), set[str]()
    for token in parse.sentence_tokens(parse.tokens[term.first].sentence):
        text = token.text.lower()
        if token.pos in _TELLING and not {text, token.lemma.lower()} & _EMPTY:
            (inside if term.first <= token.index <= term.last else outside).add(stem_of(token.lemma.lower()))
    return frozenset(inside), frozenset(outside)


_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_NOT = frozenset("not n't no never nobody nothing none neither nor without cannot fail".split())
_EMPTY = STOP_WORDS | _OPENING | _NOT | {"say", "tell"}


def _agree(claimed: _Term, mine: Parse, told: _Term, theirs: Parse) -> bool:
    """Whether both say the same by "if" or "unless", a "not" of either and words of opposite meaning counted in."""
    if _Sort.ANYWAY in (claimed.sort, told.sort):
        return claimed.sort is told.sort
    turned = (_is_turned(mine, claimed) + _is_turned(theirs, told)) % 2 != _are_opposite(claimed, mine, told, theirs)
    return (claimed.sort is told.sort) != turned


def _turns(claimed: _Term, mine: Parse, told: _Term, theirs: Parse) -> bool:
    """Whether anything but the word that opens the condition turns one of them round."""
    if claimed.sort is _Sort.ANYWAY:
        return False
    is_turned = any(
        _denies(parse, term) or _is_act_denied(parse, term) for parse, term in _both(claimed, mine, told, theirs)
    )
    return is_turned or _are_opposite(claimed, mine, told, theirs)


def _both(claimed: _Term, mine: Parse, told: _Term, theirs: Parse) -> tuple[tuple[Parse, _Term], ...]:
    return (mine, claimed), (theirs, told)


def _is_turned(parse: Parse, term: _Term) -> bool:
    """Whether a "not" turns either the condition or what hangs on it, and not both."""
    return _denies(parse, term) != _is_act_denied(parse, term)


def _denies(parse: Parse, term: _Term) -> bool:
    tokens = parse.tokens[term.first : term.last + 1]
    is_either_way = term.sort is _Sort.ANYWAY  # "whether or not"
    return not is_either_way and any(_NOT & {token.text.lower(), token.lemma.lower()} for token in tokens)


def _is_act_denied(parse: Parse, term: _Term) -> bool:
    return is_told_untrue(parse, term.act)


def _are_opposite(claimed: _Term, mine: Parse, told: _Term, theirs: Parse) -> bool:
    """Whether one condition has a word whose opposite the other has, or one act is the other's opposite, not both."""
    here, there = _stems_of(mine, claimed)[0], _stems_of(theirs, told)[0]
    own = (stem for stem in here if not has_meaning_in(stem, there))
    of_terms = any(not opposites_of(stem).isdisjoint(there - here) for stem in own)
    return of_terms != means_the_opposite(_act(mine, claimed), _act(theirs, told))


def _is_same_act(claimed: _Term, mine: Parse, told: _Term, theirs: Parse) -> bool:
    """Whether what the claim says hangs on it is in the source what does, by its verb."""
    one, rest = _act(mine, claimed), _stems_of(theirs, told)[1]
    return one in rest or means_the_same(one, _act(theirs, told))


def _act(parse: Parse, term: _Term) -> str:
    return stem_of(parse.tokens[term.act].lemma.lower())
