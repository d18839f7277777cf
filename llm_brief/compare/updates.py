"""What a later report changes about a fact, field by field, by stated rules.

A value counts as changed only when a document says so that was not there before: another reading of the same words is
our own affair. Wording is no change: names that may be one, a vaguer date, "about 2,300" beside "2,300".
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from llm_brief.compare.facts import content_words
from llm_brief.compare.likeness import MATCH, same_name, shared_words
from llm_brief.compare.said import Said, said
from llm_brief.records.base import Evidence, Quantity
from llm_brief.records.briefing import Conflict
from llm_brief.records.record import AnyRecord
from llm_brief.records.values import OPEN_DATE
from llm_brief.records.vocabulary import DemandStatus, EventStatus, Force, Kind
from llm_brief.text.dates.edtf import EDTF, contains
from llm_brief.text.fold import fold_words
from llm_brief.text.numerals import CARDINALS

__all__ = ["Reports", "Update", "updates"]


@dataclass(frozen=True, slots=True)
class Update:
    """One value that took another's place; ``old`` None: the field was open before."""

    pointer: str
    old: Said | None
    new: Said


Differs = Callable[[Said, Said], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """What is known of the documents behind values: which words are news, and when a value was last told.

    ``conflicts`` are those of the earlier and of the new briefing.
    """

    is_news: Callable[[Evidence], bool]
    told_on: Callable[[Evidence], date]
    before: Sequence[Conflict] = ()
    after: Sequence[Conflict] = ()

    def last_told(self, item: Said) -> date:
        """The day of the latest document that gives a value."""
        return max(map(self.told_on, item.evidence), default=date.min)


def updates(before: AnyRecord, after: AnyRecord, reports: Reports) -> Iterator[Update]:
    """The updates of a fact: of its earlier values the one told last is the one that changed."""
    for name, differs in _FIELDS[Kind(after.kind)].items():
        old = sorted(said(before, name, reports.before), key=reports.last_told)
        new = sorted(said(after, name, reports.after), key=reports.last_told)
        told = [item for item in new if any(map(reports.is_news, item.evidence))]
        if name == "quantities":
            yield from _numbers(old, told)
        else:
            yield from _single(name, old, told, differs)


def _single(name: str, old: Sequence[Said], told: Sequence[Said], differs: Differs) -> Iterator[Update]:
    """At most one update: the last of several new values is the one that stands."""
    last = old[-1] if old else None
    for item in reversed(told):
        if last is None or all(differs(other, item) for other in old):
            yield Update(f"/{name}", last, item)
            return


def _numbers(old: Sequence[Said], told: Sequence[Said]) -> Iterator[Update]:
    """Numbers are of one thing when they have the same unit; a unit not heard before is a new detail."""
    done: set[str | None] = set()
    for item in reversed(told):
        unit = _unit(item)
        rivals = [other for other in old if _unit(other) == unit]
        if unit in done or not all(_number_differs(other, item) for other in rivals):
            continue
        done.add(unit)
        yield Update("/quantities", rivals[-1] if rivals else None, item)


def _unit(item: Said) -> str | None:
    unit = item.value.unit if isinstance(item.value, Quantity) else None
    return unit.lower().removesuffix("s") if unit else None


def _number_differs(old: Said, new: Said) -> bool:
    if not isinstance(old.value, Quantity) or not isinstance(new.value, Quantity):
        return old.shown != new.shown
    if (old.value.low, old.value.high) == (new.value.low, new.value.high):
        return False
    return not _holds(new.value, old.value)


def _holds(wide: Quantity, narrow: Quantity) -> bool:
    """Whether every number that ``narrow`` allows is allowed by ``wide``: the vaguer one is no update."""
    low = wide.low is None or (narrow.low is not None and wide.low <= narrow.low)
    high = wide.high is None or (narrow.high is not None and narrow.high <= wide.high)
    return low and high


def _date_differs(old: Said, new: Said) -> bool:
    """Another day, or one where there was none; not the same told more vaguely."""
    if new.shown == OPEN_DATE:
        return False
    if old.shown == OPEN_DATE:
        return True
    return not contains(EDTF.parse(new.shown), EDTF.parse(old.shown))


def _deadline_differs(old: Said, new: Said) -> bool:
    """Another last day. "by 6 June" is open towards the past, so it holds whatever a shorter deadline holds."""
    if OPEN_DATE in (old.shown, new.shown):
        return _date_differs(old, new)
    before, now = EDTF.parse(old.shown).latest, EDTF.parse(new.shown).latest
    return _date_differs(old, new) if before is None or now is None else before != now


def _name_differs(old: Said, new: Said) -> bool:
    return not same_name(old.shown, new.shown)


def _words_differ(old: Said, new: Said) -> bool:
    return shared_words([content_words(old.shown)], [content_words(new.shown)]) < MATCH


def _amount_differs(old: Said, new: Said) -> bool:
    """The same words around another number: "14 crane drivers" and "15 crane drivers"; a number left out is none."""
    before, now = _numbers_in(old.shown), _numbers_in(new.shown)
    return not _words_differ(old, new) and bool(before and now) and not now <= before and not before <= now


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+(?:-[a-z]+)?")


def _numbers_in(text: str) -> frozenset[str]:
    """The numbers in a wording, in digits; "one" is more often a pronoun."""
    words = (word.replace(",", "") for word in _NUMBER.findall(fold_words(text)))
    return frozenset(
        str(CARDINALS.get(word, word)) for word in words if word[0].isdigit() or CARDINALS.get(word, 1) != 1
    )


_STEPS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        EventStatus.PLANNED: frozenset(EventStatus) - {EventStatus.PLANNED, EventStatus.ALLEGED},
        EventStatus.POSTPONED: frozenset(EventStatus) - {EventStatus.POSTPONED, EventStatus.ALLEGED},
        EventStatus.ONGOING: frozenset({EventStatus.OCCURRED, EventStatus.CANCELLED, EventStatus.DENIED}),
        EventStatus.ALLEGED: frozenset({EventStatus.OCCURRED, EventStatus.DENIED}),
        EventStatus.OCCURRED: frozenset({EventStatus.DENIED}),
        EventStatus.CANCELLED: frozenset({EventStatus.PLANNED, EventStatus.OCCURRED, EventStatus.ONGOING}),
        EventStatus.DENIED: frozenset({EventStatus.OCCURRED}),
        DemandStatus.MADE: frozenset(DemandStatus) - {DemandStatus.MADE},
        DemandStatus.REITERATED: frozenset(DemandStatus) - {DemandStatus.MADE, DemandStatus.REITERATED},
        DemandStatus.PARTLY_MET: frozenset({DemandStatus.MET, DemandStatus.REJECTED, DemandStatus.WITHDRAWN}),
        DemandStatus.REJECTED: frozenset(DemandStatus) - {DemandStatus.MADE, DemandStatus.REJECTED},
    }
)
"""From which status to which a thing moves on. A report that looks back ("had been planned") moves nothing."""

_FORCES = (Force.REQUEST, Force.APPEAL, Force.DEMAND, Force.ORDER, Force.ULTIMATUM)


def _status_differs(old: Said, new: Said) -> bool:
    return new.shown in _STEPS.get(old.shown, ())


def _is_sharper(old: Said, new: Said) -> bool:
    return _FORCES.index(Force(new.shown)) > _FORCES.index(Force(old.shown))


def _is_other(old: Said, new: Said) -> bool:
    return old.shown != new.shown


_FIELDS: Mapping[Kind, Mapping[str, Differs]] = MappingProxyType(
    {
        Kind.EVENT: {
            "status": _status_differs,
            "place": _name_differs,
            "date": _date_differs,
            "quantities": _number_differs,
        },
        Kind.DEMAND: {
            "content": _amount_differs,
            "force": _is_sharper,
            "condition": _words_differ,
            "deadline": _deadline_differs,
            "status": _status_differs,
            "response": _words_differ,
        },
        Kind.POSITION: {"stance": _is_other},
    }
)
"""The fields whose values are news. Who acts and what is said make the fact the fact it is; titles are our wording."""
