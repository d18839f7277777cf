"""The running state: for how many days a disagreement has lasted and a demand has stood without an answer."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from llm_brief.records.briefing import Briefing, Conflict, Gap
from llm_brief.records.record import Demand

__all__ = ["disputes_of", "with_running_state"]

_FIELDS: Mapping[str, str] = {
    "date": "the date",
    "number": "the number",
    "name": "the name",
    "role": "the office",
    "quote": "the words",
    "place": "the place",
    "attribution": "who said it",
    "polarity": "whether it is so",
    "existence": "whether it happened",
    "status": "how things stand",
}


def disputes_of(conflict: Conflict) -> Iterator[tuple[str, str]]:
    """What identifies a disagreement from day to day: the records it is about and the field."""
    yield from ((record_id, conflict.field) for record_id in conflict.record_ids)


def with_running_state(
    briefing: Briefing, reported: Mapping[str, date], disputed: Callable[[Conflict], date | None]
) -> Briefing:
    """``briefing`` with a gap for each disagreement that has lasted, and the days in those of unanswered demands.

    ``reported`` has the first day of known facts, ``disputed`` gives the first day of a disagreement.
    """
    lasting = tuple(_lasting(briefing, disputed))
    demands = {demand.id: demand for demand in briefing.demands}
    gaps = tuple(_dated(gap, demands, reported, briefing.as_of) for gap in briefing.gaps)
    return briefing.model_copy(update={"gaps": (*gaps, *lasting)}) if lasting or gaps != briefing.gaps else briefing


def _lasting(briefing: Briefing, disputed: Callable[[Conflict], date | None]) -> Iterator[Gap]:
    for conflict in briefing.conflicts:
        first = disputed(conflict)
        if conflict.relation == "contradicts" and first is not None and first < briefing.as_of:
            matter = f"{_FIELDS[conflict.kind]} ({conflict.about})"
            text = f"Day {_days(first, briefing.as_of)}: the sources still differ on {matter}."
            yield Gap(text=text, record_ids=conflict.record_ids)


def _dated(gap: Gap, demands: Mapping[str, Demand], reported: Mapping[str, date], today: date) -> Gap:
    """An unanswered demand that was reported on an earlier day says so."""
    if len(gap.record_ids) != 1 or gap.record_ids[0] not in demands or gap.record_ids[0] not in reported:
        return gap
    first = reported[gap.record_ids[0]]
    if first >= today:
        return gap
    return gap.model_copy(update={"text": f"Day {_days(first, today)}: {gap.text}"})


def _days(first: date, today: date) -> int:
    """The first day is day 1."""
    return (today - first).days + 1
