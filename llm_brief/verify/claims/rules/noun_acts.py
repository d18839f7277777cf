"""The rule about who makes a bid for whom: "a bid by Oru for Ulm" is none by Ulm, nor does Ulm take Oru over.

The parser hangs "by Oru" and "for Ulm" on many a word, so the two are read by where they stand behind the noun.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from llm_brief.records.base import Label
from llm_brief.text.document import Span
from llm_brief.text.grammar.parse import Parse, Phrase, Token, once_per_parse
from llm_brief.verify.case import Said
from llm_brief.verify.claims.arcs import text_of_phrase
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, agreement

__all__ = ["noun_acts"]

_ACTS: Mapping[str, str] = MappingProxyType(
    {
        word: act
        for act, words in (
            ("buying", "takeover bid acquisition purchase buyout offer take_over buy buy_up buy_out acquire purchase"),
            ("suit", "suit lawsuit sue"),
            ("attack", "attack assault raid strike"),
            ("win", "victory win triumph beat defeat"),
        )
        for word in words.split()
    }
)
"""Nouns and verbs that tell of one act."""
_TARGETS = frozenset({"for", "of", "against", "on", "over"})
_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})


@dataclass(frozen=True, slots=True)
class _NounAct:
    """An act with who does it and whom it is done to, at ``start:end``."""

    act: str
    doer: Phrase
    target: Phrase
    start: int
    end: int


def noun_acts(comparison: Comparison) -> Iterator[Said]:
    """What the source tells in a noun, by whom and to whom, the claim tells of the same two in the same parts."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or _WORDS.isdisjoint(mine.lemmas):
        return
    claimed = [*_in_nouns(mine), *_in_verbs(comparison, mine)]
    told = [act for act in _in_nouns(theirs) if _is_near(act, comparison, theirs)] if claimed else []
    for one in claimed:
        alike = [(other, _fit(one, other, comparison, mine)) for other in told if other.act == one.act]
        if alike and not any(fit is True for _, fit in alike) and not _is_told(one, comparison, mine):
            turned = next((other for other, fit in alike if fit is False), None)
            if turned is not None:
                yield _said(turned, comparison)
                return


_WORDS = frozenset(word.partition("_")[0] for word in _ACTS)


def _said(told: _NounAct, comparison: Comparison) -> Said:
    place: Span = comparison.source.document.span(told.start, told.end)
    reason = f"in the source the parts may be others: {place.exact!r}"
    return Said(Label.NOT_CHECKED, reason, (place,))


def _is_near(act: _NounAct, comparison: Comparison, theirs: Parse) -> bool:
    sentences = {comparison.source.document.sentences[at].index for at in comparison.reading.best}
    return theirs.tokens[act.doer.head].sentence in sentences


def _fit(claimed: _NounAct, told: _NounAct, comparison: Comparison, mine: Parse) -> bool | None:
    """Whether both have the same parts; False where one of the claim's two has the other's, or a third has its."""

    def agree(one: Phrase, other: Phrase) -> Agreement:
        return agreement(text_of_phrase(mine, one), comparison.source.phrase_text(other), comparison.source.names)

    by, to = agree(claimed.doer, told.doer), agree(claimed.target, told.target)
    if by is Agreement.SAME and to is Agreement.SAME:
        return True
    if agree(claimed.doer, told.target) is Agreement.SAME or agree(claimed.target, told.doer) is Agreement.SAME:
        return False
    return False if {by, to} == {Agreement.SAME, Agreement.DIFFERENT} else None


def _is_told(claimed: _NounAct, comparison: Comparison, mine: Parse) -> bool:
    """Whether a verb of the source tells of the act with the claim's two in their parts."""
    names, text = comparison.source.names, comparison.source.phrase_text
    mine_texts = [text_of_phrase(mine, part) for part in (claimed.doer, claimed.target)]
    for clause in comparison.source.known.clauses:
        subject = clause.stands_for or clause.subject
        if _ACTS.get(clause.lemma) != claimed.act or subject is None or not clause.objects:
            continue
        told = text(subject), text(clause.objects[0])
        if all(agreement(*pair, names) is not Agreement.DIFFERENT for pair in zip(mine_texts, told, strict=True)):
            return True
    return False


def _in_verbs(comparison: Comparison, mine: Parse) -> Iterator[_NounAct]:
    """The acts that verbs of the claim tell of, between two that are named."""
    for clause in comparison.reading.known.clauses:
        if clause.lemma in _ACTS and clause.subject is not None and clause.objects and not clause.nominal:
            parts = clause.subject, clause.objects[0]
            if all(mine.tokens[part.head].pos in {"PROPN", "NOUN"} for part in parts):
                yield _NounAct(_ACTS[clause.lemma], *parts, clause.start, clause.end)


@once_per_parse
def _in_nouns(parse: Parse) -> tuple[_NounAct, ...]:
    found = (_in_noun(parse, token) for token in parse.tokens if token.pos == "NOUN" and token.lemma in _ACTS)
    return tuple(act for act in found if act is not None)


def _in_noun(parse: Parse, noun: Token) -> _NounAct | None:
    parts, end = dict(_behind(parse, noun)), noun.end
    owner = next(iter(parse.dependents(noun.index, "poss")), None)
    doer = parts.get("by") or (parse.noun_phrase(owner) if owner is not None else None)
    target = next((phrase for name, phrase in parts.items() if name in _TARGETS), None)
    if doer is None or target is None or parse.tokens[doer.head].pos == "PRON":
        return None
    end = max(end, doer.end, target.end)
    return _NounAct(_ACTS[noun.lemma], doer, target, min(noun.start, doer.start), end)


def _behind(parse: Parse, noun: Token) -> Iterator[tuple[str, Phrase]]:
    """What stands behind "by", "for" and their like, one after another right behind the noun."""
    at = noun.index + 1
    while at < len(parse.tokens) and parse.tokens[at].text.lower() in _TARGETS | {"by"}:
        end = at + 1
        while end < len(parse.tokens) and parse.tokens[end].pos in _INSIDE:
            end += 1
        if end == at + 1 or parse.tokens[end - 1].sentence != noun.sentence:
            return
        yield parse.tokens[at].text.lower(), Phrase(end - 1, parse.tokens[at + 1].start, parse.tokens[end - 1].end)
        at = end
