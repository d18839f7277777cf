"""Where the sources tell what came of a demand: often fewer of them do than tell the demand."""

from llm_brief.records.base import Evidence
from llm_brief.records.record import AnyRecord, Demand
from llm_brief.records.vocabulary import DemandStatus

__all__ = ["outcome_places"]


def outcome_places(record: AnyRecord) -> tuple[Evidence, ...]:
    """The words that an answer or an outcome rests on; none for what is no demand, or was only made."""
    if not isinstance(record, Demand):
        return ()
    status = record.status if record.status and record.status.value is not DemandStatus.MADE else None
    if record.response is None and status is None:
        return ()
    leaves = (leaf for leaf in (record.response, record.responder, status) if leaf is not None)
    return tuple(dict.fromkeys(place for leaf in leaves for place in leaf.evidence))
