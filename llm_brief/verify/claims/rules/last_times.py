"""The rule about the last time: what was last done on a day was not done later."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.moments import is_after
from llm_brief.verify.claims.when import compatible, read_value

__all__ = ["lasting"]

_SINCE = frozenset({"after", "since", "during"})
_TIMES = frozenset("night day morning evening afternoon eve week month year hour time moment weekend".split())


def lasting(comparison: Comparison) -> Iterator[Said]:
    """What the source says was last done on a day, the claim does not tell of a later time."""
    theirs = comparison.source.parse
    for last in _lasts(theirs) if theirs is not None else ():
        told = comparison.source.clause_at.get(last.head) if comparison.in_evidence(last.start) else None
        if told is not None and any(c.lemma == told.lemma and not c.negated for c in comparison.reading.known.clauses):
            yield from _later(told, last, comparison)


@once_per_parse
def _lasts(parse: Parse) -> tuple[Token, ...]:
    """Each "last" of "was last opened"; not that of "last year"."""
    return tuple(token for token in parse.tokens if token.dep == "advmod" and token.text.lower() == "last")


def _later(clause: Clause, last: Token, comparison: Comparison) -> Iterator[Said]:
    told = [(date, value) for date, value in comparison.source.dated if last.start < date.start < clause.end]
    claimed = [read_value(date.value.value) for date in comparison.dates if date.value]
    if not told or any(compatible(value, told[0][1]) for value in claimed):
        return
    place = comparison.source.document.span(last.start, told[0][0].end)
    if any(is_after(value, told[0][1]) for value in claimed):
        yield Said(Label.CONTRADICTED, f"the source says {place.exact!r}", (place,))
    elif claimed or _has_time_of_its_own(comparison):
        yield Said(Label.NOT_CHECKED, f"the source says {place.exact!r}; whether it was at this time is open", (place,))


def _has_time_of_its_own(comparison: Comparison) -> bool:
    """Whether the claim says by another event when it was: "after the fire", "on the night of the flood"."""
    mine = comparison.reading.known.parse
    return mine is not None and any(_is_by_event(mine, token) for token in mine.tokens)


def _is_by_event(mine: Parse, token: Token) -> bool:
    if token.dep == "mark":
        return token.text.lower() in _SINCE | {"when", "while"}
    word = mine.tokens[token.head].text.lower()
    return token.dep == "pobj" and (word in _SINCE or (word in {"on", "in", "at"} and token.lemma.lower() in _TIMES))
