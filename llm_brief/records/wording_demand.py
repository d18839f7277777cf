"""A demand as a sentence: who asked whom for what, how firmly, until when, and what was answered.

How the demanded words fit into our sentence is read off the source: after "to" stands a verb, after "that" a clause,
after "for" a thing.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from llm_brief.records.base import Leaf
from llm_brief.records.phrasing import and_list, closed, name, quoted
from llm_brief.records.record import Demand
from llm_brief.records.vocabulary import DemandStatus, Force

__all__ = ["demand_sentence"]


class _Form(StrEnum):
    ACT = "act"
    CLAUSE = "clause"
    THING = "thing"
    OPEN = "open"


_NOUNS = {Force.REQUEST: "request", Force.APPEAL: "appeal", Force.ORDER: "order", Force.ULTIMATUM: "ultimatum"}
_TO: Mapping[Force | None, Mapping[_Form, str]] = MappingProxyType(
    {
        None: {_Form.ACT: "asked {} to {}", _Form.CLAUSE: "asked {} that {}", _Form.THING: "asked {} for {}"},
        Force.APPEAL: {
            _Form.ACT: "appealed to {} to {}",
            _Form.CLAUSE: "appealed to {} that {}",
            _Form.THING: "appealed to {} for {}",
            _Form.OPEN: "appealed to {}: {}",
        },
        Force.DEMAND: {
            _Form.ACT: "demanded that {} {}",
            _Form.CLAUSE: "demanded of {} that {}",
            _Form.THING: "demanded of {} {}",
            _Form.OPEN: "demanded of {}: {}",
        },
        Force.ORDER: {_Form.ACT: "ordered {} to {}", _Form.OPEN: "ordered {}: {}"},
        Force.ULTIMATUM: {
            _Form.ACT: "gave {} an ultimatum to {}",
            _Form.CLAUSE: "gave {} an ultimatum that {}",
            _Form.OPEN: "gave {} an ultimatum: {}",
        },
    }
)
"""With an addressee."""
_ALONE: Mapping[Force | None, Mapping[_Form, str]] = MappingProxyType(
    {
        None: {_Form.CLAUSE: "asked that {}", _Form.THING: "asked for {}"},
        Force.APPEAL: {_Form.CLAUSE: "appealed that {}", _Form.THING: "appealed for {}"},
        Force.DEMAND: {_Form.CLAUSE: "demanded that {}", _Form.THING: "demanded {}"},
        Force.ORDER: {_Form.CLAUSE: "ordered that {}", _Form.THING: "ordered {}"},
        Force.ULTIMATUM: {_Form.CLAUSE: "gave an ultimatum that {}"},
    }
)
"""Without one."""
_OUTCOMES = {
    DemandStatus.REITERATED: "the demand was repeated",
    DemandStatus.PARTLY_MET: "the demand was met in part",
    DemandStatus.MET: "the demand was met",
    DemandStatus.REJECTED: "the demand was rejected",
    DemandStatus.WITHDRAWN: "the demand was withdrawn",
}
_LONG_ANSWER = 12
"""Words of an answer that is told beside its outcome: a longer one is the sentence that tells the outcome itself."""
_THING = re.compile(
    r"(?:an?|the|this|these|those|all|any|some|more|no|its|their|his|her|our|\d[\d.,]*|one|two|three)\b", re.IGNORECASE
)
_AFTER_THAT = re.compile(r"\bthat\s+(?:\S+\s+){1,6}$")
_BEFORE_THING = re.compile(
    r"\b(?:for|of|demand\w*|request\w*|seek\w*|sought|requires?|required|urg(?:es|ed|ing))\s+$", re.IGNORECASE
)


def demand_sentence(demand: Demand) -> str:
    """The demand with all that is supported of it; the words demanded stay in quotation marks."""
    who = name(demand.demander.value) if demand.demander else "Somebody"
    told = f", according to {_lowered(name(demand.attribution.value))}" if demand.attribution else ""
    return closed("; ".join([f"{who} {_asked(demand)}{told}", *_tails(demand)]))


def _asked(demand: Demand) -> str:
    form, words = _fitted(demand)
    force = demand.force.value if demand.force else None
    force = None if force is Force.REQUEST else force
    if demand.addressees:
        table = _TO[force]
        whom = and_list(demand.addressees)
        return table.get(form, table.get(_Form.OPEN, "asked {}: {}")).format(whom, quoted(words))
    if form in _ALONE[force]:
        return _ALONE[force][form].format(quoted(words))
    noun = _NOUNS.get(demand.force.value, "demand") if demand.force else "request"
    article = "an" if noun[0] in "aou" else "a"
    return f"issued {article} {noun}: {quoted(words)}"


def _fitted(demand: Demand) -> tuple[_Form, str]:
    """How the demanded words fit in, and the words without a leading "to" or "that"."""
    if demand.content is None:
        return _Form.OPEN, demand.evidence[0].exact
    words = demand.content.value
    for lead, form in (("to ", _Form.ACT), ("that ", _Form.CLAUSE)):
        if words.lower().startswith(lead):
            return form, words[len(lead) :]
    return _form(words, _before(demand.content)), words


def _before(content: Leaf[str]) -> str:
    return content.evidence[0].prefix if content.evidence else ""


def _form(words: str, before: str) -> _Form:
    if re.search(r"\bthat\s+$", before):
        return _Form.CLAUSE
    if _THING.match(words) or _BEFORE_THING.search(before):
        return _Form.THING
    if re.search(r"\b(?:to|must|should)\s+$", before) or _AFTER_THAT.search(before):
        return _Form.ACT
    return _Form.OPEN


def _tails(demand: Demand) -> Iterator[str]:
    if demand.condition:
        yield f"the condition is {quoted(demand.condition.value)}"
    if demand.deadline and demand.deadline.raw and demand.deadline.raw not in _content(demand):
        yield f"the deadline is {quoted(demand.deadline.raw)}"
    yield from _outcome(demand)


def _outcome(demand: Demand) -> Iterator[str]:
    """What became of it, and the answer where it says more than that."""
    who = _lowered(name(demand.responder.value)) if demand.responder else None
    outcome = _OUTCOMES.get(demand.status.value) if demand.status else None
    if outcome is not None:
        yield (
            f"{who} rejected it" if who and demand.status and demand.status.value is DemandStatus.REJECTED else outcome
        )
    if demand.response and not (outcome and len(demand.response.value.split()) > _LONG_ANSWER):
        yield f"{f'{who} answered' if who and outcome is None else 'the answer was'}: {quoted(demand.response.value)}"


def _lowered(words: str) -> str:
    return re.sub(r"^(?:The|An?)\b", lambda found: found[0].lower(), words)


def _content(demand: Demand) -> str:
    return demand.content.value if demand.content else demand.evidence[0].exact
